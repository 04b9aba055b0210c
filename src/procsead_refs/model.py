"""The nouns that every room passes to the next: frozen, shaped on CSL-JSON, importing nothing.

Places are counted in one coordinate system: a block's number in `Document.blocks` (from 0) and a
Unicode code point offset in that block's text (from 0, end exclusive).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a document: a block, and in it the code points from start to end (exclusive)."""

    paragraph: int
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A person by parts, as CSL has them, or a body whole in `literal` (Europol)."""

    family: str = ""
    given: str = ""
    particle: str = ""  # CSL non-dropping-particle: "van" in van den Berg
    dropping: str = ""  # CSL dropping-particle: "von" in Humboldt, Alexander von
    suffix: str = ""
    literal: str = ""

    @property
    def sort_name(self) -> str:
        """What a list files the name under: the body, or particle and family name."""
        return self.literal or " ".join(part for part in (self.particle, self.family) if part)


@dataclass(frozen=True, slots=True)
class Date:
    """A date or a range; `parts` and `until` are (year[, month[, day]]), months from 1 to 12.

    `season` is 1 (spring) to 4 (winter) as in CSL, `suffix` a typed year letter ("a" in 2020a),
    `literal` what has no numbers ("n.d.", "in press").
    """

    parts: tuple[int, ...] = ()
    until: tuple[int, ...] = ()
    season: int | None = None
    circa: bool = False
    suffix: str = ""
    literal: str = ""

    @property
    def year(self) -> int | None:
        """The first year, or None for a date without numbers."""
        return self.parts[0] if self.parts else None


_NO_DATE = Date()


@dataclass(frozen=True, slots=True)
class Reading:
    """How a typed reference was read: how sure (0 to 1), where each field stands, what was left.

    `spans` are code point offsets in the reference's `raw`; `rest` is the text that no field took.
    """

    confidence: float
    spans: Mapping[str, tuple[int, int]]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One work. Three mappings by kind of value, keyed by CSL variable.

    `extra` holds the fields that no CSL variable names, under their own names (annotation-fi,
    confirmed); `raw` is the string as typed and `location` where it stands in its document.
    """

    id: str
    type: str = "document"
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: Mapping[str, Date] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    raw: str = ""
    location: Location | None = None
    reading: Reading | None = None

    @property
    def creators(self) -> tuple[Name, ...]:
        """Those the work is cited by: its authors, or else its editors."""
        return self.names.get("author") or self.names.get("editor") or ()

    @property
    def issued(self) -> Date:
        """The date of publication; an empty Date where there is none."""
        return self.dates.get("issued", _NO_DATE)

    @property
    def title(self) -> str:
        """The title; empty where there is none."""
        return self.texts.get("title", "")


BlockKind = Literal["paragraph", "heading", "list-item", "cell", "footnote", "endnote", "quote"]


@dataclass(frozen=True, slots=True)
class Span:
    r"""Inline formatting or a mark over the code points from start to end of its block's text.

    `link` is an address, `field` the data of a reference manager's field (JSON as stored), `key` a
    citation key ("[@beech2008internet]", "\cite{...}"), `note` the number of a note called here.
    """

    start: int
    end: int
    italic: bool = False
    superscript: bool = False
    link: str = ""
    field: str = ""
    key: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a block as it is set on a page: where it starts in the text, and how it lies.

    `indent` and `width` are in hundredths of the column; `gap` says whether more room than between
    two lines is above it, `top` whether it is the first of its column.
    """

    start: int
    indent: int
    width: int
    gap: bool = False
    top: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph-like piece of a document, its text exactly as a reader sees it.

    `level` is a heading's or list item's depth from 1 (0 elsewhere), `style` the name of the
    paragraph style; `note` (its number), `page` (from 1) and `line` (from 1) where there is one;
    `rows` the lines in which it is set, where a reader sees them (PDF).
    """

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    style: str = ""
    spans: tuple[Span, ...] = ()
    note: str | None = None
    page: int | None = None
    line: int | None = None
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a document that no reader could see (an image, an embedded object)."""

    what: str
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A draft of any kind as blocks in reading order: body, then footnotes, then endnotes."""

    path: Path
    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """What is written back at a place: a comment on it, a replacement of it, or a field around it.

    A replacement is a tracked change where the document kind has them. `field` is the instruction
    of a reference manager's field that the words become the result of, up to the end of `until`
    where they go on in another block; only Word files have fields.
    """

    location: Location
    comment: str = ""
    replacement: str | None = None
    field: str = ""
    until: Location | None = None


