"""Which words beside a year are the names of a work: by the list, or else by their shape."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from procsead_refs.matching import Word, alternatives, names_et_al, phrase_table, words
from procsead_refs.model import Name
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from procsead_refs.citations.works import Works

_MOST_WORDS = 40  # before a year; a longer name is none
_INITIALS = re.compile(
    r"^((?:[^\W\d_]\.?[\s\u00a0]?[-‐‑]?[\s\u00a0]?){1,4})[\s\u00a0]+(?=[^\W\d_]{2})"
)
_ONLY_INITIALS = re.compile(
    r"^(?:[^\W\d_]\.[\s\u00a0]?[-‐‑]?){1,4}$|^[A-ZÅÄÖÉ](?:[\s\u00a0]?[A-Z])?$"
)
_LEADING = re.compile(r"((?:[^\W\d_]\.[\s\u00a0]?[-‐‑]?[\s\u00a0]?){1,4})$")
_TOKEN = re.compile(r"[^\W_][\w'’ʼ‐‑.-]*|[,;&/()\[\]«»“”\"„:–—]")
_SINGLE = re.compile(r"(?<!\w)[^\W\d_](?!\w)\.?")


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that name a work: their place in the text and the works of the list that they fit.

    `fits_year` is set where the year agrees too; `complete` where nothing before the words belongs
    to the name ("Lee" alone is not in "Park and Lee"); `strong` where "et al." or a connector
    proves that the words are names.
    """

    start: int
    end: int
    hits: tuple[str, ...]
    fits_year: bool
    complete: bool = True
    strong: bool = False


def by_list(
    text: str, start: int, end: int, works: Works, years: frozenset[str], language: str
) -> Naming | None:
    """Return the longest words before `end` under which the list knows a work, or None.

    Args:
        text: a block's text.
        start: where the name may begin at the earliest.
        end: where the year, or the bracket before it, begins.
        works: the list.
        years: the years that stand with the name; a work with one of them is preferred.
        language: ISO 639-1, for the case endings of names.
    """
    found = [
        Word(word.key, word.start + start, word.end + start) for word in words(text[start:end])
    ][-_MOST_WORDS:]
    if not found or not _reaches(text, found[-1].end, end):
        return None
    without_year: Naming | None = None
    for at in range(len(found)):
        joined = "".join(word.key for word in found[at:])
        for label in (joined, *_uninflected(found[at:], language)):
            hits = works.labels.get(label, [])
            right = _of_years(hits, works, years) or _of_years(
                works.titles.get(label, []), works, years
            )
            if right:
                return _naming(text, start, found[at].start, end, right, fits_year=True)
            if hits and without_year is None:
                without_year = _naming(text, start, found[at].start, end, hits, fits_year=False)
    return without_year


def _of_years(hits: Iterable[str], works: Works, years: frozenset[str]) -> list[str]:
    return [hit for hit in hits if _in_year(works, hit, years)]


def _in_year(works: Works, hit: str, years: frozenset[str]) -> bool:
    work = works.all[hit]
    return bool(work.years & years) or (work.undated and any(not y.isdigit() for y in years))


def _reaches(text: str, end: int, to: int) -> bool:
    """Say whether nothing but "et al.", initials, marks and quotes stand between name and year."""
    between = re.sub(r"^['’ʼ]s?(?!\w)", " ", text[end:to])
    for pattern in (_et_al_pattern(), _role_pattern(), _SINGLE):
        between = pattern.sub(" ", between)
    return not re.search(r"\w", between)


def _naming(
    text: str, earliest: int, start: int, end: int, hits: list[str], *, fits_year: bool
) -> Naming:
    start = _with_particles(text, earliest, start)
    before = text[earliest:start]
    return Naming(
        start,
        end,
        tuple(hits),
        fits_year,
        complete=not _joined(before),
        strong=names_et_al(text[start:end]) or bool(_connector().search(text[start:end])),
    )


