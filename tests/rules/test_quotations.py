"""Where a text quotes, in the marks of several languages, and where an apostrophe is none."""

import pytest

from procsead_refs.rules._quotations import quotations


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said “the tide rose” twice.", ["the tide rose"]),
        ("He said ‘the tide rose’ twice.", ["the tide rose"]),
        ('He said "the tide rose" twice.', ["the tide rose"]),
        ("Hän sanoi ”vesi nousi” kahdesti.", ["vesi nousi"]),
        ("Er sagte „das Wasser stieg“ zweimal.", ["das Wasser stieg"]),
        ("Il dit « la mer monte » deux fois.", [" la mer monte "]),
        ("Er sagte »das Wasser stieg« zweimal.", ["das Wasser stieg"]),
        ("“One” and “two”.", ["One", "two"]),
        ("“An outer ‘inner’ one”", ["An outer ‘inner’ one"]),
        ("‘The boat’s wake’ is a title.", ["The boat’s wake"]),
        ("‘The boats’ wake’ is a title.", ["The boats’ wake"]),
        ("The boats’ wake and the boat’s mast.", []),
        ("It's 5\" wide.", []),
        ("An “open quotation.", []),
        ("", []),
    ],
)
def test_quotations(text, inside):
    assert [text[one.start : one.end] for one in quotations(text)] == inside


@pytest.mark.parametrize("text", ["“ “a" * 50_000, "‘a’s " * 40_000, "“" * 100_000])
def test_many_marks_without_partners_quote_nothing(text):
    assert quotations(text) == []


def test_a_mark_that_opens_and_closes_is_paired_with_the_next_one():
    assert len(quotations("”" * 100_000)) == 50_000
