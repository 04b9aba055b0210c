"""The tagged words as fields: label -> the pieces of raw text that carry it, with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.data import table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from procsead_refs.parsing.tokens import Tokens

# Brackets and quotation marks of all languages; "»", "”" and "’" open as well as close.
_CLOSING = {
    "(": ")",
    "[": "]",
    "“": "”",
    "”": "”",
    "„": "“",
    "«": "»",
    "»": "«",
    "‘": "’",
    "’": "’",
    "‚": "‘",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "'": "'",
}
_OPENING = {
    ")": "(",
    "]": "[",
    "”": "“",
    "“": "„",
    "»": "«",
    "«": "»",
    "’": "‘",
    "‘": "‚",
    "›": "‹",
    "‹": "›",
}
_CLOSERS = ')]”“»«’‘›‹"'
_APOSTROPHES = "’'"
_KEPT_AFTER = "?!…%"
_SPACED = {"?", "!"}  # with a space before them in French
_KEPT_BEFORE = "¿¡"
_PEOPLE = {"author", "editor", "translator"}
_VOWELS = frozenset("aeiouyäöåüéíóáúøæ")
_NEVER_KEPT = {"", " ", ",", ";", ":"}


class Piece(NamedTuple):
    """A run of words with one label: its text and place in the raw string, its words' numbers."""

    label: str
    text: str
    start: int
    end: int
    first: int
    last: int

    def outside(self, start: int, end: int) -> Iterator[Piece]:
        """Yield what of the piece stands before and after a stretch of the raw string."""
        if end <= self.start or self.end <= start:
            yield self
            return
        if self.start < start:
            yield self._replace(text=self.text[: start - self.start], end=start)
        if end < self.end:
            yield self._replace(text=self.text[end - self.start :], start=end)

    def until(self, length: int) -> Piece:
        """Return the piece cut to its first code points."""
        return self._replace(text=self.text[:length], end=self.start + length)


def pieces(tokens: Tokens, labels: Sequence[str]) -> list[Piece]:
    """Return the runs of equal labels, in order, without those of the label `other`.

    A label with the mark of a first word starts a run of its own.
    """
    found: list[Piece] = []
    count = len(labels)
    first = 0
    while first < count:
        label = labels[first].removeprefix("B-")
        last = first
        while last + 1 < count and labels[last + 1] == label:
            last += 1
        if label != "other":
            found.append(_piece(tokens, label, first, last))
        first = last + 1
    return found


def _piece(tokens: Tokens, label: str, first: int, last: int) -> Piece:
    raw = tokens.raw
    start, end = tokens.starts[first], tokens.ends[last]
    after, before = tokens.gaps[last + 1], tokens.gaps[first]
    while before and before[-1] in _KEPT_BEFORE:
        start -= 1
        before = before[:-1]
    if before[-1:] in _CLOSING and _closes_inside(before[-1], raw[start:end], after):
        start -= 1
    if label not in _PEOPLE and after[1:2] in _SPACED and after[:1].isspace():
        end, after = end + 2, after[2:]  # "Où en sommes-nous ?"
    if after[:1] not in _NEVER_KEPT:
        initial = label in _PEOPLE and _initial(tokens, first, last)
        for char in after:
            closes = char in _CLOSERS and _open(raw[start:end], char)
            if not (closes or char in _KEPT_AFTER or (char == "." and initial)):
                break
            end += 1
    return Piece(label, raw[start:end], start, end, first, last)


def _open(text: str, closing: str) -> bool:
    """Return whether a bracket or quote that closes here was opened in the text."""
    if closing == '"':
        return text.count('"') % 2 == 1
    return text.count(_OPENING[closing]) > text.count(closing)


def _closes_inside(opening: str, text: str, after: str) -> bool:
    """Return whether the text closes what was opened just before it: "“Seeing” and Being".

    An apostrophe closes nothing where the same mark stands behind the text: "‘Lenders’ lists’".
    """
    closing = _CLOSING[opening]
    if closing in _APOSTROPHES and closing in after and opening not in text:
        return False
    depth = 0
    for at, char in enumerate(text):
        if char == closing:
            if char in _APOSTROPHES and text[at + 1 : at + 2].isalnum():
                continue
            if not depth:
                return 0 < at < len(text) - 1
            depth -= 1
        elif char == opening:
            depth += 1
    return False


def _initial(tokens: Tokens, first: int, last: int) -> bool:
    """Return whether a full stop behind the last of some names is an initial's: "Ahola, K.".

    In "Ahola KA, Berg B. On lists." it is the sentence's.
    """
    word = tokens.words[last]
    if word.casefold() in table("names")["dotted_suffixes"]:
        return True
    before = tokens.gaps[last] if last > first else ""
    if len(word) == 1 and before == " ":
        # "Ahola, Kaisa S."; in "Ahola KA, Berg B." no comma leads.
        family = next((n for n in range(first, last) if "," in tokens.gaps[n + 1]), last)
        return family < last and not (family > first and tokens.words[family].isupper())
    second = word[1:]  # "Ch." is an initial, "Bo." a name
    digraph = len(second) == 1 and second.islower() and second not in _VOWELS
    short = len(word) == 1 or digraph
    return short and ("," in before or "." in before)
