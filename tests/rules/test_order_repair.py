"""citation-order writes the order that the style names, and only where nothing else is touched."""

import pytest

from procsead_refs import journeys
from procsead_refs.project import Project

LIST = """

# References

Berg, A. (2004). *Tides*. Sample Press.

Lind, B. (1999). *Shores*. Sample Press.

Novak, C. (2001). *Waves*. Sample Press.
"""


@pytest.mark.parametrize(
    ("citation", "repaired"),
    [
        ("(Novak, 2001; Berg, 2004; Lind, 1999)", "(Berg, 2004; Lind, 1999; Novak, 2001)"),
        ("(Lind, 1999; Berg, 2004)", "(Berg, 2004; Lind, 1999)"),
        ("(Novak, 2001, p. 4; Berg, 2004)", "(Berg, 2004; Novak, 2001, p. 4)"),
        ("(see Novak, 2001; Berg, 2004)", ""),
        ("(Novak, 2001; but see Berg, 2004)", ""),
    ],
)
def test_a_suggestion_is_made_where_it_is_certain(tmp_path, citation, repaired):
    draft = tmp_path / "note.md"
    draft.write_text(f"# A note\n\nTides rise {citation}.{LIST}", encoding="utf-8")
    report = journeys.check(draft, Project(), style="apa-7", wishes=["-uncited-reference"])
    suggested = [f.suggestion for f in report.findings if f.rule == "citation-order"]
    assert suggested == [repaired] if repaired else not any(suggested)
