"""Coverage-guided fuzzing of one reader: no input may give anything but a result or a Refusal.

    python fuzz/fuzz.py READER CORPUS [libFuzzer's options]

`python fuzz/fuzz.py --readers` lists the readers. `make fuzz` runs each for a bounded time; what
crashes becomes a case of the reader's tests.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import suppress
from pathlib import Path

SEEDS = {
    "bibtex": "@string{p = {Sample}} @book{a, author = {Aalto, M. and {A Body}}, title = {T {X}}, "
    'year = 2011, publisher = p # "x"} @comment{c} @article{b, crossref = {a}}',
    "ris": "TY  - JOUR\nAU  - Aalto, M.\nTI  - T\nPY  - 2011/02//\nSP  - 1\nER  - \n",
    "csljson": '[{"id": "a", "type": "book", "title": "T", "issued": {"date-parts": [[2011]]}}]',
    "nbib": "PMID- 1\nTI  - T\nFAU - Aalto, Maija\nDP  - 2011 Feb\n",
    "refworks": "RT Journal Article\nA1 Aalto,M.\nT1 T\nYR 2011\n",
    "endnotexml": "<xml><records><record><titles><title>T</title></titles></record></records>"
    "</xml>",
    "mods": '<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>T</title></titleInfo>'
    "</mods>",
    "pubmedxml": "<PubmedArticleSet><PubmedArticle/></PubmedArticleSet>",
    "zoterordf": '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<bib:Book rdf:about="#a"><dc:title>T</dc:title></bib:Book></rdf:RDF>',
    "docx": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    "<w:body><w:p><w:r><w:t>Text (Aalto 2011)</w:t></w:r></w:p></w:body></w:document>",
    "odt": "<office:document-content "
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
    "<text:p>Text (Aalto 2011)</text:p></office:text></office:body></office:document-content>",
    "md": "# H\n\nText (Aalto 2011)[^1] and [@a, p. 3].\n\n[^1]: A note.\n",
    "html": "<h1>H</h1><p>Text <sup>1</sup> (Aalto 2011)<!-- c --></p>",
    "tex": "\\section{H} Text \\cite[3]{a} % c\n\\begin{thebibliography}{9}\\bibitem{a} A.\\end{x}",
    "rtf": "{\\rtf1\\ansi{\\b H}\\par Text \\'e4 \\u228? (Aalto 2011){\\footnote n}}",
    "txt": "Text (Aalto 2011).\n\nReferences\n\nAalto, M. 2011. Title. Turku: Sample.\n",
    "pdf": "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>",
    "list": "Aalto, M. (2011). Title. Journal, 1(2), 3–4.\n———. 2012. Other. doi:10.5555/x\n",
    "style": '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text"><info>'
    "<title>T</title></info><citation><layout/></citation></style>",
}
SUFFIXED = {"docx", "odt", "md", "html", "tex", "rtf", "txt", "pdf"}


def readers() -> list[str]:
    """Return every reader's name: bibliography formats, document kinds, typed lists, styles."""
    from procsead_refs import formats

    return sorted({*formats.names(), *SUFFIXED, "list", "style"})


def read(reader: str, data: bytes) -> None:
    """Let a reader read bytes as a file of its kind."""
    from procsead_refs import documents, formats, parsing, styles
    from procsead_refs.encodings import decode

    if reader in SUFFIXED:
        documents.of(Path(f"draft.{reader}"), data)
    elif reader == "list":
        document = documents.of(Path("list.txt"), data)
        parsing.parse([raw for raw, _ in parsing.entries(document.blocks)])
    elif reader == "style":
        with tempfile.NamedTemporaryFile(suffix=".csl") as file:
            file.write(data)
            file.flush()
            styles.load(file.name)
    else:
        formats.read_text(decode(data), reader)


def packed(reader: str, data: bytes) -> bytes:
    """Return an archive around a main part, so that the fuzzer meets the XML and not the zip."""
    import io
    import zipfile

    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        if reader == "docx":
            file.writestr("word/document.xml", data)
            file.writestr("[Content_Types].xml", "<Types/>")
        else:
            file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
            file.writestr("content.xml", data)
    return archive.getvalue()


def main() -> None:
    """Fuzz the reader that the command line names."""
    if sys.argv[1:] == ["--readers"]:
        print(*readers(), sep="\n")
        return
    import atheris

    with atheris.instrument_imports(include=["procsead_refs"]):
        from procsead_refs.errors import Refusal

        reader, corpus = sys.argv[1], Path(sys.argv[2])
        with suppress(Refusal):  # so that what is imported when it is used is instrumented too
            read(reader, SEEDS.get(reader, "seed").encode())
    corpus.mkdir(parents=True, exist_ok=True)
    if reader in SEEDS:
        (corpus / "seed").write_text(SEEDS[reader], encoding="utf-8")

    def once(data: bytes) -> None:
        whole = packed(reader, data) if reader in {"docx", "odt"} and data[:1] == b"<" else data
        with suppress(Refusal):
            read(reader, whole)

    atheris.Setup([sys.argv[0], *sys.argv[2:]], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
