"""What a written comment or change bears in XML: its words escaped, and its time."""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime

_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML


def escaped(text: str) -> bytes:
    """Return text for an XML text or attribute, without the characters that XML cannot hold."""
    clean = _INVALID.sub("", text)
    for character, reference in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        clean = clean.replace(character, reference)
    return clean.encode("utf-8")


def moment() -> str:
    """Return the time in UTC, or the one that SOURCE_DATE_EPOCH sets (reproducible-builds.org)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    when = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")
