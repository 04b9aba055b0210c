"""What a list does is evidence for each of its members: one document is typed in one style.

After a first reading of all references of a list, each word is told what the others do at the same
marks, where they have the same word, and in which order their fields stand. A reference is never
evidence for itself.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from procsead_refs.parsing.tagger.forms import marks
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from procsead_refs.parsing.tagger.features import Row
    from procsead_refs.parsing.tokens import Tokens

FEWEST = 4  # references in a list that can be evidence for each other
_SURE, _LIKELY = 0.8, 0.5  # shares of what the others do
_LONG = 4  # letters of a word that is told from its label elsewhere
_ORDER = 4  # fields at the start of a reference that make its order

_Key = tuple[str, ...]
_Sign = tuple[int, _Key, str]  # of which word, of what, which field
_Counts = dict[_Key, dict[str, int]]


def of_list(
    tokens: Sequence[Tokens],
    labels: Sequence[Sequence[str]],
    wanted: Container[int] | None = None,
) -> list[list[list[str]]]:
    """Return the evidence for each word of each reference of a list, from its first readings.

    `wanted` are the numbers of the references that it is wanted for; the others get none.
    """
    if len(tokens) < FEWEST:
        return [[] for _ in tokens]
    signs = [_signs(one, read) for one, read in zip(tokens, labels, strict=True)]
    totals: _Counts = {}
    for reference in signs:
        _count(reference, totals)
    orders = Counter(map(_order, labels))
    rows: list[list[list[str]]] = []
    for number, (reference, read) in enumerate(zip(signs, labels, strict=True)):
        if wanted is not None and number not in wanted:
            rows.append([])
            continue
        own: _Counts = {}
        _count(reference, own)
        shown = {key: _shown(key, totals[key], counts) for key, counts in own.items()}
        order = "O=" + _most(orders, {_order(read): 1})
        found = [[order] for _ in read]
        for at, key, _ in reference:
            if text := shown[key]:
                found[at].append(text)
        rows.append(found)
    return rows


def told(features: list[Row], evidence: Sequence[Sequence[str]]) -> list[Row]:
    """Return the features of a reference's words with the evidence for each added to them."""
    for row, more in zip(features, evidence, strict=True):
        row.extend(more)
    return features


def _count(reference: Sequence[_Sign], counts: _Counts) -> None:
    for _, key, value in reference:
        values = counts.get(key)
        if values is None:
            counts[key] = {value: 1}
        else:
            values[value] = values.get(value, 0) + 1


def _shown(key: _Key, total: Mapping[str, int], own: Mapping[str, int]) -> str:
    """Return what the others show for a key as a feature, "" where none of them has it."""
    most = _most(total, own)
    return f"{key[0]}={most}" if most else ""


def _signs(tokens: Tokens, labels: Sequence[str]) -> list[_Sign]:
    """Return what each word shows: the change of field at its gap, and its own field."""
    found: list[_Sign] = []
    before, phase = "", ""
    for at, (word, gap, label) in enumerate(zip(tokens.words, tokens.gaps, labels, strict=False)):
        left = marks(gap) if gap != " " else gap
        if left not in {" ", "_"}:
            change = label if label != before else "="
            found.append((at, ("G", left, phase), change))
            found.append((at, ("B", left, _shape(word)), change))
        if len(word) >= _LONG and word[0].isupper():
            found.append((at, ("W", fold(word)), label))
        if label != before:
            phase = _phase(phase, label)
            before = label
    return found


def _phase(phase: str, label: str) -> str:
    """Return which of date, title and container have been passed once a field was."""
    if label == "date" and "d" not in phase:
        return phase + "d"
    if label in {"title", "journal", "booktitle"} and label[0] not in phase:
        return phase + label[0]
    return phase


def _shape(word: str) -> str:
    return "9" if word.isdigit() else "A" if word[0].isupper() else "a"


def _order(labels: Sequence[str]) -> str:
    """Return the first letters of the fields that a reference begins with: "adtp"."""
    found: list[str] = []
    for label in labels:
        if label not in {"other", "label"} and (not found or found[-1] != label[0]):
            found.append(label[0])
            if len(found) == _ORDER:
                break
    return "".join(found)


def _most(total: Mapping[str, int], own: Mapping[str, int]) -> str:
    """Return the most frequent value without the reference's own; "!" and "?" say how frequent."""
    best, count, every = "", 0, 0
    for value, number in total.items():
        rest = number - own.get(value, 0)
        every += rest
        if rest > count:
            best, count = value, rest
    if not every:
        return ""
    share = count / every
    return best + ("!" if share >= _SURE else "" if share >= _LIKELY else "?")
