"""The command line as a person meets it: help, versions, one clear line for what cannot be done."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest

import procsead_refs
from procsead_refs.cli import procsead_refs as commands

ENVIRONMENT = {**os.environ, "NO_COLOR": "1"}


def run(*arguments, stdin="", cwd=None):
    return subprocess.run(
        [sys.executable, "-m", "procsead_refs", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=ENVIRONMENT,
        timeout=60,
        check=False,
    )


def refused(answer):
    """Exit code 2, one line on standard error, nothing on standard output."""
    assert answer.returncode == 2, answer.stderr
    assert answer.stdout == ""
    assert answer.stderr.count("\n") == 1
    assert "Traceback" not in answer.stderr
    return answer.stderr


def test_help_names_every_command():
    answer = run("--help")
    assert answer.returncode == 0
    for name in commands.list_commands(None):
        assert f"\n  {name} " in answer.stdout or f"\n  {name}\n" in answer.stdout


@pytest.mark.parametrize("name", commands.list_commands(None))
def test_every_command_has_a_help_with_examples(name):
    command = commands.get_command(None, name)
    assert command.help
    assert "Example" in command.help
    assert command.get_short_help_str()


@pytest.mark.parametrize("name", commands.list_commands(None))
def test_every_option_says_what_it_is_in_a_sentence_and_takes_something_named(name):
    options = commands.get_command(None, name).params
    assert {"library", "config", "quiet", "verbose", "version"} <= {one.name for one in options}
    for one in options:
        if isinstance(one, click.Option):
            assert one.name == "form" or one.help.endswith("."), one.name
            assert (
                one.is_flag or not isinstance(one.type, click.types.StringParamType) or one.metavar
            )


def test_version():
    answer = run("--version")
    assert answer.stdout.startswith("procsead-refs, version ")
    assert run("check", "--version").stdout == answer.stdout


def test_verbose_says_which_settings_and_library_are_used(tmp_path):
    settings = tmp_path / "procsead-refs.toml"
    settings.write_text("[project]\n", encoding="utf-8")
    draft = tmp_path / "draft.txt"
    draft.write_text("Nothing is cited here.\n", encoding="utf-8")
    said = run("check", draft, "-v", cwd=tmp_path).stderr.splitlines()
    library = tmp_path / "refs" / "library.bib"
    assert said[:2] == [f"settings: {settings}", f"library: {library}"]
    assert said[-1].endswith(" s")
    assert run("check", draft, cwd=tmp_path).stderr == ""
    before = run("-v", "--library", "other.bib", "list", cwd=tmp_path)
    assert before.stderr.splitlines()[:2] == [f"settings: {settings}", "library: other.bib"]
    assert run("-q", "-v", "check", draft, cwd=tmp_path).stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [("nonsense",), ("check",), ("check", "--format", "odd", "x.txt"), ("parse", "--nonsense")],
)
def test_bad_arguments_are_one_line(arguments):
    assert "--help" in refused(run(*arguments))


def test_a_command_that_is_none_names_the_nearest():
    assert "did you mean check?" in refused(run("chek", "draft.docx"))


def test_parse_says_what_it_could_not_read():
    said = run("parse", "-", stdin="Berg, Anna. 2001. Tides. Turku: Harbour Press.\n\nblah blah\n")
    assert said.stderr == "1 could not be read, the first: 'blah blah'; --review shows them\n"
    assert "note = {blah blah}" in said.stdout


@pytest.mark.parametrize("command", ["check", "parse"])
def test_a_missing_file_and_a_folder_are_one_line(command, tmp_path):
    missing = tmp_path / "missing.docx"
    assert "missing.docx" in refused(run(command, missing))
    (tmp_path / "folder.docx").mkdir()
    assert "folder.docx" in refused(run(command, tmp_path / "folder.docx"))


@pytest.mark.parametrize("command", ["check", "parse"])
def test_a_word_file_that_is_none_is_one_line(command, tmp_path):
    file = tmp_path / "not-word.docx"
    file.write_bytes(b"\x00\x01 this is no zip archive")
    assert "not-word.docx" in refused(run(command, file))


_BIB = "@book{berg2001, author = {Berg, Anna}, title = {Tides}, date = {2001}}\n"


@pytest.mark.parametrize(
    ("source", "content", "arguments"),
    [
        ("list.txt", "Berg, Anna. 2001. Tides. Turku: Harbour Press.\n", ["parse"]),
        ("list.txt", "Berg, Anna. 2001. Tides. Turku: Harbour Press.\n", ["parse", "--review"]),
        ("draft.md", "Tides rise (Berg 2001).\n", ["check", "--fix"]),
        ("draft.md", "Tides rise (Berg 2001).\n", ["link"]),
        ("page.md.j2", "{{ bibliography() }}\n", ["render", "--to", "md", "--library", "b.bib"]),
        ("b.bib", _BIB, ["convert", "--to", "ris"]),
        ("b.bib", _BIB, ["lint", "--format", "json"]),
        ("b.bib", _BIB, ["bibliography", "--to", "md", "--library"]),
        ("data.jsonl", "{}\n", ["train"]),
    ],
)
def test_an_output_never_replaces_what_it_is_made_of(source, content, arguments, tmp_path):
    (tmp_path / "b.bib").write_text(_BIB, encoding="utf-8")
    file = tmp_path / source
    file.write_text(content, encoding="utf-8")
    said = refused(run(*arguments, source, "-o", f"./{source}", cwd=tmp_path))
    assert "is the input itself; name another file with -o" in said
    assert file.read_text(encoding="utf-8") == content


def test_the_bibliography_beside_a_linked_draft_never_replaces_the_library(tmp_path):
    (tmp_path / "live.bib").write_text(_BIB, encoding="utf-8")
    (tmp_path / "draft.md").write_text("Tides rise (Berg 2001).\n", encoding="utf-8")
    answer = run("link", "draft.md", "-o", "live.md", "--library", "live.bib", cwd=tmp_path)
    assert "live.bib: is the input itself" in refused(answer)
    assert (tmp_path / "live.bib").read_text(encoding="utf-8") == _BIB


def test_an_empty_draft_is_one_line(tmp_path):
    file = tmp_path / "empty.txt"
    file.write_text("")
    assert "empty.txt" in refused(run("check", file))


def test_a_control_character_in_a_name_does_not_reach_the_terminal(tmp_path):
    assert "\x1b" not in refused(run("check", tmp_path / "a\x1b[31m.txt"))


def test_the_api_offers_the_journeys_and_the_nouns():
    assert callable(procsead_refs.parse)
    assert callable(procsead_refs.check)
    assert callable(procsead_refs.render)
    for name in dir(procsead_refs):
        assert getattr(procsead_refs, name) is not None or name.startswith("__")


def test_the_api_is_typed_as_it_is_offered():
    tree = ast.parse(Path(procsead_refs.__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    typed = {alias.asname for node in imports for alias in node.names} - {None}
    assert typed == {name for names in procsead_refs._WHERE.values() for name in names}


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from procsead_refs.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'lxml', 'jinja2', 'docx', 'typst', 'rapidfuzz', 'pybtex', 'bibtexparser',"
        " 'pycrfsuite', 'sqlite3', 'pypandoc', 'pylatexenc'} & set(sys.modules)))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parent,
    )
    assert answer.stdout.rstrip().endswith("[]")


def test_a_reader_that_goes_early_is_no_fault():
    ours = f"{sys.executable} -m procsead_refs"
    script = f"{ours} styles --names > >(head -1) || exit 9; {ours} explain | head -1"
    answer = subprocess.run(
        ["bash", "-o", "pipefail", "-c", script],
        capture_output=True,
        text=True,
        env=ENVIRONMENT,
        timeout=60,
        check=False,
    )
    assert (answer.returncode, answer.stderr) == (0, "")


def test_progress_is_shown_on_a_terminal_and_not_in_a_pipe(tmp_path):
    pty = pytest.importorskip("pty")
    names = ["one.txt", "two.txt"]
    for name in names:
        (tmp_path / name).write_text("Nothing is cited here.\n", encoding="utf-8")
    terminal, stderr = pty.openpty()
    subprocess.run(
        [sys.executable, "-m", "procsead_refs", "check", *names],
        stdout=subprocess.DEVNULL,
        stderr=stderr,
        cwd=tmp_path,
        env=ENVIRONMENT,
        check=True,
    )
    os.close(stderr)
    shown = os.read(terminal, 4096).decode()
    os.close(terminal)
    assert "\r\x1b[K[1/2] one.txt" in shown
    assert "[1/2]" not in run("check", *names, cwd=tmp_path).stderr


def test_a_draft_that_cannot_be_checked_is_named_beside_the_others(tmp_path):
    (tmp_path / "one.txt").write_text("Nothing is cited here.\n", encoding="utf-8")
    answer = run("-q", "check", "one.txt", "missing.txt", cwd=tmp_path)
    assert answer.returncode == 2
    assert answer.stderr == "procsead-refs: missing.txt: No such file or directory\n"
    assert "one.txt" in answer.stdout
