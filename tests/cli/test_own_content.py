"""The project's own content: the library is clean, the brief is clean, the ten faults are found."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FAULTS = {
    "missing-reference",
    "connector",
    "year-mismatch",
    "author-mismatch",
    "uncited-reference",
    "ambiguous-citation",
    "discouraged-term",
    "implausible-field",
    "broken-identifier",
    "reference-order",
}
FOLLOWING = {"differs-from-library", "citation-order"}


def check(draft):
    answer = subprocess.run(
        [sys.executable, "-m", "procsead_refs", "check", draft, "--format", "json"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    return answer.returncode, json.loads(answer.stdout)


@pytest.mark.parametrize("draft", sorted(ROOT.glob("drafts/*.*")), ids=lambda path: path.name)
def test_the_brief_is_clean(draft):
    code, report = check(draft)
    assert [finding["rule"] for finding in report["findings"]] == []
    assert code == 0
    assert report["summary"]["references"] == 9
    items = [item for citation in report["citations"] for item in citation["items"]]
    assert sum(item["status"] == "exempt" for item in items) == 3
    assert {item["status"] for item in items} == {"exempt", "matched"}
    assert len({item["reference"] for item in items} - {None}) == 9


@pytest.mark.parametrize("kind", ["md", "docx"])
def test_the_ten_faults_are_found_and_nothing_else(kind):
    code, report = check(ROOT / "drafts" / "examples" / f"ten-faults.{kind}")
    rules = [finding["rule"] for finding in report["findings"]]
    assert code == 1
    assert sorted(rule for rule in rules if rule not in FOLLOWING) == sorted(FAULTS)
    assert sorted(rule for rule in rules if rule in FOLLOWING) == sorted(FOLLOWING)


def test_the_word_copy_has_the_faults_of_the_markdown_copy():
    reports = [
        check(ROOT / "drafts" / "examples" / f"ten-faults.{kind}")[1] for kind in ("md", "docx")
    ]
    one, other = ([f["rule"] for f in report["findings"]] for report in reports)
    assert one == other


def test_the_readme_shows_what_check_prints():
    blocks = (ROOT / "README.md").read_text(encoding="utf-8").split("```\n")[1::2]
    (shown,) = [one for one in blocks if one.startswith("line ")]
    command = [sys.executable, "-m", "procsead_refs", "check", "drafts/examples/ten-faults.md"]
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT, check=False)
    assert shown in printed.stdout
