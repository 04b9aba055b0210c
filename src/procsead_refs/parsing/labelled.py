"""Labelled references for training: JSONL records or AnyStyle XML, as words with one label each.

The sources label differently (a marker such as "In" or "pp." inside a field or outside, volume and
issue together or apart); here they become one scheme, `LABELS`, with `other` for every marker.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from procsead_refs.data import table
from procsead_refs.errors import Refusal
from procsead_refs.files import read_bytes, read_text
from procsead_refs.parsing.tokens import split
from procsead_refs.text import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from procsead_refs.parsing.tokens import Tokens

# A label of a source -> ours. "volume" and "pages" are refined below.
_LABELS = {
    **dict.fromkeys(("author", "director", "producer", "collab", "authors"), "author"),
    **dict.fromkeys(("editor",), "editor"),
    **dict.fromkeys(("translator",), "translator"),
    **dict.fromkeys(("date", "year"), "date"),
    **dict.fromkeys(("title", "title_a"), "title"),
    **dict.fromkeys(("journal", "title_j"), "journal"),
    **dict.fromkeys(("container-title", "booktitle", "source", "title_m"), "booktitle"),
    **dict.fromkeys(("collection-title", "title_s"), "collection"),
    **dict.fromkeys(("volume", "vol", "volumes"), "volume"),
    **dict.fromkeys(("issue",), "issue"),
    **dict.fromkeys(("pages", "page", "pp", "fpage", "lpage", "pagination"), "page"),
    **dict.fromkeys(("publisher", "publishe"), "publisher"),
    **dict.fromkeys(("institution", "orgName"), "institution"),
    **dict.fromkeys(("location", "pubPlace", "publicationplace"), "place"),
    **dict.fromkeys(("edition",), "edition"),
    **dict.fromkeys(("doi", "DOI"), "doi"),
    **dict.fromkeys(("url", "web", "ptr"), "url"),
    **dict.fromkeys(("isbn", "idno", "identifier"), "number"),
    **dict.fromkeys(
        ("genre", "medium", "tech", "note", "publicationspecifications", "access"), "note"
    ),
    **dict.fromkeys(("citation-number", "ref"), "label"),
}
LABELS = (*dict.fromkeys(_LABELS.values()), "other")
# Ours -> the CSL variable whose labelled value tells where in the segment the field itself stands.
_VALUE = {
    "title": "title",
    "journal": "container-title",
    "booktitle": "container-title",
    "collection": "collection-title",
    "publisher": "publisher",
    "place": "publisher-place",
}


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled reference; `document` tells which list it stands in, "" for none."""

    tokens: Tokens
    labels: tuple[str, ...]
    document: str
    source: str


def read(path: Path) -> Iterator[Example]:
    """Yield the labelled references of a file (.jsonl or .xml), in its order.

    Records without labelled tokens, or whose labels do not cover their words, are left out.

    Raises:
        Refusal: the file is neither, or a line is not JSON.
    """
    records = _anystyle(path) if path.suffix == ".xml" else _jsonl(path)
    for record in records:
        example = _example(record, path.stem)
        if example is not None:
            yield example


