"""What a draft cites, the style it follows, and the draft with all of that: a Manuscript."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from procsead_refs.model.document import Document, Location
    from procsead_refs.model.reference import Name, Reference


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
