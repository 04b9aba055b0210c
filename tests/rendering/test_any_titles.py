"""Sentence case of any title: letters stay, names stay, and once is enough."""

import re

from hypothesis import assume, example, given
from hypothesis import strategies as st

from procsead_refs.rendering.citeproc.casing import is_english, is_foreign, sentence_case

WORDS = st.sampled_from(
    [
        *(
            "the",
            "of",
            "and",
            "in",
            "a",
            "A",
            "v.",
            ":",
            "–",
            "?",
            ".",
            "“so”",
            "(new)",
            "self-help",
        ),
        *("Reading", "READING", "reading", "DNA", "iPhone", "1990s", "Aalto-type", "<i>Homo</i>"),
        *("Berg", "Über", "École", "O’Neil's"),
    ]
)
TITLES = st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=60))
LONG = st.lists(
    st.text("bcdfghklmnprst", min_size=5, max_size=9), min_size=3, max_size=8, unique=True
)


@given(title=TITLES, subtitle=st.booleans())
@example(title="A Title: <i", subtitle=True)
def test_only_the_case_of_letters_changes(title, subtitle):
    assume(len(title.lower()) == len(title))  # İ is two characters in lower case
    made = sentence_case(title, subtitle=subtitle)
    assert made.lower() == title.lower()


@given(title=TITLES, subtitle=st.booleans())
@example(title="De: À", subtitle=False)
def test_once_is_enough(title, subtitle):
    alone = re.match(r"[\W\d_]*[^\W\d_](?![^\W\d_])", title)
    assume(alone is None)  # "b RNA" becomes "B RNA", which is all in capitals
    made = sentence_case(title, subtitle=subtitle)
    assert sentence_case(made, subtitle=subtitle) == made


@given(words=LONG, data=st.data())
def test_in_title_case_the_first_word_and_names_alone_keep_their_capitals(words, data):
    name = data.draw(st.sampled_from(words)).capitalize()
    first, *rest = (word.capitalize() for word in words)
    wanted = [first, *(word if word == name else word.lower() for word in rest)]
    assert sentence_case(" ".join([first, *rest]), frozenset({name})) == " ".join(wanted)


@given(title=TITLES, language=st.sampled_from(["", "en", "en-GB", "fi", "de"]))
def test_no_title_is_english_and_foreign(title, language):
    if not language:
        assert not (is_english(title) and is_foreign(title))
    else:
        assert is_english(title, language) == language.startswith("en")