def _with_particles(text: str, earliest: int, start: int) -> int:
    """Return the start moved left over initials, particles, articles and an opening quote."""
    while True:
        before = text[earliest:start]
        if match := _LEADING.search(before):
            start = earliest + match.start()
        elif match := re.search(r"(?:^|(?<=[\s(\[]))([^\W\d_]{1,5})['’]?[\s\u00a0]*$", before):
            if fold(match[1]) not in _particles() or match[1] in {"y", "und"}:
                return start
            start = earliest + match.start(1)
        elif match := re.search(r"[“\"«„‘][\s\u00a0]*$", before):
            start = earliest + match.start()
        else:
            return start


def _joined(before: str) -> bool:
    """Say whether a connector, or a comma after a capitalised word, ties a name to what precedes."""
    before = before.rstrip()
    if match := re.search(r"(\S+)\s+(\S+)$", before):
        if fold(match[2]) in _connectors():
            return match[1][:1].isupper() or match[1].endswith(".,")
        return False
    return False


def by_shape(text: str, start: int, end: int, *, inside: bool) -> Naming | None:
    """Return the words before `end` that look like names, though the list does not know them.

    Args:
        text: a block's text.
        start: where the name may begin at the earliest.
        end: where the year, or the bracket before it, begins.
        inside: in a bracket, where a name must reach the beginning or a known prefix ("see").
    """
    window = text[start:end]
    blank = _et_al_pattern().sub(lambda m: " " * len(m.group()), window)
    et_al = blank != window
    if et_al:
        last = max(m.end() for m in _et_al_pattern().finditer(window))
        if re.search(r"\w", _role_pattern().sub("", window[last:])):
            return None
    body = _role_pattern().sub(lambda m: " " * len(m.group()), blank)
    body = re.sub(r"['’]s?\s*$", lambda m: " " * len(m.group()), body.rstrip(" ,:"))
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(body)][-_MOST_WORDS:]
    at, strong = _walk(tokens)
    at = _trimmed(tokens, at)
    if at >= len(tokens):
        return None
    begin = tokens[at][1]
    before = window[:begin].strip(" ,.:")
    if inside and before and not _is_prefix(before):
        return None
    return Naming(start + begin, end, (), fits_year=False, strong=strong or et_al)


def _walk(tokens: list[tuple[str, int, int]]) -> tuple[int, bool]:
    """Return where the run of names at the tokens' end begins, and whether a connector is in it."""
    at = len(tokens)
    strong = False
    seen = False
    while at > 0:
        word = tokens[at - 1][0]
        folded = fold(word)
        if (
            _capital(word)
            or (seen and folded in _particles())
            or (seen and folded in {"of", "for", "on", "the"})
        ):
            seen = seen or _capital(word)
            at -= 1
        elif folded in _connectors() and seen and at > 1 and _name_like(tokens[at - 2][0]):
            strong = True
            at -= 1
        elif word == "," and seen and at > 1 and _name_like(tokens[at - 2][0]):
            at -= 1
        else:
            break
    return at, strong


def _trimmed(tokens: list[tuple[str, int, int]], at: int) -> int:
    """Return the beginning moved right past words that open a sentence or never are names."""
    while at < len(tokens):
        word = fold(tokens[at][0]).strip(".")
        if (
            word in _not_names()
            or word in _prefix_words()
            or word in _connectors()
            or not tokens[at][0][:1].isalpha()
        ):
            at += 1
        elif word in _particles() and not _capital(tokens[at][0]) and at + 1 < len(tokens):
            return at
        else:
            return at
    return at


def _capital(word: str) -> bool:
    return word[:1].isupper() or (len(word) > 2 and word[1:2] in "'’" and word[2:3].isupper())


def _name_like(word: str) -> bool:
    return _capital(word) or _ONLY_INITIALS.match(word) is not None


def _is_prefix(before: str) -> bool:
    folded = fold(before).strip(" .,:;")
    return folded in _prefixes() or all(
        fold(word).strip(".,:;") in _prefix_words() for word in before.split()
    )


def is_name(word: str) -> bool:
    """Return whether a single capitalised word may be a name: no month, no part of a document."""
    return fold(word).strip(".") not in _not_names()


