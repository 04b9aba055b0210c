import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from made_documents import W, note, paragraph, run, word_file, word_members, zipped

from procsead_refs import documents
from procsead_refs.errors import Refusal
from procsead_refs.model import Edit, Location

NS = {"w": W}


def members(data, tmp_path):
    path = tmp_path / "written.docx"
    path.write_bytes(data)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return path, {name: archive.read(name) for name in archive.namelist()}


def texts(path):
    return [block.text for block in documents.read(path).blocks]


def commented(root):
    """The words that each comment's range holds, by its id."""
    words, open_ids = {}, []
    for one in root.iter():
        name = etree.QName(one).localname
        if name == "commentRangeStart":
            open_ids.append(one.get(f"{{{W}}}id"))
            words[open_ids[-1]] = ""
        elif name == "commentRangeEnd":
            open_ids.remove(one.get(f"{{{W}}}id"))
        elif name == "t":
            for number in open_ids:
                words[number] += one.text or ""
    assert not open_ids
    return words


def comment_texts(parts, name="word/comments.xml"):
    root = etree.fromstring(parts[name])
    return {
        (one.get(f"{{{W}}}id"), one.get(f"{{{W}}}author"), "".join(one.itertext()))
        for one in root.iterfind("w:comment", NS)
    }


BODY = paragraph(
    "See ",
    run("Ash &amp; Elm", "<w:rPr><w:b/></w:rPr>"),
    "<w:r><w:t>, p.</w:t><w:tab/><w:t>7</w:t></w:r>",
    " (2001).",
) + paragraph("Later.")


def test_a_comment_stands_on_the_exact_words(tmp_path):
    path = word_file(tmp_path, BODY)
    edits = [
        Edit(Location(0, 6, 9), comment="inside a run"),
        Edit(Location(0, 2, 17), comment="over three <runs>\nand two lines"),
        Edit(Location(0, 4, 13), comment="one whole run"),
        Edit(Location(1), comment="the paragraph"),
    ]
    written, parts = members(documents.apply(path, edits, "Editor"), tmp_path)
    assert texts(written) == texts(path)
    root = etree.fromstring(parts["word/document.xml"])
    assert commented(root) == {
        "0": "h &",
        "1": "e Ash & Elm, p.",
        "2": "Ash & Elm",
        "3": "Later.",
    }
    assert comment_texts(parts) == {
        ("0", "Editor", "inside a run"),
        ("1", "Editor", "over three <runs>and two lines"),
        ("2", "Editor", "one whole run"),
        ("3", "Editor", "the paragraph"),
    }
    assert b"/word/comments.xml" in parts["[Content_Types].xml"]
    assert b"relationships/comments" in parts["word/_rels/document.xml.rels"]


def test_the_parts_of_a_cut_run_keep_its_look(tmp_path):
    path = word_file(tmp_path, BODY)
    data = documents.apply(path, [Edit(Location(0, 6, 9), comment="x")])
    root = etree.fromstring(members(data, tmp_path)[1]["word/document.xml"])
    bold = root.xpath(".//w:r[w:rPr/w:b]/w:t/text()", namespaces=NS)
    assert bold == ["As", "h &", " Elm"]


def test_other_parts_and_other_bytes_stay_as_they_were(tmp_path):
    body = paragraph("one  two ") + BODY
    path = word_file(tmp_path, body, styles="<w:style/>", endnotes="")
    before = members(path.read_bytes(), tmp_path)[1]
    after = members(documents.apply(path, [Edit(Location(1, 4, 7), comment="x")]), tmp_path)[1]
    for name in ("_rels/.rels", "word/styles.xml", "word/endnotes.xml"):
        assert after[name] == before[name]
    assert paragraph("one  two ").encode() in after["word/document.xml"]
    assert paragraph("Later.").encode() in after["word/document.xml"]


def test_a_second_run_replaces_its_own_comments_and_only_those(tmp_path):
    path = word_file(tmp_path, BODY)
    first = documents.apply(path, [Edit(Location(0, 0, 3), comment="theirs")], "Colleague")
    path.write_bytes(first)
    path.write_bytes(documents.apply(path, [Edit(Location(0, 4, 9), comment="old")], "Editor"))
    again = documents.apply(path, [Edit(Location(1, 0, 5), comment="new")], "Editor")
    written, parts = members(again, tmp_path)
    assert comment_texts(parts) == {("0", "Colleague", "theirs"), ("1", "Editor", "new")}
    root = etree.fromstring(parts["word/document.xml"])
    assert commented(root) == {"0": "See", "1": "Later"}
    assert len(root.findall(".//w:commentReference", NS)) == 2
    assert texts(written) == texts(path)


