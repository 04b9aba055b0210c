"""What changed between two versions, in words."""

import pytest

from procsead_refs.formats import bibtex
from procsead_refs.library.versions import changes

OLD = """@article{rock2001, author = {Rock, Rita}, title = {Tides of the coasts},
  journaltitle = {Coasts}, number = {61}, date = 2001}
@book{sand2002, author = {Sand, Tom}, title = {Dunes and their makers}, date = 2002}
"""


@pytest.mark.parametrize(
    ("old", "new", "summary"),
    [
        ("", "", "no changes"),
        ("{61}", "{6}", "1 issue number corrected"),
        ("number = {61},", "", "1 issue number removed"),
        ("= 2002", "= 2002, doi = {10.1000/1}, isbn = {1}", "1 DOI added, 1 ISBN added"),
        ("@book{sand2002, ", "@book{dunes, ", "1 renamed"),
        ("@book{sand2002", "@book{new, title = {New}}\n@book{sand2002", "1 added"),
        (OLD[OLD.index("@book") :], "", "1 removed"),
        ("= 2001}", "= {2001-05}}", "1 date corrected"),
        ("{Coasts}", "{Coasts }", "no changes"),
        ("author = {Rock, Rita}", "author = {Rita Rock}", "no changes"),
    ],
)  # fmt: skip
def test_the_summary(old, new, summary):
    after = OLD.replace(old, new) if old else OLD
    found = changes.between(bibtex.read(OLD), bibtex.read(after))
    counted = set(found.summary.split(", "))
    assert counted == set(summary.split(", "))


def test_each_change_in_words():
    after = OLD.replace("{61}", "{6}").replace("@book{sand2002", "@book{dunes")
    found = changes.between(bibtex.read(OLD), bibtex.read(after))
    assert list(found.lines()) == [
        "renamed sand2002 to dunes",
        "rock2001: issue number corrected, '61' to '6'",
    ]
