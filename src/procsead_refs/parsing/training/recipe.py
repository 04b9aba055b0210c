"""From labelled references to a model: complete the labels, type anew, learn, calibrate.

Everything is deterministic: the same data, in the same order, with the same seed give the same
bytes. The learner is crfsuite's L-BFGS (Okazaki 2007).
"""

from __future__ import annotations

import json
from collections import Counter
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.files import replace as replace_file
from procsead_refs.parsing import steps, tagger
from procsead_refs.parsing.tagger import evidence
from procsead_refs.parsing.tagger.confidence import Calibration, calibrate
from procsead_refs.parsing.tagger.features import extract
from procsead_refs.parsing.training import labelled, measure, printing, retyping
from procsead_refs.parsing.training.works import works

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from pycrfsuite import Tagger

    from procsead_refs.parsing.tagger.features import Row
    from procsead_refs.parsing.training.projection import Example

_DRAFT_ITERATIONS = 25  # of the models that only prepare the data
_LEAST_AGREEMENT = 0.4  # of a record's labels with a first model; below, its labels are doubtful
_MADE = {retyping.SOURCE, printing.SOURCE}
_CORRECTED = 8  # how often a person's own correction counts


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a model is made: references typed and printed anew, the seed, the learner's limits."""

    retyped: int = 8000
    printed: int = 0
    seed: int = 7
    iterations: int = 60
    l1: float = 0.1
    l2: float = 0.1
    least_frequency: int = 3


@dataclass(slots=True)
class Card:
    """What is written beside a model: recipe, references by source, figures, calibration."""

    recipe: dict[str, float]
    references: dict[str, int]
    held_out: dict[str, dict[str, float]] = field(default_factory=dict)
    calibration: dict[str, list[float]] = field(default_factory=dict)


