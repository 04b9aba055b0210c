"""Capitals of titles that a style must not lower, kept by braces."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W_](?:[^\s{}()\[\]<>/,;:!?–—“”-]|-(?=\w))*")
_INNER_CAPITAL = re.compile(r"[^\W\d_]\.?[A-ZÀ-ÖØ-Þ]|\d[A-Z]|[A-Z]\.$|[A-Z].*\d|^[a-z]+[A-Z]")
_SMALL = 3  # letters of "in", "and", which have no capital in any title
_OPENING = frozenset(":.?!")
_LONGEST_ABBREVIATION = 5  # "vols."


def protected(source: str) -> str:
    """Return a title with braces round the words whose capitals a style must not lower.

    Those are words with a capital inside ("K.U.", "DSM-5", "iOS"); in a title that is otherwise in
    lower case also the capitalised ones, which are names.
    """
    words = _WORD.findall(source)
    telling = [  # short words are lower in any case, words with an inner capital in none
        word for word in words[1:] if len(word) > _SMALL and not _INNER_CAPITAL.search(word)
    ]
    sentence = bool(telling) and 2 * sum(word[0].islower() for word in telling) >= len(telling)
    if all(word.isupper() for word in words):
        return source
    pieces: list[str] = []
    at = depth = 0
    opens = True
    for match in _WORD.finditer(source):
        between, word = source[at : match.start()], match[0]
        depth += between.count("{") - between.count("}")
        opens = opens or between.rstrip()[-1:] in _OPENING
        needs = _INNER_CAPITAL.search(word) or (sentence and word[0].isupper() and not opens)
        plain = depth == 0 and "\\" not in word and "$" not in word
        if needs and plain:
            stop = "." if word.endswith(".") and "." not in word[:-1] else ""
            word = f"{{{word.removesuffix(stop)}}}{stop}"
        pieces += [between, word]
        at, opens = match.end(), word[-1] == "." and len(word) > _LONGEST_ABBREVIATION
    return "".join([*pieces, source[at:]])
