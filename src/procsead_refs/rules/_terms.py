"""The rows of data/terms.toml and of the project, compiled to be found in prose."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from procsead_refs.data import table
from procsead_refs.errors import Refusal
from procsead_refs.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CLASS_AVOID = 3
BETWEEN = r"[\s\-‐‑–]+"  # between the words of a phrase


@dataclass(frozen=True, slots=True)
class Term:
    """One discouraged term and when it counts."""

    id: str
    words: tuple[str, ...]
    prefer: str
    source: str
    severity: Severity
    unconfirmed: bool = False
    stem: bool = False
    followed_by: tuple[str, ...] = ()
    not_followed_by: tuple[str, ...] = ()
    with_: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def fits(self, sentence: str, after: str) -> bool:
        """Return whether the row counts in a sentence, before the text that follows the words."""
        if self.followed_by and not _next(self.followed_by).match(after):
            return False
        if self.not_followed_by and _next(self.not_followed_by).match(after):
            return False
        if self.with_ and not _has(self.with_, sentence):
            return False
        return not _has(self.unless, sentence)


class Terms:
    """The terms that apply, the longest phrases first, and the words that make an exception."""

    def __init__(
        self, rows: Mapping[str, Term], about: Sequence[str], instruments: Sequence[str]
    ) -> None:
        self._by_phrase = rows
        longest_first = sorted(self._by_phrase, key=len, reverse=True)
        phrases = "|".join(
            _phrase(words) + (r"[^\W\d_]*" if self._by_phrase[words].stem else r"(?:e?s)?\b")
            for words in longest_first
        )
        self._pattern = re.compile(rf"\b(?:{phrases})", re.IGNORECASE) if phrases else None
        self._longest_first = longest_first
        self._about = tuple(about)
        self._instruments = tuple(instruments)

    def find(self, text: str) -> Iterator[tuple[int, int, Term]]:
        """Yield start, end and term of each phrase in a text, never overlapping."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            key = _key(match[0])
            term = next(self._by_phrase[p] for p in self._longest_first if key.startswith(p))
            yield match.start(), match.end(), term

    def is_about(self, before: str, after: str = "") -> bool:
        """Return whether what stands round a hit says that the sentence is about the word."""
        if _has(self._about, _idioms().sub("", before)):
            return True
        said = _said_of().match(_idioms().sub("", after))
        return said is not None and _has(self._about, said[0])

    def is_instrument(self, sentence: str) -> bool:
        """Return whether a sentence names a law, an instrument or an offence."""
        return _has(self._instruments, sentence, exactly=True)


def terms(text: str, own: Sequence[Mapping[str, Any]] = ()) -> Terms:
    """Return the terms of the data and of a project's own rows that a text can have.

    Args:
        text: all that they will be looked for in. A phrase of which it lacks a word is left out:
            most are, and a pattern of all of them takes longer to make than to use.
        own: rows as in data/terms.toml; one with a known id changes that row, with `mute = true`
            it takes the row out.

    Raises:
        Refusal: a project's row lacks its words or its replacement.
    """
    data = table("terms")
    rows: dict[str, dict[str, Any]] = {row["id"]: dict(row) for row in data["term"]}
    for number, row in enumerate(own, 1):
        name = str(row.get("id") or f"house-{number}")
        rows[name] = rows.get(name, {"id": name}) | {"off": False} | dict(row)
    used = [_term(row) for row in rows.values() if not row.get("off") and not row.get("mute")]
    lowered = text.casefold()
    phrases = ((_key(words), term) for term in used for words in term.words)
    by_phrase = {key: term for key, term in phrases if _may_be_in(lowered, key)}
    return Terms(by_phrase, data["exceptions"]["about"], data["exceptions"]["instruments"])


@cache
def _idioms() -> re.Pattern[str]:
    phrases = "|".join(map(_phrase, table("terms")["exceptions"]["idioms"]))
    return re.compile(rf"\b(?:{phrases})\b", re.IGNORECASE)


@cache
def _said_of() -> re.Pattern[str]:
    """Match what is said of the words before: "is", and up to four words."""
    verbs = "|".join(table("terms")["exceptions"]["said"])
    return re.compile(rf"[\"”’»]?\s+(?:{verbs})\s+(?:\w+\s+){{0,3}}\w+", re.IGNORECASE)


def _may_be_in(lowered: str, phrase: str) -> bool:
    return all(word in lowered for word in phrase.split(" "))


def _term(row: Mapping[str, Any]) -> Term:
    words = row.get("words") or []
    if not words or not isinstance(words, list) or not row.get("prefer"):
        raise Refusal(
            f"the term {row['id']!r} lacks words or prefer",
            where="procsead-refs.toml",
            remedy='write words = ["…"] and prefer = "…"',
        )
    unconfirmed = bool(row.get("unconfirmed"))
    avoid = row.get("class") == _CLASS_AVOID and not unconfirmed
    return Term(
        id=str(row["id"]),
        words=tuple(str(one) for one in words),
        prefer=str(row["prefer"]),
        source=str(row.get("source") or "house list"),
        severity=Severity.WARNING if avoid else Severity.INFO,
        unconfirmed=unconfirmed,
        stem=bool(row.get("stem")),
        followed_by=tuple(row.get("followed_by", ())),
        not_followed_by=tuple(row.get("not_followed_by", ())),
        with_=tuple(row.get("with", ())),
        unless=tuple(row.get("unless", ())),
    )


def _key(words: str) -> str:
    return re.sub(BETWEEN, " ", words).casefold()


def _phrase(words: str) -> str:
    return BETWEEN.join(re.escape(word) for word in _key(words).split(" "))


def _has(phrases: tuple[str, ...], text: str, *, exactly: bool = False) -> bool:
    """Return whether a text has one of the phrases; most have none of their first words."""
    lowered = text.casefold()
    if not any(word in lowered for word in _first_words(phrases)):
        return False
    return bool(_any(phrases, exactly=exactly).search(text))


@cache
def _first_words(phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple({_key(phrase).split(" ")[0] for phrase in phrases})


@cache
def _any(phrases: tuple[str, ...], *, exactly: bool = False) -> re.Pattern[str]:
    """Return a pattern for any of the phrases as whole words; exactly: the case counts."""
    return re.compile(
        "|".join(
            (r"(?<!\w)" if phrase[0].isalnum() else "")
            + (re.escape(phrase) if exactly else _phrase(phrase))
            + (r"(?!\w)" if phrase[-1].isalnum() else "")
            for phrase in phrases
            if phrase
        ),
        re.NOFLAG if exactly else re.IGNORECASE,
    )


@cache
def _next(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{BETWEEN}(?:{_any(phrases).pattern})", re.IGNORECASE)
