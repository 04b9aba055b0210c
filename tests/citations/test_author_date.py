"""Author-date citations in every form, against a list of invented works."""

import pytest

from procsead_refs.citations import works
from procsead_refs.citations.links import link
from procsead_refs.citations.systems import author_date
from procsead_refs.model import Date, Name, Reference, Status


def entry(key, names, year="", title="", *date):
    people = tuple(
        Name(literal=name[1:]) if name.startswith("=") else Name(*name.split(", "))
        for name in names.split(" + ")
        if name
    )
    suffix, literal = (*date, "", "")[:2]
    parts = (int(year),) if year else ()
    dates = {"issued": Date(parts=parts, suffix=suffix, literal=literal)}
    names = {"author": people} if people else {}
    return Reference(key, names=names, dates=dates, texts={"title": title})


LIST = (
    entry("berg01", "Berg, Anna", "2001", "The Tide"),
    entry("berg03", "Berg, Anna", "2003", "The Ebb"),
    entry("hua95a", "Huang, Lin", "1995", "Salt", "a"),
    entry("hua95b", "Huang, Lin", "1995", "Sand", "b"),
    entry("liu05a", "Liu, A. A. K.", "2005", "Wind"),
    entry("liu05b", "Liu, H.", "2005", "Rain"),
    entry("lind04", "Lind, Karin + Falk, Otto", "2004", "Waves"),
    entry("nov99", "Novak, Jan + Holm, Mira + Sand, Eva + Vik, Olga", "1999", "Dunes"),
    entry("nov99b", "Novak, Jan + Quist, Pia", "1999", "Mud"),
    entry("gus10", "Gustafsson, Ulf", "2010", "Ice"),
    entry("sar13", "Särkkä, Sanna", "2013", "Rannat"),
    entry("chan13", "Chan, Wei + Lai, Mei", "2013", "Currents"),
    entry("carv11", "de Carvalho, Rui", "2011", "Foam"),
    entry("stj07", "St. Jean, Guy", "2007", "Shells"),
    entry("who09", "=World Health Organization", "2009", "Water"),
    entry("who10", "=World Health Organization", "2010", "Air"),
    entry("who14", "=World Health Organization", "2014", "Food"),
    entry("mhcl", "=Ministry of Harbours, Coasts & Local Waters", "2019", "Ports"),
    entry("sea", "", "1951", "La mer et la plage"),
    entry("olm", "Olm, Ida", "", "Notes", "b", "n.d."),
    entry("olma", "Olm, Ida", "", "More Notes", "a", "n.d."),
    entry("krieg", "Kriegel, Uwe", "", "Blätter", "", "o. J."),
    entry("marx", "Marx, Karla", "1976", "Capital Cities"),
    entry("ors12a", "d’Orsay, Luc", "2012", "Phares", "a"),
    entry("pena10", "Peña, Ana", "2010", "Sal"),
    entry("pena10b", "Peña, Luis", "2010", "Arena"),
    entry("socb17", "=Society of the Binders and Printers + Lind, Denis", "2017", "Glue"),
    entry("jarv98", "Järvenpää, A.", "1998", "Sade"),
    entry("jarv98b", "Järvenpää, Ä.", "1998", "Lumi"),
    entry("ling66", "=Ling, Åsa", "1966", "Glas"),
    entry("orte14", "Ortega y Soto, Eva + Ibáñez, Luis", "2014", "Faros"),
    entry("slash", "=Öberg, Åsa/Sand, Åke", "1855", "Salt"),
    entry("lopez08", "García López, Eva", "2008", "Faros"),
)
WORKS = works.index(LIST)


