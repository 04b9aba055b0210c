"""Identifiers of works and people: normalised, checked, and said why one is not valid.

Each function takes what was typed, with or without its label or resolver, and returns the normal
form, or None where it is not valid; `problem(kind, text)` says why.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s\"<>]+", re.IGNORECASE)
_DOI_LABEL = re.compile(
    r"(?:https?://)?(?:dx\.|www\.)?doi\.org/|info:doi/|doi\s*[:=]?\s*", re.IGNORECASE
)
_ISBN_LABEL = re.compile(r"^(?:urn:)?(?:e-?|p-?)?isbn(?:-1[03])?\s*:?\s*", re.IGNORECASE)
_ISSN_LABEL = re.compile(r"^(?:urn:)?(?:[epl]-?)?issn(?:-l)?\s*:?\s*", re.IGNORECASE)
_NOT_DIGIT = re.compile(r"[\s\u2010-\u2015\u2212-]+")
_ORCID = re.compile(
    r"(?:https?://)?(?:www\.)?(?:orcid\.org/)?(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])/?"
)
_PMID = re.compile(
    r"(?:(?:https?://)?(?:www\.)?(?:ncbi\.nlm\.nih\.gov/pubmed|pubmed\.ncbi\.nlm\.nih\.gov)/|PMID:?\s*)?([1-9]\d{0,8})/?",
    re.IGNORECASE,
)
_PMCID = re.compile(
    r"(?:https?://[^\s/]+/(?:pmc/)?articles/|PMCID:?\s*)?PMC?(\d{1,9})/?", re.IGNORECASE
)
_ARXIV = re.compile(
    r"(?:(?:https?://)?(?:www\.)?arxiv\.org/(?:abs|pdf)/|arxiv:\s*)?"
    r"(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z][a-z-]{1,15}(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3})(v\d{1,3})?(?:\.pdf)?",
    re.IGNORECASE,
)
_URN = re.compile(r"(?:https?://[^\s/]+/)?(urn:(nbn|isbn|issn):\S{1,200})", re.IGNORECASE)
_NBN = re.compile(
    r"urn:nbn:[a-z]{2}(?:[:-][a-z0-9:.]{0,40})?-[\w.+*!$@()=;,/&~%-]{1,150}", re.IGNORECASE
)
_ELI = re.compile(r"https?://[^\s/]{1,100}/(?:[a-z]{1,10}/)?eli/[\w%./-]{3,300}", re.IGNORECASE)
_CELEX = re.compile(
    r"(?:CELEX\s*:?\s*)?([0-9CE])((?:1[89]|2[0-9])\d\d)([A-Z]{1,2})(\d{4})((?:\(\d{2}\)|R\(\d{2}\)|-\d{8})*)",
    re.IGNORECASE,
)
_ECLI = re.compile(
    r"ECLI:([A-Z]{2}):([A-Z][A-Z0-9]{0,6}):([12]\d{3}):([A-Z0-9.]{1,25})", re.IGNORECASE
)
_HOST = re.compile(
    r"(?=.{1,253}$)(?:[^\W_](?:[^\W_]|-(?=[^\W_]|-)){0,62}\.)+[^\W\d_][^\W_]{1,62}\.?"
)
_IPV4 = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")
_CLOSING = {")": "(", "]": "[", ">": "<", "}": "{"}
_ISBN_13, _ISBN_10, _ISSN_DIGITS = 13, 10, 8
_LARGEST_PORT = 65535


def doi(text: str) -> str | None:
    """Return a DOI without resolver or label ("10.1000/182"), its case kept, or None.

    A DOI is case-insensitive: compare it folded. Source: the DOI Handbook, section 3.
    """
    match = _DOI.search(text)
    if match is None:
        return None
    found = match[0]
    while found and (
        found[-1] in ".,;:'’”"
        or (found[-1] in _CLOSING and found.count(found[-1]) > found.count(_CLOSING[found[-1]]))
    ):
        found = found[:-1]
    return found if not found.endswith("/") else None


def isbn(text: str) -> str | None:
    """Return an ISBN as 13 digits without hyphens, or None where a check digit is wrong.

    Source: ISBN Users' Manual, 7th edition, section 4 (ISBN-10: 2001 edition).
    """
    digits = _NOT_DIGIT.sub("", _ISBN_LABEL.sub("", text.strip())).upper()
    if len(digits) == _ISBN_10:
        return isbn_13(digits)
    if len(digits) == _ISBN_13 and digits.isascii() and digits.isdigit():
        valid = digits.startswith(("978", "979")) and _check_13(digits[:-1]) == digits[-1]
        return digits if valid else None
    return None


def isbn_13(number: str) -> str | None:
    """Return the 13 digits of a valid ISBN-10, or None."""
    digits = _NOT_DIGIT.sub("", number).upper()
    if not re.fullmatch(r"[0-9]{9}[0-9X]", digits) or _check_11(digits[:9]) != digits[9]:
        return None
    return f"978{digits[:9]}{_check_13('978' + digits[:9])}"


def isbn_10(number: str) -> str | None:
    """Return the ISBN-10 of a valid ISBN-13 with prefix 978, or None."""
    digits = isbn(number)
    if digits is None or not digits.startswith("978"):
        return None
    return digits[3:12] + _check_11(digits[3:12])


def issn(text: str) -> str | None:
    """Return an ISSN as "1234-567X", or None where its check digit is wrong. Source: ISO 3297."""
    digits = _NOT_DIGIT.sub("", _ISSN_LABEL.sub("", text.strip())).upper()
    if not re.fullmatch(r"[0-9]{7}[0-9X]", digits) or _check_11(digits[:7]) != digits[7]:
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


def pmid(text: str) -> str | None:
    """Return a PubMed identifier as digits, or None."""
    match = _PMID.fullmatch(text.strip())
    return match[1] if match else None


def pmcid(text: str) -> str | None:
    """Return a PubMed Central identifier as "PMC123", or None."""
    match = _PMCID.fullmatch(text.strip())
    return f"PMC{match[1]}" if match else None


def arxiv(text: str) -> str | None:
    """Return an arXiv identifier, with its version where one was typed, or None.

    Source: https://info.arxiv.org/help/arxiv_identifier.html.
    """
    match = _ARXIV.fullmatch(re.sub(r"\s*\[[\w.-]{1,20}\]$", "", text.strip()))
    return match[1] + (match[2] or "").lower() if match else None


def urn(text: str) -> str | None:
    """Return a URN:NBN, URN:ISBN or URN:ISSN with its prefix in lower case, or None.

    Sources: RFC 8458 (NBN), RFC 8254 (ISBN and ISSN); the number inside must be valid itself.
    """
    match = _URN.fullmatch(text.strip())
    if match is None:
        return None
    found, kind = match[1], match[2].lower()
    number = found[len("urn:") + len(kind) + 1 :]
    if kind == "nbn":
        return f"urn:nbn:{number}" if _NBN.fullmatch(found) else None
    valid = isbn(number) if kind == "isbn" else issn(number)
    return f"urn:{kind}:{number}" if valid else None


def eli(text: str) -> str | None:
    """Return a European Legislation Identifier (a web address with /eli/), or None."""
    found = text.strip()
    return found if _ELI.fullmatch(found) else None


def celex(text: str) -> str | None:
    """Return a CELEX number ("32011L0093"), or None.

    Source: "How CELEX numbers are composed", EUR-Lex: sector, year, type of document, number.
    """
    match = _CELEX.fullmatch(text.strip())
    return "".join(match.groups()).upper() if match else None


def ecli(text: str) -> str | None:
    """Return a European Case Law Identifier in capitals, or None. Source: Council 2011/C 127/01."""
    match = _ECLI.fullmatch(text.strip())
    return match[0].upper() if match else None


def url(text: str) -> str | None:
    """Return a web address with a scheme, or None where its syntax is wrong (RFC 3986, RFC 1123).

    "www.example.org/a" gets "https://"; white space, brackets at the end and a full stop behind it
    are what was typed round it, not part of it.
    """
    found = text.strip().strip("<>").rstrip(".,;")
    if found.lower().startswith("www."):
        found = f"https://{found}"
    return found if found and _url_problem(found) == "" else None


def _url_problem(text: str) -> str:
    if any(char.isspace() for char in text):
        return "has a space in it"
    if any(char in text for char in '<>"{}|\\^`'):
        return "has a character that no address may have"
    if text.count("://") > 1 and "/http" not in text and "=http" not in text:
        return "holds two addresses"
    return _place_problem(text)


def _place_problem(text: str) -> str:
    """Return what is wrong with an address's scheme, host or port."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "has no valid host or port"
    if parts.scheme not in {"http", "https", "ftp"}:
        return f"has the scheme {parts.scheme!r}" if parts.scheme else "has no scheme"
    if not (_HOST.fullmatch(host) or _IPV4.fullmatch(host) or ":" in host or host == "localhost"):
        return f"has no valid host ({host or 'none'})"
    return "has no valid port" if port is not None and port > _LARGEST_PORT else ""


