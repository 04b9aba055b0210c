"""Volumes, issues, pages, editions and years of any size are read as they were typed."""

from hypothesis import given
from hypothesis import strategies as st
from marked_references import read

LOCATORS = st.sampled_from(
    [
        "{{journal:Aika}} {{volume:{volume}}}({{issue:{issue}}}), {{page:{first}{dash}{last}}}.",
        "{{journal:Aika}} {{volume:{volume}}} ({{issue:{issue}}}): {{page:{first}{dash}{last}}}.",
        "{{journal:Aika}} {{volume:{volume}}}, no. {{issue:{issue}}}: {{page:{first}{dash}{last}}}",
        "{{journal:Aika}}, {{volume:{volume}}}({{page:{issue}):{first}{dash}{last}}}.",
    ]
)
EDITIONS = st.sampled_from(
    ["{number}. Aufl.", "{number}. painos", "{number}th ed.", "{number}. uppl.", "{number}ª ed."]
)


@given(
    form=LOCATORS,
    numbers=st.fixed_dictionaries(
        {
            "volume": st.integers(1, 999),
            "issue": st.integers(1, 52),
            "first": st.integers(1, 9_000),
            "last": st.integers(9_001, 9_999),
            "dash": st.sampled_from("-–—‑"),
        }
    ),
)
def test_volume_issue_and_pages(form, numbers):
    texts = read(form.format(**numbers)).texts
    assert texts["volume"] == str(numbers["volume"])
    assert texts["issue"] == str(numbers["issue"])
    assert texts["page"] == f"{numbers['first']}-{numbers['last']}"


@given(form=EDITIONS, number=st.integers(2, 40))
def test_an_edition_is_its_number(form, number):
    typed = form.format(number=number)
    texts = read(f"{{title:Lists of lists}}. {typed} {{place:Turku}}: {{publisher:Talo}}.").texts
    assert (texts["title"], texts["edition"]) == ("Lists of lists", str(number))


@given(year=st.integers(1500, 2029), letter=st.sampled_from(["", *"abcdefghijk"]))
def test_a_year_keeps_its_letter(year, letter):
    date = read(f"{{author:Ahola, K.}} ({{date:{year}}}{letter}). {{title:Lists}}.").dates["issued"]
    assert (date.parts, date.suffix) == ((year,), letter)
