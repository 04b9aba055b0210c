"""Labelled references as words with one label each, whatever scheme they were labelled in.

The sources differ: a marker such as "In" or "pp." stands inside a field or outside, volume and
issue together or apart, people one by one or all at once, a monograph's title is a title or a
source. Here they become one scheme, `_SCHEME`, with `other` for every marker.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from procsead_refs.data import table
from procsead_refs.names.marks import edges
from procsead_refs.names.words import connectors
from procsead_refs.parsing.tokens import split
from procsead_refs.parsing.values.repeated import is_repeated
from procsead_refs.text import letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from procsead_refs.parsing.tokens import Tokens

# Ours: theirs.
_SCHEME = {
    "author": "author director producer collab authors",
    "editor": "editor",
    "translator": "translator",
    "date": "date year",
    "title": "title title_a",
    "journal": "journal title_j",
    "booktitle": "container-title booktitle title_m",
    "source": "source",
    "collection": "collection-title title_s",
    "volume": "volume vol volumes",
    "issue": "issue",
    "page": "pages page pp fpage lpage pagination",
    "publisher": "publisher publishe institution orgName",
    "place": "location pubPlace publicationplace",
    "edition": "edition",
    "doi": "doi DOI",
    "url": "url web ptr",
    "number": "isbn idno identifier",
    "note": "genre medium tech note publicationspecifications access",
    "label": "citation-number ref",
}
_LABELS = {theirs: ours for ours, every in _SCHEME.items() for theirs in every.split()}
# The labels whose CSL variable tells where in a labelled piece the field itself stands.
_VARIABLES = {
    "title": "title",
    "journal": "container-title",
    "booktitle": "container-title",
    "collection": "collection-title",
    "publisher": "publisher",
    "place": "publisher-place",
    "edition": "edition",
}
_UNLABELLED = {"place": "publisher-place", "edition": "edition"}
_PEOPLE = {"author", "editor", "translator"}
_GAP_OF_PIECES = 40  # pieces further apart do not belong to this text


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled reference of a source and of a document ("" for none).

    `unlabelled` are the labels that its annotators did not use: `other` may stand for them.
    """

    tokens: Tokens
    labels: tuple[str, ...]
    document: str
    source: str
    unlabelled: frozenset[str] = frozenset()


def project(record: Mapping[str, Any], source: str) -> Example | None:
    """Return a labelled record as an Example, or None where the labels do not fit the text."""
    tokens = split(record["raw"])
    csl = record.get("csl") or {}
    pieces = record.get("tokens")
    labels = _by_piece(tokens, pieces) if pieces else _by_value(tokens, csl)
    if labels is None:
        return None
    if labels and is_repeated(tokens.words[0]):
        labels[0] = "author"
    for label, start, end in list(_runs(labels)):
        _refine(tokens, labels, label, (start, end), csl)
    fields = set(record.get("fields") or _UNLABELLED.values())
    unlabelled = frozenset(one for one, variable in _UNLABELLED.items() if variable not in fields)
    return Example(tokens, tuple(labels), str(record.get("doc", "")), source, unlabelled)


def _by_piece(tokens: Tokens, pieces: Any) -> list[str] | None:  # noqa: ANN401 - foreign JSON
    """Return each word's label by the piece that its first character stands in."""
    bounds: list[tuple[int, str]] = []
    at = 0
    for text, label in pieces:
        for part in str(text).split():
            found = tokens.raw.find(part, at)
            if not 0 <= found - at <= _GAP_OF_PIECES:
                return None
            at = found + len(part)
        bounds.append((at, _LABELS.get(label, "other")))
    labels: list[str] = []
    current = 0
    for start in tokens.starts:
        while current < len(bounds) and bounds[current][0] <= start:
            current += 1
        labels.append(bounds[current][1] if current < len(bounds) else "other")
    joining = connectors() | {"al"}
    for index in range(1, len(labels) - 1):
        # People labelled one by one are one field: the word between them belongs to it.
        if (
            labels[index] == "other"
            and labels[index - 1] == labels[index + 1]
            and labels[index - 1] in _PEOPLE
            and tokens.words[index].casefold() in joining
        ):
            labels[index] = labels[index - 1]
    return labels


