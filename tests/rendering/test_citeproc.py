"""The fast way prints what one full call of pandoc's citeproc prints; records are invented."""

import itertools
import json

import pytest
from lxml import etree

from procsead_refs import pandoc, rendering, styles
from procsead_refs.model import Date, Name, Reference
from procsead_refs.rendering import citeproc

GIVEN = ("Anna", "Albert", "Anna M.", "Bo", "")
FAMILY = ("Quietwood", "Calmley", "Hushby")


def made_to_collide(count):
    """Return works whose short citations look alike, by few names, few years, many authors."""
    works = []
    for number, (family, given, year, people) in enumerate(
        itertools.islice(
            itertools.cycle(itertools.product(FAMILY, GIVEN, (2001, 2002, None), (0, 1, 2, 5))),
            count,
        )
    ):
        authors = [Name(family, given)] + [
            Name(FAMILY[other % 3], GIVEN[(other + number) % 5]) for other in range(people - 1)
        ]
        works.append(
            Reference(
                id=f"work {number}",
                type=("article-journal", "book", "chapter", "report")[number % 4],
                names={"author": tuple(authors[:people])} if people else {},
                dates={"issued": Date((year,))} if year else {},
                texts={
                    "title": f"Study {number % 7} of silent rooms, part {number}",
                    "container-title": "Journal of Quiet Methods",
                    "volume": str(number),
                    "page": "10-19",
                },
            )
        )
    return works


def full_call(works, name):
    given = rendering.given(works, styles.load(name))
    csl = etree.tostring(styles.document(name))
    arguments = ["-f", "csljson", "-t", "plain", "--wrap=none", "--citeproc"]
    return csl, given, arguments


@pytest.mark.parametrize(
    "name",
    [
        "apa-7",
        "chicago-17",
        "harvard-cite-them-right",
        "mla-9",
        "ieee",
        "chicago-notes-bibliography",
        "development-and-change",  # tells first names apart everywhere, and prints initials
        "institut-francais-darcheologie-orientale-en",  # tells all names apart, prints them short
    ],
)
def test_text_is_that_of_one_full_call(name, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    works = made_to_collide(120)
    csl, given, arguments = full_call(works, name)
    file = tmp_path / "style.csl"
    file.write_bytes(csl)
    expected = pandoc.run([*arguments, f"--csl={file}"], given).decode()
    assert rendering.bibliography(works, styles.load(name), "txt") == expected


def test_what_was_printed_is_kept_and_damage_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    works = made_to_collide(3)
    style = styles.load("ieee")
    first = citeproc.entries(works, style)
    monkeypatch.setattr(pandoc, "run", lambda *_, **__: pytest.fail("it was kept"))
    assert citeproc.entries(works, style) == first
    monkeypatch.undo()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    (kept,) = (tmp_path / "procsead-refs" / "entries").iterdir()
    kept.write_bytes(kept.read_bytes()[:-50])
    assert citeproc.entries(works, style) == first


def test_a_key_needs_no_form_and_a_work_is_printed_once():
    odd = Reference(id='@{"x"} 1', type="book", texts={"title": "Quiet"})
    printed = citeproc.entries([odd, odd], styles.load("chicago-17"))
    assert [(one.key, one.text) for one in printed] == [(odd.id, "Quiet. n.d.")]


def test_no_works_is_an_empty_list():
    assert citeproc.entries([], styles.load("apa-7")) == []


def test_the_given_records_are_what_the_text_was_made_from():
    works = made_to_collide(2)
    assert [one["id"] for one in json.loads(rendering.given(works, styles.load("ieee")))] == [
        "work 0",
        "work 1",
    ]
