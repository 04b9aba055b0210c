"""Writing and reading again gives the same references, from both ends."""

import json
import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procsead_refs import formats
from procsead_refs.formats import _csl
from procsead_refs.model import Date, Name, Reading, Reference

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def _plain(text):
    """What any text format can hold: normal form C, single spaces, nothing unprintable."""
    text = unicodedata.normalize("NFC", text)
    kept = (c for c in text if unicodedata.category(c)[0] not in "CZ" or c == " ")
    return " ".join("".join(kept).split(" ")).replace("  ", " ").strip()


LETTERS = st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="<>")
TEXTS = (
    st.text(st.one_of(LETTERS, st.sampled_from(" -'`\"{}\\&%$#_~^,;=@")), min_size=1)
    .map(_plain)
    .filter(bool)
)
WORDS = st.text("abcdefghijklmnopqrstuvwxyzäéøßł", min_size=2, max_size=8)
FAMILIES = WORDS.map(str.capitalize)
INITIALS = st.lists(st.sampled_from("ABCDEÉ"), min_size=1, max_size=2).map(
    lambda i: " ".join(f"{c}." for c in i)
)
PEOPLE = st.builds(
    Name, family=FAMILIES, given=INITIALS, particle=st.sampled_from(["", "van den", "de"])
)
BODIES = st.builds(Name, literal=TEXTS)
DATES = st.builds(
    lambda y, m, d: Date((y, m, d)[: 1 + (m > 0) + (m > 0 and d > 0)]),
    st.integers(1000, 2100), st.integers(0, 12), st.integers(0, 28),
)  # fmt: skip


def references(texts=TEXTS, names=PEOPLE):
    return st.builds(
        lambda title, volume, note, author, date: Reference(
            "k1",
            "article-journal",
            {"author": tuple(author)},
            {"issued": date},
            {"title": title, "container-title": "Acta", "volume": str(volume), "note": note},
        ),
        texts, st.integers(1, 400), texts, st.lists(names, min_size=1, max_size=3), DATES,
    )  # fmt: skip


@pytest.mark.parametrize("name", ["csljson", "cslyaml", "csv", "biblatex"])
@QUICK
@given(reference=references(names=st.one_of(PEOPLE, BODIES)))
def test_any_text_comes_back(name, reference):
    text = formats.write((reference,), name)
    assert formats.read_text(text, name) == (reference,)


@pytest.mark.parametrize("name", ["bibtex", "ris", "refworks", "endnotexml", "mods"])
@QUICK
@given(reference=references(texts=WORDS))
def test_people_dates_and_words_come_back(name, reference):
    text = formats.write((reference,), name)
    assert formats.read_text(text, name) == (reference,)


@pytest.mark.parametrize("name", formats.writable())
@QUICK
@given(title=st.text(), key=st.text(), note=st.text())
def test_no_text_breaks_a_format(name, title, key, note):
    several = tuple(
        Reference(f"{key}{n}", "report", texts={"title": title, "note": note, "DOI": "10.1000/1"})
        for n in range(2)
    )
    text = formats.write(several, name)
    assert len(formats.read_text(text, name)) == len(several)
    formats.losses(several, text, name)


@given(text=st.text(st.characters(), max_size=40))
@QUICK
def test_csljson_is_json_even_of_lone_surrogates(text):
    written = formats.write((Reference("a", texts={"title": text}),), "csljson")
    assert json.loads(written.encode("utf-8"))[0]["title"] == text


