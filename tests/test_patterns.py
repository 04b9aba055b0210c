"""Regular expressions made of many words, and of named parts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procsead_refs.patterns import any_of, with_parts


def test_the_longest_word_that_fits_is_matched() -> None:
    pattern = re.compile(any_of(["rev", "revised", "re", "new"]))
    assert [found[0] for found in pattern.finditer("revised rev. red newer")] == [
        "revised",
        "rev",
        "re",
        "new",
    ]


def test_marks_are_matched_as_they_stand() -> None:
    assert re.fullmatch(any_of(["a.b", "a (c"]), "a (c")
    assert not re.fullmatch(any_of(["a.b", "a (c"]), "axb")


@pytest.mark.parametrize("words", [[], ["a", ""]])
def test_no_word_and_an_empty_one_are_refused(words: list[str]) -> None:
    with pytest.raises(ValueError, match="word"):
        any_of(words)


@given(st.lists(st.text(alphabet="abAB.(-|ä", min_size=1), min_size=1), st.text("abAB.(-|ä"))
def test_it_matches_what_the_words_one_by_one_match(words: list[str], text: str) -> None:
    one_by_one = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    assert re.findall(any_of(words), text) == re.findall(one_by_one, text)


def test_parts_of_parts_are_spelled_out() -> None:
    parts = {"act": r"Act <<number>>", "number": r"\d+/<<year>>", "year": r"\d{4}"}
    assert with_parts(r"the <<act>>, s\.", parts) == r"the Act \d+/\d{4}, s\."


def test_a_part_that_there_is_not_is_an_error() -> None:
    with pytest.raises(KeyError, match="act"):
        with_parts("<<act>>", {})
