"""Changes that leave XML well-formed, so that a fuzzer meets the reader and not the XML parser.

A change drops, doubles, moves, unwraps or renames an element, or gives it another text or
attribute. New names and values come out of the seeds; new texts and values also out of the
fuzzer's own mutation, which knows what the reader compares its input with.
"""

from __future__ import annotations

import copy
import random
import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Mutate = Callable[[bytes, int], bytes]

_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 200  # bytes of a text or value made by mutation
_PLAIN = 0.1  # of the inputs are changed as bytes all the same


class Changes:
    """The custom mutator and crossover of one reader, for atheris.Setup."""

    def __init__(self, seeds: Iterable[bytes], mutate: Mutate) -> None:
        """Take the vocabulary from the seeds; `mutate` is the fuzzer's own mutation of bytes."""
        elements = [one for seed in seeds for one in _elements(_parsed(seed))]
        self._mutate = mutate
        self._tags = sorted({one.tag for one in elements})
        self._attributes = sorted({name for one in elements for name in one.attrib})
        self._values = sorted({value for one in elements for value in one.attrib.values()})
        self._chance = random.Random()

    def mutated(self, data: bytes, size: int, seed: int) -> bytes:
        """Return the input with a few changes, or changed as bytes where it is no XML."""
        self._chance.seed(seed)
        root = _parsed(data)
        if root is None or self._chance.random() < _PLAIN:
            return self._mutate(data, size)
        for _ in range(self._chance.choice((1, 1, 1, 2, 3, 5))):
            self._change(root)
        written = etree.tostring(root)
        return written if len(written) <= size else self._mutate(data, size)

    def crossed(self, one: bytes, other: bytes, size: int, seed: int) -> bytes:
        """Return the first input with an element of the second."""
        self._chance.seed(seed)
        root, source = _parsed(one), _parsed(other)
        if root is None or source is None:
            return one
        self._any(root).append(copy.deepcopy(self._any(source)))
        written = etree.tostring(root)
        return written if len(written) <= size else one

    def _any(self, root: etree._Element) -> etree._Element:
        return self._chance.choice(_elements(root))

    def _change(self, root: etree._Element) -> None:
        one, other = self._any(root), self._any(root)
        parent = one.getparent()
        match self._chance.randrange(9):
            case 0 if parent is not None:
                parent.remove(one)
            case 1 if parent is not None:
                one.addnext(copy.deepcopy(one))
            case 2 if other not in one.iter():
                other.append(one)
            case 3 if parent is not None:
                at = parent.index(one)
                parent[at : at + 1] = list(one)
            case 4:
                one.tag = self._chance.choice(self._tags)
            case 5:
                etree.SubElement(one, self._chance.choice(self._tags))
            case 6 if one.attrib:
                del one.attrib[self._chance.choice(list(one.attrib))]
            case 7 if self._attributes:
                known = list(one.attrib) * 3 + self._attributes
                name = self._chance.choice(known)
                one.set(name, self._value(one.get(name, "")))
            case _:
                one.text = self._text(one.text or "")

    def _value(self, value: str) -> str:
        return self._chance.choice([*self._values, value]) if self._coin() else self._text(value)

    def _coin(self) -> bool:
        return bool(self._chance.getrandbits(1))

    def _text(self, text: str) -> str:
        mutated = self._mutate(text.encode()[:_LONGEST], _LONGEST)
        return _NOT_XML.sub("", mutated.decode(errors="replace"))


def _parsed(data: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _elements(root: etree._Element | None) -> list[etree._Element]:
    return [] if root is None else list(root.iter(etree.Element))
