from pathlib import Path

import pytest
from lxml import etree

from procsead_refs import styles
from procsead_refs.errors import Refusal
from procsead_refs.styles.walk import Walk

HEAD = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
    "<info><title>Quiet style</title></info>"
)
CITATION = '<citation><layout><names variable="author"/></layout></citation>'


# name: profile, kind, et al. from and after, connector in parentheses and outside, letters, dash
FACTS = {
    "chicago-17": ("chicago-17", "author-date", 4, 1, "text", "text", True, "———"),
    "chicago-18": ("chicago-18", "author-date", 3, 1, "text", "text", True, ""),
    "chicago-author-date": ("chicago-18", "author-date", 3, 1, "text", "text", True, ""),
    "apa-7": ("apa-7", "author-date", 3, 1, "symbol", "text", True, ""),
    "mla-9": ("mla-9", "author", 3, 1, "text", "text", False, "———"),
    "asa": ("asa", "author-date", 4, 1, "text", "text", True, ""),
    "vancouver": ("vancouver", "numeric", 0, 0, "", "", False, ""),
    "ieee": ("ieee", "numeric", 0, 0, "", "", False, ""),
}


@pytest.mark.parametrize("name", FACTS)
def test_facts_of_the_profiles(name):
    style = styles.load(name)
    assert FACTS[name] == (
        style.profile,
        style.kind,
        style.et_al_min,
        style.et_al_use_first,
        style.connector,
        style.narrative_connector,
        style.year_suffix,
        style.author_substitute,
    )


def test_a_subsequent_citation_may_shorten_earlier():
    style = styles.load("asa")
    assert (style.et_al_subsequent_min, style.et_al_subsequent_use_first) == (3, 1)


def test_sort_keys_name_the_purpose_of_a_macro():
    assert styles.load("apa-7").bibliography_sort[:2] == ("author", "issued")
    assert styles.load("elsevier-harvard").citation_sort == ("author", "-issued")
    assert styles.load("ieee").citation_sort == ("citation-number",)


def test_a_dependent_style_is_its_parent_in_its_own_language():
    style = styles.load("suomen-laakarilehti")
    assert (style.csl, style.locale) == ("nlm-citation-sequence", "fi-FI")
    assert not list(styles.document("suomen-laakarilehti").iter("{*}link"))


@pytest.mark.parametrize("name", styles.profiles())
def test_every_profile_loads_and_is_listed_first(name):
    assert styles.load(name).title
    assert name in styles.names()[: len(styles.profiles())]


def test_find_wants_every_word_and_shows_profiles_first():
    assert styles.find("chicago 17")[0] == "chicago-17"
    assert styles.find("no style has this in its name") == ()


def test_a_style_given_by_its_path(tmp_path: Path):
    file = tmp_path / "quiet.csl"
    file.write_text(HEAD + CITATION + "</style>", encoding="utf-8")
    style = styles.load(str(file))
    assert (style.csl, style.title, style.profile) == (str(file), "Quiet style", "")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("<style", "well-formed"),
        ("<bibliography/>", "not a CSL"),
        ('<!DOCTYPE s [<!ENTITY e "x">]>' + HEAD + CITATION + "</style>", "declares"),
        ("<!DOCTYPE style>" + HEAD + CITATION + "</style>", "document type"),
        (HEAD + "</style>", "no citation layout"),
        (
            HEAD + '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/>'
            "</macro>" + CITATION + "</style>",
            "calls itself",
        ),
        (
            HEAD
            + "".join(
                f'<macro name="m{n}">' + f'<text macro="m{n + 1}"/>' * 9 + "</macro>"
                for n in range(12)
            )
            + CITATION
            + "</style>",
            "without measure",
        ),
        (
            HEAD[:-7] + '<link rel="independent-parent" href="http://127.0.0.1/secret"/>'
            "</info></style>",
            "parent style",
        ),
    ],
)
def test_an_unsound_style_is_refused(tmp_path: Path, text: str, says: str):
    file = tmp_path / "unsound.csl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal, match=says) as refusal:
        styles.document(str(file))
    assert "unsound.csl" in str(refusal.value)


@pytest.mark.parametrize(
    ("attributes", "category", "kind"),
    [
        ('class="note"', "", "note"),
        ('class="in-text"', "", "author-date"),
        ('class="in-text"', '<category citation-format="numeric"/>', "numeric"),
        ('class="note"', '<category field="law"/><category citation-format="label"/>', "label"),
    ],
)
def test_the_kind_of_a_style_is_its_category_or_else_its_class(
    tmp_path: Path, attributes: str, category: str, kind: str
):
    head = HEAD.replace('class="in-text"', attributes).replace("</info>", f"{category}</info>")
    file = tmp_path / "quiet.csl"
    file.write_text(head + CITATION + "</style>", encoding="utf-8")
    assert styles.load(str(file)).kind == kind


@pytest.mark.parametrize(
    ("condition", "types", "seen"),
    [
        ('type="book"', {"book"}, True),
        ('type="book"', {"article"}, False),
        ('type="book chapter" match="any"', {"chapter"}, True),
        ('type="book" match="none"', {"article"}, True),
        ('type="book" variable="title" match="any"', {"article"}, True),
        ('type="book" variable="title"', {"article"}, False),
        ('variable="title"', {"article"}, True),
    ],
)
def test_names_told_apart_are_seen_where_entries_of_these_types_print_them_short(
    tmp_path: Path, condition: str, types: set[str], *, seen: bool
):
    short = '<names variable="author"><name form="short"/></names>'
    text = (
        HEAD
        + '<citation disambiguate-add-givenname="true" '
        + 'givenname-disambiguation-rule="primary-name-with-initials">'
        + CITATION[10:]
        + f"<bibliography><layout><choose><if {condition}>{short}</if></choose></layout>"
        + "</bibliography></style>"
    )
    file = tmp_path / "short.csl"
    file.write_text(text, encoding="utf-8")
    root = styles.document(str(file))
    assert styles.givenname_disambiguation(root, frozenset(types)) == ("first", seen)


@pytest.mark.parametrize(
    ("edition", "printed"),
    [("2nd", "edition"), ("D2", "edition"), ("revised", "title"), ("2nd, revised", "title")],
)
def test_a_number_is_one_word_with_a_digit(edition: str, printed: str):
    root = etree.fromstring(
        '<style xmlns="http://purl.org/net/xbiblio/csl"><bibliography><layout>'
        '<choose><if is-numeric="edition"><number variable="edition"/></if>'
        '<else><text variable="title"/></else></choose>'
        "</layout></bibliography></style>"
    )
    item = {"title": "Quiet", "edition": edition}
    assert [one.variable for one in Walk(root, item).printed()] == [printed]


def test_an_unknown_style_names_the_nearest():
    with pytest.raises(Refusal, match="chicago-17"):
        styles.load("chicago")


def test_a_profile_speaks_its_manual_s_english():
    style = styles.load("harvard-cite-them-right")
    assert style.locale == "en-GB"
    assert styles.document(style.csl).get("default-locale") == "en-GB"
    assert styles.load("apa-7").locale == ""


def test_names_stand_before_their_label(tmp_path: Path):
    file = tmp_path / "labelled.csl"
    names = '<names variable="author"><label prefix=", "/></names>'
    text = f'{HEAD}<macro name="who">{names}</macro>{CITATION}</style>'
    file.write_text(text, encoding="utf-8")
    made = next(styles.document(str(file)).iter("{*}names"))
    assert [one.tag.rpartition("}")[2] for one in made] == ["name", "label"]
