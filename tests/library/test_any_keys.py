"""Keys of any references: each once, and safe as a file's name and in every format."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from procsead_refs.library.keys import keyed
from procsead_refs.model import Date, Name, Reference

QUICK = settings(max_examples=150, deadline=None)
NAMES = st.one_of(
    st.builds(Name, family=st.text(max_size=12), given=st.text(max_size=5)),
    st.builds(Name, literal=st.text(max_size=30)),
)
REFERENCES = st.builds(
    lambda names, year, title: Reference(
        "", "book", {"author": tuple(names)}, {"issued": Date((year,))}, {"title": title}
    ),
    st.lists(NAMES, max_size=2),
    st.integers(-5000, 99999),
    st.text(max_size=30),
)


@QUICK
@given(references=st.lists(REFERENCES, max_size=8))
def test_keys_are_safe_and_each_stands_once(references):
    keys = [one.id for one in keyed([*references, *references])]
    assert len({key.lower() for key in keys}) == 2 * len(references)
    for key in keys:
        assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", key), key
