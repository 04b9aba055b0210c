"""Word and OpenDocument files whose XML was changed at random: read or refused, and written whole.

A mutation deletes, doubles, moves, nests or renames elements and attributes of one part of a file
that has something of everything. MUTATIONS=5000 runs so many of each kind of file.
"""

import copy
import io
import os
import random
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from made_documents import note, odt_file, paragraph, run, word_members, zipped

from procsead_refs import documents
from procsead_refs.errors import Refusal
from procsead_refs.model import Edit, Location

MANY = settings(
    max_examples=int(os.environ.get("MUTATIONS", "120")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def style(name, rest=""):
    return f'<w:pPr><w:pStyle w:val="{name}"/>{rest}</w:pPr>'


def field(code, text):
    begin, middle, end = (
        f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "separate", "end")
    )
    return f"{begin}<w:r><w:instrText>{code}</w:instrText></w:r>{middle}{run(text)}{end}"


NUMBERED = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'
BODY = "".join((
    paragraph("A heading", properties=style("One")),
    paragraph(
        "Rooms are quiet (Aalto & Berg 2011).".replace("&", "&amp;"),
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    ),
    paragraph(run("bold", "<w:rPr><w:b/><w:i/></w:rPr>"), "<w:r><w:tab/><w:br/></w:r>", "after"),
    paragraph("First item", properties=style("Two", NUMBERED)),
    paragraph(field("ADDIN ZOTERO_ITEM CSL_CITATION {&quot;citationItems&quot;:[]}", "(Berg)")),
    paragraph(
        '<w:ins w:id="7" w:author="A">' + run("inserted") + "</w:ins>",
        '<w:del w:id="8" w:author="A"><w:r><w:delText>deleted</w:delText></w:r></w:del>',
        '<w:hyperlink r:id="rLink">' + run("a link") + "</w:hyperlink>",
    ),
    f"<w:tbl><w:tr><w:tc>{paragraph('a cell')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>",
    f"<w:sdt><w:sdtContent>{paragraph('in a control')}</w:sdtContent></w:sdt>",
    paragraph(
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>"
        + paragraph("in a box")
        + "</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict/></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
    ),
    paragraph('<w:commentRangeStart w:id="1"/>', "noted", '<w:commentRangeEnd w:id="1"/>',
              '<w:r><w:commentReference w:id="1"/></w:r>'),
    paragraph("Aalto, M. 2011. Catalogues. Press.", properties=style("Two")),
))  # fmt: skip
PARTS = {
    "footnotes": note("footnote", 2, "Berg 2012, 4."),
    "comments": f'<w:comment w:id="1" w:author="A">{paragraph("hm")}</w:comment>',
    "styles": '<w:style w:type="paragraph" w:styleId="One"><w:name w:val="heading 1"/>'
    '<w:basedOn w:val="Two"/><w:rPr><w:b/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Two"><w:name w:val="List"/></w:style>',
    "numbering": '<w:abstractNum w:abstractNumId="3"><w:lvl w:ilvl="1"><w:start w:val="4"/>'
    '<w:numFmt w:val="lowerRoman"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="3"/></w:num>',
}
WORD = {
    name: text.encode() for name, text in word_members(BODY, **PARTS).items()
} | {"docProps/app.xml": b"<Properties/>"}  # fmt: skip
# What comments and tracked changes may be written into; all else stays byte for byte.
WRITTEN = {
    *("[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"),
    *("word/footnotes.xml", "word/comments.xml", "content.xml", "META-INF/manifest.xml"),
}


def open_document():
    automatic = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Heading"/>'
        '<style:style style:name="T1" style:family="text"><style:text-properties '
        'fo:font-style="italic"/></style:style>'
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" '
        'style:num-format="a" text:start-value="3"/></text:list-style>'
    )
    body = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>gone'
        "</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        '<text:h text:style-name="P1" text:outline-level="1">A heading</text:h>'
        '<text:p>Rooms <text:span text:style-name="T1">are</text:span> quiet<text:s text:c="3"/>'
        '(Aalto 2011)<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>Berg 2012, 4.</text:p></text:note-body>"
        '</text:note>.<text:change text:change-id="c1"/></text:p>'
        '<text:list text:style-name="L1"><text:list-item><text:p>First</text:p></text:list-item>'
        "</text:list><table:table><table:table-row><table:table-cell><text:p>one cell</text:p>"
        "</table:table-cell></table:table-row></table:table>"
        '<text:p>a<office:annotation office:name="1"><dc:creator>A</dc:creator><text:p>hm</text:p>'
        '</office:annotation>noted<office:annotation-end office:name="1"/></text:p>'
        '<text:p><text:a xlink:href="https://example.org/">a link</text:a><draw:frame>'
        "<draw:text-box><text:p>in a box</text:p></draw:text-box></draw:frame></text:p>"
        "<text:section><text:p>Aalto, M. 2011. Catalogues. Press.</text:p></text:section>"
    )
    styles = '<style:style style:name="Heading" style:family="paragraph"/>'
    return automatic, body, styles


