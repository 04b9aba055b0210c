"""The fast way prints what one full call of pandoc's citeproc prints; records are invented."""

import json

import pytest
from colliding import alike, apart, odd
from lxml import etree

from procsead_refs import pandoc, rendering, styles
from procsead_refs.formats import csljson
from procsead_refs.model import Reference
from procsead_refs.rendering.citeproc import printing

FEW = csljson.references([*odd(), *alike(60)])
MANY = (*FEW, *csljson.references(list(apart(170))))


def full_call(works, name, folder):
    """Return what one call prints of the records that citeproc is given, in the style's order."""
    style = styles.load(name)
    records, sheet = folder / "records.json", folder / "style.csl"
    records.write_text(rendering.given(works, style))
    sheet.write_bytes(etree.tostring(styles.document(name)))
    lang = ["-M", f"lang={style.locale}"] if style.locale.startswith("fi") else []
    arguments = ["-t", "plain", "--wrap=none", "--citeproc", "--bibliography", str(records)]
    return pandoc.run(
        ["-f", "markdown", *arguments, "--csl", str(sheet), *lang], '---\nnocite: "@*"\n---\n'
    ).decode()


@pytest.mark.parametrize(
    "name",
    [
        "chicago-17",
        "chicago-18",
        "apa-7",
        "apa-no-ampersand",  # tells first names apart by initials alone
        "reviews-of-modern-physics-with-titles",  # prints initials and dashes
        "institut-francais-darcheologie-orientale-en",  # tells all names apart, prints them short
        "mhra-author-date",  # a dash for the first of several authors
        "world-politics",  # a note style that tells names apart
    ],
)
def test_text_is_that_of_one_full_call_where_names_are_told_apart(name, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    calls = []
    run = pandoc.run

    def watched(arguments, *rest, **options):
        calls.append(any(one.startswith("plain=") for one in arguments))
        return run(arguments, *rest, **options)

    monkeypatch.setattr(pandoc, "run", watched)
    text = rendering.bibliography(MANY, styles.load(name), "txt")
    assert calls[0], "in one call, so that nothing is shown"
    assert text == full_call(MANY, name, tmp_path)


@pytest.mark.parametrize(
    "name",
    [
        *(profile for profile in styles.profiles() if profile[:3] not in {"chi", "apa"}),
        "chicago-notes-bibliography",
        "american-mathematical-society-label",
        "american-journal-of-sociology",
        "nature",
        "universidade-federal-de-pernambuco-abnt",
    ],
)
def test_text_is_that_of_one_full_call(name, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    text = rendering.bibliography(FEW, styles.load(name), "txt")
    assert text == full_call(FEW, name, tmp_path)


@pytest.mark.parametrize("name", ["chicago-17", "harvard-cite-them-right"])
def test_letters_of_equal_entries_follow_the_keys_and_the_entries_the_input(name, tmp_path):
    """Two works that sort alike: the first by key has the first letter, wherever it is given."""
    equal = [
        {"id": key, "type": "book", "title": "Rooms", "issued": {"date-parts": [[2001]]}}
        | {"author": [{"family": "Quietwood", "given": "Anna"}], "publisher": f"Press {key}"}
        for key in ("b", "a", "b10", "b9")
    ]
    works = csljson.references(equal)
    text = rendering.bibliography(works, styles.load(name), "txt")
    assert text == full_call(works, name, tmp_path)


def test_where_everybody_is_a_namesake_one_full_call_is_made(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(printing, "_FEW", 0)
    name = "harvard-york-st-john-university"
    text = rendering.bibliography(FEW, styles.load(name), "txt")
    assert text == full_call(FEW, name, tmp_path)


def test_dates_that_no_numbers_hold_and_seasons_are_printed():
    works = csljson.references(
        [
            {"id": "a", "type": "book", "title": "Rooms", "issued": {"literal": "19xx"}},
            {
                "id": "b",
                "type": "article-magazine",
                "title": "Walls",
                "container-title": "Quiet Weekly",
                "issued": {"date-parts": [[2017]], "season": 4},
            },
        ]
    )
    printed = {one.key: one.text for one in printing.entries(works, styles.load("chicago-17"))}
    assert "19xx" in printed["a"]
    assert "Winter 2017" in printed["b"]


def test_of_works_with_one_key_the_last_is_printed_in_its_place():
    works = [Reference(id=key, texts={"title": title}) for key, title in ("ax", "by", "az")]
    printed = printing.entries(works, styles.load("ieee"))
    assert [one.text for one in printed] == ["[1] “y.”", "[2] “z.”"]


def test_what_was_printed_is_kept_and_damage_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    works = FEW[:3]
    style = styles.load("ieee")
    first = printing.entries(works, style)
    monkeypatch.setattr(pandoc, "run", lambda *_, **__: pytest.fail("it was kept"))
    assert printing.entries(works, style) == first
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (kept,) = (tmp_path / "procsead-refs" / "entries").iterdir()
    kept.write_bytes(kept.read_bytes()[:-50])
    assert printing.entries(works, style) == first


def test_a_key_needs_no_form_and_a_work_is_printed_once():
    odd = Reference(id='@{"x"} 1', type="book", texts={"title": "Quiet"})
    printed = printing.entries([odd, odd], styles.load("chicago-17"))
    assert [(one.key, one.text) for one in printed] == [(odd.id, "Quiet. n.d.")]


def test_no_works_is_an_empty_list():
    assert printing.entries([], styles.load("apa-7")) == []


def test_the_given_records_are_what_the_text_was_made_from():
    works = FEW[:2]
    given = json.loads(rendering.given(works, styles.load("ieee")))
    assert [one["id"] for one in given] == ["z0", "k1"]
