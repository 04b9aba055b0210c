"""Texts of two bytes a character: Chinese, Japanese or Korean, in the encodings before Unicode.

The same bytes are characters in several of these encodings. Read in the right one, most are among
those that its language writes most; in a wrong one, few are. Where that does not tell, the rows do
in which they stand in the tables: what the languages write most stands in other rows.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from itertools import pairwise
from math import log

from procsead_refs.data import table

_PAIR = re.compile(rb"[\xa1-\xfe]{2}")
_SPACED = re.compile(rb"[\xa1-\xfe]{2} (?=[\xa1-\xfe]{2})")
_HIGH = re.compile(rb"[\x80-\xff]")
_KANA = re.compile("[\u3040-\u30ff]")
_BESIDE = re.compile("(?<=[A-Za-z])[^\0-\x7f]|[^\0-\x7f](?=[A-Za-z])")
_ASCII = re.compile("[\0-\x7f]+")
_WRITTEN = 0xB0  # the first lead byte of letters; punctuation and kana stand before
_ZONES = (0xC8, 0xCF, 0xD7, 0xFE)  # the last lead byte of each
# How often a character of each language has its lead byte in each zone, and how often a space
# follows one: counted in the manual pages and messages of Linux in these languages (0.5 to 0.7
# million characters each), what was never met set to one in two hundred.
# Last, how likely a text is in it before it is looked at: Japanese without kana is rare.
_HABITS = {
    "gb18030": ((0.570, 0.200, 0.225, 0.005), 0.02, 1.0),
    "euc_jp": ((0.775, 0.210, 0.010, 0.005), 0.02, 0.05),
    "euc_kr": ((0.985, 0.005, 0.005, 0.005), 0.25, 0.1),
}
_RARE = 0.05  # the largest share of the last zone, of seldom used characters, in any text
_FEW = 3  # characters say nothing
_ENCODINGS = {  # of each language in data/eastern-characters.toml
    "zh-Hans": ("gb18030",),
    "zh-Hant": ("big5", "cp950"),
    "ja": ("shift_jis", "cp932", "euc_jp"),
    "ko": ("euc_kr", "cp949", "johab"),
}
_SAMPLE = 65_536  # bytes looked at
_USUAL = 0.5  # the share of a text's characters that are in its language's list
_SURELY_USUAL = 0.8  # the same of one that looks like a western text too
_CLEARER = 2  # times the share in any other encoding
_FLANKED = 0.2  # the share of characters that stand beside an ASCII letter, as accented letters do
_MOST = 0.9  # the share of characters that must be usual ones
_SOME = 0.1  # the share of kana in Japanese
_JIS_FIRST = range(0x88, 0x98)  # lead bytes of the usual kanji in Shift JIS
_BIG5_FIRST = range(0xA4, 0xC7)  # of the usual characters in Big5


def surely_eastern(data: bytes) -> str:
    """Return the encoding that a text is in, however western it looks; "" if that is not sure."""
    return _by_characters(data, _SURELY_USUAL)


def eastern(data: bytes) -> str:
    """Return the encoding that a text is in, which is no western one; "" if it is in none."""
    if name := _by_characters(data, _USUAL):
        return name
    for name in ("shift_jis", "euc_jp"):
        if _has_kana(data, name):
            return name
    pairs = _PAIR.findall(data)
    if 2 * len(pairs) >= _MOST * len(_HIGH.findall(data)):
        return _in_rows(data, [pair[0] for pair in pairs if pair[0] >= _WRITTEN])
    usual = (("shift_jis", _JIS_FIRST), ("big5", _BIG5_FIRST))
    return next((name for name, first in usual if _is_usual(data, name, first)), "")


def _by_characters(data: bytes, least: float) -> str:
    """Return the encoding in which a text's characters are such as its language writes most."""
    first = _HIGH.search(data)
    start = max(first.start() - 1, 0) if first else 0
    sample = data[start : start + _SAMPLE]
    shares = [
        max((_share(sample, name, language), name) for name in names)
        for language, names in _ENCODINGS.items()
    ]
    (share, name), (second, _), *_ = sorted(shares, reverse=True)
    clear = share >= least and share >= _CLEARER * second
    return name if clear and _foreign(data, name) else ""


def _share(sample: bytes, name: str, language: str) -> float:
    """Return the share of a text's characters that its language writes most; 0 where it is none's.

    A text of one character may be any, and accented letters stand beside plain ones.
    """
    try:
        text = codecs.getincrementaldecoder(name)().decode(sample)
    except UnicodeDecodeError:
        return 0.0
    flanked = len(_BESIDE.findall(text)) > _FLANKED * len(_ASCII.sub("", text))
    alone = len(set(_letters().findall(text))) == 1
    return 0.0 if flanked or alone else share_of_usual(text, language)


def share_of_usual(text: str, language: str) -> float:
    """Return the share of a text's characters beyond ASCII that a language writes most, or kana."""
    found = _ASCII.sub("", text)
    usual = _usual(language)
    return sum(char in usual or bool(_KANA.match(char)) for char in found) / max(1, len(found))


@cache
def _letters() -> re.Pattern[str]:
    """Return the pattern of a letter; made where one is asked for, since that takes its time."""
    return re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@cache
def _usual(language: str) -> frozenset[str]:
    return frozenset(table("eastern-characters")[language])


def _foreign(data: bytes, name: str) -> str:
    """Return a text's characters that are not ASCII; "" if it cannot be in an encoding."""
    try:
        return _ASCII.sub("", data.decode(name))
    except UnicodeDecodeError:
        return ""


def _has_kana(data: bytes, name: str) -> bool:
    found = _foreign(data, name)
    return len(found) > _FEW and len(_KANA.findall(found)) >= _SOME * len(found)


def _in_rows(data: bytes, leads: list[int]) -> str:
    """Return which encoding with two high bytes a character a text is in, by its lead bytes."""
    if len(leads) <= _FEW:
        return ""
    zones = [sum(lead <= last for lead in leads) for last in _ZONES]
    counts = [zones[0], *(after - before for before, after in pairwise(zones))]
    if counts[-1] > _RARE * len(leads):
        return ""
    spaces = len(_SPACED.findall(data))
    able = [name for name in _HABITS if _foreign(data, name)]
    return max(able, key=lambda name: _likelihood(counts, spaces, *_HABITS[name]), default="")


def _likelihood(
    counts: list[int], spaces: int, rates: tuple[float, ...], spaced: float, before: float
) -> float:
    """Return the logarithm of how likely a language writes so many of each zone, so spaced."""
    joined = max(sum(counts) - spaces, 0)
    rows = sum(count * log(rate) for count, rate in zip(counts, rates, strict=True))
    return log(before) + rows + spaces * log(spaced) + joined * log(1 - spaced)


def _is_usual(data: bytes, name: str, first: range) -> bool:
    found = _foreign(data, name)
    leads = [char.encode(name)[0] for char in found]
    return len(leads) > _FEW and sum(lead in first for lead in leads) >= _MOST * len(leads)
