"""A key renamed: in the library, in Markdown, LaTeX and templates, and nowhere else."""

from pathlib import Path

import pytest

from procsead_refs.errors import Refusal
from procsead_refs.library import from_text
from procsead_refs.library.keys import renaming
from procsead_refs.project import Project

NAMES = {"rock2001": "rock2001tide", "a:b": "c"}


@pytest.mark.parametrize(
    ("suffix", "before", "after"),
    [
        (".md", "See [@rock2001, p. 3; -@a:b].", "See [@rock2001tide, p. 3; -@c]."),
        (".md", "@rock2001 says; @{a:b}.", "@rock2001tide says; @{c}."),
        (".md", "@rock2001a, @rock2001-b, x@rock2001, rock2001", None),
        (".md", "@rock2001: so it is. @rock2001.", "@rock2001tide: so it is. @rock2001tide."),
        (".md", r"\citep[p.~3]{rock2001, x}", r"\citep[p.~3]{rock2001tide, x}"),
        (".tex", r"\textcite[see][3]{x,rock2001}", r"\textcite[see][3]{x,rock2001tide}"),
        (".tex", r"\nocite{a:b} \ref{rock2001} x@a:b", r"\nocite{c} \ref{rock2001} x@a:b"),
        (".j2", "{{ cite('rock2001') }} [@a:b]", "{{ cite('rock2001tide') }} [@c]"),
        (".j2", "{{ 'rock2001x' }}", None),
    ],
)  # fmt: skip
def test_in_a_draft(suffix, before, after):
    assert renaming.text(before, suffix, NAMES) == (before if after is None else after)


def test_in_the_library_with_all_that_names_it():
    text = (
        '@book{rock2001, title = {rock2001}}\n@inbook{x,\n crossref = "rock2001", ids={rock2001}}\n'
    )
    library = from_text(Path("x.bib"), text)
    assert renaming.library(library, {"rock2001": "new"}).text == (
        '@book{new, title = {rock2001}}\n@inbook{x,\n crossref = "new", ids={rock2001}}\n'
    )


@pytest.mark.parametrize("names", [{"nobody": "x"}, {"a": "B"}, {"a": "b c"}, {"a": ""}])
def test_what_cannot_be_renamed_is_refused(names):
    library = from_text(Path("x.bib"), "@book{a, title = {A}} @book{b, title = {B}}")
    with pytest.raises(Refusal):
        renaming.library(library, names)


def test_a_change_of_capitals_is_no_clash():
    library = from_text(Path("x.bib"), "@book{a, title = {A}}")
    assert renaming.library(library, {"a": "A"}).text == "@book{A, title = {A}}"


def test_the_projects_drafts_and_templates(tmp_path):
    (tmp_path / "drafts").mkdir()
    (tmp_path / "templates").mkdir()
    draft = tmp_path / "drafts" / "a.md"
    draft.write_bytes("Sä [@rock2001]\r\n".encode("cp1252"))
    (tmp_path / "drafts" / "b.md").write_text("nothing", encoding="utf-8")
    (tmp_path / "drafts" / "c.docx").write_bytes(b"@rock2001")
    (tmp_path / "templates" / "list.md.j2").write_text("[@rock2001]", encoding="utf-8")
    project = Project(root=tmp_path, drafts=("drafts/*",), templates=tmp_path / "templates")
    found = renaming.drafts(project, NAMES)
    assert [one.path.name for one in found] == ["a.md", "list.md.j2"]
    renaming.write(found)
    assert draft.read_bytes() == "Sä [@rock2001tide]\r\n".encode("cp1252")
