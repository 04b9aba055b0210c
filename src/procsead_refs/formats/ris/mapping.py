"""RIS's types and tags against CSL's types and variables: the one mapping, both ways."""

from __future__ import annotations

from procsead_refs.formats._csl import ARTICLES, PARTS

# In the order of preference: the first type of a CSL type is the one written.
TYPES = {
    "JOUR": "article-journal",
    "BOOK": "book",
    "CHAP": "chapter",
    "CPAPER": "paper-conference",
    "RPRT": "report",
    "THES": "thesis",
    "ELEC": "webpage",
    "GEN": "document",
    "COMP": "software",
    "DATA": "dataset",
    "STAND": "standard",
    "PCOMM": "personal_communication",
    "MPCT": "motion_picture",
    "SOUND": "song",
    "FIGURE": "figure",
    "MANSCPT": "manuscript",
    "CLSWK": "classic",
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "CASE": "legal_case",
    "CHART": "figure",
    "CONF": "book",
    "CTLG": "book",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ENCYC": "entry-encyclopedia",
    "EQUA": "figure",
    "GOVDOC": "report",
    "GRNT": "document",
    "HEAR": "hearing",
    "ICOMM": "personal_communication",
    "INPR": "article-journal",
    "JFULL": "periodical",
    "LEGAL": "regulation",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MULTI": "webpage",
    "MUSIC": "musical_score",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "POST": "post",
    "SER": "book",
    "SLIDE": "speech",
    "STAT": "legislation",
    "STD": "standard",
    "TREATY": "treaty",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
}
WRITTEN_TYPES = {csl: kind for kind, csl in reversed(TYPES.items())} | {
    "article": "UNPB",
    "broadcast": "VIDEO",
    "collection": "SER",
    "entry": "ENCYC",
    "review": "JOUR",
    "review-book": "JOUR",
}
# RIS gives its titles, numbers and second authors another meaning in each of these groups.
IN_JOURNAL = ARTICLES | {"periodical"}
IN_BOOK = PARTS
BOOKS = frozenset({"book", "chapter", "paper-conference"})
OTHER_CONTAINERS = frozenset(
    {"webpage", "post", "post-weblog", "legal_case", "hearing", "figure", "article"}
)
TEXTS = {
    "AB": "abstract",
    "AN": "archive_location",
    "CN": "call-number",
    "CY": "publisher-place",
    "DB": "archive",
    "DP": "source",
    "ET": "edition",
    "LA": "language",
    "N1": "note",
    "NV": "number-of-volumes",
    "PB": "publisher",
    "RN": "annote",
    "SE": "section",
    "ST": "title-short",
    "UR": "URL",
    "VL": "volume",
}
# Tags of the older specification, by what replaced them.
OLDER = {"N2": "AB", "PP": "CY", "VO": "VL", "L2": "UR", "LK": "UR", "AV": "AN"}

# Works that have versions: RIS's edition is theirs.
VERSIONED = frozenset({"software", "dataset"})
# RIS's types whose authors are directors ("RIS Format Specifications", the table of tags by type).
DIRECTED = frozenset({"MPCT", "VIDEO"})
WHOLE = frozenset({"book", "thesis"})  # whose pages are counted, where they are no range


def people(csl: str) -> dict[str, str]:
    """Return the CSL name variable of each of RIS's author tags in a reference of a CSL type."""
    if csl in IN_BOOK or csl == "book":
        return {"AU": "author", "A2": "editor", "A3": "collection-editor", "A4": "translator"}
    return {"AU": "author", "A2": "editor", "A3": "translator"}
