"""Citations by author and page, as MLA has them, against a list of invented works."""

from pathlib import Path

import pytest

from procsead_refs import citations, styles
from procsead_refs.model import Block, Document

LISTED = {
    "berg": "Berg, Anna. “The Tide in Winter.” Coast Studies, vol. 3, no. 2, 2001, pp. 1–9.",
    "lind": "Lind, Karin, and Otto Falk. Waves and Shores of the North. Havn, 2004.",
    "sand1": "Sand, Eva. Salt in Water: A Handbook. Havn, 1998.",
    "sand2": "---. “Dunes of a Small Town.” Coast Studies, vol. 9, no. 1, 2007, pp. 20–31.",
    "vik": "Vik, Olga, et al. Mud and Foam. Havn, 2012.",
    "viki": "Vik, Ida. Pebbles. Havn, 2015.",
    "dunn": "van Dunn, Piet. Reeds and Rushes. Havn, 2017.",
    "keskus": "Majakoiden keskus. Laiturit. Havn, 2014.",
    "whb": "World Harbour Board. Ports and Their Pilots. World Harbour Board, 2010.",
}
BODY = (
    "Tides rise (Berg 3). Waves break (Lind and Falk 12). Mud is mud (Vik et al. 7; Sand, Salt 1)."
)


def cited(text):
    """Return the keys, or statuses, that a text adds to what the body before it cites."""
    texts = [f"{BODY} {text}", "Works Cited", *LISTED.values()]
    document = Document(Path("draft.docx"), tuple(map(Block, texts)))
    found = citations.read(document, style=styles.load("mla-9"))
    keys = dict(zip((one.id for one in found.references), LISTED, strict=True))
    items = [item for citation in found.citations for item in citation.items]
    assert [keys.get(item.reference) for item in items[:4]] == ["berg", "lind", "vik", "sand1"]
    return [keys.get(item.reference or "", str(item.status)) for item in items[4:]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So it is (Berg 22).", ["berg"]),
        ("So it is (Sand, “Dunes of a” 22).", ["sand2"]),
        ("So it is (Vik, Mud and 22).", ["vik"]),
        ("So it is (Costa/Palm 22).", ["missing"]),
        ("So it is (St. Palm 22).", ["missing"]),
        ("So it is (see Berg, ch. 4; World Harbour Board 5–7).", ["berg", "whb"]),
        ("So it is (Sand, Salt in Water 4).", ["sand1"]),
        ("So it is (Sand, “Dunes” 4).", ["sand2"]),
        ("So it is (“Dunes of a Small Town” 21).", ["sand2"]),
        ("So it is (Vik 2; I. Vik 3; Vik et al.).", ["viki", "viki", "vik"]),
        ("So it is (van Dunn 44, emphasis added).", ["dunn"]),
        ("Berg (22) says so.", ["berg"]),
        ("Lind and Falk say so.", ["lind"]),
        ("Sand (Salt in Water 4) says so.", ["sand1"]),
        ("Berg doubts that it is so (22).", ["berg", "berg"]),
        ("So it is (Hollow 22).", ["missing"]),
        ("So it is (Sand 4).", ["ambiguous"]),
        ("So it is (Table 3), in all harbours (n = 22), since (May 4).", []),
        ("So it is in the town (22).", []),
        ("The World Harbour Board (7) says so.", ["whb"]),
        ("Toisin kuin Majakoiden keskus (7) sanoo.", ["keskus"]),
        ("So it is (Hollow, “Reeds and Rushes” 22).", ["missing"]),
        ("So it is (Sand, Salt in Water 4; Sand, Salt 5).", ["sand1", "sand1"]),
    ],
)
def test_author_and_page(text, expected):
    assert cited(text) == expected
