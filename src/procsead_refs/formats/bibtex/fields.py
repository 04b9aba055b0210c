"""biblatex's entry types and fields against CSL's types and variables: the one mapping, both ways.

Sources: the biblatex manual 3.20, sections 2.1 (types) and 2.2 (fields), 2.2.5 and 2.3.5 (aliases),
appendix B (inheritance); the CSL 1.0.2 specification, appendices III and IV.
"""

from __future__ import annotations

from procsead_refs.formats._csl import DATES, NAMES, TEXTS, TYPES

ENTRY_TYPES = {kind.replace("_", ""): kind for kind in TYPES if "-" not in kind} | {
    "article": "article-journal",
    "artwork": "graphic",
    "audio": "song",
    "bibnote": "document",
    "book": "book",
    "bookinbook": "chapter",
    "booklet": "pamphlet",
    "collection": "book",
    "commentary": "book",
    "conference": "paper-conference",
    "dataset": "dataset",
    "electronic": "webpage",
    "image": "figure",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "inreference": "entry-encyclopedia",
    "jurisdiction": "legal_case",
    "legal": "treaty",
    "legislation": "legislation",
    "letter": "personal_communication",
    "magazine": "article-magazine",
    "manual": "book",
    "mastersthesis": "thesis",
    "misc": "document",
    "movie": "motion_picture",
    "music": "song",
    "mvbook": "book",
    "mvcollection": "book",
    "mvproceedings": "book",
    "mvreference": "book",
    "newspaper": "article-newspaper",
    "online": "webpage",
    "patent": "patent",
    "performance": "performance",
    "periodical": "periodical",
    "phdthesis": "thesis",
    "proceedings": "book",
    "reference": "book",
    "report": "report",
    "review": "review",
    "software": "software",
    "standard": "standard",
    "suppbook": "chapter",
    "suppcollection": "chapter",
    "suppperiodical": "article-journal",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "video": "motion_picture",
    "www": "webpage",
}

# Plain BibTeX's types that say what biblatex has a field `type` for.
OLD_TYPES = {"mastersthesis": "Master's thesis", "phdthesis": "PhD thesis", "techreport": ""}

# The entry type of a CSL type; the second column is what plain BibTeX has for it.
# Where no type is CSL's own, `entrysubtype` keeps CSL's, so that reading gives it back.
WRITTEN_TYPES = {
    "article": ("unpublished", "unpublished"),
    "article-journal": ("article", "article"),
    "article-magazine": ("article", "article"),
    "article-newspaper": ("article", "article"),
    "bill": ("legislation", "misc"),
    "book": ("book", "book"),
    "broadcast": ("video", "misc"),
    "chapter": ("incollection", "incollection"),
    "classic": ("book", "book"),
    "collection": ("collection", "book"),
    "dataset": ("dataset", "misc"),
    "document": ("misc", "misc"),
    "entry": ("inreference", "incollection"),
    "entry-dictionary": ("inreference", "incollection"),
    "entry-encyclopedia": ("inreference", "incollection"),
    "event": ("misc", "misc"),
    "figure": ("image", "misc"),
    "graphic": ("artwork", "misc"),
    "hearing": ("jurisdiction", "misc"),
    "interview": ("misc", "misc"),
    "legal_case": ("jurisdiction", "misc"),
    "legislation": ("legislation", "misc"),
    "manuscript": ("unpublished", "unpublished"),
    "map": ("misc", "misc"),
    "motion_picture": ("movie", "misc"),
    "musical_score": ("audio", "misc"),
    "pamphlet": ("booklet", "booklet"),
    "paper-conference": ("inproceedings", "inproceedings"),
    "patent": ("patent", "misc"),
    "performance": ("performance", "misc"),
    "periodical": ("periodical", "misc"),
    "personal_communication": ("letter", "misc"),
    "post": ("online", "misc"),
    "post-weblog": ("online", "misc"),
    "regulation": ("legislation", "misc"),
    "report": ("report", "techreport"),
    "review": ("review", "article"),
    "review-book": ("review", "article"),
    "software": ("software", "misc"),
    "song": ("audio", "misc"),
    "speech": ("unpublished", "misc"),
    "standard": ("standard", "misc"),
    "thesis": ("thesis", "phdthesis"),
    "treaty": ("legal", "misc"),
    "webpage": ("online", "misc"),
}

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
# Name lists that CSL has no variable for; kept in `extra`, as typed.
OTHER_NAMES = frozenset(
    [
        "afterword",
        "annotator",
        "commentator",
        "foreword",
        "holder",
        "introduction",
        "namea",
        "nameb",
        "namec",
        "sortname",
        "shortauthor",
        "shorteditor",
        "authortype",
    ]
)
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

IN_PERIODICAL = frozenset(
    [
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "periodical",
        "review",
        "review-book",
    ]
)
IN_BOOK = frozenset(
    ["chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"]
)
IN_SERIES = (
    frozenset(["book", "chapter", "paper-conference", "pamphlet", "classic", "collection"])
    | IN_BOOK
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

# What a child takes from its crossref's parent under another name (appendix B); the rest it takes
# under the same name, but for what names the parent alone.
_MAIN = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle", "shorttitle": "shortjournal"}
_BOOK_PARTS = ("inbook", "bookinbook", "suppbook")
_COLLECTION_PARTS = ("incollection", "inreference", "suppcollection")
INHERITED = (
    {(parent, child): _MAIN for parent in ("mvbook",) for child in ("book", *_BOOK_PARTS)}
    | {
        (parent, child): _MAIN
        for parent in ("mvcollection", "mvreference")
        for child in ("collection", "reference", *_COLLECTION_PARTS)
    }
    | {("mvproceedings", child): _MAIN for child in ("proceedings", "inproceedings")}
    | {("book", child): _BOOK for child in _BOOK_PARTS}
    | {
        (parent, child): _BOOK
        for parent in ("collection", "reference", "book")
        for child in _COLLECTION_PARTS
    }
    | {("proceedings", child): _BOOK for child in ("inproceedings", "conference")}
    | {("periodical", child): _JOURNAL for child in ("article", "suppperiodical")}
)
AUTHOR_TO_BOOKAUTHOR = {(parent, child) for parent in ("mvbook", "book") for child in _BOOK_PARTS}
NOT_INHERITED = frozenset(
    [
        "ids",
        "crossref",
        "xref",
        "entryset",
        "entrysubtype",
        "execute",
        "label",
        "options",
        "presort",
        "related",
        "relatedoptions",
        "relatedstring",
        "relatedtype",
        "shorthand",
        "shorthandintro",
        "sortkey",
        "sortname",
        "sorttitle",
        "sortyear",
        "shorttitle",
        "indextitle",
        "indexsorttitle",
        "xdata",
        "keywords",
        "key",
    ]
)
