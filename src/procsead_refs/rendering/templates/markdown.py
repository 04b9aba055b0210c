"""Text and Markdown kept apart: what a template may put in as markup, and what stays text."""

from __future__ import annotations

import re

from markupsafe import Markup

_SIGN = r"([\\`*_{}\[\]()#+\-.!|<>~^$@&:=\"'])"
_SIGNS = re.compile(_SIGN)
_MARKED = re.compile(r"<(i|b|sup|sub)>([^<>\s](?:[^<>]*[^<>\s])?)</\1>")
_MARKS = {"i": "*", "b": "**", "sup": "", "sub": ""}  # a template's Markdown has no index
_ESCAPED = re.compile(rf"\\{_SIGN}")


class Markdown(Markup):
    """Text that is Markdown already: made by the vocabulary, never by a field of a record."""

    __slots__ = ()


def escaped(text: object) -> Markdown:
    """Return any text so that Markdown prints it as it stands, in one line."""
    return Markdown(_SIGNS.sub(r"\\\1", " ".join(str(text).split())))


def marked(text: str) -> Markdown:
    """Return a field's text with CSL's inline marks as Markdown's: "*Ulva*" for "<i>Ulva</i>".

    Only a whole mark around words is one; all else is printed as it stands.
    """
    pieces: list[str] = []
    at = 0
    text = " ".join(text.split())
    for mark in _MARKED.finditer(text):
        sign, words = _MARKS[mark[1]], _SIGNS.sub(r"\\\1", mark[2])
        pieces += [_SIGNS.sub(r"\\\1", text[at : mark.start()]), sign, words, sign]
        at = mark.end()
    return Markdown("".join([*pieces, _SIGNS.sub(r"\\\1", text[at:])]))


def unescaped(text: str) -> str:
    """Return what `escaped` was given."""
    return _ESCAPED.sub(r"\1", str(text))
