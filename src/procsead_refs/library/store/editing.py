"""One entry's source changed in one place: a field, the key; all else stays as it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.formats import bibtex

if TYPE_CHECKING:
    from procsead_refs.formats.bibtex import Block, Field

_KEY = re.compile(r"@[ \t\r\n]*[^\W\d][\w:.+/-]*[ \t\r\n]*[{(]\s*")
# Fields whose values are keys of entries, biblatex manual 2.2.3.
KEY_FIELDS = frozenset(["crossref", "xref", "xdata", "related", "entryset"])


def field(block: Block, name: str) -> Field | None:
    """Return an entry's field by its name (case does not count), or None."""
    return next((one for one in block.fields if one.name.lower() == name.lower()), None)


def with_field(block: Block, name: str, value: str) -> str:
    """Return an entry's source with a field's value set.

    A new field stands after the last one, indented and aligned as the others are.

    Args:
        block: the entry.
        name: the field.
        value: the value's source with its delimiters: "{Maps}".
    """
    held = field(block, name)
    if held is not None:
        return block.source[: held.start] + value + block.source[held.end :]
    return _appended(block, name, value)


def without_field(block: Block, name: str) -> str:
    """Return an entry's source without a field and its line; unchanged where it has none."""
    held = field(block, name)
    if held is None:
        return block.source
    source = block.source
    start, end = held.at, held.end
    rest = re.compile(r"[ \t]*,").match(source, end)
    if rest is not None:
        end = rest.end()
    line = source.rfind("\n", 0, start) + 1
    if line and not source[line:start].strip():
        after = re.compile(r"[ \t]*\r?\n").match(source, end)
        if after is not None:
            return source[:line] + source[after.end() :]
    return source[:start].rstrip(" \t") + source[end:]


def with_key(block: Block, key: str) -> str:
    """Return an entry's source under another key."""
    opened = _KEY.match(block.source)
    if opened is None or not block.source.startswith(block.key, opened.end()):
        return block.source
    return block.source[: opened.end()] + key + block.source[opened.end() + len(block.key) :]


def with_keys_named(block: Block, names: dict[str, str]) -> str:
    """Return an entry's source whose crossref, related … name entries by their new keys."""
    source = block.source
    for held in reversed(block.fields):
        if held.name.lower() in KEY_FIELDS:
            value = re.sub(
                r"[^\s,{}\"]+", lambda key: names.get(key[0], key[0]), source[held.start : held.end]
            )
            source = source[: held.start] + value + source[held.end :]
    return source


def _appended(block: Block, name: str, value: str) -> str:
    source = block.source
    if not block.fields:
        closing = len(source) - 1
        before = source[:closing].rstrip()
        separated = "" if before.endswith(",") else ","
        return f"{before}{separated}\n  {name} = {value},\n{source[closing:]}"
    last = block.fields[-1]
    line = source.rfind("\n", 0, last.at) + 1
    indent = source[line : last.at]
    break_ = "\r\n" if source[max(0, line - 2) : line] == "\r\n" else "\n"
    if not line or indent.strip():
        indent, break_ = " ", ""  # an entry on one line stays on one
    typed = f"{indent}{name}{_equals(block, name)}{value}"
    comma = re.compile(r"\s*,").match(source, last.end)
    if comma is not None:
        return f"{source[: comma.end()]}{break_}{typed},{source[comma.end() :]}"
    return f"{source[: last.end]},{break_}{typed}{source[last.end :]}"


def _equals(block: Block, name: str) -> str:
    """Return what stands between a new field's name and its value: in line with most others."""
    lengths: dict[tuple[int, int], list[int]] = {}
    between = ""
    for one in block.fields:
        between = block.source[one.at + len(one.name) : one.start]
        line = block.source.rfind("\n", 0, one.at) + 1
        column = len(one.name) + between.find("="), one.at - line
        lengths.setdefault(column, []).append(len(one.name))
    (width, _), names = max(lengths.items(), key=lambda column: len(column[1]))
    is_aligned = len(names) * 2 > len(block.fields) > 1 and (
        len(set(names)) > 1 or names[0] < width - 1
    )
    if is_aligned and len(name) < width:
        return " " * (width - len(name)) + between.lstrip()
    return between if not between[:1].isspace() else " " + between.lstrip()


def parsed(source: str) -> Block:
    """Return the block that an entry's source is."""
    return next(block for block in bibtex.blocks(source) if block.kind != "text")
