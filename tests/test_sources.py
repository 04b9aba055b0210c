"""Typed references out of any document: only the list, all of it, a string a reference."""

import io
import sys
import textwrap
import tracemalloc
from pathlib import Path

import docx
import pytest

from procsead_refs import documents
from procsead_refs.citations import read
from procsead_refs.errors import Refusal
from procsead_refs.sources import listed, typed

REFERENCES = [
    "Aalto, M., & Berg, P. (2014). Reading rooms. Quiet Spaces, 12(3), 101–118.",
    "Carlsson, O. (2009). The library as a public room. Norrland University Press.",
    "Dahl, T. (2016). Lending by boat. Lakeside Press. https://example.org/boats/lending",
]
PROSE = (
    "In this chapter we ask what readers in three small rooms did during a long winter, which of "
    "the books they opened, and why the librarians were surprised by the answers that they gave "
    "when they were asked about it in the spring (Aalto & Berg, 2014). They had not expected that."
)


def raws(path):
    return [entry.raw for entry in typed(path)]


@pytest.fixture
def write(tmp_path):
    def written(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def test_a_text_is_a_list_line_by_line(write):
    assert raws(write("list.txt", "\n".join(REFERENCES))) == REFERENCES


def test_a_text_without_suffix_too(write):
    assert raws(write("list", "\n\n".join(REFERENCES))) == REFERENCES


def test_of_a_draft_only_the_list_under_its_heading_is_taken(write):
    text = "\n\n".join([PROSE, PROSE, "References", *REFERENCES, "Appendix", PROSE])
    assert raws(write("draft.txt", text)) == REFERENCES


def test_a_list_without_heading_is_found_at_the_end(write):
    assert raws(write("draft.txt", "\n\n".join([PROSE, PROSE, *REFERENCES]))) == REFERENCES


def test_a_heading_right_above_a_wrapped_list_and_short_last_lines(write):
    last = "Ekholm, R. (2011). Viewed from shore. Lakeside and\nOther Houses of the North\nTurku"
    lines = ["\n".join(textwrap.wrap(one, 60)) for one in REFERENCES]
    found = raws(write("list.txt", "Lähteet\n" + "\n\n".join([*lines, last])))
    assert found == [*REFERENCES, last.replace("\n", " ")]


def test_a_list_whose_entries_have_their_years_late(write):
    late = [
        "Aalto M. – Berg P., Reading rooms in winter, «Quiet Spaces» 12/3 (2014), pp. 101–118.",
        "Carlsson O., The library as a room, «Public Rooms» 2/1 (2009), pp. 18–33.",
        "Dahl T., Lending by boat, Lakeside Press, Turku 2016, pp. 3–8.",
    ]
    text = "\n\n".join([PROSE, PROSE, "Bibliografia", *late, "Appendix", PROSE])
    assert raws(write("draft.txt", text)) == late


def test_a_hard_wrapped_list_in_a_text(write):
    lines = ["Lähteet", ""]
    for reference in REFERENCES:
        words = reference.split(" ")
        lines += [" ".join(words[:6]), f"    {' '.join(words[6:])}"]
    assert raws(write("list.txt", "\n".join(lines))) == REFERENCES


def test_of_a_hard_wrapped_list_check_sees_the_entries_that_parse_sees(write):
    prose = textwrap.fill(PROSE * 3, 72)
    listed = [
        f"{name}, Kaisa. 20{year}. How Lists of {name} Are Read in Rooms of Reading and Kept by "
        "Those Who Keep Them. Helsinki: Gaudeamus."
        for year, name in enumerate(("Aho", "Berg", "Cole", "Dunn", "Ek", "Falk") * 4, 10)
    ]
    wrapped = "\n".join(textwrap.fill(one, 72) for one in listed)
    path = write("draft.txt", f"{prose}\n\nReferences\n\n{wrapped}\n\nAppendix\n\n{prose}\n")
    references = read(documents.read(path)).references
    assert [one.raw for one in references] == raws(path) == listed
    text = documents.read(path).blocks[references[1].location.paragraph].text
    assert text[references[1].location.start :].startswith("Berg, Kaisa. 2011. How Lists")


def test_in_markdown_line_ends_of_a_list_count(write):
    text = "\n".join(["# Rooms", "", PROSE, "", "## References", "", *REFERENCES])
    marked = text.replace("Quiet Spaces", "*Quiet Spaces*").replace("Reading", "__Reading__")
    assert raws(write("draft.md", marked)) == REFERENCES


def test_a_bulleted_list_in_markdown(write):
    text = "\n".join(["## Bibliography", "", *(f"- {reference}" for reference in REFERENCES)])
    assert raws(write("draft.md", text)) == REFERENCES


def test_an_html_list(write):
    items = "".join(f"<li>{reference.replace('&', '&amp;')}</li>" for reference in REFERENCES)
    page = f"<h1>Rooms</h1><p>{PROSE}</p><h2>Literatur</h2><ol>{items}</ol>"
    assert raws(write("draft.html", page)) == REFERENCES


def latex(text):
    return text.replace("&", "\\&").replace("–", "--")


def test_a_bibliography_in_latex(write):
    items = "".join(f"\\bibitem{{k}} {latex(reference)}\n" for reference in REFERENCES)
    listed = f"\\begin{{thebibliography}}{{9}}{items}\\end{{thebibliography}}"
    text = f"\\begin{{document}}{latex(PROSE)}\n{listed}\\end{{document}}"
    assert raws(write("draft.tex", text)) == REFERENCES


def test_a_list_in_word_with_a_heading_by_style(tmp_path):
    document = docx.Document()
    document.add_paragraph(PROSE)
    document.add_heading("Källor", level=1)
    for reference in REFERENCES:
        document.add_paragraph(reference)
    document.add_heading("Bilagor", level=1)
    document.add_paragraph(PROSE)
    document.save(tmp_path / "draft.docx")
    assert raws(tmp_path / "draft.docx") == REFERENCES


def test_standard_input_is_text(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO("\n".join(REFERENCES).encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    assert raws(Path("-")) == REFERENCES


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(Refusal, match="no-such"):
        typed(tmp_path / "no-such.txt")


@pytest.mark.parametrize("heading", ["", "References\n"])
def test_of_a_long_list_little_more_is_held_than_its_text(heading):
    def peak(count):
        typed = REFERENCES[1].replace("room", "room, and what is read there")
        data = (heading + f"{typed}\n" * count).encode()
        tracemalloc.start()
        try:
            assert sum(1 for _ in listed(Path("list.txt"), data)) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    # Beside the text: where each line stands, in two sets of columns.
    assert peak(40_000) - peak(10_000) < 30_000 * 70


PDF_FORMS = {
    "nothing between entries": "spacing: 0.65em",
    "room between entries": "spacing: 1.2em",
    "hanging": "spacing: 0.65em, hanging-indent: 2em",
    "first line indented": "spacing: 0.65em, first-line-indent: (amount: 1.5em, all: true)",
}


@pytest.mark.parametrize("form", PDF_FORMS)
@pytest.mark.parametrize("columns", [1, 2])
def test_a_pdf_gives_the_entries_however_they_are_set(tmp_path, form, columns):
    import typst

    entries = [
        *(
            f"{name}, K., & Berg, P. ({year}). What readers in small rooms by the harbour did in "
            f"the winter of {year}, and which of their books they opened. Quiet Spaces, 12(3), 1–9."
            for year, name in enumerate(["Aalto", "Ahola", "Dahl", "Ekholm", "Forss", "Holm"], 2001)
        ),
        "Lind, T. (2016). Lending. Lakeside Press.",
        "Virta, Q. (2019). The library as a room for the public, seen from far. Turku: Saaristo.",
    ]
    source = [
        f"#set page(width: 17cm, height: 12cm, columns: {columns})",
        f"#set par(justify: true, {PDF_FORMS[form]})",
        *(f"#par[{PROSE}]" for _ in range(2)),
        "= References",
        *(f"#par[{one}]" for one in entries),
    ]
    typed_as = tmp_path / "list.typ"
    typed_as.write_text("\n".join(source), encoding="utf-8")
    (tmp_path / "list.pdf").write_bytes(typst.compile(str(typed_as)))
    assert raws(tmp_path / "list.pdf") == entries