class Status(StrEnum):
    """How a cited item and the list stand to each other."""

    MATCHED = "matched"
    NEAR = "near"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class CitationItem:
    """One work cited in one citation.

    `year` is as typed without its letter ("2014", "n.d.", "" for none), `suffix` the letter,
    `number` a numeric citation's; `reference` the id of the entry it was linked to; `candidates`
    the ids of all entries that it fits.
    """

    text: str
    location: Location
    names: tuple[Name, ...] = ()
    year: str = ""
    suffix: str = ""
    et_al: bool = False
    number: int | None = None
    key: str = ""
    prefix: str = ""
    locator: str = ""
    reference: str | None = None
    status: Status = Status.MISSING
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One citation, parenthetical or narrative, with its items; `text` is the document's text."""

    text: str
    location: Location
    items: tuple[CitationItem, ...]
    narrative: bool = False


StyleClass = Literal["author-date", "author", "label", "numeric", "note"]
Connector = Literal["", "text", "symbol"]


@dataclass(frozen=True, slots=True)
class Style:
    """A citation style's facts, read from its CSL file, with the profile and edition it stands for.

    The et-al figures are CSL's: with `et_al_min` names or more, the first `et_al_use_first` stand
    before "et al." (0: no limit). `how` says whether the style was given or detected, `confidence`
    how sure (0 to 1).
    """

    csl: str
    title: str = ""
    profile: str = ""
    kind: StyleClass = "author-date"
    locale: str = ""
    et_al_min: int = 0
    et_al_use_first: int = 0
    et_al_subsequent_min: int = 0
    et_al_subsequent_use_first: int = 0
    connector: Connector = "text"  # in parentheses: "and" or "&"
    narrative_connector: Connector = "text"
    year_suffix: bool = True
    citation_sort: tuple[str, ...] = ()
    bibliography_sort: tuple[str, ...] = ()
    author_substitute: str = ""  # the dash for a repeated author
    how: Literal["given", "detected", "default"] = "default"
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A draft with its list, its linked citations, the team's library and the style it follows.

    `library` is None outside a project, where there is none to compare with.
    """

    document: Document
    references: tuple[Reference, ...]
    citations: tuple[Citation, ...]
    style: Style
    library: tuple[Reference, ...] | None = None


class Severity(StrEnum):
    """error: a reader is led astray; warning: an editor sends it back; info: the rest."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says about one place.

    `citation` and `item` are indices into Manuscript.citations and its items; `reference` is an
    entry's id, `references` all of them where a finding is about several; `suggestion` is what to
    type instead of the words at `location`.
    """

    rule: str
    severity: Severity
    message: str
    location: Location | None = None
    citation: int | None = None
    item: int | None = None
    reference: str | None = None
    references: tuple[str, ...] = ()
    suggestion: str = ""


@dataclass(frozen=True, slots=True)
class Muted:
    """A finding that the project or the draft dismissed, with the reason given for it."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Since:
    """Findings compared with an earlier report's; `gone` has each as "rule: message"."""

    new: tuple[Finding, ...]
    still: tuple[Finding, ...]
    gone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a report writer may look at."""

    manuscript: Manuscript
    findings: tuple[Finding, ...]
    muted: tuple[Muted, ...] = ()
    not_checked: tuple[Unread, ...] = ()
    since: Since | None = None
