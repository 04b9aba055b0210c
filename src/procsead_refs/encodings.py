"""Bytes of a text that says nothing of its encoding, or too little: which one it is in.

A text in UTF-8, UTF-16 or UTF-32 can be told from any other. What is in one byte a character reads
without an error in each of the old encodings; the one in which words look like words is taken: no
signs between letters, no capital between small ones, no long runs of accented letters.
"""

from __future__ import annotations

import codecs
import re
from functools import cache
from itertools import groupby

from procsead_refs.errors import Refusal
from procsead_refs.limits import over, size

# A text says its encoding by a mark; one without is known by where most of its zero bytes stand.
MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ZEROS = {
    "utf-16-le": [False, True, False, True],
    "utf-16-be": [True, False, True, False],
    "utf-32-le": [False, True, True, True],
    "utf-32-be": [True, True, True, False],
}
_MOST = 0.6  # the share of such bytes that are zero in a text of any Latin language
_HEAD = 65536  # bytes looked at
_BY_CHANCE = 3  # a text in Windows-1252 has hardly a character in a hundred that is UTF-8 too
_WINDOWS = ("cp1252", "latin-1")  # the second where a byte has no meaning in the first
_OLD = ("mac-roman", "cp850")  # of Macintosh before 2001, and of DOS
_CONTROLS = bytes({*range(32)} - {*b"\t\n\x0b\x0c\r\x1b"})
_FIRST = 256  # bytes by which a picture or a program is known
_FEW = 8
_ODD = 0.05  # the share of these from which bytes are a picture or a program
_ASCII = re.compile("[\0-\x7f]+")
_HIGH = re.compile(rb"[\x80-\xff]")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]+")
_LONGEST = 40  # bytes of a word that are looked at
_MOST_ODD = 1 / 3  # of the characters that are not ASCII, in the words of a text
_RUN = 3  # accented letters in a row, which no language in these encodings has
_JOINERS = "’‘–—…·×\xad"  # signs that stand between letters in honest texts
_LAST_LATIN = "\u024f"
# The accented letters of western languages, the most frequent first: é stands for é and É.
_FREQUENT = "éäöüåáèíóçñøæßàâêôãõëïîìòùûúœšžýÿðþ"


def decode(data: bytes, where: object = "") -> str:
    """Return text from bytes in UTF-8, UTF-16 or UTF-32 with or without a mark, or an old encoding.

    Line ends become \\n. A byte that has no place in a text in UTF-8 is read as Windows-1252, and
    with it the whole text where such bytes are not the exception; nothing is lost.

    Raises:
        Refusal: as `decoded`.
    """
    text, _ = decoded(data, where)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decoded(data: bytes, where: object = "") -> tuple[str, str]:
    """Return a text as `decode` does, line ends as they stand, and the encoding to write it in.

    Args:
        data: the bytes.
        where: what they are of, for a refusal.

    Raises:
        Refusal: it is too large, or no text, or its words look like words in no encoding known.
    """
    if len(data) > size("text"):
        raise over("text", where=where, remedy="split it")
    wide = _wide(data)
    text = data.decode(wide, errors="replace").removeprefix("\ufeff") if wide else ""
    head = text[:_FIRST].encode("utf-8", "replace") if wide else data[:_FIRST]
    if head and _is_no_text(head.rstrip(b"\0")):  # a program's zeros may look like UTF-16
        raise Refusal("is no text, but some other kind of file", where=where)
    if wide:
        return text, wide
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return _mixed(data, where)


@cache
def _eastern() -> tuple[tuple[str, re.Pattern[str], float], ...]:
    """Return what two bytes a character are read as, by the script that comes out, and its share.

    The share is the least that is believed.
    """
    han = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
    return (
        ("shift_jis", re.compile("[\u3040-\u30ff]"), 0.1),
        ("euc_jp", re.compile("[\u3040-\u30ff]"), 0.1),
        ("euc_kr", re.compile("[\uac00-\ud7a3]"), 0.9),
        ("gb18030", han, 0.9),
        ("big5", han, 0.9),
    )


def old(data: bytes) -> str:
    """Return the encoding that a text not in Unicode is in; "" if its words look right in none."""
    name, sure = _narrow(data)
    if sure:
        return name
    return next((one for one, script, share in _eastern() if _is_in(data, one, script, share)), "")


