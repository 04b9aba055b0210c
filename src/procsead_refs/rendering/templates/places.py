"""The places in a template's page that printed references fill, once all that is cited is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.rendering import lists, tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from procsead_refs.model import Reference
    from procsead_refs.rendering.entry import Entry, Node

PLACE = "procsead-place"


@dataclass(frozen=True, slots=True)
class Place:
    """Where printed references go: one work's ("entry") or a list ("list", or "cited")."""

    kind: str
    keys: tuple[str, ...] = ()


class Filler:
    """Fills the places that a vocabulary left; a change for `tree.walked`.

    Args:
        places: what each number stands for.
        printed: entries by key, in the style's order.
        cited: keys of the works cited in the text.
        records: the works by key, where entries are to carry their COinS record.
    """

    def __init__(
        self,
        places: list[Place],
        printed: Mapping[str, Entry],
        cited: Iterable[str],
        records: Mapping[str, Reference],
    ) -> None:
        self._places = places
        self._printed = printed
        self._cited = set(cited)
        self._records = records
        self._anchored: set[str] = set()
        self._lists = 0

    def __call__(self, node: Node) -> list[Node] | None:
        """Return the blocks of a place that a paragraph is; None for any other element."""
        if node["t"] in {"Para", "Plain"} and len(node["c"]) == 1:
            place = self._place(node["c"][0])
            if place is not None:
                return self._blocks(place)
        return None

    def _place(self, node: Node) -> Place | None:
        if node["t"] != "Span" or PLACE not in node["c"][0][1]:
            return None
        number = dict(node["c"][0][2]).get("data-place", "")
        known = number.isdecimal() and int(number) < len(self._places)
        return self._places[int(number)] if known else None

    def _blocks(self, place: Place) -> list[Node]:
        if place.kind == "entry":
            entry = self._printed[place.keys[0]]
            made = self._once(lists.one(entry, self._records.get(entry.key)))
            made["c"][0][1].append("annotated")  # what is said about it follows
            values = tree.attributes("", ["hanging-indent"], {"custom-style": "Bibliography"})
            return [tree.div([made], values)]
        keys = self._cited if place.kind == "cited" else set(place.keys)
        found = [one for key, one in self._printed.items() if key in keys]
        self._lists += 1
        name = "refs" if self._lists == 1 else f"refs-{self._lists}"
        made = lists.block(found, self._records, name)
        made["c"][1] = [self._once(one) for one in made["c"][1]]
        return [made]

    def _once(self, div: Node) -> Node:
        """Take the anchor off an entry that stands in the page a second time."""
        if div["c"][0][0] in self._anchored:
            div["c"][0][0] = ""
        self._anchored.add(div["c"][0][0])
        return div