def test_a_reply_to_a_comment_that_goes_stays(tmp_path):
    comments = (
        '<w:comment w:id="0" w:author="Editor"><w:p x:paraId="0A" xmlns:x="urn:x"/></w:comment>'
        '<w:comment w:id="1" w:author="Author"><w:p x:paraId="0B" xmlns:x="urn:x"/></w:comment>'
    )
    made = word_members(BODY, comments=comments, commentsExtended="")
    made["word/commentsExtended.xml"] = (
        '<e:commentsEx xmlns:e="urn:e"><e:commentEx e:paraId="0A" e:done="0"/>'
        '<e:commentEx e:paraId="0B" e:paraIdParent="0A" e:done="0"/></e:commentsEx>'
    )
    path = tmp_path / "replied.docx"
    path.write_bytes(zipped(made))
    parts = members(documents.apply(path, [], "Editor"), tmp_path)[1]
    assert comment_texts(parts) == {("1", "Author", "")}
    assert parts["word/commentsExtended.xml"] == (
        b'<e:commentsEx xmlns:e="urn:e"><e:commentEx e:paraId="0B" e:done="0"/></e:commentsEx>'
    )


def test_a_replacement_is_a_tracked_change(tmp_path):
    path = word_file(tmp_path, BODY)
    edits = [
        Edit(Location(0, 7, 16), comment="why", replacement="lder,\tpp"),
        Edit(Location(0, 8, 12), replacement="overlaps and is left out"),
        Edit(Location(1, 5, 5), replacement=" on"),
        Edit(Location(1, 0, 1), replacement=""),
    ]
    written, parts = members(documents.apply(path, edits, "Editor"), tmp_path)
    assert texts(written) == ["See Ashlder,\tpp.\t7 (2001).", "ater on."]
    root = etree.fromstring(parts["word/document.xml"])
    deleted = "".join(one.text for one in root.iterfind(".//w:del/w:r/w:delText", NS))
    assert deleted == " & Elm, pL"
    assert {one.get(f"{{{W}}}author") for one in root.iterfind(".//w:ins", NS)} == {"Editor"}
    ids = [one.get(f"{{{W}}}id") for one in root.iter(f"{{{W}}}ins", f"{{{W}}}del")]
    assert len(ids) == len(set(ids))


def test_a_replacement_inside_someone_elses_insertion(tmp_path):
    inserted = f'<w:ins w:id="4" w:author="Author">{run("(Fir 2001)")}</w:ins>'
    path = word_file(tmp_path, paragraph("See ", inserted, "."))
    data = documents.apply(path, [Edit(Location(0, 9, 13), replacement="2002")], "Editor")
    written, parts = members(data, tmp_path)
    assert texts(written) == ["See (Fir 2002)."]
    root = etree.fromstring(parts["word/document.xml"])
    assert not root.findall(".//w:ins//w:ins", NS)


def test_comments_on_notes_and_text_boxes_stand_at_their_marks(tmp_path):
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    inside = f"<w:txbxContent>{paragraph('Boxed (Yew 1999)')}</w:txbxContent>"
    box = f"<w:r><w:pict><v:textbox>{inside}</v:textbox></w:pict></w:r>"
    path = word_file(
        tmp_path,
        paragraph("a", call, "b", box),
        footnotes=note("footnote", 2, "As Oak (2011) says."),
    )
    edits = [
        Edit(Location(1, 7, 10), comment="box"),
        Edit(Location(2, 3, 6), comment="note"),
        Edit(Location(2, 8, 12), replacement="2012"),
    ]
    written, parts = members(documents.apply(path, edits), tmp_path)
    assert texts(written) == ["ab", "Boxed (Yew 1999)", "As Oak (2012) says."]
    assert {text for _, _, text in comment_texts(parts)} == {
        "Text box, “Yew”: box",
        "Note 1, “Oak”: note",
    }
    root = etree.fromstring(parts["word/document.xml"])
    start = root.find(".//w:commentRangeStart[@w:id='1']", NS)
    assert start.getnext().find("w:footnoteReference", NS) is not None
    assert b"comment" not in parts["word/footnotes.xml"]


def test_what_word_cannot_delete_becomes_a_comment(tmp_path):
    ruby = f"<w:r><w:ruby><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>"
    path = word_file(tmp_path, paragraph("a ", ruby))
    written, parts = members(
        documents.apply(path, [Edit(Location(0, 2, 6), replacement="x")]), tmp_path
    )
    assert texts(written) == ["a base"]
    assert {text for _, _, text in comment_texts(parts)} == {"Replace with: x"}


EMPTY = {"alone": "<w:p/>", "with properties": "<w:p><w:pPr/></w:p>"}


