"""Citation keys: family name, year, first word of the title, by one formula.

The formula is docs/library.md's ("Keys"): beech2008internet, europol2020exploiting, world2018icd.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs import bodies
from procsead_refs.library.small_words import small_words
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from procsead_refs.model import Name, Reference

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_MARKUP = re.compile(r"<[^<>]{1,60}>")
_LONGEST = 24  # letters of one part
_KEY = re.compile(r"[^\s,{}()=\"#%~\\\x00-\x1f\x7f]+")
_NOT_ASCII = re.compile(r"[^a-z0-9]+")


def key(reference: Reference, taken: Collection[str] = ()) -> str:
    """Return a key for a reference that is none of those taken (compared in lower case).

    Args:
        reference: the work.
        taken: the keys there are, in lower case.
    """
    wanted = formula(reference)
    if wanted not in taken:
        return wanted
    number = 0
    while (candidate := wanted + _letter(number)) in taken:
        number += 1
    return candidate


def keyed(references: Iterable[Reference], keeps: Collection[str] = ()) -> Iterator[Reference]:
    """Yield references with keys by the formula, each key once.

    Args:
        references: works in their order.
        keeps: the ids that stay as they are.
    """
    taken = {one.casefold() for one in keeps}
    for reference in references:
        if reference.id in keeps:
            yield reference
            continue
        own = key(reference, taken)
        taken.add(own.casefold())
        yield replace(reference, id=own)


def formula(reference: Reference) -> str:
    """Return the key that the formula gives, whether it is taken or not."""
    title = _first_word(reference.title)
    creators = reference.creators
    first = creators[0] if creators else None
    name = _name(first) if first else ""
    year = reference.issued.year
    dated = str(year) if year is not None else "nd"
    return (name or title or _plain(reference.type)) + dated + (title if name else "")


def is_valid(text: str) -> bool:
    """Return whether a text can be a key in .bib, LaTeX and pandoc's Markdown alike."""
    return bool(_KEY.fullmatch(text)) and "@" not in text and ";" not in text


def _name(creator: Name) -> str:
    """Return the first word of a family name, or the first telling word of a body's name.

    A body counts under the name that the registry prints, so that WHO and its name in full give
    one key.
    """
    if not creator.literal:
        words = _WORD.findall(creator.family)
        return _plain(words[0]) if words else ""
    body = bodies.find(creator.literal)
    return _first_word(body.name if body is not None else creator.literal)


def _first_word(text: str) -> str:
    words = _WORD.findall(_MARKUP.sub("", text))
    telling = (word for word in words if fold(word) not in small_words())
    return _plain(next(telling, words[0] if words else ""))


def _plain(text: str) -> str:
    return _NOT_ASCII.sub("", letters(text))[:_LONGEST]


def _letter(number: int) -> str:
    """Return a, b, … z, aa, ab and so on."""
    letter = chr(ord("a") + number % 26)
    return _letter(number // 26 - 1) + letter if number >= 26 else letter  # noqa: PLR2004 - letters
