"""A template's product: its Markdown read, its citations and lists printed, its page written.

The page is made once, however many forms it is written in.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from procsead_refs import pandoc
from procsead_refs.errors import Refusal
from procsead_refs.rendering import tree
from procsead_refs.rendering.citeproc import citing
from procsead_refs.rendering.citeproc.printing import entries
from procsead_refs.rendering.dates import Day
from procsead_refs.rendering.outputs import forms
from procsead_refs.rendering.outputs.page import Page
from procsead_refs.rendering.templates import places, quotations, sandbox, text_citations
from procsead_refs.rendering.templates.markdown import unescaped
from procsead_refs.rendering.templates.vocabulary import CITED, Vocabulary
from procsead_refs.text import without_controls

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from procsead_refs.model import Reference, Style
    from procsead_refs.project import Project
    from procsead_refs.rendering.entry import Node
    from procsead_refs.rendering.templates.cited import Use

# Pandoc's Markdown without raw code, metadata blocks and the rarer marks. Typographic quotes are
# made of the template's own alone: in a field they are escaped.
_READ = (
    "markdown-raw_html-raw_tex-raw_attribute-markdown_in_html_blocks-native_divs-native_spans"
    "-yaml_metadata_block-pandoc_title_block-latex_macros-tex_math_dollars"
    "-subscript-superscript-strikeout-implicit_figures-example_lists"
)
_HEAD = re.compile(r"\A\s*---[ \t]*\n(.{0,4000}?)\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FIELD = re.compile(r"([a-z]+)[ \t]*:[ \t]*(.*)")


@dataclass(frozen=True, slots=True)
class Product:
    """A template's page, plain and with the records that reference managers find in HTML."""

    plain: Page
    marked: Page

    def written(self, to: str) -> str | bytes:
        """Return the page in a form, one of `forms.names()`.

        Raises:
            Refusal: there is no such form, or pandoc could not do it.
        """
        return forms.write(self.marked if to == "html" else self.plain, to)


def prepared(  # noqa: PLR0913 - a product has that many sides
    template: Path,
    references: Sequence[Reference],
    style: Style,
    *,
    project: Project,
    select: Callable[[str], Sequence[Reference]],
    uses: Sequence[Use] = (),
    language: str = "",
    remark: Callable[[str], None] = lambda _: None,
) -> Product:
    """Return a template's product, ready to be written in any form.

    Args:
        template: the file; its head (`---` … `---`) may set title, subtitle, author, date, lang.
        references: the library.
        style: for citations and lists.
        project: its title, author, house file for Word, and [settings].
        select: answers a query with works of the library.
        uses: where drafts cite the library.
        language: of the page (BCP 47); the template's head is heard first.
        remark: is told what is doubtful.

    Raises:
        Refusal: with file and line what is wrong in the template, or what the library lacks.
    """
    language = _declared_language(template) or language or project.language
    settings = project.settings
    vocabulary = Vocabulary(
        references,
        language,
        style,
        select,
        uses=uses,
        quotations=quotations.load(project.library),
        introductions={str(k): str(v) for k, v in dict(settings.get("themes", {})).items()},
        remark=remark,
        strict=bool(dict(settings.get("render", {})).get("strict", False)),
    )
    facts = {
        "cited": sorted({use.key for use in uses}),
        "finnish": language.startswith("fi"),
        "project": Titled(project.title, project.author),
        "style": style.title or style.csl,
        "today": Day(datetime.now(tz=UTC).date(), language),
    }
    head, blocks = _content(template, vocabulary.words() | facts)
    plain, marked = _filled(blocks, vocabulary, style, template)
    vocabulary.sum_up()
    titled = {name: head.get(name, "") for name in ("title", "subtitle", "author", "date")}
    page = Page(blocks=plain, language=language, reference_docx=project.reference_docx, **titled)
    return Product(page, replace(page, blocks=marked))


def names_drafts(template: Path) -> bool:
    """Return whether a template asks where drafts cite the library, which takes reading them."""
    return "cited" in sandbox.source(template)


@dataclass(frozen=True, slots=True)
class Titled:
    """What a template may know of the project."""

    title: str
    author: str


def _declared_language(template: Path) -> str:
    """Return the language that a template's head sets, "" where it sets none."""
    start = sandbox.source(template)[:4000]
    declared = re.search(r"^lang[ \t]*:[ \t]*([\w-]+)[ \t]*$", start, re.MULTILINE)
    return declared[1] if declared else ""


def _content(template: Path, words: Mapping[str, object]) -> tuple[dict[str, str], list[Node]]:
    """Return the fields of a template's head and its blocks, made with words."""
    head, body = _head(without_controls(sandbox.markdown(template, words)))
    document = pandoc.run(["-f", _READ, "-t", "json"], body, where=template)
    return head, tree.safe(json.loads(document)["blocks"])


def _head(text: str) -> tuple[dict[str, str], str]:
    """Return the fields of a page's head and the text below it."""
    match = _HEAD.match(text)
    if match is None:
        return {}, text
    fields = (_FIELD.fullmatch(line.strip()) for line in match[1].splitlines())
    found = {one[1]: unescaped(one[2].strip().strip("\"'")) for one in fields if one}
    return found, text[match.end() :]


def _filled(
    blocks: list[Node], vocabulary: Vocabulary, style: Style, template: Path
) -> tuple[list[Node], list[Node]]:
    """Return blocks with their citations and places printed, without and with COinS records."""
    cited: dict[str, int] = {}

    def named(node: Node) -> list[Node] | None:
        if node["t"] in {"Para", "Plain"}:
            return [{"t": node["t"], "c": text_citations.closed_up(node["c"])}]
        if node["t"] != "Cite":
            return None
        works = []
        for one in node["c"][0]:
            key = _key(one["citationId"], vocabulary, template)
            one["citationId"] = citing.identifier(cited.setdefault(key, len(cited)))
            works.append(vocabulary.references[vocabulary.numbers[key]])
        return text_citations.ready(node, works, style)

    blocks = tree.walked(blocks, named)
    listed = dict.fromkeys(key for place in vocabulary.places for key in place.keys)
    wanted = list(dict.fromkeys([*cited, *listed]))
    works = [vocabulary.references[vocabulary.numbers[key]] for key in wanted]
    if cited:
        blocks, printed = citing.printed(blocks, works, style)
    else:
        printed = {one.key: one for one in entries(works, style, dashes=False)}
    plain: list[Node] = tree.walked(blocks, places.Filler(vocabulary.places, printed, cited, {}))
    records = {one.id: one for one in works}
    marked: list[Node] = tree.walked(
        blocks, places.Filler(vocabulary.places, printed, cited, records)
    )
    return tree.linked_within(plain), tree.linked_within(marked)


def _key(citation: str, vocabulary: Vocabulary, template: Path) -> str:
    """Return the library's key for a citation, made by cite() or typed as [@key]."""
    number = citation.removeprefix(CITED)
    if number != citation and number.isdecimal() and int(number) < len(vocabulary.references):
        return vocabulary.references[int(number)].id
    if citation in vocabulary.numbers:
        return citation
    lines = sandbox.source(template).splitlines()
    line = next((n for n, one in enumerate(lines, start=1) if f"@{citation}" in one), None)
    refusal = vocabulary.missing(citation)
    raise Refusal(
        refusal.cause, where=f"{template}:{line}" if line else template, remedy=refusal.remedy
    )
