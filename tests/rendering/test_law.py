"""Legal sources in every profile; the acts and cases are invented but for their forms."""

import dataclasses

import pytest

from procsead_refs import rendering, styles
from procsead_refs.model import Date, Name, Reference
from procsead_refs.rendering.citeproc import law


def work(kind, date=(), **texts):
    author = texts.pop("author", "")
    names = {"author": (Name(literal=author),)} if author else {}
    fields = {key.replace("_", "-"): value for key, value in texts.items()}
    dates = {"issued": Date(date)} if date else {}
    return Reference(id=texts["title"], type=kind, names=names, dates=dates, texts=fields)


STATUTE = work("legislation", (1999,), title="Hiljaisuuslaki", number="123/1999")
ACT = work(
    "legislation",
    (2011, 12, 17),
    title="Directive 2011/999/EU on calm rooms",
    title_short="Directive 2011/999/EU",
    container_title="Official Journal",
    volume="L 335",
    page="1-14",
)
BILL = work("bill", (2025,), title="Esitys hiljaisuudesta", number="HE 999/2025 vp")
PROPOSAL = work(
    "bill", (2022,), author="European Commission", title="Proposal", number="COM(2022) 999 final"
)
TREATY = work(
    "treaty",
    (2007, 10, 25),
    title="Convention on Quiet Rooms",
    collection_title="CETS",
    number="999",
)
CASE = work(
    "legal_case",
    (2008, 12, 2),
    title="Q.R. v. Norway",
    number="99999/02",
    authority="European Court of Human Rights",
)
DECISION = work("legal_case", (2022,), title="KKO 2022:999", number="KKO 2022:999")
LUXEMBOURG = work("legal_case", (2020,), title="Quiet v Council", number="C-999/19")


@pytest.mark.parametrize(
    ("profile", "reference", "printed"),
    [
        ("finnish", STATUTE, "Hiljaisuuslaki 123/1999."),
        ("chicago-17", STATUTE, "Hiljaisuuslaki (123/1999)."),
        ("apa-7", STATUTE, "Hiljaisuuslaki, 123/1999."),
        ("apa-7", ACT, "Directive 2011/999/EU on calm rooms, 2011 O.J. (L 335) 1–14."),
        (
            "chicago-18",
            ACT,
            "Directive 2011/999/EU on calm rooms. Official Journal L 335, December 17, 2011, 1–14.",
        ),
        (
            "harvard-cite-them-right",
            ACT,
            "Directive 2011/999/EU on calm rooms (2011) Official Journal L 335, pp. 1–14.",
        ),
        (
            "finnish",
            ACT,
            "Directive 2011/999/EU on calm rooms. Official Journal L 335, 17.12.2011, s. 1–14.",
        ),
        ("chicago-17", BILL, "HE 999/2025 vp. Esitys hiljaisuudesta."),
        ("apa-7", BILL, "Esitys hiljaisuudesta (HE 999/2025 vp)."),
        ("chicago-17", PROPOSAL, "European Commission. 2022. Proposal. COM(2022) 999 final."),
        ("finnish", PROPOSAL, "European Commission (2022) Proposal. COM(2022) 999 final."),
        ("chicago-17", TREATY, "Convention on Quiet Rooms, October 25, 2007, CETS No. 999."),
        ("mla-9", TREATY, "Convention on Quiet Rooms, 25 October 2007, CETS No. 999."),
        ("oscola", TREATY, "Convention on Quiet Rooms (adopted 25 October 2007) CETS No. 999"),
        ("oscola", ACT, "Directive 2011/999/EU on calm rooms [2011] OJ L335/1"),
        ("oscola", CASE, "Q.R. v. Norway App no 99999/02 (ECtHR, 2 December 2008)"),
        ("oscola", LUXEMBOURG, "Case C-999/19 Quiet v Council [2020]"),
        ("finnish", TREATY, "Convention on Quiet Rooms, 25.10.2007, CETS No. 999."),
        ("asa", CASE, "Q.R. v. Norway, no. 99999/02, ECtHR, December 2, 2008."),
        ("apa-7", CASE, "Q.R. v. Norway, App. No. 99999/02 (ECtHR December 2, 2008)."),
        ("finnish", CASE, "Q.R. v. Norway, 99999/02, EIT 2.12.2008."),
        (
            "harvard-cite-them-right",
            CASE,
            "Q.R. v. Norway (2008) European Court of Human Rights, application 99999/02.",
        ),
        ("mla-9", DECISION, "KKO 2022:999."),
        ("finnish", LUXEMBOURG, "Asia C-999/19, Quiet v Council."),
        ("ieee", CASE, "[1] Q.R. v. Norway, no. 99999/02, ECtHR, December 2, 2008."),
        ("vancouver", STATUTE, "1. Hiljaisuuslaki (123/1999)."),
    ],
)
def test_printed(profile, reference, printed):
    assert rendering.text(reference, styles.load(profile)) == printed


@pytest.mark.parametrize(
    ("profile", "printed"),
    [
        ("chicago-17", "Hiljaisuuslaki (123/1999). https://ex.org."),
        ("apa-7", "Hiljaisuuslaki, 123/1999. https://ex.org"),
        ("vancouver", "1. Hiljaisuuslaki (123/1999). https://ex.org"),
        (
            "harvard-cite-them-right",
            "Hiljaisuuslaki (123/1999). Available at: https://ex.org (Accessed: 2 May 2024).",
        ),
        ("oscola", "Hiljaisuuslaki 123/1999 <https://ex.org> accessed 2 May 2024"),
    ],
)
def test_a_stop_stands_behind_an_address_where_the_style_puts_one(profile, printed):
    law_online = dataclasses.replace(
        STATUTE,
        texts={**STATUTE.texts, "URL": "https://ex.org"},
        dates={**STATUTE.dates, "accessed": Date((2024, 5, 2))},
    )
    assert rendering.text(law_online, styles.load(profile)) == printed


@pytest.mark.parametrize("profile", styles.profiles())
def test_no_european_law_is_printed_as_american(profile):
    works = [STATUTE, ACT, BILL, PROPOSAL, TREATY, CASE, DECISION]
    printed = rendering.texts(works, styles.load(profile))
    assert len(printed) == len(works)
    assert not [text for text in printed.values() if "Pub. L." in text]


@pytest.mark.parametrize(
    ("reference", "cited"),
    [
        (STATUTE, "Hiljaisuuslaki 123/1999"),
        (ACT, "Directive 2011/999/EU"),
        (BILL, "HE 999/2025 vp"),
        (CASE, "*Q.R. v. Norway*"),
        (DECISION, "KKO 2022:999"),
        (PROPOSAL, ""),
    ],
)
def test_cited(reference, cited):
    assert law.cited(reference, styles.load("chicago-17")) == cited


@pytest.mark.parametrize(
    "reference",
    [
        work("legislation", (1970,), title="Quiet Act", number="91-513"),
        work("legal_case", (1970,), title="Doe v. Roe", number="12-345"),
        work("book", (1970,), title="Directive 2011/999/EU explained"),
    ],
)
def test_what_no_form_is_known_for_is_left_to_citeproc(reference):
    assert law.printed(reference, styles.load("chicago-17")) == ""