@pytest.mark.parametrize("empty", EMPTY.values(), ids=EMPTY.keys())
def test_an_empty_paragraph_takes_comments_and_text(tmp_path, empty):
    path = word_file(tmp_path, empty + BODY)
    data = documents.apply(path, [Edit(Location(0), comment="empty", replacement="now not")])
    written, parts = members(data, tmp_path)
    assert texts(written)[0] == "now not"
    assert len(comment_texts(parts)) == 1


@pytest.mark.parametrize("prefix", ["doc:", ""], ids=["another", "none"])
def test_the_prefix_of_the_file_is_used(tmp_path, prefix):
    body = "<w:p><w:r><w:t>See Ash</w:t></w:r></w:p>".replace("w:", prefix)
    space = f"xmlns:{prefix}".strip(":") if prefix else "xmlns"
    root = f'<{prefix}document {space}="{W}"><{prefix}body>{body}</{prefix}body></{prefix}document>'
    path = tmp_path / "prefix.docx"
    path.write_bytes(zipped({**word_members(""), "word/document.xml": root}))
    edits = [Edit(Location(0, 4, 7), comment="c", replacement="Elm")]
    written, parts = members(documents.apply(path, edits), tmp_path)
    assert texts(written) == ["See Elm"]
    marked = etree.fromstring(parts["word/document.xml"]).find(".//w:commentRangeStart", NS)
    assert marked.get(f"{{{W}}}id") == "0"


def test_parts_in_utf_16_are_patched_too(tmp_path):
    made = word_members(BODY)
    head = '<?xml version="1.0" encoding="UTF-16"?>'
    made["word/document.xml"] = (head + made["word/document.xml"]).encode("utf-16")
    path = tmp_path / "wide.docx"
    path.write_bytes(zipped(made))
    written, _ = members(documents.apply(path, [Edit(Location(0, 4, 9), comment="c")]), tmp_path)
    assert texts(written) == texts(path)


@pytest.mark.parametrize(
    "location", [Location(9), Location(0, 3, 99), Location(0, 5, 2), Location(-1)]
)
def test_a_place_that_is_not_there_is_refused(tmp_path, location):
    path = word_file(tmp_path, BODY)
    with pytest.raises(Refusal, match="has no place"):
        documents.apply(path, [Edit(location, comment="x")])


RUNS = st.lists(
    st.tuples(
        st.text("ab &<é😀\t", min_size=1, max_size=6),
        st.sampled_from(["", "<w:rPr><w:i/></w:rPr>"]),
        st.sampled_from(["{}", "<w:hyperlink>{}</w:hyperlink>", "<w:ins w:id='1'>{}</w:ins>"]),
    ),
    max_size=5,
)


def made_body(paragraphs):
    escapes = {"&": "&amp;", "<": "&lt;", "\t": '</w:t><w:tab/><w:t xml:space="preserve">'}
    return "".join(
        paragraph(
            *(
                around.format(run("".join(escapes.get(c, c) for c in text), look))
                for text, look, around in runs
            )
        )
        for runs in paragraphs
    )


@settings(
    max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(RUNS, min_size=1, max_size=3), st.data())
def test_comments_leave_the_text_and_replacements_make_it(tmp_path, paragraphs, data):
    path = word_file(tmp_path, made_body(paragraphs))
    before = documents.read(path)
    edits = []
    for number, block in enumerate(before.blocks):
        for _ in range(data.draw(st.integers(0, 3))):
            start = data.draw(st.integers(0, len(block.text)))
            end = data.draw(st.integers(start, len(block.text)))
            edits.append(
                Edit(Location(number, start, end), comment=data.draw(st.text(max_size=8)) + "!")
            )
    written, parts = members(documents.apply(path, edits), tmp_path)
    after = documents.read(written)
    assert [(b.text, b.spans) for b in after.blocks] == [(b.text, b.spans) for b in before.blocks]
    words = commented(etree.fromstring(parts["word/document.xml"]))
    for number, edit in enumerate(edits):
        place = edit.location
        expected = before.blocks[place.paragraph].text[place.start : place.end]
        assert words[str(number)] == expected.replace("\t", "")
    changed = [Edit(edit.location, comment="y", replacement="<new>") for edit in edits]
    expected_texts = [block.text for block in before.blocks]
    taken = {}
    for edit in changed:
        place = edit.location
        others = taken.setdefault(place.paragraph, [])
        if (
            all(place.end <= a or b <= place.start for a, b in others)
            and (
                place.start,
                place.end,
            )
            not in others
        ):
            others.append((place.start, place.end))
    for number, places in taken.items():
        for start, end in sorted(places, reverse=True):
            text = expected_texts[number]
            expected_texts[number] = text[:start] + "<new>" + text[end:]
    assert texts(members(documents.apply(path, changed), tmp_path)[0]) == expected_texts
