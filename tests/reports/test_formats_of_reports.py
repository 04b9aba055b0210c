"""What each report says of one small draft; the schema of contract and of SARIF 2.1.0."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from procsead_refs import reports
from procsead_refs.errors import Refusal
from procsead_refs.findings import fingerprint
from procsead_refs.model import Finding, Location, Severity
from procsead_refs.reports import html, text
from procsead_refs.reports import json as json_report


def test_the_folder_is_the_registry():
    assert reports.names() == ("docx", "html", "json", "sarif", "text")
    with pytest.raises(Refusal, match="use docx, html, json, sarif, text"):
        reports.writer("pdf")


def test_json_has_the_contracts_form(report):
    made = json.loads(reports.write(report, "json"))
    assert made["schema"] == "procsead-refs/check/1"
    assert made["document"] == "a folder/draft: one.md"
    assert made["style"] == {
        "csl": "apa",
        "profile": "apa-7",
        "how": "detected",
        "confidence": 0.75,
    }
    (entry,) = made["references"]
    assert entry["id"] == "r1"
    assert entry["key"] == "berg2001tides"
    assert entry["raw"] == "Berg, Anna. 2001. Tides. Turku: Harbour Press."
    assert entry["csl"]["title"] == "Tides"
    assert entry["location"] == {"paragraph": 3, "start": 0, "end": 46, "line": 5}
    (citation,) = made["citations"]
    assert citation["text"] == "(Berg 2002; Holm 1999)"
    assert [item["status"] for item in citation["items"]] == ["near", "missing"]
    assert [item["reference"] for item in citation["items"]] == ["r1", None]
    assert citation["items"][0]["locator"] is None
    error = made["findings"][1]
    assert error["location"] == {"paragraph": 1, "start": 17, "end": 21, "line": 3}
    assert (error["citation"], error["item"], error["reference"]) == (0, 0, "r1")
    assert error["suggestion"] == "2001"
    assert "location" not in made["findings"][0]
    assert made["not_checked"] == [
        {"what": "text in an image", "location": {"paragraph": 3, "line": 5}}
    ]
    assert made["muted"][0]["reason"] == "the journal's own way"
    assert made["summary"] == {
        "references": 1,
        "citations": 1,
        "items": 2,
        "linked": 1,
        "exempt": 0,
        "findings": {"error": 1, "warning": 1, "info": 2},
    }
    assert made["since"]["gone"] == ["connector: gone <now>"]


def shape(value):
    """The keys of a JSON value, level by level; of a list those of all its members."""
    if isinstance(value, dict):
        return {key: shape(one) for key, one in value.items()}
    if isinstance(value, list):
        shapes = [shape(one) for one in value if isinstance(one, dict)]
        return {key: one for every in shapes for key, one in every.items()}
    return None


def test_json_has_the_keys_that_the_manual_shows(report):
    page = (Path(__file__).parents[2] / "docs" / "reports.md").read_text(encoding="utf-8")
    shown = shape(json.loads(page.partition("```json\n")[2].partition("```")[0]))
    made = shape(json.loads(reports.write(report, "json")))
    assert made.keys() - shown.keys() == {"since"}  # with --since alone
    for part in ("style", "citations", "summary"):
        assert made[part].keys() == shown[part].keys()
    assert made["references"].keys() == shown["references"].keys()
    assert made["citations"]["items"].keys() == shown["citations"]["items"].keys()
    assert shown["findings"].keys() <= made["findings"].keys()
    assert made["findings"].keys() <= shown["findings"].keys() | {"references"}


def test_an_earlier_json_report_is_read_by_the_drafts_name(report):
    one = json_report.document(report)
    several = json.dumps([one, {**one, "document": "other.md", "findings": []}])
    marks = json_report.read(several, "draft: one.md")
    assert [mark for mark, _ in marks] == [
        fingerprint(finding, report.manuscript) for finding in report.findings
    ]
    assert json_report.read(several, "other.md") == []
    with pytest.raises(Refusal, match="holds no report on third"):
        json_report.read(several, "third.md")


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "{",
        "[1]",
        '{"schema": "other/1"}',
        '{"schema": "procsead-refs/check/1", "findings": 3}',
        "[" * 100_000,
    ],
)
def test_what_is_no_report_is_refused(wrong):
    with pytest.raises(Refusal, match="make a report with check"):
        json_report.read(wrong, "draft.md", "old.json")


def test_sarif_is_valid(report):
    log = json.loads(reports.write(report, "sarif"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    ids = [rule["id"] for rule in driver["rules"]]
    assert ids == sorted(set(ids))
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
    assert run["columnKind"] == "unicodeCodePoints"
    (artifact,) = run["artifacts"]
    assert artifact["location"]["uri"] == "a%20folder/draft%3A%20one.md"
    for result in run["results"]:
        assert ids[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"note", "warning", "error"}
        assert result["message"]["text"]
        assert re.fullmatch("[0-9a-f]{12}", result["partialFingerprints"]["procseadRefs/v1"])
        (location,) = result["locations"]
        physical = location["physicalLocation"]
        assert physical["artifactLocation"] == {"uri": artifact["location"]["uri"], "index": 0}
        assert physical.get("region", {"startLine": 1})["startLine"] >= 1
    assert [result["level"] for result in run["results"]] == [
        "note",
        "error",
        "warning",
        "note",
        "warning",
    ]
    assert run["results"][1]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 3,
        "snippet": {"text": "2002"},
    }
    assert run["results"][4]["suppressions"] == [
        {"kind": "external", "justification": "the journal's own way"}
    ]


def test_text_underlines_the_words(report):
    lines = reports.write(report, "text").splitlines()
    at = lines.index("line 3: error: cited as 2002, listed as 2001 [year-mismatch]")
    sentence, underline, suggestion = lines[at + 1 : at + 4]
    start = underline.index("~")
    assert sentence[start : start + underline.count("~")] == "2002"
    assert suggestion == "  write: 2001"
    assert "Not checked:" in lines
    assert "  text in an image (line 5)" in lines
    assert lines[-1] == (
        "a folder/draft: one.md: 1 reference; 1 citation; 1 of 2 cited works linked; "
        "1 error, 1 warning, 2 info; 1 muted; 1 new, 3 still there, 1 gone"
    )


def test_text_has_what_is_for_information_last_and_in_a_line_each(report):
    info = Finding("citation-order", Severity.INFO, "in no order", Location(1, 11, 33))
    lines = text.write(replace(report, findings=(info, *report.findings))).splitlines()
    heads = [line for line in lines if re.search(r"\[[a-z-]+\]$", line)]
    kinds = [re.search("error|warning|info", line).group() for line in heads]
    assert kinds == ["error", "warning", "info", "info", "info"]
    at = lines.index("line 3: info: in no order: “(Berg 2002; Holm 1999)” [citation-order]")
    assert lines[at : at + 4] == [*heads[2:], ""]


def test_text_has_colour_only_where_it_is_wanted(report, monkeypatch):
    assert "\x1b" not in text.write(report, colour=False)
    assert "\x1b[31m" in text.write(report, colour=True)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in text.write(report)


class Page(HTMLParser):
    """Collects what a test asks for."""

    def __init__(self, page):
        super().__init__()
        self.found, self.open = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def all(self, tag, **wanted):
        return [
            attrs
            for one, attrs in self.found
            if one == tag and all(attrs.get(k.replace("_", "-")) == v for k, v in wanted.items())
        ]


def test_html_shows_each_finding_beside_the_words(report):
    page = Page(reports.write(report, "html"))
    shown = page.all("article")
    assert [one["data-rule"] for one in shown] == [f.rule for f in report.findings]
    assert [one["data-severity"] for one in shown] == [str(f.severity) for f in report.findings]
    marks = page.all("mark")
    assert [mark["data-findings"] for mark in marks] == ["f1", "f2"]
    near, missing = (one for one in page.found if "data-tip" in one[1])
    assert near[0] == "a"
    assert near[1]["href"] == "#ref-r1"
    assert near[1]["data-tip"].startswith("Berg, Anna.")
    assert missing[1]["class"] == "cite missing"
    assert page.all("a", id="ref-r1")


def test_html_names_an_entry_once_in_the_summary(report):
    entry = report.manuscript.references[0]
    said = Finding("uncited-reference", Severity.WARNING, f"Nothing cites “{entry.raw}”")
    page = html.write(replace(report, findings=(replace(said, location=entry.location),)))
    assert f">Nothing cites “{entry.raw}”</a>" in page
    assert ">Berg, Anna. 2001. Tides. Turku…: the page is missing</a>" in html.write(report)


def test_html_needs_no_network_and_runs_only_its_own_script(report):
    made = reports.write(report, "html")
    page = Page(made)
    for tag in ("link", "img", "iframe", "object", "base"):
        assert page.all(tag) == []
    assert not any("src" in attrs for _, attrs in page.found)
    assert not any(name.startswith("on") for _, attrs in page.found for name in attrs)
    policy = page.all("meta", http_equiv="Content-Security-Policy")[0]["content"]
    assert "default-src 'none'" in policy
    assert html._hash(re.search(r"<script>(.*)</script>", made, re.DOTALL)[1]) in policy
    assert html._hash(re.search(r"<style>(.*)</style>", made, re.DOTALL)[1]) in policy


def test_html_escapes_the_draft_and_links_to_the_web_alone(report):
    made = reports.write(report, "html")
    assert "<b>this</b>" not in made
    assert "&lt;b&gt;" in made
    assert "a &lt;word&gt; in general" in made
    assert "javascript:" not in made
    links = [attrs["href"] for attrs in Page(made).all("a") if "href" in attrs]
    assert "https://example.org/a" in links
    assert all(link.startswith(("#", "https://")) for link in links)


def test_html_has_every_section(report):
    made = reports.write(report, "html")
    for part in ('id="summary"', 'id="not-checked"', 'id="muted"', 'id="gone"', 'id="filter"'):
        assert part in made
    assert "1</b> of 2 cited works linked" in made


def test_what_needs_no_entry_is_not_counted_as_unlinked():
    counts = {"items": 3, "linked": 2, "exempt": 1}
    assert text.linked(counts) == "2 of 2 cited works linked (1 more need no entry)"
