"""Whole drafts: where the list stands, how they cite, what is linked."""

from pathlib import Path

import pytest

from procsead_refs import citations, styles
from procsead_refs.citations import sections
from procsead_refs.model import Block, Document, Name, Reference, Span

BERG = "Berg, Anna. 2001. “The Tide.” Coast Studies 3 (2): 1–9."
LIND = "Lind, Karin, and Otto Falk. 2004. Waves and Shores of the North. Oslo: Havn."
WHB = "World Harbour Board. 2010. Ports and Their Pilots. Oslo: World Harbour Board."
PROSE = "Tides rise and fall with the moon, and nobody has stopped them so far."


def draft(*texts, notes=()):
    blocks = [text if isinstance(text, Block) else Block(text) for text in texts]
    blocks += [Block(text, "footnote", note=str(n)) for n, text in enumerate(notes, 1)]
    return Document(Path("draft.txt"), tuple(blocks))


def heading(text):
    return Block(text, "heading", level=1)


@pytest.mark.parametrize(
    ("texts", "lists"),
    [
        ((PROSE, heading("References"), BERG, LIND), [(2, 4)]),
        ((PROSE, "Lähteet", BERG, LIND), [(2, 4)]),
        ((PROSE, "7. Literaturverzeichnis:", BERG, LIND), [(2, 4)]),
        ((PROSE, heading("Bibliographie"), BERG, LIND, heading("Annexe"), PROSE), [(2, 4)]),
        ((PROSE, "Referencias", BERG, LIND, "Appendix A", PROSE), [(2, 4)]),
        ((PROSE, "References", BERG, LIND, "Data Availability", "All data are public"), [(2, 4)]),
        (
            (
                PROSE,
                heading("References"),
                BERG,
                heading("One"),
                PROSE,
                heading("References"),
                LIND,
            ),
            [(2, 3), (6, 7)],
        ),
        ((PROSE, heading("Sources"), PROSE, PROSE, heading("References"), BERG, LIND), [(5, 7)]),
        ((PROSE, BERG, LIND, WHB), [(1, 4)]),
        ((PROSE, BERG, "———. 2005. “The Ebb.” Coast Studies 7: 1–9.", LIND), [(1, 4)]),
        ((PROSE, heading("References"), heading("Chosen works"), BERG, LIND), [(2, 5)]),
        (
            (PROSE, heading("References"), BERG, heading("Böcker och rapporter"), LIND, WHB),
            [(2, 6)],
        ),
        ((PROSE, "References", BERG, LIND, heading("Chapter Two"), PROSE, PROSE), [(2, 4)]),
        (
            (
                PROSE,
                heading("References"),
                BERG,
                heading("Chapter Two"),
                "Tides rise with the moon (Berg 2001; Lind & Falk 2004), as the pilots said.",
                heading("References"),
                LIND,
            ),
            [(2, 3), (6, 7)],
        ),
        (
            (PROSE, heading("References"), BERG, heading("Chosen works"), LIND, "Annex 1", PROSE),
            [(2, 5)],
        ),
        ((PROSE, PROSE), []),
        ((PROSE, "References", BERG, LIND, "[1] See the harbour’s pages."), [(2, 4)]),
    ],
)
def test_lists_are_found(texts, lists):
    assert list(sections.split(draft(*texts)).lists) == lists


def test_typed_notes_after_the_list_are_notes():
    parts = sections.split(draft(PROSE, "References", BERG, LIND, "[1] See the harbour’s pages."))
    assert parts.notes == (4,)
    assert 4 in parts.body


def linked(manuscript):
    return [item.reference or str(item.status) for c in manuscript.citations for item in c.items]


STYLE = styles.load("chicago-17")


def read(*texts, notes=(), **options):
    document = draft(*texts, "References", BERG, LIND, WHB, notes=notes)
    return citations.read(document, style=STYLE, **options)


def test_author_date_in_text_and_notes():
    found = read("Tides rise (Berg 2001).", notes=["See Lind and Falk (2004, 12)."])
    assert linked(found) == ["r1", "r2"]