def linked(text, language="en"):
    found = link(author_date.read(text, 0, WORKS, language), WORKS)
    return [(item.reference or str(item.status)) for citation in found for item in citation.items]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tides rise (Berg 2001).", "berg01"),
        ("Tides rise (Berg, 2001, p. 5).", "berg01"),
        ("Tides rise (Berg,2001; St. Jean, 2007, p. 156).", "berg01 stj07"),
        (
            "(L. Huang, 1995b, p. 261; H. Liu, 2005, p. 48; A. A. K. Liu, 2005, p. 89)",
            "hua95b liu05b liu05a",
        ),
        ("the tide (called Matabay in Berg 2001 and her other works)", "berg01"),
        ("Anna Berg (2001, p. 107) says so.", "berg01"),
        ("(World Health Organization, 2009, 2010, 2014)", "who09 who10 who14"),
        ("(WHO 2014)", "who14"),
        ("(World Health Organization [WHO], 2014)", "who14"),
        ("Novak, Holm, et al. (1999) say so.", "nov99"),
        ("Novak et al. (1999); Novak and Quist (1999).", "nov99 nov99b"),
        ("(Ministry of Harbours, Coasts & Local Waters, 2019)", "mhcl"),
        ("(Berg 2001:1200–1201)", "berg01"),
        ("(Berg 2001, p. 2003)", "berg01"),
        ("(« La mer et la plage », 1951)", "sea"),
        ("(“La mer,” 1951)", "sea"),
        ("(Huang 1995a, b)", "hua95a hua95b"),
        ("(Huang 1995a, 1995b; Berg 2001)", "hua95a hua95b berg01"),
        ("(see Berg 2001; cf. also Lind and Falk 2004, 12)", "berg01 lind04"),
        ("(e.g., Lind & Falk, 2004)", "lind04"),
        ("Berg’s (2003) tides; Berg (2001: 4) too.", "berg03 berg01"),
        ("Both Berg (2001) and Lind and Falk (2004).", "berg01 lind04"),
        ("as Lind and Falk 2004 have it", "lind04"),
        ("(de Carvalho 2011; Carvalho, 2011)", "carv11 carv11"),
        ("De Carvalho (2011) says so.", "carv11"),
        ("(Olm n.d.-b; Olm n.d.-a)", "olm olma"),
        ("(Marx [1867] 1976)", "marx"),
        ("(Marx 1976 [1867]: 8)", "marx"),
        ("Lind (1892–1968) and Hollow (1890-1960) knew it; Berg (1850–1901) did not.", ""),
        ("Lind (1867/2004) knew it.", "lind04"),
        ("in spring (March-September 2020)", ""),
        ("The Data Protection Act (2018) says so.", "exempt"),
        ("Tanto Bergh (2001)", "berg01"),
        ("In Hale v Port of Easton [1990] 2 AC 12 it was held.", "exempt"),
        ("Marx (1976 [1867])", "marx"),
        ("(Marx, 1867/1976)", "marx"),
        ("Marx (1867/1976, p. 5)", "marx"),
        ("(e.g., tides (Bergh et al. 2001))", "missing"),
        ("(see Berg (2001) and Lind and Falk (2004))", "berg01 lind04"),
        ("(Berg 2001) (ibid., 5)", "berg01 berg01"),
        ("(Old 1950, as cited in Berg 2001)", "exempt berg01"),
        ("(Berg\u00a02001; Lind\u00a0and\u00a0Falk\u00a02004)", "berg01 lind04"),
        ("[Berg 2001; Lind/Falk 2004]", "berg01 lind04"),
        ("Berg wrote much. She says so again (2003).", "berg03"),
        ("García López wrote much. She says so again (2008).", "lopez08"),
        ("(d’Orsay 2012a; D’Orsay, 2012a; Orsay 2012a)", "ors12a ors12a ors12a"),
        ("(L. d’Orsay 2012a)", "ors12a"),
        ("(see Society of the Binders and Printers, and Lind 2017)", "socb17"),
        ("(Orrtega y Soto and Ibáñez 2014; Otrega y Soto et al. 2014)", "orte14 orte14"),
        ("(Ana Peña 2010; Luis Peña 2010; L. Peña 2010)", "pena10 pena10b pena10b"),
        ("Luis Peña (2010) says so.", "pena10b"),
        ("(A. Järvenpää 1998; Ä. Järvenpää 1998)", "jarv98 jarv98b"),
        ("(Ling 1966)", "ling66"),
        ("Berg wrote much, and she moved four times (2001, 1995, 1996).", "berg01"),
        ("Peña (2010) says so.", "ambiguous"),
        ("Berg and others moved it four times (1992, 1995 and 2003).", ""),
        ("(Hollow 2001)", "missing"),
        ("(Berg 2002)", "berg01"),
        ("(Brg 2001)", "missing"),
        ("(Bergh 2001)", "berg01"),
        ("(Huang 1995)", "ambiguous"),
        ("the year (2001), the place (Oslo 2001 games)", ""),
        ("since then (March 2001), before (Table 2001)", ""),
    ],
)
def test_english(text, expected):
    assert " ".join(linked(text)) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fi", "Gustafssonia (2010) mukaillen", "gus10"),
        ("fi", "Särkkään (2013) nojaten", "sar13"),
        ("fi", "Särkän (2013) mukaan", "sar13"),
        ("fi", "Chan ja Lain (2013) mukaan", "chan13"),
        ("fi", "Chanin ja Lain (2013) mukaan", "chan13"),
        ("fi", "(ks. Novak ym. 1999; Lind ja Falk 2004, 12)", "nov99 lind04"),
        ("fi", "(Olm ei pvm.-b)", "olm"),
        ("sv", "(se Lind och Falk 2004; Novak m. fl. 1999)", "lind04 nov99"),
        ("de", "(vgl. Lind und Falk 2004, S. 12; Novak u. a. 1999)", "lind04 nov99"),
        ("de", "(Kriegel o. J.)", "krieg"),
        ("de", "(zit. n. Berg 2001)", "berg01"),
        ("fr", "(voir Lind et Falk, 2004 : 12 ; Novak et al., 1999)", "lind04 nov99"),
        ("es", "(véase Lind y Falk, 2004, p. 12; Novak et col. 1999)", "lind04 nov99"),
        ("it", "(si vedano Lind e Falk 2004; Novak et al. 1999)", "lind04 nov99"),
        ("fi", "(rikoslaki 39/1889; Berg 2001)", "exempt berg01"),
        ("fi", "(HE 61/2025 vp, s. 12)", "exempt"),
    ],
)
def test_other_languages(language, text, expected):
    assert " ".join(linked(text, language)) == expected


