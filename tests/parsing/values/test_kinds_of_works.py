"""Reports, talks, newspapers, theses, letters: their own fields, and the type."""

import pytest
from marked_references import read, texts_of, told

FIELDS = [
    # Numbers of reports.
    (
        "{author:A} ({date:2016}) {title:Listor. Rapport 2016:3}. {place:Åbo}: {publisher:Rådet}.",
        "report",
        "title Listor|genre Rapport|number 2016:3|publisher Rådet",
    ),
    (
        "{author:Ahola, K.}, {date:2016} {title:Lists}, Report {volume:12}, {publisher:Talo}.",
        "report",
        "title Lists|genre Report|number 12|volume None",
    ),
    (
        (
            "{author:Ahola, K.} ({date:2013}), {title:Lists}, {journal:List Club Discussion Paper} "
            "No. 4411, {place:Turku}."
        ),
        "report",
        "collection-title List Club Discussion Paper|collection-number 4411|container-title None",
    ),
    (
        "{author:A} {title:Lists}. Technical Report CS-99-07, {publisher:Talo}, {date:1999}.",
        "report",
        "genre Technical Report|number CS-99-07",
    ),
    (
        "SOU {date:2012}:{page:90}. Ordning i registren. {place:Åbo}: {publisher:Talo}.",
        "report",
        "number SOU 2012:90|title Ordning i registren|page None",
    ),
    ("{title:The report 12 of us}. {place:Turku}, {date:2012}.", "book", "number None"),
    # Theses.
    (
        "{author:A} {title:Listen}. {note:Diss}. {publisher:Univ}. {place:Turku} {date:1999}.",
        "thesis",
        "genre Diss|publisher Univ. Turku|publisher-place None",
    ),
    (
        "{author:Ahola, K.} ({date:2009}) {title:Listor}. Diss. {place:Åbo}: {publisher:Akademi}.",
        "thesis",
        "genre Diss.",
    ),
    (
        (
            "{author:A. Ahola}, {title:“Lists,” M.S}. {note:thesis}, {journal:Dept. Lists}, "
            "{publisher:Talo Univ.}, {date:2014}."
        ),
        "thesis",
        "title Lists|genre M.S. thesis|publisher Dept. Lists, Talo Univ|container-title None",
    ),
    # Talks, messages, manuscripts, films, entries.
    (
        "{author:Ahola, K.} {date:2018}. {title:Listat}. {journal:Luento Turussa 3.10.2018}.",
        "speech",
        "title Listat|event-title Luento Turussa",
    ),
    ("{author:Ahola, K.} ({date:2020}) {title:E-mail to B. Berg}.", "personal_communication", ""),
    ("{author:Ahola, K.} {date:2020}. {title:Sähköpostiviesti}.", "personal_communication", ""),
    (
        "{author:Ahola, K.}: {title:Minnen}. {publisher:Otryckt manuskript}, {date:1950}.",
        "manuscript",
        "genre Otryckt manuskript|publisher None",
    ),
    (
        "{author:Ahola, K.} {title:The List. Directed by Bo Berg}, {publisher:Talo}, {date:2003}.",
        "motion_picture",
        "title The List",
    ),
    (
        "{author:Listpedia}, s.v. “{title:Index},” {date:2019}.",
        "entry-encyclopedia",
        "container-title Listpedia",
    ),
    # Newspapers.
    (
        "{author:Ahola, K.}, {title:Listen}. {journal:Neue Zeitung vom 7.8.2001}, S. {page:4}.",
        "article-newspaper",
        "container-title Neue Zeitung|page 4",
    ),
    (
        "{author:Ahola, K.} ({date:2016}) ‘{title:Lists}’, {journal:Turku News}, {volume:3} April.",
        "article-newspaper",
        "container-title Turku News|volume None",
    ),
    (
        "{author:Ahola, K.} ({date:3 de abril de 2018}). {title:Listas}. {editor:El País}.",
        "article-newspaper",
        "container-title El País",
    ),
    (
        "{journal:Turun Sanomat 8.11.2009: Auto lopettaa}.",
        "article-newspaper",
        "container-title Turun Sanomat|title Auto lopettaa",
    ),
    # Pages on the web.
    (
        (
            "Opening hours [Internet]. {place:Turku}: {publisher:Talo; c}{date:2019} [cited 2020]. "
            "https://lists.example/hours"
        ),
        "webpage",
        "title Opening hours|publisher Talo",
    ),
    (
        (
            "{author:Talo}. “{title:Lists}.” {journal:Talo.example}. {date:June 1, 2020}. "
            "https://talo.example/a"
        ),
        "webpage",
        "",
    ),
    # A chapter without an editor; one with its number; pages and the next.
    (
        (
            "{author:A} {title:Listes}. In : {journal:Archives}. {place:Namur} : {publisher:Talo}, "
            "p. {page:12-33}."
        ),
        "chapter",
        "",
    ),
    (
        "{author:Ahola, K.} {title:Lists}. In {booktitle:Handbook, chapter 3}, pages {page:5-8}.",
        "chapter",
        "container-title Handbook|chapter-number 3",
    ),
    (
        "{author:Ahola, K.}: {title:Listen}, in: {journal:JZ} {date:2003}, S. {page:112} ff.",
        "article-journal",
        "page 112 ff.",
    ),
    (
        (
            "{author:A}, {title:Elenchi}, in «{journal:Liste}», {volume:XXI} ({date:2003}), 4, "
            "pp. {page:11-20}."
        ),
        "article-journal",
        "volume XXI|issue 4|page 11-20",
    ),
    # A publisher that the title took, where commas part everything.
    (
        "{author:AHOLA K.}, {title:Gli elenchi, Aikalehti}, {place:Torino} {date:2003}.",
        "book",
        "title Gli elenchi|publisher Aikalehti|publisher-place Torino",
    ),
    (
        "{author:A} {date:2003}. {title:Lists, Loops and Laws}, {place:Torino} {date:2003}.",
        "book",
        "title Lists, Loops and Laws|publisher None",
    ),
    (
        "{author:Ahola, P.} ({date:2016}). {title:Catálogos} en red. En {booktitle:Listas hoy}.",
        "chapter",
        "title Catálogos en red",
    ),
]


