"""Fingerprints, mutes, comparisons with an earlier report, and what was not checked."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from procsead_refs import documents, rules
from procsead_refs.errors import Refusal
from procsead_refs.findings import compare, dismiss, fingerprint, words
from procsead_refs.model import (
    Block,
    Document,
    Finding,
    Location,
    Manuscript,
    Name,
    Reading,
    Reference,
    Severity,
    Style,
    Unread,
)
from procsead_refs.project import Mute, Project

TERM = "discouraged-term"
CONTEXT = rules.Context(Project(), date(2026, 11, 1))


def draft(*texts, references=(), path="x.txt", **more):
    document = Document(Path(path), tuple(Block(text) for text in texts))
    return Manuscript(document, tuple(references), (), Style("apa", how="given"), **more)


def one(rule="connector", place=None, **more):
    return Finding(rule, Severity.WARNING, "wrong", place, **more)


def test_a_fingerprint_keeps_when_paragraphs_move_and_entries_are_added():
    before, after = draft("Tides & ice."), draft("New.", "", "Tides & ice.")
    first = fingerprint(one(place=Location(0, 6, 7)), before)
    assert first == fingerprint(one(place=Location(2, 6, 7)), after)
    assert len(first) == 12


def test_a_fingerprint_knows_an_entry_by_its_work_not_by_its_number():
    work = Reference("r1", names={"author": (Name("Berg"),)}, texts={"title": "Tides"}, raw="Berg")
    mine = fingerprint(one(reference="r1"), draft("", references=[work]))
    moved = replace(work, id="r7", raw="Berg, A. Tides.")
    assert mine == fingerprint(one(reference="r7"), draft("", references=[moved]))
    other = replace(work, texts={"title": "Ice"})
    assert mine != fingerprint(one(reference="r1"), draft("", references=[other]))


@pytest.mark.parametrize(
    "other",
    [one("et-al-use", Location(0, 6, 7)), one(place=Location(0, 0, 5))],
    ids=["another rule", "other words"],
)
def test_fingerprints_differ(other):
    manuscript = draft("Tides & ice.")
    assert fingerprint(one(place=Location(0, 6, 7)), manuscript) != fingerprint(other, manuscript)


def test_words_of_a_place_that_is_none():
    manuscript = draft("Tides.")
    assert words(one(), manuscript.document) == ""
    assert words(one(place=Location(9)), manuscript.document) == ""
    assert words(one(place=Location(0)), manuscript.document) == "Tides."


@pytest.mark.parametrize(
    ("mute", "muted"),
    [
        ({"rule": "connector", "reason": "house style"}, True),
        ({"rule": "et-al-use", "reason": "house style"}, False),
        ({"fingerprint": "RIGHT", "reason": "house style"}, True),
        ({"fingerprint": "0123456789ab", "reason": "house style"}, False),
        ({"rule": "connector", "fingerprint": "RIGHT", "reason": "house style"}, True),
        ({"rule": "et-al-use", "fingerprint": "RIGHT", "reason": "house style"}, False),
        ({"reason": "everything"}, False),
    ],
)
def test_a_project_mutes_by_rule_by_fingerprint_or_by_both(mute, muted):
    manuscript, finding = draft("Tides & ice."), one(place=Location(0, 6, 7))
    mark = fingerprint(finding, manuscript)
    mutes = [Mute(**{k: mark if v == "RIGHT" else v for k, v in mute.items()})]
    kept, dismissed = dismiss([finding], manuscript, mutes)
    assert bool(dismissed) is muted
    assert bool(kept) is not muted
    assert all(entry.reason == "house style" for entry in dismissed)


MARKDOWN = """\
# Tides

<!-- procsead-refs mute discouraged-term: the name of the programme -->
The sextortion desk opened.

The sextortion desk closed. <!-- procsead-refs mute discouraged-term, connector: so called -->

Reports of sextortion rose.
"""
LATEX = r"""\documentclass{article}
\begin{document}
% procsead-refs mute discouraged-term: the name of the programme
The sextortion desk opened.

Reports of sextortion rose.
\end{document}
"""


@pytest.mark.parametrize(
    ("name", "text", "reasons", "kept"),
    [
        ("a.md", MARKDOWN, ["the name of the programme", "so called"], 1),
        ("a.tex", LATEX, ["the name of the programme"], 1),
        ("a.md", MARKDOWN.replace("mute discouraged-term:", "mute connector:"), ["so called"], 2),
        (
            "a.md",
            "Sextortion. <!-- procsead-refs mute discouraged-term: here -->\n\nSextortion.\n",
            ["here"],
            1,
        ),
        (
            "a.md",
            "<!-- procsead-refs mute-file discouraged-term -->\n\nSextortion.\n\nSextortion.\n",
            ["muted in the draft, without a reason"] * 2,
            0,
        ),
        ("a.txt", "<!-- procsead-refs mute-file discouraged-term: no -->\n\nSextortion.\n", [], 1),
    ],
)
def test_a_comment_in_a_draft_mutes_the_paragraph_it_stands_at(tmp_path, name, text, reasons, kept):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    manuscript = replace(draft(""), document=documents.read(path))
    report = rules.report(
        manuscript, CONTEXT, [f"-{other}" for other in rules.ids() if other != TERM]
    )
    assert [entry.reason for entry in report.muted] == reasons
    assert len(report.findings) == kept


def test_what_became_of_an_earlier_reports_findings():
    manuscript = draft("Tides & ice & snow.")
    twice = [one(place=Location(0, 6, 7)), one(place=Location(0, 12, 13))]
    fresh = one("et-al-use", Location(0, 0, 5))
    mark = fingerprint(twice[0], manuscript)
    since = compare([*twice, fresh], manuscript, [(mark, "a"), ("0" * 12, "b: gone")])
    assert since.still == (twice[0],)
    assert since.new == (twice[1], fresh)
    assert since.gone == ("b: gone",)


def not_checked(manuscript):
    return rules.report(manuscript, CONTEXT).not_checked


def test_what_was_not_checked_is_said():
    unread = Reference("r1", raw="???", location=Location(0), reading=Reading(0.0, {}))
    manuscript = draft("???", references=[unread])
    manuscript = replace(
        manuscript,
        document=replace(manuscript.document, unread=(Unread("an image"),)),
        style=Style("apa", title="APA", how="detected", confidence=0.3),
    )
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
    certain = one("broken-identifier", Location(0, 5, 9), suggestion="10.1000/182")
    findings = [
        certain,
        replace(certain, location=Location(0, 8, 12)),
        replace(certain, suggestion=""),
        replace(certain, location=None),
        one(TERM, Location(0, 20, 25), suggestion="another word"),
    ]
    (edit,) = rules.repairs(findings)
    assert edit.location == certain.location
    assert edit.replacement == "10.1000/182"
