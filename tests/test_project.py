"""procsead-refs.toml: which one holds, what it may say, and where a project's things are."""

from pathlib import Path

import pytest

from procsead_refs import project
from procsead_refs.errors import Refusal


def settings(folder, text="[project]\n"):
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / project.FILE
    file.write_text(text, encoding="utf-8")
    return file


def test_the_nearest_settings_at_or_above_the_folder_hold(tmp_path):
    outer, inner = settings(tmp_path / "a"), settings(tmp_path / "a" / "b" / "c")
    assert project.find(inner.parent / "drafts") == inner
    assert project.find(inner.parent) == inner
    assert project.find(tmp_path / "a" / "b") == outer
    assert project.find(tmp_path) is None


def test_a_file_beside_a_draft_is_not_obeyed(tmp_path, monkeypatch):
    settings(tmp_path / "strangers", "no settings")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert project.load() == project.Project()


def test_paths_stand_under_the_settings_and_the_rest_has_defaults(tmp_path):
    file = settings(tmp_path / "ours", '[project]\nlibrary = "all.bib"\nrules = ["-connector"]\n')
    loaded = project.load(file)
    root = tmp_path / "ours"
    assert (loaded.root, loaded.title) == (root, "ours")
    assert (loaded.library, loaded.output) == (root / "all.bib", root / "build")
    assert (loaded.style, loaded.fail_on, loaded.language) == ("auto", "warning", "en-GB")
    assert loaded.rules == ("-connector",)


def test_files_are_those_of_the_patterns_each_once(tmp_path):
    file = settings(tmp_path, '[project]\ndrafts = ["b.md", "*.md"]\n')
    for name in ("a.md", "b.md", "c.txt"):
        (tmp_path / name).touch()
    loaded = project.load(file)
    assert [path.name for path in loaded.files(loaded.drafts)] == ["b.md", "a.md"]
    assert project.Project().files(("*",)) == []


def test_mutes_terms_bodies_and_settings_are_kept(tmp_path):
    file = settings(
        tmp_path,
        '[[mute]]\nrule = "connector"\nreason = "ours"\n[[term]]\nid = "x"\n'
        '[[body]]\nname = "House of Charts"\n[settings.render]\nstrict = true\n',
    )
    loaded = project.load(file)
    assert loaded.mutes == (project.Mute(rule="connector", reason="ours"),)
    assert ([dict(one) for one in loaded.terms], loaded.bodies[0]["name"]) == (
        [{"id": "x"}],
        "House of Charts",
    )
    assert loaded.settings == {"render": {"strict": True}}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[project\n", "is not TOML"),
        ("[project]\nfoo = 1\n", "unknown setting 'foo'"),
        ("[other]\n", "unknown setting 'other'"),
        ("[project]\nstyle = 7\n", "style is not a text"),
        ('[project]\ndrafts = "a.md"\n', "drafts is not a list"),
        ('[project]\nfail-on = "never"\n', "fail-on is 'never'"),
        ('[project]\ndrafts = ["/etc/*"]\n', "drafts names /etc/"),
        ("project = 3\n", "project is not a table"),
        ("mute = 1\n", "mute is not a row"),
        ('term = ["x"]\n', "term is not a row"),
        ("settings = 3\n", "settings is not a table"),
        ("[settings]\nthemes = 3\n", "themes is not a table"),
    ],
)
def test_what_no_project_has_is_refused(tmp_path, text, said):
    file = settings(tmp_path, text)
    with pytest.raises(Refusal, match=said) as refused:
        project.load(file)
    assert str(refused.value).startswith(str(file))


def test_the_cache_folder_is_the_users_own_and_may_be_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert project.cache_folder() == tmp_path / "cache" / "procsead-refs"
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert project.cache_folder() is None


@pytest.mark.parametrize("name", ["templates", "refs", "drafts", project.FILE])
def test_what_is_shipped_is_there(name):
    assert isinstance(project.shipped(name), Path)
    assert project.shipped(name).exists()
