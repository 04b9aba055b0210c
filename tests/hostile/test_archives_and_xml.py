"""Archives and XML from strangers: bombs, paths that climb, parts that lack, entities, depth."""

import io
import zipfile

import pytest
from samples import (
    BIBLIOGRAPHIES,
    BODY,
    CSL,
    PUBMED,
    RDF,
    WANTED,
    odt,
    odt_xml,
    put,
    word,
    word_xml,
    written,
    zipped,
)
from watched import kept, refused, run, scaled

PLAIN = zipfile.ZIP_STORED  # packed, what repeats itself a thousand times looks like a bomb


def laughs(xml, root):
    """Put entities that double one another nine times before a document, and use the last."""
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE {root} [<!ENTITY e0 "lol">{rows}]>'
    return _used(head, xml, "&e9;")


def outside(xml, root, address):
    """Let an external entity stand in a document."""
    return _used(f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "{address}">]>', xml, "&x;")


def parameter(xml, root, address):
    """Let a parameter entity fetch the declarations."""
    return _used(f'<!DOCTYPE {root} [<!ENTITY % p SYSTEM "{address}"> %p;]>', xml, "")


def _used(head, xml, use):
    declaration, found, rest = xml.partition("?>")
    declaration, rest = (declaration + found, rest) if found else ("", xml)
    first = "Catalogues" if "Catalogues" in rest else "A style"
    return f"{declaration}{head}{rest.replace(first, use + first)}"


XML = {
    "endnote.xml": (written("endnotexml"), "xml"),
    "mods.xml": (written("mods"), "modsCollection"),
    "pubmed.xml": (PUBMED, "PubmedArticleSet"),
    "zotero.rdf": (RDF, "rdf:RDF"),
    "draft.docx": (word_xml(), "w:document"),
    "draft.odt": (odt_xml(), "office:document-content"),
    "style.csl": (CSL, "style"),
}
PACK = {".docx": word, ".odt": odt}
ENTITIES = {
    "entities that multiply": laughs,
    "a file": lambda xml, root: outside(xml, root, "../outside/canary.txt"),
    "a device": lambda xml, root: outside(xml, root, "file:///dev/zero"),
    "the network": lambda xml, root: outside(xml, root, "http://127.0.0.1:9/x"),
    "declarations from a file": lambda xml, root: parameter(xml, root, "../outside/canary.xml"),
    "UTF-16": lambda xml, root: laughs(
        f'<?xml version="1.0" encoding="UTF-16"?>{xml.partition("?>")[2] or xml}', root
    ).encode("utf-16"),
}


def read(folder, name):
    """Run the command that reads a file of this kind."""
    if name.endswith(".csl"):
        put(folder, "a.bib", BIBLIOGRAPHIES["library.bib"])
        return run(folder, "bibliography", "--library", "a.bib", "--style", name, "--to", "html")
    if name.endswith((".docx", ".odt")):
        return run(folder, "check", name, "--format", "json")
    return run(folder, "convert", name, "--to", "csljson")


@pytest.mark.parametrize("entities", ENTITIES)
@pytest.mark.parametrize("name", XML)
def test_entities_are_refused(folder, name, entities):
    content = ENTITIES[entities](*XML[name])
    suffix = name[name.index(".") :]
    put(folder, name, PACK[suffix](content) if suffix in PACK else content)
    refused(read(folder, name), name)


def encrypted(data):
    """Set the flag of encryption in every header."""
    raw = bytearray(data)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = raw.find(mark)
        while at >= 0:
            raw[at + offset] |= 1
            at = raw.find(mark, at + 4)
    return bytes(raw)


def nested():
    """Return an archive in an archive in an archive, each of zeros."""
    data = zipped([("0", b"\0" * scaled(50_000_000))])
    for _ in range(3):
        data = zipped([(f"{n}.zip", data) for n in range(10)])
    return data


def flat_bomb(part):
    return b"<a>" + b" " * (80 * 1024**2) + b"</a>" if part else b""


DEEP = 100_000
REFUSED = {
    "a zip bomb": ("a.docx", lambda: word(flat_bomb(part=True))),
    "an OpenDocument bomb": ("a.odt", lambda: odt(flat_bomb(part=True))),
    "archives in archives": ("a.docx", nested),
    "cut off": ("a.docx", lambda: word()[:-200]),
    "cut off early": ("a.docx", lambda: word()[:60]),
    "OpenDocument cut off": ("a.odt", lambda: odt()[:-100]),
    "no document": ("a.docx", lambda: word(drop={"word/document.xml"})),
    "no content": ("a.odt", lambda: zipped([("mimetype", "x")])),
    "an empty archive": ("a.docx", lambda: zipped([])),
    "encrypted": ("a.docx", lambda: encrypted(word())),
    "an old Word file": ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1000),
    "a picture": ("a.docx", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 1000),
    "an empty part": ("a.docx", lambda: word("")),
    "half a part": ("a.docx", lambda: word(word_xml()[:-40])),
    "deep": ("a.docx", lambda: word(word_xml("<w:sdt>" * DEEP + "</w:sdt>" * DEEP))),
    "deep OpenDocument": ("a.odt", lambda: odt(odt_xml("<text:p>" * DEEP + "</text:p>" * DEEP))),
    "a wide character of control": ("a.docx", lambda: word(word_xml("<w:p>&#0;&#8;</w:p>"))),
    "no PDF": ("a.pdf", lambda: b"%PDF-1.7\n" + b"\xff\x00garbage" * 500),
    "an empty file": ("a.docx", lambda: b""),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_broken_or_bloated_draft_is_refused(folder, case):
    name, make = REFUSED[case]
    put(folder, name, make())
    refused(run(folder, "check", name, "--format", "json"), name)


