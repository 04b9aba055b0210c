"""The build: each step once, again only where something changed, nothing of others overwritten."""

import dataclasses
import json
import subprocess
import sys

import pytest

from procsead_refs import building, project
from procsead_refs.building import stamps, steps
from procsead_refs.errors import Refusal

LIBRARY = """\
@book{aalto2011catalogues,
  author = {Aalto, Maija},
  title = {Catalogues and Their Readers},
  date = {2011},
  location = {Turku},
  publisher = {Sample Press},
  keywords = {cataloguing},
  annotation = {A history of catalogues.},
}
"""
DRAFT = """\
# A note

Catalogues have readers (Aalto 2011).

# References

Aalto, Maija. 2011. *Catalogues and Their Readers*. Turku: Sample Press.
"""
SETTINGS = """\
[project]
title = "A note"
style = "chicago-17"
sources = ["typed.txt"]
drafts = ["*.md"]
templates = "none"
"""


@pytest.fixture
def small(tmp_path):
    (tmp_path / "refs").mkdir()
    (tmp_path / "refs" / "library.bib").write_text(LIBRARY)
    (tmp_path / "note.md").write_text(DRAFT)
    (tmp_path / "typed.txt").write_text(
        "Aalto, Maija. 2011. Catalogues and Their Readers. Tampere: Sample Press.\n"
        "Brandt, Ole. 1999. Shelves. Oslo: Sample Press.\n"
    )
    (tmp_path / project.FILE).write_text(SETTINGS)
    return project.load(tmp_path / project.FILE)


def ran(outcome):
    return [done.step.name for done in outcome.done if done.ran]


def build(one):
    return building.build(one, lambda *_: None)


def test_a_build_reads_sources_and_checks_drafts(small):
    outcome = build(small)
    assert ran(outcome) == ["typed.txt", "note.md"]
    said = outcome.done[0].said["lines"]
    assert said[0] == "2 references typed, 1 of them in the library"
    assert any("Brandt, Ole. 1999." in line for line in said)
    checked = json.loads((small.output / "check" / "note.json").read_text())
    assert checked["summary"]["linked"] == 1
    assert (small.output / "check" / "note.html").read_text().startswith("<!")


def test_a_second_build_does_nothing_and_says_the_same(small):
    first = build(small)
    second = build(small)
    assert ran(second) == []
    assert [done.said for done in second.done] == [done.said for done in first.done]


@pytest.mark.parametrize(
    ("file", "again"),
    [
        ("typed.txt", ["typed.txt"]),
        ("note.md", ["note.md"]),
        ("refs/library.bib", ["typed.txt", "note.md"]),
    ],
)
def test_only_what_reads_a_changed_file_is_done_again(small, file, again):
    build(small)
    path = small.root / file
    path.write_text(path.read_text() + "\n")
    assert ran(build(small)) == again


def test_another_setting_is_another_build(small):
    build(small)
    assert ran(build(dataclasses.replace(small, style="apa-7"))) == ["typed.txt", "note.md"]


def test_an_output_that_is_gone_is_made_again(small):
    build(small)
    (small.output / "check" / "note.html").unlink()
    assert ran(build(small)) == ["note.md"]


def test_an_output_changed_by_hand_is_kept(small):
    build(small)
    page = small.output / "check" / "note.html"
    page.write_text("edited by hand")
    done = build(small).done[1]
    assert done.kept == (page.with_name("note.html.bak"),)
    assert done.kept[0].read_text() == "edited by hand"
    assert page.read_text() != "edited by hand"


def test_an_interrupted_build_goes_on_where_it_stopped(small, monkeypatch):
    def stop(*_arguments, **_options):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(steps, "_verdict", stop)
        with pytest.raises(KeyboardInterrupt):
            build(small)
    assert (small.output / "check" / "note.html").is_file()
    outcome = build(small)
    assert ran(outcome) == ["note.md"]
    assert not any(done.kept for done in outcome.done)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": 0, "steps": {}}'])
def test_broken_stamps_mean_a_whole_build(small, content):
    build(small)
    (small.output / ".stamps.json").write_text(content)
    assert ran(build(small)) == ["typed.txt", "note.md"]


def test_two_drafts_of_one_name_do_not_share_their_outputs(small):
    (small.root / "note.txt").write_text(DRAFT)
    both = dataclasses.replace(small, drafts=("note.*",))
    build(both)
    assert (small.output / "check" / "note.md.html").is_file()
    assert (small.output / "check" / "note.txt.html").is_file()


