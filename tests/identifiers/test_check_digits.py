"""Identifiers of every number: one wrong digit is always found, the normal form stays as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procsead_refs import identifiers

QUICK = settings(max_examples=100, deadline=None)


def digits(count):
    return st.text("0123456789", min_size=count, max_size=count)


def completed(check, digits):
    """Return an identifier made whole by the only check digit that the check accepts."""
    right = [digits + last for last in "0123456789X" if check(digits + last)]
    assert len(right) == 1, right
    return right[0]


NUMBERED = {
    "ISBN of 13 digits": (identifiers.isbn, digits(9).map(lambda text: f"978{text}")),
    "ISBN of 10 digits": (identifiers.isbn, digits(9)),
    "ISSN": (identifiers.issn, digits(7)),
    "ORCID": (identifiers.orcid, digits(7).map(lambda text: f"00000001{text}")),
}


@pytest.mark.parametrize("name", NUMBERED)
@QUICK
@given(data=st.data())
def test_one_wrong_digit_is_always_found(name, data):
    check, numbers = NUMBERED[name]
    whole = completed(check, data.draw(numbers))
    place = data.draw(st.integers(3 if whole.startswith("978") else 0, len(whole) - 1))
    other = data.draw(st.sampled_from(sorted(set("0123456789") - {whole[place]})))
    wrong = whole[:place] + other + whole[place + 1 :]
    assert check(wrong) is None


@pytest.mark.parametrize("name", NUMBERED)
@QUICK
@given(data=st.data())
def test_a_number_reads_the_same_with_hyphens_spaces_and_in_normal_form(name, data):
    check, numbers = NUMBERED[name]
    whole = completed(check, data.draw(numbers))
    normal = check(whole)
    assert check(normal) == normal
    at = data.draw(st.integers(4, len(whole) - 1))
    if "ISBN" in name:
        assert check(f"{whole[:at]}-{whole[at:]}") == normal
        assert check(f"ISBN {whole[:at]} {whole[at:]}") == normal


TEXTS = st.one_of(
    st.text(max_size=40),
    st.text("0123456789Xx-/.:() ", max_size=30),
    st.builds("{}{}".format, st.sampled_from([
        "doi:10.5555/", "https://doi.org/10.5555/", "http://example.org/", "www.example.org/",
        "urn:isbn:", "URN:NBN:fi-", "arXiv:", "PMC", "PMID: ", "https://orcid.org/0000-",
    ]), st.text(max_size=20)),
)  # fmt: skip


@pytest.mark.parametrize(
    "name", ["doi", "isbn", "issn", "orcid", "urn", "url", "pmid", "pmcid", "arxiv"]
)
@QUICK
@given(text=TEXTS)
def test_a_normal_form_is_its_own(name, text):
    check = getattr(identifiers, name)
    if (normal := check(text)) is not None:
        assert check(normal) == normal
