"""Fingerprints, mutes, and comparisons with an earlier report."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from procsead_refs import documents, rules
from procsead_refs.findings import compare, dismiss, fingerprint, words
from procsead_refs.model import (
    Block,
    Document,
    Finding,
    Location,
    Manuscript,
    Name,
    Reference,
    Severity,
    Style,
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
