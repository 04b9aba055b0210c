"""Corporate authors: which body a text names, whether two texts name the same one.

The rows are data/bodies.toml's, and a project's own ([[body]] in procsead-refs.toml).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from procsead_refs.data import table
from procsead_refs.text import fold, letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"[^\W_]+(?:[-'’&.][^\W_]+)*")
_PARENTHESES = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]\s*")
_MAX_NAME = 300  # no body's name is longer; a longer text is a paragraph
_BEGINNING, _HEAD = 16, 4  # code points of a text's beginning, letters that are looked at
_A_PERSONS_WORDS = 2
_SHORTEST_STEM = 3  # before an ending: "Raamat" is not an Amt


@dataclass(frozen=True, slots=True)
class Body:
    """A corporate author under all its names.

    `name` is what a list prints, `names` the official ones by language (ISO 639-1), `evidence`
    whether the row was seen at its `source` ("E") or is still to be confirmed there ("K").
    """

    name: str
    abbreviations: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    source: str = ""
    evidence: str = "K"

    @property
    def every_name(self) -> tuple[str, ...]:
        """Every name it is known under, the printed one first, each once."""
        by_language = (name for names in self.names.values() for name in names)
        every = (self.name, *by_language, *self.aliases, *self.abbreviations)
        return tuple(dict.fromkeys(every))


@cache
def registry() -> tuple[Body, ...]:
    """Return the bodies of data/bodies.toml, in its order."""
    return tuple(_body(row) for row in table("bodies")["body"])


def find(text: str, extra: Sequence[Mapping[str, Any]] = ()) -> Body | None:
    """Return the body that a text names, or None where it names none or more than one (APA).

    Args:
        text: a name in any of the registry's languages, an abbreviation, or both, the one in
            parentheses after the other.
        extra: a project's own rows (`Project.bodies`), which come before ours.
    """
    found = candidates(text, extra)
    return found[0] if len(found) == 1 else None


def candidates(text: str, extra: Sequence[Mapping[str, Any]] = ()) -> tuple[Body, ...]:
    """Return every body that a text may name: both APAs for "APA"; see `find`.

    Where a name and its abbreviation stand together, those that answer to both are preferred:
    "American Psychiatric Association (APA)" names one.
    """
    if not extra and not _begins_like_a_name(text):
        return ()
    index = _extended(json.dumps([dict(row) for row in extra])) if extra else _own_index()
    found: tuple[Body, ...] = ()
    for form in _forms(text):
        bodies = index.get(_key(form), ())
        both = tuple(body for body in bodies if body in found)
        found = both or found or bodies
    return found


def same(one: str, other: str, extra: Sequence[Mapping[str, Any]] = ()) -> bool:
    """Return whether two texts name the same body, or could ("APA" and either of the two)."""
    if _key(one) == _key(other):
        return True
    others = candidates(other, extra)
    return bool(others) and any(body in others for body in candidates(one, extra))


@lru_cache(maxsize=4096)
def is_body(text: str) -> bool:
    """Return whether a text is a body's name rather than a person's.

    It is where the registry knows it, or where a word of data/bodies.toml says so (Ministry,
    virasto, …); a name with a comma is judged by what stands before it, so that "Court, J." and
    "Board, Mary" stay persons.
    """
    if not text or len(text) > _MAX_NAME:
        return False
    return bool(candidates(text)) or _reads_like_a_body(text)


def _reads_like_a_body(text: str) -> bool:
    rules = _recognised()
    words = _WORD.findall(fold(text.partition(",")[0]))
    named = rules.words | rules.surnames if len(words) > _A_PERSONS_WORDS else rules.words
    if any(word.endswith(rules.endings) and _has_ending(word, rules.endings) for word in words):
        return True
    if len(words) > 1 and not named.isdisjoint(words):
        return True
    typed = _WORD.findall(text)
    if len(typed) <= 1 or typed[-1].casefold() not in rules.forms:  # "Åsa" is no "ASA"
        return False
    return len(typed) > _A_PERSONS_WORDS or not typed[-1].isupper()  # "Berg AG" may be initials


@dataclass(frozen=True, slots=True)
class _Recognised:
    words: frozenset[str]
    surnames: frozenset[str]
    endings: tuple[str, ...]
    forms: frozenset[str]


@cache
def _recognised() -> _Recognised:
    rows = table("bodies")["recognised"]
    endings = sorted(rows["endings"], key=len, reverse=True)
    return _Recognised(
        words=frozenset(rows["words"]),
        surnames=frozenset(rows["surnames"]),
        endings=tuple(endings),
        forms=frozenset(rows["forms"]),
    )


def _body(row: Mapping[str, Any]) -> Body:
    return Body(
        name=str(row["name"]),
        abbreviations=_texts(row.get("abbreviations")),
        names={key: _texts(value) for key, value in row.items() if len(key) == len("en")},
        aliases=_texts(row.get("aliases")),
        source=str(row.get("source", "")),
        evidence=str(row.get("evidence", "K")),
    )


def _texts(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(map(str, value)) if isinstance(value, list) else ()


@cache
def _own_index() -> dict[str, tuple[Body, ...]]:
    return _indexed(registry())


def _begins_like_a_name(text: str) -> bool:
    """Return whether one of the registry's names may begin as a text does: a cheap test first."""
    begun = text[:_BEGINNING].lstrip()
    if "(" in text or "[" in text or begun.casefold().startswith(_articles()):
        return True
    heads, short = _heads()
    head = letters(begun)
    return head[:_HEAD] in heads or head.startswith(short)


