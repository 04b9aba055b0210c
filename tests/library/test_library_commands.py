"""The library's commands, from the command line to the file."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from procsead_refs.cli import main, procsead_refs

BIB = """% Team library
@article{rock2001tides,
  author       = {Rock, Rita},
  title        = {Tides of the northern coasts},
  journaltitle = {Coasts},
  number       = {61},
  date         = {2001},
}

@book{sand2002dunes,
  author = {Sand, Tom},
  title  = {Dunes and their makers},
  date   = {2002},
  publisher = {Sea Press},
}
"""


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "procsead-refs.toml").write_text(
        '[project]\ndrafts = ["drafts/*.md"]\n', encoding="utf-8"
    )
    (tmp_path / "refs").mkdir()
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.md").write_text("See [@rock2001tides].\n", encoding="utf-8")
    path = tmp_path / "refs" / "library.bib"
    path.write_text(BIB, encoding="utf-8")
    return path


def run(capsys, *arguments):
    with pytest.raises(SystemExit) as left:
        main(list(arguments))
    shown = capsys.readouterr()
    return left.value.code, shown.out, shown.err


@pytest.mark.usefixtures("project")
def test_list_search_and_show(capsys):
    assert run(capsys, "list", "--keys") == (0, "rock2001tides\nsand2002dunes\n", "")
    code, out, err = run(capsys, "search", "dunez")
    assert (code, "sand2002dunes" in out, "showing dunes" in err) == (0, True, True)
    assert run(capsys, "search", "--exact", "dunez")[1:] == ("", "nothing found\n")
    code, out, _ = run(capsys, "show", "rock2001tides")
    assert out in BIB
    code, _, err = run(capsys, "show", "rock2001tide")
    assert (code, "did you mean rock2001tides" in err) == (2, True)
    code, out, _ = run(capsys, "show", "sand2002dunes", "--to", "csljson")
    assert json.loads(out)[0]["publisher"] == "Sea Press"


def test_add_makes_keys_and_shows_what_is_there(project, capsys, tmp_path):
    new = tmp_path / "new.ris"
    new.write_text(
        "TY  - BOOK\nAU  - Beech, Anna\nTI  - The lighthouse\nPY  - 2010\nER  - \n"
        "TY  - BOOK\nAU  - Sand, T.\nTI  - Dunes and their makers\nPY  - 2002\nER  - \n",
        encoding="utf-8",
    )
    code, out, err = run(capsys, "add", str(new), "--diff")
    assert (code, project.read_text(encoding="utf-8") == BIB) == (1, True)
    code, out, err = run(capsys, "add", str(new))
    assert (code, out) == (1, "")
    assert "added beech2010lighthouse" in err
    assert "is sand2002dunes already" in err
    after = project.read_text(encoding="utf-8")
    assert after.startswith(BIB + "\n@book{beech2010lighthouse,\n")
    assert run(capsys, "add", str(new), "--duplicates", "-q")[0] == 0
    assert "sand2002dunesa" in project.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", ["bibtex", "ris", "csv", "mods", "endnotexml", "refworks"])
def test_a_line_that_cannot_be_read_stands_in_every_format(project, capsys, tmp_path, form):
    typed = tmp_path / "typed.txt"
    typed.write_text("Berg, A. 2001. Tide. Oslo: Havn.\n?*?\nLind, B. 2004. Sea. Oslo: Havn.\n")
    assert "?*?" in run(capsys, "parse", str(typed), "--to", form)[1]
    assert run(capsys, "add", str(typed))[0] == 0
    assert "note = {?*?}" in project.read_text(encoding="utf-8")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(
    ("name", "first"),
    [("a.ris", "TY  - BOOK"), ("a.bib", "@book{berg2001tide,"), ("a.json", "["), ("a", "@book{")],
)
def test_parse_writes_what_the_name_of_the_output_says(capsys, tmp_path, name, first):
    typed, output = tmp_path / "typed.txt", tmp_path / name
    typed.write_text("Berg, A. 2001. Tide. Oslo: Havn.\n", encoding="utf-8")
    assert run(capsys, "parse", str(typed), "-o", str(output))[0] == 0
    assert output.read_text(encoding="utf-8").startswith(first)


def test_add_names_what_is_close_to_what_it_adds(project, capsys, tmp_path):
    new = tmp_path / "new.ris"
    new.write_text(
        "TY  - BOOK\nAU  - Sand, Tom\nTI  - Dunes and their makers\nPY  - 2012\nER  - \n",
        encoding="utf-8",
    )
    code, _, err = run(capsys, "add", str(new))
    assert (code, err.splitlines()[0]) == (0, "added sand2012dunes")
    assert "sand2012dunes is close to sand2002dunes: edition, same title, creators" in err
    assert "sand2012dunes" in project.read_text(encoding="utf-8")


def test_add_reads_a_typed_list(project, capsys, tmp_path):
    typed = tmp_path / "typed.txt"
    typed.write_text("Beech, Anna. 2010. The Lighthouse. Helsinki: Sea Press.\n", encoding="utf-8")
    assert run(capsys, "add", str(typed))[0] == 0
    assert "@book{beech2010lighthouse" in project.read_text(encoding="utf-8")


def test_lint_shows_repairs_and_reports(project, capsys):
    project.write_text(BIB.replace("{61}", "{61},\n  pages = {1-9}"), encoding="utf-8")
    code, out, _ = run(capsys, "lint", "--fix", "--diff")
    assert (code, "+  pages = {1--9}," in out) == (0, True)
    code, out, err = run(capsys, "lint", "--fix", "--format", "json", "--fail-on", "error")
    assert (code, "1 repaired" in err) == (0, True)
    assert json.loads(out)["schema"] == "procsead-refs/check/1"
    assert "{1--9}" in project.read_text(encoding="utf-8")


def test_lint_judges_several_files_in_one_output(project, capsys, tmp_path):
    other = tmp_path / "other.bib"
    other.write_text(BIB.replace("{61}", "{61},\n  pages = {1-9}"), encoding="utf-8")
    both = (str(project), str(other))
    code, out, _ = run(capsys, "lint", *both, "--format", "json", "-o", str(tmp_path / "a.json"))
    assert (code, out) == (0, "")
    reports = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert [one["document"] for one in reports] == list(both)
    assert run(capsys, "lint", *both, "--format", "html")[0] == 2
    code, _, err = run(capsys, "lint", *both, "-o", "report.docx")
    assert (code, err.count("\n")) == (2, 1)
    assert "there are html, json, sarif, text" in err
    out = run(capsys, "lint", *both, "--diff")[1]
    assert out.startswith(f"--- {other}\n")
    assert "nothing is certain enough" in run(capsys, "lint", str(project), "--diff")[2]


def test_rename_is_shown_first(project, capsys, tmp_path):
    code, out, err = run(capsys, "rename", "rock2001tides", "rock2001")
    changed = [one for one in out.splitlines() if one.startswith("+") and "+++" not in one]
    assert changed == ["+@article{rock2001,", "+See [@rock2001]."]
    assert (code, "--yes" in err) == (0, True)
    assert project.read_text(encoding="utf-8") == BIB
    assert run(capsys, "rename", "rock2001tides", "rock2001", "--yes")[0] == 0
    assert "@article{rock2001," in project.read_text(encoding="utf-8")
    assert "[@rock2001]" in (tmp_path / "drafts" / "a.md").read_text(encoding="utf-8")
    assert run(capsys, "rename", "rock2001", "--yes", "-q") == (0, "", "")
    assert run(capsys, "rename", "rock2001tides") == (0, "", "rock2001tides is its key already\n")
    assert project.read_text(encoding="utf-8") == BIB


def test_dedupe_merges_after_showing(project, capsys, tmp_path):
    double = "\n@article{tides, title = {Tides of the northern coasts}, date = 2001,\n"
    double += "  author = {R. Rock}}\n"
    project.write_text(BIB + double, encoding="utf-8")
    (tmp_path / "drafts" / "a.md").write_text("See [@tides].\n", encoding="utf-8")
    code, out, _ = run(capsys, "dedupe")
    assert (code, "rock2001tides = tides" in out) == (1, True)
    assert json.loads(run(capsys, "dedupe", "--format", "json")[1])[0]["kind"] == "same"
    assert "ids" in run(capsys, "dedupe", "--merge")[1]
    assert project.read_text(encoding="utf-8") == BIB + double
    assert run(capsys, "dedupe", "--merge", "--yes", "-q")[0] == 0
    assert project.read_text(encoding="utf-8") == BIB.replace(
        "{2001},\n", "{2001},\n  ids          = {tides},\n"
    )
    assert (tmp_path / "drafts" / "a.md").read_text(encoding="utf-8") == "See [@rock2001tides].\n"
    assert run(capsys, "dedupe") == (0, "", "no duplicates\n")
    assert run(capsys, "dedupe", "--at-least", "3")[0] == 2


def test_diff_in_words(project, capsys, tmp_path):
    old = tmp_path / "old.bib"
    old.write_text(BIB.replace("{61}", "{6}"), encoding="utf-8")
    code, out, _ = run(capsys, "diff", str(old), "--summary")
    assert (code, out) == (1, "1 issue number corrected\n")
    assert run(capsys, "diff", str(project)) == (0, "no changes\n", "")


def test_the_merge_driver_writes_ours_and_leaves_1_on_conflict(capsys, tmp_path):
    base, ours, theirs = (tmp_path / name for name in ("base", "ours", "theirs"))
    base.write_text(BIB, encoding="utf-8")
    ours.write_text(BIB.replace("{61}", "{6}"), encoding="utf-8")
    theirs.write_text(BIB.replace("Dunes", "Sands"), encoding="utf-8")
    sides = [str(base), str(ours), str(theirs)]
    assert run(capsys, "merge-driver", *sides)[0] == 0
    assert ours.read_text(encoding="utf-8") == BIB.replace("{61}", "{6}").replace("Dunes", "Sands")
    theirs.write_text(BIB.replace("{61}", "{16}"), encoding="utf-8")
    code, _, err = run(capsys, "merge-driver", *sides, "--marker-size", "9", "--path", "x.bib")
    assert (code, err) == (1, "x.bib: both sides changed rock2001tides: number\n")
    assert "<<<<<<<<< ours" in ours.read_text(encoding="utf-8")


def test_confirm_seals_a_value(project, capsys):
    project.write_text(
        BIB.replace("{61},", "{61},\n  unconfirmed  = {number: not seen; date: not seen},"),
        encoding="utf-8",
    )
    seen = ("--evidence", "title page; p. 2", "--by", "R. Reader", "--on", "2026-01-31")
    assert run(capsys, "confirm", "rock2001tides", "number", *seen, "-q")[0] == 0
    text = project.read_text(encoding="utf-8")
    assert "confirmed    = {number: title page; p. 2 (R. Reader, 2026-01-31) [" in text
    assert "unconfirmed  = {date: not seen}," in text
    assert "stale" not in run(capsys, "lint")[1]
    assert run(capsys, "confirm", "rock2001tides", "date", *seen, "-q")[0] == 0
    both = project.read_text(encoding="utf-8")
    assert "unconfirmed" not in both
    assert "confirmed    = {number: title page; p. 2 (R. Reader, 2026-01-31) [" in both
    assert "; date: title page; p. 2 (" in both
    project.write_text(text.replace("{61}", "{6}"), encoding="utf-8")
    assert "number has changed since it was confirmed on 2026-01-31" in run(capsys, "lint")[1]
    assert run(capsys, "confirm", "rock2001tides", "doi", *seen)[0] == 2
    assert run(capsys, "confirm", "nobody", "doi", *seen)[0] == 2


def test_the_hooks_call_commands_that_there_are():
    hooks = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    called = [line.split()[2] for line in hooks.splitlines() if "entry:" in line]
    assert called == ["lint", "lint", "check"]
    assert set(called) <= set(procsead_refs.list_commands(None))


def test_without_a_library_there_is_one_line(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(capsys, "list")
    assert (code, out) == (2, "")
    assert err == "procsead-refs: there is no library; name one with --library\n"


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("command", ["list", "search x", "show rock2001tides"])
def test_looking_needs_no_heavy_package(command):
    code = (
        "import sys\nfrom procsead_refs.cli import main\n"
        f"sys.argv = ['x', *{command.split()!r}]\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        "heavy = {'pybtex', 'pylatexenc', 'rapidfuzz', 'lxml', 'bibtexparser', 'docx', 'jinja2'}\n"
        "print('loaded', sorted(heavy & set(sys.modules)))\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    again = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = again.stdout.splitlines()[-1]
    assert loaded == ("loaded ['rapidfuzz']" if command == "search x" else "loaded []")
