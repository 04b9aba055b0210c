import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from made_documents import odt_file

from procsead_refs import documents
from procsead_refs.model import Edit, Location

AUTOMATIC = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:font-style="italic"/></style:style>'
    '<style:style style:name="T2" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Text_20_body"/>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Quotations"/>'
)
STYLES = (
    '<style:style style:name="Text_20_body" style:family="paragraph" '
    'style:display-name="Text body"/>'
    '<style:style style:name="Quotations" style:family="paragraph"/>'
)
NOTE = (
    '<text:note text:note-class="{}"><text:note-citation>{}</text:note-citation><text:note-body>'
    "<text:p>{}</text:p></text:note-body></text:note>"
)
TEXTS = {
    "white space collapses": ("<text:p> a \n b<text:s text:c='3'/>c  </text:p>", ["a b   c"]),
    "tab and line break": ("<text:p>a<text:tab/>b<text:line-break/>c</text:p>", ["a\tb\nc"]),
    "space between spans": (
        "<text:p><text:span>a </text:span><text:span> b</text:span></text:p>",
        ["a b"],
    ),
    "deleted text is not in the flow": (
        (
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p>"
            "</text:deletion></text:changed-region></text:tracked-changes>"
            "<text:p>a<text:change text:change-id='c1'/>b</text:p>"
        ),
        ["ab"],
    ),
    "comments are not text": (
        (
            "<text:p>a<office:annotation><dc:creator>X</dc:creator><text:p>no</text:p>"
            "</office:annotation>b</text:p>"
        ),
        ["ab"],
    ),
    "list items without their numbers": (
        (
            "<text:list><text:list-item><text:number>1.</text:number><text:p>one</text:p>"
            "</text:list-item></text:list>"
        ),
        ["one"],
    ),
    "table cells": (
        (
            "<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
            "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>"
        ),
        ["a", "b"],
    ),
    "a bibliography's entries, not its template": (
        (
            "<text:bibliography><text:bibliography-source><text:p>x</text:p></text:bibliography-source>"
            "<text:index-body><text:p>Ash 2001</text:p></text:index-body></text:bibliography>"
        ),
        ["Ash 2001"],
    ),
    "text box after its paragraph": (
        (
            "<text:p>a<draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>b"
            "</text:p><text:p>c</text:p>"
        ),
        ["ab", "box", "c"],
    ),
    "ruby: the base": (
        (
            "<text:p><text:ruby><text:ruby-base>base</text:ruby-base><text:ruby-text>x</text:ruby-text>"
            "</text:ruby></text:p>"
        ),
        ["base"],
    ),
    "sections": ("<text:section><text:p>a</text:p></text:section><text:p/>", ["a", ""]),
    "fields show their text": (
        "<text:p>p. <text:page-number>7</text:page-number></text:p>",
        ["p. 7"],
    ),
}


@pytest.mark.parametrize(("body", "texts"), TEXTS.values(), ids=TEXTS.keys())
def test_text_is_what_a_reader_sees(tmp_path, body, texts):
    read = documents.read(odt_file(tmp_path, body))
    assert [block.text for block in read.blocks] == texts


def test_kinds_styles_and_notes(tmp_path):
    body = (
        '<text:h text:outline-level="2">Lähteet</text:h>'
        f'<text:p text:style-name="P1">a{NOTE.format("endnote", "i", "end")}b'
        f"{NOTE.format('footnote', '1', 'foot')}</text:p>"
        '<text:p text:style-name="P2">quoted</text:p>'
        "<text:list><text:list-item><text:p>x</text:p><text:list><text:list-item><text:p>y</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
    )
    read = documents.read(odt_file(tmp_path, body, automatic=AUTOMATIC, styles=STYLES))
    assert [(b.text, b.kind, b.level, b.note) for b in read.blocks] == [
        ("Lähteet", "heading", 2, None),
        ("ab", "paragraph", 0, None),
        ("quoted", "quote", 0, None),
        ("x", "list-item", 1, None),
        ("y", "list-item", 2, None),
        ("foot", "footnote", 0, "1"),
        ("end", "endnote", 0, "i"),
    ]
    assert read.blocks[1].style == "Text body"
    assert [(s.start, s.note) for s in read.blocks[1].spans] == [(1, "i"), (2, "1")]


def test_looks_links_and_reference_marks_are_spans(tmp_path):
    json = "{&quot;id&quot;:3}"
    name = f"ZOTERO_ITEM CSL_CITATION {json} RNDabc"
    body = (
        '<text:p>A <text:span text:style-name="T1">Title</text:span>'
        '<text:span text:style-name="T2">12</text:span> '
        '<text:a xlink:href="https://example.org/">link</text:a> '
        f'<text:reference-mark-start text:name="{name}"/>(Oak 2010)'
        f'<text:reference-mark-end text:name="{name}"/></text:p>'
    )
    [block] = documents.read(odt_file(tmp_path, body, automatic=AUTOMATIC)).blocks
    seen = {block.text[s.start : s.end]: s for s in block.spans}
    assert seen["Title"].italic
    assert seen["12"].superscript
    assert seen["link"].link == "https://example.org/"
    assert seen["(Oak 2010)"].field == '{"id":3}'