def test_an_abbreviation_that_the_text_introduces():
    found = read(
        "Ports grow (World Harbour Board [WHB], 2010; Berg 2001). So do pilots (WHB 2010)."
    )
    assert linked(found) == ["r3", "r1", "r3"]


def test_an_abbreviation_that_a_citation_introduces():
    board = "Hamnstyrelsen. 2003. Anvisning. Oslo: Hamnstyrelsen."
    document = draft(
        "The World Harbour Board (WHB 2010) and Hamnstyrelsen (HS 2003) disagree (Berg 2001).",
        "WHB (2010) says so, and HS (2003) does not.",
        *("References", BERG, board, WHB),
    )
    assert linked(citations.read(document, style=STYLE)) == ["r3", "r2", "r1", "r3", "r2"]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Anna Berg, “The Tide,” Coast Studies 3, no. 2 (2001): 5.", ["r1"]),
        ("Berg, “The Tide,” 5; Lind and Falk, Waves and Shores, 12.", ["r1", "r2"]),
        (
            "See Karin Lind and Otto Falk, Waves and Shores of the North (Oslo: Havn, 2004), 12.",
            ["r2"],
        ),
        ("World Harbour Board, Ports and Their Pilots, 3.", ["r3"]),
        ("Berg, 7.", ["r1"]),
        ("The tide was late that year.", []),
    ],
)
def test_notes(note, expected):
    full = [
        "Anna Berg, “The Tide,” Coast Studies 3, no. 2 (2001): 5.",
        "Karin Lind and Otto Falk, Waves and Shores of the North (Oslo: Havn, 2004), 12.",
        "World Harbour Board, Ports and Their Pilots (Oslo: World Harbour Board, 2010), 3.",
    ]
    found = read(PROSE, notes=[*full, note])
    assert linked(found) == ["r1", "r2", "r3", *expected]


def test_ibid_in_notes_is_the_work_before():
    first = "Karin Lind and Otto Falk, Waves and Shores of the North (Oslo: Havn, 2004), 12."
    other = "Anna Berg, “The Tide,” Coast Studies 3, no. 2 (2001): 5."
    assert linked(read(PROSE, notes=[other, first, "Ibid., 14."])) == ["r1", "r2", "r2"]


def test_numbers_are_read_where_the_list_is_reached_by_them():
    entries = ["[1] A. Berg, “The tide,” 2001.", "[2] K. Lind, Waves. Oslo: Havn, 2004."]
    document = draft("Tides rise [1], waves break [1,2].", "References", *entries)
    assert linked(citations.read(document, style=STYLE)) == ["r1", "r1", "r2"]


@pytest.mark.parametrize("label", ["{}. ", "[{}] ", "({}) ", "{} ", "{}\u2002"])
def test_a_list_may_be_numbered_in_any_way(label):
    listed = [f"{label.format(n)}{entry}" for n, entry in enumerate((BERG, LIND, WHB), 1)]
    document = draft("Tides rise [1], waves break [2,3].", heading("References"), *listed)
    found = citations.read(document, style=STYLE)
    assert (len(found.references), linked(found)) == (3, ["r1", "r2", "r3"])


def test_notes_of_plain_text_that_count_anew_are_no_entries():
    listed = [f"[{n}] {entry}" for n, entry in enumerate((BERG, LIND, WHB), 1)]
    notes = ["[1] So do waves [2].", "[2] Ports do not [3]."]
    document = draft("Tides rise [1].", "References", *listed, *notes)
    found = citations.read(document, style=STYLE)
    assert (len(found.references), linked(found)) == (3, ["r1", "r2", "r3"])


def test_a_dash_repeats_a_body_that_was_read_as_a_title():
    body = "Sociedad del Papel y la Tinta"
    listed = [
        BERG,
        f"{body}. 2013. Puertos: un manual. Norte.",
        "———. 2014. «Mareas». En Canales, editado por Gloria Blanco, 231-54. Madrid: Prensa.",
    ]
    document = draft(f"Las mareas suben ({body} 2014).", "Referencias", *listed)
    assert linked(citations.read(document, style=STYLE)) == ["r3"]


