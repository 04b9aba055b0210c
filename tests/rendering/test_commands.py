"""The commands of this room, as they are typed."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from procsead_refs.cli import procsead_refs
from procsead_refs.errors import Refusal
from procsead_refs.rendering import grouping
from procsead_refs.rendering.outputs import forms

LIBRARY = """@article{quietwood2001study,
  author = {Quietwood, Anna}, title = {A Study of Silent Rooms},
  journaltitle = {Journal of Quiet Methods}, date = {2001}, volume = {3}, pages = {1--9},
  keywords = {silence},
}
@book{calmley2002handbook,
  author = {Calmley, Bo}, title = {Handbook of Calm Methods}, publisher = {Plain Press},
  date = {2002}, keywords = {calm},
}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    Path("library.bib").write_text(LIBRARY, encoding="utf-8")
    return tmp_path


pytestmark = pytest.mark.usefixtures("folder")


def run(*arguments):
    done = CliRunner().invoke(procsead_refs, list(arguments), standalone_mode=False)
    if isinstance(done.exception, Refusal):
        raise done.exception
    assert done.exception is None, done.exception
    return done.stdout


BIBLIOGRAPHY = ("bibliography", "--library", "library.bib", "-q")


def test_bibliography():
    text = run(*BIBLIOGRAPHY, "--style", "apa-7", "--to", "txt")
    assert text == run(*BIBLIOGRAPHY, "--style", "apa-7", "--to", "txt")
    assert text.startswith(
        "Calmley, B. (2002). Handbook of calm methods. Plain Press.\n\nQuietwood"
    )


@pytest.mark.parametrize(
    ("options", "has", "lacks"),
    [
        (("--where", "type:book"), "Calmley", "Quietwood"),
        (("--group-by", "theme"), "# Calm", "nothing"),
        (("--sort", "year-down"), "Calmley", "nothing"),
        (("--to", "html", "--title", "Quiet works"), "<h1>Quiet works</h1>", "<script"),
        (("--style", "finnish"), "Calmley, Bo (2002)", "nothing"),
    ],
)
def test_bibliography_in_part_and_in_groups(options, has, lacks):
    text = run(*BIBLIOGRAPHY, *options)
    assert has in text
    assert lacks not in text


def test_only_what_a_draft_cites():
    Path("draft.md").write_text("It is calm (Calmley 2002).\n", encoding="utf-8")
    text = run(*BIBLIOGRAPHY, "--only-cited", "draft.md")
    assert "Calmley" in text
    assert "Quietwood" not in text


def test_the_suffix_says_the_form():
    run(*BIBLIOGRAPHY, "-o", "list.docx")
    run(*BIBLIOGRAPHY, "-o", "list.json")
    assert Path("list.docx").read_bytes().startswith(b"PK")
    assert json.loads(Path("list.json").read_text(encoding="utf-8"))[0]["type"] == "article-journal"


def test_data_of_others_is_no_entry_and_a_key_that_stands_twice_is_told():
    text = "@xdata{x, publisher = {Plain Press}}\n@set{s, entryset = {a}}\n"
    text += "@book{a, title = {One}, xdata = {x}, date = {2001}}\n@book{a, title = {Two}}\n"
    Path("library.bib").write_text(text, encoding="utf-8")
    done = CliRunner().invoke(procsead_refs, [*BIBLIOGRAPHY[:-1], "--to", "txt"])
    assert done.stdout.strip() == "Two. n.d."
    assert "the last is printed: a" in done.stderr
    done = CliRunner().invoke(procsead_refs, ["lint", "--library", "library.bib"])
    assert "x:" not in done.stdout


@pytest.mark.parametrize("command", [BIBLIOGRAPHY, ("render", "report", "-q")])
def test_a_suffix_that_no_form_has_is_refused(command):
    with pytest.raises(Refusal, match=r"^list\.odt: .*\.odt; there are md, html, docx, pdf, txt"):
        run(*command, "-o", "list.odt")
    assert not Path("list.odt").exists()


def test_a_form_that_is_named_may_have_any_suffix():
    run(*BIBLIOGRAPHY, "--to", "html", "-o", "list.page")
    assert Path("list.page").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_render():
    Path("mine.md.j2").write_text('{{ cite("calmley2002handbook") }}\n\n{{ bibliography() }}')
    text = run("render", "mine.md.j2", "--library", "library.bib", "--style", "mla-9")
    assert text.startswith("(Calmley)")
    assert "Calmley" in run("render", "reading-list", "--library", "library.bib")
    with pytest.raises(Refusal, match="reading-list"):
        run("render", "no-such", "--library", "library.bib")


def test_render_checks_its_product():
    Path("mine.md.j2").write_text(
        'So it is {{ cite("calmley2002handbook") }}.\n\n# References\n\n{{ bibliography() }}'
    )
    run("render", "mine.md.j2", "--library", "library.bib", "-q", "-o", "mine.md", "--check")
    assert "<html" in Path("mine.md.check.html").read_text(encoding="utf-8")
    with pytest.raises(Refusal, match="-o"):
        run("render", "mine.md.j2", "--library", "library.bib", "--check")


def test_styles():
    assert "(Watson & Crick, 1953)" in run("styles", "apa-7")
    compared = run("styles", "--compare", "chicago-17", "finnish")
    assert "Tajfel and Turner 1979" in compared
    assert "Tajfel ja Turner 1979" in compared
    assert len(run("styles", "--names").splitlines()) > 10_000
    with pytest.raises(Refusal, match="shorter"):
        run("styles", "no style is called so")


