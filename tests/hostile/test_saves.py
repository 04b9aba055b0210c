"""A save that fails or is killed at any call leaves the old library or the new one, whole."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HARNESS = Path(__file__).with_name("faulty_system.py")
OLD = """\
% kept as it stands
@string{press = "Sample Press"}

@book{aalto2011catalogues,
    author    = {Aalto, Maija},
    title     = {Catalogues and Their Readers},
    year      = 2011,
    publisher = press,
}
"""
ADDED = """\
@article{brandt1999shelves,
  author = {Brandt, Ole},
  title = {Shelves},
  journaltitle = {Annals of Cataloguing},
  date = {1999},
}
"""


def add(folder, how, when):
    return subprocess.run(
        [
            *(sys.executable, HARNESS, how, str(when)),
            *("add", folder / "new.bib", "--library", folder / "library.bib"),
        ],
        capture_output=True,
        text=True,
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "library.bib").write_text(OLD)
    (tmp_path / "new.bib").write_text(ADDED)
    return tmp_path


def count_of_calls(folder):
    answer = add(folder, "EIO", 0)
    assert answer.returncode == 0, answer.stderr
    assert "brandt1999shelves" in (folder / "library.bib").read_text()
    return int(answer.stdout.split()[-1])


@pytest.mark.parametrize("how", ["ENOSPC", "KILL"])
def test_whatever_call_fails_the_library_is_whole(folder, how):
    calls = count_of_calls(folder)
    new = (folder / "library.bib").read_text()
    assert new.startswith(OLD)
    assert calls > 5
    seen = set()
    for when in range(1, calls + 1):
        (folder / "library.bib").write_text(OLD)
        answer = add(folder, how, when)
        left = (folder / "library.bib").read_text()
        assert left in {OLD, new}, f"{how} at call {when} left {left!r}"
        assert "Traceback" not in answer.stderr, answer.stderr
        if answer.returncode == 0:
            assert left == new, f"{how} at call {when}: said to be done, and is not"
        elif how != "KILL":
            assert answer.returncode == 2
            assert answer.stderr.count("\n") == 1
        for rest in folder.glob(".library.bib.*"):
            rest.unlink()
        seen.add((answer.returncode, left == new))
    assert len(seen) > 1, "no call that was struck mattered"


def test_after_any_kill_the_next_save_works(folder):
    for when in (1, 3, 5, 7, 9):
        add(folder, "KILL", when)
    assert add(folder, "EIO", 0).returncode == 0
    assert "brandt1999shelves" in (folder / "library.bib").read_text()
