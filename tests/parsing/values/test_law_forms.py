"""References to law that are typed in a known form are read whole."""

import pytest

from procsead_refs.data import table
from procsead_refs.parsing import parse

ROWS = table("law-forms")["form"]


def read(raw):
    return parse([raw], singles=True)[0]


@pytest.mark.parametrize("row", ROWS, ids=[row["example"] for row in ROWS])
def test_each_form_reads_its_example(row):
    found = read(row["example"])
    assert found.type in row["types"]
    assert not found.names
    assert found.texts["title"]


FIELDS = [
    ("Luettelolaki 19.12.1989/39.", {"title": "Luettelolaki", "number": "39/1989"}, (1989, 12, 19)),
    ("Laki luetteloista 14.6.2002/504", {"title": "Laki luetteloista", "number": "504/2002"}, None),
    ("L 22.7.2011/806. Luettelolaki.", {"title": "Luettelolaki", "number": "806/2011"}, None),
    ("Luettelolaki 872/2011. Annettu Turussa 22.7.2011.", {"number": "872/2011"}, (2011, 7, 22)),
    (
        "Luettelolaki 872/2011. Saatavissa: https://example.org/laki. Viitattu 3.4.2020.",
        {"title": "Luettelolaki", "number": "872/2011", "URL": "https://example.org/laki"},
        (2011,),
    ),
    ("Luetteloviraston mietintö LaVM 43/2010 vp.", {"title": "Luetteloviraston mietintö"}, (2010,)),
    (
        "Korkein oikeus, KKO:2018:35, 15.5.2018.",
        {"authority": "Korkein oikeus", "number": "KKO:2018:35"},
        (2018, 5, 15),
    ),
    ("KKO 2011:24.", {"title": "KKO 2011:24", "authority": "KKO"}, (2011,)),
    (
        "Lag (2017:630) om listor.",
        {"title": "Lag (2017:630) om listor", "number": "2017:630"},
        (2017,),
    ),
    (
        "Case C-131/12 Alfa SL v Beta [2014] ECLI:EU:C:2014:317.",
        {"title": "Alfa SL v Beta", "number": "C-131/12", "references": "ECLI:EU:C:2014:317"},
        (2014,),
    ),
    (
        "Judgment of 13 May 2014, Alfa and Beta, C-131/12, EU:C:2014:317.",
        {"title": "Alfa and Beta", "number": "C-131/12", "references": "EU:C:2014:317"},
        (2014, 5, 13),
    ),
    (
        "Council Framework Decision 2004/68/JHA of 2 May 2003. OJ L 13, 20.1.2004, p. 44–48.",
        {"number": "2004/68/JHA", "container-title": "OJ", "volume": "L 13", "page": "44-48"},
        None,
    ),
    (
        "Regulation (EU) 2016/679 of 27 April 2016 (Lists Regulation) [2016] OJ L 119/1.",
        {"number": "(EU) 2016/679", "volume": "L 119", "page": "1"},
        (2016, 4, 27),
    ),
    (
        "A.B. v. Finland, App no 2872/02 (ECtHR, 2 December 2008).",
        {"title": "A.B. v. Finland", "number": "2872/02", "authority": "ECtHR"},
        (2008, 12, 2),
    ),
    (
        "Aalto v. Berg Lists, 535 U.S. 234 (2002).",
        {"volume": "535", "container-title": "U.S.", "page": "234"},
        (2002,),
    ),
    (
        "Aalto v Berg [2000] 1 AC 88 (HL).",
        {"title": "Aalto v Berg", "volume": "1", "container-title": "AC", "authority": "HL"},
        (2000,),
    ),
    ("Lists Act 2003 (UK).", {"title": "Lists Act 2003", "jurisdiction": "UK"}, (2003,)),
    (
        "Proposal for a Regulation on lists, COM(2022) 209 final, Brussels, 11.5.2022.",
        {"title": "Proposal for a Regulation on lists", "number": "COM(2022) 209 final"},
        (2022, 5, 11),
    ),
]


@pytest.mark.parametrize(("raw", "texts", "issued"), FIELDS, ids=[row[0] for row in FIELDS])
def test_the_fields_of_law(raw, texts, issued):
    found = read(raw)
    assert texts.items() <= found.texts.items()
    if issued:
        assert found.dates["issued"].parts == issued


def test_an_act_filed_under_a_database_keeps_it():
    found = read("Finlex 2011. Luettelolaki 22.7.2011/872. https://example.org/laki")
    assert found.names["author"][0].literal == "Finlex"
    assert found.texts["number"] == "872/2011"


def test_a_body_and_its_organ_lead():
    body = "Council of Europe, Committee of Ministers"
    found = read(f"{body}. Recommendation CM/Rec(2018)7 on lists. 4 July 2018.")
    assert found.names["author"][0].literal == body
    assert found.texts["title"] == "Recommendation CM/Rec(2018)7 on lists"
    assert found.dates["issued"].parts == (2018, 7, 4)


def test_an_author_and_a_year_before_an_act_stay():
    found = read("Council of Europe. (2011). Lists Act 2003 in use. Turku: Alfa.")
    assert found.names["author"][0].literal == "Council of Europe"


def test_spans_say_where_the_fields_stand():
    raw = "Luettelolaki 19.12.1989/39."
    spans = read(raw).reading.spans
    assert [raw[slice(*spans[one])] for one in ("title", "number")] == ["Luettelolaki", raw[13:26]]
