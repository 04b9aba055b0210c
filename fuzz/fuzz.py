"""Coverage-guided fuzzing of one reader: no input may give anything but a result or a Refusal.

    python fuzz/fuzz.py READER CORPUS [libFuzzer's options]

`python fuzz/fuzz.py --readers` lists the readers. `make fuzz` runs each for a bounded time; what
crashes becomes a case of the reader's tests.

A reader starts from its files in seeds/ and from seeds/works.json as its format writes them. XML
is changed as XML (xml_changes.py); of Word and OpenDocument files the fuzzer sees one XML text,
`<parts><part name="word/document.xml">…`, so that it meets the reader and not the zip.
"""

from __future__ import annotations

import io
import logging
import sys
import tempfile
import zipfile
from contextlib import suppress
from pathlib import Path

SEEDS = Path(__file__).with_name("seeds")
DRAFTS = {"docx", "odt", "md", "html", "tex", "rtf", "txt", "pdf"}
ARCHIVES = {"docx", "odt"}
XML = {*ARCHIVES, "endnotexml", "mods", "pubmedxml", "style", "zoterordf"}


def readers() -> list[str]:
    """Return every reader's name: bibliography formats, document kinds, typed lists, styles."""
    from procsead_refs import formats

    return sorted({*formats.names(), *DRAFTS, "list", "style"})


def seeds(reader: str) -> list[bytes]:
    """Return what fuzzing a reader starts from."""
    from procsead_refs import formats

    files = [path.read_bytes() for path in sorted(SEEDS.glob(f"{reader}.*"))]
    if reader in formats.writable():
        works = formats.read_text((SEEDS / "works.json").read_text(encoding="utf-8"), "csljson")
        files.append(formats.write(works, reader).encode())
    return files


def read(reader: str, data: bytes) -> None:
    """Let a reader read bytes as a file of its kind."""
    from procsead_refs import documents, formats, parsing, styles
    from procsead_refs.encodings import decode

    if reader in DRAFTS:
        documents.of(Path(f"draft.{reader}"), packed(reader, data) if reader in ARCHIVES else data)
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
    """Return an archive of the parts that an XML text holds; other bytes are its main part."""
    from lxml import etree

    parts = {"word/document.xml" if reader == "docx" else "content.xml": data}
    with suppress(etree.XMLSyntaxError):
        held = etree.fromstring(data, etree.XMLParser(resolve_entities=False)).iterfind("part")
        parts |= {part.get("name", "x"): etree.tostring(part[0]) for part in held if len(part)}
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as file:
        if reader == "odt":
            file.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        for name, content in parts.items():
            with suppress(ValueError):  # a mutated name that no zip can hold
                file.writestr(name, content)
    return archive.getvalue()


def main() -> None:
    """Fuzz the reader that the command line names."""
    if sys.argv[1:] == ["--readers"]:
        print(*readers(), sep="\n")
        return
    logging.disable()  # encodings that are guessed, in nearly every input
    import atheris
    from xml_changes import Changes

    with atheris.instrument_imports(include=["procsead_refs"]):
        from procsead_refs.errors import Refusal

        reader, corpus = sys.argv[1], Path(sys.argv[2])
        started = seeds(reader)
        for seed in started:  # so that what is imported when it is used is instrumented too
            with suppress(Refusal):
                read(reader, seed)
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(started):
        (corpus / f"seed{number}").write_bytes(seed)

    def once(data: bytes) -> None:
        with suppress(Refusal):
            read(reader, data)

    mutators = {}
    if reader in XML:

        def mutate(data: bytes, size: int) -> bytes:  # Fuzz() puts another Mutate in its place
            return atheris.Mutate(data, size)

        changes = Changes(started, mutate)
        mutators = {"custom_mutator": changes.mutated, "custom_crossover": changes.crossed}
    atheris.Setup([sys.argv[0], *sys.argv[2:]], once, **mutators)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
