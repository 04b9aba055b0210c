"""The closed loop: what was read, printed in the list's own style, against what was typed.

If citeproc prints the typed words again, every field was read right and typed as the style asks.
A difference is a field misread, mistyped, or set otherwise than the style sets it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from procsead_refs.model import Name
from procsead_refs.parsing.entries.look import MARKER, without_marker
from procsead_refs.parsing.style.traits import more_names
from procsead_refs.rendering.citeproc.printing import entries
from procsead_refs.text import letters, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from procsead_refs.model import Reference, Style

# A DOI's resolver behind "doi:" and the order of a stop and a closing quotation mark say nothing.
_TOKEN = re.compile(
    r"\s*(?:doi:\s?(?:https?://(?:dx\.)?doi\.org/)?|[.,][”»’\"]|[”»’\"][.,](?!\w)|\w+|[^\w\s])",
    re.IGNORECASE,
)
# What is typed in many styles alike, so that its type was a guess: each is tried until one proves.
_LIKE = {"webpage", "book", "report", "document", "article", "legal_case", "dataset", "software"}
_TYPES = ("document", "book", "webpage")
_OTHERS = 12  # names: more than any style prints before "et al."
_LONGEST = 4000  # code points compared: a longer string is no reference
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»‹›‘’‚‛`´'", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "\u00a0": " ",
        "\u202f": " ",
        "\u00ad": "",
        "\u200b": "",
        "…": "...",
    }
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words typed from start to end of the raw string, and what the style prints in their place.

    One of the two may be empty; `printed` begins with a space where the style has one; `fields` are
    the CSL variables that it is about, if any is.
    """

    typed: str
    printed: str
    start: int
    end: int
    fields: tuple[str, ...] = ()

    @property
    def in_words(self) -> bool:
        """Whether letters or figures differ, not only signs and spaces."""
        return letters(self.typed) != letters(self.printed)


@dataclass(frozen=True, slots=True)
class Proof:
    """A reference as the style prints it, and where that differs from what was typed."""

    reference: Reference
    printed: str
    differences: tuple[Difference, ...]

    @property
    def proven(self) -> bool:
        """Whether the same text came out, quotes, dashes and spaces folded."""
        return not self.differences

    @property
    def same_words(self) -> bool:
        """Whether the same letters and figures came out in the same order."""
        return not any(one.in_words for one in self.differences)


def prove(references: Sequence[Reference], style: Style, language: str = "") -> tuple[Proof, ...]:
    """Return a proof for each reference, in order.

    Args:
        references: a list as read, with its raw strings; ids are unlike each other.
        style: the style that the list follows.
        language: the language the list is set in, ISO 639-1 or BCP 47; else the style's own.

    Raises:
        Refusal: the style prints no bibliography, or pandoc could not do it.
    """
    numbered = style.kind == "numeric"
    found = list(_proofs(references, style, language, numbered=numbered))
    for others in _TYPES:
        again = {
            at: replace(one.reference, type=others)
            for at, one in enumerate(found)
            if not one.proven and one.reference.type in _LIKE and one.reference.type != others
        }
        if not again:
            break
        for at, one in zip(
            again, _proofs(list(again.values()), style, language, numbered=numbered), strict=True
        ):
            if one.proven:
                found[at] = replace(one, reference=references[at])
    return tuple(found)


def _proofs(
    references: Sequence[Reference], style: Style, language: str, *, numbered: bool
) -> Iterator[Proof]:
    given = [_in_language(_with_others(one), language) for one in references]
    printed = {entry.key: entry.text for entry in entries(given, style, lang=language)}
    for one in references:
        yield _proof(one, printed.get(one.id, ""), numbered=numbered)


def _in_language(reference: Reference, language: str) -> Reference:
    """Return a reference as one in its list's language: citeproc sets no other's title in case."""
    if language.startswith("en") or not language or "language" in reference.texts:
        return reference
    return replace(reference, texts={**reference.texts, "language": language})


def _with_others(reference: Reference) -> Reference:
    """Return a reference with nameless authors where "et al." was typed, for the style to cut."""
    spans = reference.reading.spans if reference.reading else {}
    if "author" not in spans or not reference.names.get("author"):
        return reference
    start, end = spans["author"]
    if not more_names().search(reference.raw[start : end + len(", et al.")]):
        return reference
    names = (*reference.names["author"], *[Name(literal="…")] * _OTHERS)
    return replace(reference, names={**reference.names, "author": names})


def _proof(reference: Reference, printed: str, *, numbered: bool) -> Proof:
    mark = MARKER.match(reference.raw)
    offset = mark.end() if mark else 0
    typed = reference.raw[offset : offset + _LONGEST].rstrip()
    plain = without_marker(printed) if mark or numbered else printed
    differences = tuple(_differences(reference, typed, plain[:_LONGEST], offset))
    return Proof(reference, plain, differences)


def _differences(
    reference: Reference, typed: str, printed: str, offset: int
) -> Iterator[Difference]:
    ours, theirs = list(_tokens(typed)), list(_tokens(printed))
    matcher = SequenceMatcher(None, [t[0] for t in ours], [t[0] for t in theirs], autojunk=False)
    spans = reference.reading.spans if reference.reading else {}
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            continue
        start = ours[a][1] if a < len(ours) else len(typed)
        end = ours[b - 1][2] if b > a else start
        start += len(typed[start:end]) - len(typed[start:end].lstrip())
        words = printed[theirs[c][1] : theirs[d - 1][2]] if d > c else ""
        fields = _fields(reference, spans, start + offset, end + offset, words)
        spaced = words[:1].isspace() and not typed[:start].endswith(" ")
        words = f" {squeeze(words)}" if spaced else squeeze(words)
        yield Difference(squeeze(typed[start:end]), words, start + offset, end + offset, fields)


def _tokens(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield each word or sign, folded, with one space before it if any was typed, and its place."""
    for token in _TOKEN.finditer(text):
        word = token.group()
        space = " " if word[:1].isspace() and token.start() else ""
        yield space + _folded(word.strip()), token.start(), token.end()


def _folded(word: str) -> str:
    if len(word) == len(".”") and not word.isalnum():
        return "".join(sorted(word.translate(_FOLDED)))
    return "doi:" if word[:4].lower() == "doi:" else word.translate(_FOLDED)


def _fields(
    reference: Reference,
    spans: Mapping[str, tuple[int, int]],
    start: int,
    end: int,
    printed: str,
) -> tuple[str, ...]:
    """Return the fields a difference is about: those it touches, or that say what it prints."""
    touched = [name for name, (a, b) in spans.items() if a < max(end, start + 1) and start < b]
    if touched:
        return tuple(touched)
    wanted = letters(printed)
    says = (name for name, value in reference.texts.items() if wanted and wanted in letters(value))
    return tuple(says)
