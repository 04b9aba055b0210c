"""Notes in every form: full, shortened, title alone, pointing to other notes, several in one."""

from pathlib import Path

import pytest

from procsead_refs import citations, styles
from procsead_refs.model import Block, Document

LISTED = {
    "berg": "Berg, Anna. “The Tide.” Coast Studies 3, no. 2 (2001): 1–9.",
    "lind": "Lind, Karin, and Otto Falk. Waves and Shores of the North. Oslo: Havn, 2004.",
    "sand1": "Sand, Eva. Salt in Water: A Handbook. Oslo: Havn, 1998.",
    "sand2": "Sand, Eva. “Dunes of a Small Town.” Coast Studies 9, no. 1 (2007): 20–31.",
    "quist": "Quist, Pia. “Mud of a Small Town.” Coast Studies 9, no. 2 (2007): 50–61.",
}
FULL = (
    "Anna Berg, “The Tide,” Coast Studies 3, no. 2 (2001): 5.",
    "Karin Lind and Otto Falk, Waves and Shores of the North (Oslo: Havn, 2004), 12.",
    "Eva Sand, Salt in Water: A Handbook (Oslo: Havn, 1998), 3.",
    "Eva Sand, “Dunes of a Small Town,” Coast Studies 9, no. 1 (2007): 21.",
    "Pia Quist, “Mud of a Small Town,” Coast Studies 9, no. 2 (2007): 55.",
)


def last_note(note):
    texts = ["Tides rise and fall with the moon, and nobody has stopped them so far."]
    blocks = [*map(Block, texts), Block("Bibliography", "heading", level=1)]
    blocks += map(Block, LISTED.values())
    blocks += [Block(text, "footnote", note=str(n)) for n, text in enumerate((*FULL, note), 1)]
    document = Document(Path("draft.docx"), tuple(blocks))
    found = citations.read(document, style=styles.load("chicago-notes"))
    keys = dict(zip((one.id for one in found.references), LISTED, strict=True))
    last = [one for one in found.citations if one.location.paragraph == len(blocks) - 1]
    return [keys.get(item.reference) for citation in last for item in citation.items]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("“Mud of a Small Town.”", ["quist"]),
        ("Salt in Water, 44.", ["sand1"]),
        ("Sand, “Dunes of a Small Town,” 22.", ["sand2"]),
        ("Sand, Salt in Water, 22; Quist, “Mud of a Small Town,” 51.", ["sand1", "quist"]),
        ("Quist, „Mud of a Small Town“, S. 51; Berg, „The Tide“, S. 2.", ["quist", "berg"]),
        ("Quist, « Mud of a Small Town », p. 51 ; Berg, « The Tide », p. 2.", ["quist", "berg"]),
        ("Berg, “The Tide,” 5. See also Lind and Falk, Waves and Shores, 12.", ["berg", "lind"]),
        (
            "Berg says more; compare also (Sand, Salt in Water; Quist, “Mud of a Small Town”).",
            ["sand1", "quist"],
        ),
        ("Lind, Waves and Shores (Oslo: Havn; North of the North, 2004), 3.", ["lind"]),
        ("Sand (n 3) 12.", ["sand1"]),
        ("Sand (n 4) 12.", ["sand2"]),
        ("Sand, wie Anm. 3, S. 12.", ["sand1"]),
        ("Sand, op. cit., p. 12.", ["sand2"]),
        ("Berg, op. cit.", ["berg"]),
        ("Lind & Falk, emt.", ["lind"]),
        ("(n 2).", ["lind"]),
        ("(n 77).", []),
        ("Sand, Salt, pp. 12–14.", ["sand1"]),
        ("Berg 2001, p. 4, emphasis added.", ["berg"]),
        ("See also Sand, Dunes, ch. 2.", ["sand2"]),
        ("The point is disputed. Sand, Salt, p. 3.", ["sand1"]),
        ("Asiasta kiistellään. Lind ja Falk, viite 2, s. 28.", ["lind"]),
        ("Quist & Berg, op. cit., p. 7; Berg & Quist, op. cit.", ["quist", "berg"]),
        ("Carl Hollow, Reeds and Rushes of the South (Oslo: Havn, 2011), 4.", [None]),
        ("Carl Hollow and Ida Vik, “Reeds of the South,” Coast Studies 4 (2011): 5.", [None]),
        ("Carl Hollow, letter to the harbour board of the town, 3 May 1911.", []),
        ("Town Archive, Harbour Office, box 12, letters received, 1911, fol. 4.", []),
        ("Ibid., 14.", ["quist"]),
        ("Ibid., 14, n. 3. On this also Lind and Falk, Waves and Shores, 5.", ["quist", "lind"]),
        ("Ebd., S. 14 f. Zum Ganzen auch Eva Sand, Salt in Water, S. 3.", ["quist", "sand1"]),
        (
            "But see Berg, “The Tide,” 7, and Sand, Salt in Water, chap. 9.",
            ["berg", "sand1"],
        ),
        ("Vgl. Quist, Mud of a Small Town, S. 51 und Berg, The Tide, S. 2.", ["quist", "berg"]),
        ("Ibid., p. 14. The harbour board knew nothing of it.", ["quist"]),
        ("Sand and water are all that a small town had.", []),
        ("Nobody knew why.", []),
    ],
)
def test_notes(note, expected):
    assert last_note(note) == expected


