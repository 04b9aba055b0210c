"""Field families, each from labelled words: {label:words} is what the tagger would say."""

import pytest
from marked_references import read, texts_of, told

from procsead_refs.model import Date, Name, Reference

TEXTS = [
    # Volume, issue and pages.
    ("{journal:Aika} {volume:13}({issue:3}), {page:216–28}.", "volume 13, issue 3, page 216-28"),
    ("{journal:Aika} {volume:30} ({issue:61}): {page:729–54}.", "volume 30, issue 61, page 729-54"),
    ("{journal:Aika}, vol. {volume:13}, n.{issue:º 3}, pp. {page:1-9}.", "volume 13, issue 3"),
    ("{journal:Aika}, {volume:63} ({issue:serial} no. {issue:253}).", "issue serial no. 253"),
    ("{journal:Aika}, {volume:63} (serial no. 253).", "volume 63, issue serial no. 253"),
    ("{journal:Aika} {volume:39/153}: {page:11-22}.", "volume 39, issue 153"),
    ("{journal:Aika}, {volume:15}, {volume:47}, {page:369-387}.", "volume 15, issue 47"),
    ("{journal:Aika} {volume:12/13}, {page:1-9}.", "volume 12/13, issue None"),
    ("{journal:Aika}, {volume:63} ({page:12} p.).", "volume 63, issue None"),
    ("{journal:Aika}, {volume:XXI}, {page:607} - {page:608}", "volume XXI, page 607-608"),
    ("{journal:Aika} {volume:54}, {page:061504, 10} pp.", "page 061504"),
    ("{journal:Aika} {volume:67}: {page:e1012}.", "page e1012"),
    ("{journal:Aika}, {volume:12(4)}, {page:S3–S9}", "volume 12, issue 4, page S3-S9"),
    # Editions.
    ("{title:Luettelot}. {edition:3rd ed}. ", "edition 3"),
    ("{title:Luettelot}. {edition:Fifth edition}.", "edition 5"),
    ("{title:Listen}. {edition:2., überarbeitete Auflage}.", "edition 2"),
    ("{title:Listen}. {edition:Revised edition}.", "edition Revised"),
    ("{title:Luettelot}. 4. painos. {place:Turku}", "edition 4, publisher-place Turku"),
    ("{title:Luettelot}. {volume:3}. {page:p}. {place:Helsinki}: {publisher:Talo}.", "edition 3"),
    ("{title:Luettelot. 4. uud. p}. {place:Helsinki}.", "title Luettelot, edition 4"),
    ("{title:Luettelot}. 2. korjattu ja täydennetty laitos. {place:Turku}.", "edition 2"),
    ("{title:Listor}. 3:e uppl. {place:Lund}.", "edition 3"),
    ("{title:Listor}. Tredje, omarbetade upplagan. {place:Lund}.", "title Listor, edition 3"),
    (
        "{title:Listen. 3., völlig neu bearbeitete Auflage}. {place:Bonn}.",
        "title Listen, edition 3",
    ),
    (
        "{title:Les listes. 2e éd. revue et augmentée}. {place:Paris}.",
        "title Les listes, edition 2",
    ),
    ("{title:Gli elenchi}, 2ª ed. riveduta, {place:Bologna}.", "title Gli elenchi, edition 2"),
    ("{title:Las listas. 3.ª edición}. {place:Madrid}.", "title Las listas, edition 3"),
    ("{title:Lists}, 2nd ed. {place:New York}.", "edition 2, publisher-place New York"),
    ("{title:Lists}. {journal:Aika} {volume:3}. p. {page:12}.", "volume 3, page 12"),
    # A series with its subseries and number.
    (
        "{title:Luettelot}. {collection:OM julkaisuja}, Ohjeita ja muuta {date:2020}:{page:9}.",
        "collection-number 2020:9, page None",
    ),
    ("{title:Luettelot}. {collection:Alan julkaisuja 14}. {place:Turku}.", "collection-number 14"),
    # The sentence behind names and date, whatever its label.
    ("{author:Korhonen, A.}, ei pvm. Lukupiirin opas. Viitattu 8.4.2015.", "title Lukupiirin opas"),
    ("{author:Korhonen, A.} {date:2015}. {journal:Aika} {volume:3}.", "title None"),
    # Versions are neither volumes nor parts of titles.
    (
        "{title:Lists}. Version {volume:2}.{issue:1}. {place:Turku}.",
        "title Lists, version 2.1, volume None",
    ),
    ("{title:Lists}. Version 2023-01. 11th ed. {place:Turku}.", "version 2023-01, edition 11"),
    ("{title:Lists (Version 3.2)} [Data set].", "title Lists, version 3.2"),
    (
        "{title:The List (Version 2) of Lists}. {place:Turku}.",
        "title The List (Version 2) of Lists",
    ),
    # A publisher is told by its author, and by what is a town.
    ("{author:Europol}. {date:2020}a. {title:Lists 2020. Europol}.", "title Lists 2020"),
    ("{author:Europol}. {date:2020}a. {title:Lists}. {place:Europol}.", "publisher Europol"),
    ("{author:Europol}. {date:2020}a. {title:Lists} 2020. Europol.", "title Lists 2020"),
    ("{author:Europol}. {date:2020}a. {title:Lists} 2020. Europol.", "publisher Europol"),
    ("{author:Ahola, K.} {title:Lists}, {date:2020}.", "title Lists"),
    (
        "{author:Rosso, M.} {title:Elenchi}, {place:Venezia, Grafo}, {date:1987}.",
        "publisher-place Venezia, publisher Grafo",
    ),
    ("In {booktitle:Luettelot} (s. {page:4–6}). {place:Gaudeamus}.", "publisher Gaudeamus"),
    ("{title:Lists}. {place:Turku}.", "publisher-place Turku, publisher None"),
    # Identifiers and addresses.
    ("{title:On lists}. doi: 10.1000/AB.12 (2019).", "DOI 10.1000/AB.12"),
    ("{title:On lists}. https://doi.org/10.1000/xyz.", "DOI 10.1000/xyz"),
    ("{title:On lists}. https://doi.org/10.1000/s1(05)2.", "DOI 10.1000/s1(05)2"),
    ("{title:On lists}. doi:10.1000/ab.URL: http://a.example/b.", "DOI 10.1000/ab"),
    ("{title:On lists}. <http://www.a.example/b/>.", "URL http://www.a.example/b/"),
    ("{title:On lists}, {url:www.a.example/ b/c.pdf}.", "URL www.a.example/b/c.pdf"),
    ("{title:On lists}. {url:a.example/reports/2010}.", "URL a.example/reports/2010"),
    ("{title:On lists}. ISBN 978-952-000-000-0.", "ISBN 978-952-000-000-0"),
    ("{title:On lists}. ISSN 2490-1172.", "ISSN 2490-1172"),
    ("{title:Luettelot}. URN:NBN:fi-fe2020.", "number URN:NBN:fi-fe2020"),
    # What is said of a title in brackets after it is no part of it.
    ("{title:On lists [Internet]}. {journal:Aika}.", "title On lists"),
    ("{title:On lists. [Verkkoaineisto]}", "title On lists"),
    ("{title:On lists [a reply]}", "title On lists [a reply]"),
    ("{title:On lists}. {journal:Aika. Published online} {date:2020}.", "container-title Aika"),
    # A day of access is no field's words, whatever the tagger says.
    (
        "{author:Aho, B.} « {title:Huoneet} ». {journal:Consulté le} {volume:3} septembre 2015.",
        "title Huoneet",
    ),
    ("{title:Stand der Listen 2001}. {place:Berlin}", "title Stand der Listen 2001"),
    # A numbered series is neither a journal nor the end of a title.
    ("{title:Luettelot. Polamk raportteja 118}. {place:Turku}", "collection-number 118"),
    ("{title:Luettelot. Polamk raportteja 118}. {place:Turku}", "title Luettelot"),
    (
        "{title:Luettelot}. {journal:Kuntaliiton julkaisuja} {volume:12}/2011.",
        "collection-number 12/2011",
    ),
    ("{title:Listen}. {journal:Acta Testensia 2140}.", "collection-title Acta Testensia"),
    ("{title:Lists}. {journal:Test Series} {volume:7}, {page:1–9}.", "container-title Test Series"),
    # A number of a year, or behind "nro", is an issue's.
    (
        "{date:2014}. {title:Luettelot}. {journal:Aika nro} {volume:4}.",
        "container-title Aika, issue 4",
    ),
    ("{title:Luettelot}. {journal:Aika} {volume:3}/{date:2010}, s. 2.", "issue 3"),
    # A thesis has a kind and a school.
    (
        "{title:Luettelot. Pro gradu -tutkielma}. {place:Turku}",
        "title Luettelot, genre Pro gradu -tutkielma",
    ),
    ("{title:Luettelot}. {place:Turku}: Testipaino.", "publisher Testipaino"),
    # Titles: quotes inside stay, the marks around go.
    ("“{title:Lists}.” {journal:Aika}", "title Lists, container-title Aika"),
    ("‘{title:“Not a List”: On Lists}’. {journal:Aika}", "title “Not a List”: On Lists"),
    ("“‘{title:It’s a List…’: On Lists}.” {journal:Aika}", "title ‘It’s a List…’: On Lists"),
    ("‘“{title:It’s a List…”: On Lists}’. {journal:Aika}", "title “It’s a List…”: On Lists"),
    ("„‚{title:Eine Liste‘: Listen}“. {journal:Aika}", "title ‚Eine Liste‘: Listen"),
    ("»›{title:Eine Liste‹: Listen}«. {journal:Aika}", "title ›Eine Liste‹: Listen"),
    ("« “{title:Une liste” : listes} », {journal:Aika}", "title “Une liste” : listes"),
    ("”’{title:En lista’: listor}”. {journal:Aika}", "title ’En lista’: listor"),
    ("\"'{title:It's a List': On Lists}\". {journal:Aika}", "title 'It's a List': On Lists"),
    ("‘{title:Lenders’ lists}’. {journal:Aika}", "title Lenders’ lists"),
    ("“{title:“Seeing” and “Being”}.” {journal:Aika}", "title “Seeing” and “Being”"),
    ("“{title:Lists of “Lists” and Lists}.” {journal:Aika}", "title Lists of “Lists” and Lists"),
    ("{title:Why lists?} {journal:Aika}", "title Why lists?"),
    ("{title:Lists (1900–1950)}. {place:Turku}: {publisher:Aika}.", "title Lists (1900–1950)"),
    ("In {booktitle:Lists of lists}.", "title Lists of lists"),
]


