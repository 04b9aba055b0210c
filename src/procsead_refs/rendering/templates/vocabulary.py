"""The words that a template may use; docs/rendering.md is their manual.

What has to be printed by a citation style is left as a numbered place in the Markdown and filled in
once the whole text is known, because year letters depend on everything that is cited.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from procsead_refs import languages
from procsead_refs.data import table
from procsead_refs.errors import Refusal
from procsead_refs.rendering import grouping
from procsead_refs.rendering.templates.markdown import Markdown, escaped
from procsead_refs.rendering.templates.overview import overview
from procsead_refs.rendering.templates.places import PLACE, Place
from procsead_refs.rendering.templates.works import Work, annotation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from procsead_refs.model import Reference, Style
    from procsead_refs.rendering.templates.cited import Use
    from procsead_refs.rendering.templates.quotations import Quotation

CITED = "procsead."  # before the number of a work in a citation key
_NAMED = 5  # works that one remark names
_REMEDY = "correct it, or set strict = false in [settings.render]"


@dataclass(slots=True)
class Vocabulary:
    """A template's functions and values, and the places that they left.

    Attributes:
        references: the library.
        language: of marks, annotations and dates.
        style: in which citations and lists will be printed.
        select: answers a query with works, as `search` does.
        uses: where drafts cite the library.
        quotations: the quotation bank.
        introductions: a text for each theme that has one.
        remark: is told what is doubtful.
        told: what was said already, for it is said once.
        strict: whether a quotation without a page, or an unconfirmed record, stops the product.
    """

    references: Sequence[Reference]
    language: str
    style: Style
    select: Callable[[str], Sequence[Reference]]
    uses: Sequence[Use] = ()
    quotations: Mapping[str, Quotation] = field(default_factory=dict)
    introductions: Mapping[str, str] = field(default_factory=dict)
    remark: Callable[[str], None] = lambda _: None
    told: set[str] = field(default_factory=set)
    strict: bool = False
    places: list[Place] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    unconfirmed: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Number the works, the first of each key."""
        for number, one in enumerate(self.references):
            self.numbers.setdefault(one.id, number)

    def words(self) -> dict[str, object]:
        """Return the vocabulary by the names that templates use."""
        works = [Work(one, self.language) for one in self.references]
        return {
            "library": works,
            "entries": works,  # as templates written for other tools call the library
            "themes": self.themes,
            "works": self.works,
            "cite": self.cite,
            "reference": self.reference,
            "bibliography": self.bibliography,
            "annotation": self.annotation,
            "introduction": self.introduction,
            "quote": self.quote,
            "cited_in": self.cited_in,
            "overview": self.overview,
        }

    def works(self, where: str = "", sort: str = "author") -> list[Work]:
        """Return the works that answer a query, sorted by one of grouping.ORDERS."""
        if sort not in grouping.ORDERS:
            raise Refusal(
                f"no order is called {sort!r}", remedy=f"use {', '.join(grouping.ORDERS)}"
            )
        found = self.select(where) if where else self.references
        ordered = grouping.ordered(found, sort, self.language)
        return [Work(one, self.language) for one in ordered]

    def themes(self, where: str = "", sort: str = "author") -> list[tuple[str, list[Work]]]:
        """Return each theme's name and its works; the theme is the first keyword."""
        found = [self.references[self.numbers[one.key]] for one in self.works(where, sort)]
        groups = grouping.grouped(found, "theme", self.language)
        return [(name, [Work(one, self.language) for one in members]) for name, members in groups]

    def introduction(self, theme: str) -> str:
        """Return what the project says about a theme; empty where it says nothing."""
        wanted = theme.casefold()
        return next(
            (text for name, text in self.introductions.items() if name.casefold() == wanted), ""
        )

    def cite(
        self, *keys: str, locator: object = "", prefix: object = "", narrative: bool = False
    ) -> Markdown:
        """Return a citation of one work or several, which the style will print.

        `locator` ("12", "chap. 3") belongs to the last work, `prefix` ("see") stands before the
        first; `narrative` prints the author in the sentence and the year in parentheses.
        """
        if not keys:
            raise Refusal("cite() names no work")
        if narrative and (len(keys) > 1 or prefix):
            raise Refusal("a narrative citation is of one work and has no prefix")
        named = [f"@{CITED}{self._number(key)}" for key in keys]
        where = escaped(locator) if locator else ""
        if narrative:
            return Markdown(named[0] + (f" [{where}]" if where else ""))
        before = f"{escaped(prefix)} " if prefix else ""
        return Markdown(f"[{before}{'; '.join(named)}{f', {where}' if where else ''}]")

    def reference(self, key: str) -> Markdown:
        """Return a work's printed reference, as a paragraph of its own."""
        self._number(key)
        return Markdown(f"\n\n{self._place(Place('entry', (str(key),)))}\n\n")

    def bibliography(self, where: str = "") -> Markdown:
        """Return the list of the works cited here, or of those that answer a query ("*": all)."""
        if not where:
            return Markdown(f"\n\n{self._place(Place('cited'))}\n\n")
        found = self.references if where == "*" else self.select(where)
        place = Place("list", tuple(dict.fromkeys(one.id for one in found)))
        return Markdown(f"\n\n{self._place(place)}\n\n")

    def annotation(self, key: str) -> str:
        """Return a work's annotation in the page's language, or else the one there is."""
        return annotation(self.references[self._number(key)], self.language)

    def quote(self, name: str) -> Markdown:
        """Return a quotation of the bank in quotation marks, with its citation and page."""
        found = self.quotations.get(str(name))
        if found is None:
            raise _missing(f"no quotation is called {name!r}", str(name), self.quotations)
        if not found.locator:
            self._doubt(f"the quotation {name!r} has no page")
        opening, closing = table("languages")[languages.ours(self.language)]["quotes"]
        citation = self.cite(found.key, locator=found.locator)
        return Markdown(f"{opening}{escaped(found.text)}{closing} {citation}")

    def cited_in(self, key: str) -> list[dict[str, object]]:
        """Return the sentences in which drafts cite a work, with draft and paragraph (from 1).

        A sentence that several drafts share comes once, with all their names.
        """
        self._number(key)
        found: dict[str, dict[str, object]] = {}
        for use in self.uses:
            if use.key != key:
                continue
            one = {"draft": use.draft, "paragraph": use.paragraph + 1, "sentence": use.sentence}
            other = found.setdefault(use.sentence, one)
            if use.draft not in str(other["draft"]).split(", "):
                other["draft"] = f"{other['draft']}, {use.draft}"
        return list(found.values())

    def overview(self, works: Iterable[Work] | None = None) -> Markdown:
        """Return a small table of the years and types of works."""
        keys = [one.key for one in works] if works is not None else list(self.numbers)
        return overview([self.references[self.numbers[key]] for key in keys], self.language)

    def missing(self, key: str) -> Refusal:
        """Return the refusal for a key that the library lacks, with the nearest keys."""
        return _missing(f"the library has no {key!r}", key, self.numbers)

    def _number(self, key: str) -> int:
        number = self.numbers.get(str(key))
        if number is None:
            raise self.missing(str(key))
        if note := self.references[number].extra.get("unconfirmed"):
            if self.strict:
                said = f"{key} has values that nobody confirmed ({note.partition(';')[0]} …)"
                raise Refusal(said, remedy=_REMEDY)
            self.unconfirmed.setdefault(str(key))
        return number

    def sum_up(self) -> None:
        """Remark, once all is filled in, on the works that hold values nobody confirmed."""
        keys = list(self.unconfirmed)
        if len(keys) == 1:
            self.remark(f"{keys[0]} has values that nobody confirmed; lint names them")
        elif keys:
            named = ", ".join(keys[:_NAMED]) + " …" * (len(keys) > _NAMED)
            count = f"{len(keys)} works have values that nobody confirmed"
            self.remark(f"{count}; lint names them: {named}")

    def _doubt(self, what: str) -> None:
        if self.strict:
            raise Refusal(what, remedy=_REMEDY)
        if what not in self.told:
            self.told.add(what)
            self.remark(what)

    def _place(self, place: Place) -> str:
        self.places.append(place)
        return f"[]{{.{PLACE} data-place={len(self.places) - 1}}}"


def _missing(cause: str, wanted: str, known: Iterable[str]) -> Refusal:
    near = get_close_matches(wanted, list(known), n=3, cutoff=0.4)
    return Refusal(cause, remedy=f"the nearest are {', '.join(near)}" if near else "")
