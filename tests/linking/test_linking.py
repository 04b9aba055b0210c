"""Typed drafts made live and read back by pandoc; drafts and works are invented."""

import io
import json
from pathlib import Path

import docx
import pytest

from procsead_refs import documents, journeys, pandoc
from procsead_refs.errors import Refusal
from procsead_refs.project import Project
from procsead_refs.rendering import locators

BODY = [
    "Quiet rooms",
    "It is quiet (Quietwood 2001; see also Calmley 2002, 12–13). So it was for Quietwood (2001).",
    "In Quietwood’s (2001) rooms, (Nobody 1999) stays typed. The law says so (HE 9/2025 vp).",
    "References",
    "Calmley, Bo. 2002. *Handbook of Calm Methods*. Turku: Plain Press.",
    "Hushby, Cy. 2003. *The Unused Book*. Turku: Plain Press.",
    "Quietwood, Anna. 2001. “A Study of Silent Rooms.” *Journal of Quiet Methods* 3 (2): 1–9.",
]


@pytest.fixture
def markdown(tmp_path):
    file = tmp_path / "draft.md"
    marks = ["# ", "", "", "# ", "", "", ""]
    text = "\n\n".join(mark + one for mark, one in zip(marks, BODY, strict=True)) + "\n"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.fixture
def word(tmp_path):
    document = docx.Document()
    for number, text in enumerate(BODY):
        paragraph = document.add_paragraph(style="Heading 1" if number in {0, 3} else None)
        for part, piece in enumerate(text.split("*")):
            paragraph.add_run(piece).italic = bool(part % 2)
    file = tmp_path / "draft.docx"
    document.save(file)
    return file


def linked(draft, name):
    return journeys.link(draft, Project(), draft.parent / name)


def cited(data, reader):
    """Return the keys of each citation, as pandoc reads it."""
    found = []

    def walk(tree):
        if isinstance(tree, list):
            for one in tree:
                walk(one)
        elif isinstance(tree, dict):
            if tree.get("t") == "Cite":
                found.append([one["citationId"] for one in tree["c"][0]])
            walk(list(tree.values()))

    walk(json.loads(pandoc.run(["-f", reader, "-t", "json"], data))["blocks"])
    return found


STUDY, HANDBOOK = "quietwood2001study", "calmley2002handbook"
LIVE = [[STUDY, HANDBOOK], [STUDY], [STUDY]]


def test_markdown_becomes_live(markdown):
    made = linked(markdown, "live.md")
    text = made.data.decode()
    assert "[@quietwood2001study; see also @calmley2002handbook, 12–13]" in text
    assert "for @quietwood2001study." in text
    assert cited(made.data, "markdown") == LIVE
    assert text.startswith("---\nbibliography: live.bib\n")
    assert "@hushby2003unused" in text.partition("\n---\n")[0]
    assert text.rstrip().endswith("::: {#refs}\n:::")
    assert "Journal of Quiet Methods" in made.bibliography


def test_what_is_not_certain_stays_typed_and_is_listed(markdown):
    made = linked(markdown, "live.md")
    kept = {one.citation.text: one.reason for one in made.kept}
    assert kept == {"(Nobody 1999)": "“Nobody 1999” is missing"}
    for text in ("Quietwood’s [-@quietwood2001study] rooms", "(Nobody 1999)", "(HE 9/2025 vp)"):
        assert text in made.data.decode()


def test_a_possessive_that_no_style_would_print_stays_typed(markdown):
    text = markdown.read_text("utf-8").replace("(Nobody 1999)", "Quietwood’s 2001 study")
    markdown.write_text(text.replace("In Quietwood’s (2001)", "In silent"), "utf-8")
    made = linked(markdown, "live.md")
    assert "Quietwood’s 2001 study" in made.data.decode()


def test_plain_text_becomes_markdown(tmp_path):
    file = tmp_path / "draft.txt"
    text = "\n\n".join(one.replace("*", "") for one in BODY)
    file.write_text(text.replace("So it was", "2 * 2 = [4]. So it was"), encoding="utf-8")
    made = linked(file, "live.md")
    assert cited(made.data, "markdown") == LIVE
    assert r"2 \* 2 = \[4\]." in made.data.decode()


def test_word_gets_fields_and_keeps_its_words(word):
    made = linked(word, "live.docx")
    assert cited(made.data, "docx+citations") == LIVE
    read = documents.of(Path("live.docx"), made.data)
    assert [one.text for one in read.blocks] == [one.text for one in documents.read(word).blocks]
    assert len(docx.Document(io.BytesIO(made.data)).paragraphs) == len(BODY)


