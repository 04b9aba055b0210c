"""A review on the terminal and as a page: side by side, doubts marked, nothing unescaped."""

from pathlib import Path

import pytest
from lxml import html as lxml_html

from procsead_refs import journeys
from procsead_refs.parsing import parse
from procsead_refs.reviews import html, review, terminal
from procsead_refs.styles import load

TYPED = [
    "Aalto, Maija, and Petra Berg. 2014. “Reading Rooms.” Quiet Spaces 12 (3): 101–18.",
    "Carlsson, Olle. 2009. The Library as a Public Room. Umeå: Norrland University Press.",
    "<script>alert(1)</script> & \x1b[31m \u202e unreadable 1 2 3",
]


@pytest.fixture(scope="module")
def seen():
    return review("list <1>.txt", parse(TYPED), style=load("chicago-17"))


def test_every_reference_and_field_is_there(seen):
    text = terminal.write(seen)
    for item in seen.items:
        for field in item.fields:
            assert field.name in text
    assert f"{len(TYPED)} references" in text
    assert "proven in chicago-17 (given)" in text


def test_a_narrow_terminal_gets_one_column(seen):
    lines = terminal.write(seen, columns=50).splitlines()
    assert max(map(len, lines)) <= 50


def test_colour_only_where_it_is_asked_for(seen):
    assert "\x1b" not in terminal.write(seen)
    assert "\x1b[" in terminal.write(seen, colour=True)
    assert "\u202e" not in terminal.write(seen, colour=True)


def test_without_a_style_nothing_is_unproven():
    lines = terminal.write(review("list.txt", parse(TYPED)), only_unproven=True).splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(f"{len(TYPED)} references; ")


def test_a_doubtful_field_has_a_mark_and_a_reason(seen):
    doubtful = [field for item in seen.items for field in item.fields if field.doubt]
    text = terminal.write(seen, columns=400)
    for field in doubtful:
        assert f"? {field.name}" in text
        assert field.doubt in " ".join(text.split())


def test_the_page_holds_what_was_typed_as_text(seen):
    page = html.write(seen)
    tree = lxml_html.document_fromstring(page)
    typed = [" ".join(p.text_content().split()) for p in tree.xpath("//div[@class='typed']/p[1]")]
    assert typed[:2] == TYPED[:2]
    assert not tree.xpath("//script")
    assert "list &lt;1&gt;.txt" in page


def test_the_page_needs_nothing_else(seen):
    tree = lxml_html.document_fromstring(html.write(seen))
    assert not tree.xpath("//@src | //link | //a[starts-with(@href, 'http')]")
    assert "default-src 'none'" in html.write(seen)


def test_the_page_marks_the_fields_in_the_typed_string(seen):
    tree = lxml_html.document_fromstring(html.write(seen))
    first = tree.xpath("//li[1]//mark")
    assert "title" in [mark.get("title").split(":")[0] for mark in first]


def test_a_list_is_proven_in_its_own_style(tmp_path: Path):
    source = tmp_path / "list.txt"
    source.write_text("\n".join(TYPED[:2]) + "\n", encoding="utf-8")
    seen = journeys.review(source, style="auto")
    assert seen.style.how == "detected"
    assert seen.style.profile.startswith("chicago-1")
    assert seen.proven >= 1