@cache
def _articles() -> tuple[str, ...]:
    """Return the articles before names, each with the space behind it."""
    return tuple(f"{one} " for one in table("bodies")["recognised"]["articles"])


@cache
def _heads() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the first letters of every name (one, two, … of them), and words spelled otherwise."""
    spelled = [letters(word) for word in table("bodies")["spelling"]]
    names = (*_own_index(), *spelled)
    heads = frozenset(name[:count] for name in names for count in range(_HEAD + 1))
    return heads, tuple(word for word in spelled if len(word) < _HEAD)


@lru_cache(maxsize=8)
def _extended(rows: str) -> dict[str, tuple[Body, ...]]:
    """Return the index with a project's rows, which come as JSON: mappings make no cache key."""
    added = tuple(_body(row) for row in json.loads(rows) if row.get("name"))
    names = {_spelled(body.name) for body in added}
    kept = tuple(body for body in registry() if _spelled(body.name) not in names)
    return _indexed(added + kept)


def _indexed(rows: Iterable[Body]) -> dict[str, tuple[Body, ...]]:
    index: dict[str, tuple[Body, ...]] = {}
    for body in rows:
        for name in body.every_name:
            for key in set(map(_spelled, {name, *_forms(name)[:2]})):
                held = index.get(key, ())
                if key and body not in held:
                    index[key] = (*held, body)
    return index


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return _spelled(text) if len(text) <= _MAX_NAME else ""


def _spelled(text: str) -> str:
    folded = fold(text).strip().replace("’", "'")
    for article in _articles():
        folded = folded.removeprefix(article)
    spelling = table("bodies")["spelling"]
    return letters(_COMPOUND.sub(lambda word: spelling.get(word[0], word[0]), folded))


@lru_cache(maxsize=4096)
def _forms(text: str) -> tuple[str, ...]:
    """Return a text, and where it has parentheses what is outside and what is inside of them."""
    if len(text) > _MAX_NAME:
        return ()
    inside = _PARENTHESES.findall(text)
    if not inside:
        return (text,)
    return (text, _PARENTHESES.sub(" ", text), *inside)


def _has_ending(word: str, endings: tuple[str, ...]) -> bool:
    return any(
        word.endswith(ending) and len(word) >= len(ending) + _SHORTEST_STEM for ending in endings
    )
