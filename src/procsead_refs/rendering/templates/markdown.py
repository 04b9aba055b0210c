"""Text and Markdown kept apart: what a template may put in as markup, and what stays text."""

from __future__ import annotations

import re

from markupsafe import Markup

_SIGN = r"([\\`*_{}\[\]()#+\-.!|<>~^$@&:=\"'])"
_SIGNS = re.compile(_SIGN)
_ESCAPED = re.compile(rf"\\{_SIGN}")


class Markdown(Markup):
    """Text that is Markdown already: made by the vocabulary, never by a field of a record."""

    __slots__ = ()


def escaped(text: object) -> Markdown:
    """Return any text so that Markdown prints it as it stands, in one line."""
    return Markdown(_SIGNS.sub(r"\\\1", " ".join(str(text).split())))


def unescaped(text: str) -> str:
    """Return what `escaped` was given."""
    return _ESCAPED.sub(r"\1", str(text))
