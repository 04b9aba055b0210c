"""Citation keys: family name, year, first word of the title, by one formula.

The formula is docs/library.md's ("Keys"): beech2008internet, europol2020exploiting, world2018icd.
"""

from __future__ import annotations

import re
from dataclasses import replace
from string import ascii_lowercase
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


class Keys:
    """The keys of a library or list, each of them once (compared in lower case).

    Args:
        taken: the keys there are.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {key.lower() for key in taken}
        self._letters: dict[str, int] = {}

    def __contains__(self, key: str) -> bool:
        """Return whether a key is taken."""
        return key.lower() in self._taken

    def add(self, key: str) -> str:
        """Take a key, and return it."""
        self._taken.add(key.lower())
        return key

    def new(self, reference: Reference) -> str:
        """Take a new key for a reference, and return it: the formula's, with a letter if need be.

        Of very many references with one key none goes through all the letters again.
        """
        key = wanted = formula(reference)
        while key in self:
            number = self._letters.get(wanted, 0)
            key = wanted + _letter(number)
            self._letters[wanted] = number + 1
        return self.add(key)


def keyed(references: Iterable[Reference], keeps: Collection[str] = ()) -> Iterator[Reference]:
    """Yield references with keys by the formula, each key once.

    Args:
        references: works in their order.
        keeps: the ids that stay as they are.
    """
    keys = Keys(keeps)
    for reference in references:
        kept = reference.id in keeps
        yield reference if kept else replace(reference, id=keys.new(reference))


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
    rounds, place = divmod(number, len(ascii_lowercase))
    return (_letter(rounds - 1) if rounds else "") + ascii_lowercase[place]
