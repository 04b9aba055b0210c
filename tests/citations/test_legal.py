"""What is cited in the text alone: every row of data/legal.toml finds its example."""

from pathlib import Path

import pytest

from procsead_refs import citations, documents
from procsead_refs.citations.cues.legal import exempt
from procsead_refs.data import table

ROWS = table("legal")["row"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["what"])
def test_a_row_finds_its_example(row):
    assert exempt(row["example"])


@pytest.mark.parametrize(
    "text",
    [
        "872/2011",
        "Lag (1998:204)",
        "förordningen (2004:17), 3 §",
        "PolL, 872/2011",
        "rikoslaki 39/1889, 20 luku",
        "LaVM 13/2022 vp",
        "EV 88/2022 vp",
        "KHO 2019:45",
        "direktiivi 2011/93/EU, 5 artikla",
        "COM(2022) 209 final",
        "asetus (EU) 2016/679",
        "CETS 201, art. 20",
        "K.U. v. Finland, no. 2872/02, 2 December 2008",
        "UNFCCC 2007, Decision 1/CP.13, para. 1(e)",
        "§ 184b StGB",
        "BGH, Urteil vom 3. Mai 2011",
        "A. Berg, henkilökohtainen tiedonanto 5.5.2010",
    ],
)
def test_exempt(text):
    assert exempt(text)


@pytest.mark.parametrize(
    "text",
    [
        "Berg 2001",
        "Berg and Lind 2004, 12–14",
        "Berg, A., & Lind, K., 2004, p. 3",
        "Ministry of the Interior 2010",
        "World Health Organization 2018",
        "Novak et al. 1999; Berg 2001a",
        "van den Berg 2011",
        "Berg 1998–2003",
    ],
)
def test_not_exempt(text):
    assert not exempt(text)


LISTED = """
Berg, Anna. 2001. Tides. Turku: Havn.

Lind, Karin. 2004. Waves. Oslo: Havn.

Luettelolaki 19.12.1989/39.

HE 13/2022 vp. Hallituksen esitys luetteloista.

Directive 2011/93/EU of the European Parliament on lists.

KKO 2018:35.
"""
CITED = [
    ("Luettelolain (39/1989) mukaan", "Luettelolaki"),
    ("Luettelolaki (39/1989, 20 luku)", "Luettelolaki"),
    ("Esitys (HE 13/2022, s. 4)", "HE 13"),
    ("Lists are kept (Directive 2011/93/EU, art. 3)", "Directive"),
    ("Näin on (KKO 2018:35)", "KKO"),
    ("Toisin (HE 14/2022 vp)", None),
]


@pytest.mark.parametrize(("text", "entry"), CITED, ids=[row[0] for row in CITED])
def test_a_law_that_is_listed_is_linked_by_its_number(tmp_path, text, entry):
    path = tmp_path / "draft.txt"
    typed = f"Tides rise (Berg 2001; Lind 2004). {text}.\n\nReferences\n{LISTED}"
    path.write_text(typed, encoding="utf-8")
    manuscript = citations.read(documents.read(Path(path)))
    raw = {one.id: one.raw for one in manuscript.references}
    last = manuscript.citations[-1].items[0].reference
    assert raw.get(last or "", "").startswith(entry or "Lind") is bool(entry)
