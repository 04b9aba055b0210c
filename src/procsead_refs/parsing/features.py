"""What the tagger sees of each word: its form, its neighbours, the marks between, what came before.

Everything that depends on one word or on two gaps alone is computed once and remembered.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from procsead_refs.parsing import lexicon
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.parsing.tokens import Tokens

_CACHE = 1 << 16
_YEAR = re.compile(r"1[4-9]\d\d|20\d\d")
_NOT_MARKS = re.compile(r"[^.,;:()\[\]“”„\"'‘’«»‹›/&\-–—+?!=<>*°|]")
_IN = frozenset(("in", "teoksessa", "dans", "im", "i", "en"))
_EDITOR = frozenset(("ed", "eds", "hrsg", "hg", "toim", "red", "editor", "editors", "dir"))
_SHORT = 5  # a word so short is seen from two words away
_PARTS = 8  # of a reference, for where in it a word stands
_NEAR = 6  # from its start and its end, positions are counted one by one


class _Form(NamedTuple):
    """A word's own features and those that it lends to its neighbours."""

    lower: str
    kind: str
    own: tuple[str, ...]
    before: tuple[str, str]
    after: tuple[str, str]
    far: str
    listed: str


@lru_cache(_CACHE)
def _form(word: str) -> _Form:
    lower = fold(word)
    listed = ""
    if word.isdigit():
        kind = _digits(word)
        key = "#Y" if kind[0] == "Y" else "#" + kind
        own: tuple[str, ...] = (f"c={kind}", f"w={word if len(word) < 3 else key}")  # noqa: PLR2004 - a volume, not a page
    elif not word[0].isalpha() or len(lower) > 8 and ("://" in lower or lower[:4] == "www."):  # noqa: PLR2004, RUF021 - the shortest address
        kind = _sign(lower)
        key, own = kind, (f"c={kind}",)
    else:
        kind, key = _letters(word), lower
        own = (
            f"w={lower}",
            f"c={kind}",
            f"s={lower[-3:]}",
            f"p={lower[:4]}",
            f"{kind}{lower[-2:]}",
        )
        if kind in {"C", "U", "M"}:
            listed = "L=" + lexicon.kinds(lower)
            own = (*own, listed)
    far = lower if len(lower) < _SHORT and lower.isalpha() else kind
    return _Form(
        lower, kind, own, (f"-w={key}", f"-c={kind}"), (f"+w={key}", f"+c={kind}"), far, listed
    )


def _digits(word: str) -> str:
    if _YEAR.fullmatch(word):
        return "Y20" if word[0] == "2" else "Y19" if word[1] == "9" else "Y"
    return f"d{min(len(word), 7)}"


def _sign(lower: str) -> str:
    if "10." in lower and (lower[0] == "1" or "doi" in lower):
        return "DOI"
    if "://" in lower or lower[:4] == "www.":
        return "URL"
    return "SIGN" if lower in {"§", "#"} else "DASH"


def _letters(word: str) -> str:
    """Return the shape of a word: initial, lower case, capitals (short or long), Capital, Mixed."""
    if len(word) == 1:
        return "I" if word.isupper() else "i"
    if word.islower():
        return "l"
    if word.isupper():
        return "U2" if len(word) < 4 else "U"  # noqa: PLR2004 - initials run together
    if word[0].isupper():
        return "C" if word[1:].islower() else "M"
    return "m"


@lru_cache(_CACHE)
def marks(gap: str) -> str:
    """Return the marks of a gap, at most four, a space behind them told from none."""
    if gap in {" ", ""}:
        return gap or "_"
    found = _NOT_MARKS.sub("", gap)
    if len(found) > 4:  # noqa: PLR2004 - two on either side
        found = found[:2] + found[-2:]
    return found + (" " if gap[-1].isspace() else "")


@lru_cache(_CACHE)
def _around(left: str, right: str, kind: str, listed: str) -> tuple[str, ...]:
    found = ("<" + left, ">" + right, f"<{left}{kind}", f">{right}{kind}", f"<{left}>{right}")
    return (*found, f"{listed}<{left}>{right}") if listed else found


class _State:
    """What has been passed on the way through a reference, as a running summary."""

    __slots__ = ("bracket", "edited", "inside", "numbers", "quote", "quoted", "text", "year")

    def __init__(self) -> None:
        self.bracket = self.quote = False
        self.numbers = self.quoted = self.year = self.inside = self.edited = 0
        self.text = "0000"

    def pass_gap(self, gap: str) -> None:
        for char in gap:
            if char in "([":
                self.bracket = True
            elif char in ")]":
                self.bracket = False
            elif char in "“„«‘" or (char == '"' and not self.quote):
                self.quote = True
            elif self.quote and char in '”"»’':
                self.quote, self.quoted = False, 1
        self.text = f"{self.year}{self.quoted}{self.inside}{self.edited}"

    def pass_word(self, form: _Form, left: str, right: str) -> None:
        if form.kind[0] == "Y":
            self.year = 1
        elif form.kind[0] == "d":
            self.numbers = min(self.numbers + 1, 3)
            return
        elif form.lower in _IN and left != " " and right in {" ", ": "}:
            self.inside = 1
        elif form.lower in _EDITOR:
            self.edited = 1
        else:
            return
        self.text = f"{self.year}{self.quoted}{self.inside}{self.edited}"


def extract(tokens: Tokens, evidence: Sequence[Sequence[str]] = ()) -> list[list[str]]:
    """Return the features of each word of a reference.

    `evidence` are further features of each word, of what its list does (see `evidence`).
    """
    words = tokens.words
    count = len(words)
    forms = [_form(word) for word in words]
    gaps = [marks(gap) for gap in tokens.gaps]
    overall = _overall(tokens, forms)
    places = lexicon.places([form.lower for form in forms])
    state = _State()
    rows: list[list[str]] = []
    for index in range(count):
        form = forms[index]
        kind = form.kind
        left, right = gaps[index], gaps[index + 1]
        if left != " ":
            state.pass_gap(left)
        seen = state.text
        row = [*form.own, *_around(left, right, kind, form.listed)]
        if index:
            before = forms[index - 1]
            row += before.before
            row.append(f"-{before.kind}{kind}{left}")
            if index > 1:
                row.append("--" + forms[index - 2].far)
        else:
            row.append("first")
        if index + 1 < count:
            after = forms[index + 1]
            row += after.after
            row.append(f"+{kind}{after.kind}{right}")
            if index + 2 < count:
                row.append("++" + forms[index + 2].far)
        else:
            row.append("last")
        row += (
            "z" + seen,
            f"z{seen}{kind}{left}",
            f"q{state.quote:d}b{state.bracket:d}n{state.numbers}{kind}",
            f"o{overall}{seen}{kind[0]}",
            f"r{index * _PARTS // count}{seen}",
            f"i{min(index, _NEAR)}",
            f"e{min(count - index, _NEAR)}{kind}",
        )
        if index in places:
            row.append("place")
        if evidence:
            row += evidence[index]
        rows.append(row)
        state.pass_word(form, left, right)
    return rows


def _overall(tokens: Tokens, forms: Sequence[_Form]) -> str:
    """Return facts of the whole reference: where its first year stands, whether it has quotes."""
    where = "-"
    for index, form in enumerate(forms):
        if form.kind[0] == "Y":
            where = "a" if index * 2 < len(forms) else "z"
            break
    raw = tokens.raw
    return where + ("q" if any(char in raw for char in '“„«"') else "-")
