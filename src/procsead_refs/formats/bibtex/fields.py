"""biblatex's fields against CSL's variables: the one mapping, both ways.

Sources: the biblatex manual 3.20, sections 2.2 (fields), 2.2.5 and 2.3.5 (aliases), 4.9.2
(bibliography strings); the CSL 1.0.2 specification, appendix IV.
"""

from __future__ import annotations

from procsead_refs.formats._csl import DATES, NAMES, TEXTS

# Fields whose older name BibTeX, JabRef, Mendeley or Zotero use.
ALIASES = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "hyphenation": "langid",
    "journal": "journaltitle",
    "journalabbreviation": "shortjournal",
    "journalabbr": "shortjournal",
    "keyword": "keywords",
    "lastchecked": "urldate",
    "lastaccessed": "urldate",
    "accessed": "urldate",
    "numpages": "pagetotal",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "publicationtitle": "journaltitle",
    "school": "institution",
    "url-date": "urldate",
    "urlaccessdate": "urldate",
}

NAME_FIELDS = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
    "director": "director",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "composer": "composer",
    "compiler": "compiler",
    "performer": "performer",
    "recipient": "recipient",
    "serieseditor": "collection-editor",
    "chair": "chair",
    "curator": "curator",
    "host": "host",
    "guest": "guest",
    "narrator": "narrator",
    "organizer": "organizer",
    "producer": "producer",
    "executive-producer": "executive-producer",
    "script-writer": "script-writer",
    "series-creator": "series-creator",
    "contributor": "contributor",
    "editorial-director": "editorial-director",
    "origauthor": "original-author",
    "reviewedauthor": "reviewed-author",
}
# What an editor's type makes of `editor`, `editora` … (biblatex manual 2.3.6).
EDITOR_TYPES = {
    "editor": "editor",
    "compiler": "compiler",
    "director": "director",
    "producer": "producer",
    "organizer": "organizer",
    "performer": "performer",
    "translator": "translator",
    "curator": "curator",
    "illustrator": "illustrator",
    "collaborator": "contributor",
    "serieseditor": "collection-editor",
}

DATE_FIELDS = {
    "date": "issued",
    "urldate": "accessed",
    "origdate": "original-date",
    "eventdate": "event-date",
    "submitted": "submitted",
    "available-date": "available-date",
}

# Fields that mean the same in every entry type.
TEXT_FIELDS = {
    "abstract": "abstract",
    "annotation": "annote",
    "archive": "archive",
    "archive_location": "archive_location",
    "archive-place": "archive-place",
    "authority": "authority",
    "callnumber": "call-number",
    "call-number": "call-number",
    "chapter": "chapter-number",
    "dimensions": "dimensions",
    "doi": "DOI",
    "edition": "edition",
    "eventtitle": "event-title",
    "genre": "genre",
    "isbn": "ISBN",
    "issn": "ISSN",
    "jurisdiction": "jurisdiction",
    "keywords": "keyword",
    "language": "language",
    "medium": "medium",
    "note": "note",
    "origlocation": "original-publisher-place",
    "origpublisher": "original-publisher",
    "origtitle": "original-title",
    "pagetotal": "number-of-pages",
    "part": "part-number",
    "pages": "page",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "pubstate": "status",
    "references": "references",
    "scale": "scale",
    "section": "section",
    "series": "collection-title",
    "shortjournal": "container-title-short",
    "shorttitle": "title-short",
    "source": "source",
    "type": "genre",
    "url": "URL",
    "venue": "event-place",
    "version": "version",
    "volume": "volume",
    "volumes": "number-of-volumes",
}

# A CSL variable that biblatex has no field for is a field of its own name; where biblatex means
# something else by that name, "csl-" stands before it.
_TAKEN = {"number", "event", "issue", "page", "title", *TEXT_FIELDS}
TEXT_FIELDS |= {
    f"csl-{variable}" if variable.lower() in _TAKEN else variable.lower(): variable
    for variable in sorted(
        TEXTS - {*TEXT_FIELDS.values(), "title", "container-title", "volume-title"}
    )
    if variable not in {"publisher", "publisher-place", "issue", "collection-number", "year-suffix"}
} | {"collection-number": "collection-number"}
NAME_FIELDS |= {variable: variable for variable in NAMES if variable not in NAME_FIELDS.values()}
DATE_FIELDS |= {variable: variable for variable in DATES if variable not in DATE_FIELDS.values()}

# Taken as they stand: no LaTeX in them but escaped special characters.
VERBATIM = frozenset(
    [
        "doi",
        "url",
        "file",
        "eprint",
        "verba",
        "verbb",
        "verbc",
        "urlraw",
        "pdf",
        "groups",
        "timestamp",
    ]
)

# biblatex's bibliography strings that stand in `type` and `pubstate` (English).
BIBSTRINGS = {
    "audiocd": "audio CD",
    "bathesis": "Bachelor's thesis",
    "candthesis": "Candidate thesis",
    "datacd": "data CD",
    "inpreparation": "in preparation",
    "inpress": "in press",
    "mathesis": "Master's thesis",
    "patent": "patent",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "U.S. patent",
    "patreqde": "German patent request",
    "patreqeu": "European patent request",
    "patreqfr": "French patent request",
    "patrequk": "British patent request",
    "patreqch": "Swiss patent request",
    "patrequs": "U.S. patent request",
    "phdthesis": "PhD thesis",
    "prepublished": "pre-published",
    "resreport": "research report",
    "software": "computer software",
    "submitted": "submitted",
    "techreport": "technical report",
}