@pytest.mark.parametrize(("marked", "kind", "expected"), FIELDS)
def test_fields_and_type(marked, kind, expected):
    draft, fields = read(marked), told(expected, "|")
    assert draft.type == kind
    assert texts_of(draft, fields) == fields


NAMES = [
    ("{author:Ahola, K.} {title:Listen. Übersetzt von Bo Berg}.", "translator", "Berg, Bo"),
    ("{author:A} {title:Listes. Traduit de l’espagnol par Luc Bo}.", "translator", "Bo, Luc"),
    ("{author:Ahola, K.} {title:Lists. Directed by Bo Berg}, {date:2003}.", "director", "Berg, Bo"),
    ("{author:Kai Ahola} & {title:Bo af Berg: Listor}.", "author", "Ahola, Kai; Berg, Bo"),
    ("{title:Statens råd för listor, Rapport om listor}, {place:Åbo}.", "author", ""),
    (
        "{title:Institut de listes, Rapport annuel}, {place:Paris}, {date:2013}.",
        "author",
        "Institut de listes",
    ),
    ("{author:Annual Report} {date:2018}. Turku: Talo, {date:2019}.", "author", ""),
    ("{author:Ahola, Kai & Berg, Bo painossa}: {title:Listat}.", "author", "Ahola, Kai; Berg, Bo"),
    (
        "{author:Frances Ahola}, interview by {translator:Gil Berg, Turku}, {date:2011}.",
        "translator",
        "",
    ),
]


@pytest.mark.parametrize(("marked", "role", "expected"), NAMES)
def test_names_at_the_edges(marked, role, expected):
    names = read(marked).names.get(role, ())
    typed = (name.literal or f"{name.family}, {name.given}" for name in names)
    assert "; ".join(typed) == expected


DAYS = [
    ("{author:Ahola}, {title:Listen}. {journal:Neue Zeitung vom 7.8.2001}, S. 4.", (2001, 8, 7)),
    ("{author:A} ({date:2016}) ‘{title:L}’, {journal:Turku News}, {volume:3} April.", (2016, 4, 3)),
    ("{journal:Turun Sanomat 8.11.2009: Auto lopettaa}.", (2009, 11, 8)),
    ("{author:A} {date:2018}. {title:L}. {journal:Luento Turussa 3.10.2018}.", (2018, 10, 3)),
    ("{author:Annual Report} {date:2018}. Turku: Talo, {date:2019}.", (2019,)),
    ("{author:A} “{title:L},” arXiv preprint arXiv:{date:2001.88123, 2020}.", (2020,)),
]


@pytest.mark.parametrize(("marked", "parts"), DAYS)
def test_dates_that_stand_elsewhere(marked, parts):
    assert read(marked).dates["issued"].parts == parts