def _jsonl(path: Path) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(read_text(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except ValueError as error:
            raise Refusal("is not a JSON record", where=f"{path}:{number}") from error
        if not isinstance(record, dict) or not isinstance(record.get("raw"), str):
            raise Refusal("is no labelled reference", where=f"{path}:{number}", remedy=_SHAPE)
        yield record


_SHAPE = 'a line is {"raw": "…", "tokens": [["…", "label"], …]}'


def _anystyle(path: Path) -> Iterator[Mapping[str, Any]]:
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(read_bytes(path), parser)
    except etree.XMLSyntaxError as error:
        raise Refusal(f"is not XML: {error.msg}", where=path) from error
    for number, sequence in enumerate(root.iter("sequence")):
        tokens = [(" ".join("".join(part.itertext()).split()), str(part.tag)) for part in sequence]
        yield {
            "raw": " ".join(text for text, _ in tokens),
            "tokens": tokens,
            "doc": f"{path.stem}-{number}",
        }


def _example(record: Mapping[str, Any], source: str) -> Example | None:
    tokens = split(record["raw"])
    labels = _by_word(tokens, record.get("tokens") or ())
    if labels is None or not tokens.words:
        return None
    csl = record.get("csl") or {}
    for label, start, end in list(_runs(labels)):
        _refine(tokens, labels, label, (start, end), csl)
    return Example(tokens, tuple(labels), str(record.get("doc", "")), source)


def _by_word(tokens: Tokens, segments: Any) -> list[str] | None:  # noqa: ANN401 - foreign JSON
    """Return each word's label by where its first character stands, None where texts differ."""
    raw = tokens.raw
    bounds: list[tuple[int, str]] = []
    at = 0
    for text, label in segments:
        for piece in str(text).split():
            found = raw.find(piece, at)
            if found < 0 or found - at > 40:
                return None
            at = found + len(piece)
        bounds.append((at, _LABELS.get(label, "other")))
    labels: list[str] = []
    current = 0
    for start in tokens.starts:
        while current < len(bounds) and bounds[current][0] <= start:
            current += 1
        labels.append(bounds[current][1] if current < len(bounds) else "other")
    # People labelled one by one are one field: the words between them belong to it.
    joiners = set(table("names")["joiners"]) | {"al", "u", "a"}
    for index in range(1, len(labels) - 1):
        before, after = labels[index - 1], labels[index + 1]
        if labels[index] == "other" and before == after and before in {"author", "editor"}:
            if tokens.words[index].casefold() in joiners:
                labels[index] = before
    return labels


def _runs(labels: list[str]) -> Iterator[tuple[str, int, int]]:
    start = 0
    for index in range(1, len(labels) + 1):
        if index == len(labels) or labels[index] != labels[start]:
            yield labels[start], start, index
            start = index


def _refine(
    tokens: Tokens, labels: list[str], label: str, run: tuple[int, int], csl: Mapping[str, Any]
) -> None:
    start, end = run
    if label in _VALUE:
        inner = _find(tokens, start, end, str(csl.get(_VALUE[label], "")))
        if inner:
            for index in (*range(start, inner[0]), *range(inner[1], end)):
                labels[index] = "other"
    elif label in {"author", "editor", "translator"}:
        marks = _marks()
        while start < end and _mark(tokens, start, marks):
            labels[start] = "other"
            start += 1
        while end > start and _mark(tokens, end - 1, marks):
            end -= 1
            labels[end] = "other"
    elif label == "volume":
        _volume(tokens, labels, run, csl)
    elif label in {"page", "edition", "url", "doi"}:
        words = tokens.words
        for index in range(start, end):
            if label == "page" and _PAGE_WORD.fullmatch(words[index]):
                labels[index] = "other"
            if label == "doi" and words[index].casefold() == "doi":
                labels[index] = "other"


_PAGE_WORD = re.compile(r"pp?|pages?|ss?|seiten?|pgs?|pag|sivut?|siv|sid|sidor", re.IGNORECASE)


def _marks() -> frozenset[str]:
    return frozenset(table("names")["marks"])


def _mark(tokens: Tokens, index: int, marks: frozenset[str]) -> bool:
    word = tokens.words[index]
    return word.casefold() in marks and not (len(word) == 1 and word.isupper())


def _find(tokens: Tokens, start: int, end: int, value: str) -> tuple[int, int] | None:
    """Return the words from start to end whose letters are the value's."""
    wanted = letters(value)
    if not wanted:
        return None
    have = [letters(word) for word in tokens.words[start:end]]
    for first in range(len(have)):
        text = ""
        for last in range(first, len(have)):
            text += have[last]
            if not wanted.startswith(text):
                break
            if text == wanted:
                return start + first, start + last + 1
    return None


def _volume(
    tokens: Tokens, labels: list[str], run: tuple[int, int], csl: Mapping[str, Any]
) -> None:
    """Tell volume and issue apart by the labelled values; markers are `other`."""
    start, end = run
    volume = _find(tokens, start, end, str(csl.get("volume", "")))
    after = volume[1] if volume else start
    issue = _find(tokens, after, end, str(csl.get("issue", "")))
    if not volume and not issue:
        return
    for index in range(start, end):
        if volume and volume[0] <= index < volume[1]:
            continue
        inside = issue and issue[0] <= index < issue[1]
        labels[index] = "issue" if inside else "other"
