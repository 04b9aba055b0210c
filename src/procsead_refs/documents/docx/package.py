"""The parts of a Word file: which is the body, which the notes, and what they refer to."""

from __future__ import annotations

import posixpath
from itertools import count
from typing import TYPE_CHECKING

from procsead_refs.documents._edits.splicing import spliced
from procsead_refs.documents._packages.archive import REMEDY, Archive
from procsead_refs.documents._packages.parts import clean, parse
from procsead_refs.documents._packages.positions import Positions, into
from procsead_refs.documents.docx.vocabulary import kind
from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from pathlib import Path

    from lxml.etree import _Element


class Package:
    """A Word file, opened.

    Raises:
        Refusal: it is damaged, over a limit, or has no Word document inside.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.archive = Archive(path, data)
        self._roots: dict[str, _Element | None] = {}
        self.main = self._find_main()
        self.relations = self.relations_of(self.main)

    def root(self, part: str) -> _Element | None:
        """Return a part's root element, parsed once, or None where there is no such part."""
        if part not in self._roots:
            data = self.archive.read(part)
            where = f"{self.path}: {part[:80]}"
            self._roots[part] = None if data is None else parse(data, where)
        return self._roots[part]

    def text(self, part: str) -> bytes:
        """Return a part's bytes in UTF-8, as `positions` needs them."""
        root, data = self.root(part), self.archive.read(part)
        return b"" if root is None or data is None else clean(root, data)

    def registered(self, part: str, content_type: str, relation: str) -> dict[str, bytes]:
        """Return the content types and the body's relations with a new part entered in them."""
        folder, name = posixpath.split(self.main)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        main = self.root(self.main)
        strict = main is not None and "purl.oclc.org" in str(main.tag)
        home = "http://purl.oclc.org/ooxml" if strict else "http://schemas.openxmlformats.org"
        number = next(n for n in count(1) if f"rId{n}" not in self.relations)
        entry = (
            f'<Relationship Id="rId{number}" Type="{home}/officeDocument'
            f'{"" if strict else "/2006"}/relationships/{relation}" Target="/{part}"/>'
        )
        override = f'<Override PartName="/{part}" ContentType="{content_type}"/>'
        entries = {relations: entry, "[Content_Types].xml": override}
        changes: dict[str, bytes] = {}
        for where, new in entries.items():
            root = self.root(where)
            if root is not None:
                data = self.text(where)
                changes[where] = spliced(
                    data, [into(root, Positions(data, root, [root]), new.encode())]
                )
            elif where == relations:
                space = "http://schemas.openxmlformats.org/package/2006/relationships"
                changes[where] = f'<Relationships xmlns="{space}">{new}</Relationships>'.encode()
        return changes

    def related(self, type_name: str) -> str | None:
        """Return the name of the part to which the body has a relation ("footnotes"), or None."""
        for relation_type, target, external in self.relations.values():
            if relation_type == type_name and not external:
                return target
        return None

    def relations_of(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Return by id the type's last word, the target and whether that is outside the file."""
        folder, name = posixpath.split(part)
        root = self.root(posixpath.join(folder, "_rels", f"{name}.rels"))
        relations: dict[str, tuple[str, str, bool]] = {}
        for one in root if root is not None else ():
            if not isinstance(one.tag, str):
                continue
            target = str(one.get("Target", ""))
            external = one.get("TargetMode") == "External"
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            word = str(one.get("Type", "")).rpartition("/")[2]
            relations[str(one.get("Id", ""))] = (word, target, external)
        return relations

    def _find_main(self) -> str:
        targets = [
            target for word, target, _ in self.relations_of("").values() if word == "officeDocument"
        ]
        for part in (*targets, "word/document.xml"):
            root = self.root(part)
            if root is not None:
                if kind(root) == "w:document":
                    return part
                break
        raise Refusal("has no Word document inside", where=self.path, remedy=REMEDY)
