import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procsead_refs import documents
from procsead_refs.model import Edit, Location

TEXTS = {
    "white space": ("<p> a\n  b </p>\n<p>c</p>", ["a b", "c"]),
    "line breaks": ("<p>a<br>b<br />c</p>", ["a\nb\nc"]),
    "preformatted": ("<pre>a\n  b</pre>", ["a\n  b"]),
    "character references": (
        "<p>Ash &amp; Elm &#228;&nbsp;&ouml; R&D &nope;</p>",
        ["Ash & Elm ä\u00a0ö R&D &nope;"],
    ),
    "tags without ends": ("<p>a<p>b<li>c<li>d", ["a", "b", "c", "d"]),
    "text without paragraphs": ("a<div>b<div>c</div>d</div>e", ["a", "b", "c", "d", "e"]),
    "a bare sign": ("<p>a < b and p<.05 & c</p>", ["a < b and p<.05 & c"]),
    "scripts, styles, head and comments": (
        "<head><title>t</title></head><style>p{}</style><!-- (Ash) --><script>1<2</script><p>a</p>",
        ["a"],
    ),
    "hidden": ("<p>a<span style='display: none'>x</span><b hidden>y</b>b</p>", ["ab"]),
    "deleted and inserted": ("<p>a<del>b</del><ins>c</ins></p>", ["ac"]),
    "ruby": ("<p><ruby>base<rp>(</rp><rt>x</rt></ruby></p>", ["base"]),
    "cells": ("<table><tr><td>a<td>b</table>", ["a", "b"]),
    "space between inlines": ("<p><i>a </i> <b> b</b></p>", ["a b"]),
    "closing tags that open nothing": ("</div><p>a</b>b</p></p>", ["ab"]),
    "a drawing without end": (
        "<p>a<svg><foreignObject><svg><p>b</p><svg><text>x</text></svg><p>c",
        ["a", "b", "c"],
    ),
    "a drawing that is hidden": ("<div hidden><svg><p>x</p></div><p>a</p>", ["a"]),
    "a drawing with a paragraph": ("<svg><foreignObject><p>x</p></foreignObject></svg>a", ["a"]),
    "hidden till the next paragraph": ("<p hidden>x<p>a", ["a"]),
    "readings over readings": ("<p>" + "<ruby>a<rt>b" * 90 + "</p><p>c</p>", ["a", "c"]),
    "broken tag": ("<p>a <b class='x", ["a <b class='x"]),
}


def made(tmp_path, source, encoding="utf-8"):
    path = tmp_path / "draft.html"
    path.write_bytes(source.encode(encoding))
    return path


@pytest.mark.parametrize(("source", "texts"), TEXTS.values(), ids=TEXTS.keys())
def test_text_is_what_a_browser_shows(tmp_path, source, texts):
    assert [block.text for block in documents.read(made(tmp_path, source)).blocks] == texts


def test_kinds_levels_and_lines(tmp_path):
    source = (
        "<h2>A</h2>\n<ol><li>b<ul><li>c</ul></ol>\n<blockquote><p>d</p></blockquote>\n<th>e</th>"
    )
    read = documents.read(made(tmp_path, source))
    assert [(b.text, b.kind, b.level, b.line) for b in read.blocks] == [
        ("A", "heading", 2, 1),
        ("b", "list-item", 1, 2),
        ("c", "list-item", 2, 2),
        ("d", "quote", 0, 3),
        ("e", "cell", 0, 4),
    ]


LAYOUT = (
    "<table><tr><td>menu<td><h1>A</h1><p>b</p><ul><li>c<li>d<ul><li>e</ul></table>"
    "<table><tr><td>one cell</td></tr></table>"
)


@pytest.mark.parametrize("depth", [1, 20_000])
def test_a_table_around_headings_only_places_them(tmp_path, depth):
    around = "<table><tr><td>" * (depth - 1)
    document = documents.read(made(tmp_path, around + LAYOUT))
    heading, *rest = [(b.text, b.kind, b.level) for b in document.blocks if b.text != "menu"]
    assert heading == ("A", "heading", 1)
    assert rest[:4] == [
        ("b", "paragraph", 0),
        ("c", "list-item", 1),
        ("d", "list-item", 1),
        ("e", "list-item", 2),
    ]
    assert depth > 1 or rest[4] == ("one cell", "cell", 0)


