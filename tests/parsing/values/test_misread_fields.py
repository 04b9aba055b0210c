"""What the steps mend where the tagger is wrong: {label:words} is what it says."""

import pytest
from marked_references import read, texts_of, told

from procsead_refs.model import Date

LOCATORS = [
    ("{journal:Aika}. {date:2024};{page:1542(1):51–7}.", "1542", "1", "51-7"),
    ("{journal:Aika}. {date:2010 Mar} {volume:18;29}({page:11): 1611-21}.", "29", "11", "1611-21"),
    (
        "{journal:Aika} {date:2015};{volume:131} (Suppl {issue:1}):S40-S42.",
        "131",
        "Suppl 1",
        "S40-S42",
    ),
    ("{journal:Aika}. {date:2016}; {volume:10}:{issue:7}.", "10", None, "7"),
    ("{journal:Anal. PDE}, {page:5(1):81–144}, {date:2012}.", "5", "1", "81-144"),
    ("{journal:Aika PC}-{volume:26} ({issue:4}), s. {page:3}–{volume:9}.", "PC-26", "4", "3-9"),
    (
        "‘{title:Lists}’, {journal:Aika}, {volume:381.6654}, pp. {page:187}–92.",
        "381",
        "6654",
        "187-92",
    ),
    ("‘{title:Lists}’, {journal:Aika}, 22.4 (2018), pp. {page:337–49}.", "22", "4", "337-49"),
    ("{journal:Aika} {volume:21} ({date:1989-90}): {page:246-56}.", "21", None, "246-56"),
    ("{title:On verse 3 (2): 1–5 of the lists}. {place:Turku}.", None, None, None),
]


@pytest.mark.parametrize(("marked", "volume", "issue", "page"), LOCATORS)
def test_volume_issue_and_pages_in_a_fixed_form(marked, volume, issue, page):
    texts = read(marked).texts
    assert (texts.get("volume"), texts.get("issue"), texts.get("page")) == (volume, issue, page)


