"""BibTeX and biblatex name lists."""

import pytest

from procsead_refs.formats.bibtex.name_lists import names, written
from procsead_refs.model import Name

COLE = Name("Cole", "A.")


@pytest.mark.parametrize(
    ("source", "people"),
    [
        ("Ada B. Cole", [Name("Cole", "Ada B.")]),
        ("Cole, Ada B.", [Name("Cole", "Ada B.")]),
        ("Ludwig van den Berg", [Name("Berg", "Ludwig", "van den")]),
        ("van den Berg, Ludwig", [Name("Berg", "Ludwig", "van den")]),
        ("de la Cruz, Jr., Ana", [Name("Cruz", "Ana", "de la", suffix="Jr.")]),
        ("Cole, III, Ada", [Name("Cole", "Ada", suffix="III")]),
        ("Cole, Ada, Jr.", [Name("Cole", "Ada", suffix="Jr.")]),
        ("Ada Cole, Jr.", [Name("Cole", "Ada", suffix="Jr.")]),
        ("{World Rest Organization}", [Name(literal="World Rest Organization")]),
        ("{Rest and Co., Inc.} and Cole, A.", [Name(literal="Rest and Co., Inc."), COLE]),
        ("Plato", [Name("Plato")]),
        (r"{\'E}mile {\v C}ech", [Name("Čech", "Émile")]),
        (r"Jos{\'e} {de Souza}", [Name("de Souza", "José")]),
        ("given=Hans, family=Muster, prefix=von", [Name("Muster", "Hans", "von")]),
        ("given=H., family=Ex, prefix=von, useprefix=false", [Name("Ex", "H.", dropping="von")]),
        ("family={van Ex}, given={J.}", [Name("van Ex", "J.")]),
        ("Cole, A. AND Dole, B.\n and\n Ek, C.", [COLE, Name("Dole", "B."), Name("Ek", "C.")]),
        ("D'Ex, A.", [Name("D'Ex", "A.")]),
    ],
)  # fmt: skip
def test_reading(source, people):
    assert names(source) == (tuple(people), False)


def test_others_is_a_mark_and_no_author():
    assert names("Cole, A. and others") == ((Name("Cole", "A."),), True)
    assert written((Name("Cole", "A."),), others=True) == "Cole, A. and others"


@pytest.mark.parametrize(
    "person",
    [
        Name("Cole", "A."),
        Name("Berg", "L.", "van den"),
        Name("Muster", "H.", dropping="von"),
        Name("Muster", "H.", dropping="von", suffix="III"),
        Name("van Ex", "J."),
        Name("Smith and Sons", "J."),
        Name("Cole", "A.", suffix="Jr."),
        Name("Plato"),
        Name("Ibn Ex"),
        Name("others"),
        Name(literal="Rest, Sleep {and} Co."),
    ],
)
def test_writing_is_the_inverse(person):
    assert names(written((person,))) == ((person,), False)
