import pytest
from made_documents import note, paragraph, run, word_file

from procsead_refs import documents

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def field(instruction, *results):
    parts = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in instruction)
    return (
        FIELD.format("begin")
        + parts
        + FIELD.format("separate")
        + "".join(results)
        + FIELD.format("end")
    )


def box(*paragraphs):
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{inside}</wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        f"{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


TEXTS = {
    "runs are one text": (paragraph("Ash", "down 2019"), ["Ashdown 2019"]),
    "empty paragraphs count": (paragraph("a") + "<w:p/>" + paragraph("b"), ["a", "", "b"]),
    "tab, break, no-break and optional hyphen": (
        paragraph(
            "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/>"
            "<w:t>d</w:t><w:softHyphen/><w:t>e</w:t></w:r>"
        ),
        ["a\tb\nc‑de"],
    ),
    "symbol font": (
        paragraph('<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>', " = 0.05"),
        ["α = 0.05"],
    ),
    "symbol of an unknown font": (
        paragraph('<w:r><w:sym w:font="House" w:char="F061"/></w:r>'),
        ["\uf061"],
    ),
    "tracked insertion is read, deletion not": (
        paragraph(
            "(Birch ",
            "<w:del w:id='1'><w:r><w:delText>2018</w:delText></w:r></w:del>",
            f"<w:ins w:id='2'>{run('2019')}</w:ins>",
            ")",
        ),
        ["(Birch 2019)"],
    ),
    "moved text is read where it went": (
        paragraph(
            f"<w:moveFrom w:id='1'>{run('gone')}</w:moveFrom>",
            "stays ",
            f"<w:moveTo w:id='2'>{run('came')}</w:moveTo>",
        ),
        ["stays came"],
    ),
    "a deleted paragraph end joins": (
        paragraph("one ", properties="<w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr>")
        + paragraph("two"),
        ["one two"],
    ),
    "content control around words": (
        paragraph("see ", f"<w:sdt><w:sdtContent>{run('(Elm 2001)')}</w:sdtContent></w:sdt>", "."),
        ["see (Elm 2001)."],
    ),
    "content control around paragraphs": (
        f"<w:sdt><w:sdtContent>{paragraph('Larch')}{paragraph('Pine')}</w:sdtContent></w:sdt>",
        ["Larch", "Pine"],
    ),
    "hyperlink": (paragraph(f"<w:hyperlink r:id='rLink'>{run('link')}</w:hyperlink>"), ["link"]),
    "complex field: its result": (paragraph("a ", field([" PAGE "], run("7")), " b"), ["a 7 b"]),
    "field in a field's instruction": (
        paragraph(
            field([" IF "], run("x")).replace(
                " IF ",
                " IF </w:instrText></w:r>" + field(["A"], run("hidden")) + "<w:r><w:instrText>",
            )
        ),
        ["x"],
    ),
    "half a field hides nothing": (
        paragraph("before ", FIELD.format("begin"), "after"),
        ["before after"],
    ),
    "simple field": (
        paragraph(f"<w:fldSimple w:instr='AUTHOR'>{run('Rowan')}</w:fldSimple>"),
        ["Rowan"],
    ),
    "table cells in place": (
        "<w:tbl><w:tr><w:tc>"
        + paragraph("a")
        + paragraph("b")
        + "</w:tc><w:tc>"
        + paragraph("c")
        + "</w:tc></w:tr></w:tbl>"
        + paragraph("d"),
        ["a", "b", "c", "d"],
    ),
    "a deleted row is gone": (
        "<w:tbl><w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>"
        + paragraph("a")
        + "</w:tc></w:tr></w:tbl>"
        + paragraph("d"),
        ["d"],
    ),
    "text box once, after its paragraph": (
        paragraph("anchor", box(paragraph("in the box"), paragraph("second"))) + paragraph("next"),
        ["anchor", "in the box", "second", "next"],
    ),
    "hidden text": (paragraph("a", run("hidden", "<w:rPr><w:vanish/></w:rPr>"), "b"), ["ab"]),
    "ruby: the base": (
        paragraph(
            f"<w:r><w:ruby><w:rt>{run('small')}</w:rt><w:rubyBase>{run('base')}</w:rubyBase></w:ruby></w:r>"
        ),
        ["base"],
    ),
    "smart tags and direction": (
        paragraph(
            f"<w:smartTag>{run('Oslo')}</w:smartTag>", f"<w:bdo w:val='rtl'>{run('שלום')}</w:bdo>"
        ),
        ["Osloשלום"],
    ),
    "comments are not text": (
        paragraph(
            '<w:commentRangeStart w:id="1"/>',
            "a",
            '<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>',
        ),
        ["a"],
    ),
    "references and ampersands": (paragraph("Yew &amp; Fir &lt;3"), ["Yew & Fir <3"]),
}