TEXTS = [
    # A marker run into the field before it.
    ("In: {journal:Aika Bd}. {volume:41} ({date:2020}), S. {page:3–9}", "container-title Aika"),
    (
        "{booktitle:Listen}. {publisher:Testverlag}, {place:Rennes, S} {page:86}",
        "publisher-place Rennes",
    ),
    ("{title:Vitamins B, C and D}. {journal:Aika} {volume:3}.", "title Vitamins B; C and D"),
    ("{title:Plan B} {date:2010}. {place:Turku}.", "title Plan B"),
    # Letters that a hyphen joins to a volume.
    ("{journal:Aika PC}-{volume:26}, {page:3–9}.", "container-title Aika, volume PC-26"),
    # A title's first words.
    (
        "{author:Ahola K}. brms: {title:A package for lists}. {journal:Aika}.",
        "title brms: A package for lists",
    ),
    ("{author:Ahola, K.} ed. {title:Lists}. {place:Turku}.", "title Lists"),
    ("{author:Ahola, K.} {date:2003}, 2. Auflage: {title:Listen}. {place:Bonn}.", "title Listen"),
    # A title that took the journal with it.
    (
        "{title:On lists? Listing Quarterly}. {date:2021}. Vol. {volume:87}, pp. {page:5-6}.",
        "title On lists?, container-title Listing Quarterly",
    ),
    (
        "{title:On lists. J. Lists Quart}. {volume:87}:{page:5-6}.",
        "title On lists, container-title J. Lists Quart",
    ),
    ("“{title:On lists. And more}.” {volume:87}, {page:5-6}.", "container-title None"),
    (
        "{title:On lists. And more}. In {editor:B. Berg} (ed.), {volume:2}, {page:5-6}.",
        "title On lists. And more",
    ),
    (
        "{title:Listen. Ziele und Wege}. {volume:5}. Aufl. {place:Bonn}: {publisher:Aika}.",
        "title Listen. Ziele und Wege",
    ),
    # A work in a book, its own title without a label.
    (
        "{author:Ahola, K.} {date:2003}. Foreword. In: {booktitle:Lists of lists}. {place:Turku}.",
        "title Foreword, container-title Lists of lists",
    ),
    # Pages.
    ("In: {booktitle:Listen}. S {volume:201}–{page:218}", "page 201-218, volume None"),
    ("“{title:Lists}.” In {booktitle:More lists}, {page:595}–6. {place:Turku}.", "page 595-6"),
    ("{title:Lists}. {journal:Aika} {volume:33} (Juli):725–31.", "page 725-31"),
    ("{title:Lists}. {journal:Aika} {volume:33}: 1990–1999.", "page None"),
    # A volume has a figure.
    ("{title:Lists}. {journal:Aika}. {volume:Kirjasto}: {page:3–9}.", "volume None"),
    ("{title:Lists}. {journal:Aika} {volume:XXI}: {page:3–9}.", "volume XXI"),
    # An ordinal alone is an edition.
    ("{title:Lists. Second}. {place:Turku}: {publisher:Aika}.", "title Lists, edition 2"),
    ("{title:Lists}. 13th. {place:Turku}: {publisher:Aika}.", "edition 13"),
    ("{title:Lists of the First}. {place:Turku}: {publisher:Aika}.", "edition None"),
    # French has a space before a question mark.
    ("« {title:Où en sommes-nous} ? » {journal:Aika} {volume:97}.", "title Où en sommes-nous ?"),
    # A talk is presented somewhere, and days are no pages.
    (
        "{author:Ahola} {title:Lists. Paper presented at the Meeting on Lists}, {page:3–5} June.",
        "title Lists, genre Paper presented, event-title Meeting on Lists, page None",
    ),
    # A day of access is no title.
    ("{author:Ahola}. s. d. Consulté 26 août 2025. http://a.example.", "title None"),
    # Guillemets around a journal.
    (
        "M. Rosso, {title:Il libro, in «Elenchi»}, {journal:XCII} ({date:1990}), pp. {page:3-9}.",
        "title Il libro, container-title Elenchi, volume XCII",
    ),
    (
        "«{title:Il libro}». In {journal:«Rivista di elenchi», 12}, {date:1999}, pp. {page:3-9}.",
        "container-title Rivista di elenchi, volume 12",
    ),
    # A container in which nothing stands, and a count of volumes.
    ("{author:Ahola, K.} ({date:2010}): {journal:Listen}. {place:Bonn}.", "title Listen"),
    ("{author:Ahola, K.} {title:Lists}, {volume:3} vols. {place:Turku}.", "number-of-volumes 3"),
    # Publisher and place without a label.
    (
        "{author:Ahola, K.} {date:2010}. {title:Lists}. Aika.",
        "publisher Aika, publisher-place None",
    ),
    ("{author:Ahola, K.} {title:Lists}. Aika, {date:2010}.", "publisher Aika"),
    (
        "{author:Ahola, K.} {date:2010}. {title:Lists}. Aika. Turku.",
        "publisher Aika, publisher-place Turku",
    ),
    (
        "{author:Ahola, K.} {date:2010}. {title:Lists}. Technical report, {date:2013}.",
        "publisher None",
    ),
    (
        "{author:Ahola, K.} {date:2010}. {title:Lists}. Retrieved from http://a.example",
        "publisher None",
    ),
    (
        "{author:Ahola, K.} {date:2010}. {title:Listes}. Paris : Aika. ISBN 951-0-00000-0.",
        "publisher Aika",
    ),
    (
        "{author:Ahola, K.} {date:2010}. {title:Listen}. {publisher:Aika, Berlin}",
        "publisher Aika, publisher-place Berlin",
    ),
]


@pytest.mark.parametrize(("marked", "expected"), TEXTS, ids=[marked for marked, _ in TEXTS])
def test_edges_of_fields(marked, expected):
    fields = {name: value.replace(";", ",") for name, value in told(expected).items()}
    assert texts_of(read(marked), fields) == fields


PEOPLE = [
    # A title's first word read with the names.
    ("{author:Ahola KA. lists}: {title:A package}. {journal:Aika}.", "Ahola KA"),
    ("{author:Ahola KA, Berg B. Lists} [Internet]. {date:2024}.", "Ahola KA; Berg B"),
    ("{author:Ahola, K. and van Berg, B.} {date:2010}. {title:Lists}.", "Ahola K.; van Berg B."),
    ("{author:Ahola, K. et al.} {date:2010}. {title:Lists}.", "Ahola K."),
    # What is typed for no date.
    ("{author:AHOLA, Kaisa, [sans date}]. {title:Listes}.", "AHOLA Kaisa"),
]


def names(draft, role):
    return "; ".join(
        " ".join(filter(None, (one.particle, one.family, one.given, one.literal)))
        for one in draft.names.get(role, ())
    )


@pytest.mark.parametrize(("marked", "authors"), PEOPLE)
def test_authors_end_where_their_names_do(marked, authors):
    assert names(read(marked), "author") == authors


EDITORS = [
    (
        "{title:Lists}. in {booktitle:More} (eds. {place:Ahola, K. & Berg, B.}) {volume:37–54}.",
        "Ahola K.; Berg B.",
    ),
    ("{title:Listen}. In {booktitle:Mehr} (Hrsg. K. Ahola), S. {page:3}.", "Ahola K."),
    (
        "{author:Ahola, Kaisa, e Bo Berg}, a cura di. {date:2010}. {title:Elenchi}.",
        "Ahola Kaisa; Berg Bo",
    ),
    ("{author:Ahola, K.} {date:2010}. {title:Listas} (Ed. {publisher:Aika}).", ""),
]