@pytest.mark.parametrize(("marked", "expected"), TEXTS, ids=[marked for marked, _ in TEXTS])
def test_text_fields(marked, expected):
    fields = told(expected)
    assert texts_of(read(marked), fields) == fields


DATES = [
    ("({date:2020}a).", Date((2020,), suffix="a")),
    ("({date:2020 a}).", Date((2020,), suffix="a")),
    ("{date:2004–05}.", Date((2004,), until=(2005,))),
    ("({date:2010, March 3}).", Date((2010, 3, 3))),
    ("({date:2010}). {title:Lists}. {journal:Aika}, {date:3 March}.", Date((2010, 3, 3))),
    ("Ahola (n.d.). {title:Lists}.", Date(literal="n.d.")),
    ("Ahola (n.d.-b). {title:Lists}.", Date(literal="n.d.", suffix="b")),
    ("{author:Ahola. s. d.-a}. {title:Listes}.", Date(literal="s. d.", suffix="a")),
    ("Ahola (o. J.): {title:Listen}.", Date(literal="o. J.")),
    ("Ahola (ei pvm). {title:Luettelot}.", Date(literal="ei pvm")),
    ("{author:Ahola, Kaisa ei pvm}. {title:Luettelot}.", Date(literal="ei pvm.")),
    ("Ahola (in press). {title:Lists}.", Date(literal="in press")),
    ("{title:Lists}, 1999.", Date((1999,))),
    ("{title:Elenchi}, {place:Treviso 1898}, 2 v.", Date((1898,))),
    ("{author:1811 Rosso A}., {title:Elenchi}, {place:Venezia}.", Date((1811,))),
]


