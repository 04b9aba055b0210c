"""Every format reads any text: references, or a refusal that says why."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procsead_refs import formats
from procsead_refs.errors import Refusal
from procsead_refs.model import Reference

# What means something in one of the formats, beside what means nothing.
MARKS = st.sampled_from(
    [
        *("@book{a,", "@string{", "@comment{", "title = {", "}", '"', "#", ",", "\\", "{\\'e}"),
        *("TY  - BOOK", "ER  - ", "TI  - ", "PMID- 1", "FAU - ", "RT Book", "A1 ", "      "),
        *("<rdf:RDF>", "<mods>", "</mods>", "<xml><records>", "<PubmedArticleSet>", "<!--", "&#0;"),
        *("[", "]", "{", '{"id": "a"', '"author": [', "null", "-1e999", "references:", "- id: a"),
        *("---", "id,type,title", "sep=;", "=1+1", "10.1000/1", "978-3-16-148410-0", "\n", "\t"),
    ]
)
TEXTS = st.lists(st.one_of(MARKS, st.text(max_size=8)), max_size=12).map("".join)
LINES = st.lists(st.one_of(MARKS, st.text(max_size=8)), max_size=12).map("\n".join)


def read(text, name="", suffix=""):
    """Return what is read, or why nothing is."""
    try:
        return formats.read_text(text, name, suffix=suffix)
    except Refusal as refusal:
        return str(refusal)


def is_answer(read):
    if isinstance(read, str):
        return bool(read) and "\n" not in read
    return all(isinstance(one, Reference) for one in read)


@pytest.mark.parametrize("name", formats.names())
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(text=st.one_of(TEXTS, LINES))
def test_any_text_is_read_or_refused(name, text):
    assert is_answer(read(text, name))


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(text=st.one_of(TEXTS, LINES), suffix=st.sampled_from(["", ".bib", ".txt", ".xml", ".json"]))
def test_any_text_has_a_format_or_none(text, suffix):
    assert is_answer(read(text, suffix=suffix))
