"""A page's number between two entries is none; a year or a page that a line ends with stays."""

import pytest

from procsead_refs.model import Block
from procsead_refs.parsing.entries import entries

ONE = "Aalto, K. (2010). Listoja. Turku: Talo."
OTHER = "Berg, B. (2011). Listor. Åbo: Talet."

PAGES = {
    "before a page break": f"{ONE}\n\n12\n\f\n{OTHER}",
    "between blank lines": f"{ONE}\n\n12\n\n{OTHER}",
    "between dashes": f"{ONE}\n\n- 12 -\n\n{OTHER}",
}


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)
def test_a_pages_number_is_no_entry(text):
    assert [entry.raw for entry in entries([Block(text)])] == [ONE, OTHER]


def test_a_number_that_a_wrapped_line_ends_with_stays():
    broken = f"Aalto, K. Listoja. Turku: Talo,\n2010\n\n{OTHER}"
    first, second = entries([Block(broken)])
    assert first.raw == "Aalto, K. Listoja. Turku: Talo, 2010"
    assert second.raw == OTHER
