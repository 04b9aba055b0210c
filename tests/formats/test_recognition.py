"""Which format a text or a file is in."""

from pathlib import Path

import pytest

from procsead_refs import formats
from procsead_refs.errors import Refusal
from procsead_refs.model import Reference

ONE = (Reference("k", "book", texts={"title": "Rooms", "DOI": "10.1000/182"}),)


@pytest.mark.parametrize("name", formats.writable())
def test_what_we_write_is_recognised_without_a_suffix(name):
    assert formats.read_text(formats.write(ONE, name))[0].texts["DOI"] == "10.1000/182"


@pytest.mark.parametrize(
    ("suffix", "name"),
    [(".bib", "biblatex"), (".json", "csljson"), (".ris", "ris"), (".xml", "mods"), (".csv", "csv"),
     (".xml", "endnotexml"), (".yaml", "cslyaml"), (".txt", "identifiers"), (".txt", "ris")],
)  # fmt: skip
def test_by_suffix(tmp_path, suffix, name):
    path = tmp_path / f"x{suffix}"
    path.write_text(formats.write(ONE, name), encoding="utf-8")
    assert formats.read(path)[0].texts["DOI"] == "10.1000/182"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_by_encoding(tmp_path, encoding):
    path = tmp_path / "x.bib"
    path.write_bytes("@book{k,\r\n title={Müller}}\r\n".encode(encoding))
    assert formats.read(path)[0].title == "Müller"


def test_an_xml_declaration_names_the_encoding(tmp_path):
    path = tmp_path / "x.xml"
    text = formats.write((Reference("k", "book", texts={"title": "Žižka"}),), "mods")
    path.write_bytes(text.replace("UTF-8", "ISO-8859-2", 1).encode("iso-8859-2"))
    assert formats.read(path)[0].title == "Žižka"


def test_names_and_aliases():
    assert formats.named("bib") is formats.named("bibtex")
    assert formats.named("CSL-JSON") is formats.named("csljson")
    with pytest.raises(Refusal, match="the formats are biblatex, bibtex"):
        formats.named("word")
    with pytest.raises(Refusal, match="read but not written"):
        formats.write(ONE, "nbib")


@pytest.mark.parametrize("text", ["", "Just a sentence of prose.", "\x00\x01\x02"])
def test_what_is_no_bibliography_is_refused(text):
    with pytest.raises(Refusal, match="no format that is known"):
        formats.read_text(text)


def test_references_without_keys_are_numbered():
    text = "TY  - BOOK\nTI  - A\nER  - \nTY  - BOOK\nTI  - B\nER  - \n"
    assert [one.id for one in formats.read_text(text)] == ["r1", "r2"]


def test_the_guide_names_every_format_with_its_suffixes():
    guide = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    for name in formats.names():
        written = "yes" if name in formats.writable() else "no"
        suffixes = " ".join(formats.named(name).SUFFIXES) or ".bib"
        assert f"| `{name}` | {suffixes} | {written} |" in guide
