"""CSV for spreadsheets: no formula, nothing lost, other programs' columns."""

import csv
import io

import pytest

from procsead_refs import formats
from procsead_refs.model import Date, Name, Reference


@pytest.mark.parametrize(
    "title",
    ["=1+1", "+1", "-cmd", "@SUM(A1)", "\t=1", " =1", "＝1", "'=1", "''+x", "'plain", "-5", "ok"],
)
def test_no_cell_is_a_formula_and_all_come_back(title):
    text = formats.write((Reference("k", texts={"title": title, "note": "n"}),), "csv")
    for row in csv.reader(io.StringIO(text)):
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for cell in row)
    assert formats.read_text(text, "csv")[0].title == title


def test_columns_of_other_programs():
    text = (
        '"Key","Item Type","Publication Year","Author","Title","Publication Title","Pages","Url"\n'
        '"ABC","journalArticle","2010","Cole, A.; Dole, B.","Rooms","J. Sil.","3-9","https://e.org"\n'
    )
    (one,) = formats.read_text(text)
    assert (one.id, one.type, one.issued) == ("ABC", "article-journal", Date((2010,)))
    assert one.names["author"] == (Name("Cole", "A."), Name("Dole", "B."))
    assert one.texts == {
        "title": "Rooms",
        "container-title": "J. Sil.",
        "page": "3-9",
        "URL": "https://e.org",
    }


def test_semicolons_divide_columns_too():
    (one,) = formats.read_text("id;type;title;shelf\nk;book;Rooms;B 7\n", "csv")
    assert (one.title, one.extra) == ("Rooms", {"shelf": "B 7"})


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("journalArticle", "article-journal"),
        ("audioRecording", "song"),
        ("forumPost", "post"),
        ("tvBroadcast", "broadcast"),
        ("Conference Paper", "paper-conference"),
        ("thesis", "thesis"),
        ("papyrus", "document"),
    ],
)
def test_types_have_the_names_that_zotero_scopus_or_csl_give_them(typed, kind):
    (work,) = formats.read_text(f"Key,Item Type,Title\nk,{typed},Doors\n", "csv")
    assert work.type == kind
    assert work.extra.get("type", "") == (typed if kind == "document" else "")


def test_a_letter_of_a_year_has_a_column_of_its_own():
    (work,) = formats.read_text("id,issued,year-suffix,title\nk,2019-05,b,Doors\n", "csv")
    assert work.issued == Date((2019, 5), suffix="b")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_a_line_that_names_the_sign_between_cells_is_no_heading(sign):
    (one,) = formats.read_text(f"sep={sign}\nid{sign}title\na{sign}Rooms\n", "csv")
    assert (one.id, one.title) == ("a", "Rooms")
