"""biblatex's types and fields as CSL has them, inherited ones too."""

import pytest

from procsead_refs import formats
from procsead_refs.formats import bibtex
from procsead_refs.formats._csl import TYPES
from procsead_refs.formats.bibtex.types import ENTRY_TYPES, WRITTEN_TYPES
from procsead_refs.model import Date, Name, Reference


def one(text):
    return bibtex.read(text)[0]


@pytest.mark.parametrize(
    ("entry", "csl", "texts"),
    [
        ("@article{k, journal={J}, number=2, volume=3, pages={4--5}}", "article-journal",
         {"container-title": "J", "issue": "2", "volume": "3", "page": "4-5"}),
        ("@article{k, journaltitle={J}, journalsubtitle={S}, eid={e12}}", "article-journal",
         {"container-title": "J: S", "page": "e12"}),
        ("@article{k, journal={J}, entrysubtype={newspaper}}", "article-newspaper",
         {"container-title": "J"}),
        ("@book{k, title={T}, subtitle={S}, titleaddon={A}}", "book", {"title": "T: S. A"}),
        ("@book{k, title={Why?}, subtitle={S}}", "book", {"title": "Why? S"}),
        ("@book{k, title={V}, maintitle={M}, volume=2}", "book",
         {"title": "M", "volume-title": "V", "volume": "2"}),
        ("@book{k, title={T}, series={S}, number=4, edition=2, pagetotal=9, volumes=3}", "book",
         {"title": "T", "collection-title": "S", "collection-number": "4", "edition": "2",
          "number-of-pages": "9", "number-of-volumes": "3"}),
        ("@incollection{k, title={T}, booktitle={B}, chapter=7}", "chapter",
         {"title": "T", "container-title": "B", "chapter-number": "7"}),
        ("@inproceedings{k, title={T}, booktitle={B}, venue={V}}", "paper-conference",
         {"title": "T", "container-title": "B", "event-place": "V"}),
        ("@inproceedings{k, title={T}, eventtitle={E}, organization={O}, publisher={P}}",
         "paper-conference", {"title": "T", "event-title": "E", "publisher": "P"}),
        ("@techreport{k, institution={I}, number={R1}, type={White paper}}", "report",
         {"publisher": "I", "number": "R1", "genre": "White paper"}),
        ("@phdthesis{k, school={S}, address={A}}", "thesis",
         {"publisher": "S", "publisher-place": "A", "genre": "PhD thesis"}),
        ("@thesis{k, institution={S}, type=mathesis}", "thesis",
         {"publisher": "S", "genre": "Master's thesis"}),
        ("@misc{k, howpublished={\\url{https://example.org/a\\_b}}}", "document",
         {"URL": "https://example.org/a_b"}),
        ("@online{k, url={https://example.org/~a}, organization={O}}", "webpage",
         {"URL": "https://example.org/~a", "publisher": "O"}),
        ("@online{k, eprint={31785728}, eprinttype={pubmed}}", "webpage", {"PMID": "31785728"}),
        ("@standard{k, number={ISO 1}}", "standard", {"number": "ISO 1"}),
        ("@jurisdiction{k, title={K.U. v. Finland}}", "legal_case", {"title": "K.U. v. Finland"}),
        ("@legal{k, title={A treaty}}", "treaty", {"title": "A treaty"}),
        ("@legislation{k, entrysubtype={bill}}", "bill", {}),
        ("@dataset{k, version={2}, publisher={P}}", "dataset", {"version": "2", "publisher": "P"}),
        ("@patent{k, number={1}, type={patentus}}", "patent",
         {"number": "1", "genre": "U.S. patent"}),
        ("@article{k, doi={https://doi.org/10.1000/1}, pubstate={inpress}}", "article-journal",
         {"DOI": "10.1000/1", "status": "in press"}),
        ("@article{k, annote={A}, keywords={a, b}, langid={finnish}, shortjournal={J.}}",
         "article-journal",
         {"annote": "A", "keyword": "a, b", "language": "finnish", "container-title-short": "J."}),
        ("@periodical{k, title={J}, issuetitle={I}, volume=2}", "periodical",
         {"title": "I", "container-title": "J", "volume": "2"}),
    ],
)  # fmt: skip
def test_texts(entry, csl, texts):
    reference = one(entry)
    assert reference.type == csl
    assert reference.texts == texts


