"""Which style a typed list follows, with its edition: naive Bayes over how its references are set.

data/list-styles.toml says how often each style sets a trait in which way, measured on records
rendered in that style. Rendered lists are the extreme of regularity, and traits of one reference
hang together; so each observation counts for less than one.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from math import exp, log
from typing import TYPE_CHECKING

from procsead_refs.data import table
from procsead_refs.parsing.style.traits import traits

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procsead_refs.model import Reference

_RARE = 0.01  # the rate of what a style is not seen to do: a slip of the typist
_WEIGHT = 0.3  # of one observation
_SUPERSEDED = {"apa-6th-edition": -1.0}  # log odds before anything is seen: replaced in 2019
_FOREIGN, _OWN = 0.5, 0.85  # shares of what is seen that another, or the list's style explains
_CAP = 40  # observations of one kind after which more of them say nothing new


def detect_style(
    references: Sequence[Reference], *further: Mapping[str, float]
) -> tuple[str, float]:
    """Return the style that a list follows, a profile or else a CSL style, and how sure (0 to 1).

    Args:
        references: the list as read, in its order.
        further: log odds by style from elsewhere, for instance from a draft's citations.

    Returns:
        ("", 0.0) where there is nothing to judge by.
    """
    seen = Counter(traits(references))
    if not seen and not further:
        return "", 0.0
    odds = _odds(seen)
    for more in further:
        for style, value in more.items():
            odds[style] = odds.get(style, 0.0) + value
    best = max(odds, key=lambda style: odds[style])
    certain = 1 / sum(exp(value - odds[best]) for value in odds.values())
    return best, certain * _fit(seen, best)


def evidence(references: Sequence[Reference]) -> dict[str, float]:
    """Return the log odds of each style that a list's references give, to be added to others'."""
    return _odds(Counter(traits(references)))


def styles() -> tuple[str, ...]:
    """Return the styles that can be detected: profiles by name, others by their CSL style."""
    return tuple(_rates())


@cache
def _rates() -> dict[str, dict[str, dict[str, float]]]:
    return table("list-styles")


def _odds(seen: Mapping[tuple[str, str], int]) -> dict[str, float]:
    known = {
        (trait, value)
        for rates in _rates().values()
        for trait, values in rates.items()
        for value in values
    }
    odds = {style: _SUPERSEDED.get(style, 0.0) for style in _rates()}
    for (trait, value), count in seen.items():
        if (trait, value) not in known:
            continue
        for style, rates in _rates().items():
            rate = rates[trait].get(value, _RARE) if trait in rates else _RARE
            odds[style] += _WEIGHT * min(count, _CAP) * log(rate)
    return odds


def _fit(seen: Mapping[tuple[str, str], int], style: str) -> float:
    """Return how well a style explains what was seen, 0 to 1: low where the true one is not here.

    Lists in a style that can be detected agree with it in 0.85 of what is seen or more, lists in
    other styles with the nearest one in 0.5 to 0.75.
    """
    rates = _rates()[style]
    does = sum(n for (trait, value), n in seen.items() if value in rates.get(trait, ()))
    of = sum(seen.values())
    agrees = does / of if of else _OWN
    return max(0.0, min(1.0, (agrees - _FOREIGN) / (_OWN - _FOREIGN)))
