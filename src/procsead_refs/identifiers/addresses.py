"""Web addresses, and URNs of libraries."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from procsead_refs.identifiers.serial import isbn, issn

_URN = re.compile(r"(?:https?://[^\s/]+/)?(urn:(nbn|isbn|issn):\S{1,200})", re.IGNORECASE)
_NBN = re.compile(
    r"urn:nbn:[a-z]{2}(?:[:-][a-z0-9:.]{0,40})?-[\w.+*!$@()=;,/&~%-]{1,150}", re.IGNORECASE
)
_HOST = re.compile(
    r"(?=.{1,253}$)(?:[^\W_](?:[^\W_]|-(?=[^\W_]|-)){0,62}\.)+[^\W\d_][^\W_]{1,62}\.?"
)
_IPV4 = re.compile(r"(?:\d{1,3}\.){3}\d{1,3}")


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


def url(text: str) -> str | None:
    """Return a web address with a scheme, or None where its syntax is wrong (RFC 3986, RFC 1123).

    "www.example.org/a" gets "https://"; white space, brackets at the end and a full stop behind it
    are what was typed round it, not part of it.
    """
    found = text.strip().strip("<>").rstrip(".,;")
    if found.lower().startswith("www."):
        found = f"https://{found}"
    return found if found and _problem(found) == "" else None


def url_reason(text: str) -> str:
    """Return why a text is no web address."""
    return _problem(text.strip("<>").rstrip(".,;")) or "is not an address"


def _problem(text: str) -> str:
    if any(char.isspace() for char in text):
        return "has a space in it"
    if any(char in text for char in '<>"{}|\\^`'):
        return "has a character that no address may have"
    if text.count("://") > 1 and "/http" not in text and "=http" not in text:
        return "holds two addresses"
    return _place_problem(text)


def _place_problem(text: str) -> str:
    """Return what is wrong with an address's scheme, host or port (up to 65535)."""
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port  # which raises where there is no such port
    except ValueError:
        return "has no valid host or port"
    if parts.scheme not in {"http", "https", "ftp"}:
        return f"has the scheme {parts.scheme!r}" if parts.scheme else "has no scheme"
    if _HOST.fullmatch(host) or _IPV4.fullmatch(host) or ":" in host or host == "localhost":
        return ""
    return f"has no valid host ({host or 'none'})"


def urn_reason(text: str) -> str:
    """Return why a text is no URN."""
    if not _URN.fullmatch(text):
        return "does not begin with urn:nbn:, urn:isbn: or urn:issn:"
    return "holds a number that is not valid"