def test_a_dash_in_a_numbered_list_repeats_what_is_typed_in_the_entry_before():
    listed = [
        BERG,
        "NÍ CHROIBH, P.D. 1998a. «Beacons and ferries: who counted?». Coast Studies 37: 1–9.",
        "———. 1998b. Waves in winter. Oslo: Havn.",
    ]
    numbered = [f"{n}. {entry}" for n, entry in enumerate(listed, 1)]
    document = draft("Beacons burn (NÍ CHROIBH 1998b; NÍ CHROIBH 1998a).", "References", *numbered)
    assert linked(citations.read(document, style=STYLE)) == ["r3", "r2"]


def test_names_are_joined_by_a_slash():
    listed = [BERG, LIND, "Öberg, Åsa/Sand, Åke (1855): Salt in Water. Oslo: Havn."]
    document = draft("Tides rise (Öberg/Sand 1855; Öberg/Sand 1857).", "References", *listed)
    assert linked(citations.read(document, style=STYLE)) == ["r3", "r3"]


def test_keys_are_linked_to_the_library():
    library = (Reference("berg2001", names={"author": (Name("Berg", "Anna"),)}),)
    spans = (Span(12, 21, key="berg2001"), Span(23, 32, key="lind2004"))
    text = Block("Tides rise [@berg2001; @lind2004, p. 3].", spans=spans)
    found = citations.read(draft(text), style=STYLE, library=library)
    assert linked(found) == ["berg2001", "missing"]
    (citation,) = found.citations
    assert citation.text == "[@berg2001; @lind2004, p. 3]"
    assert citation.items[1].locator == "p. 3"


def test_a_draft_without_a_list_is_linked_to_the_library():
    library = citations.read(draft(PROSE, "References", BERG, LIND, WHB), style=STYLE).references
    found = citations.read(
        draft("Tides rise (Berg 2001; Hollow 2003)."), style=STYLE, library=library
    )
    assert linked(found) == ["r1", "missing"]


def test_the_style_is_detected_with_its_edition():
    document = draft("Tides rise (Berg 2001; Lind and Falk 2004).", "References", BERG, LIND, WHB)
    found = citations.read(document).style
    assert found.how == "detected"
    assert found.kind == "author-date"
    assert found.csl.startswith("chicago-author-date")


def test_an_empty_document_is_read():
    found = citations.read(draft())
    assert (found.references, found.citations) == ((), ())
    assert found.style.how == "default"


def test_a_reference_managers_field_decides_between_two_entries():
    field = '{"citationItems": [{"itemData": {"title": "The Ebb"}}]}'
    text = Block("Tides fall (Berg 2001).", spans=(Span(11, 22, field=field),))
    entries = [
        BERG.replace("2001", "2001a"),
        "Berg, Anna. 2001b. “The Ebb.” Coast Studies 3 (3): 10–19.",
    ]
    found = citations.read(draft(text, "References", *entries), style=STYLE)
    assert linked(found) == ["r2"]


@pytest.mark.parametrize(
    "field", ["BIBLIOGRAPHY", "{", '{"citationItems": 3, "itemData": 1}', "[" * 9999]
)
def test_a_field_that_is_no_data_decides_nothing(field):
    text = Block("Tides fall (Berg 2001).", spans=(Span(11, 22, field=field),))
    entries = [
        BERG.replace("2001", "2001a"),
        "Berg, Anna. 2001b. “The Ebb.” Coast Studies 3 (3): 10–19.",
    ]
    assert linked(citations.read(draft(text, "References", *entries), style=STYLE)) == ["ambiguous"]


def test_the_year_that_ends_an_entry_is_its_date_not_a_range_in_its_title():
    listed = (
        "Berg, Anna. The Tide in a Small Town, 1780–1830. Oslo: Havn, 2001b.",
        "Berg, Anna. Salt and Sand. Oslo: Havn, 2001a.",
        "Lind, Karin. Waves and Shores of the North. Oslo: Havn, 2004.",
    )
    found = citations.read(draft("Tides rise (Berg 2001b).", heading("References"), *listed))
    assert [item.reference for item in found.citations[0].items] == ["r1"]