@pytest.mark.parametrize(("marked", "editors"), EDITORS)
def test_editors_by_their_marks(marked, editors):
    draft = read(marked)
    assert names(draft, "editor") == editors
    assert "publisher-place" not in draft.texts


TRANSLATORS = [
    ("{author:Ahola} {title:Lists (B. Berg}, Trans.; 2nd ed.). {place:Turku}.", "Berg B."),
    ("{author:Ahola} {title:Lists}. Translated by {editor:Bo Berg}. {place:Turku}.", "Berg Bo"),
    ("{author:Ahola} {title:Lists}. Edited by {translator:Bo Berg}. {place:Turku}.", ""),
]


@pytest.mark.parametrize(("marked", "translators"), TRANSLATORS)
def test_translators_by_their_marks(marked, translators):
    draft = read(marked)
    assert names(draft, "translator") == translators
    assert bool(translators) is not bool(names(draft, "editor"))
    assert draft.texts["title"] == "Lists"


def test_an_author_that_is_its_own_publisher_is_a_body():
    draft = read("{author:Listing Kids Online} {title:Lists}. {publisher:Listing Kids Online}.")
    assert names(draft, "author") == "Listing Kids Online"
    assert draft.names["author"][0].literal


KINDS = [
    (
        "{author:Ahola, K.} {date:2021}. {title:Loans (Version 2.1)} [Data set]. Listarium. https://a.example/1",
        "title Loans, version 2.1, genre Data set, publisher Listarium",
    ),
    (
        "{author:Ahola, K.} {date:2019}. {title:Lists} (Report No. {issue:12}). {publisher:Aika}.",
        "title Lists, genre Report, number 12, issue None",
    ),
    (
        "{author:Ahola, K.} {title:Lists (ABC Publication No. 2277)}. {place:Turku}.",
        "title Lists, number 2277",
    ),
    (
        "{author:Aho} {title:Luettelot} [Pro gradu -tutkielma, {publisher:Åbo Akademi]. Arkisto}.",
        "genre Pro gradu -tutkielma, publisher Åbo Akademi, archive Arkisto",
    ),
    (
        "{author:Ahola} {title:Lists [Doctoral dissertation}, {publisher:University of Turku}].",
        "title Lists, genre Doctoral dissertation, publisher University of Turku",
    ),
    (
        "{author:Ahola, K.} {title:Lists (and more)}. {place:Turku}.",
        "title Lists (and more), genre None",
    ),
    ("{author:Ahola, K.} {title:Lists (SFS No. 12)}. {place:Turku}.", "genre None"),
    ("{title:Listes}, [sans date]. {title:[en ligne]}. http://a.example", "title Listes"),
    # Towns with a river keep their full stop.
    (
        "{title:Listen}. {place:Frankfurt a. M}.: {publisher:Aika}.",
        "publisher-place Frankfurt a. M.",
    ),
    # An article's number, with its pages beside it.
    ("{title:Lists}. {journal:Aika} {volume:67}: {page:101508, 1–9}.", "page 101508"),
    # Preprints.
    (
        "{title:Lists}. {journal:bioRxiv} {date:2021.01.02}.{page:424242}.",
        "number 2021.01.02.424242, page None",
    ),
    ("({date:2010}): {title:): Listen}. {place:Bonn}.", "title Listen"),
    ("{title:Listor}. ISSN=1799-1234.", "ISSN 1799-1234"),
]


@pytest.mark.parametrize(("marked", "expected"), KINDS, ids=[marked for marked, _ in KINDS])
def test_kinds_and_numbers_behind_a_title(marked, expected):
    fields = told(expected)
    assert texts_of(read(marked), fields) == fields


DATES = [
    ("{author:Ahola, K.}, [sans date] c. {title:Listes}.", Date(literal="sans date", suffix="c")),
    ("{author:Ahola, K. [ca}. {date:1890}]. {title:Lists}.", Date((1890,), circa=True)),
    (
        "{journal:Listalehti} ({date:2015}). {title:Luettelot}. 3.6.2015, s. {page:4}.",
        Date((2015, 6, 3)),
    ),
    ("{title:Lists}. {journal:Aika} {date:2019}. Epub {date:2019 Jan 3}.", Date((2019,))),
    ("{journal:Aika}. {date:2010} Mar 18;{volume:29(11):1611-21}.", Date((2010, 3, 18))),
    ("“{title:Lists}.” {journal:Listalehti}, {volume:6} {date:avril 2023}.", Date((2023, 4, 6))),
    ("{author:Ahola, K.} Suullinen tiedonanto {date:12.5.2019}.", Date((2019, 5, 12))),
]