def names(phrase: str, *, whole: bool = False) -> tuple[Name, ...]:
    """Return the names that a citation's words give, in order.

    Args:
        phrase: the words, without prefix and year.
        whole: the words are one body or title and not to be divided.
    """
    phrase = phrase.strip(" ,;:([")
    if whole:
        return (Name(literal=phrase.strip(' “”"«»„‘’')),) if phrase else ()
    blank = _et_al_pattern().sub(" ", _role_pattern().sub(" ", phrase))
    parts = [part.strip(" .,") for part in _connector().split(blank)]
    found: list[Name] = []
    for part in [piece.strip() for part in parts for piece in part.split(",")]:
        if not part:
            continue
        if _ONLY_INITIALS.match(part) and found and not found[-1].given:
            found[-1] = Name(family=found[-1].family, given=part)
            continue
        given = ""
        if match := _INITIALS.match(part):
            given, part = match[1].strip(), part[match.end() :]
        found.append(Name(family=re.sub(r"['’]s?$", "", part), given=given))
    return tuple(found)


def _uninflected(found: list[Word], language: str) -> Iterable[str]:
    """Yield what the words may be without the case ending of the last, or of every word."""
    for stem in stems(found[-1].key, language):
        head = "".join(word.key for word in found[:-1])
        yield head + stem
        for other in stems(found[0].key, language) if len(found) == 2 else ():  # noqa: PLR2004 - two authors
            yield other + stem


def stems(word: str, language: str) -> list[str]:
    """Return the names of which an inflected form may be one ("virtasen": "virtanen", …)."""
    rows = _endings(language)
    if rows is None or len(word) < 4:  # noqa: PLR2004 - no name remains
        return []
    endings, alternations = rows
    found: dict[str, None] = {}
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 2:  # noqa: PLR2004
            stem = word[: -len(ending)]
            found[stem] = None
            for weak, strong in alternations:
                if stem.endswith(weak):
                    found[stem[: -len(weak)] + strong] = None
                # Gradation stands before a final vowel: Pekka, Pekan.
                elif len(weak) <= 2 and stem[:-1].endswith(weak) and stem[-1:] in "aeiouy":  # noqa: PLR2004
                    found[stem[: -len(weak) - 1] + strong + stem[-1]] = None
    return list(found)


@cache
def _endings(language: str) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...]] | None:
    from procsead_refs.data import table

    data = table("citing")["endings"]
    if language not in data:
        return None
    pairs = tuple((weak, strong) for weak, strong in data["stems"].get(language, []))
    return tuple(fold(ending) for ending in data[language]), pairs


@cache
def _connectors() -> frozenset[str]:
    return frozenset(fold(word) for row in phrase_table("connectors").values() for word in row)


@cache
def _connector_words() -> str:
    return alternatives(word for word in _connectors() if word.isalpha())


@cache
def _connector() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:(?<![\w])(?:{_connector_words()})(?![\w.])|&|/(?=[A-ZÅÄÖ][a-z]))\s*", re.IGNORECASE
    )


@cache
def _particles() -> frozenset[str]:
    return frozenset(fold(word) for row in phrase_table("particles").values() for word in row)


@cache
def _et_al_pattern() -> re.Pattern[str]:
    phrases = [phrase for row in phrase_table("et_al").values() for phrase in row]
    return re.compile(rf",?\s*(?<!\w)(?:{alternatives(phrases)})(?!\w)\.?", re.IGNORECASE)


@cache
def _role_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\(?(?<!\w)(?:eds?\.?|hrsg\.?|hg\.?|toim\.?|dirs?\.?|éds?\.?|red\.?|coords?\.?|comps?\.?|trans\.?)(?!\w)\)?,?",
        re.IGNORECASE,
    )


@cache
def _not_names() -> frozenset[str]:
    return frozenset(fold(word) for row in phrase_table("not_names").values() for word in row)


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(fold(p).strip(".") for row in phrase_table("prefixes").values() for p in row)


@cache
def _prefix_words() -> frozenset[str]:
    return frozenset(word.strip(".") for phrase in _prefixes() for word in phrase.split())
