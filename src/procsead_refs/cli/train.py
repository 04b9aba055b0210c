"""train: a model for parse from labelled references."""

from __future__ import annotations

from pathlib import Path

import click

from procsead_refs.cli import _options
from procsead_refs.cli._options import Session, common

_FILE = click.Path(path_type=Path)
_COUNT, _SOME = click.IntRange(0), click.IntRange(1)


@click.command(short_help="A model of your own for parse.")
@click.argument("data", nargs=-1, required=True, type=_FILE, metavar="DATA…")
@click.option("-o", "--output", required=True, type=_FILE, help="The model file to write.")
@click.option("--from", "corrections", type=_FILE, help="Your own corrected references.")
@click.option("--held-out", multiple=True, type=_FILE, help="Measure and calibrate with these.")
@click.option("--calibration", type=_FILE, help="Take the calibration over from this card.")
@click.option(
    "--retyped", type=_COUNT, default=8000, show_default=True, help="References to type anew."
)
@click.option(
    "--printed",
    type=_COUNT,
    default=0,
    show_default=True,
    help="References to print in CSL styles.",
)
@click.option(
    "--iterations", type=_SOME, default=60, show_default=True, help="Of the learner, at most."
)
@click.option(
    "--least-frequency", type=_SOME, default=3, show_default=True, help="Of a feature learnt."
)
@click.option("--seed", default=7, show_default=True, help="Of the styles to type anew in.")
@common
def command(
    session: Session,
    data: tuple[Path, ...],
    *,
    output: Path,
    corrections: Path | None,
    held_out: tuple[Path, ...],
    calibration: Path | None,
    retyped: int,
    printed: int,
    iterations: int,
    least_frequency: int,
    seed: int,
) -> None:
    """Make a model for parse from labelled references (JSON lines, AnyStyle's XML).

    The model is written with a card beside it (same name, .json): its recipe, its data and its
    calibration. The same data in the same order with the same options give the same bytes.
    docs/model-card.md says how the shipped model was made, docs/parsing.md what DATA looks like.

    \b
    Examples:
      procsead-refs train data/*.jsonl -o mine.crfsuite
      procsead-refs train data/*.jsonl --from refs/corrections.jsonl -o mine.crfsuite
      procsead-refs parse references.txt --model mine.crfsuite
    """
    from procsead_refs.parsing import training

    _options.apart(output, [*data, *held_out, corrections, calibration])
    card = training.train(
        data,
        output,
        training.Recipe(
            retyped=retyped,
            printed=printed,
            seed=seed,
            iterations=iterations,
            least_frequency=least_frequency,
        ),
        corrections=corrections,
        held_out=held_out,
        calibration=calibration,
        say=session.say,
    )
    session.say(f"{output}: a model of {sum(card.references.values())} references")