def test_full_notes_with_a_year_are_notes():
    listed = (
        "BERG, Anna, 2001. The Tide in Winter. Coast Studies. Vol. 3, no. 2, p. 1-9.",
        "LIND, Karin and FALK, Otto, 2004. Waves and Shores of the North. Oslo: Havn.",
    )
    notes = (
        *listed,
        "LIND, Karin and FALK, Otto, 2004. Waves and Shores, p. 5.",
        "The Tide in Winter, p. 6.",
    )
    blocks = [Block("Tides rise and fall with the moon."), Block("References", "heading", level=1)]
    blocks += [*map(Block, listed)]
    blocks += [Block(text, "footnote", note=str(n)) for n, text in enumerate(notes, 1)]
    document = Document(Path("draft.docx"), tuple(blocks))
    found = citations.read(document, style=styles.load("iso690-note-fr"))
    links = [item.reference for citation in found.citations for item in citation.items]
    assert links == ["r1", "r2", "r2", "r1"]


def test_a_dash_repeats_a_name_in_notes():
    listed = (
        "World Harbour Board, Ports and Their Pilots, Oslo: Havn, 2010.",
        "———, Lamps and Lanterns of the Coast, Oslo: Havn, 2012.",
    )
    notes = (
        "World Harbour Board, Ports and Their Pilots, Oslo, 2010, p. 3.",
        "World Harbour Board, Lamps and Lanterns, p. 5.",
    )
    assert _linked(listed, notes) == ["r1", "r2"]


def test_works_in_full_notes_are_missing_only_where_most_are_listed():
    listed = ("Berg, Anna. The Tide in Winter. Oslo: Havn, 2001.",)
    answered = "Anna Berg, The Tide in Winter (Oslo: Havn, 2001), 5."
    others = [
        f"{given} Hollow, Reeds and Rushes of the {where} (Oslo: Havn, 2011), 4."
        for given, where in (("Carl", "South"), ("Ida", "North"))
    ]
    assert _linked(listed, [answered] * 4 + others[:1]) == ["r1"] * 4 + [None]
    assert _linked(listed, [answered, *others]) == ["r1"]


def test_a_full_note_by_somebody_else_is_of_no_work_that_shares_words_of_its_title():
    listed = ("Society for Mud. Waves of the Small Northern Towns. Oslo: Havn, 2001.",)
    answered = "Society for Mud, Waves of the Small Northern Towns (Oslo: Havn, 2001), 5."
    known = [f"Anna Berg, Reeds {n}, Oslo: Havn, 2011." for n in ("East", "West", "South", "North")]
    shares = "Carl Hollow, Shells of the Small Northern Towns (Oslo: Havn, 2011), 4."
    works = (*listed, *(one.replace("Anna Berg", "Berg, Anna") for one in known))
    assert _linked(works, [answered, *known, shares]) == ["r1", "r2", "r3", "r4", "r5", None]


def test_a_body_that_was_read_with_its_title_is_known_by_how_its_entry_begins():
    listed = (
        "Board for Harbours and Fisheries, Lanterns: a survey, 2004. https://harbours.example/5",
        "Board for Harbours and Fisheries, ‘Notebooks of the Shore’, Coast Studies 6, no. 3, 2004.",
    )
    notes = ("Board for Harbours and Fisheries, Lanterns, pp. 12–14.", "Ibid., p. 15.")
    assert _linked(listed, notes) == ["r1", "r1"]


def test_a_draft_with_notes_may_cite_by_author_and_year_in_its_text():
    listed = ("Berg, Anna. The Tide in Winter. Oslo: Havn, 2001.", "Lind, Karin. Mud. Oslo, 2004.")
    texts = ("Berg (2001, 5) says so.", "Mud was cheap in 1911 (see Hollow 1911).")
    blocks = [*map(Block, texts), Block("References", "heading", level=1), *map(Block, listed)]
    notes = (
        "Anna Berg, The Tide in Winter (Oslo: Havn, 2001), 5.",
        "Karin Lind, Mud (Oslo, 2004).",
    )
    blocks += [Block(text, "footnote", note=str(n)) for n, text in enumerate(notes, 1)]
    document = Document(Path("draft.docx"), tuple(blocks))
    found = citations.read(document, style=styles.load("chicago-notes"))
    links = [item.reference for citation in found.citations for item in citation.items]
    assert links == ["r1", "r1", "r2"]


def _linked(listed, notes):
    blocks = [Block("Tides rise and fall with the moon."), Block("References", "heading", level=1)]
    blocks += [*map(Block, listed)]
    blocks += [Block(text, "footnote", note=str(n)) for n, text in enumerate(notes, 1)]
    document = Document(Path("draft.docx"), tuple(blocks))
    found = citations.read(document, style=styles.load("chicago-notes"))
    return [item.reference for citation in found.citations for item in citation.items]
