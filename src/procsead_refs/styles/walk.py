"""Which elements of a CSL style print a given record: the layout walked, its conditions decided.

Source: the CSL 1.0.2 specification, "Choose", "Names" (substitute) and "Group".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.styles.sheet import NS, macros

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from lxml.etree import _Element

_PRINTS = {"text", "number", "date", "names"}
_NEVER = {"disambiguate", "position", "locator", "is-uncertain-date"}


@dataclass(frozen=True, slots=True)
class Printed:
    """A variable of a record, the element that prints it and the macros around it."""

    variable: str
    element: _Element
    macros: tuple[str, ...]

    @property
    def rule(self) -> str:
        """The element as it is written, and where."""
        names = {key: value for key, value in self.element.attrib.items() if key != "variable"}
        tag = str(self.element.tag).rpartition("}")[2]
        more = "".join(f' {key}="{value}"' for key, value in sorted(names.items()))
        where = f" in {self.macros[-1]}" if self.macros else ""
        return f'{tag} variable="{self.element.get("variable")}"{more}{where}'


class Walk:
    """Walks a style's bibliography for one record.

    Args:
        root: the style.
        item: the record as CSL-JSON.
    """

    def __init__(self, root: _Element, item: Mapping[str, object]) -> None:
        self._macros = macros(root)
        self._item = item
        self._layout = root.find(f"{NS}bibliography/{NS}layout")

    def printed(self) -> Iterator[Printed]:
        """Yield what the layout prints, in its order."""
        if self._layout is not None:
            yield from self._children(self._layout, ())

    def _children(self, parent: _Element, within: tuple[str, ...]) -> Iterator[Printed]:
        for one in parent:
            yield from self._element(one, within)

    def _element(self, element: _Element, within: tuple[str, ...]) -> Iterator[Printed]:
        tag = str(element.tag).rpartition("}")[2]
        name = element.get("macro", "")
        if tag == "choose":
            branch = next((one for one in element if self._chosen(one)), None)
            if branch is not None:
                yield from self._children(branch, within)
        elif tag == "text" and name in self._macros and name not in within:
            yield from self._children(self._macros[name], (*within, name))
        elif tag == "group":
            yield from self._children(element, within)
        elif tag in _PRINTS:
            yield from self._variables(element, within)

    def _variables(self, element: _Element, within: tuple[str, ...]) -> Iterator[Printed]:
        found = [one for one in element.get("variable", "").split() if self._has(one)]
        yield from (Printed(one, element, within) for one in found)
        substitute = element.find(f"{NS}substitute")
        if found or substitute is None:
            return
        for one in substitute:
            if instead := list(self._element(one, within)):
                yield from instead
                return

    def _chosen(self, branch: _Element) -> bool:
        if branch.tag == f"{NS}else":
            return True
        tests = [
            result
            for attribute, values in branch.attrib.items()
            if attribute != "match"
            for result in self._tests(str(attribute), str(values))
        ]
        match branch.get("match", "all"):
            case "any":
                return any(tests)
            case "none":
                return not any(tests)
            case _:
                return all(tests)

    def _tests(self, attribute: str, values: str) -> Iterator[bool]:
        for value in values.split():
            match attribute:
                case "type":
                    yield self._item.get("type") == value
                case "variable":
                    yield self._has(value)
                case "is-numeric":
                    text = str(self._item.get(value, ""))
                    yield any(char.isdigit() for char in text) and len(text.split()) == 1
                case _:
                    yield attribute not in _NEVER

    def _has(self, variable: str) -> bool:
        return bool(self._item.get(variable))
