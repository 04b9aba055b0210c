from pathlib import Path

import pytest

from procsead_refs import registry


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plain.py").write_text('KIND = "plain"\nSUFFIXES = (".a", ".b")\n')
    (tmp_path / "_part.py").write_text('KIND = "part"\n')
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "boxed").mkdir()
    (tmp_path / "boxed" / "__init__.py").write_text("SUFFIXES: tuple[str, ...] = ()\n")
    (tmp_path / "broken.py").write_text('KIND = "broken"\nraise SystemExit\n')
    return tmp_path


def test_modules_are_files_and_packages_without_the_parts_that_they_share(folder):
    assert registry.modules(folder) == ("boxed", "broken", "plain")


@pytest.mark.parametrize(
    ("module", "constant", "value"),
    [
        ("plain", "KIND", "plain"),
        ("plain", "SUFFIXES", (".a", ".b")),
        ("plain", "SCOPE", None),
        ("boxed", "SUFFIXES", ()),
        ("broken", "KIND", "broken"),  # it is read, not run
    ],
)
def test_what_a_module_says_is_read_and_not_run(folder, module, constant, value):
    assert registry.said(folder, module, constant) == value