@pytest.mark.parametrize("strict", [False, True], ids=["transitional", "strict"])
@pytest.mark.parametrize(("body", "texts"), TEXTS.values(), ids=TEXTS.keys())
def test_text_is_what_a_reader_sees(tmp_path, body, texts, strict):
    read = documents.read(word_file(tmp_path, body, strict=strict))
    assert [block.text for block in read.blocks] == texts


def style(style_id, name, inside, kind="paragraph"):
    named = f'<w:name w:val="{name}"/>'
    return f'<w:style w:type="{kind}" w:styleId="{style_id}">{named}{inside}</w:style>'


STYLES = (
    style("Otsikko1", "heading 1", "")
    + style("Oma", "Oma otsikko", '<w:basedOn w:val="Otsikko1"/>')
    + style("Kapitel", "Kapitel", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + style("Lista", "List Number", "<w:pPr><w:numPr><w:numId w:val='3'/></w:numPr></w:pPr>")
    + style("Citat", "Quote", "")
    + style("Korostus", "Emphasis", "<w:rPr><w:i/></w:rPr>", "character")
    + style("Ylä", "Ylä", "<w:rPr><w:vertAlign w:val='superscript'/></w:rPr>", "character")
)
KINDS = {
    "heading by its English name": ('<w:pStyle w:val="Otsikko1"/>', "heading", 1),
    "heading by what it is based on": ('<w:pStyle w:val="Oma"/>', "heading", 1),
    "heading by its style's outline level": ('<w:pStyle w:val="Kapitel"/>', "heading", 2),
    "heading by its own outline level": ('<w:outlineLvl w:val="2"/>', "heading", 3),
    "body text by its own outline level": (
        '<w:pStyle w:val="Otsikko1"/><w:outlineLvl w:val="9"/>',
        "paragraph",
        0,
    ),
    "numbered": ('<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>', "list-item", 2),
    "numbered by its style": ('<w:pStyle w:val="Lista"/>', "list-item", 1),
    "numbering taken off": (
        '<w:pStyle w:val="Lista"/><w:numPr><w:numId w:val="0"/></w:numPr>',
        "paragraph",
        0,
    ),
    "quotation": ('<w:pStyle w:val="Citat"/>', "quote", 0),
}


@pytest.mark.parametrize(("properties", "kind", "level"), KINDS.values(), ids=KINDS.keys())
def test_kind_and_level_of_a_paragraph(tmp_path, properties, kind, level):
    body = paragraph("Lähteet", properties=f"<w:pPr>{properties}</w:pPr>")
    [block] = documents.read(word_file(tmp_path, body, styles=STYLES)).blocks
    assert (block.kind, block.level) == (kind, level)


def test_italic_and_superscript_stand_where_they_are(tmp_path):
    body = paragraph(
        "A ",
        run("Title", "<w:rPr><w:i/></w:rPr>"),
        run(" on", '<w:rPr><w:rStyle w:val="Korostus"/></w:rPr>'),
        run("12", '<w:rPr><w:rStyle w:val="Ylä"/></w:rPr>'),
        run("x", '<w:rPr><w:rStyle w:val="Korostus"/><w:i w:val="0"/></w:rPr>'),
    )
    [block] = documents.read(word_file(tmp_path, body, styles=STYLES)).blocks
    assert [(s.start, s.end, s.italic, s.superscript) for s in block.spans] == [
        (2, 10, True, False),
        (10, 12, False, True),
    ]


def test_notes_come_last_with_their_numbers(tmp_path):
    call = '<w:r><w:{}Reference w:id="{}"/></w:r>'
    body = paragraph(
        "a", call.format("endnote", 5), "b", call.format("footnote", 9), "c"
    ) + paragraph("d", call.format("footnote", 4))
    path = word_file(
        tmp_path,
        body,
        footnotes='<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>'
        + note("footnote", 4, "second")
        + note("footnote", 7, "never called")
        + note("footnote", 9, "first", "goes on"),
        endnotes=note("endnote", 5, "end"),
    )
    read = documents.read(path)
    assert [(b.text, b.kind, b.note) for b in read.blocks] == [
        ("abc", "paragraph", None),
        ("d", "paragraph", None),
        ("first", "footnote", "1"),
        ("goes on", "footnote", "1"),
        ("second", "footnote", "2"),
        ("end", "endnote", "i"),
    ]
    assert [(s.start, s.note) for s in read.blocks[0].spans] == [(1, "i"), (2, "1")]


JSON = '{"citationItems":[{"id":7}]}'
FIELDS = {
    "Zotero": (field([" ADDIN ZOTERO_ITEM CSL_CIT", f"ATION {JSON} "], run("(Oak 2010)")), JSON),
    "Mendeley": (field([f"ADDIN CSL_CITATION {JSON}"], run("(Oak 2010)")), JSON),
    "Word's own": (
        field([" CITATION Oak10 \\l 1033 "], run("(Oak 2010)")),
        "CITATION Oak10 \\l 1033",
    ),
    "EndNote": (
        field([" ADDIN EN.CITE &lt;EndNote/&gt;"], run("(Oak 2010)")),
        "ADDIN EN.CITE <EndNote/>",
    ),
    "EndNote with data apart": (
        field(["ADDIN EN.CITE"], run("(Oak 2010)")).replace(
            '"begin"/>', '"begin"><w:fldData>PEVuZE5vdGUvPg==</w:fldData></w:fldChar>'
        ),
        "ADDIN EN.CITE <EndNote/>",
    ),
    "Mendeley Cite": (
        (
            '<w:sdt><w:sdtPr><w:tag w:val="MENDELEY_CITATION_v3_eyJpZCI6MX0="/></w:sdtPr>'
            f"<w:sdtContent>{run('(Oak 2010)')}</w:sdtContent></w:sdt>"
        ),
        '{"id":1}',
    ),
}


@pytest.mark.parametrize(("inside", "data"), FIELDS.values(), ids=FIELDS.keys())
def test_a_reference_managers_data_lies_over_its_words(tmp_path, inside, data):
    [block] = documents.read(word_file(tmp_path, paragraph("So ", inside, "."))).blocks
    assert block.text == "So (Oak 2010)."
    assert [(s.start, s.end, s.field) for s in block.spans] == [(3, 13, data)]


def test_a_bibliography_field_covers_each_of_its_paragraphs(tmp_path):
    begin = (
        FIELD.format("begin")
        + "<w:r><w:instrText>ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY</w:instrText></w:r>"
    )
    body = paragraph(begin, FIELD.format("separate"), "Ash 1.") + paragraph(
        "Elm 2.", FIELD.format("end")
    )
    read = documents.read(word_file(tmp_path, body))
    assert [(s.start, s.end) for b in read.blocks for s in b.spans] == [(0, 6), (0, 6)]
    assert read.blocks[1].spans[0].field.startswith("ADDIN ZOTERO_BIBL")


def test_what_has_no_text_is_said_with_its_place(tmp_path):
    body = paragraph("a") + paragraph(
        "b", "<w:r><w:drawing/></w:r>", "<m:oMath/>", "<w:r><w:object/></w:r>"
    )
    read = documents.read(word_file(tmp_path, body))
    assert [(one.what, one.location.paragraph) for one in read.unread] == [
        ("text in an image", 1),
        ("an equation", 1),
        ("an embedded object", 1),
    ]
