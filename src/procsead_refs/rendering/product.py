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
from procsead_refs.rendering import citing, lists, output, quotations, templates, tree
from procsead_refs.rendering.citeproc import entries
from procsead_refs.rendering.markdown import unescaped
from procsead_refs.rendering.page import Page
from procsead_refs.rendering.today import Day
from procsead_refs.rendering.vocabulary import CITED, PLACE, Place, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from procsead_refs.model import Reference, Style
    from procsead_refs.project import Project
    from procsead_refs.rendering.cited import Use
    from procsead_refs.rendering.entry import Entry, Node

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
        """Return the page in a form, one of `output.names()`.

        Raises:
            Refusal: there is no such form, or pandoc could not do it.
        """
        return output.write(self.marked if to == "html" else self.plain, to)


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
    wanted = templates.source(template)
    declared = re.search(r"^lang[ \t]*:[ \t]*([\w-]+)[ \t]*$", wanted[:4000], re.MULTILINE)
    language = declared[1] if declared else language or project.language
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
    words = {
        **vocabulary.words(),
        "cited": sorted({use.key for use in uses}),
        "finnish": language.startswith("fi"),
        "project": Titled(project.title, project.author),
        "style": style.title or style.csl,
        "today": Day(datetime.now(tz=UTC).date(), language),
    }
    head, body = _head(templates.markdown(template, words))
    document = pandoc.run(["-f", _READ, "-t", "json"], body, where=template)
    blocks: list[Node] = tree.safe(json.loads(document)["blocks"])
    plain, marked = _filled(blocks, vocabulary, style, template)
    page = Page(
        blocks=plain,
        title=head.get("title", ""),
        subtitle=head.get("subtitle", ""),
        author=head.get("author", ""),
        date=head.get("date", ""),
        language=language,
        reference_docx=project.reference_docx,
    )
    return Product(page, replace(page, blocks=marked))


def names_drafts(template: Path) -> bool:
    """Say whether a template asks where drafts cite the library, which takes reading them."""
    return "cited" in templates.source(template)


@dataclass(frozen=True, slots=True)
class Titled:
    """What a template may know of the project."""

    title: str
    author: str


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
        for one in node["c"][0] if node["t"] == "Cite" else ():
            key = _key(one["citationId"], vocabulary, template)
            one["citationId"] = citing.identifier(cited.setdefault(key, len(cited)))
        return None

    blocks = tree.walked(blocks, named)
    with_law = dict.fromkeys([*cited, *vocabulary.cited_law])
    listed = dict.fromkeys(key for place in vocabulary.places for key in place.keys)
    wanted = list(dict.fromkeys([*with_law, *listed]))
    works = [vocabulary.references[vocabulary.numbers[key]] for key in wanted]
    if cited:
        blocks, printed = citing.printed(blocks, works, style)
    else:
        printed = {one.key: one for one in entries(works, style, dashes=False)}
    plain: list[Node] = tree.walked(blocks, _Places(vocabulary.places, printed, with_law, {}))
    records = {one.id: one for one in works}
    marked: list[Node] = tree.walked(blocks, _Places(vocabulary.places, printed, with_law, records))
    return plain, marked


def _key(citation: str, vocabulary: Vocabulary, template: Path) -> str:
    """Return the library's key for a citation, made by cite() or typed as [@key]."""
    number = citation.removeprefix(CITED)
    if number != citation and number.isdecimal() and int(number) < len(vocabulary.references):
        return vocabulary.references[int(number)].id
    if citation in vocabulary.numbers:
        return citation
    lines = templates.source(template).splitlines()
    line = next((n for n, one in enumerate(lines, start=1) if f"@{citation}" in one), None)
    refusal = vocabulary.missing(citation)
    raise Refusal(
        refusal.cause, where=f"{template}:{line}" if line else template, remedy=refusal.remedy
    )


class _Places:
    """Fills the places that a vocabulary left.

    Args:
        places: what each number stands for.
        printed: entries by key, in the style's order.
        cited: keys of the works cited in the text.
        records: the works by key, where entries are to carry their COinS record.
    """

    def __init__(
        self,
        places: list[Place],
        printed: Mapping[str, Entry],
        cited: Iterable[str],
        records: Mapping[str, Reference],
    ) -> None:
        self._places = places
        self._printed = printed
        self._cited = set(cited)
        self._records = records
        self._anchored: set[str] = set()
        self._lists = 0

    def __call__(self, node: Node) -> list[Node] | None:
        if node["t"] in {"Para", "Plain"} and len(node["c"]) == 1:
            place = self._place(node["c"][0])
            if place is not None:
                return self._blocks(place)
        return None

    def _place(self, node: Node) -> Place | None:
        if node["t"] != "Span" or PLACE not in node["c"][0][1]:
            return None
        number = dict(node["c"][0][2]).get("data-place", "")
        known = number.isdecimal() and int(number) < len(self._places)
        return self._places[int(number)] if known else None

    def _blocks(self, place: Place) -> list[Node]:
        if place.kind == "entry":
            entry = self._printed[place.keys[0]]
            made = self._once(lists.one(entry, self._records.get(entry.key)))
            made["c"][0][1].append("annotated")  # what is said about it follows
            values = tree.attributes("", ["hanging-indent"], {"custom-style": "Bibliography"})
            return [tree.div([made], values)]
        keys = self._cited if place.kind == "cited" else set(place.keys)
        found = [one for key, one in self._printed.items() if key in keys]
        self._lists += 1
        name = "refs" if self._lists == 1 else f"refs-{self._lists}"
        made = lists.block(found, self._records, name)
        made["c"][1] = [self._once(one) for one in made["c"][1]]
        return [made]

    def _once(self, div: Node) -> Node:
        """Take the anchor off an entry that stands in the page a second time."""
        if div["c"][0][0] in self._anchored:
            div["c"][0][0] = ""
        self._anchored.add(div["c"][0][0])
        return div
