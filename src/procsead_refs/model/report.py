"""What the rules say of a draft or a library, and all that a report is written from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from procsead_refs.model.citation import Manuscript
    from procsead_refs.model.document import Location, Unread


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
