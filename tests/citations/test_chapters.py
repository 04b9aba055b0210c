"""Drafts whose chapters have a list each, by author and year, by number and in notes."""

from pathlib import Path

import pytest

from procsead_refs import citations, styles
from procsead_refs.model import Block, Document, Span

BERG = "Berg, Anna. 2001. “The Tide.” Coast Studies 3 (2): 1–9."
OTHER_BERG = "Berg, Bo. 2001. “The Ebb.” Coast Studies 3 (1): 11–19."
LIND = "Lind, Karin. 2004. Waves and Shores of the North. Oslo: Havn."
SAID = "The pilots said that the tide would rise and fall with the moon in all of the ports"
FALK = "Falk, Otto. 2006. Dunes and Dikes of the South. Oslo: Havn."


def read(*chapters, notes=(), style="chicago-17"):
    """Return the raw entries that the items of a draft are linked to, and in which list each is."""
    blocks = []
    for text, listed in chapters:
        blocks += [Block("A chapter", "heading", level=1), text]
        blocks += [Block("References", "heading", level=1), *map(Block, listed)]
    blocks += [Block(text, "footnote", note=str(n)) for n, text in enumerate(notes, 1)]
    found = citations.read(Document(Path("draft.docx"), tuple(blocks)), style=styles.load(style))
    entries = {one.id: one for one in found.references}
    heads = [n for n, block in enumerate(blocks) if block.text == "References"]
    return [
        (entry.raw, sum(head < entry.location.paragraph for head in heads))
        for citation in found.citations
        for item in citation.items
        if (entry := entries.get(item.reference))
    ]


def test_a_work_in_two_lists_is_linked_to_the_one_of_its_chapter():
    found = read(
        (Block(f"{SAID} (Berg 2001). Waves break (Lind 2004)."), (BERG, LIND)),
        (Block(f"{SAID} (Berg 2001). Dunes move (Falk 2006)."), (BERG, FALK)),
    )
    assert found == [(BERG, 1), (LIND, 1), (BERG, 2), (FALK, 2)]


def test_what_is_ambiguous_in_two_lists_is_clear_in_one():
    found = read(
        (Block(f"{SAID} (Berg 2001). Waves break (Lind 2004)."), (BERG, LIND)),
        (Block(f"{SAID} (Berg 2001). Dunes move (Falk 2006)."), (OTHER_BERG, FALK)),
    )
    assert found == [(BERG, 1), (LIND, 1), (OTHER_BERG, 2), (FALK, 2)]


def test_a_work_that_only_another_chapter_lists_is_linked_to_it():
    found = read(
        (Block(f"{SAID} (Berg 2001). Waves break (Lind 2004)."), (BERG, LIND)),
        (Block(f"{SAID} (Falk 2006). Dunes move as waves do (Lind 2004)."), (FALK,)),
    )
    assert found == [(BERG, 1), (LIND, 1), (FALK, 2), (LIND, 1)]


@pytest.mark.parametrize("label", ["", "[{}] "])
def test_numbers_begin_anew_in_each_chapter(label):
    listed = [label.format(n) + text for n, text in enumerate((BERG, LIND), 1)]
    again = [label.format(n) + text for n, text in enumerate((FALK, OTHER_BERG), 1)]
    found = read(
        (Block("Tides rise [1], waves break [2] and all of it is known [1, 2]."), listed),
        (Block("Dunes move [1], ebbs fall [2] and all of it is known [1, 2]."), again),
        style="ieee",
    )
    expected = [
        (one, number) for number, chapter in enumerate((listed, again), 1) for one in chapter
    ]
    assert found == expected[:2] * 2 + expected[2:] * 2


def test_a_note_belongs_to_the_chapter_that_calls_it():
    called = [
        Block(text, spans=(Span(len(text), len(text), note=number),))
        for text, number in (("Tides rise.", "1"), ("Tides fall.", "2"))
    ]
    found = read(
        (called[0], (BERG, LIND)),
        (called[1], (BERG, FALK)),
        notes=("See Berg (2001, 5) and Lind (2004).", "See Berg (2001, 7) and Falk (2006)."),
    )
    assert found == [(BERG, 1), (LIND, 1), (BERG, 2), (FALK, 2)]


def test_a_list_in_parts_is_one_list():
    blocks = [
        Block("Tides rise (Berg 2001), dunes move (Falk 2006)."),
        Block("References", "heading", level=1),
        Block(BERG),
        Block("Books", "heading", level=2),
        Block(FALK),
    ]
    found = citations.read(Document(Path("draft.docx"), tuple(blocks)), style=styles.load("apa-7"))
    assert [item.reference for one in found.citations for item in one.items] == ["r1", "r2"]