def problem(kind: str, text: str) -> str:
    """Return why an identifier is not valid, as a clause ("its check digit is wrong"), or "".

    Args:
        kind: DOI, ISBN, ISSN, ORCID, PMID, PMCID, arXiv, URN, ELI, CELEX, ECLI or URL, in any case.
        text: what was typed.

    Raises:
        KeyError: there is no such kind.
    """
    check = KINDS[kind.lower()]
    if check(text) is not None:
        return ""
    typed = text.strip()
    if not typed:
        return "is empty"
    return _REASONS.get(kind.lower(), _no_form)(typed)


def _no_form(_: str) -> str:
    return "has not the form that it must have"


def _doi_reason(text: str) -> str:
    found = _DOI_LABEL.sub("", text, count=1)
    if not found.startswith("10."):
        return "does not begin with 10."
    return (
        "has no suffix after its prefix"
        if "/" not in found.rstrip("/")
        else "has a space or a malformed prefix"
    )


def _isbn_reason(text: str) -> str:
    digits = _NOT_DIGIT.sub("", _ISBN_LABEL.sub("", text)).upper()
    if not re.fullmatch(r"[0-9]*X?", digits):
        return "has a character that is no digit"
    if len(digits) not in {_ISBN_10, _ISBN_13}:
        return f"has {len(digits)} digits, not 10 or 13"
    if len(digits) == _ISBN_13 and not digits.startswith(("978", "979")):
        return "does not begin with 978 or 979"
    return "has a wrong check digit"