RICH = (
    Reference(
        "aho2019",
        "article-journal",
        {"author": (Name("Berg", "A. B.", "van den"), Name(literal="Institute of Calm, Dept. 3"))},
        {"issued": Date((2019, 3, 2)), "accessed": Date((2020, 1, 5))},
        {
            "title": "Quiet rooms: a review of DSM-5 criteria",
            "container-title": "Journal of Silence",
            "volume": "12",
            "issue": "3",
            "page": "45-67",
            "DOI": "10.1234/js.2019",
            "URL": "https://example.org/a_b?c=1&d=2",
            "keyword": "rooms, noise",
            "language": "en",
            "abstract": "What was found.",
        },
    ),
    Reference(
        "bell2001",
        "book",
        {"author": (Name("Bell", "Carla"),), "translator": (Name("Dole", "E."),)},
        {"issued": Date((2001,))},
        {
            "title": "Handbook of pauses",
            "publisher": "Plain Press",
            "publisher-place": "Turku",
            "edition": "2nd ed.",
            "ISBN": "978-0-306-40615-7",
            "collection-title": "Studies in rest",
            "collection-number": "7",
        },
    ),
    Reference(
        "cole2010",
        "chapter",
        {"author": (Name("Cole", "F."),), "editor": (Name("Gray", "H."), Name("Hill", "I."))},
        {"issued": Date((2010, 11))},
        {
            "title": "Waiting",
            "container-title": "Handbook of pauses",
            "page": "3-9",
            "publisher": "Plain Press",
        },
    ),
    Reference(
        "dion2022",
        "report",
        {"author": (Name(literal="Ministry of Rest"),)},
        {"issued": Date((2022,))},
        {"title": "Annual report", "number": "2022:9", "publisher": "Ministry of Rest"},
    ),
    Reference(
        "ek1999",
        "thesis",
        {"author": (Name("Ek", "J."),)},
        {"issued": Date((1999,))},
        {"title": "On doors", "genre": "PhD thesis", "publisher": "University of Oulu"},
    ),
)


@pytest.mark.parametrize(
    "name",
    ["biblatex", "bibtex", "csljson", "cslyaml", "csv", "endnotexml", "mods", "refworks", "ris"],
)
def test_common_works_come_back_or_are_reported(name):
    text = formats.write(RICH, name)
    again = formats.read_text(text, name)
    lost = {(one.entry, one.field) for one in formats.losses(RICH, text, name)}
    for before, after in zip(RICH, again, strict=True):
        assert (after.id, after.type) == (before.id, before.type)
        for kind in ("names", "dates", "texts"):
            for variable, value in getattr(before, kind).items():
                if (before.id, variable) not in lost:
                    assert getattr(after, kind).get(variable) == value, variable


@pytest.mark.parametrize("name", ["biblatex", "bibtex", "csljson", "cslyaml", "csv"])
def test_these_formats_lose_nothing(name):
    dropping = "" if name in {"bibtex", "csv"} else "von"  # a form that these do not have
    odd = Reference(
        "x",
        "bill",
        {"author": (Name(literal="Diet"), Name("Muster", "A.", dropping=dropping))},
        {"issued": Date((2020,), suffix="a"), "event-date": Date((2019, 1), until=(2019, 2))},
        {"title": "Bill", "medium": "paper", "authority": "Diet", "chapter-number": "2"},
        {"confirmed": "the library", "et-al": "author"},
    )  # fmt: skip
    text = formats.write((odd,), name)
    assert formats.losses((odd,), text, name) == ()
    assert formats.read_text(text, name) == (odd,)


def test_csljson_keeps_how_a_reference_was_read():
    parsed = Reference(
        "r1",
        "book",
        texts={"title": "T"},
        raw="T. 2000.",
        reading=Reading(0.75, {"title": (0, 1)}, rest="2000"),
    )
    for name in ("csljson", "cslyaml"):
        assert formats.read_text(formats.write((parsed,), name), name) == (parsed,)
    custom = json.loads(formats.write((parsed,), "csljson"))[0]["custom"]
    assert custom == {
        "raw": "T. 2000.",
        "confidence": 0.75,
        "spans": {"title": [0, 1]},
        "rest": "2000",
    }


@pytest.mark.parametrize("name", ["biblatex", "bibtex", "csljson", "cslyaml", "csv"])
@pytest.mark.parametrize("kind", ["article-journal", "chapter", "report", "webpage", "bill"])
def test_every_csl_variable_comes_back(name, kind):
    values = {
        variable: f"Value {n}" for n, variable in enumerate(sorted(_csl.TEXTS - {"year-suffix"}))
    }
    full = Reference(
        "k",
        kind,
        {variable: (Name(f"Fam{n}", "A."),) for n, variable in enumerate(_csl.NAMES)},
        {variable: Date((2000 + n,)) for n, variable in enumerate(_csl.DATES)},
        values,
    )
    (again,) = formats.read_text(formats.write((full,), name), name)
    assert {v: t for v, t in again.texts.items() if values.get(v) != t} == {}
    assert again == full


@pytest.mark.parametrize("name", formats.writable())
def test_half_a_surrogate_pair_can_be_written(name):
    odd = Reference(
        "k\ud800", texts={"title": "T\udfff", "DOI": "10.1000/1"}, extra={"\ud800": "\ud800"}
    )
    formats.write((odd,), name).encode("utf-8")
