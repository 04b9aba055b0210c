import pytest

from procsead_refs import documents
from procsead_refs.model import Edit, Location

HEAD = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Times Cyr;}}"
    r"{\stylesheet{\s0 Normal;}{\s1\f0 heading 1;}{\*\cs9 Some Char;}}{\info{\title Hidden}}"
)
TEXTS = {
    "paragraphs": (r"a b\par c\par", ["a b", "c"]),
    "line ends of the file are none": ("a \nb\r\n c\\par", ["a b c"]),
    "code page": (r"M\'fcller\par", ["Müller"]),
    "font's own code page": (r"{\f1 \'df\'f1\'e5\'ed\'fc}\par", ["Ясень"]),
    "Unicode with what stands in for it": (
        r"\u8212\'97\u228?x\uc0\u8364 y\par",
        ["—äx€y"],
    ),
    "a pair of halves": (r"\u-10179?\u-8704?\par", ["😀"]),
    "symbols": (r"a\tab b\line c\emdash d\~e\_f\-g \\ \{\}\par", ["a\tb\nc—d\u00a0e‑fg \\ {}"]),
    "what is no text": (r"a{\*\unknown x}{\header y}{\pict 00ff}{\*\bkmkstart z}b\par", ["ab"]),
    "hidden and deleted": (r"a{\v x}{\deleted y}b\par", ["ab"]),
    "numbers of lists": (r"{\listtext 1.\tab}\ls1 one\par", ["one"]),
    "fields": (r'{\field{\*\fldinst HYPERLINK "https://a.org"}{\fldrslt link}}\par', ["link"]),
    "cells": (r"\intbl a\cell b\cell\row\pard c\par", ["a", "b", "c"]),
    "binary data": (r"a{\pict\bin4 }}}}}b\par", ["ab"]),
    "groups that do not match": (r"a}}}b{{{\par", ["ab"]),
}


def made(tmp_path, body):
    path = tmp_path / "draft.rtf"
    path.write_bytes((HEAD + body + "}").encode("latin-1"))
    return path


@pytest.mark.parametrize(("body", "texts"), TEXTS.values(), ids=TEXTS.keys())
def test_text_is_what_a_reader_sees(tmp_path, body, texts):
    assert [block.text for block in documents.read(made(tmp_path, body)).blocks] == texts


def test_kinds_notes_and_spans(tmp_path):
    body = (
        r"\pard\s1 Title\par\pard\plain a{\super 2}{\i b}{\super\chftn{\footnote\pard\plain "
        r"{\super\chftn} n\'e9}}c{\super\chftn{\footnote\ftnalt\pard e}}\par"
        r"{\field{\*\fldinst ADDIN ZOTERO_ITEM CSL_CITATION \{\}}{\fldrslt (Oak 2010)}}\par"
    )
    read = documents.read(made(tmp_path, body))
    assert [(b.text, b.kind, b.note) for b in read.blocks] == [
        ("Title", "heading", None),
        ("a2bc", "paragraph", None),
        ("(Oak 2010)", "paragraph", None),
        (" né", "footnote", "1"),
        ("e", "endnote", "i"),
    ]
    spans = read.blocks[1].spans
    assert [(s.start, s.end, s.italic, s.superscript, s.note) for s in spans] == [
        (1, 2, False, True, ""),
        (2, 3, True, False, ""),
        (3, 3, False, True, "1"),
        (4, 4, False, True, "i"),
    ]
    assert read.blocks[2].spans[0].field == "{}"


def test_repairs_and_comments(tmp_path):
    path = made(tmp_path, r"See {\i M\'fcller} \u8211\'96 2001.\par Next\par")
    edits = [
        Edit(Location(0, 4, 10), replacement="Ärö {x}"),
        Edit(Location(0, 11, 12), replacement="-"),
        Edit(Location(1, 0, 2), comment="Why {so}? ä"),
    ]
    data = documents.apply(path, edits, "Editor")
    assert [b.text for b in documents.of(path, data).blocks] == ["See Ärö {x} - 2001.", "Next"]
    assert rb"{\*\atnauthor Editor}\chatn{\*\annotation" in data
    path.write_bytes(data)
    assert b"annotation" not in documents.apply(path, [], "Editor")
    assert b"annotation" in documents.apply(path, [], "Someone else")