def utf16(xml):
    return f'<?xml version="1.0" encoding="UTF-16"?>{xml}'.encode("utf-16")


def twice():
    """Return a Word file whose document stands twice; the first one is the odd one."""
    with pytest.warns(UserWarning, match="Duplicate name"):
        return word(word_xml(body=("x", "y")), more=[("word/document.xml", word_xml())])


def mixed_case():
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word\\document.xml", word_xml())
    return data.getvalue()


EMPTY = "<w:p/>"
KEPT = {
    "paths that climb": (
        "a.docx",
        lambda: word(more=[("../../outside/canary.txt", "x"), ("/tmp/own", "x"), ("..\\x", "x")]),
    ),
    "no content types": ("a.docx", lambda: word(drop={"[Content_Types].xml"})),
    "no relations": ("a.docx", lambda: word(drop={"_rels/.rels"})),
    "an OpenDocument text called Word": ("a.docx", odt),
    "a Word file called OpenDocument": ("a.odt", word),
    "a Word file called Markdown": ("a.md", word),
    "UTF-16": ("a.docx", lambda: word(utf16(word_xml()))),
    "OpenDocument in UTF-16": ("a.odt", lambda: odt(utf16(odt_xml()))),
    "empty paragraphs": (
        "a.docx",
        lambda: word(word_xml(EMPTY * scaled(1_000_000)), packing=PLAIN),
    ),
    "a DTD elsewhere": (
        "a.docx",
        lambda: word('<!DOCTYPE x SYSTEM "../outside/canary.xml">' + word_xml()),
    ),
    "links to files": (
        "a.docx",
        lambda: word(
            more=[
                (
                    "word/_rels/document.xml.rels",
                    ("<Relationships><Relationship Id='r9' TargetMode='External' Type='x/image' "
                    "Target='file:///etc/passwd'/></Relationships>"),
                )
            ]
        ),
    ),
    "a part from elsewhere": (
        "a.docx",
        lambda: word(
            word_xml('<w:altChunk xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
                     'relationships" r:id="r1"/><w:p><w:r><w:instrText> INCLUDETEXT '
                     '"../outside/canary.txt" </w:instrText></w:r></w:p>')
        ),
    ),
    "thousands of sections of one paragraph": (
        "a.odt",
        lambda: odt(odt_xml("<text:p/>" * scaled(200_000)), packing=PLAIN),
    ),
    "white space by number": (
        "a.odt",
        lambda: odt(odt_xml('<text:p><text:s text:c="999999999"/></text:p>')),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", KEPT)
def test_an_odd_draft_is_read(folder, case):
    name, make = KEPT[case]
    put(folder, name, make())
    kept(run(folder, "check", name, "--format", "json"), WANTED)


def test_a_part_that_stands_twice_is_read_once_or_refused(folder):
    put(folder, "a.docx", twice())
    answer = run(folder, "check", "a.docx", "--format", "json")
    if answer.code == 2:
        refused(answer, "a.docx")
    else:
        kept(answer, ())


def test_backslashes_in_a_name_are_no_path(folder):
    put(folder, "a.docx", mixed_case())
    refused(run(folder, "check", "a.docx"), "a.docx")


BROKEN_XML = {
    "deep.xml": "<xml>" * DEEP,
    "deep.rdf": RDF.replace("<dc:title>", "<a>" * DEEP + "<dc:title>"),
    "long.xml": f"<xml><records><record>{'x' * 11_000_000}",
    "half.xml": PUBMED[:-30],
    "control.xml": PUBMED.replace("Doors", "&#8;"),
    "surrogate.xml": PUBMED.replace("Doors", "&#xD800;"),
    "none.xml": "<other/>",
    "attributes.xml": "<xml " + " ".join(f'a{n}="x"' for n in range(1000)) + "/>",
    "deep.csl": CSL.replace("<layout>", "<group>" * DEEP + "<layout>"),
}


@pytest.mark.parametrize("name", BROKEN_XML)
def test_broken_xml_is_refused(folder, name):
    put(folder, name, BROKEN_XML[name])
    refused(read(folder, name), name)


@pytest.mark.parametrize("name", ["endnote.xml", "mods.xml", "pubmed.xml", "zotero.rdf"])
def test_xml_in_utf_16_is_read(folder, name):
    xml = XML[name][0]
    put(folder, name, utf16(xml.partition("?>")[2] if xml.startswith("<?") else xml))
    kept(read(folder, name), WANTED)


def test_the_longest_draft(folder):
    body = BODY[:2] * scaled(9_000) + BODY[2:]
    put(folder, "a.docx", word(word_xml(body=body), packing=PLAIN))
    kept(run(folder, "check", "a.docx", "--format", "json"), WANTED)