@pytest.mark.parametrize(
    ("fields", "date"),
    [
        ("year=1999, month=aug", Date((1999, 8))),
        ("year={1999}, month={08}, day=3", Date((1999, 8, 3))),
        ('year=1999, month=jun # "~12"', Date((1999, 6, 12))),
        ("year=1999, month={June--July}", Date((1999, 6), until=(1999, 7))),
        ("date={2012-12-13}, year=9999", Date((2012, 12, 13))),
        ("date={1999-10-14/1999-10-15}", Date((1999, 10, 14), until=(1999, 10, 15))),
        ("year={2020a}", Date((2020,), suffix="a")),
        ("year={in press}", Date(literal="in press")),
        ("year={c. 1850}", Date((1850,), circa=True)),
        ("date={13th century}", Date(literal="13th century")),
    ],
)
def test_dates(fields, date):
    assert one(f"@book{{k, {fields}}}").issued == date


def test_unknown_types_and_fields_keep_their_names():
    reference = one(
        "@gadget{k, title={T}, journal={J}, file={a:b\\_c.pdf:PDF}, x-y={1}, groups={g}}"
    )
    assert reference.type == "article-journal"
    assert reference.extra == {
        "entrytype": "gadget",
        "file": "a:b_c.pdf:PDF",
        "x-y": "1",
        "groups": "g",
    }


def test_strings_and_concatenation():
    assert (
        one('@string{p = "Plain"} @book{k, publisher = p # { Press}}').texts["publisher"]
        == "Plain Press"
    )
    assert one("@book{k, publisher = nowhere}").texts["publisher"] == "nowhere"


def test_editors_by_type():
    reference = one("@book{k, editor={A, B}, editora={C, D}, editoratype={compiler}, holder={H}}")
    assert reference.names == {"editor": (Name("A", "B"),), "compiler": (Name("C", "D"),)}
    assert reference.extra == {"holder": "H"}


CROSSREF = """
@inbook{part, title={Part}, author={A, B}, crossref={whole}, pages={1--2}}
@book{whole, title={Whole}, subtitle={Sub}, author={C, D}, year=2001, publisher={P}, shorttitle={W}}
"""


def test_crossref_by_biblatex_rules():
    part = one(CROSSREF)
    assert part.texts == {
        "title": "Part",
        "container-title": "Whole: Sub",
        "publisher": "P",
        "page": "1-2",
    }
    assert part.issued == Date((2001,))
    assert part.names == {"author": (Name("A", "B"),), "container-author": (Name("C", "D"),)}


def test_xdata_is_taken_through_several_steps():
    text = (
        "@book{k, title={T}, xdata={a}} @xdata{a, publisher={P}, xdata={b}} @xdata{b, location={L}}"
    )
    assert one(text).texts == {"title": "T", "publisher": "P", "publisher-place": "L"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("@book{a, title={T}, crossref={b}} @book{b, crossref={a}}", "circle"),
        ("@book{a, title={T}, crossref={a}}", "circle"),
        ("@book{a, title={T}, xdata={b}} @xdata{b, xdata={a}}", "circle"),
        ("@book{a, title={T}, crossref={gone}}", "not in the file"),
        ("@book{a, title={T}, publisher=gone}", "'gone' is not defined"),
        ("@string{p = q} @string{q = p} @book{a, title={T}, publisher=p}", "'p' is not defined"),
    ],
)
def test_broken_links_are_said_and_the_entry_is_read(text, said):
    reference = one(text)
    assert reference.title == "T"
    assert said in reference.extra["problem"]
    assert reference.location.paragraph == 0


def test_every_csl_type_is_written_so_that_it_comes_back():
    for csl in TYPES:
        for dialect in ("biblatex", "bibtex"):
            written = bibtex.entry(Reference("k", csl, texts={"title": "T"}), dialect=dialect)
            assert one(written).type == csl, (csl, dialect)
    assert set(WRITTEN_TYPES) == TYPES
    assert set(ENTRY_TYPES.values()) <= TYPES


@pytest.mark.parametrize("typed", ["a}b", "a{b", "}}} @misc{x,", "{a}", "a}b{c"])
@pytest.mark.parametrize("field", ["DOI", "title", "file"])
def test_no_value_ends_its_entry(field, typed):
    texts = {"title": "Tides"} | ({field: typed} if field != "file" else {})
    work = Reference("a", "book", texts=texts, extra={"file": typed} if field == "file" else {})
    (read,) = bibtex.read(bibtex.entry(work))
    assert read.id == "a"
    assert read.reading is None


def test_a_comma_in_braces_belongs_to_its_keyword():
    (one,) = formats.read_text("@misc{k, title={T}, keywords={coast, {tides, high}}}", "biblatex")
    assert one.texts["keyword"] == "coast; tides, high"
    assert "keywords = {coast, {tides, high}}" in formats.write([one], "biblatex")


def test_what_is_unpublished_and_was_given_somewhere_is_a_talk():
    entry = "@unpublished{k, title={T}, eventtitle={Coast Days}, venue={Lyon}}"
    (one,) = formats.read_text(entry, "biblatex")
    assert (one.type, one.texts["event-title"]) == ("speech", "Coast Days")
