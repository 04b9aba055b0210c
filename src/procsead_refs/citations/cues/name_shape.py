"""Names by their shape: where a run of names begins, and the names that it holds."""

from __future__ import annotations

import re
from typing import NamedTuple

from procsead_refs.citations.cues import lexicon
from procsead_refs.model import Name
from procsead_refs.names.words import particles
from procsead_refs.text import fold

_MOST_TOKENS = 80  # before a year; a longer name is none
_TOKEN = re.compile(r"[^\W_][\w'’ʼ‐‑.-]*|[,;&/()\[\]«»“”\"„:–—]")
_INITIALS = re.compile(
    r"^((?:[^\W\d_]\.?[\s\u00a0]?[-‐‑]?[\s\u00a0]?){1,4})[\s\u00a0]+(?=[^\W\d_]{2}|[^\W\d_]['’][^\W\d_])"
)
_ONLY_INITIALS = re.compile(
    r"^(?:[^\W\d_]\.[\s\u00a0]?[-‐‑]?){1,4}$|^[A-ZÅÄÖÉ](?:[\s\u00a0]?[A-Z])?$"
)
_HYPHEN = re.compile(r"[-‐‑]")  # "March-September 2020"
_POSSESSIVE = re.compile(r"['’ʼ]s?\s*$")


class Run(NamedTuple):
    """A run of names: where it begins, whether "et al." or a connector shows that it is one."""

    start: int
    strong: bool


_LONGEST_INITIALS = 4  # code points: "J.P."


class _Token(NamedTuple):
    text: str
    start: int

    @property
    def word(self) -> str:
        """The token folded, without full stops at its ends."""
        return fold(self.text).strip(".")

    @property
    def capital(self) -> bool:
        """Whether it has a capital first, or behind a letter that is tied to it: "l'Ange"."""
        text = self.text
        return text[:1].isupper() or (text[1:2] in {"'", "’"} and text[2:3].isupper())

    @property
    def initial(self) -> bool:
        """Whether it may be dotted initials: "J.", "J.-P."."""
        text = self.text
        return text[:1].isupper() and text.endswith(".") and len(text) <= _LONGEST_INITIALS

    @property
    def like_name(self) -> bool:
        """Whether it may be part of a name."""
        return self.capital or _ONLY_INITIALS.match(self.text) is not None


def run(window: str, *, inside: bool) -> Run | None:
    """Return the run of names that ends a text, or None where no name stands there.

    Args:
        window: the text before a year or before the bracket that holds it.
        inside: the text is a citation's own, so that before the names only words like "see" stand.
    """
    found = list(lexicon.et_al().finditer(window))
    if found and re.search(r"\w", lexicon.roles().sub("", window[found[-1].end() :])):
        found = []
    body = _blanked(window, lexicon.et_al()) if found else window
    body = _blanked(body, lexicon.roles()).rstrip(" ,:\u00a0")
    body = _POSSESSIVE.sub("", body)
    tokens = [_Token(m.group(), m.start()) for m in _TOKEN.finditer(body)][-_MOST_TOKENS:]
    at, joined = _walk(tokens)
    at = _past_openers(tokens, at)
    if at >= len(tokens):
        return None
    begin = tokens[at].start
    if inside and not _is_prefix(window[:begin]):
        return None
    return Run(begin, joined or bool(found))


def _blanked(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: " " * len(match.group()), text)


def _walk(tokens: list[_Token]) -> tuple[int, bool]:
    """Return where the run of names at the tokens' end begins, and whether a connector is in it."""
    at = len(tokens)
    joined = seen = False
    connectors = lexicon.folded("connectors")
    while at > 0:
        token = tokens[at - 1]
        if token.capital:
            seen = True
        elif not seen:
            break
        elif (token.word in connectors or token.text == "/") and _after_name(tokens, at - 1):
            joined = True
        elif not (
            token.word in particles("compared")
            or token.word in lexicon.folded("inside_bodies")
            or (token.text == "," and _after_name(tokens, at - 1))
        ):
            break
        at -= 1
    return at, joined


def _after_name(tokens: list[_Token], at: int) -> bool:
    """Return whether a name stands before a token, with a comma between them or none."""
    if at and tokens[at - 1].text == ",":
        at -= 1
    return at > 0 and tokens[at - 1].like_name


def _past_openers(tokens: list[_Token], at: int) -> int:
    """Return the beginning moved right past words that open a sentence or never are names."""
    openers = lexicon.words("prefixes") | lexicon.folded("not_names") | lexicon.folded("connectors")
    while at < len(tokens):
        token = tokens[at]
        particle = token.word in particles("compared")
        lower_particle = particle and not token.capital and at + 1 < len(tokens)
        if lower_particle and token.word not in lexicon.folded("connectors"):
            return at
        opens = token.word in openers or openers.issuperset(_HYPHEN.split(token.word))
        if token.text[:1].isalpha() and (not opens or token.initial):
            return at
        at += 1
    return at


def _is_prefix(before: str) -> bool:
    words = [word.strip(" .,:;") for word in fold(before).split()]
    known = lexicon.words("prefixes")
    return all(word in known or not word for word in words)


def names(phrase: str, *, whole: bool = False) -> tuple[Name, ...]:
    """Return the names that a citation's words give, in order.

    Args:
        phrase: the words, without prefix and year.
        whole: the words are one body or title and not to be divided.
    """
    phrase = phrase.strip(" ,;:([\u00a0")
    if whole:
        return (Name(literal=phrase.strip(' “”"«»„‘’\u00a0')),) if phrase else ()
    blank = lexicon.et_al().sub(" ", lexicon.roles().sub(" ", phrase))
    parts = [part.strip(" .,") for part in lexicon.connector().split(blank)]
    found: list[Name] = []
    for piece in (piece.strip() for part in parts for piece in part.split(",")):
        if not piece:
            continue
        if _ONLY_INITIALS.match(piece) and found and not found[-1].given:
            found[-1] = Name(family=found[-1].family, given=piece)
            continue
        initials = _INITIALS.match(piece)
        family = piece[initials.end() :] if initials else piece
        given = initials[1].strip() if initials else ""
        found.append(Name(family=_POSSESSIVE.sub("", family), given=given))
    return tuple(found)
