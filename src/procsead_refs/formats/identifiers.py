"""Lists of DOIs, ISBNs, PMIDs, arXiv numbers or addresses, one a line, as bare records."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs import identifiers
from procsead_refs.model import Location, Reading, Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

SUFFIXES = (".txt",)
_KINDS = (
    ("DOI", identifiers.doi, "document"),
    ("ISBN", identifiers.isbn, "book"),
    ("PMCID", identifiers.pmcid, "article-journal"),
    ("arxiv", identifiers.arxiv, "article"),
    ("PMID", identifiers.pmid, "article-journal"),
    ("URL", identifiers.url, "webpage"),
)
_LONGEST = 500  # code points; no identifier is longer
_SPACED = re.compile(r"\S\s+\S+\s+\S")


def sniff(text: str) -> bool:
    """Return whether each of a text's first lines holds an identifier and no sentence."""
    lines = [line for line in text.split("\n")[:-1] or [text] if line.strip()][:20]
    return bool(lines) and all(_kind(line) is not None for line in lines)


def read(text: str) -> tuple[Reference, ...]:
    """Return a bare record for each line; a line that holds no identifier as its `raw`."""
    return tuple(
        _reference(line.strip(), number)
        for number, line in enumerate(text.split("\n"))
        if line.strip() and not line.lstrip().startswith("#")
    )


def _kind(line: str) -> tuple[str, str, str] | None:
    line = line.strip()
    if len(line) > _LONGEST or _SPACED.search(line.partition(":")[2] or line):
        return None
    for kind, check, csl in _KINDS:
        if value := check(line):
            return kind, value, csl
    return None


def _reference(line: str, number: int) -> Reference:
    found = _kind(line)
    if found is None:
        return Reference(
            "",
            extra={"problem": "the line holds no identifier that is valid"},
            raw=line,
            location=Location(number),
            reading=Reading(0.0, {}, line),
        )
    kind, value, csl = found
    if kind == "arxiv":
        return Reference("", csl, extra={"eprint": value, "eprinttype": "arxiv"})
    return Reference("", csl, texts={kind: value})


def write(references: Sequence[Reference]) -> str:
    """Return one identifier a line: DOI, or else ISBN, PMID, PMCID, arXiv or URL."""
    lines = [line for one in references if (line := _written(one))]
    return "\n".join(lines) + "\n" if lines else ""


def _written(reference: Reference) -> str:
    texts = reference.texts
    if doi := texts.get("DOI"):
        return doi
    if isbn := texts.get("ISBN"):
        return f"ISBN {isbn}"
    if pmid := texts.get("PMID"):
        return f"PMID {pmid}"
    if pmcid := texts.get("PMCID"):
        return pmcid
    if reference.extra.get("eprinttype", "").lower() == "arxiv":
        return f"arXiv:{reference.extra.get('eprint', '')}"
    return texts.get("URL", "")
