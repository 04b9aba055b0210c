"""Two invented works in a file of every kind: what a hostile file is made from, and its twin."""

import io
import zipfile

from procsead_refs import formats
from procsead_refs.model import Date, Name, Reference

ONE = "Catalogues and their readers"
TWO = "The manual of slow doors"
WANTED = (ONE, TWO, "Närhi")
WORKS = (
    Reference(
        "aalto2011",
        "article-journal",
        {"author": (Name("Aalto", "Maija"), Name("Berg", "Ole"))},
        {"issued": Date((2011,))},
        {
            "title": ONE,
            "container-title": "Annals of Cataloguing",
            "volume": "12",
            "issue": "3",
            "page": "45-67",
        },
    ),
    Reference(
        "narhi2015",
        "book",
        {"author": (Name("Närhi", "Olli"),)},
        {"issued": Date((2015,))},
        {"title": TWO, "publisher": "Sample Press"},
    ),
)
TYPED = (
    f"Aalto, M., & Berg, O. (2011). {ONE}. Annals of Cataloguing, 12(3), 45–67.",
    f"Närhi, O. (2015). {TWO}. Sample Press.",
)
BODY = (
    "Readers look for order (Aalto & Berg, 2011).",
    "Doors were described before (Närhi, 2015).",
    "References",
    *TYPED,
)
BIB = formats.write(WORKS, "biblatex")
NBIB = f"""\
PMID- 1
TI  - {ONE}
FAU - Aalto, Maija
DP  - 2011
JT  - Annals of Cataloguing
PT  - Journal Article

PMID- 2
TI  - {TWO}
FAU - Närhi, Olli
DP  - 2015
JT  - Doors
PT  - Journal Article
"""
PUBMED = (
    "<PubmedArticleSet>"
    + "".join(
        f"<PubmedArticle><MedlineCitation><PMID>{number}</PMID><Article><Journal><Title>Doors"
        f"</Title></Journal><ArticleTitle>{title}</ArticleTitle><AuthorList><Author><LastName>"
        "Närhi</LastName><ForeName>Olli</ForeName></Author></AuthorList></Article>"
        "</MedlineCitation></PubmedArticle>"
        for number, title in enumerate((ONE, TWO), 1)
    )
    + "</PubmedArticleSet>"
)
RDF = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:z="http://www.zotero.org/namespaces/export#" '
    'xmlns:bib="http://purl.org/net/biblio#" xmlns:foaf="http://xmlns.com/foaf/0.1/" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/">'
    + "".join(
        f'<bib:Book rdf:about="#{number}"><z:itemType>book</z:itemType><bib:authors><rdf:Seq>'
        "<rdf:li><foaf:Person><foaf:surname>Närhi</foaf:surname><foaf:givenName>Olli"
        f"</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors><dc:title>{title}"
        "</dc:title></bib:Book>"
        for number, title in enumerate((ONE, TWO), 1)
    )
    + "</rdf:RDF>"
)
CSL = (
    '<?xml version="1.0" encoding="utf-8"?><style xmlns="http://purl.org/net/xbiblio/csl" '
    'version="1.0" class="in-text"><info><title>A style</title><id>a-style</id></info>'
    '<citation><layout><names variable="author"/></layout></citation>'
    '<bibliography><layout suffix="."><names variable="author"/><text variable="title" '
    'prefix=" "/></layout></bibliography></style>'
)
TEMPLATE = "# List\n\n{% for one in entries %}\n- {{ one.title }}\n{% endfor %}\n"
MARKDOWN = "\n\n".join(("# Draft", *BODY[:2], "# References", *TYPED)) + "\n"
HTML = "<html><body>" + "".join(f"<p>{text}</p>" for text in BODY) + "</body></html>"
TEX = (
    "\\documentclass{article}\\begin{document}\n\n"
    + "\n\n".join(BODY).replace("References", "\\section{References}").replace("&", "\\&")
    + "\n\\end{document}\n"
)
RTF = r"{\rtf1\ansi\uc1 " + "".join(
    "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in text) + "\\par\n" for text in BODY
) + "}"  # fmt: skip
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)


def escaped(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


def word_xml(inside="", body=BODY):
    """Return a Word document's main part, with more XML at the body's start."""
    paragraphs = "".join(f"<w:p><w:r><w:t>{escaped(t)}</w:t></w:r></w:p>" for t in body)
    return f'<w:document xmlns:w="{W}"><w:body>{inside}{paragraphs}</w:body></w:document>'


def odt_xml(inside="", body=BODY):
    """Return an OpenDocument text's main part."""
    paragraphs = "".join(f"<text:p>{escaped(text)}</text:p>" for text in body)
    return (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"{inside}{paragraphs}</office:text></office:body></office:document-content>"
    )


def zipped(members, packing=zipfile.ZIP_DEFLATED):
    """Return a zip file of (name, content) pairs; a name may stand twice."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", packing) as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content, packing)
    return data.getvalue()


def word(xml=None, *, drop=(), more=(), packing=zipfile.ZIP_DEFLATED):
    """Return a Word file: its parts without `drop`, with `more` (name, content) pairs after."""
    parts = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", word_xml() if xml is None else xml),
    ]
    return zipped([*(part for part in parts if part[0] not in drop), *more], packing)


def odt(xml=None, more=(), packing=zipfile.ZIP_DEFLATED):
    """Return an OpenDocument text."""
    kind = ("mimetype", "application/vnd.oasis.opendocument.text")
    return zipped([kind, ("content.xml", odt_xml() if xml is None else xml), *more], packing)


def written(name):
    """Return the two works in a format that can be written."""
    return formats.write(WORKS, name)


BIBLIOGRAPHIES = {
    "library.bib": BIB,
    "list.ris": written("ris"),
    "list.nbib": NBIB,
    "endnote.xml": written("endnotexml"),
    "mods.xml": written("mods"),
    "pubmed.xml": PUBMED,
    "zotero.rdf": RDF,
    "list.json": written("csljson"),
    "list.yaml": written("cslyaml"),
    "list.csv": written("csv"),
    "refworks.txt": written("refworks"),
}
DRAFTS = {
    "draft.docx": word(),
    "draft.odt": odt(),
    "draft.md": MARKDOWN,
    "draft.html": HTML,
    "draft.tex": TEX,
    "draft.rtf": RTF,
    "draft.txt": "\n\n".join(BODY),
}
LISTS = {**DRAFTS, "list.txt": "\n".join(TYPED) + "\n"}


def put(folder, name, content):
    """Write a file; text is written as UTF-8, line ends as they are."""
    path = folder / name
    path.write_bytes(
        content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    )
    return path
