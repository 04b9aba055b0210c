"""`check` from the command line: one draft and many, Word comments, repairs, earlier reports."""

import json
import re
import zipfile

import docx
import pytest
from click.testing import CliRunner

from procsead_refs import documents, reports
from procsead_refs.cli.check import command
from procsead_refs.errors import Refusal

LIST = """References

Berg, Anna. 2001. Tides and Their Heights. Turku: Harbour Press. https://doi.org/1O.1000/182

Dahl, Olga. 2003. Ice on the River in Winter. Turku: Harbour Press.
"""
PROSE = "Tides rise (Berg 2001). The sextortion desk closed (Dahl 2003)."


def run(*arguments, input=None):  # noqa: A002 - click's word
    return CliRunner().invoke(
        command, [str(one) for one in arguments], input=input, standalone_mode=False
    )


@pytest.fixture
def text_draft(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(f"{PROSE}\n\n{LIST}", encoding="utf-8")
    return path


@pytest.fixture
def word_draft(tmp_path):
    path = tmp_path / "draft.docx"
    document = docx.Document()
    for paragraph in f"{PROSE}\n\n{LIST.strip()}".split("\n\n"):
        document.add_paragraph(paragraph)
    document.save(path)
    return path


def comments(path):
    xml = zipfile.ZipFile(path).read("word/comments.xml").decode()
    return re.findall(r'w:author="([^"]*)"', xml), re.sub(r"<[^>]+>", "", xml)


def test_a_clean_draft_is_0_and_a_finding_at_the_limit_is_1(tmp_path, text_draft):
    clean = tmp_path / "clean.txt"
    clean.write_text(f"{PROSE}\n\n{LIST}".replace("1O.", "10.").replace("sextortion ", ""))
    assert run(clean, "--fail-on", "warning").return_value == 0
    assert run(text_draft, "--rules", "-broken-identifier").return_value == 0
    assert run(text_draft).return_value == 1
    assert run(text_draft, "--fail-on", "error").return_value == 0
    only = [f"-{rule}" for rule in ("broken-identifier", "incomplete-reference")]
    assert run(text_draft, "--fail-on", "info", "--rules", ",".join(only)).return_value == 1


def test_the_suffix_of_the_output_says_the_form(tmp_path, text_draft):
    for name, start in (("r.json", "{"), ("r.sarif", "{"), ("r.html", "<!DOCTYPE html>")):
        run(text_draft, "-o", tmp_path / name)
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_word_comments_stand_on_the_words_and_change_no_text(tmp_path, word_draft):
    out = tmp_path / "checked.docx"
    run(word_draft, "--format", "docx", "-o", out, "--comment-author", "A. Editor")
    authors, said = comments(out)
    assert set(authors) == {"A. Editor"}
    assert "sextortion" in said
    assert "broken-identifier" in said
    before, after = documents.read(word_draft), documents.read(out)
    assert [block.text for block in before.blocks] == [block.text for block in after.blocks]


def test_certain_repairs_are_tracked_changes_in_word(tmp_path, word_draft):
    out = tmp_path / "repaired.docx"
    run(word_draft, "--fix", "-o", out)
    xml = zipfile.ZipFile(out).read("word/document.xml").decode()
    assert "<w:ins " in xml
    assert "<w:del " in xml
    assert "https://doi.org/10.1000/182" in "\n".join(b.text for b in documents.read(out).blocks)
    assert "w:commentReference" not in xml


def test_repairs_and_comments_go_together(tmp_path, word_draft):
    out = tmp_path / "both.docx"
    run(word_draft, "--fix", "--format", "docx", "-o", out)
    _, said = comments(out)
    assert "sextortion" in said
    assert "broken-identifier" not in said


def test_a_text_draft_is_repaired_in_a_copy(tmp_path, text_draft):
    before = text_draft.read_text(encoding="utf-8")
    out = tmp_path / "repaired.txt"
    run(text_draft, "--fix", "-o", out)
    assert out.read_text(encoding="utf-8") == before.replace("1O.1000", "10.1000")
    assert text_draft.read_text(encoding="utf-8") == before


def test_a_revision_says_what_is_new_and_what_is_gone(tmp_path, text_draft):
    old = tmp_path / "old.json"
    run(text_draft, "--format", "json", "-o", old)
    text = text_draft.read_text(encoding="utf-8").replace("1O.1000", "10.1000")
    text_draft.write_text(f"Added.\n\n{text.replace('(Dahl', 'twice, sextortion (Dahl')}")
    shown = json.loads(run(text_draft, "--since", old, "--format", "json").stdout)
    assert [one.split(":")[0] for one in shown["since"]["gone"]] == ["broken-identifier"]
    terms = [one["fingerprint"] for one in shown["findings"] if one["rule"] == "discouraged-term"]
    assert set(terms) <= set(shown["since"]["still"])
    assert shown["since"]["new"] == [terms[0]]
    assert "1 new, " in run(text_draft, "--since", old).stdout


def test_several_drafts_give_one_list_and_one_line_each(tmp_path, text_draft):
    other = tmp_path / "other.txt"
    other.write_text(text_draft.read_text(encoding="utf-8"), encoding="utf-8")
    both = run(text_draft, other, "--format", "json")
    assert [one["document"] for one in json.loads(both.stdout)] == [str(text_draft), str(other)]
    table = [line.split() for line in both.stderr.splitlines()]
    assert [row[0] for row in table] == ["draft", str(text_draft), str(other), "all"]
    assert table[0][1:] == ["references", "citations", "linked", "errors", "warnings", "info"]
    assert [row[1:4] for row in table[1:]] == [["2", "2", "2"], ["2", "2", "2"], ["4", "4", "4"]]
    heads = [text_draft, other]
    lines = run(text_draft, other).stdout.splitlines()
    assert [line for line in lines if line in map(str, heads)] == [str(one) for one in heads]
    sarif = json.loads(run(text_draft, other, "--format", "sarif").stdout)
    assert len(sarif["runs"][0]["artifacts"]) == 2


def test_a_folder_gives_a_report_each(tmp_path, text_draft, monkeypatch):
    folder = tmp_path / "drafts"
    (folder / "deep").mkdir(parents=True)
    for name in ("a.txt", "b.md", "deep/a.txt", "c.txt", "~$lock.docx", ".hidden.txt", "pic.png"):
        (folder / name).write_text(text_draft.read_text(encoding="utf-8"), encoding="utf-8")
    out = tmp_path / "reports"
    shown = run(folder, "--format", "html", "-o", out)
    assert sorted(file.name for file in out.iterdir()) == ["a-2.html", "a.html", "b.html", "c.html"]
    assert len(shown.stderr.splitlines()) == 7
    assert shown.stderr.endswith(f"wrote {out}\n")
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    again = run(folder, "--format", "json")
    assert [one["summary"] for one in json.loads(again.stdout)] == [
        json.loads(run(text_draft, "--format", "json").stdout)["summary"]
    ] * 4


def test_a_named_folder_is_made_and_kinds_tell_reports_apart(tmp_path, text_draft):
    run(text_draft, "--format", "html", "-o", f"{tmp_path}/new/one/")
    assert [file.name for file in (tmp_path / "new" / "one").iterdir()] == ["draft.html"]
    twin = tmp_path / "draft.md"
    twin.write_text(text_draft.read_text(encoding="utf-8"), encoding="utf-8")
    run(text_draft, twin, "--format", "html", "-o", f"{tmp_path}/two/")
    names = sorted(file.name for file in (tmp_path / "two").iterdir())
    assert names == ["draft.md.html", "draft.txt.html"]


def test_one_bad_draft_does_not_stop_the_others(tmp_path, text_draft):
    bad = tmp_path / "bad.docx"
    bad.write_text("no zip")
    shown = run(bad, text_draft, "--format", "json", "-o", tmp_path / "all.json")
    assert shown.return_value == 2
    assert "is no .docx file inside" in shown.stderr
    assert json.loads((tmp_path / "all.json").read_text())["document"] == str(text_draft)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["missing.txt"], "No such file"),
        (["DRAFT", "--format", "docx"], "is no Word file"),
        (["DRAFT", "--fix"], "name it with -o"),
        (["DRAFT", "DRAFT2", "--format", "html"], "need a folder to write to"),
        (["DRAFT", "-o", "report.md"], "written as .md; there are docx, html, json, sarif, text"),
        (["DRAFT", "--fix", "-o", "DRAFT"], "is the input itself; name another file with -o"),
        (["DRAFT", "--fix", "-o", "FOLDER"], "is the input itself; name another file with -o"),
        (["EMPTY"], "holds no draft"),
        (["DRAFT", "--rules", "missing-reference"], "has no sign"),
        (["DRAFT", "--since", "DRAFT"], "is not a JSON report"),
        (["DRAFT", "--since", "WORD"], "make a report with check DRAFT --format json"),
        (["DRAFT", "--style", "nonsense"], "no citation style is called"),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(tmp_path, text_draft, arguments, says):
    (tmp_path / "empty").mkdir()
    second = tmp_path / "second.txt"
    second.write_text(PROSE)
    earlier = tmp_path / "earlier.docx"
    earlier.write_bytes(b"PK\x03\x04" + bytes(range(32)) * 8)
    names = {"DRAFT": text_draft, "DRAFT2": second, "EMPTY": tmp_path / "empty", "FOLDER": tmp_path}
    names["WORD"] = earlier
    refusal = run(*(names.get(one, one) for one in arguments)).exception
    assert isinstance(refusal, Refusal)
    assert says in str(refusal)
    assert "\n" not in str(refusal)


def test_every_format_has_a_writer_and_is_on_offer():
    help_text = CliRunner().invoke(command, ["--help"]).output
    for name in reports.names():
        assert callable(reports.writer(name).write)
        assert name in help_text.partition("--format")[2].partition("]")[0]


def test_what_is_for_one_draft_is_not_written_for_several():
    assert [name for name in reports.names() if not reports.is_for_several(name)] == [
        "docx",
        "html",
    ]
    with pytest.raises(Refusal, match="a file for each draft"):
        reports.written_together([], "html")
