"""How often each style sets a reference in which way: the maker of data/list-styles.toml.

    python -m procsead_refs.style_rates RECORDS… > src/procsead_refs/data/list-styles.toml

Each file of records (any bibliography format) is printed as a list in every style and language that
can be detected, read again by the parser, and its traits are counted.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

from procsead_refs import formats, parsing, styles
from procsead_refs.errors import Refusal
from procsead_refs.parsing.style.traits import traits
from procsead_refs.rendering.citeproc.printing import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from procsead_refs.model import Reference

_STYLES = (
    "american-medical-association",
    "apa-6th-edition",
    "apa-7",
    "asa",
    "chicago-17",
    "chicago-18",
    "chicago-notes-bibliography",
    "elsevier-harvard",
    "finnish",
    "harvard-cite-them-right",
    "ieee",
    "mla-9",
    "vancouver",
)
_LANGUAGES = ("en-US", "en-GB", "de-DE", "fi-FI", "fr-FR", "es-ES")
_AT_ONCE = 60  # records of one list
_SEEN = 10  # fewer observations of a trait tell nothing
_RARE = 0.02  # of a trait's observations: rarer values are slips of the reading

Rates = dict[str, dict[str, dict[str, float]]]


def measure(lists: Iterable[Sequence[Reference]]) -> Rates:
    """Return style -> trait -> value -> rate (0 to 1) over lists of records.

    Each list is set in one language, the languages taking turns; the finnish profile always in its
    own.

    Raises:
        Refusal: pandoc could not print a list.
    """
    counts: dict[str, dict[str, Counter[str]]] = {style: defaultdict(Counter) for style in _STYLES}
    for number, works in enumerate(lists):
        for style in _STYLES:
            language = "fi-FI" if style == "finnish" else _LANGUAGES[number % len(_LANGUAGES)]
            printed = entries(works, styles.load(style), lang=language)
            for trait, value in traits(parsing.parse([entry.text for entry in printed])):
                counts[style][trait][value] += 1
    return {style: _rates(seen) for style, seen in counts.items()}


def _rates(seen: Mapping[str, Counter[str]]) -> dict[str, dict[str, float]]:
    found = {}
    for trait in sorted(seen):
        values = seen[trait]
        total = values.total()
        kept = {v: round(n / total, 2) for v, n in values.most_common() if n >= _RARE * total}
        if total >= _SEEN and kept:
            found[trait] = kept
    return found


def toml(rates: Rates) -> str:
    """Return rates as the text of data/list-styles.toml."""
    lines = [
        "# How often each style has a value of a trait (parsing/style/traits.py), from 0 to 1.",
        "# Source: records printed in each style by citeproc and read by the parser; made by",
        "# python -m procsead_refs.style_rates, as docs/parsing.md says.",
    ]
    for style, seen in rates.items():
        for trait, values in seen.items():
            lines += ["", f"[{style}.{json.dumps(trait)}]"]
            lines += [f"{json.dumps(v, ensure_ascii=False)} = {n}" for v, n in values.items()]
    return "\n".join(lines) + "\n"


def _lists(files: Iterable[str]) -> Iterator[tuple[Reference, ...]]:
    for file in files:
        works = [one for one in formats.read(Path(file)) if one.creators or one.title]
        for start in range(0, len(works), _AT_ONCE):
            yield tuple(works[start : start + _AT_ONCE])


if __name__ == "__main__":
    if not sys.argv[1:]:
        raise SystemExit(__doc__)
    try:
        sys.stdout.write(toml(measure(_lists(sys.argv[1:]))))
    except Refusal as error:
        raise SystemExit(str(error)) from error
