import io
import sys
from pathlib import Path

import pytest
from made_documents import paragraph, word_file

from procsead_refs import documents
from procsead_refs.model import Edit, Location

DOCS = Path(__file__).parents[2] / "docs" / "documents.md"


def test_every_suffix_is_in_the_manual():
    manual = DOCS.read_text(encoding="utf-8")
    assert not [suffix for suffix in documents.suffixes() if suffix not in manual]


def test_no_heavy_package_is_loaded_to_know_the_kinds():
    import subprocess

    code = (
        "import sys; from procsead_refs import documents; documents.suffixes();"
        "print(sorted({'lxml', 'pypdfium2', 'docx', 'pylatexenc'} & set(sys.modules)))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_standard_input_is_text(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Ash 2001.\nElm 2002.\n")))
    assert [b.text for b in documents.read(Path("-")).blocks] == ["Ash 2001.", "Elm 2002."]


KINDS = {
    ".md": "See Ash 2001.",
    ".html": "<p>See Ash 2001.</p>",
    ".tex": "See Ash 2001.",
    ".rtf": "{\\rtf1 See Ash 2001.\\par}",
    ".txt": "See Ash 2001.",
}


@pytest.mark.parametrize(("suffix", "source"), KINDS.items(), ids=KINDS.keys())
def test_overlapping_repairs_the_first_stands_in_every_kind(tmp_path, suffix, source):
    path = tmp_path / f"draft{suffix}"
    path.write_text(source)
    edits = [
        Edit(Location(0, 8, 12), replacement="2002"),
        Edit(Location(0, 4, 9), replacement="no"),
        Edit(Location(0, 4, 7), replacement="Elm"),
    ]
    data = documents.apply(path, edits)
    assert documents.of(path, data).blocks[0].text == "See Elm 2002."


def test_no_edits_change_no_byte(tmp_path):
    for suffix, source in KINDS.items():
        path = tmp_path / f"draft{suffix}"
        path.write_text(source)
        assert documents.apply(path, []) == source.encode()
    path = word_file(tmp_path, paragraph("x"))
    assert documents.apply(path, []) == path.read_bytes()
