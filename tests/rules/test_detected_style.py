"""A style that was detected is held against the draft as far as the draft keeps to it."""

from datetime import date

import pytest

from procsead_refs import citations
from procsead_refs.model import Block, Document, Severity, Style
from procsead_refs.project import Project
from procsead_refs.rules import Context, run

LIST = """
Berg, A., Adam, B., Carlsen, I., & Dahl, O. (2001). The tides. Coast Studies, 3(1), 1–9.
Eide, S., Falk, O., & Gran, L. (2004). The dunes. Coast Studies, 6(2), 11–19.
Holm, E., & Novak, J. (2005). The salt. Coast Studies, 7(1), 21–29.
Quist, P., Rand, B., Stone, C., & Teel, D. (2010). The mud. Coast Studies, 12(4), 31–39.
"""
QUIST = "Quist, Rand, Stone, & Teel, 2010"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Tides rise (Berg et al., 2001). Salt is old (Holm & Novak, 2005). "
                f"Dunes move (Eide et al., 2004; Holm & Novak, 2005, p. 3). Mud dries ({QUIST})."
            ),
            1,
        ),
        (
            (
                "Tides rise (Berg, Adam, Carlsen, & Dahl, 2001). Salt is old (Holm & Novak, 2005). "
                f"Dunes move (Eide et al., 2004; Holm & Novak, 2005, p. 3). Mud dries ({QUIST})."
            ),
            0,
        ),
        (f"Dunes move (Eide et al., 2004). Mud dries ({QUIST}).", 0),
    ],
)
def test_names_written_out_once_are_told_where_the_draft_shortens_them_else(
    text, expected, tmp_path
):
    blocks = [Block(text), Block("References", "heading", level=1)]
    blocks += [Block(line) for line in LIST.strip().splitlines()]
    style = Style(
        "apa", kind="author-date", et_al_min=3, et_al_use_first=1, how="detected", confidence=0.95
    )
    draft = citations.read(Document(tmp_path / "draft.docx", tuple(blocks)), style=style)
    context = Context(Project(), date(2026, 11, 1), style)
    found = [one for one in run(draft, context, ["+et-al-use"]) if one.rule == "et-al-use"]
    assert [one.severity for one in found] == [Severity.INFO] * expected
