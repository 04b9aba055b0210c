import pytest

from procsead_refs.errors import Refusal
from procsead_refs.model import Date, Name, Reference
from procsead_refs.rendering import bst

WORK = Reference(
    id="quiet",
    type="article-journal",
    names={"author": (Name("Quietwood", "Anna"),)},
    dates={"issued": Date((2001, 6))},
    texts={"title": "Silent Rooms", "container-title": "Journal of Quiet Methods"},
)
STYLE = r"""
ENTRY { author journal month title year } {} { label }
FUNCTION {article}
{ "\bibitem{" cite$ * "}" * write$ newline$
  author write$ ": " write$ title write$ ", " write$ month write$ " " write$ year write$ newline$ }
FUNCTION {default.type} { article }
READ
ITERATE {call.type$}
"""
LOOP = "ENTRY { author } {} { label }\nFUNCTION {article} { { #1 } { skip$ } while$ }\nREAD\nITERATE {call.type$}\n"  # noqa: E501 - a program


def style(tmp_path, text):
    file = tmp_path / "journal.bst"
    file.write_text(text, encoding="utf-8")
    return file


def test_a_style_file_writes_the_list(tmp_path):
    text = bst.bbl([WORK], style(tmp_path, STYLE))
    assert r"\bibitem{quiet}" in text
    assert "Quietwood, Anna: Silent Rooms, June 2001" in " ".join(
        text.replace("{", "").replace("}", "").split()
    ).replace("bibitemquiet", "bibitem{quiet}")


def test_the_styles_own_months_stand(tmp_path):
    own = STYLE.replace("READ", 'MACRO {jun} {"6."}\nREAD')
    assert "6. 2001" in bst.bbl([WORK], style(tmp_path, own))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (LOOP, "longer than"),
        ("FUNCTION {", "journal.bst"),
        (STYLE.replace("author write$", "write$"), "journal.bst"),
    ],
)
def test_an_unsound_style_is_refused(tmp_path, monkeypatch, text, says):
    monkeypatch.setenv("PROCSEAD_REFS_LIMITS", "template-seconds=1")
    with pytest.raises(Refusal, match=says):
        bst.bbl([WORK], style(tmp_path, text))


def test_a_missing_style_is_refused(tmp_path):
    with pytest.raises(Refusal, match="No such file"):
        bst.bbl([WORK], tmp_path / "none.bst")
