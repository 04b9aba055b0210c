"""Drafts from strangers: each is read, or refused in one line; none hangs, none reaches out."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_documents import note, odt_file, paragraph, run, word_file, word_members, zipped

from procsead_refs import documents
from procsead_refs.errors import Refusal

BODY = paragraph("Trees are read (Ash 2001).")


def changed(**members):
    made = word_members(BODY)
    for name, content in members.items():
        made[name] = content
    return {name: content for name, content in made.items() if content is not None}


def flagged(data, offset, value):
    """Set a byte in every header of a zip file's directory."""
    raw = bytearray(data)
    at = raw.find(b"PK\x01\x02")
    while at >= 0:
        raw[at + offset] = value
        at = raw.find(b"PK\x01\x02", at + 4)
    return bytes(raw)


def bomb():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in word_members(BODY).items():
            archive.writestr(name, content if name != "word/document.xml" else b" " * 70 * 1024**2)
    return data.getvalue()


def many_members():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"m{number}", "")
    return data.getvalue()


DOCUMENT = word_members(BODY)["word/document.xml"]
ENTITY = "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
WIDE = '<?xml version="1.0" encoding="UTF-16"?>'
DEEP = "<w:sdt><w:sdtContent>" * 200 + BODY + "</w:sdtContent></w:sdt>" * 200
REFUSED = {
    "empty": ("a.docx", b"", "is empty"),
    "text under another name": ("a.docx", b"Just text", "is no .docx file inside"),
    "old Word": ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "old Word file"),
    "cut off": ("a.docx", zipped(word_members(BODY))[:-100], "damaged or cut off"),
    "no document": ("a.docx", zipped(changed(**{"word/document.xml": None})), "no Word document"),
    "another root": (
        "a.docx",
        zipped(changed(**{"word/document.xml": "<x/>"})),
        "no Word document",
    ),
    "broken XML": (
        "a.docx",
        zipped(changed(**{"word/document.xml": "<w:document"})),
        "not well-formed",
    ),
    "entities": ("a.docx", zipped(changed(**{"word/document.xml": ENTITY + DOCUMENT})), "entities"),
    "entities in UTF-16": (
        "a.docx",
        zipped(changed(**{"word/document.xml": (WIDE + ENTITY + DOCUMENT).encode("utf-16")})),
        "entities",
    ),
    "control characters": (
        "a.docx",
        zipped(changed(**{"word/document.xml": DOCUMENT.replace("Trees", "&#1;")})),
        "not well-formed",
    ),
    "too deep": ("a.docx", zipped(word_members(DEEP)), "not well-formed"),
    "zip bomb": ("a.docx", bomb(), "over the limit of 64 MiB"),
    "many members": ("a.docx", many_members(), "over the limit of 20,000 members"),
    "encrypted members": ("a.docx", flagged(zipped(word_members(BODY)), 8, 1), "encrypted"),
    "unknown packing": ("a.docx", flagged(zipped(word_members(BODY)), 10, 99), "unknown way"),
    "no OpenDocument": ("a.odt", b"text", "is no .odt file inside"),
    "unknown kind": ("a.xyz", b"text", ".xyz files cannot be read"),
    "bibliography": ("a.bib", b"@book{a}", "is a bibliography"),
    "no PDF": ("a.pdf", b"text", "is no .pdf file inside"),
}


