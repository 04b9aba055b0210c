"""The convert command: results to stdout, losses and problems to stderr."""

import io
import json

import pytest

from procsead_refs import formats
from procsead_refs.cli import main
from procsead_refs.model import Reference

BIB = "@article{k, title={Rooms}, journal={J}, year=2010, x-own={kept}, author={Cole, A.}}\n"


def run(*arguments):
    with pytest.raises(SystemExit) as left:
        main(["convert", *map(str, arguments)])
    return left.value.code


def test_to_json(tmp_path, capsys):
    source = tmp_path / "a.bib"
    source.write_text(BIB)
    assert run(source, "--to", "csljson") == 0
    out, err = capsys.readouterr()
    assert json.loads(out)[0]["custom"] == {"extra": {"x-own": "kept"}}
    assert err == ""


def test_what_has_no_key_gets_one_by_the_formula_where_it_is_cited_by_keys(tmp_path, capsys):
    source = tmp_path / "a.ris"
    work = "TY  - BOOK\n{}AU  - Berg, Anna\nTI  - Tides\nPY  - 2001\nER  - \n"
    source.write_text(work.format("") + work.format("ID  - own\n") + work.format(""))
    run(source, "--to", "biblatex")
    lines = capsys.readouterr().out.splitlines()
    heads = [line for line in lines if line.startswith("@")]
    assert heads == ["@book{berg2001tides,", "@book{own,", "@book{berg2001tidesa,"]
    run(source, "--to", "csljson")
    assert [one["id"] for one in json.loads(capsys.readouterr().out)] == ["r1", "own", "r3"]


def test_losses_are_reported_with_entry_field_and_value(tmp_path, capsys):
    source = tmp_path / "a.bib"
    source.write_text(BIB)
    assert run(source, "--to", "ris") == 0
    out, err = capsys.readouterr()
    assert "TI  - Rooms" in out
    assert err.splitlines() == ["1 value has no place in ris:", "  k: x-own: kept"]


def test_a_failed_entry_is_named_with_its_line(tmp_path, capsys):
    source = tmp_path / "a.bib"
    source.write_text("\n@book{a, title={x\n" + BIB)
    assert run(source, "--to", "csljson") == 0
    out, err = capsys.readouterr()
    assert len(json.loads(out)) == 2
    assert "a.bib:2: a: the entry" in err


def test_the_suffix_of_the_output_names_the_format(tmp_path):
    source, output = tmp_path / "a.bib", tmp_path / "b.csv"
    source.write_text(BIB)
    assert run(source, "-o", output, "-q") == 0
    assert formats.read(output)[0].title == "Rooms"


def test_the_input_is_never_overwritten(tmp_path, capsys):
    source = tmp_path / "a.bib"
    source.write_text(BIB)
    assert run(source, "--to", "bibtex", "-o", source) == 2
    assert source.read_text() == BIB
    assert "is the input itself" in capsys.readouterr().err


def test_every_loss_is_found():
    reference = Reference(
        "k",
        "review",
        texts={"title": "T", "scale": "1:100", "keyword": "b, a"},
        extra={"own": "x"},
        raw="typed",
    )
    for name in ("ris", "endnotexml", "mods", "refworks", "identifiers"):
        text = formats.write((reference,), name)
        lost = {one.field for one in formats.losses((reference,), text, name)}
        assert {"scale", "own", "raw"} <= lost
        assert ("title" in lost) == (name == "identifiers")


def test_a_key_that_stands_twice_is_named(tmp_path, capsys):
    source = tmp_path / "a.bib"
    source.write_text(BIB + BIB)
    assert run(source, "--to", "csljson") == 0
    assert "the key 'k' stands 2 times" in capsys.readouterr().err


def test_from_standard_input(tmp_path, monkeypatch):
    output = tmp_path / "b.ris"
    output.write_text("old")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BIB.encode())))
    assert run("-", "-o", output, "-q") == 0
    assert formats.read(output)[0].title == "Rooms"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["gone.bib", "--to", "ris"], "gone.bib: No such file"),
        (["a.bib"], "no format to write"),
        (["a.bib", "--to", "word"], "no format is called 'word'"),
        (["a.bib", "--to", "nbib"], "read but not written"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(tmp_path, capsys, monkeypatch, arguments, said):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.bib").write_text(BIB)
    assert run(*arguments) == 2
    err = capsys.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1
