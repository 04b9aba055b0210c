"""Values that formats write each in their own way: pages, keywords, titles without marks."""

from __future__ import annotations

import re

_DASH = re.compile(r"(?<=\w)\s*(?:--+|[–—])\s*(?=\w)")
_RANGE = re.compile(r"([^-,]+)-([^-,]+)")
_MARK = re.compile(r"</?(?:i|b|sub|sup)>")


def pages(text: str) -> str:
    """Return a page range with a plain hyphen between its ends ("12-34"), otherwise as typed."""
    return _DASH.sub("-", text.strip())


def page_range(first: str, last: str) -> str:
    """Return the pages from a first to a last one, where either may be empty."""
    return f"{first}-{last}" if first and last and first != last else first or last


def ends_of(page: str) -> tuple[str, str] | None:
    """Return the first and the last page of one range; None for what is not just that."""
    match = _RANGE.fullmatch(page)
    return (match[1], match[2]) if match else None


def keywords(text: str) -> list[str]:
    """Return the single keywords of CSL's `keyword`: divided by ";" where there is one, or ","."""
    pieces = text.split(";" if ";" in text else ",")
    return [word for one in pieces if (word := one.strip())]


def joined_keywords(words: list[str]) -> str:
    """Return keywords as one text that `keywords` divides again."""
    words = list(dict.fromkeys(word.replace(";", ",") for word in words))
    return ("; " if any("," in word for word in words) else ", ").join(words)


def without_marks(text: str) -> str:
    """Return a title without CSL-JSON's inline marks (<i>, <b>, <sub>, <sup>)."""
    return _MARK.sub("", text)