@pytest.mark.parametrize(("marked", "date"), DATES)
def test_dates(marked, date):
    assert read(marked).dates["issued"] == date


LAW = [
    (
        "{author:K.U. v. Testland} ({date:2008}). {title:Application no. 2872/02}.",
        "legal_case",
        "K.U. v. Testland",
    ),
    (
        "{title:Brun v}. {journal:Board of Lists}, 347 U.S. {page:483} ({date:1954}).",
        "legal_case",
        "Brun v. Board of Lists",
    ),
    (
        "Case {volume:C-131}/12 {title:Lists SL v ABC} [{date:2014}] ECLI:EU:C:2014:1.",
        "legal_case",
        "Lists SL v ABC",
    ),
    (
        "{title:Sopimus kirjoista, yleissopimus (SopS} {volume:88}/{date:2011}).",
        "treaty",
        "Sopimus kirjoista, yleissopimus",
    ),
    (
        "{author:Council of Europe} ({date:2007}). {title:Convention on Lists (CETS No. 201)}.",
        "treaty",
        "Convention on Lists",
    ),
    (
        "{title:Convention on Lists}, adopted {date:20 November 1989}, 1577 UNTS {page:3}.",
        "treaty",
        "Convention on Lists",
    ),
    (
        "{title:Lists Act, Pub}. {journal:L}. No. {volume:104}-{page:208} ({date:1996}).",
        "legislation",
        "Lists Act",
    ),
    ("“{author:Brun v. Carr}.” {date:1962}.", "legal_case", "Brun v. Carr"),
    ("12. {title:Brun v. Carr}. {date:1962}.", "legal_case", "Brun v. Carr"),
    (
        "{author:SFS 5989}. {date:2012}. {title:Luettelot}. {place:Helsinki}.",
        "standard",
        "Luettelot",
    ),
    ("{author:Stein v. Aho, K.} {date:1999}. {title:Lists}. {place:Bonn}.", "book", "Lists"),
]


@pytest.mark.parametrize(("marked", "kind", "title"), LAW)
def test_law_and_standards(marked, kind, title):
    draft = read(marked)
    assert (draft.type, draft.texts["title"]) == (kind, title)
    if kind != "book" and "Council" not in marked:
        assert "author" not in draft.names


FILED = [
    (
        "{author:Council of Europe}. {title:Convention on Lists}. {date:23 May 2001}. ETS 185.",
        "Convention on Lists",
        Date((2001, 5, 23)),
    ),
    (
        "{author:European Union}, {title:Directive 2011/93/EU on lists of 13 December 2011}.",
        "Directive 2011/93/EU on lists of 13 December 2011",
        Date((2011, 12, 13)),
    ),
]


@pytest.mark.parametrize(("marked", "title", "date"), FILED)
def test_law_that_a_list_files_under_a_body(marked, title, date):
    draft = read(marked)
    assert (draft.texts["title"], draft.dates["issued"]) == (title, date)
    assert draft.names["author"][0].literal in marked


def test_the_place_of_an_act_in_the_official_journal():
    draft = read("{title:Directive 2011/93/EU on lists}, OJ L 335, 17.12.2011, p. 1–14.")
    found = [draft.texts[name] for name in ("container-title", "volume", "page")]
    assert found == ["OJ", "L 335", "1-14"]


def test_a_case_is_dated_by_the_reports_that_have_it():
    draft = read("{title:K.L. v. Testland}, no. 2872/02, § 43, ECHR 2008-V.")
    assert draft.dates["issued"] == Date((2008,))


def test_the_day_of_access_is_not_the_day_of_an_act():
    draft = read("{title:Luettelolaki 39/1889}. Viitattu {accessed:8.4.2015}.")
    assert draft.dates["issued"] == Date((1889,))


def test_several_names_without_comma_begin_with_what_is_no_given_name():
    found = read("{author:Virtanen Matti & Korhonen Liisa}: {title:Lists}.").names["author"]
    assert [one.family for one in found] == ["Virtanen", "Korhonen"]


PLACES = [
    ("{title:Lists}. {place:Vastapaino, Tampere} {date:2015}.", ("Vastapaino", "Tampere")),
    ("{title:Lists} ({place:Aikala, Tampere}, 2-4 May {date:2015}).", (None, "Aikala, Tampere")),
]


@pytest.mark.parametrize(("marked", "expected"), PLACES)
def test_a_publisher_with_its_town_is_no_place(marked, expected):
    texts = read(marked).texts
    assert (texts.get("publisher"), texts.get("publisher-place")) == expected


def test_a_body_s_edition_is_a_book():
    marked = "{author:World Health Organization} ({date:2013}). {title:Lists} ({edition:5th ed.})."
    assert read(marked).type == "book"