@pytest.fixture(scope="module")
def odt_members(tmp_path_factory):
    automatic, body, styles = open_document()
    path = odt_file(tmp_path_factory.mktemp("odt"), body, automatic=automatic, styles=styles)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def mutated(data, chance):
    """Return XML with a few changes."""
    root = etree.fromstring(data)
    for _ in range(chance.choice([1, 1, 2, 3, 6])):
        elements = [one for one in root.iter(etree.Element) if one is not root]
        if not elements:
            break
        one, other = chance.choice(elements), chance.choice([root, *elements])
        CHANGES[chance.choice(list(CHANGES))](one, other, chance)
    return etree.tostring(root)


def delete(one, _other, _chance):
    one.getparent().remove(one)


def unwrap(one, _other, _chance):
    parent, at = one.getparent(), one.getparent().index(one)
    parent[at : at + 1] = list(one)


def double(one, _other, _chance):
    one.addnext(copy.deepcopy(one))


def move(one, other, _chance):
    if other not in one.iter():
        other.append(one)


def nest(one, other, chance):
    shell = etree.Element(other.tag, other.attrib, other.nsmap)
    one.getparent().replace(one, shell)
    shell.append(one)
    if chance.random() < 0.1:
        for _ in range(300):
            deeper = etree.SubElement(shell, one.tag)
            shell = deeper


def rename(one, other, _chance):
    one.tag = other.tag


def strip(one, _other, chance):
    if one.attrib:
        del one.attrib[chance.choice(list(one.attrib))]


def distort(one, other, chance):
    odd = ["", "-1", "99999999999999999999", "x", "§", "1" * 500, "../../x", other.text or "0"]
    name = chance.choice(list(one.attrib) or list(other.attrib) or ["x"])
    one.set(name, chance.choice(odd))


def talk(one, other, chance):
    one.text = chance.choice(
        [None, "", "(Berg 2012)", "\u202e\ud7ff x", " ", "A" * 2000, other.tail]
    )


CHANGES = {
    change.__name__: change
    for change in (delete, unwrap, double, move, nest, rename, strip, distort, talk)
}


def held(name, members, seed):
    """Hold that a mutated file is read or refused, and that edits leave its text and its parts."""
    chance = random.Random(seed)
    names = [one for one in members if one.endswith((".xml", ".rels"))]
    part = chance.choice([*names, *[n for n in names if n in WRITTEN] * 3])
    changed = {**members, part: mutated(members[part], chance)}
    path, data = Path(name), zipped(changed)
    try:
        document = documents.of(path, data)
    except Refusal:
        return
    kind = documents._kind(path, data)
    written = [number for number, block in enumerate(document.blocks) if block.text]
    if not written:
        return
    number = chance.choice(written)
    end = chance.randint(1, len(document.blocks[number].text))
    place = Location(number, chance.randint(0, end - 1), end)
    try:
        noted = kind.apply(path, data, [Edit(place, comment="a remark")], "checker")
    except Refusal:
        return
    again = documents.of(path, noted)
    assert [block.text for block in again.blocks] == [block.text for block in document.blocks]
    with zipfile.ZipFile(io.BytesIO(noted)) as archive:
        assert archive.testzip() is None
        for one in archive.namelist():
            if archive.read(one) != changed.get(one):
                assert one in WRITTEN
                etree.fromstring(archive.read(one))
    replaced = kind.apply(path, data, [Edit(place, replacement="new")], "checker")
    documents.of(path, replaced)


@MANY
@given(seed=st.integers(0, 2**48))
def test_a_mutated_word_file(seed):
    held("draft.docx", WORD, seed)


@MANY
@given(seed=st.integers(0, 2**48))
def test_a_mutated_open_document(odt_members, seed):
    held("draft.odt", odt_members, seed)