@pytest.mark.parametrize(("marked", "date"), DATES, ids=[marked for marked, _ in DATES])
def test_dates_of_publication(marked, date):
    assert read(marked).dates["issued"] == date


ACCESSED = [
    ("{title:Luettelot}. Viitattu 8.4.2015. http://a.example", (2015, 4, 8)),
    ("{title:Lists}. http://a.example (accessed 11 April 2012).", (2012, 4, 11)),
    ("{title:Listen}. http://a.example, abgerufen am 3.2.2019", (2019, 2, 3)),
    ("{title:Lists}. Retrieved May 5, 2010, from http://a.example", (2010, 5, 5)),
    ("{title:Listes}. http://a.example [consulté le 4 mai 2011]", (2011, 5, 4)),
    ("{title:Listor}. Hämtad 2020-03-04 från http://a.example", (2020, 3, 4)),
    ("{title:Listor}. http://a.example [Online; besökt 4 mars 2020].", (2020, 3, 4)),
    ("{title:Lists} [cited {date:2019} {date:May 5}]. http://a.example", (2019, 5, 5)),
    ("{title:Listas}. Consultado el 5 de mayo de 2015. http://a.example", (2015, 5, 5)),
    ("{title:Elenchi}. http://a.example (consultato il 3 marzo 2014)", (2014, 3, 3)),
    ("{title:Lists}. Retrieved 2015, from http://a.example", (2015,)),
]


