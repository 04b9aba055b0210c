import pytest

from procsead_refs import pandoc
from procsead_refs.errors import Refusal


def test_output_and_warnings():
    answer = pandoc.converse(["-f", "markdown", "-t", "html", "--citeproc"], "[@nobody1999]")
    assert b"nobody1999" in answer.output
    assert any("nobody1999" in warning for warning in answer.warnings)


def test_a_draft_reads_no_file(tmp_path):
    secret = tmp_path / "secret.tex"
    secret.write_text("do not show this", encoding="utf-8")
    output = pandoc.run(["-f", "latex", "-t", "plain"], rf"\input{{{secret}}}")
    assert b"do not show this" not in output


@pytest.mark.parametrize(
    ("arguments", "limits", "says"),
    [
        (["-f", "no-such-format"], {}, "could not do it"),
        (["-f", "markdown"], {"timeout": 0.001}, "longer than"),
        (["-f", "markdown", "-t", "html"], {"memory": 4}, "MiB"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments, limits, says):
    with pytest.raises(Refusal, match=says) as refusal:
        pandoc.run(arguments, "word *word*\n\n" * 20000, where="draft.md", **limits)
    assert str(refusal.value).startswith("draft.md: ")
    assert "\n" not in str(refusal.value)
