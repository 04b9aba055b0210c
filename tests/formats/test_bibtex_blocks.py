"""The .bib file as blocks: every character in one of them, whatever it holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procsead_refs.formats import bibtex

ENTRY = "@book{k,\n  title = {T},\n  year = 2001\n}\n"

DOUBLING = (
    "@string{a0 = {x}}"
    + "".join(f"@string{{a{n} = a{n - 1} # a{n - 1}}}" for n in range(1, 200))
    + "@book{k, title = a199}"
)


def kinds(text):
    return [(one.kind, one.key) for one in bibtex.blocks(text) if one.kind != "text"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (ENTRY, [("entry", "k")]),
        ("@article(k, title = {a (b) c})", [("entry", "k")]),
        ("@string{s = {x}} " + ENTRY, [("string", ""), ("entry", "k")]),
        ('@preamble{"p"} ' + ENTRY, [("preamble", ""), ("entry", "k")]),
        ("@comment{jabref-meta: grouping:\n0 All;}\n" + ENTRY, [("comment", ""), ("entry", "k")]),
        ("% @book{no, title = {x}}\n" + ENTRY, [("entry", "k")]),
        ("mail a@b.org\n" + ENTRY, [("entry", "k")]),
        ("@book{a, title = {x}\n" + ENTRY, [("failed", "a"), ("entry", "k")]),
        ("@book{a, title = {x\n\n" + ENTRY, [("failed", "a"), ("entry", "k")]),
        ('@book{a, title = "x\n\n' + ENTRY, [("failed", "a"), ("entry", "k")]),
        (ENTRY + ENTRY, [("entry", "k"), ("entry", "k")]),
        ("@book{a, title = {x} year = 2000}", [("entry", "a")]),
        ("@book{a, title = {x},, }", [("entry", "a")]),
        ("@book{title = {no key}}", [("entry", "")]),
        ('@book_section{a:b/c+1, title = "x {"}y"}', [("entry", "a:b/c+1")]),
        ("@BOOK {k , TITLE={x}}", [("entry", "k")]),
        ("@misc{a}", [("entry", "a")]),
        ("\ufeff" + ENTRY, [("entry", "k")]),
    ],
)  # fmt: skip
def test_kinds(text, expected):
    assert kinds(text) == expected
    assert "".join(one.source for one in bibtex.blocks(text)) == text


def test_an_entry_in_parentheses_ends_at_its_own():
    entry = "@article(k, title = {a (b) c})"
    assert bibtex.blocks(f"{entry} (x)")[0].source == entry


@given(st.text(st.sampled_from('@book{}(),="#% \nk1\\'), max_size=80))
def test_no_character_is_lost(text):
    assert "".join(one.source for one in bibtex.blocks(text)) == text


def test_fields_know_their_places():
    block = bibtex.blocks('@book{k,\n title = "a" # b,\n Year=1\n}')[0]
    for one in block.fields:
        assert block.source[one.start : one.end] == one.value
        assert block.source[one.at :].startswith(one.name)
    assert [(one.name, one.value) for one in block.fields] == [("title", '"a" # b'), ("Year", "1")]


def test_lines_are_counted_from_one():
    text = "first\n\n" + ENTRY + "\n@book{x,"
    assert [(one.kind, one.line) for one in bibtex.blocks(text) if one.kind != "text"] == [
        ("entry", 3),
        ("failed", 8),
    ]


def test_a_failed_entry_is_kept_with_its_place():
    failed, whole = bibtex.read("\n@book{a, title = {x\n" + ENTRY)
    assert failed.id == "a"
    assert failed.raw.startswith("@book{a")
    assert failed.location.paragraph == 1
    assert "not closed" in failed.extra["problem"]
    assert whole.title == "T"
    assert bibtex.write((failed,)).strip() == failed.raw


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("@book{a, title = " + "{" * 100_000 + "}" * 100_000 + "}", 1),
        ("@book{a, title = " + "{" * 100_000, 1),
        ("@book{a, title = {x\n" * 20_000, 20_000),
        (ENTRY * 20_000, 20_000),
        (DOUBLING, 1),
        ("@comment{" * 50_000, 0),
        ("@" * 100_000, 0),
    ],
    ids=["nested", "endless", "unclosed", "duplicates", "doubling", "comments", "at-signs"],
)
def test_hostile_files_are_read(text, count):
    assert len(bibtex.read(text)) == count