def test_explain_a_reference():
    arguments = ("explain", "--library", "library.bib", "--reference")
    text = run(*arguments, "calmley2002handbook", "--style", "apa-7")
    assert 'title: text variable="title"' in text
    with pytest.raises(Refusal, match="calmley2002handbook"):
        run(*arguments, "calmley2002handbok")


def test_link():
    Path("draft.md").write_text(
        "So it is (Calmley 2002).\n\n# References\n\n"
        "Calmley, Bo. 2002. *Handbook of Calm Methods*. Plain Press.\n",
        encoding="utf-8",
    )
    run("link", "draft.md", "--library", "library.bib", "-o", "live.md")
    assert "So it is [@calmley2002handbook]." in Path("live.md").read_text(encoding="utf-8")
    assert "calmley2002handbook" in Path("live.bib").read_text(encoding="utf-8")
    with pytest.raises(Refusal, match="input itself"):
        run("link", "draft.md", "-o", "draft.md")


def test_link_does_without_a_library_that_the_project_does_not_have_yet():
    Path("procsead-refs.toml").write_text("[project]\n", encoding="utf-8")
    Path("draft.md").write_text(
        "So it is (Marsh 2002).\n\n# References\n\nMarsh, Bo. 2002. *Doors*. Plain Press.\n",
        encoding="utf-8",
    )
    run("link", "draft.md", "-o", "live.md")
    assert "So it is [@marsh2002doors]." in Path("live.md").read_text(encoding="utf-8")
    with pytest.raises(Refusal, match=r"no\.bib"):
        run("link", "draft.md", "--library", "no.bib", "-o", "other.md")


def test_render_watches_all_that_it_needs(monkeypatch):
    Path("mine.md.j2").write_text('{{ quote("calm") }}', encoding="utf-8")
    bank = '[calm]\nkey = "calmley2002handbook"\nlocator = "3"\ntext = "It is {}."\n'
    Path("quotes.toml").write_text(bank.format("calm"), encoding="utf-8")
    printed = []

    def looked(_):
        printed.append(Path("mine.md").read_text(encoding="utf-8"))
        if len(printed) == 2:
            raise KeyboardInterrupt
        quotes = Path("quotes.toml")
        quotes.write_text(bank.format("quiet"), encoding="utf-8")
        os.utime(quotes, (1, 1))  # changed within one tick of the file system's clock or not

    monkeypatch.setattr("procsead_refs.cli.render.sleep", looked)
    arguments = ["render", "mine.md.j2", "--library", "library.bib", "-o", "mine.md", "--watch"]
    CliRunner().invoke(procsead_refs, arguments, standalone_mode=False)
    assert ["It is calm" in printed[0], "It is quiet" in printed[1]] == [True, True]


def test_law_speaks_the_language_of_the_list():
    Path("law.bib").write_text(
        "@jurisdiction{q, title = {Q.R. v. Norway}, number = {99999/02}, date = {2008-12-02},\n"
        "  institution = {European Court of Human Rights}}\n",
        encoding="utf-8",
    )
    arguments = ("bibliography", "--library", "law.bib", "--to", "txt", "--style", "chicago-17")
    assert run(*arguments).strip() == "Q.R. v. Norway, no. 99999/02, ECtHR, December 2, 2008."
    assert run(*arguments, "--lang", "fi").strip() == "Q.R. v. Norway, 99999/02, EIT 2.12.2008."


@pytest.mark.parametrize(
    ("tag", "day"),
    [
        ("de-DE", "2. Dezember 2008"),
        ("fr-FR", "2 décembre 2008"),
        ("es-ES", "2 de diciembre de 2008"),
        ("sv-SE", "2 december 2008"),
        ("en-GB", "2 December 2008"),
        ("fi-FI", "2.12.2008"),
        ("pl-PL", "2 December 2008"),
    ],
)
def test_a_day_of_law_is_written_in_the_language_of_the_list(tag, day):
    case = "@jurisdiction{c, title = {A.B. v. Finland}, date = {2008-12-02}, number = {9872/02},"
    case += " institution = {European Court of Human Rights}}"
    Path("library.bib").write_text(case, encoding="utf-8")
    assert day in run(*BIBLIOGRAPHY, "--lang", tag, "--to", "txt")


def test_an_annotation_keeps_its_marks_and_nothing_else_of_it_is_markup():
    entry = (
        r"@book{a, title = {T}, annotation = {On \emph{Ulva lactuca}, H\textsubscript{2}O, *no*.}}"
    )
    Path("library.bib").write_text(entry, encoding="utf-8")
    Path("procsead-refs.toml").write_text("", encoding="utf-8")
    Path("templates").mkdir()
    Path("templates/one.md.j2").write_text('{{ annotation("a") }}', encoding="utf-8")
    html = run("render", "one", "--library", "library.bib", "--to", "html", "-q")
    assert "On <em>Ulva lactuca</em>, H2O, *no*." in html


def test_the_command_line_offers_every_form_group_and_order():
    options = {
        name: {one.name: one for one in procsead_refs.get_command(None, name).params}
        for name in ("bibliography", "render")
    }
    assert tuple(options["bibliography"]["group_by"].type.choices) == grouping.GROUPINGS
    assert tuple(options["bibliography"]["sort"].type.choices) == grouping.ORDERS
    assert set(options["render"]["to"].type.choices) == set(forms.names())
    assert set(options["bibliography"]["to"].type.choices) == {*forms.names(), "csljson"}
