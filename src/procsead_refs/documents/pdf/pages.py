"""The lines of a PDF's pages, each with its place, size and look."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass, field
from statistics import median_low, mode
from typing import TYPE_CHECKING, Any

from procsead_refs.errors import Refusal
from procsead_refs.limits import limit, over, raising

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ITALIC = 1 << 6  # PDF 32000-1:2008, table 123: font flags
_BOLD = 600  # font weight
_ALIKE = 0.1  # points: sizes that differ less are one
_SAME_LINE = 0.6  # of the size: base lines that differ less are one, with what is raised from it
_FAR = 3.0  # times the size: a wider gap is another column or cell
_SMALLER, _LIFT = 0.82, 0.1  # of the line's size: what is smaller and so much higher is raised
_OWN_LIFT, _OWN_SIZE = 0.2, 0.7  # of the size: how high such a digit stands, how large it is
_SURROGATES = range(0xD800, 0xE000)
_SPECIAL = {"\ufffe": "\u00ad", "\u0002": "\u00ad", "\ufb01": "fi", "\ufb02": "fl", "\ufb00": "ff"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character, where it begins and ends and its base line (points from the lower left)."""

    character: str
    left: float
    right: float
    base: float
    size: float
    italic: bool


@dataclass(slots=True)
class SetLine:
    """Characters set side by side on a page; `size` is the one that most of them have."""

    page: int
    glyphs: list[Glyph] = field(default_factory=list)
    bold: bool = False
    size: float = 0.0
    left: float = 0.0
    right: float = 0.0
    base: float = 0.0

    @property
    def text(self) -> str:
        """The characters."""
        return "".join(one.character for one in self.glyphs)

    def raised(self, glyph: Glyph) -> bool:
        """Return whether a character is set smaller and higher than the line."""
        return glyph.size < _SMALLER * self.size and glyph.base > self.base + _LIFT * self.size

    def closed(self) -> SetLine:
        """Work out the line's own measures from its characters; return the line."""
        while self.glyphs and self.glyphs[-1].character.isspace():
            self.glyphs.pop()
        inked = [one for one in self.glyphs if not one.character.isspace()]
        if inked:
            self.size = mode(round(one.size, 1) for one in inked)
            common = [one for one in inked if abs(one.size - self.size) <= _ALIKE] or inked
            self.left, self.right = inked[0].left, max(one.right for one in inked)
            self.base = median_low(one.base for one in common)
        return self


def pages(path: Path, data: bytes) -> list[list[SetLine]]:
    """Return each page's lines in the order in which the page draws them.

    Raises:
        Refusal: it is no PDF, it is damaged, it wants a password, has too many pages or characters
            or takes too much memory or time.
    """
    import pypdfium2

    _is_bearable(path, data)
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        cause = "wants a password" if "password" in str(error).lower() else "is damaged or no PDF"
        raise Refusal(cause, where=path, remedy="save it anew, best as .docx") from error
    try:
        if len(pdf) > limit("pdf-pages"):
            raise over("pdf-pages", where=path, remedy="split it")
        return [_page(pdf, number) for number in range(len(pdf))]
    except pypdfium2.PdfiumError as error:
        raise Refusal("has a damaged page", where=path, remedy="save it anew") from error
    finally:
        pdf.close()


def _is_bearable(path: Path, data: bytes) -> None:
    """Refuse a PDF that the library does not open within its limits, or with too many characters.

    Raises:
        Refusal: it is one.
    """
    from procsead_refs.documents.pdf.trial import tried

    memory, seconds = limit("pdf-memory"), limit("pdf-seconds")
    characters = tried(data, memory=memory, seconds=seconds)
    if characters is None:
        cause = f"takes the PDF library more than {memory} MiB or {seconds} s, or breaks it"
        remedy = raising("pdf-memory", "save it anew, best as .docx")
        raise Refusal(cause, where=path, remedy=remedy)
    if characters > limit("pdf-characters"):
        raise over("pdf-characters", where=path, remedy="split it")


def _page(pdf: Any, number: int) -> list[SetLine]:  # noqa: ANN401 - pypdfium2 has no types
    page = pdf[number]
    text_page = page.get_textpage()
    try:
        return list(_lines(text_page, number + 1))
    finally:
        text_page.close()
        page.close()


def _lines(text_page: Any, number: int) -> Iterator[SetLine]:  # noqa: ANN401 - the same
    line = SetLine(number)
    for glyph, bold in _glyphs(text_page):
        if glyph.character.isspace():
            if line.glyphs and not line.glyphs[-1].character.isspace():
                line.glyphs.append(glyph)
            continue
        if line.glyphs and not _goes_on(line, glyph):
            yield line.closed()
            line = SetLine(number)
        if not line.glyphs:
            line.bold = bold
        line.bold = line.bold and bold
        line.glyphs.append(glyph)
    if line.glyphs:
        yield line.closed()


def _goes_on(line: SetLine, glyph: Glyph) -> bool:
    """Return whether a character is on the same line, to the right (or in the same ligature)."""
    last = next((one for one in reversed(line.glyphs) if not one.character.isspace()), glyph)
    size = max(last.size, glyph.size)
    beside = abs(last.base - glyph.base) < _SAME_LINE * size
    return beside and glyph.left > last.left - _ALIKE and glyph.left - last.right < _FAR * size


def _glyphs(text_page: Any) -> Iterator[tuple[Glyph, bool]]:  # noqa: ANN401 - the same
    import pypdfium2.raw as pdfium

    flags, left, base = ctypes.c_int(), ctypes.c_double(), ctypes.c_double()
    matrix = pdfium.FS_MATRIX()
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        character = (
            chr(code) if code not in _SURROGATES and 0 < code <= sys.maxunicode else "\ufffd"
        )
        character = _SPECIAL.get(character, character)
        if character.isspace():
            yield Glyph(" ", 0, 0, 0, 0, italic=False), False
            continue
        pdfium.FPDFText_GetCharOrigin(text_page, index, left, base)
        right = text_page.get_charbox(index, loose=True)[2]
        pdfium.FPDFText_GetMatrix(text_page, index, matrix)
        size = pdfium.FPDFText_GetFontSize(text_page, index) * (abs(matrix.d) or abs(matrix.b))
        pdfium.FPDFText_GetFontInfo(text_page, index, None, 0, flags)
        weight = pdfium.FPDFText_GetFontWeight(text_page, index)
        italic = bool(flags.value & _ITALIC)
        foot = base.value
        if character.isdigit():  # some fonts have raised digits of their own
            tight = text_page.get_charbox(index)[1]
            if tight > foot + _OWN_LIFT * size:
                foot, size = tight, size * _OWN_SIZE
        glyph = Glyph(character, left.value, right, foot, size, italic)
        yield glyph, weight >= _BOLD