def _issn_reason(text: str) -> str:
    digits = _NOT_DIGIT.sub("", _ISSN_LABEL.sub("", text)).upper()
    if not re.fullmatch(r"[0-9]*X?", digits):
        return "has a character that is no digit"
    if len(digits) != _ISSN_DIGITS:
        return f"has {len(digits)} digits, not 8"
    return "has a wrong check digit"


def _orcid_reason(text: str) -> str:
    return (
        "has a wrong check digit"
        if _ORCID.fullmatch(text)
        else "has not the form 0000-0000-0000-0000"
    )


def _urn_reason(text: str) -> str:
    if not _URN.fullmatch(text):
        return "does not begin with urn:nbn:, urn:isbn: or urn:issn:"
    return "holds a number that is not valid"


_REASONS: dict[str, Callable[[str], str]] = {
    "doi": _doi_reason,
    "isbn": _isbn_reason,
    "issn": _issn_reason,
    "orcid": _orcid_reason,
    "urn": _urn_reason,
    "url": lambda text: _url_problem(text.strip("<>").rstrip(".,;")) or "is not an address",
}
KINDS: dict[str, Callable[[str], str | None]] = {
    "doi": doi,
    "isbn": isbn,
    "issn": issn,
    "orcid": orcid,
    "pmid": pmid,
    "pmcid": pmcid,
    "arxiv": arxiv,
    "urn": urn,
    "eli": eli,
    "celex": celex,
    "ecli": ecli,
    "url": url,
}


def _check_13(digits: str) -> str:
    total = sum(int(digit) * (3 if at % 2 else 1) for at, digit in enumerate(digits))
    return str(-total % 10)


def _check_11(digits: str) -> str:
    """Return the check digit of ISBN-10 and ISSN: weights down to 2, modulo 11."""
    total = sum(
        int(digit) * weight
        for digit, weight in zip(digits, range(len(digits) + 1, 1, -1), strict=True)
    )
    return "0123456789X"[-total % 11]
