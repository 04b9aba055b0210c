"""What a page of a Word product may not part, its running head and its properties."""

import io
import zipfile

import docx
import pytest
from docx.oxml.ns import qn

from procsead_refs import rendering, styles
from procsead_refs.model import Date, Name, Reference
from procsead_refs.project import Project

WORKS = [
    Reference(
        id=f"work{number}",
        type="book",
        names={"author": (Name("Quietwood", "Anna"),)},
        dates={"issued": Date((2000 + number,))},
        texts={"title": "Rooms & silence"},
    )
    for number in range(3)
]
TEMPLATE = """---
title: Rooms & silence
author: A. Team
---

{{ overview() }}

{{ reference("work1") }}

::: marks
book
:::

::: annotation
It is calm.
:::

::: cited-in
Cited in draft.md
:::
"""


def product(tmp_path, *, house=None):
    template = tmp_path / "product.md.j2"
    template.write_text(TEMPLATE, encoding="utf-8")
    made = rendering.prepared(
        template,
        WORKS,
        styles.load("chicago-17"),
        project=Project(reference_docx=house),
        select=lambda _: (),
    )
    return made.written("docx")


@pytest.fixture
def data(tmp_path):
    return product(tmp_path)


def test_rows_are_whole_and_a_small_table_stays_on_one_page(data):
    years = docx.Document(io.BytesIO(data)).tables[0]
    rows = [row._tr for row in years.rows]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    assert rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    kept = [bool(list(row.iter(qn("w:keepNext")))) for row in rows]
    assert kept == [True, True, True, False]


def test_columns_are_as_wide_as_their_words(data):
    table = docx.Document(io.BytesIO(data)).tables[1]
    widths = [int(one.get(qn("w:w"))) for one in table._tbl.iter(qn("w:gridCol"))]
    assert sum(widths) < 5000


def test_an_entry_stays_with_what_is_said_about_it(data):
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    kept = {one.style.name: one._p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") for one in paragraphs}
    assert kept["Bibliography"] is not None
    assert kept["Marks"] is not None
    assert kept["Annotation"] is not None
    assert kept["Cited In"] is None


def test_the_title_runs_at_the_head_from_the_second_page_on(data):
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "Rooms & silence"
    assert not section.first_page_header.paragraphs[0].text
    for foot in (section.footer, section.first_page_footer):
        assert "PAGE" in foot.paragraphs[0]._p.xml


def test_a_page_without_title_has_no_running_head():
    made = rendering.bibliography(WORKS, styles.load("chicago-17"), "docx")
    assert not docx.Document(io.BytesIO(made)).sections[0].header.paragraphs[0].text


def test_properties_say_title_author_and_a_day_of_our_time(data):
    found = docx.Document(io.BytesIO(data)).core_properties
    assert (found.title, found.author, found.language) == ("Rooms & silence", "A. Team", "en-GB")
    assert found.created.year > 2000


def test_the_last_line_of_the_title_block_alone_is_set_apart(data):
    apart = [
        (paragraph.style.name, paragraph.text)
        for paragraph in docx.Document(io.BytesIO(data)).paragraphs
        if paragraph._p.pPr is not None
        and (spacing := paragraph._p.pPr.find(qn("w:spacing"))) is not None
        and spacing.get(qn("w:after")) == "360"
    ]
    assert apart == [("Author", "A. Team")]


def test_an_institution_s_title_block_keeps_its_spacing(tmp_path):
    house = tmp_path / "house.docx"
    docx.Document().save(house)
    made = product(tmp_path, house=house)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert b'w:after="360"' not in archive.read("word/document.xml")
