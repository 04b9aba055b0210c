"""A page as a Word document whose look stands in paragraph styles, the institution's or ours."""

from __future__ import annotations

import io
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from procsead_refs import pandoc
from procsead_refs.files import read_bytes
from procsead_refs.rendering import tree
from procsead_refs.rendering.outputs.conversion import converted
from procsead_refs.rendering.outputs.word_pages import RUNNING_TITLE, finished

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

    from procsead_refs.rendering.entry import Node
    from procsead_refs.rendering.outputs.page import Page

_STYLES = {"annotation": "Annotation", "marks": "Marks", "cited-in": "Cited In"}
_SIZES = {  # in points, and whether in bold
    "Title": (20, True),
    "Subtitle": (13, False),
    "Author": (11, False),
    "Date": (11, False),
    "Heading 1": (15, True),
    "Heading 2": (12.5, True),
    "Heading 3": (11, True),
}
_SERIF = "Georgia"
_INK = (0x1D, 0x1F, 0x21)
_QUIET = (0x56, 0x5B, 0x60)  # seven to one
_LINK = (0x14, 0x50, 0x8C)  # eight to one on white; pandoc's own blue has four


def write(page: Page) -> bytes:
    """Return a page as .docx: navigation by headings, hanging indents by the style Bibliography."""
    look = read_bytes(page.reference_docx) if page.reference_docx else reference()
    with tempfile.TemporaryDirectory(prefix="procsead-refs-") as folder:
        file = Path(folder) / "reference.docx"
        file.write_bytes(look)
        blocks = tree.walked(page.blocks, _styled)
        made = converted(blocks, "-t", "docx", f"--reference-doc={file}", meta=page.meta)
    return finished(made, page.title, ours=page.reference_docx is None)


def _styled(node: Node) -> list[Node] | None:
    """Name the paragraph style of what is said about an entry."""
    if node["t"] == "Div":
        _, classes, values = node["c"][0]
        name = next((_STYLES[one] for one in classes if one in _STYLES), "")
        if name and not any(key == "custom-style" for key, _ in values):
            values.append(["custom-style", name])
    return None


@cache
def reference() -> bytes:
    """Return a Word file with our styles: pandoc's own, set in one serif with hanging indents."""
    import docx

    document = docx.Document(io.BytesIO(pandoc.run(["--print-default-data-file=reference.docx"])))
    _styles(document)
    _page(document)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _styles(document: WordDocument) -> None:
    """Give pandoc's styles our look, and add those of what is said about an entry."""
    for style in document.styles:
        if getattr(style, "font", None) is not None:
            _typeface(style, _SERIF)
    _title_and_headings(document)
    _body(document)
    _entries(document)


def _title_and_headings(document: WordDocument) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    for name, (size, bold) in _SIZES.items():
        style = document.styles[name]
        style.font.size, style.font.bold = Pt(size), bold
        style.font.color.rgb = RGBColor(*_INK)
        style.paragraph_format.alignment = 0
        style.paragraph_format.keep_with_next = True
    for element in document.styles["Subtitle"].element.rPr.findall(qn("w:spacing")):
        element.getparent().remove(element)  # letters set apart
    for name, after in (("Subtitle", 4), ("Author", 2), ("Date", 2)):
        space = document.styles[name].paragraph_format
        space.space_before, space.space_after = Pt(0), Pt(after)


def _body(document: WordDocument) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    document.styles["Normal"].font.size = Pt(11)
    document.styles["Hyperlink"].font.color.rgb = RGBColor(*_LINK)
    for name in ("Body Text", "First Paragraph", "Compact", "Bibliography"):
        layout = document.styles[name].paragraph_format
        layout.space_before, layout.space_after = Pt(0), Pt(6)
        layout.line_spacing = 1.15
        layout.widow_control = True
    rows = document.styles["Compact"].paragraph_format  # of tables and tight lists
    rows.space_after, rows.line_spacing = Pt(2), 1.0
    for margin in document.styles["Table"].element.iter(qn("w:left")):
        margin.set(qn("w:w"), "0")  # a table's words begin where the text does


def _entries(document: WordDocument) -> None:
    """Set an entry in a hanging indent, and what is said about it in line with its text."""
    from docx.shared import Cm, Pt, RGBColor

    hanging = document.styles["Bibliography"].paragraph_format
    hanging.left_indent, hanging.first_line_indent = Cm(1.0), Cm(-1.0)
    hanging.keep_together = True
    for name in _STYLES.values():
        style = document.styles.add_style(name, 1)
        style.base_style = document.styles["Body Text"]
        style.paragraph_format.left_indent = Cm(1.0)
        if name != "Annotation":
            style.font.size, style.font.color.rgb = Pt(9.5), RGBColor(*_QUIET)


def _typeface(style: object, name: str) -> None:
    """Set a style's font for every script; a theme font would win over a name alone."""
    from docx.oxml.ns import qn

    style.font.name = name  # type: ignore[attr-defined] # paragraph and character styles have it
    fonts = style.element.rPr.rFonts  # type: ignore[attr-defined] # made by the line above
    for key in list(fonts.attrib):
        if "theme" in str(key).lower():
            del fonts.attrib[key]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), name)


def _page(document: WordDocument) -> None:
    """Set A4, the page's number at its foot and, from the second page on, the title at its head."""
    from docx.shared import Cm, Pt, RGBColor

    section = document.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(3.0)
    section.top_margin = section.bottom_margin = Cm(2.8)
    section.different_first_page_header_footer = True
    for foot in (section.footer, section.first_page_footer):
        paragraph = foot.paragraphs[0]
        paragraph.alignment = 1
        _number(paragraph.add_run())
    section.first_page_header.is_linked_to_previous = False
    title = section.header.paragraphs[0].add_run(RUNNING_TITLE)
    title.italic, title.font.size, title.font.color.rgb = True, Pt(9), RGBColor(*_QUIET)


def _number(run: Any) -> None:  # noqa: ANN401 - python-docx's Run, whose element has no public type
    """Make a run the number of its page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        element.text = text or None
        run._r.append(element)  # noqa: SLF001 - python-docx has no public way to a field
