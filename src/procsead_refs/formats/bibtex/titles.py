"""biblatex's titles, of the work and of what it stands in, to and from CSL's four."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.formats.bibtex.types import IN_BOOK, IN_PERIODICAL, IN_SERIES

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

FIELDS = tuple(
    f"{stem}{part}"
    for stem in ("", "main", "book", "journal", "issue")
    for part in ("title", "subtitle", "titleaddon")
)
_ENDS_SENTENCE = (".", "?", "!", ":", "…", "—")
# Types whose entries may stand in something; a book in a book is its title typed twice.
_PARTS = (
    IN_BOOK | IN_PERIODICAL | {"report", "document", "webpage", "thesis", "dataset", "software"}
)


def read(given: Mapping[str, str], kind: str) -> dict[str, str]:
    """Return CSL's title, container-title and volume-title, and what they leave over.

    Args:
        given: the decoded title fields that an entry has.
        kind: its CSL type.
    """
    title, main, book, journal, issue = (
        _whole(given, stem) for stem in ("", "main", "book", "journal", "issue")
    )
    found: dict[str, str] = {}
    if kind in IN_BOOK:
        container, left = (book, ("journaltitle", journal)) if book else (journal, ("", ""))
    else:
        container, left = (journal, ("booktitle", book)) if journal else (book, ("", ""))
    if main and kind in IN_BOOK:
        container, found["volume-title"] = main, book
    elif main:
        title, found["volume-title"] = main, title
    if issue and kind == "periodical":
        title, container = issue, title or container
    elif issue:
        found["volume-title"] = issue
    if not title and kind not in _PARTS:
        title, container = container, ""
    if container == title and kind not in _PARTS:
        container = ""
    found |= {"title": title, "container-title": container, left[0]: left[1]}
    return {name: text for name, text in found.items() if text and name}


def _whole(given: Mapping[str, str], stem: str) -> str:
    title = _joined(given.get(f"{stem}title", ""), given.get(f"{stem}subtitle", ""), ":")
    return _joined(title, given.get(f"{stem}titleaddon", ""), ".")


def _joined(first: str, second: str, mark: str) -> str:
    if not first or not second:
        return first or second
    return f"{first} {second}" if first.endswith(_ENDS_SENTENCE) else f"{first}{mark} {second}"


def written(texts: Mapping[str, str], kind: str, taken: Collection[str] = ()) -> dict[str, str]:
    """Return the title fields of a reference's texts, the inverse of `read`.

    Args:
        texts: the reference's texts.
        kind: its CSL type.
        taken: the fields that its `extra` holds.
    """
    title, container = texts.get("title", ""), texts.get("container-title", "")
    volume = texts.get("volume-title", "")
    if kind == "periodical" and container:
        found = {"title": container, "issuetitle": title}
    elif volume and kind in IN_BOOK:
        found = {"title": title, "booktitle": volume, "maintitle": container}
    elif volume and kind not in IN_PERIODICAL:
        found = {"title": volume, "maintitle": title, "booktitle": container}
    else:
        in_book = kind in IN_SERIES and "booktitle" not in taken
        name = "booktitle" if in_book else "journaltitle"
        found = {"title": title, name: container, "issuetitle": volume}
    return {name: text for name, text in found.items() if text}
