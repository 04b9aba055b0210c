"""References under headings, and in orders that a citation style does not know."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from procsead_refs import languages
from procsead_refs.data import table
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from procsead_refs.model import Reference

GROUPINGS = ("type", "theme", "keyword", "year", "language", "law")
ORDERS = ("style", "author", "year", "year-down", "title", "type", "priority", "given")
_FINNISH = str.maketrans({"w": "v", "å": "\ue001", "ä": "\ue002", "æ": "\ue002", "ö": "\ue003"})
_LAW = {"legislation", "bill", "treaty", "legal_case", "regulation", "hearing"}
_SPLIT = re.compile(r"\s*[,;]\s*")


def grouped(
    references: Sequence[Reference], by: str, language: str = "en"
) -> list[tuple[str, tuple[Reference, ...]]]:
    """Return headings and the works under each.

    A work stands under each of its keywords ("keyword"), or under its first ("theme"). Years go
    down; types come in the order of data/type-names.toml, the rest alphabetically; works without a
    value come last.

    Args:
        references: the works.
        by: one of GROUPINGS.
        language: of the headings ("en" or "fi"); what else is asked for gets English.
    """
    found: dict[str, list[Reference]] = {}
    for one in references:
        for value in _values(one, by):
            found.setdefault(value, []).append(one)
    lang = languages.ours(language)
    order = sorted(found, key=lambda value: _rank(value, by, lang))
    return [(_heading(value, by, lang), tuple(found[value])) for value in order]


def themes(reference: Reference) -> list[str]:
    """Return a work's keywords; the first is its theme."""
    return [word for word in _SPLIT.split(reference.texts.get("keyword", "")) if word]


def ordered(references: Iterable[Reference], order: str, language: str = "en") -> list[Reference]:
    """Return works sorted by one of ORDERS ("style" and "given": as they are).

    With language "fi", å, ä and ö come after z, and v and w are one letter (SFS 4600).
    """
    works = list(references)
    if order in {"style", "given"}:
        return works

    def key(one: Reference) -> tuple[object, ...]:
        year, author = one.issued.year, _author_key(one, language)
        match order:
            case "year":
                return (year if year is not None else 9999, *author)
            case "year-down":
                return (-year if year is not None else 9999, *author)
            case "title":
                return (collated(one.title, language), *author)
            case "type":
                return (_type_rank(one.type), *author)
            case "priority":
                return (collated(one.extra.get("priority", "\U0010ffff")), *author)
            case _:
                return author

    return sorted(works, key=key)


def _author_key(reference: Reference, language: str) -> tuple[object, ...]:
    """Return a sort key by names, year and title."""
    people = reference.creators or reference.names.get("director", ())
    names = " ".join(f"{name.sort_name} {name.given}" for name in people)
    return (
        collated(names or reference.title, language),
        reference.issued.year or 9999,
        collated(reference.title, language),
    )


def collated(text: str, language: str = "en") -> str:
    """Return a sort key for text in a language's alphabet, signs left out."""
    if language.startswith("fi"):
        lower = unicodedata.normalize("NFC", text.casefold()).translate(_FINNISH)
        kept = "".join(char if "\ue001" <= char <= "\ue003" else fold(char) for char in lower)
    else:
        kept = fold(text)
    return " ".join(re.findall(r"[\w\ue001-\ue003]+", kept))


def type_name(kind: str, language: str = "en") -> str:
    """Return the name of a CSL type's group ("Books", "Kirjat")."""
    return str(_type_words(kind)[languages.ours(language)])


def type_mark(kind: str, language: str = "en") -> str:
    """Return what one work of a CSL type is called ("book", "kirja")."""
    return str(_type_words(kind)[f"mark-{languages.ours(language)}"])


def _type_words(kind: str) -> dict[str, str]:
    rows: dict[str, dict[str, str]] = table("type-names")
    return rows.get(kind) or rows["document"]


def _values(reference: Reference, by: str) -> list[str]:
    match by:
        case "type":
            return [reference.type]
        case "keyword":
            return themes(reference) or [""]
        case "theme":
            return themes(reference)[:1] or [""]
        case "year":
            return [str(reference.issued.year or "")]
        case "language":
            return [languages.code(reference.texts.get("language", ""))]
        case _:
            return ["law" if reference.type in _LAW else "works"]


def _type_rank(kind: str) -> int:
    kinds = list(table("type-names"))
    return kinds.index(kind) if kind in kinds else len(kinds)


def _rank(value: str, by: str, language: str) -> tuple[object, ...]:
    if by == "type":
        return (False, _type_rank(value))
    if by == "year":
        return (not value, -int(value or 0))
    if by == "law":
        return (value == "law",)
    return (not value, collated(_heading(value, by, language), language))


def _heading(value: str, by: str, language: str) -> str:
    names = table("headings-of-lists")
    if by == "type":
        return type_name(value, language)
    if by == "law" or not value:
        return str(names[language][value or f"no-{by}"])
    if by == "language":
        value = languages.name(value, language)
    return value[:1].upper() + value[1:]