def written(data, tmp_path):
    path = tmp_path / "written.odt"
    path.write_bytes(data)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return path, etree.fromstring(archive.read("content.xml"))


def annotations(root):
    """The words between each comment's marks, by the comment's text."""
    words, names = {}, {}
    for event, one in etree.iterwalk(root, events=("start", "end")):
        kind = etree.QName(one).localname
        name = next((v for k, v in one.attrib.items() if k.endswith("}name")), None)
        if event == "start" and kind == "annotation":
            names[name] = "".join(one.itertext("{*}p"))
            words[names[name]] = ""
        elif event == "start" and kind == "annotation-end":
            del names[name]
        inside = any(
            etree.QName(up).localname == "annotation" for up in [one, *one.iterancestors()]
        )
        text = one.text if event == "start" else one.tail
        outside = not inside or (event == "end" and kind == "annotation")
        for key in names.values():
            words[key] += (text or "") if outside else ""
    return words


BODY = (
    '<text:p>See <text:span text:style-name="T1">Ash &amp; Elm</text:span>, p.<text:tab/>7 (2001).'
    f"{NOTE.format('footnote', '1', 'As Oak (2011) says.')}</text:p><text:p/>"
)


def test_comments_stand_on_the_words_and_a_second_run_replaces_them(tmp_path):
    path = odt_file(tmp_path, BODY, automatic=AUTOMATIC)
    before = documents.read(path)
    edits = [
        Edit(Location(0, 2, 9), comment="over two spans"),
        Edit(Location(0, 16, 18), comment="over a tab"),
        Edit(Location(1), comment="empty"),
        Edit(Location(2, 3, 6), comment="in a note"),
    ]
    path, root = written(documents.apply(path, edits, "Editor"), tmp_path)
    assert [b.text for b in documents.read(path).blocks] == [b.text for b in before.blocks]
    words = annotations(root)
    assert words["over two spans"] == "e Ash &"
    assert words["over a tab"] == "."
    assert set(words) == {
        "over two spans",
        "over a tab",
        "empty",
        "Note 1, “Oak”: in a note",
    }
    path.write_bytes(documents.apply(path, [Edit(Location(0, 0, 3), comment="hers")], "Colleague"))
    path, root = written(
        documents.apply(path, [Edit(Location(0, 4, 7), comment="new")], "Editor"), tmp_path
    )
    assert annotations(root) == {"hers": "See", "new": "Ash"}


def test_a_replacement_is_a_tracked_change(tmp_path):
    path = odt_file(tmp_path, BODY, automatic=AUTOMATIC)
    edits = [
        Edit(Location(0, 6, 16), replacement="pen,  and\tx"),
        Edit(Location(1), replacement="new"),
        Edit(Location(2, 8, 12), replacement="2012"),
    ]
    path, root = written(documents.apply(path, edits, "Editor"), tmp_path)
    read = documents.read(path)
    assert [b.text for b in read.blocks] == [
        "See Aspen,  and\tx.\t7 (2001).",
        "new",
        "As Oak (2012) says.",
    ]
    listed = root.find(".//{*}tracked-changes")
    assert len(listed.findall(".//{*}insertion")) == 3
    assert ["".join(one.itertext("{*}p")) for one in listed.iter("{*}deletion")] == [
        "h & Elm, p",
        "2011",
    ]
    assert {one.text for one in listed.iter("{*}creator")} == {"Editor"}


WORDS = st.lists(
    st.tuples(
        st.text("ab &<é😀 ", max_size=6), st.sampled_from(["{}", "<text:span>{}</text:span>"])
    ),
    max_size=5,
)


@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(WORDS, st.data())
def test_comments_leave_the_text_and_replacements_make_it(tmp_path, words, data):
    escapes = {"&": "&amp;", "<": "&lt;"}
    inside = "".join(
        around.format("".join(escapes.get(c, c) for c in text)) for text, around in words
    )
    path = odt_file(tmp_path, f"<text:p>{inside}</text:p>")
    [block] = documents.read(path).blocks
    start = data.draw(st.integers(0, len(block.text)))
    end = data.draw(st.integers(start, len(block.text)))
    place = Location(0, start, end)
    commented, _ = written(documents.apply(path, [Edit(place, comment="x")]), tmp_path)
    assert documents.read(commented).blocks[0].text == block.text
    changed, _ = written(documents.apply(path, [Edit(place, replacement="<new>")]), tmp_path)
    assert documents.read(changed).blocks[0].text == block.text[:start] + "<new>" + block.text[end:]
