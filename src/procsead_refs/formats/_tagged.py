"""Lines of a tag and a value, as RIS, MEDLINE (nbib) and RefWorks have them, to records."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator


@dataclass(slots=True)
class Record:
    """One record: its (tag, value) pairs in order, and the line (from 1) that it begins at."""

    line: int
    pairs: list[tuple[str, str]] = field(default_factory=list)
    _by_tag: dict[str, list[str]] = field(default_factory=dict)

    def add(self, tag: str, value: str) -> None:
        """Add a pair at the end."""
        self.pairs.append((tag, value))
        if value:
            self._by_tag.setdefault(tag, []).append(value)

    def all(self, *tags: str) -> list[str]:
        """Return the values of some tags in the record's order, empty ones left out."""
        if len(tags) == 1:
            return [*self._by_tag.get(tags[0], ())]
        return [value for tag, value in self.pairs if tag in tags and value]

    def first(self, *tags: str) -> str:
        """Return the first value of the first of the tags that has one, or ""."""
        for tag in tags:
            if tag in self._by_tag:
                return self._by_tag[tag][0]
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
    begins: Callable[[str, Record], bool],
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
    for number, tag, value in _values(text, line, joint):
        if record is not None and begins(tag, record):
            yield record
            record = None
        if ends and tag == ends:
            if record is not None:
                yield record
            record = None
        else:
            record = record or Record(number)
            record.add(tag, value)
    if record is not None:
        yield record


def _values(text: str, line: re.Pattern[str], joint: str) -> Iterator[tuple[int, str, str]]:
    """Yield each tag with its line and its value, continued lines joined."""
    tag = ""
    begun, pieces = 0, list[str]()
    for number, content in enumerate(text.split("\n"), 1):
        match = line.match(content)
        if match is None:
            pieces.append(content.strip())
            continue
        if tag:
            yield begun, tag, joint.join(filter(None, pieces))
        tag, begun, pieces = match["tag"], number, [(match["value"] or "").strip()]
    if tag:
        yield begun, tag, joint.join(filter(None, pieces))