def test_spans_and_unread(tmp_path):
    source = (
        "<p><em>A</em> <span style='font-style:italic'>b</span> <a href='https://c.org'>c</a>"
        "<sup>1,2</sup><img src='x' alt='y'></p>"
    )
    read = documents.read(made(tmp_path, source))
    [block] = read.blocks
    seen = [(block.text[s.start : s.end], s) for s in block.spans]
    assert [word for word, s in seen if s.italic] == ["A", "b"]
    assert [(word, s.link) for word, s in seen if s.link] == [("c", "https://c.org")]
    assert [word for word, s in seen if s.superscript] == ["1,2"]
    assert [one.what for one in read.unread] == ["text in an image"]


NOTES = {
    "pandoc": (
        '<p>a<a href="#fn1" class="footnote-ref" role="doc-noteref"><sup>1</sup></a>b</p>'
        '<section><ol><li id="fn1"><p>n<a href="#fnref1" role="doc-backlink">↩</a></p>'
        "</li></ol></section>"
    ),
    "Word": (
        '<p>a<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>b</p><p>'
        '<a href="#_ftnref1" name="_ftn1">[1]</a>n</p>'
    ),
    "LibreOffice": (
        '<p>a<a name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>b</p>'
        '<div id="sdfootnote1"><p><a name="sdfootnote1sym" href="#sdfootnote1anc">1</a>n</p></div>'
    ),
}


@pytest.mark.parametrize("source", NOTES.values(), ids=NOTES.keys())
def test_notes_come_last_with_their_numbers(tmp_path, source):
    read = documents.read(made(tmp_path, source))
    assert [(b.text, b.kind, b.note) for b in read.blocks] == [
        ("ab", "paragraph", None),
        ("n", "footnote", "1"),
    ]
    assert [(s.start, s.end, s.note) for s in read.blocks[0].spans] == [(1, 1, "1")]


def test_a_link_that_calls_no_note_is_text(tmp_path):
    source = '<p>see <a href="#note-a">the note on trees</a>.</p>'
    assert documents.read(made(tmp_path, source)).blocks[0].text == "see the note on trees."


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "iso-8859-15"])
def test_the_encoding_that_the_page_names(tmp_path, encoding):
    text = "Ясень" if encoding == "cp1251" else "Müller €"
    source = f'<meta charset="{encoding}"><p>{text} 2001</p>'
    path = made(tmp_path, source, encoding)
    assert documents.read(path).blocks[0].text == f"{text} 2001"
    place = Location(0, len(text) + 1, len(text) + 5)
    data = documents.apply(path, [Edit(place, replacement="2002 Ω")])
    assert documents.of(path, data).blocks[0].text == f"{text} 2002 Ω"


def test_comments_stand_behind_the_words_and_go_again(tmp_path):
    source = "<p>See <i>Ash</i> 2001.</p>\r\n"
    path = made(tmp_path, source)
    data = documents.apply(path, [Edit(Location(0, 4, 7), comment="a --> b")], "Editor")
    assert data == b"<p>See <i>Ash<!-- Editor: a \xe2\x80\x93> b --></i> 2001.</p>\r\n"
    path.write_bytes(data)
    assert documents.apply(path, [], "Editor") == source.encode()


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<i>", "</i>", "a ", "Ash 1", "&amp;", "<", "&", "<td>", "<br>"]
        )
    ),
    st.data(),
)
def test_any_page_can_be_read_and_repaired(tmp_path, parts, data):
    path = made(tmp_path, "x" + "".join(parts))
    before = documents.read(path)
    number = data.draw(st.integers(0, len(before.blocks) - 1))
    text = before.blocks[number].text
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = Location(number, start, end)
    after = documents.of(path, documents.apply(path, [Edit(place, comment="c")]))
    assert [b.text for b in after.blocks] == [b.text for b in before.blocks]
    after = documents.of(path, documents.apply(path, [Edit(place, replacement="<N>")]))
    assert after.blocks[number].text == text[:start] + "<N>" + text[end:]
