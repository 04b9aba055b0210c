"""The CSL variables by kind of value, and the first steps that several formats share.

Source: the CSL 1.0.2 specification, appendices III (types) and IV (variables),
https://docs.citationstyles.org/en/stable/specification.html.
"""

from __future__ import annotations

import re

TYPES = frozenset(
    [
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    ]
)
NAMES = (
    "author",
    "editor",
    "translator",
    "chair",
    "collection-editor",
    "compiler",
    "composer",
    "container-author",
    "contributor",
    "curator",
    "director",
    "editorial-director",
    "executive-producer",
    "guest",
    "host",
    "illustrator",
    "interviewer",
    "narrator",
    "organizer",
    "original-author",
    "performer",
    "producer",
    "recipient",
    "reviewed-author",
    "script-writer",
    "series-creator",
)
DATES = ("issued", "accessed", "original-date", "event-date", "submitted", "available-date")
TEXTS = frozenset(
    [
        "abstract",
        "annote",
        "archive",
        "archive_collection",
        "archive_location",
        "archive-place",
        "authority",
        "call-number",
        "chapter-number",
        "citation-key",
        "citation-label",
        "citation-number",
        "collection-number",
        "collection-title",
        "container-title",
        "container-title-short",
        "dimensions",
        "division",
        "DOI",
        "edition",
        "event",
        "event-title",
        "event-place",
        "first-reference-note-number",
        "genre",
        "ISBN",
        "ISSN",
        "issue",
        "jurisdiction",
        "keyword",
        "language",
        "license",
        "locator",
        "medium",
        "note",
        "number",
        "number-of-pages",
        "number-of-volumes",
        "original-publisher",
        "original-publisher-place",
        "original-title",
        "page",
        "page-first",
        "part-number",
        "part-title",
        "PMCID",
        "PMID",
        "printing-number",
        "publisher",
        "publisher-place",
        "references",
        "reviewed-genre",
        "reviewed-title",
        "scale",
        "section",
        "source",
        "status",
        "supplement-number",
        "title",
        "title-short",
        "URL",
        "version",
        "volume",
        "volume-title",
        "year-suffix",
    ]
)

_RANGE = re.compile(r"(?<=\w)\s*(?:--+|[–—])\s*(?=\w)")


def pages(text: str) -> str:
    """Return a page range with a plain hyphen between its ends ("12-34"), otherwise as typed."""
    return _RANGE.sub("-", text.strip())


def keywords(text: str) -> list[str]:
    """Return the single keywords of CSL's `keyword`: divided by ";" where there is one, or ","."""
    pieces = text.split(";" if ";" in text else ",")
    return [word for one in pieces if (word := one.strip())]


def joined_keywords(words: list[str]) -> str:
    """Return keywords as one text that `keywords` divides again."""
    words = list(dict.fromkeys(word.replace(";", ",") for word in words))
    return ("; " if any("," in word for word in words) else ", ").join(words)
