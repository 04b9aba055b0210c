"""HTML cut into tags and texts, each with its place; any input is accepted."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from procsead_refs.documents.html.elements import elements

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_TAG = re.compile(r"<(/?)([A-Za-z][^\s/<>]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag ("open"), an end tag ("close") or an element without content ("void")."""

    start: int
    end: int
    name: str
    turn: str
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Text:
    """Characters that are seen: the source's own, or what a character reference stands for."""

    start: int
    end: int
    text: str
    reference: bool = False


def tags(source: str) -> Iterator[Tag | Text]:
    """Yield the tags and texts in order, without comments, doctypes and raw elements' content."""
    at, known = 0, elements()
    while at < len(source):
        sign = source.find("<", at)
        if sign == -1:
            sign = len(source)
        yield from _texts(source, at, sign)
        if sign == len(source):
            return
        if tag := _TAG.match(source, sign):
            read = _tag(tag, known.void)
            yield read
            at = read.end
            if read.turn == "open" and read.name in known.raw:
                at = _raw_end(source, at, read.name)
        else:
            skipped = _markup_end(source, sign)
            if skipped is None:
                yield Text(sign, sign + 1, "<")
                at = sign + 1
            else:
                at = skipped


def _tag(tag: re.Match[str], void: frozenset[str]) -> Tag:
    name = tag[2].lower()
    if tag[1]:
        return Tag(tag.start(), tag.end(), name, "close")
    attributes: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(tag[3]):
        value = next((group for group in one.group(2, 3, 4) if group is not None), "")
        attributes.setdefault(one[1].lower(), html.unescape(value))
    return Tag(tag.start(), tag.end(), name, "void" if name in void else "open", attributes)


def _raw_end(source: str, at: int, name: str) -> int:
    end = re.compile(rf"</{name}\b", re.IGNORECASE).search(source, at)
    return end.start() if end else len(source)


def _markup_end(source: str, at: int) -> int | None:
    """Return where a comment, doctype, CDATA mark or instruction ends; None for a bare "<"."""
    if source.startswith("<!--", at):
        end = source.find("-->", at + 4)
        return len(source) if end == -1 else end + 3
    if source.startswith(("<!", "<?"), at):
        end = source.find(">", at)
        return len(source) if end == -1 else end + 1
    return None


def _texts(source: str, at: int, end: int) -> Iterator[Text]:
    for found in _REFERENCE.finditer(source, at, end):
        shown = html.unescape(found[0])
        if shown == found[0]:
            continue
        if found.start() > at:
            yield Text(at, found.start(), source[at : found.start()])
        yield Text(found.start(), found.end(), shown.replace("\0", "\ufffd"), reference=True)
        at = found.end()
    if at < end:
        yield Text(at, end, source[at:end])
