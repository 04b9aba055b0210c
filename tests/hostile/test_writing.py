"""Whatever call fails, a command that writes a file leaves what stood there, or the new file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from samples import BIB, put
from watched import environment

HARNESS = Path(__file__).with_name("faulty_system.py")
OLD = "what stood here\n"
UNTIDY = BIB + "@book{c, title = {T}, doi = {https://doi.org/10.1000/1}, date = {2001}}\n"
COMMANDS = {
    "out.json": ("convert", "a.bib", "--to", "csljson", "-o", "out.json"),
    "out.txt": ("bibliography", "--library", "a.bib", "--style", "apa-7", "-o", "out.txt"),
    "untidy.bib": ("lint", "--fix", "untidy.bib", "-q"),
}


def struck(folder, how, when, arguments):
    return subprocess.run(
        [sys.executable, HARNESS, how, str(when), *arguments],
        cwd=folder,
        env={**os.environ, **environment(folder, {})},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("how", ["ENOSPC", "KILL"])
@pytest.mark.parametrize("name", COMMANDS)
def test_a_file_is_old_or_new(folder, name, how):
    before = UNTIDY if name == "untidy.bib" else OLD
    put(folder, "a.bib", BIB)
    put(folder, name, before)
    answer = struck(folder, how, 0, COMMANDS[name])
    calls, new = int(answer.stdout.split()[-1]), (folder / name).read_text(encoding="utf-8")
    assert new != before
    # The last calls are those that write; of the earlier ones, which read, a few.
    for when in sorted({*range(1, calls, 10), *range(max(1, calls - 6), calls + 1)}):
        put(folder, name, before)
        answer = struck(folder, how, when, COMMANDS[name])
        assert (folder / name).read_text(encoding="utf-8") in {before, new}, when
        assert "Traceback" not in answer.stderr
        for rest in folder.glob(f".{name}.*"):
            rest.unlink()