@pytest.mark.parametrize(("marked", "parts"), ACCESSED, ids=[marked for marked, _ in ACCESSED])
def test_dates_of_access(marked, parts):
    draft = read(marked)
    assert draft.dates["accessed"].parts == parts
    assert "issued" not in draft.dates


BEFORE = Reference("r1", names={"author": (Name(family="Ahola", given="K."),)})


@pytest.mark.parametrize("dash", ["———", "______", "–––.", "—.", "Ders.", "Dies.", "Sama", "Ibid."])
def test_a_dash_is_the_author_of_the_entry_before(dash):
    draft = read(f"{{author:{dash}}} {{date:2011}}. {{title:More lists}}.", BEFORE)
    assert draft.names["author"] == BEFORE.names["author"]
    assert "author" not in read(f"{{author:{dash}}} {{date:2011}}.").names


def test_a_dash_may_stand_for_the_first_of_several_authors():
    draft = read("{author:———, and B. Berg}. {date:2011}. {title:More lists}.", BEFORE)
    assert [one.family for one in draft.names["author"]] == ["Ahola", "Berg"]


def test_a_mark_behind_the_names_makes_them_editors():
    draft = read("{author:Ahola, K. & Berg, B.} (Hrsg.) ({date:2010}): {title:Listen}.")
    assert [one.family for one in draft.names["editor"]] == ["Ahola", "Berg"]


TYPES = [
    ("{author:Ahola, K.} {title:Lists}. {journal:Aika} {volume:3}.", "article-journal"),
    ("{title:Lists}. {journal:Helsingin Sanomat} {date:3.5.2010}.", "article-newspaper"),
    ("{title:Lists}. In {editor:Berg, B.} (ed.), {booktitle:More}. {place:Turku}.", "chapter"),
    ("{title:Lists}. In {editor:Berg, B.} (ed.), {journal:More}. {place:Turku}.", "chapter"),
    ("{title:Lists}. In {booktitle:Proceedings of the Meeting on Lists}.", "paper-conference"),
    (
        "{title:Lists}. {journal:Proceedings of the Royal Society} {volume:3}: {page:1–9}.",
        "article-journal",
    ),
    (
        "{title:Lists}. {journal:Proceedings of Listing} {volume:3}, no. {issue:2}: {page:1–9}.",
        "article-journal",
    ),
    ("{author:Ahola, K.} {title:Lists}. {place:Turku}: {publisher:Aika}.", "book"),
    ("{author:Ahola, K.} {title:Luettelot}. Väitöskirja. {publisher:Turun yliopisto}.", "thesis"),
    ("{author:Ahola, K.} {title:Lists}. Working Paper 12. {place:Turku}.", "report"),
    ("{author:Europol}. {date:2020}. {title:Lists of the Year}.", "report"),
    ("{author:Ahola, K.} {title:Lists}. http://a.example/lists", "webpage"),
    (
        "{author:Aho, B.} {title:Luettelot}. {collection:Alan raportteja} 111. {place:Turku}.",
        "report",
    ),
    ("{author:Aho, B.} {title:Lists}. {collection:Studies in Lists} 11. {place:Turku}.", "book"),
    ("{title:Lists} [Data set]. {publisher:Aika}.", "dataset"),
    ("{title:Lists} [Computer software].", "software"),
    ("{author:Ahola, K.}, personal communication, {date:2 May 2010}.", "personal_communication"),
    ("{title:Lists}. arXiv:1001.00001", "article"),
    ("{title:Rikoslaki} 39/1889.", "legislation"),
    ("{title:Directive 2011/93/EU} of the European Parliament.", "legislation"),
    ("{title:HE 61/2025 vp}.", "bill"),
    ("{title:COM(2022) 209} final.", "bill"),
    ("{title:KKO 2022:1}.", "legal_case"),
    ("{title:A.B. v. Finland}, no. 1234/02, ECtHR {date:2008}.", "legal_case"),
    ("{title:Convention on Lists}, CETS No. 201.", "treaty"),
    ("{title:ISO 690:2021 Lists}.", "standard"),
]


