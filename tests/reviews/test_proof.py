"""The closed loop: what the style prints again is proven, what it prints otherwise is shown."""

from dataclasses import replace

import pytest

from procsead_refs.model import Date, Name, Reading, Reference
from procsead_refs.reviews.proof import prove
from procsead_refs.styles import load

RAW = "Aalto, Maija, and Petra Berg. 2014. “Reading Rooms.” Quiet Spaces 12 (3): 101–18."


def spans(raw, **words):
    return {
        name.replace("_", "-"): (raw.index(text), raw.index(text) + len(text))
        for name, text in words.items()
    }


def article(raw=RAW, **texts):
    values = {
        "title": "Reading Rooms",
        "container-title": "Quiet Spaces",
        "volume": "12",
        "issue": "3",
        "page": "101-18",
        **texts,
    }
    places = spans(
        RAW,
        author="Aalto, Maija, and Petra Berg",
        issued="2014",
        title="Reading Rooms",
        container_title="Quiet Spaces",
        volume="12",
        page="101–18",
    )
    return Reference(
        id="r1",
        type="article-journal",
        names={"author": (Name("Aalto", "Maija"), Name("Berg", "Petra"))},
        dates={"issued": Date((2014,))},
        texts=values,
        raw=raw,
        reading=Reading(0.9, places),
    )


@pytest.mark.parametrize(
    "typed",
    [
        RAW,
        f"12. {RAW}",
        RAW.replace("–", "-").replace("“", '"').replace("”", '"'),
        RAW.replace(" (3)", "\u00a0(3)"),
        RAW.replace("Rooms.”", "Rooms”."),
    ],
    ids=[
        "as printed",
        "with a number",
        "plain quotes and dashes",
        "a no-break space",
        "a stop behind the quotation mark",
    ],
)
def test_what_the_style_prints_again_is_proven(typed):
    (proof,) = prove([article(typed)], load("chicago-17"))
    assert proof.proven
    assert proof.same_words


@pytest.mark.parametrize(
    ("misread", "typed", "printed", "fields"),
    [
        ({"volume": "21"}, "12", "21", ("volume",)),
        ({"title": "Reading Booms"}, "Rooms", "Booms", ("title",)),
        ({"page": "101-19"}, "18", "19", ("page",)),
    ],
)
def test_a_misread_field_is_named(misread, typed, printed, fields):
    (proof,) = prove([article(**misread)], load("chicago-17"))
    assert not proof.proven
    (difference,) = proof.differences
    assert (difference.typed, difference.printed.strip()) == (typed, printed)
    assert difference.fields == fields
    assert difference.in_words
    assert RAW[difference.start : difference.end] == typed


def test_words_that_no_field_took_are_shown_as_typed_only():
    (proof,) = prove([article(f"{RAW} Reprinted 2019.")], load("chicago-17"))
    assert [(one.typed, one.printed) for one in proof.differences] == [("Reprinted 2019.", "")]


def test_other_signs_are_no_other_words():
    (proof,) = prove([article(RAW.replace(" (3): ", ", 3; "))], load("chicago-17"))
    assert not proof.proven
    assert proof.same_words


def test_et_al_is_printed_again_though_the_names_are_unknown():
    raw = "Aalto, M. et al. (2014) Reading rooms. Turku: Saaristo."
    one = replace(
        article(),
        type="book",
        names={"author": (Name("Aalto", "M."),)},
        texts={"title": "Reading rooms", "publisher": "Saaristo", "publisher-place": "Turku"},
        raw=raw,
        reading=Reading(0.9, spans(raw, author="Aalto, M", issued="2014", title="Reading rooms")),
    )
    (proof,) = prove([one], load("harvard-cite-them-right"))
    assert proof.proven, proof.differences


def test_the_language_of_the_list_is_printed():
    raw = RAW.replace(" and ", " und ").replace("“", "„").replace(".”", "“.")
    (proof,) = prove([article(raw)], load("chicago-17"), "de")
    assert proof.proven, proof.differences


def test_a_list_in_another_language_keeps_the_case_of_titles():
    raw = "[1] M. Aalto, „Reading Rooms in Quiet Spaces“, Quiet Spaces, Bd. 12, S. 1–9, 2014."
    title = "Reading Rooms in Quiet Spaces"
    one = replace(
        article(title=title, page="1-9"),
        names={"author": (Name("Aalto", "M."),)},
        raw=raw,
        reading=Reading(0.9, spans(raw, author="M. Aalto", title=title)),
    )
    one = replace(one, texts={name: text for name, text in one.texts.items() if name != "issue"})
    assert prove([one], load("ieee"), "de")[0].proven
    assert not prove([one], load("ieee"), "en")[0].proven


def test_proofs_come_in_the_order_of_the_list():
    second = replace(article(), id="r2", names={"author": (Name("Aalto", "Aino"),)})
    proofs = prove([article(), second], load("chicago-17"))
    assert [proof.reference.id for proof in proofs] == ["r1", "r2"]


@pytest.mark.parametrize("doi", ["doi:10.1000/182", "doi:https://doi.org/10.1000/182"])
def test_a_resolver_behind_doi_says_nothing(doi):
    raw = "Aalto, Maija, and Petra Berg. 2014. “Reading Rooms.” Quiet Spaces 12(3):101–18. "
    (proof,) = prove([article(f"{raw}{doi}.", DOI="10.1000/182")], load("asa"))
    assert proof.proven, proof.differences


def test_a_type_that_was_a_guess_is_tried_as_others():
    raw = "Berg, Petra. 2014. Reading Rooms. https://example.org/rooms."
    page = Reference(
        id="r1",
        type="webpage",
        names={"author": (Name("Berg", "Petra"),)},
        dates={"issued": Date((2014,))},
        texts={"title": "Reading Rooms", "URL": "https://example.org/rooms"},
        raw=raw,
    )
    (proof,) = prove([page], load("chicago-18"))
    assert proof.proven, proof.differences
    assert proof.reference.type == "webpage"
