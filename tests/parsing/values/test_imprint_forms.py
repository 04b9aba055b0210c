"""What stands behind a title in a style's own form is read whatever the tagger says."""

import pytest
from marked_references import read, texts_of, told

from procsead_refs.data import table
from procsead_refs.parsing.values import imprint_forms

ROWS = table("imprint-forms")["form"]


@pytest.mark.parametrize("row", ROWS, ids=[row["example"] for row in ROWS])
def test_each_form_reads_its_example(row):
    pattern = imprint_forms._compiled(row["pattern"])
    match = pattern.search(row["example"])
    assert match
    draft = read(row["example"])
    for group, typed in match.groupdict().items():
        if typed:
            variable = group.replace("_", "-")
            assert variable in draft.spans, variable
            start, end = draft.spans[variable]
            assert draft.raw[start:end] in typed


@pytest.mark.parametrize("row", ROWS, ids=[row["example"] for row in ROWS])
def test_a_form_is_looked_for_where_its_hints_stand(row):
    draft = read(row["example"])
    spans = dict(draft.spans)
    for hint in row.get("hints", ()):
        without = read(row["example"].replace(hint, ""))
        assert without.spans != spans, hint


FIELDS = [
    (
        (
            "{author:A; B} {title:On Ink}. In Inks and Lists; Carl, C., Dahl, D., Eds.; "
            "Ink Series 12; Listhouse: Ghent, 2014; pp 31–52."
        ),
        (
            "container-title Inks and Lists|collection-title Ink Series|collection-number 12"
            "|publisher Listhouse|publisher-place Ghent|page 31-52"
        ),
    ),
    (
        "{author:Ahola, K.} {title:Lists, or the Order; Lahti: Talo, 2009}.",
        "publisher None",
    ),
    (
        "{author:Ahola, K.} {title:Lists; or, the Order. Helsinki: Talo}, {date:2009}.",
        "title Lists; or, the Order. Helsinki: Talo",
    ),
    (
        "{author:Ahola K.}, editor. Handbook of Lists, volume 2 of Studies in Lists. Listhouse.",
        "title Handbook of Lists|volume 2|collection-title Studies in Lists",
    ),
    (
        "{author:A} {title:On lists}. In {booktitle:Proc. of Lists}, volume 9 of Lists, 2001.",
        "title On lists|container-title Proc. of Lists|volume 9|collection-title Lists",
    ),
    (
        "{author:AHOLA, K.} {title:Listes}. {place:Paris} : Liste, {date:1983}. (Savoirs, 7).",
        "collection-title Savoirs|collection-number 7",
    ),
    ("{author:Ahola, K.} {title:Lists}. (Listhouse, 2001).", "collection-title None"),
]


@pytest.mark.parametrize(("marked", "expected"), FIELDS)
def test_fields_of_forms(marked, expected):
    fields = told(expected, "|")
    assert texts_of(read(marked), fields) == fields


def test_editors_and_dates_of_forms():
    draft = read(
        "{author:Ahola K}. {title:On lists}. In: {booktitle:Proceedings}; 2011 Sep 5-7; Turku, "
        "Finland. Turku: Listhouse; 2012."
    )
    assert draft.dates["event-date"].parts == (2011, 9, 5)
    assert draft.dates["issued"].parts == (2012,)
    assert draft.texts["event-place"] == "Turku, Finland"
    draft = read("{author:Ahola, K.} On lists. in Inks (eds Berg, B. & Carl, C.) 5–9 (Talo, 2011).")
    assert [name.family for name in draft.names["editor"]] == ["Berg", "Carl"]
    draft = read("{author:Ahola, K.} {title:Lists}. Turku: Talo, {date:[1902] 1965}.")
    assert draft.dates["issued"].parts == (1965,)
    assert draft.dates["original-date"].parts == (1902,)
