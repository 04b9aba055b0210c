"""Live citations in Markdown: [@key] and @key, with the bibliography named in the head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs import documents
from procsead_refs.linking.certain import POSSESSIVE, YEAR_LAST
from procsead_refs.model import Edit
from procsead_refs.rendering import locators

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from procsead_refs.linking.certain import Live
    from procsead_refs.model import Block, CitationItem, Manuscript, Reference

_SIGNS = re.compile(r"[\\`*_\[\]<>^~$@&{}|]|^[#+:=-]|(?<=^\d)[.)]|(?<=^\d\d)[.)]", re.MULTILINE)
_MARKS = {"quote": "> ", "list-item": "- "}
_PLAIN_KEY = re.compile(r"[\w](?:[\w:.#$%&+?~/-]*\w)?")
# A word that nobody types stands in for Markdown which an edit would escape.
_STAND_IN = "procseadlink{}x"
_STANDING_IN = re.compile(_STAND_IN.format(r"\d+"))
# What an edit leaves of <https://…> when the address was among the words that it replaced.
_EMPTY_LINK = re.compile(rf"({_STANDING_IN.pattern})\s{{0,200}}<>")
_REFERENCES = "::: {#refs}\n:::"


def written(
    manuscript: Manuscript, live: Sequence[Live], works: Mapping[str, Reference], file: str
) -> bytes:
    """Return a Markdown or plain text draft as Markdown with live citations.

    The typed list goes where all of it was read: it is printed anew from the bibliography.
    """
    marks: dict[str, str] = {}
    edits: list[Edit] = []

    def put(edit: Edit, markdown: str) -> None:
        word = _STAND_IN.format(len(marks))
        marks[word] = markdown
        edits.append(Edit(edit.location, replacement=word))

    for one in live:
        put(Edit(one.citation.location), _citation(one))
    if all(one.title or one.creators for one in manuscript.references):
        places = [one.location for one in manuscript.references if one.location]
        for number, place in enumerate(places):
            put(Edit(place), "" if number else _REFERENCES)
    path = manuscript.document.path
    if path.suffix.lower() == ".txt":
        text = "\n\n".join(_block(block, number, edits) for number, block in _blocks(manuscript))
    else:
        text = documents.apply(path, edits).decode("utf-8", "replace")
    text = _EMPTY_LINK.sub(r"\1", text)
    made = _STANDING_IN.sub(lambda found: marks.get(found[0], found[0]), text)
    return with_head(made, list(works), file).encode()


def with_head(text: str, keys: Sequence[str], file: str) -> str:
    """Return Markdown with a head that names the bibliography and the works not cited."""
    cited = set(re.findall(r"@\{?([\w:.#$%&+?~/-]*\w)", text))
    uncited = [key for key in keys if key not in cited]
    head = ["---", f"bibliography: {file}", "link-citations: true"]
    if uncited:
        head += ["nocite: |", f"  {', '.join('@' + _key(key) for key in uncited)}"]
    return "\n".join([*head, "---", "", text.rstrip("\n"), ""])


def _citation(live: Live) -> str:
    items = list(zip(live.citation.items, live.keys, live.prefixes, strict=True))
    if live.citation.narrative:
        item, key, _ = items[0]
        locator = locators.read(item.locator)
        names = YEAR_LAST.sub("", live.citation.text)
        if POSSESSIVE.search(names):
            return f"{_as_text(names)}[-{_item(item, key, '')}]"
        return f"@{_key(key)}" + (f" [{_as_text(locator.markdown)}]" if locator else "")
    return "[" + "; ".join(_item(*one) for one in items) + "]"


def _item(item: CitationItem, key: str, prefix: str) -> str:
    before = f"{_as_text(prefix)} " if prefix else ""
    locator = locators.read(item.locator)
    return f"{before}@{_key(key)}" + (f", {_as_text(locator.markdown)}" if locator else "")


def _key(key: str) -> str:
    return key if _PLAIN_KEY.fullmatch(key) else f"{{{key}}}"


def _blocks(manuscript: Manuscript) -> Iterator[tuple[int, Block]]:
    return ((n, one) for n, one in enumerate(manuscript.document.blocks) if one.text.strip())


def _block(block: Block, number: int, edits: Sequence[Edit]) -> str:
    """Return a block of plain text as Markdown, its edits made."""
    text, at = "", 0
    here = (edit for edit in edits if edit.location.paragraph == number)
    for edit in sorted(here, key=lambda one: one.location.start or 0):
        start, end = edit.location.start or 0, edit.location.end
        if start < at:
            continue
        text += _as_text(block.text[at:start]) + (edit.replacement or "")
        at = len(block.text) if end is None else end
    text += _as_text(block.text[at:])
    if block.kind == "heading":
        return "#" * max(1, block.level) + " " + text.strip()
    return _MARKS.get(block.kind, "") + text.strip()


def _as_text(text: str) -> str:
    """Return text in which no character is markup."""
    return _SIGNS.sub(r"\\\g<0>", text)
