"""MODS's genres, roles and parts against CSL's types and variables: the mapping, both ways."""

from __future__ import annotations

from procsead_refs.formats._csl import ARTICLES, PARTS

NAMESPACE = "http://www.loc.gov/mods/v3"
GENRES = {
    "abstract or summary": "document",
    "academic journal": "article-journal",
    "article": "article-journal",
    "bibliography": "",
    "book": "book",
    "book chapter": "chapter",
    "catalog": "book",
    "conference publication": "paper-conference",
    "dataset": "dataset",
    "database": "dataset",
    "dictionary": "entry-dictionary",
    "encyclopedia": "entry-encyclopedia",
    "electronic resource": "webpage",
    "government publication": "",
    "hearing": "hearing",
    "instruction": "document",
    "interview": "interview",
    "issue": "periodical",
    "journal": "article-journal",
    "journal article": "article-journal",
    "law report or digest": "legal_case",
    "legal article": "article-journal",
    "legal case and case notes": "legal_case",
    "legislation": "legislation",
    "letter": "personal_communication",
    "magazine": "article-magazine",
    "map": "map",
    "motion picture": "motion_picture",
    "newspaper": "article-newspaper",
    "patent": "patent",
    "periodical": "article-journal",
    "picture": "graphic",
    "report": "report",
    "review": "review",
    "software": "software",
    "sound": "song",
    "speech": "speech",
    "standard or specification": "standard",
    "statistics": "dataset",
    "technical report": "report",
    "theses": "thesis",
    "thesis": "thesis",
    "treaty": "treaty",
    "videorecording": "motion_picture",
    "web page": "webpage",
    "web site": "webpage",
    "weblog": "post-weblog",
}
RESOURCES = {
    "cartographic": "map",
    "moving image": "motion_picture",
    "notated music": "musical_score",
    "software, multimedia": "software",
    "sound recording": "song",
    "sound recording-musical": "song",
    "sound recording-nonmusical": "song",
    "still image": "graphic",
}
RESOURCE_OF = {
    "map": "cartographic",
    "motion_picture": "moving image",
    "musical_score": "notated music",
    "software": "software, multimedia",
    "song": "sound recording",
    "graphic": "still image",
    "figure": "still image",
}
ROLES = {
    "artist": "author",
    "author": "author",
    "creator": "author",
    "photographer": "author",
    "inventor": "author",
    "author of introduction": "contributor",
    "contributor": "contributor",
    "composer": "composer",
    "compiler": "compiler",
    "curator": "curator",
    "director": "director",
    "editor": "editor",
    "host": "host",
    "illustrator": "illustrator",
    "interviewer": "interviewer",
    "narrator": "narrator",
    "performer": "performer",
    "producer": "producer",
    "recipient": "recipient",
    "translator": "translator",
    "series editor": "collection-editor",
} | {
    code: variable
    for variable, codes in {
        "author": "aut cre art pht inv",
        "contributor": "ctb aui",
        "composer": "cmp",
        "compiler": "com",
        "curator": "cur",
        "director": "drt",
        "editor": "edt",
        "host": "hst",
        "illustrator": "ill",
        "interviewer": "ivr",
        "narrator": "nrt",
        "performer": "prf",
        "producer": "pro",
        "recipient": "rcp",
        "translator": "trl",
        "script-writer": "aus",
    }.items()
    for code in codes.split()
}
# The code written for a variable: the first of those read.
ROLE_OF = {variable: code for code, variable in reversed(ROLES.items()) if len(code) == len("aut")}
IN_JOURNAL = ARTICLES | {"review", "review-book"}
IN_BOOK = PARTS
IDENTIFIERS = {
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "uri": "URL",
    "url": "URL",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "report number": "number",
}
DETAILS = {
    "volume": "volume",
    "issue": "issue",
    "number": "issue",
    "chapter": "chapter-number",
    "section": "section",
    "part": "part-number",
}
