"""What we write, others read: bibtexparser finds the same entries and fields in it."""

import bibtexparser
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procsead_refs import formats
from procsead_refs.formats import bibtex
from procsead_refs.model import Date, Name, Reference

TEXTS = st.text(
    st.one_of(
        st.sampled_from(" -'`\"{}\\&%$#_~^,;=@äé–"), st.characters(codec="utf-8", min_codepoint=65)
    ),
    min_size=1,
    max_size=40,
).filter(lambda text: text.strip())


@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(titles=st.lists(TEXTS, min_size=1, max_size=4))
def test_bibtexparser_reads_what_we_write(dialect, titles):
    references = [
        Reference(
            f"aalto{number}",
            "book",
            {"author": (Name("Aalto", "Maija"), Name(literal="Sample Body"))},
            {"issued": Date((2011,))},
            {"title": title, "publisher": "Sample Press"},
        )
        for number, title in enumerate(titles)
    ]
    written = formats.write(references, dialect)
    read = bibtexparser.parse_string(written)
    assert not read.failed_blocks
    ours = {block.key: block for block in bibtex.blocks(written) if block.kind == "entry"}
    assert [entry.key for entry in read.entries] == list(ours)
    for entry in read.entries:
        assert [field.key.lower() for field in entry.fields] == [
            field.name.lower() for field in ours[entry.key].fields
        ]
