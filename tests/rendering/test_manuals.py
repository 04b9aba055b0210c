"""What profiles print as their manuals want it and a CSL file alone would not; works invented."""

import dataclasses
import json

import pytest

from procsead_refs import rendering, styles
from procsead_refs.model import Date, Name, Reference


def work(kind, *, extra=None, **texts):
    fields = {key.replace("_", "-"): value for key, value in texts.items()}
    return Reference(
        id="w",
        type=kind,
        names={"author": (Name("Marsh", "Helen"),)},
        dates={"issued": Date((2021,))},
        texts={"title": "Tides of Trust", "language": "en", **fields},
        extra=extra or {},
    )


REPORT = work(
    "report", collection_title="Northshore Papers", number="2021:9", publisher="Northshore"
)
DOCTORAL = work("thesis", genre="PhD thesis", publisher="Northshore University")
PREPRINT = work(
    "webpage",
    status="preprint",
    DOI="10.9999/1",
    extra={"eprint": "2101.00001", "eprinttype": "arxiv"},
)
STANDARD = work("standard", number="NS 99999", publisher="Northshore")
DATA = work("dataset", version="2.1", publisher="Northshore")
PROGRAM = work("software", version="3.2", publisher="Northshore")


@pytest.mark.parametrize(
    ("profile", "reference", "part"),
    [
        ("chicago-17", REPORT, "Northshore Papers 2021:9."),
        ("apa-7", REPORT, "(Northshore Papers 2021:9)."),
        ("harvard-cite-them-right", REPORT, "Northshore Papers 2021:9."),
        ("vancouver", REPORT, "(Northshore Papers; 2021:9)"),
        ("ieee", REPORT, "Northshore Papers 2021:9"),
        ("mla-9", REPORT, "Northshore Papers 2021:9,"),
        ("asa", REPORT, "Northshore Papers 2021:9."),
        ("finnish", REPORT, "Northshore Papers 2021:9."),
        ("chicago-18", DOCTORAL, "PhD diss., Northshore University."),
        ("apa-7", DOCTORAL, "[Doctoral dissertation]"),
        ("vancouver", DOCTORAL, "[dissertation]"),
        ("ieee", DOCTORAL, "Ph.D. dissertation"),
        ("mla-9", DOCTORAL, "PhD dissertation"),
        ("finnish", DOCTORAL, "Väitöskirja."),
        ("harvard-cite-them-right", DOCTORAL, "PhD thesis."),
        ("chicago-17", PREPRINT, "Preprint, arXiv"),
        ("apa-7", PREPRINT, "(arXiv:2101.00001). arXiv. https://doi.org/10.9999/1"),
        ("ieee", PREPRINT, "arXiv: arXiv:2101.00001"),
        ("asa", PREPRINT, "arXiv. doi:10.9999/1."),
        ("harvard-cite-them-right", STANDARD, "NS 99999: Tides of trust. Northshore."),
        ("vancouver", STANDARD, "NS 99999: Tides of trust."),
        ("asa", STANDARD, "NS 99999: Tides of Trust."),
        ("apa-7", DATA, "(Version 2.1) [Data set]."),
        ("vancouver", DATA, "Tides of trust [dataset]. Version 2.1."),
        ("harvard-cite-them-right", DATA, "[dataset]. Version 2.1. Northshore."),
        ("vancouver", PROGRAM, "Tides of trust [computer program]. Version 3.2."),
        ("chicago-17", PROGRAM, "Tides of Trust. Version 3.2. Northshore."),
        ("asa", PROGRAM, "Tides of Trust. Version 3.2. Northshore."),
    ],
)
def test_printed_as_the_manual_wants(profile, reference, part):
    assert part in rendering.text(reference, styles.load(profile)).replace("\u2011", "-")


@pytest.mark.parametrize("name", ["apa-6th-edition", "bmj"])
def test_other_styles_get_the_record_as_it_stands(name):
    (given,) = json.loads(rendering.given([DATA], styles.load(name)))
    assert (given["type"], given["title"]) == ("dataset", "Tides of Trust")


def test_a_working_paper_s_own_number_stays_its_own():
    paper = work("report", collection_title="Northshore Papers", number="RFC 12")
    assert "RFC 12. Northshore Papers." in rendering.text(paper, styles.load("chicago-17"))


def test_a_program_with_its_day_is_left_to_the_style():
    released = dataclasses.replace(PROGRAM, dates={"issued": Date((2021, 3, 4))})
    printed = rendering.text(released, styles.load("chicago-18"))
    assert printed.endswith("Northshore, released March 4.")


@pytest.mark.parametrize(("genre", "printed"), [("Journal Article", False), ("Editorial", True)])
def test_a_genre_that_only_names_the_type_is_not_printed(genre, printed):
    article = work("article-journal", genre=genre, container_title="Coasts")
    assert (f"[{genre}]" in rendering.text(article, styles.load("apa-7"))) is printed


def test_an_article_with_an_eprint_and_no_journal_is_a_preprint():
    article = work("article-journal", extra={"eprint": "2101.00001", "eprinttype": "arXiv"})
    assert "(arXiv:2101.00001). arXiv." in rendering.text(article, styles.load("apa-7"))
    printed = dataclasses.replace(article, texts={**article.texts, "container-title": "Coasts"})
    assert "arXiv" not in rendering.text(printed, styles.load("apa-7"))


@pytest.mark.parametrize("edition", ["3", "Third", "third", "kolmas", "dritte"])
def test_an_edition_in_words_is_a_number(edition):
    book = work("book", edition=edition, publisher="Northshore")
    assert "(3rd ed.)" in rendering.text(book, styles.load("apa-7"))
