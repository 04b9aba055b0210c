"""Where a work's files lie: the field `file` of JabRef, Zotero and Mendeley, and plain paths.

The field holds "description:path:type" or a path, several separated by ";"; a colon or semicolon
that belongs to a path has a backslash before it. Sources: JabRef's documentation, "Linking external
files"; Zotero's BibTeX translator.
"""

from __future__ import annotations

import re

_BETWEEN_FILES = re.compile(r"(?<!\\);")
_BETWEEN_PARTS = re.compile(r"(?<!\\):")
_ESCAPED = re.compile(r"\\([:;\\])")
_MARKS = re.compile(r"[:;]")
_DRIVE = re.compile(r"\s*[A-Za-z]:[\\/]")
_ADDRESS = re.compile(r"\s*[a-z][a-z-]+://")


def paths(field: str) -> list[str]:
    """Return the paths that a `file` field names, in order."""
    return [path for one in _BETWEEN_FILES.split(field) if (path := _path(one))]


def field(paths: list[str]) -> str:
    """Return a `file` field that names some paths."""
    return ";".join(_MARKS.sub(r"\\\g<0>", path) for path in paths)


def _path(entry: str) -> str:
    if _DRIVE.match(entry) or _ADDRESS.match(entry):
        return entry.strip()
    parts = _BETWEEN_PARTS.split(entry)
    path = parts[0] if len(parts) == 1 else parts[1]
    return _ESCAPED.sub(r"\1", path).strip()
