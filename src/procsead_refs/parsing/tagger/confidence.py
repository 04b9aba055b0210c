"""How sure a reading is: the tagger's probability, corrected by what came true on held-out data."""

from __future__ import annotations

import json
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.files import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_SUFFIX = ".json"
_SMALLEST = 40  # readings that make one step of the curve


@dataclass(frozen=True, slots=True)
class Calibration:
    """Steps from a probability to a confidence, both rising; between them it is interpolated."""

    probabilities: tuple[float, ...] = (0.0, 1.0)
    confidences: tuple[float, ...] = (0.0, 1.0)

    def confidence(self, probability: float) -> float:
        """Return how often readings of this probability have all fields right (0 to 1)."""
        xs, ys = self.probabilities, self.confidences
        at = bisect_right(xs, probability)
        if at == 0:
            return ys[0]
        if at == len(xs):
            return ys[-1]
        share = (probability - xs[at - 1]) / (xs[at] - xs[at - 1])
        return ys[at - 1] + share * (ys[at] - ys[at - 1])

    @classmethod
    def beside(cls, model: Path) -> Calibration:
        """Return the calibration that `train` wrote beside a model; none means 1 to 1."""
        try:
            return cls._of(json.loads(model.with_suffix(_SUFFIX).read_text("utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            return cls()

    @classmethod
    def taken_over(cls, card: Path) -> Calibration:
        """Return the calibration of a card that `train` wrote.

        Raises:
            Refusal: it is no such card.
        """
        try:
            return cls._of(json.loads(read_text(card)))
        except (ValueError, KeyError, TypeError) as error:
            raise Refusal(
                "is no card of a model",
                where=card,
                remedy="name the .json file that train wrote beside a model",
            ) from error

    @classmethod
    def shipped(cls) -> Calibration:
        """Return the shipped model's calibration."""
        file = Path(__file__).parents[1] / ("model" + _SUFFIX)
        return cls._of(json.loads(file.read_text("utf-8")))

    @classmethod
    def _of(cls, card: dict[str, dict[str, list[float]]]) -> Calibration:
        steps = card["calibration"]
        return cls(tuple(steps["probability"]), tuple(steps["confidence"]))


def calibrate(readings: Sequence[tuple[float, bool]]) -> Calibration:
    """Return the calibration of readings: probabilities, and whether all fields were right.

    It is the isotonic regression of the second on the first: equal-sized groups in the order of
    probability, neighbours pooled where they do not rise (Zadrozny and Elkan 2002).
    """
    ordered = sorted(readings)
    if len(ordered) < 2 * _SMALLEST:
        return Calibration()
    size = max(_SMALLEST, len(ordered) // 40)
    groups: list[tuple[float, float, int]] = []
    for start in range(0, len(ordered), size):
        part = ordered[start : start + size]
        count = len(part)
        mean = sum(one for one, _ in part) / count
        groups.append((mean, sum(right for _, right in part) / count, count))
        while len(groups) > 1 and groups[-2][1] >= groups[-1][1]:
            (x, y, n), (u, v, m) = groups.pop(), groups.pop()
            groups.append(((x * n + u * m) / (n + m), (y * n + v * m) / (n + m), n + m))
    xs = [0.0, *(round(x, 5) for x, _, _ in groups)]
    ys = [0.0, *(round(y, 4) for _, y, _ in groups)]
    if xs[-1] < 1:
        xs.append(1.0)
        ys.append(ys[-1])
    return Calibration(tuple(xs), tuple(ys))
