"""What the shell is offered for what is begun."""

import pytest
from click.shell_completion import ShellComplete

from procsead_refs.cli import procsead_refs as commands


def offered(words, begun):
    found = ShellComplete(commands, {}, "procsead-refs", "_").get_completions(words, begun)
    return [(one.type, one.value) for one in found]


def plain(*values):
    return [("plain", value) for value in values]


@pytest.mark.parametrize(
    ("words", "begun", "values"),
    [
        ([], "che", ["check"]),
        (["explain"], "year-", ["year-mismatch", "year-suffix"]),
        (["convert", "x.ris", "--to"], "bib", ["biblatex", "bibtex"]),
        (["convert", "x", "--from"], "pub", ["pubmedxml"]),
        (["check", "--style"], "finn", ["finnish"]),
        (["check", "--rules"], "+year-s", ["+year-suffix"]),
        (["render"], "rep", ["report"]),
    ],
)
def test_names_that_the_toolkit_knows_are_offered(words, begun, values):
    assert offered(words, begun) == plain(*values)


def test_a_style_and_a_template_may_be_files():
    assert offered(["check", "--style"], "./own") == [("file", "./own")]
    assert offered(["render"], "./own") == [("file", "./own")]


def test_profiles_come_before_ten_thousand_styles():
    values = [value for _, value in offered(["bibliography", "--style"], "")]
    assert values[0] == "chicago-17"
    assert len(values) < 20


def test_keys_are_those_of_the_library(tmp_path):
    library = tmp_path / "own.bib"
    library.write_text("@book{berg2001, title={Tides}}\n@book{holm1999, title={Ice}}\n")
    words = ["show", "--library", str(library)]
    assert offered(words, "b") == plain("berg2001")
    assert offered(["show", "--library", str(tmp_path / "none.bib")], "b") == []
