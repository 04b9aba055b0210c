"""Numeric citations: [3], (3,4), superscript 3-5, with ranges, lists and locators.

Which of the three a draft uses is decided over the whole draft (`extract`), for a single "(1)" may
as well count the points of a sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.citations.systems.numeric import groups
from procsead_refs.citations.systems.numeric.enumerations import without_enumerations
from procsead_refs.model import Citation, CitationItem, Location, Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from procsead_refs.citations.systems.numeric.groups import Form, Group
    from procsead_refs.model import Block

_BETWEEN = re.compile(rf"\s?(?:[,;]|[{groups.DASHES}])\s?")
_BEYOND = 10  # a number that is this far over the list's last one is no citation


def read(block: Block, paragraph: int, known: Mapping[int, str], form: Form) -> Iterator[Citation]:
    """Yield a block's numeric citations of one form, their items linked by number.

    Args:
        block: the block.
        paragraph: its number in the document.
        known: the entries' ids by number; a number that none bears is missing.
        form: the form to read.
    """
    last = max(known, default=0)
    found = [group for group in groups.of(block, form) if max(group.numbers) <= last + _BEYOND]
    if form == "parenthesis":
        found = without_enumerations(block.text, found)
    for run in _runs(block.text, found):
        yield _citation(block.text, paragraph, run, known)


def _runs(text: str, found: list[Group]) -> Iterator[list[Group]]:
    """Yield groups that make one citation: "[5], [6]" and "[5]–[7]"."""
    run: list[Group] = []
    for group in found:
        if run and not _BETWEEN.fullmatch(text[run[-1].end : group.start]):
            yield run
            run = []
        run.append(group)
    if run:
        yield run


def _citation(text: str, paragraph: int, run: list[Group], known: Mapping[int, str]) -> Citation:
    items: list[CitationItem] = []
    for at, group in enumerate(run):
        joint = text[run[at - 1].end : group.start].strip() if at else ""
        if joint and joint in groups.DASHES and items:
            between = range((items[-1].number or 0) + 1, group.numbers[0])
            place = (group.start, group.end)
            items.extend(_item(number, paragraph, place, "", known) for number in between)
        for number, place, locator in zip(group.numbers, group.places, group.locators, strict=True):
            items.append(_item(number, paragraph, place, locator, known))
    start, end = run[0].start, run[-1].end
    return Citation(text[start:end], Location(paragraph, start, end), tuple(items))


def _item(
    number: int, paragraph: int, place: tuple[int, int], locator: str, known: Mapping[int, str]
) -> CitationItem:
    reference = known.get(number)
    return CitationItem(
        text=f"{number}, {locator}" if locator else str(number),
        location=Location(paragraph, *place),
        number=number,
        locator=locator,
        reference=reference,
        status=Status.MATCHED if reference else Status.MISSING,
        candidates=(reference,) if reference else (),
    )
