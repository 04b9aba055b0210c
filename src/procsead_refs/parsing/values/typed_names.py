"""Where typed names end: before what stands for a date, before a title that was read with them."""

from __future__ import annotations

import re
from functools import cache

from procsead_refs.dates import INITIALS, stand_in_patterns, stand_ins
from procsead_refs.names.marks import begins_et_al, is_role
from procsead_refs.names.words import connectors, is_particle, last_word

_LOWER = re.compile(r"(?<=[A-ZÀ-Þ])\.\s+(?=([a-zß-ÿ][\w-]+))")
_BEHIND_NAMES = re.compile(r"(?<=\s[A-Z])\.\s+(?=[A-ZÀ-Þ][^\W\d_A-ZÀ-Þ])")
_UNDOTTED = re.compile(r"[^\s,.][^,.]{1,40}\s[A-Z]{1,4}(?:,|$)")  # "Ahola KA," of the NLM's lists

_LETTERS = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?,?")
_FEWEST, _MOST = 2, 5  # words of a name


def without_date(text: str) -> str:
    """Return names without what stands for a date behind them ("n.d.", "[sans date]")."""
    may_hold_one = "(" in text or "[" in text or last_word(text) in _last_words()
    return _undated().sub("", text) if may_hold_one else text


@cache
def _last_words() -> frozenset[str]:
    """Return what names end in that a stand-in for a date ends: most do not, and are done."""
    return frozenset(("", "ca", *map(last_word, stand_ins("reference", "no_date"))))


@cache
def _undated() -> re.Pattern[str]:
    """Match what stands for a date behind names: "INTERPOL. n.d." was read as names to its end.

    Two capitals with stops are initials ("S. A."), but in brackets.
    """
    typed = "|".join(one.removesuffix(r"\.") for one in stand_in_patterns("no_date"))
    return re.compile(
        rf"(?:^|(?<![\s.,(\[])[\s.,]*)[(\[]\s?(?i:{typed})\.?(?:[)\]]\s?[a-z]?)?$"
        rf"|(?:^|(?<![\s.,(\[])[\s.,]+)(?!{INITIALS})(?i:{typed})\.?$"
        r"|\s(?:[(\[]\s?ca?\.?|ca\.)$"
    )


def is_name(text: str) -> bool:
    """Return whether a text is a name of two to five capitalised words, particles among them."""
    words = text.split()
    if not _FEWEST <= len(words) <= _MOST or any(char.isdigit() for char in text):
        return False
    named = [word for word in words if word[0].isupper() and _LETTERS.fullmatch(word)]
    return len(named) > 1 and all(word in named or is_particle(word) for word in words)


def before_title(text: str) -> str:
    """Return names without the beginning of a title that was read with them.

    A name has no small word behind a full stop ("Ahola KA. brms: A"), and one of several that end
    in initials without a stop ends there ("Ahola KA, Berg B. Lists").
    """
    if ". " not in text:
        return text
    for match in _LOWER.finditer(text):
        if " " in text[: match.start()] and not _is_of_names(match[1]):
            return text[: match.start()]
    if behind := _BEHIND_NAMES.search(text):
        names = text[: behind.start()]
        several = names.count(",") + 1
        if several > 1 and len(_UNDOTTED.findall(names)) == several:
            return names
    return text


def _is_of_names(word: str) -> bool:
    return is_particle(word) or is_role(word) or word in connectors() or begins_et_al(word)
