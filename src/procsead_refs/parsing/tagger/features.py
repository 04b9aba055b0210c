"""What the tagger sees of each word: form, neighbours, marks, its stretch, what came before.

Few features, most of them of several facts: crfsuite looks every one of them up, which is what
tagging takes longest for. What depends on one word, or on its kind and the marks around it, is made
once and remembered, as the bytes that crfsuite takes.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.parsing.tagger import lexicon
from procsead_refs.parsing.tagger.forms import EDGE, form_of, marks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.parsing.tagger.forms import Form
    from procsead_refs.parsing.tokens import Tokens

_REMEMBERED = 1 << 14  # contexts
_DIVIDING = frozenset('.,;:()[]"“”„«»?!/‹›')  # marks that end a stretch of words
_PARTS = 8  # of a reference, for where in it a word stands
_NEAR = 6  # from its start and its end, positions are counted one by one
_MOST_NUMBERS = 3  # that are counted

Row = list[str | bytes]


class _Flags(NamedTuple):
    year: bool = False
    quoted: bool = False
    contained: bool = False
    edited: bool = False
    quote: bool = False
    bracket: bool = False
    numbers: int = 0


class _State:
    """What has been passed on the way through a reference: one object for each set of flags."""

    __slots__ = ("flags", "inside", "passed")

    def __init__(self, flags: _Flags) -> None:
        self.flags = flags
        self.passed = f"{flags.year:d}{flags.quoted:d}{flags.contained:d}{flags.edited:d}"
        self.inside = f"{flags.quote:d}{flags.bracket:d}{flags.numbers}"


_state = cache(_State)


@lru_cache(_REMEMBERED)
def _past_gap(state: _State, gap: str) -> _State:
    flags = state.flags
    for char in gap:
        if char in "([":
            flags = flags._replace(bracket=True)
        elif char in ")]":
            flags = flags._replace(bracket=False)
        elif char in "“„«‘" or (char == '"' and not flags.quote):
            flags = flags._replace(quote=True)
        elif flags.quote and char in '”"»’':
            flags = flags._replace(quote=False, quoted=True)
    return _state(flags)


def _past_word(state: _State, turn: str, left: str, right: str) -> _State:
    flags = state.flags
    if turn == "year":
        flags = flags._replace(year=True)
    elif turn == "number":
        flags = flags._replace(numbers=min(flags.numbers + 1, _MOST_NUMBERS))
    elif turn == "editor":
        flags = flags._replace(edited=True)
    elif left != " " and right in {" ", ": "}:
        flags = flags._replace(contained=True)
    return _state(flags)


@lru_cache(_REMEMBERED)
def _around(before: str, left: str, kind: str, right: str, after: str) -> tuple[bytes, ...]:
    """Return the features of a word's kind, its neighbours' kinds and the marks between them."""
    found = (
        f"<{left}{kind}",
        f">{right}{kind}",
        f"<{left}>{right}",
        f"-{before}{kind}{left}",
        f"+{kind}{after}{right}",
    )
    return tuple(one.encode() for one in found)


@lru_cache(_REMEMBERED)
def _so_far(state: _State, kind: str, left: str) -> tuple[bytes, bytes]:
    """Return the features of what came before: fields passed, brackets and quotes that are open."""
    return f"z{state.passed}{kind}{left}".encode(), f"q{state.inside}{kind}".encode()


def extract(tokens: Tokens) -> list[Row]:
    """Return the features of each word of a reference."""
    forms = [form_of(word) for word in tokens.words]
    gaps = [marks(gap) for gap in tokens.gaps]
    padded = [EDGE, EDGE, *forms, EDGE, EDGE]
    state = _state(_Flags())
    rows: list[Row] = []
    for far_before, before, form, after, far_after, left, right, part, stretch in zip(
        padded,
        padded[1:],
        forms,
        padded[3:],
        padded[4:],
        gaps,
        gaps[1:],
        _parts(len(forms)),
        _stretches(forms, gaps),
        strict=False,
    ):
        kind = form.kind
        if left != " ":
            state = _past_gap(state, left)
        rows.append(
            [
                *form.own,
                *_around(before.kind, left, kind, right, after.kind),
                *_so_far(state, kind, left),
                *stretch,
                before.before + left,
                after.after + right,
                far_before.far_before,
                far_after.far_after,
                part + state.passed,
            ]
        )
        if form.turn:
            state = _past_word(state, form.turn, left, right)
    _add_places(rows, forms)
    return rows


def _add_places(rows: Sequence[Row], forms: Sequence[Form]) -> None:
    """Add which words are near the start or the end, and which are part of a town's name."""
    for index in range(min(len(rows), _NEAR)):
        rows[index].append(f"i{index}")
        rows[-1 - index].append(f"e{index}{forms[-1 - index].kind}")
    if any(form.opens for form in forms):
        for index in lexicon.places([form.lower for form in forms]):
            rows[index].append("place")


@lru_cache(_REMEMBERED >> 2)
def _parts(count: int) -> list[str]:
    """Return for each of so many words in which eighth of them it stands."""
    return [f"r{index * _PARTS // count}" for index in range(count)]


def _stretches(forms: Sequence[Form], gaps: Sequence[str]) -> list[tuple[bytes, bytes]]:
    """Return for each word the first and last word of its stretch, which no mark divides."""
    found: list[tuple[bytes, bytes]] = []
    start, count = 0, len(forms)
    for end in range(1, count + 1):
        gap = gaps[end]
        if end == count or (gap != " " and not _DIVIDING.isdisjoint(gap)):
            found += [(forms[start].first, forms[end - 1].last)] * (end - start)
            start = end
    return found
