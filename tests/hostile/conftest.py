"""A folder for a stranger's files, with a neighbour that nobody may read or change."""

import pytest
from watched import CANARY


@pytest.fixture
def folder(tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    for suffix in ("txt", "tex", "md", "html", "csl", "xml", "yaml", "j2", "typ"):
        (outside / f"canary.{suffix}").write_text(CANARY)
    (outside / "canary.bib").write_text(f"@book{{leak, title = {{{CANARY}}}}}")
    inside = tmp_path / "in"
    inside.mkdir()
    return inside
