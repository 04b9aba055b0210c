"""How alike two texts are."""

from __future__ import annotations

import pytest

from procsead_refs.matching.likeness import edits, ratio


def test_a_ratio_is_of_the_letters_that_both_have() -> None:
    assert ratio("lists", "lists") == 100
    assert ratio("lists", "lints") == pytest.approx(80)
    assert ratio("lists", "lints", least=90) == 0


@pytest.mark.parametrize(
    ("other", "count"), [("berg", 0), ("bergg", 1), ("breg", 1), ("bag", 2), ("virtanen", 3)]
)
def test_edits_are_counted_up_to_one_more_than_the_most(other: str, count: int) -> None:
    assert edits("berg", other, most=2) == count
