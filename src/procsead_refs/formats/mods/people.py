"""The names of a MODS record, by their roles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.formats import _xml as xml
from procsead_refs.formats._persons import inverted, particled
from procsead_refs.formats.mods.mapping import (
    ROLES,
)
from procsead_refs.model import Name

if TYPE_CHECKING:
    from lxml.etree import _Element


# The dates of a person's life, as authority files put them behind the name.
_LIFE = re.compile(r"[\s,]*[\[(]?(?:b\.|d\.|ca\.)?\s?\d{4}\??\s?-?\s?(?:\d{4})?\??[\])]?[.,]?$")


def people(
    mods: _Element, host: _Element | None, extra: dict[str, str]
) -> dict[str, tuple[Name, ...]]:
    """Return a record's names and its host's by CSL variable; other roles go into `extra`."""
    found: dict[str, list[Name]] = {}
    others: list[str] = []
    for element, inside in [(mods, False), *([(host, True)] if host is not None else [])]:
        for one in xml.children(element, "name"):
            variable = _variable(one, inside=inside)
            name = _name(one)
            if not variable:
                others.append(f"{name.literal or name.sort_name} ({', '.join(_roles(one))})")
            elif name != Name():
                found.setdefault(variable, []).append(name)
    if others:
        extra["other-names"] = "; ".join(others)
    return {variable: tuple(people) for variable, people in found.items()}


def _roles(element: _Element) -> list[str]:
    return [one.lower() for one in xml.texts(element, "role", "roleTerm")]


def _variable(element: _Element, *, inside: bool) -> str:
    roles = _roles(element)
    if not roles:
        return "container-author" if inside else "author"
    variable = next((ROLES[one] for one in roles if one in ROLES), "")
    return {"author": "container-author"}.get(variable, variable) if inside else variable


def _name(element: _Element) -> Name:
    parts: dict[str, list[str]] = {}
    for one in xml.children(element, "namePart"):
        parts.setdefault(one.get("type") or "", []).append(xml.text(one))
    family, given = " ".join(parts.get("family", ())), " ".join(parts.get("given", ()))
    if family:
        particle, rest = particled(family)
        return Name(rest, given, particle, suffix=", ".join(parts.get("termsOfAddress", ())))
    plain = parts.get("", [])
    if element.get("type") in {"corporate", "conference"}:
        return Name(literal=". ".join(plain))
    whole = (" ".join(plain) or given or xml.first(element, "displayForm")).rstrip(",")
    return inverted(re.sub(r"(?<=[^\W\d_]{2})\.$", "", _LIFE.sub("", whole)))
