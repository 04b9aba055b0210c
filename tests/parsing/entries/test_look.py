"""What looks like a reference and what looks like prose; and how much is looked at."""

import pytest

from procsead_refs.parsing.entries.look import is_prose, looks_like_reference, starts_like_reference

REFERENCES = [
    "Aalto, M., & Berg, P. (2014). Reading rooms. Quiet Spaces, 12(3), 101–118.",
    "[7] M. Aalto and P. Berg, “Reading rooms,” Quiet Spaces, vol. 12, no. 3, pp. 101–118, 2014.",
    "3. Aalto MK, Berg P. Reading rooms. Quiet Spaces. 2014;12(3):101-18.",
    "Aalto, Maija & Berg, Petra (toim.) 2014: Lukemisen paikat. Helsinki: Kirjastoseura.",
    "———. 2015b. Rooms without Walls. Umeå: Norrland University Press.",
    "EUROPOL. 2020a. Threat Assessment. https://example.org/europol/2020",
    "von Essen, G. (Hrsg.) (o. J.): Lesesäle. Berlin: Seeverlag.",
]
PROSE = [
    (
        "In 2014 we asked readers in three small rooms which of the books on the shelves they had "
        "opened during the winter (Aalto & Berg, 2014; Carlsson, 2009). The answers were not what "
        "the librarians had expected, and they have since been discussed in several countries, "
        "which is why this chapter begins with them."
    ),
    (
        "Tutkimuksen aineisto koostuu haastatteluista, jotka tehtiin vuonna 2014 kolmessa "
        "kirjastossa. Haastateltavat olivat iältään 18–75-vuotiaita, ja heistä yli puolet kävi "
        "kirjastossa viikoittain, mutta vain harva oli lainannut kirjoja, jotka olivat esillä."
    ),
]


@pytest.mark.parametrize("text", REFERENCES)
def test_a_reference_looks_like_one(text):
    assert looks_like_reference(text) >= 0.5
    assert starts_like_reference(text)
    assert not is_prose(text)


@pytest.mark.parametrize("text", PROSE)
def test_prose_does_not(text):
    assert looks_like_reference(text) < 0.25
    assert is_prose(text)


@pytest.mark.parametrize(
    "text",
    ["A" * 5_000_000, "a-" * 2_500_000, "(19" * 2_000_000, "A. " * 2_000_000, "“x" * 2_000_000],
)
def test_hostile_text_looks_like_none(text):
    assert looks_like_reference(text) == 0


@pytest.mark.parametrize("text", REFERENCES)
def test_only_the_two_ends_of_a_text_are_looked_at(text):
    middles = ("x" * 40_000, "In 2014 we asked (Aalto 2014), pp. 3–9. " * 1000)
    looks = {looks_like_reference(f"{text}{' ' * 400}{one}{' ' * 400}{text}") for one in middles}
    assert len(looks) == 1
    assert looks != {0}
