"""A rule's docstring is its manual: complete, and the same in docs/rules.md and `explain`."""

from inspect import signature
from pathlib import Path

import pytest
from click.testing import CliRunner

from procsead_refs import rules
from procsead_refs.cli import explain
from procsead_refs.model import Severity
from procsead_refs.rules.__main__ import page

DOCS = Path(__file__).parents[2] / "docs" / "rules.md"


@pytest.mark.parametrize("rule_id", rules.ids())
def test_a_rule_says_what_why_bad_and_good(rule_id):
    one = rules.rule(rule_id)
    manual = one.__doc__
    assert rules.summary(rule_id) + "." == manual.strip().splitlines()[0]
    for part in ("\nWhy: ", "\nBad", "\nGood"):
        assert part in manual
    assert one.SCOPE in {"draft", "reference", "library"}
    assert one in rules.selected(one.SCOPE, [f"+{rule_id}"])
    assert one.SEVERITY in Severity


GIVEN = {"draft": "Manuscript", "reference": "Reference", "library": "Library"}


@pytest.mark.parametrize("rule_id", rules.ids())
def test_a_rule_is_given_what_its_scope_names(rule_id):
    one = rules.rule(rule_id)
    given, context = signature(one.check).parameters.values()
    assert (given.annotation, context.annotation) == (GIVEN[one.SCOPE], "Context")


def test_the_page_is_made_from_the_docstrings():
    made = page()
    assert DOCS.read_text(encoding="utf-8") == made, "run `make docs`"


def test_explain_shows_a_manual_and_names_the_nearest_rule():
    shown = CliRunner().invoke(explain.command, ["implausible-field"]).output
    assert shown.startswith("implausible-field (at most warning, scope reference)")
    assert "Bad: " in shown
    refused = CliRunner().invoke(explain.command, ["implausable-field"]).exception
    assert "did you mean implausible-field" in str(refused)


def test_explain_without_a_rule_lists_them_all():
    shown = CliRunner().invoke(explain.command, []).output
    assert [line.split()[0] for line in shown.splitlines()] == list(rules.ids())
