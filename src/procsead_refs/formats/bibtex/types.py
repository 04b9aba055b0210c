"""biblatex's entry types against CSL's types, both ways.

Sources: the biblatex manual 3.20, section 2.1; the CSL 1.0.2 specification, appendix III.
"""

from __future__ import annotations

from procsead_refs.formats._csl import ARTICLES, PARTS, TYPES

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

# CSL types by what their works stand in.
IN_PERIODICAL = ARTICLES | {"periodical", "review", "review-book"}
IN_BOOK = PARTS
IN_SERIES = PARTS | {"book", "pamphlet", "classic", "collection"}