@pytest.mark.parametrize(("marked", "kind"), TYPES, ids=[marked for marked, _ in TYPES])
def test_types(marked, kind):
    assert read(marked).type == kind


INTERVIEWERS = [
    "{author:Mäki, L.} {date:2021}. {title:Luettelot}. Haastattelija {publisher:Olli Virta}.",
    "{author:Mäki, L.} {date:2021}. {title:Luettelot. Haastattelijana Olli Virta}. {place:Turku}.",
    "{author:Mäki, L.} {date:2021}. {title:Lists}, interviewed by {journal:Olli Virta}.",
]


@pytest.mark.parametrize("marked", INTERVIEWERS)
def test_who_asked_is_the_interviewer(marked):
    draft = read(marked)
    assert draft.names["interviewer"] == (Name(family="Virta", given="Olli"),)
    assert draft.texts["title"] in {"Luettelot", "Lists"}
    assert "publisher" not in draft.texts
    assert "container-title" not in draft.texts


def test_a_database_of_law_is_the_author_and_the_act_the_title():
    draft = read("{title:Finlex 2021}. Laki luetteloista 1492/2016. http://a.example/2016/20161492")
    assert draft.type == "legislation"
    assert draft.texts["title"] == "Laki luetteloista"
    assert draft.texts["number"] == "1492/2016"
    assert draft.names == {"author": (Name(literal="Finlex"),)}
    assert draft.dates["issued"] == Date((2021,))


def test_nothing_is_lost():
    draft = read("{author:Ahola, K.} {title:Lists}. Blue cover, 3 maps.")
    assert draft.rest() == "Blue cover, 3 maps"


LAW = [
    ("{title:Rikoslaki} {volume:39}/{date:1889}.", "Rikoslaki", "39/1889", 1889),
    ("{title:HE 61/2025 vp}. Esitys luetteloista.", "Esitys luetteloista", "HE 61/2025 vp", 2025),
    ("{journal:KKO} {date:2022}:1.", "KKO 2022:1", "KKO 2022:1", 2022),
    (
        "{author:A.B. v. Finland}, no. {volume:1234/02}, ECtHR, {date:2 May 2008}.",
        "A.B. v. Finland",
        "1234/02",
        2008,
    ),
    (
        "{title:Convention on Lists}, {date:25 October 2007}, CETS No. 201.",
        "Convention on Lists",
        "CETS No. 201",
        2007,
    ),
    (
        "{author:European Commission} {date:2022}. {title:On lists}. {journal:COM}(2022) 9 final.",
        "On lists",
        "COM(2022) 9 final",
        2022,
    ),
]


@pytest.mark.parametrize(("marked", "title", "number", "year"), LAW, ids=[row[1] for row in LAW])
def test_law_has_a_name_and_a_number(marked, title, number, year):
    draft = read(marked)
    assert draft.texts["title"] == title
    assert draft.texts["number"] == number
    assert draft.dates["issued"].year == year
    assert "container-title" not in draft.texts


GIVEN = [
    ("{author:Monte Alto, Ana S}. {date:2009}. {title:Lists}.", ["Ana S."]),
    ("{author:Ahola KA, Berg B}. {title:On lists}.", ["KA", "B"]),
    ("{author:Berg B}. {title:On lists}.", ["B"]),
    ("{author:Berg, Bo}. {date:2015}. {title:Listor}.", ["Bo"]),
    ("{author:Berg, Ch}. {date:2015}. {title:Listor}.", ["Ch."]),
    ("{author:Ahola, K}. {date:2015}. {title:Listor}.", ["K."]),
]


