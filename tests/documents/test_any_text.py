"""Every kind of draft that is text reads any text: blocks with their places, or a refusal."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procsead_refs import documents
from procsead_refs.errors import Refusal

MARKS = st.sampled_from(
    [
        *("# ", "\n\n", "[^1]", "[^1]: ", "```\n", "---\n", "> ", "- ", "|", "[@a, p. 1]", "<!--"),
        *("<p>", "</p>", "<table><tr><td>", "<svg>", "<sup>", "&amp;", "&#0;", "<a href='#fn1'>"),
        *(
            "\\section{",
            "\\cite{",
            "\\footnote{",
            "}",
            "{",
            "$",
            "%",
            "\\begin{",
            "\\end{document}",
        ),
        *("{\\rtf1", "\\par ", "\\u228?", "\\'e4", "{\\*", "\\bin9 ", "\\footnote "),
        *("(Aalto 2011)", "Berg, Ole. 2015. Doors.", "References", "ä", "\u200b", "\x00", "\t"),
    ]
)
TEXTS = st.lists(st.one_of(MARKS, st.text(max_size=6)), max_size=12).map("".join)


def read(kind, text):
    """Return the blocks of a draft, or why there are none."""
    try:
        data = text.encode("utf-8", "surrogatepass")
        return documents.of(Path(f"draft.{kind}"), data).blocks
    except Refusal as refusal:
        return str(refusal)


@pytest.mark.parametrize("kind", ["md", "html", "tex", "rtf", "txt"])
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(text=TEXTS)
def test_any_text_is_a_draft_or_refused(kind, text):
    blocks = read(kind, text)
    if isinstance(blocks, str):
        assert "\n" not in blocks
        return
    for block in blocks:
        assert all(0 <= one.start <= one.end <= len(block.text) for one in block.spans)
