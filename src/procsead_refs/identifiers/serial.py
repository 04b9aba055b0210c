"""ISBN and ISSN: numbers with a check digit, and ORCID, which has one too."""

from __future__ import annotations

import re

_ISBN_LABEL = re.compile(r"^(?:urn:)?(?:e-?|p-?)?isbn(?:-1[03])?\s*:?\s*", re.IGNORECASE)
_ISSN_LABEL = re.compile(r"^(?:urn:)?(?:[epl]-?)?issn(?:-l)?\s*:?\s*", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"[\s\u2010-\u2015\u2212-]+")
_ORCID = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])/?"
)
_ISBN_13, _ISBN_10, _ISSN_DIGITS = 13, 10, 8


def isbn(text: str) -> str | None:
    """Return an ISBN as 13 digits without hyphens, or None where a check digit is wrong.

    Source: ISBN Users' Manual, 7th edition, section 4 (ISBN-10: 2001 edition).
    """
    digits = _NOT_DIGIT.sub("", _ISBN_LABEL.sub("", text.strip())).upper()
    if len(digits) == _ISBN_10:
        return isbn_13(digits)
    if len(digits) == _ISBN_13 and digits.isascii() and digits.isdigit():
        valid = digits.startswith(("978", "979")) and _check_modulo_10(digits[:-1]) == digits[-1]
        return digits if valid else None
    return None


def isbn_13(number: str) -> str | None:
    """Return the 13 digits of a valid ISBN-10, or None."""
    digits = _NOT_DIGIT.sub("", number).upper()
    if not re.fullmatch(r"[0-9]{9}[0-9X]", digits) or _check_modulo_11(digits[:9]) != digits[9]:
        return None
    return f"978{digits[:9]}{_check_modulo_10('978' + digits[:9])}"


def isbn_10(number: str) -> str | None:
    """Return the ISBN-10 of a valid ISBN-13 with prefix 978, or None."""
    digits = isbn(number)
    if digits is None or not digits.startswith("978"):
        return None
    return digits[3:12] + _check_modulo_11(digits[3:12])


def issn(text: str) -> str | None:
    """Return an ISSN as "1234-567X", or None where its check digit is wrong. Source: ISO 3297."""
    digits = _NOT_DIGIT.sub("", _ISSN_LABEL.sub("", text.strip())).upper()
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits) or _check_modulo_11(digits[:7]) != digits[7]:
        return None
    return f"{digits[:4]}-{digits[4:]}"


def orcid(text: str) -> str | None:
    """Return an ORCID iD as "0000-0002-1825-0097", or None (check digit: ISO 7064 MOD 11-2)."""
    match = _ORCID.fullmatch(text.strip())
    if match is None:
        return None
    digits = "".join(match.groups()).upper()
    total = 0
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    check = "0123456789X"[(12 - total % 11) % 11]
    return "-".join(match.groups()).upper() if digits[-1] == check else None


def isbn_reason(text: str) -> str:
    """Return why a text is no ISBN."""
    digits = _NOT_DIGIT.sub("", _ISBN_LABEL.sub("", text)).upper()
    if not re.fullmatch(r"[0-9]*X?", digits):
        return "has a character that is no digit"
    if len(digits) not in {_ISBN_10, _ISBN_13}:
        return f"has {len(digits)} digits, not 10 or 13"
    if len(digits) == _ISBN_13 and not digits.startswith(("978", "979")):
        return "does not begin with 978 or 979"
    return "has a wrong check digit"


def issn_reason(text: str) -> str:
    """Return why a text is no ISSN."""
    digits = _NOT_DIGIT.sub("", _ISSN_LABEL.sub("", text)).upper()
    if not re.fullmatch(r"[0-9]*X?", digits):
        return "has a character that is no digit"
    if len(digits) != _ISSN_DIGITS:
        return f"has {len(digits)} digits, not 8"
    return "has a wrong check digit"


def orcid_reason(text: str) -> str:
    """Return why a text is no ORCID."""
    return (
        "has a wrong check digit"
        if _ORCID.fullmatch(text)
        else "has not the form 0000-0000-0000-0000"
    )


def _check_modulo_10(digits: str) -> str:
    """Return the check digit of ISBN-13: weights 1 and 3 by turns, modulo 10."""
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return str(-total % 10)


def _check_modulo_11(digits: str) -> str:
    """Return the check digit of ISBN-10 and ISSN: weights down to 2, modulo 11."""
    total = sum(
        int(digit) * weight
        for digit, weight in zip(digits, range(len(digits) + 1, 1, -1), strict=True)
    )
    return "0123456789X"[-total % 11]