def train(  # noqa: PLR0913 - each is an option of the command
    data: Sequence[Path],
    output: Path,
    recipe: Recipe,
    *,
    corrections: Path | None = None,
    held_out: Sequence[Path] = (),
    calibration: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Card:
    """Write a model and its card (same name, .json) and return the card.

    Args:
        data: files of labelled references (see `labelled.read`).
        output: the model file.
        recipe: how it is made.
        corrections: a person's own corrected references; each counts several times.
        held_out: files not learnt from, to measure and to calibrate with.
        calibration: the card of a model whose calibration is taken over, where none are held out.
        say: told of each step.

    Raises:
        Refusal: a file cannot be read or has no labelled references.
    """
    taken_over = Calibration.taken_over(calibration) if calibration else Calibration()
    examples = [one for path in data for one in labelled.read(path)]
    if not examples:
        raise Refusal("no labelled references", where=data[0], remedy="see docs/parsing.md")
    say(f"{len(examples)} labelled references")
    examples = _completed(examples)
    say(f"{len(examples)} of them with labels that agree")
    if corrections:
        examples += _CORRECTED * list(labelled.read(corrections))
    plain = works(examples)
    examples += retyping.retype(plain, recipe.retyped, recipe.seed)
    examples += printing.prints(plain, recipe.printed, recipe.seed)
    say(f"{len(examples)} with those typed and printed anew")
    shown = _evidence(examples)
    say("first readings of every list are made")
    _learn(_sequences(examples, shown), output, recipe)
    card = Card(asdict(recipe), dict(Counter(one.source for one in examples)))
    if held_out:
        _measure(held_out, output, card, say)
    else:
        card.calibration = _curve(taken_over)
    text = json.dumps(asdict(card), indent=1, sort_keys=True) + "\n"
    replace_file(output.with_suffix(".json"), text)
    return card


def _learn(sequences: Iterable[tuple[list[Row], list[str]]], output: Path, recipe: Recipe) -> None:
    """Write the model of words' features and their labels, a sequence a reference."""
    from pycrfsuite import Trainer

    trainer = Trainer(algorithm="lbfgs", verbose=False)
    for rows, labels in sequences:
        trainer.append(rows, labels)
    trainer.set_params(
        {
            "c1": recipe.l1,
            "c2": recipe.l2,
            "max_iterations": recipe.iterations,
            "feature.minfreq": recipe.least_frequency,
        }
    )
    trainer.train(str(output))


def _sequences(
    examples: Sequence[Example], shown: Sequence[Sequence[Sequence[str]]] = ()
) -> Iterable[tuple[list[Row], list[str]]]:
    """Yield each example as the tagger learns it: alone, and once more with its list's evidence.

    Of the references made anew, every other one is learnt alone and the rest with evidence.
    """
    for number, one in enumerate(examples):
        of_list = shown[number] if shown else ()
        halved = bool(of_list) and one.source in _MADE
        if not halved or number % 2:
            yield extract(one.tokens), tagger.marked(one.labels)
        if of_list and not (halved and number % 2):
            yield evidence.told(extract(one.tokens), of_list), tagger.marked(one.labels)


def _completed(examples: list[Example]) -> list[Example]:
    """Return examples with the labels that their annotators did not use, from a first model.

    That model learns from those who used them. Where it contradicts most of a record's own labels,
    the record is left out: such records are mislabelled as a rule.
    """
    whole = [one for one in examples if "place" not in one.unlabelled]
    if len(whole) == len(examples) or not whole:
        return examples
    found: list[Example] = []
    with _draft_model(whole) as crf:
        for one in examples:
            if "place" not in one.unlabelled:
                found.append(one)
                continue
            read = tagger.plain(crf.tag(extract(one.tokens)))
            pairs = list(zip(one.labels, read, strict=True))
            own = [label == other for label, other in pairs if label != "other"]
            if sum(own) >= _LEAST_AGREEMENT * len(own):
                labels = (
                    other if label == "other" and other in one.unlabelled else label
                    for label, other in pairs
                )
                found.append(replace(one, labels=tuple(labels)))
    return found


def _evidence(examples: Sequence[Example]) -> list[list[list[str]]]:
    """Return for each example what its list shows, as read by a model that has not seen the list.

    One half of the lists is read by a model that learnt from all but them, then the other half.
    """
    shown: list[list[list[str]]] = [[] for _ in examples]
    lists = [
        [number for number, _ in group]
        for document, group in groupby(enumerate(examples), key=lambda pair: pair[1].document)
        if document
    ]
    lists = [one for one in lists if len(one) >= evidence.FEWEST]
    for half in (0, 1):
        learnt, read = lists[1 - half :: 2], lists[half::2]
        unseen = {number for members in read for number in members}
        seen = [one for number, one in enumerate(examples) if number not in unseen]
        if not (learnt and read):
            continue
        with _draft_model(seen) as crf:
            for members in read:
                tokens = [examples[number].tokens for number in members]
                labels = [tagger.plain(crf.tag(extract(one))) for one in tokens]
                for number, one in zip(members, evidence.of_list(tokens, labels), strict=True):
                    shown[number] = one
    return shown


@contextmanager
def _draft_model(examples: Sequence[Example]) -> Iterator[Tagger]:
    """Give a model that only prepares the data: soon stopped, in a file that goes."""
    from pycrfsuite import Tagger

    with TemporaryDirectory() as folder:
        file = Path(folder, "draft")
        _learn(_sequences(examples), file, Recipe(iterations=_DRAFT_ITERATIONS))
        crf = Tagger()
        crf.open(str(file))
        yield crf


def _measure(paths: Sequence[Path], model: Path, card: Card, say: Callable[[str], None]) -> None:
    """Note on a card how much of each held-out file its model reads right, and its calibration."""
    readings: list[tuple[float, bool]] = []
    for path in paths:
        right = 0
        records = list(labelled.records(path))
        for _, group in groupby(records, key=lambda one: one.get("doc", "")):
            part = list(group)
            read = steps.parse([one["raw"] for one in part], singles=len(part) == 1, model=model)
            for one, reference in zip(part, read, strict=True):
                bad = measure.wrong(reference, one["csl"], one["fields"])
                right += not bad
                if reference.reading:
                    readings.append((reference.reading.confidence, not bad))
        card.held_out[path.stem] = {
            "references": len(records),
            "all right": round(right / len(records), 4),
        }
        say(f"{path.stem}: {right} of {len(records)} with all fields right")
    card.calibration = _curve(calibrate(readings))


def _curve(calibration: Calibration) -> dict[str, list[float]]:
    """Return a calibration as a card holds it (see `Calibration.taken_over`)."""
    return {
        "probability": list(calibration.probabilities),
        "confidence": list(calibration.confidences),
    }
