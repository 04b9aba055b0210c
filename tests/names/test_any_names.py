"""Names of any letters, in any order, come back; what is printed again reads the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procsead_refs.names import parse

QUICK = settings(max_examples=150, deadline=None)
FAMILIES = st.text("abcdefghiklmnoprstuvyäöåéøß", min_size=3, max_size=9).map(
    lambda text: "Q" + text  # no particle, suffix or word of a body begins so
)
INITIALS = st.lists(st.sampled_from("ABCEKLMT"), min_size=1, max_size=2).map(
    lambda letters: " ".join(f"{one}." for one in letters)
)
PEOPLE = st.lists(st.tuples(FAMILIES, INITIALS), min_size=1, max_size=5)
ORDERS = {
    "family name first": ("{0}, {1}", "; "),
    "given name first": ("{1} {0}", ", "),
    "with ampersands": ("{0}, {1}", " & "),
    "with slashes": ("{0}, {1}", "/"),
}


@pytest.mark.parametrize("order", ORDERS)
@QUICK
@given(people=PEOPLE)
def test_people_come_back_in_any_order(order, people):
    form, joiner = ORDERS[order]
    typed = joiner.join(form.format(*one) for one in people)
    assert [(name.family, name.given) for name in parse(typed)] == people


def letters(text):
    return sorted(char for char in text.casefold() if char.isalnum())


def words_of(name):
    return [name.literal, name.family, name.given, name.particle, name.dropping, name.suffix]


@QUICK
@given(text=st.text(st.sampled_from("ABKabkéøß.,;&/- 'vdnder"), max_size=40))
def test_no_letter_is_new(text):
    found = letters("".join(word for name in parse(text) for word in words_of(name)))
    assert set(found) <= set(letters(text)) | set("etal")


@QUICK
@given(people=PEOPLE)
def test_what_is_printed_again_reads_the_same(people):
    once = parse("; ".join(f"{family}, {given}" for family, given in people))
    again = parse("; ".join(f"{name.family}, {name.given}" for name in once))
    assert again == once
