"""Tables of words: read from TOML, or as they were compiled on installation."""

import pytest

from procsead_refs import data


@pytest.fixture
def folder(monkeypatch, tmp_path):
    monkeypatch.setattr(data, "_FOLDER", tmp_path)
    data.table.cache_clear()
    (tmp_path / "winds.toml").write_text('[north]\nen = ["northerly"]\n', encoding="utf-8")
    yield tmp_path
    data.table.cache_clear()


def compiled(folder):
    (file,) = (folder / "__pycache__").iterdir()
    return file


@pytest.mark.usefixtures("folder")
def test_a_compiled_table_is_what_its_toml_holds():
    read = data.table("winds")
    data.compile_tables()
    data.table.cache_clear()
    assert data.table("winds") == read == {"north": {"en": ["northerly"]}}


@pytest.mark.usefixtures("folder")
def test_a_compiled_table_is_not_parsed_anew(monkeypatch):
    data.compile_tables()
    monkeypatch.setattr(data, "_parsed", lambda _: pytest.fail("parsed"))
    assert data.table("winds") == {"north": {"en": ["northerly"]}}


def test_a_table_that_was_changed_since_is_read_anew(folder):
    data.compile_tables()
    (folder / "winds.toml").write_text('[south]\nfi = ["eteläinen"]\n', encoding="utf-8")
    assert data.table("winds") == {"south": {"fi": ["eteläinen"]}}


@pytest.mark.parametrize("content", [b"", b"\xff", b"{", b"null", b"[1]", b"[[1, 2], {}]"])
def test_a_compiled_table_that_cannot_be_read_is_passed_over(folder, content):
    data.compile_tables()
    compiled(folder).write_bytes(content)
    assert data.table("winds") == {"north": {"en": ["northerly"]}}


@pytest.mark.usefixtures("folder")
def test_a_table_that_is_not_there_is_an_error():
    with pytest.raises(FileNotFoundError):
        data.table("waves")


def test_every_table_can_be_compiled():
    data.compile_tables()
    data.table.cache_clear()
    assert data.table("months")
