"""Outermost pairs of brackets."""

import pytest

from procsead_refs.citations.cues import brackets

PAIRS = [
    ("a (b) c [d]", ["(b)", "[d]"]),
    ("(a [b] c)", ["(a [b] c)"]),
    ("(a (b) c", ["(b)"]),
    ("(a (b) c (d)", ["(b)", "(d)"]),
    ("1) a :-) (b)", ["(b)"]),
    ("(a [b) c] (d)", ["(a [b)", "(d)"]),
    ("（a）", ["（a）"]),
    ("(" + "a" * 5000 + ")", []),
    ("(" + "a" * 5000 + "(b))", ["(b)"]),
    ("((a)" + "b" * 5000, ["(a)"]),
]


@pytest.mark.parametrize(("text", "pairs"), PAIRS)
def test_the_outermost_pairs(text, pairs):
    assert [text[one.start : one.end] for one in brackets.outermost(text)] == pairs


def test_one_kind_alone():
    text = "a (b [c]) [d]"
    assert [text[one.start : one.end] for one in brackets.outermost(text, "(")] == ["(b [c])"]


def test_no_more_is_looked_back_on_than_a_bracket_can_hold():
    found = brackets.outermost("(()" * 100_000 + ")")
    assert next(found) == brackets.Bracket(1, 3)