def test_an_item_knows_its_parts():
    (citation,) = author_date.read("So (see L. Huang, 1995b, p. 261).", 3, WORKS, "en")
    (item,) = citation.items
    assert citation.text == "(see L. Huang, 1995b, p. 261)"
    assert (item.text, item.year, item.suffix, item.locator) == (
        "L. Huang, 1995b, p. 261",
        "1995",
        "b",
        "p. 261",
    )
    assert item.names == (Name("Huang", "L."),)
    assert item.location.paragraph == 3
    assert not citation.narrative


def test_a_narrative_citation_begins_with_its_names():
    (citation,) = author_date.read("So Lind and Falk (2004) say.", 0, WORKS, "en")
    assert citation.narrative
    assert citation.text == "Lind and Falk (2004)"
    assert citation.items[0].status is Status.MISSING  # until it is linked
    assert citation.items[0].candidates == ("lind04",)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 20000,
        "(Berg " * 5000,
        "and " * 20000 + "(2001)",
        "A, " * 20000 + "2001",
        "1999 " * 20000,
    ],
)
def test_a_citation_is_found_behind_hostile_text(text):
    found = list(author_date.read(f"{text}. As shown (Berg 2001).", 0, WORKS, "en"))
    assert [one.items[0].candidates for one in found] == [("berg01",)]
