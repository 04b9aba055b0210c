"""Which style a list follows: invented works, typed as each style's manual sets them."""

from pathlib import Path

import pytest

from procsead_refs.parsing import detect_style, parse
from procsead_refs.parsing.style import evidence, styles
from procsead_refs.parsing.style.language import list_language
from procsead_refs.parsing.style.traits import traits

FOLDER = Path(__file__).parent / "lists-by-style"
LISTS = {
    file.stem: file.read_text(encoding="utf-8").splitlines() for file in sorted(FOLDER.iterdir())
}


@pytest.mark.parametrize("style", LISTS)
def test_a_list_is_known_by_how_it_is_set(style):
    found, sure = detect_style(parse(LISTS[style]))
    assert found == style
    assert sure > 0.3


def test_every_style_that_can_be_detected_is_a_style_there_is():
    from procsead_refs.styles import load

    for name in styles():
        assert load(name).csl


def test_nothing_is_detected_in_nothing():
    assert detect_style([]) == ("", 0.0)


def test_a_style_of_nobody_is_not_certain():
    odd = parse(["1999 * Berg / Rivers <Waters> 3!101", "2001 * Dahl / Lakes <Waters> 5!7"])
    assert detect_style(odd)[1] < 0.5


def test_further_evidence_decides_between_editions():
    references = parse(LISTS["chicago-18"][:1])
    assert detect_style(references, {"chicago-17": 9.0})[0] == "chicago-17"
    assert detect_style(references, {"chicago-18": 9.0})[0] == "chicago-18"


def test_the_odds_can_be_added_to_others():
    odds = evidence(parse(LISTS["asa"]))
    assert max(odds, key=odds.get) == "asa"
    assert set(odds) == set(styles())


def test_what_stands_between_the_fields_is_the_trait():
    seen = set(traits(parse(LISTS["harvard-cite-them-right"][:1])))
    assert ("year", "early (y)") in seen
    assert ("quotes", "single") in seen
    assert ("connector", "word") in seen
    assert ("first name", "Family, G.H.") in seen


@pytest.mark.parametrize(
    ("language", "raws"),
    [
        ("fi", ["Aalto, Maija ja Berg, Petra 2014: Lukemisen huoneet. Viitattu 8.4.2015."]),
        ("sv", ["Aalto, Maija och Berg, Petra. 2014. Läsrum. Hämtad 8 april 2015."]),
        ("de", ["Aalto, Maija und Berg, Petra (Hrsg.) (2014): Reading in Small Rooms. Umeå."]),
        ("en", ["Aalto, M. and Berg, P. 2014. “Lukemisen huoneet.” Lukija 3: 1–9."]),
        ("en-GB", ["Aalto, M. and Berg, P. 2014. ‘Lukemisen huoneet’. Lukija 3: 1–9."]),
        ("fr", ["Aalto M. Reading rooms [Internet]. [cité 3 sept 2025]. Disponible sur: /"]),
        ("", ["EUROPOL 2014 12:3"]),
    ],
)
def test_the_language_of_a_list_is_not_that_of_its_titles(language, raws):
    assert list_language(parse(raws)) == language
