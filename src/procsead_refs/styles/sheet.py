"""The elements of a CSL style: found, followed through macros, and checked for measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from lxml.etree import _Element

NS = "{http://purl.org/net/xbiblio/csl}"
_MAX_ELEMENTS = 20_000_000  # after expanding macros; the largest bundled style has 2.5 million


def children(root: _Element, tag: str) -> list[_Element]:
    """Return the elements of a name (without namespace) that stand directly below another."""
    return list(root.findall(f"{NS}{tag}"))


def macros(root: _Element) -> dict[str, _Element]:
    """Return a style's macros by name."""
    return {macro.get("name", ""): macro for macro in children(root, "macro")}


def expanded(root: _Element, element: _Element, seen: set[str]) -> Iterator[_Element]:
    """Yield the elements below element in order, macros opened where they are first called."""
    known = macros(root)

    def below(element: _Element) -> Iterator[_Element]:
        for one in element.iter():
            yield one
            name = one.get("macro", "")
            if name in known and name not in seen:
                seen.add(name)
                yield from below(known[name])

    yield from below(element)


def inherited(attribute: str, *elements: _Element | None) -> str:
    """Return an attribute's value on the first of some elements that has it; or an empty text."""
    values = (one.get(attribute) for one in elements if one is not None)
    return next((value for value in values if value is not None), "")


def check_macros(root: _Element, file: Path) -> None:
    """Refuse macros that call themselves or that grow without measure when expanded."""
    known = macros(root)
    sizes: dict[str, int] = {}

    def size(element: _Element, open_: frozenset[str]) -> int:
        total = 0
        for one in element.iter():
            name = one.get("macro")
            total += 1
            if name is None or name not in known:
                continue
            if name in open_ or len(open_) > 200:  # noqa: PLR2004 - bundled styles nest to 30
                raise Refusal(f"its macro {name!r} calls itself", where=file)
            if name not in sizes:
                sizes[name] = size(known[name], open_ | {name})
            total += sizes[name]
        return total

    if size(root, frozenset()) > _MAX_ELEMENTS:
        raise Refusal("its macros expand without measure", where=file)