@pytest.mark.parametrize(("marked", "given"), GIVEN, ids=[marked for marked, _ in GIVEN])
def test_the_stop_behind_names_is_an_initials_or_the_sentences(marked, given):
    assert [one.given for one in read(marked).names["author"]] == given


def test_a_body_that_leads_is_the_author():
    for label in ("publisher", "editor", "author"):
        draft = read(f"{{{label}:EUROPOL}}. {{date:2020}}a. {{title:Lists}}.")
        assert draft.names == {"author": (Name(literal="EUROPOL"),)}


def test_an_edition_swallowed_by_the_title_is_taken_out():
    draft = read("{title:Lists of Lists. Fifth edition}. {place:Turku}: {publisher:Talo}.")
    assert draft.texts["title"] == "Lists of Lists"
    assert draft.texts["edition"] == "5"
    draft = read("{title:Lists of Lists}. {publisher:Eleventh Revision. Talo}.")
    assert draft.texts["edition"] == "Eleventh Revision"
    assert draft.texts["publisher"] == "Talo"


def test_spans_are_where_the_values_stand():
    draft = read("“{title:Lists}.” {journal:Aika} {volume:13} ({issue:3}): {page:1–9}.")
    for variable, (start, end) in draft.spans.items():
        assert draft.raw[start:end].replace("–", "-") == draft.texts[variable]


def test_what_stands_in_quotes_behind_a_date_is_the_title():
    found = read("{author:Coast Office}. {date:2020}. ‘Storm Assessment {date:2020}’.")
    assert found.texts["title"] == "Storm Assessment 2020"
    assert found.dates["issued"].parts == (2020,)


def test_a_journal_that_leads_is_no_author():
    found = read("{journal:Listing Quarterly} {date:1999}, {volume:32}, {page:77-89}")
    assert not found.names
    assert found.texts["container-title"] == "Listing Quarterly"


def test_a_body_and_its_title_are_divided_at_the_colon():
    found = read("{title:Suomen virallinen tilasto (SVT): Luettelot}. {place:Turku}.")
    assert found.names["author"][0].literal == "Suomen virallinen tilasto (SVT)"
    assert found.texts["title"] == "Luettelot"


KINDS = [
    ("{author:Ahola, K.} (Director). {title:Lists} [Film]. {publisher:Alfa}.", "motion_picture"),
    ("{author:Ahola, K.} (Host). {title:Lists} [Audio podcast]. {publisher:Alfa}.", "broadcast"),
    ("{author:Ahola, K.} {title:Lists} [Tweet]. {journal:Alfa}.", "post"),
    ("{author:Ahola, K.} {title:Lists} [Conference presentation]. {place:Turku}.", "speech"),
    ("{author:Ahola, K.} {title:Lists} [Unpublished manuscript].", "manuscript"),
]


@pytest.mark.parametrize(("marked", "kind"), KINDS, ids=[row[1] for row in KINDS])
def test_what_a_bracket_behind_the_title_says_is_the_type(marked, kind):
    found = read(marked)
    assert found.type == kind
    assert found.names["author"][0].family == "Ahola"


def test_a_report_is_known_by_its_symbol():
    found = read("{author:Alfa Nations}. {title:General comment}. {journal:CRC/C/GC}/{volume:25}.")
    assert (found.type, found.texts["number"]) == ("report", "CRC/C/GC/25")
    assert "container-title" not in found.texts


def test_who_published_a_program_is_no_journal():
    found = read("{author:Ahola K}. {title:Lists} [Computer software]. {journal:Alfa Foundation}.")
    assert found.texts["publisher"] == "Alfa Foundation"


SERIES = [
    (
        "{title:Listen}. {publisher:Aika} (= {journal:Reihe Listen}, Bd. {volume:12}).",
        "Reihe Listen",
    ),
    ("{title:Listen. (= Schriften zur Kunde 12)}. {publisher:Aika}.", "Schriften zur Kunde"),
    ("{title:Lists} ({journal:Studies}, vol. {volume:12}). {publisher:Aika}.", "Studies"),
]


@pytest.mark.parametrize(("marked", "series"), SERIES, ids=[row[1] for row in SERIES])
def test_a_series_in_brackets(marked, series):
    found = read(marked)
    assert (found.texts["collection-title"], found.texts["collection-number"]) == (series, "12")
    assert found.texts.keys().isdisjoint({"container-title", "volume"})
    assert found.type == "book"
