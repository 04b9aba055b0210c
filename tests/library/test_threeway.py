"""Two versions of a library merged: what only one side changed is taken, the rest is a conflict."""

import pytest

from procsead_refs.library.versions import threeway

BASE = """% Team
@string{coasts = {Journal of Coasts}}

@article{rock2001,
  title    = {The Tide},
  journal  = coasts,
  number   = {3},
  keywords = {tides, coasts},
}

@book{sand2002,
  title = {Sand},
}

@comment{jabref-meta: databaseType:biblatex;}
"""


WITHOUT_SAND = BASE.replace("\n@book{sand2002,\n  title = {Sand},\n}\n", "")
OTHER_TYPE = BASE.replace("databaseType:biblatex", "databaseType:bibtex")


def merged(ours, theirs, base=BASE):
    return threeway.merge(base, ours, theirs)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (BASE, BASE, BASE),
        (BASE, BASE.replace("{3}", "{4}"), BASE.replace("{3}", "{4}")),
        (BASE.replace("{3}", "{4}"), BASE, BASE.replace("{3}", "{4}")),
        (BASE.replace("{3}", "{4}"), BASE.replace("{3}", "{4}"), BASE.replace("{3}", "{4}")),
        (
            BASE.replace("{3}", "{4}"),
            BASE.replace("The Tide", "The Tides"),
            BASE.replace("{3}", "{4}").replace("The Tide", "The Tides"),
        ),
        (
            BASE.replace("tides, coasts", "tides, coasts, ours"),
            BASE.replace("tides, coasts", "coasts, theirs"),
            BASE.replace("tides, coasts", "coasts, ours, theirs"),
        ),
        (
            BASE.replace("  number   = {3},\n", ""),
            BASE.replace("{Sand}", "{Dunes}"),
            BASE.replace("  number   = {3},\n", "").replace("{Sand}", "{Dunes}"),
        ),
        (BASE, WITHOUT_SAND, WITHOUT_SAND),
        (WITHOUT_SAND, BASE, WITHOUT_SAND),
        (BASE, BASE.replace("  title    = ", " title="), BASE),
        (
            BASE.replace("@comment", "@book{mine,\n  title = {M},\n}\n\n@comment"),
            BASE.replace("@book{sand", "@book{theirs,\n  title = {T},\n}\n\n@book{sand"),
            BASE.replace("@comment", "@book{mine,\n  title = {M},\n}\n\n@comment").replace(
                "@book{sand", "@book{theirs,\n  title = {T},\n}\n\n@book{sand"
            ),
        ),
        (BASE, OTHER_TYPE, OTHER_TYPE),
        (BASE, BASE.replace("Journal of", "J. of"), BASE.replace("Journal of", "J. of")),
    ],
)  # fmt: skip
def test_what_one_side_changed_is_taken(ours, theirs, expected):
    result = merged(ours, theirs)
    assert result.text == expected
    assert result.conflicts == ()


@pytest.mark.parametrize(
    ("field", "before", "one", "other", "both"),
    [
        ("groups", "Coasts", "Coasts, Read", "Coasts, Board", "Coasts, Read, Board"),
        ("file", "a.pdf", "a.pdf;b.pdf", "c.pdf", "b.pdf; c.pdf"),
        ("ids", "", "old", "older", "old, older"),
        ("confirmed", "doi: p. 1", "doi: p. 1; no: p. 2", "isbn: p. 3", "no: p. 2; isbn: p. 3"),
    ],
)
def test_items_of_lists_and_rows_are_merged_one_by_one(field, before, one, other, both):
    base, ours, theirs, wanted = (
        f"@book{{k,\n  title = {{T}},\n  {field} = {{{value}}},\n}}\n"
        for value in (before, one, other, both)
    )
    assert merged(ours, theirs, base) == threeway.Merged(wanted, ())


def test_a_field_that_both_changed_is_marked_and_nothing_else():
    result = merged(
        BASE.replace("{3}", "{4}"), BASE.replace("{3}", "{5}").replace("{Sand}", "{Dunes}")
    )
    assert result.conflicts == ("rock2001: number",)
    assert "{Dunes}" in result.text
    assert (
        "<<<<<<< ours\n  number   = {4},\n=======\n  number = {5},\n>>>>>>> theirs\n" in result.text
    )


@pytest.mark.parametrize("changed", ["ours", "theirs"])
def test_what_one_side_changed_and_the_other_took_out_is_a_conflict(changed):
    other = BASE.replace("{Sand}", "{Dunes}")
    sides = (other, WITHOUT_SAND) if changed == "ours" else (WITHOUT_SAND, other)
    result = merged(*sides)
    assert result.conflicts == ("sand2002",)
    assert "{Dunes}" in result.text
    assert result.text.count("<<<<<<<") == 1


def test_both_added_the_same_entry_differently():
    one = BASE + "\n@book{new, title = {N}, year = 2001}\n"
    other = BASE + "\n@book{new, title = {N}, year = 2001, doi = {10.1000/1}}\n"
    assert merged(one, other).text.endswith("year = 2001, doi = {10.1000/1}}\n")
    clash = BASE + "\n@book{new, title = {Other}, year = 2001}\n"
    assert merged(one, clash).conflicts == ("new: title",)


def test_with_an_empty_base_both_sides_are_kept():
    result = threeway.merge("", "@book{a, title = {A}}\n", "@book{b, title = {B}}\n")
    assert result.text == "@book{a, title = {A}}\n\n@book{b, title = {B}}\n"
    assert threeway.merge("", "", "@book{b, title = {B}}").text == "@book{b, title = {B}}"


def test_what_theirs_added_stands_where_it_stood_there():
    theirs = BASE.replace("@book{sand2002", "@book{x,\n}\n\n@book{y,\n}\n\n@book{sand2002")
    assert merged(BASE, theirs).text == theirs
    first = "@book{first,\n}\n\n" + BASE
    assert "@book{first,\n}" in merged(BASE, first).text
