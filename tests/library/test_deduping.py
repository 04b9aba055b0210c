"""Entries of one work made one: the union of their fields, contradictions kept and reported."""

from pathlib import Path

import pytest

from procsead_refs.library import duplicates, from_text
from procsead_refs.library.duplicates import deduping, union
from procsead_refs.library.store import editing


@pytest.mark.parametrize(
    ("field", "mine", "theirs", "expected"),
    [
        ("author", "{Rock, R. and Io, A.}", "{Rock, Rita and Io, Ann}", "{Rock, Rita and Io, Ann}"),
        ("author", "{Rock, Rita}", "{R. Rock}", "{Rock, Rita}"),
        ("author", "{Rock, R. and others}", "{Rock, R. and Beech, A.}", "{Rock, R. and Beech, A.}"),
        ("title", "{The Tide}", "{The tide: A review}", "{The tide: A review}"),
        ("journal", "{J. Coast. St.}", "{Journal of Coast Studies}", "{Journal of Coast Studies}"),
        ("pages", "{216}", "{216--28}", "{216--28}"),
        ("keywords", "{tides, coasts}", "{Coasts; sand}", "{tides, coasts, sand}"),
        ("note", "{Read.}", "{Lent to Ann}", "{Read. Lent to Ann}"),
        ("annotation", "{Good}", "{Good. Very good.}", "{Good. Very good.}"),
        ("confirmed", "{doi: seen}", "{doi: seen; date: seen}", "{doi: seen; date: seen}"),
        ("doi", "{10.1000/AB}", "{10.1000/ab}", "{10.1000/AB}"),
        ("publisher", "{Sea}", '"Sea Press"', '"Sea Press"'),
    ],
)  # fmt: skip
def test_two_values_are_joined(field, mine, theirs, expected):
    first = editing.parsed(f"@article{{a,\n  {field} = {mine},\n}}")
    other = editing.parsed(f"@article{{b, {field} = {theirs}}}")
    made = union.merge(first, [other])
    assert made.source == f"@article{{a,\n  {field} = {expected},\n}}"
    assert made.conflicts == ()


def test_fields_that_one_has_are_taken_and_contradictions_kept_beside():
    first = editing.parsed("@article{a,\n  title = {Tide},\n  number = {3},\n  year = 2001,\n}")
    other = editing.parsed(
        "@article{b, number = {33}, journal = coasts, date = {2001-05}, doi = {}}"
    )
    made = union.merge(first, [other])
    assert made.source == (
        "@article{a,\n  title = {Tide},\n  number = {3},\n  year = 2001,\n  journal = coasts,\n"
        "  alternatives = {number: 33 (b)},\n}"
    )
    assert [(one.field, one.kept, one.other) for one in made.conflicts] == [("number", "3", "33")]


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("date = {2001}", "date = {2001-05}", "date = {2001-05}"),
        ("year = 2001", "year = {2001}, month = may", "year = 2001, month = may"),
        ("date = {2001-05}", "date = {2001}", "date = {2001-05}"),
        ("date = {2001}", "year = 2001, month = may", "date = {2001}"),
        ("title = {T}", "year = 2001", "title = {T}, year = 2001"),
    ],
)
def test_the_fuller_date_is_taken(mine, theirs, expected):
    first, other = editing.parsed(f"@book{{a, {mine}}}"), editing.parsed(f"@book{{b, {theirs}}}")
    made = union.merge(first, [other])
    assert (made.source, made.conflicts) == (f"@book{{a, {expected}}}", ())


def test_names_of_which_one_has_more_are_a_conflict_unless_it_says_and_others():
    first = editing.parsed("@book{a, author = {Rock, R.}}")
    other = editing.parsed("@book{b, author = {Rock, R. and Io, A.}}")
    (conflict,) = union.merge(first, [other]).conflicts
    assert (conflict.field, conflict.kept) == ("author", "Rock, R.")


@pytest.mark.parametrize("theirs", ["date = {2002-03}", "year = 2002, month = mar"])
def test_dates_that_contradict_are_a_conflict(theirs):
    first = editing.parsed("@book{a, title = {T}, date = {2001}}")
    other = editing.parsed(f"@book{{b, title = {{T}}, {theirs}}}")
    made = union.merge(first, [other])
    assert [(one.kept, one.other) for one in made.conflicts] == [("2001", "2002-03")]
    assert "2002" not in made.source.partition("alternatives")[0]


BIB = """% head
@book{rock2001,
  author = {Rock, R.},
  title = {Tides of the northern coasts},
  date = {2001},
}

% between
@book{sand2002, author = {Sand, S.}, title = {Dunes}, date = {2002}}

@book{rock2001tides,
  author = {Rock, Rita},
  title = {Tides of the northern coasts},
  date = {2001},
  publisher = {Sea},
  doi = {10.1000/1},
}

@inbook{part, crossref = {rock2001}, title = {Part}}
"""


def test_a_library_without_its_duplicates():
    library = from_text(Path("x.bib"), BIB)
    made = deduping.merge(library, duplicates.pairs(library.references))
    assert made.names == {"rock2001": "rock2001tides"}
    assert made.library.text == (
        "% head\n% between\n"
        "@book{sand2002, author = {Sand, S.}, title = {Dunes}, date = {2002}}\n\n"
        "@book{rock2001tides,\n  author = {Rock, Rita},\n"
        "  title = {Tides of the northern coasts},\n  date = {2001},\n  publisher = {Sea},\n"
        "  doi = {10.1000/1},\n  ids = {rock2001},\n}\n\n"
        "@inbook{part, crossref = {rock2001tides}, title = {Part}}\n"
    )


def test_the_last_entry_leaves_no_blank_lines_behind():
    text = (
        "@book{a, title = {Tides of the coasts}, author = {Rock, R.}, date = 2001, doi = {x}}\n\n"
    )
    text += "@book{b, title = {Tides of the coasts}, author = {Rock, R.}, date = 2001}\n"
    library = from_text(Path("x.bib"), text)
    made = deduping.merge(library, duplicates.pairs(library.references))
    assert made.library.text.endswith("ids = {b}}\n")
    assert made.library.text.count("\n") == 1
