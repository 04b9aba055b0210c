"""Every rule on a library against its case file, cases/<rule id>.toml; and what --fix makes of it.

A case has `bib` (the library), optionally `body` rows of a project and `longest` (words of an
annotation), the `words` that are flagged in order, the `severity` of each where it is not the
highest of the rule, and a `suggestion` that is among those made.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from procsead_refs import rules
from procsead_refs.findings import words
from procsead_refs.library import from_text
from procsead_refs.library.store import segments
from procsead_refs.project import Project

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 1)
OF_LIBRARIES = [one for one in rules.ids() if rules.rule(one).SCOPE == "library"]
FEWEST = 3


def cases():
    for rule_id in OF_LIBRARIES:
        data = tomllib.loads((CASES / f"{rule_id}.toml").read_text(encoding="utf-8"))
        for verdict in ("flagged", "clean"):
            for number, case in enumerate(data[verdict]):
                yield pytest.param(rule_id, verdict, case, id=f"{rule_id}-{verdict}-{number}")


def report(text, rule_id, bodies=(), longest=None):
    library = from_text(Path("x.bib"), text)
    settings = {"annotation": {"longest": longest}} if longest else {}
    project = Project(bodies=tuple(bodies), settings=settings)
    return library, rules.lint(library, rules.Context(project, TODAY), [f"+{rule_id}"])


@pytest.mark.parametrize(("rule_id", "verdict", "case"), list(cases()))
def test_case(rule_id, verdict, case):
    _, found = report(case["bib"], rule_id, case.get("body", ()), case.get("longest"))
    own = [finding for finding in found.findings if finding.rule == rule_id]
    if verdict == "clean":
        assert own == []
        return
    assert own
    highest = [str(rules.rule(rule_id).SEVERITY)] * len(own)
    assert [str(finding.severity) for finding in own] == case.get("severity", highest)
    if "words" in case:
        assert [words(finding, found.manuscript.document) for finding in own] == case["words"]
    if "suggestion" in case:
        assert case["suggestion"] in {finding.suggestion for finding in own}


@pytest.mark.parametrize("rule_id", OF_LIBRARIES)
def test_every_rule_has_cases_of_both_kinds(rule_id):
    data = tomllib.loads((CASES / f"{rule_id}.toml").read_text(encoding="utf-8"))
    assert min(len(data["flagged"]), len(data["clean"])) >= FEWEST


@pytest.mark.parametrize(("rule_id", "verdict", "case"), list(cases()))
def test_what_is_repaired_stays_repaired_and_the_rest_stays(rule_id, verdict, case):  # noqa: ARG001 - shared parameters
    library, found = report(case["bib"], rule_id, case.get("body", ()), case.get("longest"))
    assert "".join(block.text for block in library.segments.document.blocks) == case["bib"]
    edits = rules.repairs(found.findings)
    repaired = segments.edited(library.segments.document, edits)
    if not edits:
        assert repaired == case["bib"]
    _, again = report(repaired, rule_id, case.get("body", ()))
    assert rules.repairs(again.findings) == ()