NOTES = """It is quiet.[^1] It is calm.[^2] It is so.[^3] Nobody says it.[^4]

[^1]: Anna Quietwood, “A Study of Silent Rooms,” *Journal of Quiet Methods* 3, no. 2 (2001): 1–9,
    <https://doi.org/10.9999/quiet>.
[^2]: Bo Calmley, *Handbook of Calm Methods* (Plain Press, 2002), 25.
[^3]: See Quietwood, “A Study of Silent Rooms,” 77.
[^4]: Eve Nobody, *Hearsay* (Plain Press, 1999), 5.

# Bibliography

Calmley, Bo. *Handbook of Calm Methods*. Plain Press, 2002.

Quietwood, Anna. “A Study of Silent Rooms.” *Journal of Quiet Methods* 3, no. 2 (2001): 1–9.
<https://doi.org/10.9999/quiet>.
"""


@pytest.mark.parametrize("kind", ["docx", "md"])
def test_notes_become_live(tmp_path, kind):
    draft = tmp_path / f"draft.{kind}"
    draft.write_bytes(
        pandoc.run(["-f", "markdown", "-t", "docx"], NOTES) if kind == "docx" else NOTES.encode()
    )
    made = linked(draft, f"live.{kind}")
    reader = "docx+citations" if kind == "docx" else "markdown"
    assert cited(made.data, reader) == [[STUDY], [HANDBOOK], [STUDY]]
    made = linked(draft, "live.md")
    printed = made.data.decode()
    assert f"[@{HANDBOOK}, 25]" in printed
    assert f"[See @{STUDY}, 77]" in printed
    assert "Eve Nobody" in printed
    assert "<>" not in printed


def test_a_citation_that_may_go_on_stays_typed(tmp_path):
    draft = tmp_path / "draft.md"
    draft.write_text(NOTES.replace("(Plain Press, 2002), 25", "(Plain; Press, 2002), 25"), "utf-8")
    assert "Bo Calmley, *Handbook" in linked(draft, "live.md").data.decode()


def test_word_can_be_restyled(word):
    made = linked(word, "live.docx")
    printed = pandoc.run(
        ["-f", "docx+citations", "-t", "plain", "--wrap=none", "--citeproc"], made.data
    ).decode()
    # pandoc puts a space behind a locator that it reads from a field
    assert "(Quietwood 2001; see also Calmley 2002, 12–13 )" in printed
    assert "Quietwood (2001)" in printed
    assert printed.count("Calm Methods") == 1


def test_word_becomes_markdown(word):
    made = linked(word, "live.md")
    assert cited(made.data, "markdown") == LIVE


def test_the_teams_library_gives_keys_and_records(markdown, tmp_path):
    from procsead_refs import formats

    file = tmp_path / "library.bib"
    file.write_text(
        "@article{ourkey, author = {Quietwood, Anna}, title = {A Study of Silent Rooms},\n"
        " journaltitle = {Journal of Quiet Methods}, date = {2001}, volume = {3}, number = {2},\n"
        " pages = {1--9}, doi = {10.1234/quiet}}\n",
        encoding="utf-8",
    )
    library = formats.read(file)
    made = journeys.link(markdown, Project(), tmp_path / "live.md", library=library)
    assert cited(made.data, "markdown")[1] == ["ourkey"]
    assert "10.1234/quiet" in made.bibliography


@pytest.mark.parametrize(
    ("draft", "output", "says"),
    [
        ("draft.md", "live.docx", "cannot become"),
        ("draft.md", "live.pdf", "neither"),
        ("draft.html", "live.md", "cannot become"),
    ],
)
def test_what_cannot_be_made_is_refused(tmp_path, draft, output, says):
    (tmp_path / draft).write_text("<p>Quiet (Quietwood 2001).</p>", encoding="utf-8")
    with pytest.raises(Refusal, match=says):
        journeys.link(tmp_path / draft, Project(), tmp_path / output)


@pytest.mark.parametrize(
    ("typed", "label", "value", "markdown"),
    [
        ("12", "page", "12", "12"),
        ("pp. 12–13", "page", "12–13", "12–13"),
        ("s. 5", "page", "5", "5"),
        ("p. pág. 11", "page", "11", "11"),
        ("p. xii", "page", "xii", "p. xii"),
        ("luku 3", "chapter", "3", "chap. 3"),
        ("chap. 3", "chapter", "3", "chap. 3"),
        ("§ 4", "section", "4", "sec. 4"),
        ("Table 2", "", "Table 2", "Table 2"),
    ],
)
def test_locators(typed, label, value, markdown):
    read = locators.read(typed)
    assert (read.label, read.value, read.markdown) == (label, value, markdown)


def test_no_locator():
    assert locators.read(" ") is None
