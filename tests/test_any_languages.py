"""Language tags: whatever a record calls a language, it is one tag, and a tag is itself."""

import re

from hypothesis import given
from hypothesis import strategies as st

from procsead_refs import languages
from procsead_refs.data import table

NAMES = [(one, key) for key, row in table("languages").items() for one in row["names"]]
CHANGES = (str, str.upper, str.title, lambda word: f" {word} ")
TAGS = st.from_regex(re.compile(r"[a-z]{2}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?"), fullmatch=True)


@given(known=st.sampled_from(NAMES), change=st.sampled_from(CHANGES))
def test_every_name_of_a_language_gives_its_tag(known, change):
    word, key = known
    assert languages.tag(change(word)) == key
    assert languages.code(change(word)) == key.partition("-")[0]
    assert languages.name(change(word), "fi")


@given(tag=TAGS, sign=st.sampled_from("-_"))
def test_a_tag_is_itself_with_either_sign(tag, sign):
    named = dict(NAMES)
    assert languages.tag(tag.replace("-", sign)) == named.get(tag.replace("-", sign).lower(), tag)
    assert languages.code(tag) == tag[:2]


@given(text=st.text(max_size=30))
def test_any_text_gives_a_tag_that_stays(text):
    once = languages.tag(text)
    assert languages.tag(once) == once
    assert "_" not in once
    assert languages.ours(once) in {"en", "fi"}
    assert languages.name(text) == languages.name(once)