def test_no_two_steps_share_their_stamp_or_their_outputs(small):
    (small.root / "others").mkdir()
    (small.root / "others" / "note.md").write_text(DRAFT)
    (small.root / "report.docx").write_bytes(b"")
    templates = project.shipped("templates")
    whole = dataclasses.replace(
        small, templates=templates, drafts=("note.md", "others/note.md", "report.docx")
    )
    planned = list(steps.of(whole, ()))
    assert len({step.key for step in planned}) == len(planned) > 10
    outputs = [output for step in planned for output in step.outputs]
    assert len(set(outputs)) == len(outputs)


def test_another_library_is_another_build(small, tmp_path):
    other = tmp_path / "other.bib"
    other.write_text(LIBRARY.replace("2011}", "2012}"))
    build(small)
    answer = subprocess.run(
        [sys.executable, "-m", "procsead_refs", "build", "--library", other.name],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert "Library   other.bib: 1 references" in answer.stdout
    assert "typed.txt" in answer.stdout
    assert "Nothing has changed" not in answer.stdout


def test_outside_a_project_there_is_nothing_to_build():
    with pytest.raises(Refusal, match="init"):
        build(project.Project())


def test_a_digest_tells_files_and_settings_apart(tmp_path):
    one, two = tmp_path / "a", tmp_path / "b"
    one.write_text("x")
    digests = {
        stamps.digest_of([one]),
        stamps.digest_of([two]),
        stamps.digest_of([one, two]),
        stamps.digest_of([one], "setting"),
    }
    assert len(digests) == 4


@pytest.mark.parametrize("name", ["refs/quotes.toml", "templates/part.j2"])
def test_a_product_is_made_anew_when_a_part_of_it_changes(small, name):
    folder = small.root / "templates"
    folder.mkdir()
    (folder / "report.md.j2").write_text("{% include 'part.j2' %} {{ quote('one') }}\n")
    (folder / "part.j2").write_text("Words.\n")
    quotation = '[one]\nkey = "aalto2011catalogues"\ntext = "Read."\nlocator = "3"\n'
    (small.root / "refs" / "quotes.toml").write_text(quotation)
    one = dataclasses.replace(small, templates=folder)
    build(one)
    assert ran(build(one)) == []
    part = small.root / name
    part.write_text(part.read_text().replace("Words", "Texts").replace("Read", "Written"))
    assert {"report.html", "report.docx"} <= set(ran(build(one)))
    page = (small.output / "report.html").read_text()
    assert ("Texts" in page) is name.endswith("j2")
    assert ("Written" in page) is name.endswith("toml")


def test_the_report_is_checked_as_a_draft_and_its_doubts_are_said(small):
    library = small.library.read_text()
    doubt = "  unconfirmed = {date: seen on a copy},\n}\n"
    small.library.write_text(library.rstrip().removesuffix("}") + doubt)
    folder = small.root / "templates"
    folder.mkdir()
    (folder / "report.md.j2").write_text(
        "---\ntitle: A report\n---\n"
        "Catalogues are read {{ cite('aalto2011catalogues') }}. So is a shelf (Brandt 1999).\n"
        "\n# References\n\n{{ bibliography() }}\n"
    )
    outcome = build(dataclasses.replace(small, templates=folder))
    said = next(d.said for d in outcome.done if d.step.name == "report.docx" and d.said["lines"])
    assert said["lines"][1].startswith("aalto2011catalogues has values that nobody confirmed")
    checked = json.loads((small.output / "check" / "report.json").read_text())
    assert [one["rule"] for one in checked["findings"]] == ["missing-reference"]
    assert outcome.findings(("error", "warning")) == 1


def test_the_summary_names_the_files_of_one_name_by_their_suffixes(small):
    (small.root / "looks").mkdir()
    (small.root / "looks" / "report.md.j2").write_text("# Shelves\n\n{{ bibliography() }}\n")
    settings = (small.root / project.FILE).read_text().replace('"none"', '"looks"')
    (small.root / project.FILE).write_text(settings)
    command = [sys.executable, "-m", "procsead_refs", "build", "--fail-on", "error"]
    said = subprocess.run(
        command, cwd=small.root, capture_output=True, encoding="utf-8", check=True
    )
    lines = said.stdout.splitlines()
    assert "Products  build/report.html, .docx, .pdf" in lines
    assert "            → build/check/note.html, .json" in lines
