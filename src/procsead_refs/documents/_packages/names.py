"""The names of XML elements as people write them: "w:p" for a namespace's address and "p"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element


class ShortNames:
    """The short names of a document kind's elements and attributes.

    Args:
        prefixes: the usual prefix, with its colon, of each namespace.
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._short = lru_cache(maxsize=4096)(self._shortened)

    def _shortened(self, tag: str) -> str:
        """Return a qualified name with the usual prefix; "?:name" in other namespaces."""
        namespace, _, name = tag.rpartition("}")
        return self._prefixes.get(namespace[1:], "?:") + name

    def kind(self, element: _Element) -> str:
        """Return an element's short name; a comment's or instruction's is empty."""
        return self._short(element.tag) if isinstance(element.tag, str) else ""

    def attribute(self, element: _Element | None, name: str) -> str | None:
        """Return the attribute of a short name ("w:val"), or None."""
        if element is None:
            return None
        for key, value in element.attrib.items():
            if self._short(str(key)) == name:
                return str(value)
        return None

    def child(self, element: _Element | None, *names: str) -> _Element | None:
        """Return the first child of that short name, then of that one the next, or None."""
        for name in names:
            if element is None:
                return None
            element = next((one for one in element if self.kind(one) == name), None)
        return element
