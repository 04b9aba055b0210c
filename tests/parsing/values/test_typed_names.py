"""Where typed names end: initials stay with them, what stands for a date does not."""

import pytest

from procsead_refs.parsing import parse
from procsead_refs.parsing.values.typed_names import without_date

INITIALS = [
    "Ahola, S. A.",
    "Ahola, S.F.",
    "Ahola, S. D.",
    "Ahola, N. D.",
    "Ahola, O. J.",
    "Ahola, I. V.",
]


@pytest.mark.parametrize("names", INITIALS)
def test_initials_that_are_like_a_date_stay(names):
    assert without_date(names) == names
    read = parse([f"{names} 2015. Lists and Listing. Turku: Kirja."], singles=True)[0]
    assert read.names["author"][0].given == names.removeprefix("Ahola, ")
    assert read.issued.parts == (2015,)


@pytest.mark.parametrize(
    "typed",
    [
        "INTERPOL. n.d.",
        "INTERPOL (N.D.)",
        "INTERPOL [sans date]",
        "INTERPOL, o. J.",
        "INTERPOL s. a.",
        "INTERPOL. Ei pvm.",
        "INTERPOL (ca.",
    ],
)
def test_what_stands_for_a_date_goes(typed):
    assert without_date(typed) == "INTERPOL"
