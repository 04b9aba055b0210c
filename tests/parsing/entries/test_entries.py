"""n typed references in, n raw strings out: in every form that a list is typed in."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procsead_refs.model import Block, Location, Row
from procsead_refs.parsing.entries import entries

FOLDER = Path(__file__).parent / "typed-lists"
LISTS = {
    file.stem: file.read_text(encoding="utf-8").splitlines() for file in sorted(FOLDER.iterdir())
}
AUTHOR_DATE = LISTS["author-date"]


def wrapped(text, width=72, **indents):
    return textwrap.fill(
        text, width, break_long_words=False, break_on_hyphens=False, **indents
    ).split("\n")


FORMS = {
    "a line each": lambda refs: refs,
    "blank lines between": lambda refs: "\n\n".join(refs).split("\n"),
    "numbered": lambda refs: [f"{n}. {ref}" for n, ref in enumerate(refs, 1)],
    "wrapped, blank lines between": lambda refs: "\n\n".join(
        "\n".join(wrapped(ref)) for ref in refs
    ).split("\n"),
    "hanging": lambda refs: [
        line for ref in refs for line in wrapped(ref, subsequent_indent="    ")
    ],
    "first line indented": lambda refs: [
        line for ref in refs for line in wrapped(ref, initial_indent="   ")
    ],
    "numbered and wrapped": lambda refs: [
        line for n, ref in enumerate(refs, 1) for line in wrapped(f"{n}. {ref}")
    ],
    "in brackets and hanging": lambda refs: [
        line
        for n, ref in enumerate(refs, 1)
        for line in wrapped(f"[{n}] {ref}", subsequent_indent="    ")
    ],
    "in parentheses": lambda refs: [f"({n}) {ref}" for n, ref in enumerate(refs, 1)],
    "bulleted": lambda refs: [f"• {ref}" for ref in refs],
    "bulleted and wrapped": lambda refs: [
        line for ref in refs for line in wrapped(f"- {ref}", subsequent_indent="  ")
    ],
    "wrapped without any mark": lambda refs: [line for ref in refs for line in wrapped(ref)],
}


def blocks(lines):
    return [Block(line, line=number) for number, line in enumerate(lines, 1)]


def bare(raw):
    return raw.lstrip("[(0123456789.)] ")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("joined", [False, True], ids=["a block a line", "one block"])
def test_every_form_gives_the_typed_references(form, name, joined):
    lines = FORMS[form](LISTS[name])
    given = [Block("\n".join(lines))] if joined else blocks(lines)
    assert [bare(entry.raw) for entry in entries(given)] == LISTS[name]


def test_numbers_stay_in_the_raw_string_and_bullets_do_not():
    numbered = entries(blocks(["[1] Virta, P. Books by boat. 2003.", "[2] Wong, L. Hours. 2021."]))
    bulleted = entries(blocks(["• Virta, P. Books by boat. 2003.", "• Wong, L. Hours. 2021."]))
    assert numbered[0].raw.startswith("[1] ")
    assert bulleted[0].raw.startswith("Virta")


def test_entries_in_brackets_that_ran_together_are_divided():
    text = "[7] Virta, P. 2003. Boats [1] and [9]. Saaristo. [8] Wong, L. 2021. Hours. [9] Yli, K."
    first, second, third = entries([Block(text), Block("[10] Berg, B. 2001. Lists.")])[:3]
    assert first.raw.endswith("Saaristo.")
    assert second.raw == "[8] Wong, L. 2021. Hours."
    assert text[second.location.start : second.location.end] == second.raw
    assert third.raw == "[9] Yli, K."


def test_a_repeated_author_dash_is_no_bullet():
    lines = [
        "Virta, P. 2003. Books by boat. Saaristo.",
        "——— 2005. Boats by book. Saaristo.",
        "— 2007. Neither. Saaristo.",
    ]
    assert [entry.raw for entry in entries(blocks(lines))] == lines


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "Primary sources",
        "Internet-lähteet",
        "Kirjallisuus:",
        "5. Literatur",
        "A",
        "B",
    ],
)
def test_headings_and_section_letters_are_dropped(heading):
    lines = ["A", AUTHOR_DATE[0], heading, AUTHOR_DATE[1], "C", AUTHOR_DATE[2]]
    assert [entry.raw for entry in entries(blocks(lines))] == AUTHOR_DATE[:3]


def test_heading_blocks_are_dropped_whatever_they_say():
    given = [Block("Conversations", kind="heading", level=2), Block(AUTHOR_DATE[0])]
    assert [entry.raw for entry in entries(given)] == AUTHOR_DATE[:1]


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("Wong, L. 2021. Hours. https://example.net/opening-", "hours/report.pdf", "opening-hours"),
        ("Wong, L. 2021. Hours. https://example.net/", "opening/report.pdf", "example.net/opening"),
        ("Wong, L. 2021. Hours. doi:10.5555/", "hours.2021", "10.5555/hours.2021"),
        ("Wong, L. 2021. Hours and infor-", "mation. Lakeside Press.", "information"),
        ("Wong, L. 2021. Hours and Anglo-", "Irish libraries. Press.", "Anglo-Irish"),
        ("Wong, L. 2021. Hours. Q. 5, 101–", "128. Further words.", "101–128"),
        ("Wong, L. 2021. Hours and infor\u00ad", "mation. Lakeside Press.", "information"),
    ],
)
def test_what_a_line_end_broke_is_whole_again(before, after, whole):
    lines = ["Virta, P. 2003. Books by boat. Turku: Saaristo.", before, f"    {after}"]
    lines += ["Yli, K. 2004. Boats by the book and books by the boat. Turku: Saari-", "    sto."]
    found = entries(blocks(lines))
    assert len(found) == 3
    assert whole in found[1].raw


def test_a_page_break_inside_an_entry_does_not_divide_it():
    lines = wrapped(AUTHOR_DATE[0], subsequent_indent="    ")
    given = [Block(lines[0], page=1), Block("17", page=1)]
    given += [Block(line, page=2) for line in lines[1:]]
    given += [Block(line, page=2) for line in wrapped(AUTHOR_DATE[1], subsequent_indent="    ")]
    assert [entry.raw for entry in entries(given)] == AUTHOR_DATE[:2]


FURTHER = [
    ["Virta, P., Aalto, M., Carlsson, O. H., Wong, L., & Ylinen, K.", "(2003). Boats. Saaristo."],
    ["Virta, Pekka, Maija Aalto, Olle Carlsson, Liu Wong, and Kai Yli.", "2003. Boats. Saaristo."],
    ["Virta, Pekka, Maija Aalto, Olle Carlsson, Liu Wong, and Brian A.", "Nosko. 2003. Boats."],
    ["Virta, P. 2003. Books by boat in the outer islands. Turku: Saari.", "ISBN 951-0-00000-0."],
    ["Virta, P. 2003. Books by boat in the outer islands. Boats 2, p.", "433. Available at: a.fi."],
]


@pytest.mark.parametrize("broken", FURTHER, ids=[lines[1] for lines in FURTHER])
def test_what_no_entry_begins_with_goes_on_the_one_before(broken):
    rest = [line for ref in AUTHOR_DATE for line in wrapped(ref, len(broken[0]) + 2)]
    found = [entry.raw for entry in entries(blocks([*rest, *broken]))]
    assert found == [*AUTHOR_DATE, " ".join(broken)]


@pytest.mark.parametrize("last", ["Books.", "Articles.", "Websites."])
def test_a_last_word_that_could_be_a_heading_is_none(last):
    lines = [line for ref in AUTHOR_DATE[:3] for line in (*wrapped(ref), "")]
    lines += ["Virta, P. 2003. Boats by the hundred and harbours by the thousand. Oak", last]
    assert entries(blocks(lines))[-1].raw.endswith(f"Oak {last}")


def test_lines_set_on_a_page_are_those_of_a_typed_list():
    text = "Virta, P. 2003. Books by boat in the outer islands. Saari. Wong, L. 2021. Hours."
    second = text.index("islands")
    third = text.index("Wong")
    rows = (Row(0, 0, 100, top=True), Row(second, 0, 40), Row(third, 0, 60))
    first, last = entries([Block(text, page=1, rows=rows)])
    assert (first.raw, last.raw) == (text[: third - 1], text[third:])
    assert last.location == Location(0, third, len(text))


def spaced(text, *, gap=True, top=False):
    """Return an entry that is set on a page in two lines, with room above."""
    at = text.rindex(" ", 0, len(text) // 2 + 8) + 1
    return Block(text, rows=(Row(0, 0, 100, gap=gap, top=top), Row(at, 0, 40)))


def test_an_entry_begins_under_each_heading_of_a_spaced_list():
    part = Block("Reports", kind="heading", level=2)
    given = [*map(spaced, AUTHOR_DATE[:3]), part, spaced(AUTHOR_DATE[3], gap=False)]
    assert [entry.raw for entry in entries(given)] == AUTHOR_DATE[:4]


def test_at_the_top_of_a_page_an_entry_begins_however_it_begins():
    text = "Office for small harbours and ferries. 2012. Ferries and who kept the count. Oak: Ash."
    given = [*map(spaced, AUTHOR_DATE), spaced(text, gap=False, top=True)]
    assert [entry.raw for entry in entries(given)] == [*AUTHOR_DATE, text]


def test_at_the_top_of_a_page_an_entry_goes_on_after_a_full_line():
    text = (
        "Virta, P. 2003. Books by boat in the outer islands and the seas beyond. Turku: Saaristo."
    )
    rows = (Row(0, 0, 100, gap=True), Row(text.index("seas"), 0, 30, top=True))
    given = [*map(spaced, AUTHOR_DATE), Block(text, rows=rows)]
    assert [entry.raw for entry in entries(given)] == [*AUTHOR_DATE, text]


def test_a_word_divided_between_two_set_lines_is_whole():
    text = "Virta, P. 2003. Books by boats in archipelagos. Saaristo."
    rows = (Row(0, 0, 100, top=True), Row(text.index("pelagos"), 0, 40))
    assert [one.raw for one in entries([Block(text, rows=rows)])] == [text]


def test_places_are_counted_from_the_first_block():
    given = [Block(""), Block(f"  {AUTHOR_DATE[0]}\n{AUTHOR_DATE[1]}")]
    first, second = entries(given, first=30)
    assert first.location == Location(31, 2, 2 + len(AUTHOR_DATE[0]))
    start = 3 + len(AUTHOR_DATE[0])
    assert second.location == Location(31, start, start + len(AUTHOR_DATE[1]))


def test_odd_lines_of_a_plain_list_stay_apart():
    lines = [
        "Virta, P. Books by boat. 2003.",
        "http://example.org/books",
        "unpublished letter to the harbour master",
        "ibid., 17",
        "2011 Q. Boats 32 1007",
        "Wong, L. Opening hours. 2021.",
    ]
    assert [entry.raw for entry in entries(blocks(lines))] == lines


# Words that neither a heading, a number nor a bullet begins with.
WORD = st.text(st.characters(categories=["Ll", "Lu"], max_codepoint=0x24F), min_size=2, max_size=12)
REFERENCE = st.builds(
    lambda family, year, words: f"{family.capitalize()}, X. ({year}). {' '.join(words)}.",
    WORD,
    st.integers(1900, 2025),
    st.lists(WORD, min_size=2, max_size=30),
)


@given(st.lists(REFERENCE, min_size=1, max_size=12))
@settings(max_examples=150, deadline=None)
def test_n_lines_give_n_entries_and_no_character_is_lost(references):
    found = entries(blocks(references))
    assert [entry.raw for entry in found] == [" ".join(one.split()) for one in references]


@given(st.lists(st.text(max_size=120), max_size=20))
@settings(max_examples=200, deadline=None)
def test_any_text_keeps_its_letters_and_figures_or_is_a_heading(lines):
    from procsead_refs.parsing.entries.headings import is_list_heading, is_part_heading

    def dropped(line):
        return len(line) == 1 or line.isdigit() or is_list_heading(line) or is_part_heading(line)

    typed = [line for whole in lines for line in whole.split("\n")]
    kept = "".join(line for line in typed if line.strip() and not dropped(line.strip()))
    found = "".join(entry.raw for entry in entries([Block(line) for line in lines]))
    assert [c for c in kept if c.isalnum()] == [c for c in found if c.isalnum()] or any(
        dropped(line.strip()) for line in typed
    )


def test_one_line_of_many_megabytes_is_an_entry():
    line = "Virta, P. (2003). " + "Books, boats and ((harbours. A. B. " * 290_000
    found = entries([Block(line), Block("Wong, L. (2021). Opening hours.")])
    assert [one.raw for one in found] == [line.strip(), "Wong, L. (2021). Opening hours."]


def test_many_entries_that_ran_together_are_parted():
    line = " ".join(f"[{n}] Virta, P. 2003. Books by boat." for n in range(1, 20_001))
    assert len(entries([Block(line)])) == 20_000


def test_each_of_many_lines_is_an_entry():
    lines = [f"Virta, P. ({1900 + n % 120}). Books by boat, part {n}." for n in range(20_000)]
    assert [one.raw for one in entries(blocks(lines))] == lines
