"""The index answers as the references do, follows the file, and may go at any time."""

import shutil

import pytest

from procsead_refs.formats import bibtex
from procsead_refs.library import index, load
from procsead_refs.library.index import database, summary

BIB = """@article{rock2001maps,
  author = {R{\\"o}ck, Rita and M{\\o}ller, Ole and Third, T.},
  title = {Maps of the Sea}, journaltitle = {Sea Charts}, date = {2001-05},
  keywords = {maps, prevention}, doi = {10.1000/maps}}
@report{iho2010survey, author = {{Hydrographic Office}}, title = {Survey of the sea-bed},
  date = 2010, keywords = {survey}, annotation-fi = {Merenpohjan kartoitus}}
@online{undated, title = {Seas}, year = {n.d.}, urldate = {2020-01-02}}
@book{same2011, title = {Snow_flake C++ 3 times}, editor = {Berg, Ann van den}, date = {2011/2013}}
@book{broken, title = {Open
"""
QUERIES = (
    "", "sea", "sea*", "rock", "moller", "author:röck", "editor:berg", "name:berg", '"of the sea"',
    '"maps of the se"*', 'title:"sea maps"', "year>=2008", "year<2008", "year:2001",
    "year:2000-2010", "type:report", "type:art", "type:article", "type:art*", "-type:report",
    "sea -maps", "maps OR seas year>2000",
    "annotation-fi:merenpohjan", "key:iho2010survey", "keyword=survey", "keyword!=survey", "doi:*",
    "-keyword:*", "sea-bed", "year:n.d.", "accessed>=2020", "snow_flake", "snow flake", "volume>1",
    "title>1", "type=report", "10.1000/maps", "title:", "broken",
)  # fmt: skip


@pytest.fixture
def library(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    path = tmp_path / "a.bib"
    path.write_text(BIB, encoding="utf-8")
    return path


@pytest.mark.parametrize("query", QUERIES)
def test_the_index_answers_as_the_references_do(library, query):
    expected = [one.id for one in load(library).select(query)]
    with index.of(library) as opened:
        assert [row.key for row in opened.find(query)] == expected


def test_it_is_made_once_and_anew_when_the_file_changes(library, tmp_path):
    index.of(library).close()
    (made,) = (tmp_path / "cache").rglob("*.sqlite")
    first = made.stat().st_mtime_ns
    index.of(library).close()
    library.touch()
    index.of(library).close()
    assert made.stat().st_mtime_ns == first
    library.write_text(BIB.replace("Maps of", "Lighthouses of"), encoding="utf-8")
    with index.of(library) as opened:
        assert [row.key for row in opened.find("lighthouses")] == ["rock2001maps"]


def test_a_damaged_index_is_made_anew(library, tmp_path):
    index.of(library).close()
    (made,) = (tmp_path / "cache").rglob("*.sqlite")
    made.write_bytes(b"not a database" * 100)
    with index.of(library) as opened:
        assert len(opened.keys()) == 5
    shutil.rmtree(tmp_path / "cache")
    with index.of(library) as opened:
        assert len(opened.keys()) == 5


def test_without_a_cache_folder_it_is_made_in_memory(library, monkeypatch):
    monkeypatch.setattr(database, "cache_folder", lambda: None)
    with index.of(library) as opened:
        assert opened.source("IHO2010survey").startswith("@report{iho2010survey")
        assert opened.source("nobody") == ""


def test_a_misspelt_word_finds_the_nearest(library):
    with index.of(library) as opened:
        assert opened.find("hydrografic") == ()
        assert opened.nearest("hydrografic year>=2010") == "hydrographic year>=2010"
        assert opened.nearest("zzzzzz") == "zzzzzz"


def test_a_line_says_who_when_what_where(library):
    with index.of(library) as opened:
        lines = [row.line for row in opened.find("")]
    assert lines[0] == "Röck et al. 2001. Maps of the Sea. Sea Charts."
    assert lines[1] == "Hydrographic Office. 2010. Survey of the sea-bed."


def test_a_line_has_no_markup():
    mark = r"@book{a, title = {H$_2$O and \emph{Ulva}}, date = {2001}}"
    (one,) = bibtex.read(mark)
    assert summary.line(one) == "2001. H2O and Ulva."
