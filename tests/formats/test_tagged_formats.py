"""RIS, nbib and RefWorks: what their tags mean, and what they survive."""

import pytest

from procsead_refs import formats
from procsead_refs.dates import to_edtf
from procsead_refs.model import Date, Name


def ris(body, kind="JOUR"):
    return formats.read_text(f"TY  - {kind}\n{body}\nER  - \n", "ris")[0]


@pytest.mark.parametrize(
    ("kind", "body", "csl", "texts"),
    [
        ("JOUR", "TI  - T\nT2  - Full\nJO  - Abb.\nVL  - 1\nIS  - 2\nSP  - 3\nEP  - 9",
         "article-journal",
         {"title": "T", "container-title": "Full", "container-title-short": "Abb.", "volume": "1",
          "issue": "2", "page": "3-9"}),
        ("JOUR", "T1  - T\nJF  - Full\nSP  - e12", "article-journal",
         {"title": "T", "container-title": "Full", "page": "e12"}),
        ("CHAP", "TI  - T\nT2  - B\nT3  - S\nPB  - P\nCY  - C", "chapter",
         {"title": "T", "container-title": "B", "collection-title": "S", "publisher": "P",
          "publisher-place": "C"}),
        ("BOOK", "TI  - T\nT2  - Series\nIS  - 4\nSP  - 200\nSN  - 978-0-306-40615-7\nET  - 2",
         "book",
         {"title": "T", "collection-title": "Series", "collection-number": "4",
          "number-of-pages": "200", "ISBN": "978-0-306-40615-7", "edition": "2"}),
        ("BOOK", "BT  - Only a book title", "book", {"title": "Only a book title"}),
        ("RPRT", "TI  - T\nM1  - 7\nM3  - White paper", "report",
         {"title": "T", "number": "7", "genre": "White paper"}),
        ("THES", "TI  - T\nPB  - University\nM3  - PhD", "thesis",
         {"title": "T", "publisher": "University", "genre": "PhD"}),
        ("JOUR", "TI  - T\nN1  - doi: 10.1000/182\nSN  - 0378-5955", "article-journal",
         {"title": "T", "note": "doi: 10.1000/182", "DOI": "10.1000/182", "ISSN": "0378-5955"}),
        ("JOUR", "TI  - A long\n  title\nKW  - a\nKW  - b, c\nAB  - x", "article-journal",
         {"title": "A long title", "keyword": "a; b, c", "abstract": "x"}),
    ],
)  # fmt: skip
def test_ris_texts(kind, body, csl, texts):
    reference = ris(body, kind)
    assert reference.type == csl
    assert reference.texts == texts


@pytest.mark.parametrize(
    ("kind", "word", "genre"),
    [
        ("JOUR", "Journal Article", ""),
        ("JOUR", "Review", "Review"),
        ("CHAP", "Book Section", ""),
        ("RPRT", "Report", "Report"),
    ],
)
def test_a_type_word_of_ris_is_no_genre_and_is_written_back(kind, word, genre):
    reference = ris(f"TI  - T\nM3  - {word}", kind)
    assert reference.texts.get("genre", "") == genre
    assert f"\nM3  - {word}\n" in formats.write([reference], "ris")


def test_files_of_ris_and_of_biblatex_are_the_same():
    reference = ris("TI  - T\nL1  - papers/one.pdf\nL1  - C:/two; a.pdf")
    assert reference.extra["file"] == r"papers/one.pdf;C\:/two\; a.pdf"
    entry = "@article{a, title = {T}, file = {My copy:papers/one.pdf:PDF;C:/two.pdf}}"
    text = formats.write(formats.read_text(entry, "biblatex"), "ris")
    assert "\nL1  - papers/one.pdf\nL1  - C:/two.pdf\n" in text


def test_directors_and_versions_have_tags_of_their_type_in_ris():
    film = ris("TI  - T\nAU  - Reef, Carol", "MPCT")
    assert film.names == {"director": (Name("Reef", "Carol"),)}
    program = ris("TI  - T\nET  - 2.1", "COMP")
    assert program.texts == {"title": "T", "version": "2.1"}
    for one in (film, program):
        (back,) = formats.read_text(formats.write([one], "ris"), "ris")
        assert (back.names, back.texts) == (one.names, one.texts)


@pytest.mark.parametrize(
    "date",
    [
        Date((2021,), season=2),
        Date((2017, 3), until=(2017, 5)),
        Date((1900,), circa=True),
        Date((2019, 4, 1), literal="2019-04-01/.."),
    ],
)
def test_dates_that_are_no_day_come_back_from_ris(date):
    (one,) = formats.read_text(f"@misc{{a, title = {{T}}, date = {{{to_edtf(date)}}}}}", "biblatex")
    (back,) = formats.read_text(formats.write([one], "ris"), "ris")
    assert back.issued == date


