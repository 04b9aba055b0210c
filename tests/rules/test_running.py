"""Which rules run, what a report says was not checked, and which repairs are made unasked."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from procsead_refs import rules
from procsead_refs.errors import Refusal
from procsead_refs.model import (
    Block,
    Document,
    Finding,
    Location,
    Manuscript,
    Reading,
    Reference,
    Severity,
    Style,
    Unread,
)
from procsead_refs.project import Project

CONTEXT = rules.Context(Project(), date(2026, 11, 1))


def not_checked(manuscript):
    return rules.report(manuscript, CONTEXT).not_checked


def test_what_was_not_checked_is_said():
    unread = Reference("r1", raw="???", location=Location(0), reading=Reading(0.0, {}))
    document = Document(Path("x.txt"), (Block("???"),), (Unread("an image"),))
    style = Style("apa", title="APA", how="detected", confidence=0.3)
    manuscript = Manuscript(document, (unread,), (), style)
    assert [what.what for what in not_checked(manuscript)] == [
        "an image",
        "an entry that could not be read: ???",
        "the style is uncertain: taken for APA; see --style",
    ]
    unknown = replace(manuscript, style=Style("apa"))
    assert (
        not_checked(unknown)[-1].what == "the style could not be recognised; name it with --style"
    )
    without = replace(manuscript, references=(), style=Style("apa", how="given"))
    assert "no reference list was found" in not_checked(without)[1].what


def test_wishes_add_and_leave_out():
    every = {rule.__name__.rpartition(".")[2] for rule in rules.selected("draft")}
    assert "reference_style" not in every
    asked = rules.selected("draft", ["+reference-style", "-discouraged-term"])
    names = {rule.__name__.rpartition(".")[2] for rule in asked}
    assert "reference_style" in names
    assert "discouraged_term" not in names
    with pytest.raises(Refusal, match="has no sign"):
        rules.selected("draft", ["reference-style"])
    with pytest.raises(Refusal, match="did you mean reference-style"):
        rules.selected("draft", ["+reference-styl"])


def test_repairs_are_those_of_certain_rules_and_never_overlap():
    certain = Finding(
        "broken-identifier", Severity.WARNING, "", Location(0, 5, 9), suggestion="10.1000/182"
    )
    findings = [
        certain,
        replace(certain, location=Location(0, 8, 12)),
        replace(certain, suggestion=""),
        replace(certain, location=None),
        replace(certain, rule="discouraged-term", location=Location(0, 20, 25)),
    ]
    (edit,) = rules.repairs(findings)
    assert edit.location == certain.location
    assert edit.replacement == "10.1000/182"
