"""A work with its names and dates, shaped on CSL-JSON, and how it was read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from procsead_refs.model.document import Location


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
