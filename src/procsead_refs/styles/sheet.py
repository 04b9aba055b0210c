"""The elements of a CSL style: found, followed through macros, and checked for measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from lxml.etree import _Element

NS = "{http://purl.org/net/xbiblio/csl}"
_MAX_ELEMENTS = 50_000  # of a layout with its macros; the largest bundled one has 3,047
_DEEPEST = 60  # macros in macros; bundled styles nest to 30


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
    """Refuse macros that call themselves or that print without measure when expanded.

    Of a choice's branches one is printed, so that the longest counts. pandoc would fill its memory
    with a style of a few macros that double one another.
    """
    try:
        largest = _printed(root, macros(root), file)
    except RecursionError as error:
        raise Refusal("its macros are nested too deeply", where=file) from error
    if largest > _MAX_ELEMENTS:
        raise Refusal("its macros expand without measure", where=file)


def _printed(root: _Element, known: Mapping[str, _Element], file: Path) -> int:
    """Return how many elements a style's longest layout has, with its macros in their places."""
    sizes: dict[str, int] = {}

    def size(element: _Element, open_: frozenset[str]) -> int:
        inside = [size(one, open_) for one in element]
        total = 1 + (max(inside, default=0) if element.tag == f"{NS}choose" else sum(inside))
        name = element.get("macro")
        if name is None or name not in known:
            return total
        if name in open_:
            raise Refusal(f"its macro {name!r} calls itself", where=file)
        if len(open_) > _DEEPEST:
            raise Refusal("its macros are nested too deeply", where=file)
        if name not in sizes:
            sizes[name] = size(known[name], open_ | {name})
        return total + sizes[name]

    return max((size(one, frozenset()) for one in root), default=0)
