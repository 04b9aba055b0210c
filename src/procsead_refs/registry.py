"""Folders that are registries: what a module in one says of itself, read without importing it.

To import every format, document kind or rule takes longer than most of what is done with one.
"""

from __future__ import annotations

import re
from ast import literal_eval
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@cache
def modules(folder: Path) -> tuple[str, ...]:
    """Return the names of a folder's modules and packages, those with "_" before them left out."""
    found = (file.stem for file in folder.iterdir() if file.suffix == ".py" or file.is_dir())
    return tuple(sorted(name for name in found if name[:1].isalpha()))


@cache
def said(folder: Path, module: str, constant: str) -> object:
    """Return the value that a module gives to a constant on one line; None where it gives none.

    Args:
        folder: where the modules are.
        module: the name of one, a file or a package.
        constant: such as "SUFFIXES".
    """
    file = folder / f"{module}.py"
    if not file.is_file():
        file = folder / module / "__init__.py"
    line = re.compile(rf"^{constant}(?:: [^=\n]+)? = (.+)$", re.MULTILINE)
    found = line.search(file.read_text(encoding="utf-8"))
    return None if found is None else literal_eval(found[1])
