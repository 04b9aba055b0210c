"""Word and OpenDocument files made from the XML that a test is about."""

import io
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_R = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


def zipped(members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def word_members(body, *, strict=False, **parts):
    """The members of a Word file; parts are the inside of footnotes, endnotes, styles, comments."""
    relations = "".join(
        f'<Relationship Id="r{name}" Type="{R}/{name}" Target="{name}.xml"/>' for name in parts
    )
    relations += f'<Relationship Id="rLink" Type="{R}/hyperlink" TargetMode="External" '
    relations += 'Target="https://example.org/"/>'
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/xml"/>' for name in parts
    )
    members = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
    }
    for name, inside in parts.items():
        members[f"word/{name}.xml"] = f"<w:{name} {_SPACES}>{inside}</w:{name}>"
    if strict:
        members = {
            name: text.replace(W, STRICT_W).replace(R, STRICT_R) for name, text in members.items()
        }
    return members


def word_file(tmp_path, body, *, strict=False, name="draft.docx", **parts):
    path = tmp_path / name
    path.write_bytes(zipped(word_members(body, strict=strict, **parts)))
    return path


def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*inside, properties=""):
    content = "".join(one if one.startswith("<") else run(one) for one in inside)
    return f"<w:p>{properties}{content}</w:p>"


def note(kind, number, *texts):
    return f'<w:{kind} w:id="{number}">{"".join(map(paragraph, texts))}</w:{kind}>'


_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def odt_file(tmp_path, body, *, automatic="", styles="", name="draft.odt"):
    spaces = (
        f'xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" '
        f'xmlns:table="{_ODF}:table:1.0" xmlns:style="{_ODF}:style:1.0" '
        f'xmlns:draw="{_ODF}:drawing:1.0" xmlns:fo="{_ODF}:xsl-fo-compatible:1.0" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    )
    path = tmp_path / name
    content = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    content += f"<office:body><office:text>{body}</office:text></office:body>"
    members = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {spaces}>{content}</office:document-content>",
        "styles.xml": f"<office:document-styles {spaces}><office:styles>{styles}</office:styles>"
        "</office:document-styles>",
    }
    path.write_bytes(zipped(members))
    return path
