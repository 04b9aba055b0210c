"""Citations as a template's text has them, whether cite() made them or somebody typed [@key]."""

import pytest

from procsead_refs import rendering, styles
from procsead_refs.model import Date, Name, Reference
from procsead_refs.project import Project

BOOK = Reference(
    id="quietwood2001study",
    type="book",
    names={"author": (Name("Quietwood", "Anna"),)},
    dates={"issued": Date((2001,))},
    texts={"title": "Rooms without sound"},
)
LAW = Reference(id="law", type="legislation", texts={"title": "Hiljaisuuslaki", "number": "9/1999"})
CASE = Reference(
    id="case",
    type="legal_case",
    dates={"issued": Date((2008,))},
    texts={
        "title": "Q.R. v. Norway",
        "number": "99999/02",
        "publisher": "European Court of Human Rights",
    },
)


def made(tmp_path, text, profile):
    template = tmp_path / "product.md.j2"
    template.write_text(text, encoding="utf-8")
    product = rendering.prepared(
        template,
        (BOOK, LAW, CASE),
        styles.load(profile),
        project=Project(),
        select=lambda _: (),
    )
    return product.written("txt").strip().replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("profile", "typed", "printed"),
    [
        ("chicago-17", "A [@law].", "A (Hiljaisuuslaki 9/1999)."),
        ("chicago-17", "A [see @law, ch. 2].", "A (see Hiljaisuuslaki 9/1999, ch. 2)."),
        ("chicago-17", "A [@law; @case].", "A (Hiljaisuuslaki 9/1999; Q.R. v. Norway)."),
        ("chicago-17", "A @law [ch. 2] says.", "A Hiljaisuuslaki 9/1999 (ch. 2) says."),
        (
            "chicago-17",
            "A [see @quietwood2001study, p. 3; @law].",
            "A (Hiljaisuuslaki 9/1999; see Quietwood 2001, 3).",
        ),
        ("finnish", "A [@law, 20 luku].", "A (Hiljaisuuslaki 9/1999, 20 luku)."),
        ("finnish", "A [@quietwood2001study, p. 3].", "A (Quietwood 2001, s. 3)."),
        ("finnish", "A [@quietwood2001study, chap. 3].", "A (Quietwood 2001, luku 3)."),
        (
            "finnish",
            'A {{ cite("quietwood2001study", locator="3") }}.',
            "A (Quietwood 2001, s. 3).",
        ),
        ("oscola", "A [@law].", "A.[1]\n\n[1] Hiljaisuuslaki 9/1999."),
        ("ieee", "A [@law; @case].", "A [1], [2]."),
    ],
)
def test_law_is_named_and_locators_speak_the_style_s_language(tmp_path, profile, typed, printed):
    assert made(tmp_path, typed, profile) == printed


def test_law_that_is_only_typed_is_listed(tmp_path):
    text = made(tmp_path, "A [@law].\n\n{{ bibliography() }}", "chicago-17")
    assert text.endswith("Hiljaisuuslaki (9/1999).")