def _narrow(data: bytes) -> tuple[str, bool]:
    """Return the encoding of a byte a character that a text is in, and whether it looks right."""
    first = _HIGH.search(data)
    sample = data[max(first.start() - _LONGEST, 0) if first else 0 :][: _HEAD * 4]
    words = b" ".join(word[:_LONGEST] for word in _WORD.findall(sample) if not word.isascii())
    windows = next(name for name in _WINDOWS if _fits(data, name))
    best, odd = windows, _oddness(words, windows)
    if odd:
        for name in sorted(_OLD, key=lambda name: _rareness(words, name)):
            if (more := _oddness(words, name)) < odd:
                best, odd = name, more
    return best, odd <= _MOST_ODD * len(_HIGH.findall(words))


def _wide(data: bytes) -> str:
    """Return the encoding of two or four bytes a character that a text is in, or ""."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    head = data[:_HEAD]
    mostly_zero = [head[at::4].count(0) * 4 > len(head) * _MOST for at in range(4)]
    return next((name for name, places in _ZEROS.items() if places == mostly_zero), "")


def _is_no_text(head: bytes) -> bool:
    """Return whether bytes are no text's: nothing but zeros, or too many that no keyboard has."""
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return not head or controls > max(_FEW, len(head) * _ODD)


def _mixed(data: bytes, where: object) -> tuple[str, str]:
    """Return text that is not all UTF-8: in one old encoding, or in Windows-1252 where it fails."""
    wrong = 0

    def as_windows(error: UnicodeError) -> tuple[str, int]:
        nonlocal wrong
        if not isinstance(error, UnicodeDecodeError):
            raise error
        wrong += error.end - error.start
        piece = error.object[error.start : error.end]
        return next(piece.decode(one) for one in _WINDOWS if _fits(piece, one)), error.end

    codecs.register_error("procsead-refs-windows", as_windows)
    text = data.removeprefix(codecs.BOM_UTF8).decode("utf-8", "procsead-refs-windows")
    right = sum(not char.isascii() for char in text) - wrong
    if right * _BY_CHANCE >= wrong:
        return text, "utf-8"
    if name := old(data):
        return data.decode(name), name
    raise Refusal("is in an encoding that cannot be told", where=where, remedy="save it as UTF-8")


def _fits(data: bytes, name: str) -> bool:
    try:
        data.decode(name)
    except UnicodeDecodeError:
        return False
    return True


def _is_in(data: bytes, name: str, script: re.Pattern[str], share: float) -> bool:
    """Return whether a text can be in an encoding, and is then of a script."""
    if not _fits(data, name):
        return False
    found = _ASCII.sub("", data.decode(name))
    return len(found) > _BY_CHANCE and len(script.findall(found)) >= share * len(found)


def _oddness(words: bytes, name: str) -> int:
    """Return how many characters of words look wrong in an encoding."""
    odd = 0
    for word in words.decode(name, "replace").split(" "):
        runs = [(kind, "".join(run)) for kind, run in groupby(word, _kind)]
        for number, (kind, run) in enumerate(runs):
            before, after = number > 0, number + 1 < len(runs)
            if kind == "sign":
                odd += len(run) if (before and after) or len(run) > 1 else 0
            elif kind == "capital":
                small_after = after and runs[number + 1][0].endswith("small")
                odd += before and (small_after or runs[number - 1][0].endswith("small"))
            if kind in {"capital", "small"} and len(run) >= _RUN:
                odd += len(run)
    return odd


def _kind(char: str) -> str:
    if char.isascii():
        return "plain capital" if char.isupper() else "plain small"
    if char in _JOINERS:
        return "joiner"
    if char > _LAST_LATIN:
        return "sign"
    return "capital" if char.isupper() else "small" if char.islower() else "sign"


def _rareness(words: bytes, name: str) -> int:
    """Return the sum of the ranks of the accented letters that words have in an encoding."""
    letters = words.decode(name).lower()
    found = (_FREQUENT.find(char) for char in letters if not char.isascii())
    return sum(rank if rank >= 0 else len(_FREQUENT) for rank in found)