@pytest.mark.parametrize(("name", "data", "cause"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused_in_one_line(tmp_path, name, data, cause):
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Refusal) as refused:
        documents.read(path)
    assert cause in str(refused.value)
    assert name in str(refused.value)
    assert "\n" not in str(refused.value)


READ = {
    "a Word file called text": ("a.txt", zipped(word_members(BODY))),
    "a Word file called OpenDocument": ("a.odt", zipped(word_members(BODY))),
    "without content types": ("a.docx", zipped(changed(**{"[Content_Types].xml": None}))),
    "without relations": ("a.docx", zipped(changed(**{"_rels/.rels": None}))),
    "with paths that climb": ("a.docx", zipped(changed(**{"../../x": "y", "/tmp/z": "y"}))),
    "with a DTD elsewhere": (
        "a.docx",
        zipped(
            changed(**{"word/document.xml": '<!DOCTYPE x SYSTEM "http://127.0.0.1/">' + DOCUMENT})
        ),
    ),
    "with styles that go in a circle": (
        "a.docx",
        zipped(
            word_members(
                BODY,
                styles='<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
                '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
            )
        ),
    ),
}


@pytest.mark.parametrize(("name", "data"), READ.values(), ids=READ.keys())
def test_what_is_only_odd_is_read(tmp_path, name, data):
    path = tmp_path / name
    path.write_bytes(data)
    assert [block.text for block in documents.read(path).blocks] == ["Trees are read (Ash 2001)."]


MANY = 20_000
HEAVY = {  # each source, and how many code points of text it holds
    "brackets.md": ("[" * MANY, MANY),
    "links.md": ("[a](" * MANY, 4 * MANY),
    "notes.md": ("^[" * MANY, MANY),
    "emphasis.md": ("*a _b " * MANY, 6 * MANY),
    "comments.md": ("x <!-- " * MANY, 6 * MANY),
    "ticks.md": ("".join("`" * width + "a" for width in range(1, 300)), sum(range(1, 300)) + 299),
    "quotation.md": (">" * MANY, MANY - 1),
    "metadata.md": ("---\n" + "a: b\n" * MANY, 5 * MANY - 1),
    "signs.html": ("<" * MANY, MANY),
    "quotes.html": ("<a '\"" * MANY, 5 * MANY),
    "divisions.html": ("<div>" * MANY, 0),
    "calls.html": ('<a href="#fn1">' * MANY + "1", 1),
    "interleaved.html": ("<i></b>" * MANY, 0),
    "braces.tex": ("{" * MANY, 0),
    "labels.tex": ("\\label{" * MANY, 0),
    "notes.tex": ("\\footnote{" * MANY, 0),
    "groups.rtf": ("{\\rtf1 " + "{" * MANY, 0),
    "notes.rtf": ("{\\rtf1 " + "{\\footnote " * MANY, 0),
    "bytes.rtf": ("{\\rtf1 " + "\\'e4" * MANY, MANY),
    "lines.txt": ("a\n" * MANY, MANY),
}


@pytest.mark.parametrize("name", HEAVY)
def test_a_mark_repeated_a_thousandfold_is_read(tmp_path, name):
    source, length = HEAVY[name]
    path = tmp_path / name
    path.write_text(source)
    assert sum(len(block.text) for block in documents.read(path).blocks) == length


def test_many_notes_and_open_fields_are_read(tmp_path):
    call = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    body = paragraph(*(call.format(number) for number in range(3000)), begin * 3000, run("end"))
    path = word_file(
        tmp_path, body, footnotes="".join(note("footnote", number, "n") for number in range(3000))
    )
    read = documents.read(path)
    assert read.blocks[0].text == "end"
    assert len(read.blocks) == 3001


def test_a_count_of_spaces_is_limited(tmp_path):
    path = odt_file(tmp_path, '<text:p>a<text:s text:c="999999999"/>b</text:p>')
    assert len(documents.read(path).blocks[0].text) == 10_002


SUFFIXES = st.sampled_from([".md", ".html", ".tex", ".rtf", ".txt"])


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(SUFFIXES, st.binary(min_size=1, max_size=300))
def test_any_bytes_are_read_or_refused(tmp_path, suffix, data):
    path = tmp_path / f"draft{suffix}"
    path.write_bytes(b"{\\rtf1 " + data if suffix == ".rtf" else data)
    try:
        read = documents.read(path)
    except Refusal:
        return
    assert all(0 <= s.start <= s.end <= len(b.text) for b in read.blocks for s in b.spans)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_damaged_word_file_is_read_or_refused(tmp_path, data):
    raw = bytearray(zipped(word_members(BODY, styles="", footnotes=note("footnote", 1, "x"))))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(4, len(raw) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "damaged.docx"
    path.write_bytes(bytes(raw))
    with contextlib.suppress(Refusal):
        assert documents.read(path).path == path
