"""The named profiles: a style with its edition, and what its manual says that CSL cannot say."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from procsead_refs.data import table
from procsead_refs.styles.bundle import document, is_bundled, path
from procsead_refs.styles.reading import facts
from procsead_refs.styles.sheet import NS

if TYPE_CHECKING:
    from procsead_refs.model import Connector, Style

DEFAULT = "chicago-17"


def load(name: str) -> Style:
    """Return the facts of a profile, a bundled style, or a CSL file given by its path.

    Raises:
        Refusal: there is no such style (the nearest are named), or the file is not a sound style.
    """
    csl = _profile_of(name).get("csl", name)
    return _bundled(name) if is_bundled(path(csl)) else _loaded(name)


@cache
def _bundled(name: str) -> Style:
    """Return the facts of a style that does not change while we run."""
    return _loaded(name)


def _loaded(name: str) -> Style:
    profile = _profile_of(name)
    csl = profile.get("csl", name)
    file = path(csl)
    style = facts(document(csl))
    resolved = file.stem if is_bundled(file) else str(file)
    profile_id, row = _by_csl(resolved) if not profile else (name, profile)
    return dataclasses.replace(
        style,
        csl=resolved,
        profile=profile_id,
        title=str(row.get("title", style.title)),
        narrative_connector=cast(
            "Connector", row.get("narrative-connector", style.narrative_connector)
        ),
        how="given",
        confidence=1.0,
    )


def chosen(*wishes: str | None) -> str:
    """Return the first style that is named, or DEFAULT; nothing and "auto" name none."""
    return next((wish for wish in wishes if wish and wish != "auto"), DEFAULT)


@cache
def profiles() -> tuple[str, ...]:
    """Return the names of the profiles, in the order in which they are shown."""
    return tuple(table("profiles"))


def sentence_types(style: Style) -> frozenset[str]:
    """Return the CSL types whose titles the style prints in sentence case ("*": all of them).

    CSL processors print titles as the records have them, so that a manual's wish is a fact of the
    profile; a style file can also ask for it itself (`text-case="sentence"` on a title).
    """
    row = table("profiles").get(style.profile, {})
    if "sentence-case" in row:
        return frozenset(row["sentence-case"])
    asks = any(
        one.get("text-case") == "sentence" and one.get("variable") == "title"
        for one in document(style.csl).iter(f"{NS}text")
    )
    return frozenset({"*"}) if asks else frozenset()


def lowers_subtitle(style: Style) -> bool:
    """Return whether sentence case takes the capital from a subtitle's first word too."""
    return bool(table("profiles").get(style.profile, {}).get("lowers-subtitle", False))


def omits_publisher(style: Style) -> bool:
    """Return whether the style's manual leaves a publisher out that is the author too."""
    return bool(table("profiles").get(style.profile, {}).get("omits-publisher-as-author", False))


def manual(style: Style) -> dict[str, Any]:
    """Return what a profile's manual says beyond its CSL file; empty for what is no profile."""
    return _profile_of(style.profile)


def _profile_of(name: str) -> dict[str, Any]:
    row = table("profiles").get(name, {})
    return cast("dict[str, Any]", row)


def _by_csl(csl: str) -> tuple[str, dict[str, Any]]:
    rows = table("profiles").items()
    return next(((key, row) for key, row in rows if row["csl"] == csl), ("", {}))
