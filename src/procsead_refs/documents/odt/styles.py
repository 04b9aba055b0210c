"""Styles of an OpenDocument text: what is italic, raised or hidden, and the names people see."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.documents.odt.vocabulary import attribute, child, kind

if TYPE_CHECKING:
    from lxml.etree import _Element

_ESCAPE = re.compile(r"_([0-9a-fA-F]{1,4})_")
_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Look:
    """What a style sets; None where it sets nothing."""

    italic: bool | None = None
    superscript: bool | None = None
    hidden: bool | None = None

    def over(self, base: Look) -> Look:
        """Return this look with what it does not set taken from base."""
        return Look(
            base.italic if self.italic is None else self.italic,
            base.superscript if self.superscript is None else self.superscript,
            base.hidden if self.hidden is None else self.hidden,
        )


class Styles:
    """The automatic and common styles of a text, by family and name."""

    def __init__(self, *roots: _Element | None) -> None:
        self._styles: dict[tuple[str, str], _Element] = {}
        self._automatic: set[tuple[str, str]] = set()
        self._looks: dict[tuple[str, str], Look] = {}
        for root in roots:
            for group in root if root is not None else ():
                if kind(group) in {"office:styles", "office:automatic-styles"}:
                    self._take(group)

    def _take(self, group: _Element) -> None:
        for style in group:
            if kind(style) == "style:style":
                key = attribute(style, "style:family"), attribute(style, "style:name")
                self._styles.setdefault(key, style)
                if kind(group) == "office:automatic-styles":
                    self._automatic.add(key)

    def look(self, family: str, name: str) -> Look:
        """Return what a style and those it is based on set."""
        key = family, name
        if key not in self._looks:
            look = Look()
            for style in reversed(self._chain(key)):
                look = _own(style).over(look)
            self._looks[key] = look
        return self._looks[key]

    def name(self, family: str, name: str) -> str:
        """Return the name that people see: of an automatic style, its parent's."""
        for style in self._chain((family, name)):
            own = attribute(style, "style:name")
            if (family, own) not in self._automatic:
                return attribute(style, "style:display-name") or _unescaped(own)
        parent = next(
            (attribute(one, "style:parent-style-name") for one in self._chain((family, name))[-1:]),
            "",
        )
        return _unescaped(parent or name)

    def _chain(self, key: tuple[str, str]) -> list[_Element]:
        chain: list[_Element] = []
        while key in self._styles and len(chain) < _CHAIN:
            chain.append(self._styles[key])
            key = key[0], attribute(chain[-1], "style:parent-style-name")
        return chain


def _unescaped(name: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), name)


def _own(style: _Element) -> Look:
    properties = child(style, "style:text-properties")
    if properties is None:
        return Look()
    slant = attribute(properties, "fo:font-style")
    position = attribute(properties, "style:text-position")
    shown = attribute(properties, "text:display")
    return Look(
        italic=slant in {"italic", "oblique"} if slant else None,
        superscript=_raised(position) if position else None,
        hidden=shown == "none" if shown else None,
    )


def _raised(position: str) -> bool:
    height = position.split(maxsplit=1)[0]
    return height == "super" or (height.endswith("%") and not height.startswith(("-", "0")))
