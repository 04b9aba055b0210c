"""Days of publication and of access, in the places where people type them."""

import pytest

from procsead_refs.parsing import parse

ACCESSED = [
    ("Aalto, M. Listen. https://alfa.example/ (Zugriff: 20.09.2013)", (2013, 9, 20)),
    ("Aalto, M. Listen. https://alfa.example/ [letzter Aufruf: 20.9.2013]", (2013, 9, 20)),
    ("Aalto, M. Lists. https://alfa.example/ (as of 3 May 2019)", (2019, 5, 3)),
    ("Aalto, M. 2018. Lists. https://alfa.example/, May 3, 2019.", (2019, 5, 3)),
    ("Aalto, M. Luettelot. https://alfa.example/ (3.5.2019)", (2019, 5, 3)),
    ("Aalto, M. 2018. Luettelot. https://alfa.example/. Päivitetty 3.5.2019.", None),
    ("Aalto, M. Lists. https://alfa.example/, May 3, 2019.", None),
]


@pytest.mark.parametrize(("raw", "accessed"), ACCESSED, ids=[row[0] for row in ACCESSED])
def test_a_day_behind_an_address_is_the_day_of_access(raw, accessed):
    date = parse([raw], singles=True)[0].dates.get("accessed")
    assert (date.parts if date else None) == accessed


WHOLE_DAYS = [
    ("Aalto, T. (2018, 3. maaliskuuta). Luettelot. Turun Sanomat, s. A8.", (2018, 3, 3)),
    ("Aalto, T. (2018, 3. März). Listen. Die Zeit, S. 4.", (2018, 3, 3)),
    ("Aalto, T. (3 de marzo de 2018). Listas. El País, p. 4.", (2018, 3, 3)),
    ("Aalto, Tove. Suullinen tiedonanto 4.5.2019.", (2019, 5, 4)),
    ("Positionspapier Listen, 20.6.2011", (2011, 6, 20)),
]


@pytest.mark.parametrize(("raw", "issued"), WHOLE_DAYS, ids=[row[0] for row in WHOLE_DAYS])
def test_a_whole_day_is_read_whole(raw, issued):
    assert parse([raw], singles=True)[0].dates["issued"].parts == issued


@pytest.mark.parametrize("typed", ["utan år", "à paraître", "o. J.", "i tryck"])
def test_what_stands_for_a_date_is_read_with_its_accents_and_spaces(typed):
    found = parse([f"Aalto, Tove ({typed}). Listor. Turku: Hamn."], singles=True)[0]
    assert found.dates["issued"].literal == typed


def test_what_stands_for_a_date_keeps_its_last_stop():
    found = parse(["Aalto Oy (n.d.). Lists. https://alfa.example/"], singles=True)[0]
    assert found.dates["issued"].literal == "n.d."
