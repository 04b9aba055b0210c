"""What an entry inherits by crossref, under which name, and what never.

Source: the biblatex manual 3.20, appendix B.
"""

from __future__ import annotations

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
