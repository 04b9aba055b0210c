"""Every rule on drafts against its cases, cases/<rule id>.toml: what it must flag and what not.

A case has `draft` (the text of a draft; `suffix` .txt unless given) or `entry` (one reference in
BibTeX, with `others` as evidence), and optionally `list` (typed references under a heading),
`style`, `library` (BibTeX) and `term` rows of a project. Keys at the top of the file hold for all
of its cases. A flagged case may say which `words` are flagged, in order, the `severity` of each
where it is not the highest of the rule, and the `suggestion`, which no CERTAIN rule leaves out.
"""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from procsead_refs import citations, documents, formats, rules, styles
from procsead_refs.findings import words
from procsead_refs.model import Document, Manuscript, Style
from procsead_refs.project import Project

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 11, 1)
OF_DRAFTS = [one for one in rules.ids() if rules.rule(one).SCOPE in {"draft", "reference"}]
FEWEST = 20


def load(rule_id):
    data = tomllib.loads((CASES / f"{rule_id}.toml").read_text(encoding="utf-8"))
    shared = {key: value for key, value in data.items() if key not in {"flagged", "clean"}}
    return [
        (rule_id, verdict, shared | case)
        for verdict in ("flagged", "clean")
        for case in data[verdict]
    ]


def cases():
    for one in OF_DRAFTS:
        for number, (rule_id, verdict, case) in enumerate(load(one)):
            yield pytest.param(rule_id, verdict, case, id=f"{rule_id}-{verdict}-{number}")


def judged(rule_id, case, folder):
    """Return the rule's findings on a case, and the case's document."""
    library = formats.read_text(case["library"], "bibtex") if "library" in case else None
    project = Project(terms=tuple(case.get("term", ())))
    if "entry" in case:
        (entry,) = formats.read_text(case["entry"], "bibtex")
        others = formats.read_text(case.get("others", ""), "bibtex")
        manuscript = Manuscript(Document(Path("x"), ()), (entry,), (), Style("x"), library)
        evidence = (entry, *others, *(library or ()))
    else:
        text = case["draft"]
        if "list" in case:
            text = f"{text}\n\nReferences\n\n{case['list']}"
        path = folder / f"draft{case.get('suffix', '.txt')}"
        path.write_text(text, encoding="utf-8")
        style = styles.load(case["style"]) if "style" in case else None
        manuscript = citations.read(documents.read(path), style=style, library=library)
        evidence = ()
    context = rules.Context(project, TODAY, manuscript.style, evidence)
    found = rules.run(manuscript, context, [f"+{rule_id}"])
    return [finding for finding in found if finding.rule == rule_id], manuscript.document


@pytest.mark.parametrize(("rule_id", "verdict", "case"), list(cases()))
def test_case(rule_id, verdict, case, tmp_path):
    found, document = judged(rule_id, case, tmp_path)
    if verdict == "clean":
        assert found == []
        return
    assert found
    rule = rules.rule(rule_id)
    assert all(finding.message for finding in found)
    severities = case.get("severity", [str(rule.SEVERITY)] * len(found))
    assert [str(finding.severity) for finding in found] == severities
    if "words" in case:
        assert [words(finding, document) for finding in found] == case["words"]
    if "suggestion" in case or rules.is_certain(rule):
        assert {finding.suggestion for finding in found} == {case.get("suggestion", "")}


@pytest.mark.parametrize("rule_id", OF_DRAFTS)
def test_every_rule_has_cases_enough_of_both_kinds(rule_id):
    verdicts = [verdict for _, verdict, _ in load(rule_id)]
    assert verdicts.count("flagged") >= FEWEST
    assert verdicts.count("clean") >= FEWEST


def test_every_rule_has_a_case_file_and_no_other_is_there():
    assert {file.stem for file in CASES.glob("*.toml")} == set(rules.ids())
