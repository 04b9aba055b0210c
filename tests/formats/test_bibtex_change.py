"""A changed reference in its old entry: one-line differences, the rest byte for byte."""

from dataclasses import replace

import pytest

from procsead_refs.formats import bibtex
from procsead_refs.model import Date, Name

OLD = """@Article{k,
  author = "Cole, Ada",
  title  = {On  {K.U.} v. Finland},
  journal = jj, year = 2010,
\tvolume={3},
  x-own = {kept  as is},
  pages={1--2}
}"""


def changed(old=OLD, **changes):
    block = bibtex.blocks(old)[0]
    return bibtex.entry(replace(bibtex.reference(block), **changes), block)


def texts(old=OLD, **values):
    found = dict(bibtex.reference(bibtex.blocks(old)[0]).texts) | values
    return {name.replace("_", "-"): value for name, value in found.items() if value}


def test_nothing_changed_nothing_touched():
    assert changed() == OLD


@pytest.mark.parametrize(
    ("changes", "line", "by"),
    [
        ({"texts": texts(page="5-6")}, "  pages={1--2}\n", "  pages={5--6}\n"),
        ({"texts": texts(volume="")}, "\tvolume={3},\n", ""),
        ({"texts": texts(page="")}, "  pages={1--2}\n", ""),
        ({"texts": texts(DOI="10.1000/1")}, "{1--2}\n", "{1--2},\n  doi = {10.1000/1}\n"),
        ({"texts": texts(container_title="Acta")}, "journal = jj", "journal = {Acta}"),
        ({"texts": texts(title="New")}, "{On  {K.U.} v. Finland}", "{New}"),
        ({"names": {"author": (Name("Dole", "B."),)}}, '"Cole, Ada"', '"Dole, B."'),
        ({"dates": {"issued": Date((2011,))}}, "year = 2010", "year = {2011}"),
        ({"dates": {"issued": Date((2010, 5))}}, "{1--2}\n", "{1--2},\n  month = may\n"),
        ({"extra": {"x-own": "new"}}, "{kept  as is}", "{new}"),
        ({"id": "k2"}, "@Article{k,", "@Article{k2,"),
        ({"type": "review"}, "@Article{k,", "@review{k,"),
    ],
)
def test_one_change_one_line(changes, line, by):
    new = changed(**changes)
    assert new == OLD.replace(line, by)
    assert len(bibtex.blocks(new)) == 1


def test_a_changed_entry_reads_as_what_was_asked_for():
    block = bibtex.blocks(OLD)[0]
    wanted = replace(
        bibtex.reference(block),
        texts=texts(title="A & B", note="n"),
        dates={"issued": Date((1999, 2, 3)), "accessed": Date((2000,))},
        names={"editor": (Name(literal="Body"),)},
    )
    assert bibtex.reference(bibtex.blocks(bibtex.entry(wanted, block))[0]) == wanted


def test_title_and_subtitle_become_one_when_changed():
    old = "@book{k,\n  title = {A},\n  subtitle = {B},\n  year = 2001,\n}"
    assert changed(old, texts={"title": "A: C"}) == "@book{k,\n  title = {A: C},\n  year = 2001,\n}"


def test_what_is_inherited_is_not_written_into_the_child():
    text = "@inbook{p, title={P}, crossref={w}}\n@book{w, title={W}, publisher={X}}"
    found = bibtex.blocks(text)
    known = bibtex.context(found)
    child = bibtex.reference(found[0], known)
    new = replace(child, texts={**child.texts, "page": "1-2"})
    assert (
        bibtex.entry(new, found[0], known) == "@inbook{p, title={P}, crossref={w}, pages = {1--2}}"
    )


@pytest.mark.parametrize(
    ("old", "date", "new"),
    [
        ("year = 2010, month = jan", Date((2011, 2)), "year = {2011}, month = feb"),
        ('year = "2010", month = {1}', Date((2011, 2)), 'year = "2011", month = {2}'),
        ("year = 2010,\n  month = jan", Date((2011,)), "year = {2011}"),
        ("year = 2010, month = jan", Date((2010,), until=(2011,)), "date = {2010/2011}"),
        ("date = {2010-01-02}", Date((2011,)), "date = {2011}"),
    ],
)
def test_dates_stay_in_the_form_of_the_entry(old, date, new):
    (block,) = bibtex.blocks(f"@book{{k,\n  title = {{T}},\n  {old}\n}}")
    written = changed(block.source, dates={"issued": date})
    assert bibtex.read(written)[0].issued == date
    assert new in written