def _by_value(tokens: Tokens, csl: Mapping[str, Any]) -> list[str] | None:
    """Return labels for a record with values but no pieces, None where a value is not found."""
    labels = ["other"] * len(tokens.words)
    container = "journal" if csl.get("volume") else "booktitle"
    at = 0
    if csl.get("author"):
        last = csl["author"][-1]
        given, family = last.get("given", ""), last.get("family", last.get("literal", ""))
        found = find(tokens, 0, len(labels), given + family) or find(
            tokens, 0, len(labels), family + given
        )
        if not found:
            return None
        at = found[1]
        labels[:at] = ["author"] * at
    wanted = [("title", "title"), (container, "container-title"), ("publisher", "publisher")]
    wanted += [("place", "publisher-place"), ("date", "issued"), ("volume", "volume")]
    wanted += [("issue", "issue"), ("edition", "edition"), ("page", "page")]
    for label, variable in wanted:
        value = str(csl.get(variable, ""))
        start = at
        while value and (found := find(tokens, start, len(labels), value)):
            if all(one == "other" for one in labels[slice(*found)]):
                labels[slice(*found)] = [label] * (found[1] - found[0])
                break
            start = found[0] + 1
        if value and not found:
            return None
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
    if label in {"source", "booktitle"}:
        label = _container(tokens, label, run, csl)
        labels[start:end] = [label] * (end - start)
    if label in _VARIABLES:
        inner = find(tokens, start, end, str(csl.get(_VARIABLES[label], "")))
        if inner:
            labels[start : inner[0]] = ["other"] * (inner[0] - start)
            labels[inner[1] : end] = ["other"] * (end - inner[1])
    elif label in _PEOPLE:
        words = [word.casefold() for word in tokens.words[start:end]]
        first, last = edges(words)
        labels[start : start + first] = ["other"] * first
        labels[start + last : end] = ["other"] * (end - start - last)
    elif label in {"volume", "page", "issue"}:
        _numbers(tokens, labels, label, run, csl)
    elif label in {"doi", "url"}:
        for index in range(start, end):
            if _is_marker(tokens.words[index], "addresses"):
                labels[index] = "other"


def _container(tokens: Tokens, label: str, run: tuple[int, int], csl: Mapping[str, Any]) -> str:
    """Tell a journal from a book, and a monograph's own title from both."""
    if not find(tokens, *run, str(csl.get("container-title", ""))) and find(
        tokens, *run, str(csl.get("title", ""))
    ):
        return "title"
    if label == "booktitle":
        return label
    return "booktitle" if csl.get("editor") or csl.get("publisher") else "journal"


def _numbers(
    tokens: Tokens, labels: list[str], label: str, run: tuple[int, int], csl: Mapping[str, Any]
) -> None:
    """Tell volume, issue and pages of one piece ("24(4):911–932") apart; markers are `other`."""
    start, end = run
    if label == "volume":
        volume = find(tokens, start, end, str(csl.get("volume", "")))
        issue = find(tokens, volume[1] if volume else start, end, str(csl.get("issue", "")))
        after = max(one[1] for one in (volume, issue, (start, start)) if one)
        pages = find(tokens, after, end, str(csl.get("page", "")))
        if volume or issue:
            labels[start:end] = ["other"] * (end - start)
        for found, own in ((volume, "volume"), (issue, "issue"), (pages, "page")):
            if found:
                labels[slice(*found)] = [own] * (found[1] - found[0])
    for index in range(start, end):
        if _is_marker(tokens.words[index], "numbers"):
            labels[index] = "other"


def _is_marker(word: str, family: str) -> bool:
    """Return whether a word marks a field and is no part of it; a capital alone may be a number."""
    return word.casefold() in table("markers")[family] and not (len(word) == 1 and word.isupper())


def find(tokens: Tokens, start: int, end: int, value: str) -> tuple[int, int] | None:
    """Return the first words from start to end that have the value's letters."""
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
