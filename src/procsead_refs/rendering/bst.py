"""A LaTeX bibliography by a BibTeX style file (.bst), for journals that give nothing else.

pybtex runs the .bst, so that no TeX is needed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs import formats
from procsead_refs.data import table
from procsead_refs.errors import Refusal
from procsead_refs.files import read_text
from procsead_refs.rendering.templates.budget import limited

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from types import FrameType

    from procsead_refs.model import Reference


def bbl(references: Sequence[Reference], style: Path) -> str:
    """Return the works as the .bbl that BibTeX would write with a style file.

    Raises:
        Refusal: the file cannot be read or run, or it takes too long or too much memory.
    """
    from pybtex import errors
    from pybtex.bibtex import BibTeXEngine
    from pybtex.exceptions import PybtexError

    program = read_text(style, "template")
    text = _months(program) + formats.write(references, "bibtex")
    try:
        # What BibTeX itself only warns of (a type that the style does not know) is let pass.
        with limited(style, _is_pybtex), errors.capture():
            made = BibTeXEngine().format_from_string(
                text, style=str(style.with_suffix("")), citations=["*"]
            )
    except (PybtexError, RecursionError, MemoryError) as error:
        raise Refusal(f"pybtex could not use it: {str(error)[:200]}", where=style) from error
    except (AttributeError, IndexError, KeyError, TypeError, ValueError) as error:
        # The .bst is a program; what is wrong in it shows as an error of pybtex's interpreter.
        raise Refusal("is not a sound BibTeX style", where=style) from error
    return str(made)


def _months(program: str) -> str:
    """Return @string definitions of the months that a style file does not define itself."""
    own = set(re.findall(r"MACRO\s*\{\s*([a-z]{3})\s*\}", program))
    names = [words.split()[0] for words in table("months")["months"]["en"]]
    return "".join(
        f"@string{{{name[:3]} = {{{name.capitalize()}}}}}\n"
        for name in names
        if name[:3] not in own
    )


def _is_pybtex(frame: FrameType) -> bool:
    return str(frame.f_globals.get("__name__", "")).startswith("pybtex")
