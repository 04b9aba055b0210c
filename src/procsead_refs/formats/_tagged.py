"""Lines of a tag and a value, as RIS, MEDLINE (nbib) and RefWorks have them, to records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

_LONGEST_PREAMBLE = 200


@dataclass(slots=True)
class Record:
    """One record: its (tag, value) pairs in order, and the line (from 1) that it begins at."""

    line: int
    pairs: list[tuple[str, str]] = field(default_factory=list)

    def all(self, *tags: str) -> list[str]:
        """Return the values of some tags in the record's order, empty ones left out."""
        return [value for tag, value in self.pairs if tag in tags and value]

    def first(self, *tags: str) -> str:
        """Return the first value of the first of the tags that has one, or ""."""
        for tag in tags:
            for mine, value in self.pairs:
                if mine == tag and value:
                    return value
        return ""

    def rest(self, used: set[str] | frozenset[str]) -> dict[str, str]:
        """Return what other tags hold, values of one tag joined by "; "."""
        found: dict[str, str] = {}
        for tag, value in self.pairs:
            if tag not in used and value:
                found[tag] = f"{found[tag]}; {value}" if tag in found else value
        return found


def records(
    text: str,
    line: re.Pattern[str],
    *,
    begins: Callable[[str, Record | None], bool],
    ends: str = "",
    joint: str = " ",
) -> Iterator[Record]:
    """Yield the records of a text.

    Args:
        text: the whole text.
        line: a pattern with groups `tag` and `value`; a line it does not match goes on the last.
        begins: whether a tag begins a new record, given the record so far.
        ends: a tag that ends one, or "".
        joint: what joins a continued line to the value before it.
    """
    record: Record | None = None
    pieces: list[str] = []

    def flush() -> None:
        if record is not None and record.pairs and pieces:
            tag, value = record.pairs[-1]
            record.pairs[-1] = (tag, joint.join([value, *pieces]).strip())
        pieces.clear()

    for number, content in enumerate(text.split("\n"), 1):
        match = line.match(content)
        if match is None:
            if record is not None and content.strip():
                pieces.append(content.strip())
            continue
        tag, value = match["tag"], match["value"].strip()
        flush()
        if begins(tag, record):
            if record is not None and record.pairs:
                yield record
            record = Record(number)
        if ends and tag == ends:
            if record is not None and record.pairs:
                yield record
            record = None
            continue
        if record is None:
            record = Record(number)
        record.pairs.append((tag, value))
    flush()
    if record is not None and record.pairs:
        yield record


def one_line(text: str) -> str:
    """Return a value that cannot begin a line of its own."""
    return " ".join(text.split())