@pytest.mark.parametrize(
    ("body", "date"),
    [
        ("PY  - 2005/07/15/", Date((2005, 7, 15))),
        ("PY  - 2009///", Date((2009,))),
        ("Y1  - 2015/october", Date((2015, 10))),
        ("PY  - 2005\nDA  - 2005/07/15", Date((2005, 7, 15))),
        ("PY  - 2005\nDA  - 2006/07/15", Date((2005,))),
        ("PY  - 2020a", Date((2020,), suffix="a")),
        ("PY  - in press", Date(literal="in press")),
        ("PY  - 2009//Spring", Date((2009,), season=1)),
        ("PY  - 2009\nDA  - 2009/03//2009-03/2009-05", Date((2009, 3), until=(2009, 5))),
    ],
)
def test_ris_dates(body, date):
    assert ris("TI  - T\n" + body).issued == date


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Cole, Ada B.", Name("Cole", "Ada B.")),
        ("van den Berg, L.", Name("Berg", "L.", "van den")),
        ("Cole, A., Jr.", Name("Cole", "A.", suffix="Jr.")),
        ("World Rest Organization", Name(literal="World Rest Organization")),
        ("Europol,", Name(literal="Europol")),
        ("Harbour Board,, Ports and Ships", Name(literal="Harbour Board, Ports and Ships")),
        ("Cole, Ada,", Name("Cole", "Ada")),
        ("Cole AB", Name("Cole", "A. B.")),
    ],
)
def test_inverted_names(typed, name):
    assert ris(f"TI  - T\nAU  - {typed}").names["author"] == (name,)


def test_ris_survives_what_is_missing_or_strange():
    text = "garbage\nTY  - JOUR\nTI  - A\nTY  - BOOK\nTI  - B\nZZ  - own\nER  - \n"
    text += "\nTY  - JOUR\nER  - \n"
    first, second, third = formats.read_text(text, "ris")
    assert (first.title, second.title) == ("A", "B")
    assert second.extra == {"ZZ": "own"}
    assert "no title" in third.extra["problem"]


NBIB = """
PMID- 101
OWN - NLM
TI  - A study of silent
      rooms.
PG  - 6913-7
LID - 10.1000/182 [doi]
VI  - 93
IP  - 14
DP  - 1996 Jul 9
FAU - van den Berg, L A
AU  - van den Berg LA
CN  - Rest Group
JT  - Journal of Silence
TA  - J Silence
PT  - Journal Article
MH  - *Rest
IS  - 0378-5955 (Print)
XYZ - own

PMID- 102
TI  - Waiting
BTI - Handbook of pauses
FED - Gray, H
FAU - Cole, Ada
DP  - 2009 Spring
PB  - Plain Press
"""


@pytest.mark.parametrize("mark", ["  - ", " - ", "  -"])
def test_ris_spaces_around_its_dash(mark):
    lines = ("TY", "JOUR"), ("TI", "On lists"), ("N2", "Nine  - or ten."), ("ER", "")
    text = "\n".join(f"{tag}{mark}{value}" for tag, value in lines)
    (found,) = formats.read_text(text, "ris")
    assert found.title == "On lists"
    assert found.texts["abstract"] == "Nine  - or ten."


def test_nbib():
    article, chapter = formats.read_text(NBIB, "nbib")
    assert article.id == "101"
    assert article.names == {
        "author": (Name("Berg", "L A", "van den"), Name(literal="Rest Group")),
    }
    assert article.issued == Date((1996, 7, 9))
    assert article.texts == {
        "title": "A study of silent rooms.",
        "container-title": "Journal of Silence",
        "container-title-short": "J Silence",
        "volume": "93",
        "issue": "14",
        "page": "6913-7",
        "DOI": "10.1000/182",
        "ISSN": "0378-5955",
        "PMID": "101",
        "keyword": "Rest",
    }
    assert article.extra == {"XYZ": "own", "PT": "Journal Article", "OWN": "NLM"}
    assert chapter.type == "chapter"
    assert chapter.texts["container-title"] == "Handbook of pauses"
    assert chapter.names["editor"] == (Name("Gray", "H"),)
    assert chapter.issued == Date((2009,), season=1)


REFWORKS = """RT Book, Section
SR Print(0)
ID 7
A1 Cole, Ada
A1 Dole, B.; Ek, C.
T1 Waiting
A2 Gray, H.
T2 Handbook of pauses
YR 2009
FD March 3
SP 3
OP 9
PB Plain Press
SN 978-0-306-40615-7
U1 own

RT Journal Article
T1 Rooms
JF Journal of Silence
VO 1
IS 2
YR 2010
"""


def test_refworks():
    chapter, article = formats.read_text(REFWORKS, "refworks")
    assert chapter.type == "chapter"
    assert chapter.names["author"] == (Name("Cole", "Ada"), Name("Dole", "B."), Name("Ek", "C."))
    assert chapter.issued == Date((2009, 3, 3))
    assert chapter.texts == {
        "title": "Waiting",
        "container-title": "Handbook of pauses",
        "page": "3-9",
        "publisher": "Plain Press",
        "ISBN": "978-0-306-40615-7",
    }
    assert chapter.extra == {"U1": "own"}
    assert (article.type, article.texts["issue"]) == ("article-journal", "2")


def test_lists_of_identifiers():
    text = "# to look up\n10.1000/182\nISBN 978-0-306-40615-7\narXiv:2101.00001\nnothing here\n"
    doi, isbn, arxiv, unread = formats.read_text(text, "identifiers")
    assert doi.texts == {"DOI": "10.1000/182"}
    assert (isbn.type, isbn.texts) == ("book", {"ISBN": "9780306406157"})
    assert arxiv.extra == {"eprint": "2101.00001", "eprinttype": "arxiv"}
    assert unread.raw == "nothing here"
    assert unread.location.paragraph == 4
