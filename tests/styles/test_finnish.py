"""Our own CSL style, as Finnish social sciences and police studies write; works are invented."""

import pytest

from procsead_refs import rendering, styles
from procsead_refs.model import Date, Name, Reference

FINNISH = styles.load("finnish")


def work(kind, *, year=2020, accessed=(), **values):
    def names(people):
        return tuple(Name(*one.split(", ")) if ", " in one else Name(literal=one) for one in people)

    dates = {"issued": Date((year,) if isinstance(year, int) else year)} if year else {}
    if accessed:
        dates["accessed"] = Date(accessed)
    identifier = repr((kind, values))
    roles = [one for one in ("author", "editor", "director") if one in values]
    return Reference(
        id=identifier,
        type=kind,
        names={role: names(values.pop(role)) for role in roles},
        dates=dates,
        texts={key.replace("_", "-"): value for key, value in values.items()},
    )


@pytest.mark.parametrize(
    ("reference", "printed"),
    [
        (
            work("book", author=["Hiljanen, Anna", "Rauha, Bo"], title="Hiljaisuus",
                 edition="2", publisher_place="Turku", publisher="Kustantamo"),
            "Hiljanen, Anna ja Rauha, Bo (2020) Hiljaisuus. 2. painos. Turku: Kustantamo.",
        ),
        (
            work("chapter", author=["Ilo, Anna"], editor=["Rauha, Bo", "Ilo, C."],
                 title="Luku", container_title="Kirja", publisher_place="Turku",
                 publisher="X", page="1-9"),
            "Ilo, Anna (2020) Luku. Teoksessa Bo Rauha ja C. Ilo (toim.) Kirja. Turku: X, s. 1–9.",
        ),
        (
            work("article-journal", author=["Hiljanen, Anna"], title="Artikkeli",
                 container_title="Lehti", volume="12", issue="3", page="1-9", DOI="10.1234/x"),
            "Hiljanen, Anna (2020) Artikkeli. Lehti 12 (3), 1–9. https://doi.org/10.1234/x.",
        ),
        (
            work("webpage", author=["Virasto"], year=0, title="Sivu", URL="https://example.org/x",
                 accessed=(2024, 3, 1)),
            "Virasto (s.a.) Sivu. https://example.org/x. Viitattu 1.3.2024.",
        ),
        (
            work("report", author=["Virasto"], title="Selvitys", collection_title="Julkaisuja",
                 collection_number="2020:9", publisher_place="Helsinki", publisher="Virasto"),
            "Virasto (2020) Selvitys. Julkaisuja 2020:9.",
        ),
        (
            work("article-newspaper", author=["Hiljanen, Anna"], year=(2019, 5, 3), title="Uutinen",
                 container_title="Sanomat"),
            "Hiljanen, Anna (2019) Uutinen. Sanomat 3.5.2019.",
        ),
        (
            work("book", editor=["Rauha, Bo"], title="Kirja", publisher="Kustantamo"),
            "Rauha, Bo (toim.) (2020) Kirja. Kustantamo.",
        ),
        (
            work("motion_picture", director=["Rauha, Bo"], title="Kuva", publisher="Kustantamo"),
            "Rauha, Bo (ohj.) (2020) Kuva. Kustantamo.",
        ),
        (
            work("article-magazine", author=["Hiljanen, Anna"], title="Juttu",
                 year=(2020, 6), container_title="Lehti", volume="4", issue="6", page="1-9"),
            "Hiljanen, Anna (2020) Juttu. Lehti 4 (6), 1–9.",
        ),
        (
            work("speech", author=["Hiljanen, Anna"], title="Puhe", year=(2019, 5, 6),
                 event_title="Päivät", event_place="Turku"),
            "Hiljanen, Anna (2019) Puhe. Esitetty tilaisuudessa Päivät, Turku 6.5.2019.",
        ),
        (
            work("entry-encyclopedia", author=["Hiljanen, Anna"], title="Sana",
                 container_title="Sanakirja", volume="3", publisher="Kustantamo"),
            "Hiljanen, Anna (2020) Sana. Teoksessa Sanakirja. Osa 3. Kustantamo.",
        ),
        (
            work("book", author=["Hiljanen, Anna"], year=0, title="Kirja", status="in press"),
            "Hiljanen, Anna (painossa) Kirja.",
        ),
    ],
)  # fmt: skip
def test_forms(reference, printed):
    assert rendering.text(reference, FINNISH) == printed


def test_facts():
    assert (FINNISH.profile, FINNISH.kind, FINNISH.locale) == ("finnish", "author-date", "fi-FI")
    assert (FINNISH.connector, FINNISH.et_al_min, FINNISH.year_suffix) == ("text", 3, True)


def test_the_alphabet_ends_with_a_ring_a_and_o_umlaut_and_takes_w_for_v():
    people = ("Öhman", "Zander", "Wirtanen", "Åberg", "Virtala", "Äyräs", "Oja", "Alanko")
    works = [work("book", author=[f"{one}, A."], title="Kirja") for one in people]
    printed = [text.partition(",")[0] for text in rendering.texts(works, FINNISH).values()]
    assert printed == ["Alanko", "Oja", "Virtala", "Wirtanen", "Zander", "Åberg", "Äyräs", "Öhman"]
