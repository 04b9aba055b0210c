"""Whatever call fails or kills, each file is the old one or the new one, and work goes on.

Every call that touches a file is struck in turn at full size (HOSTILE_SCALE=1); otherwise the last
ones of each command, which write, and some of the earlier ones.
"""

import io
import os
import re
import zipfile

import pytest
from samples import BIB, BODY, MARKDOWN, TEMPLATE, put, word, word_xml
from watched import SCALE, struck

OLD = "what stood here\n"
UNTIDY = BIB + "@book{c, title = {T}, doi = {https://doi.org/10.1000/1}, date = {2001}}\n"
TWICE = BIB + BIB.replace("aalto2011", "other2011").replace("narhi2015", "other2015")
NEW = "@book{brandt1999, author = {Brandt, Ole}, title = {Shelves}, date = {1999}}\n"
LIVE = "# Draft\n\nSee [@aalto2011].\n"
TOML = '[project]\ndrafts = ["drafts/*"]\nsources = ["refs/*.txt"]\n'
PROJECT = {"procsead-refs.toml": TOML, "refs/library.bib": BIB, "drafts/live.md": LIVE}
BUILT = {
    **PROJECT,
    "refs/list.txt": "\n".join(BODY[3:]),
    "drafts/one.docx": word(),
    "templates/reading-list.md.j2": TEMPLATE,
}
WRONG = word(word_xml(body=[text.replace("Berg, 2011", "Berg, 2012") for text in BODY]))
DATE = re.compile(rb' w:date="[^"]*"')
# What stands before, the command, and which of the files it writes.
COMMANDS = {
    "add": (
        {"l.bib": BIB, "new.bib": NEW},
        ("add", "new.bib", "--library", "l.bib"),
        ("l.bib",),
    ),
    "convert": (
        {"l.bib": BIB, "o.json": OLD},
        ("convert", "l.bib", "--to", "csljson", "-o", "o.json"),
        ("o.json",),
    ),
    "parse": (
        {"l.txt": "\n".join(BODY[3:]), "o.bib": OLD},
        ("parse", "l.txt", "-o", "o.bib"),
        ("o.bib",),
    ),
    "bibliography": (
        {"l.bib": BIB, "o.txt": OLD},
        ("bibliography", "--library", "l.bib", "--style", "apa-7", "-o", "o.txt"),
        ("o.txt",),
    ),
    "render": (
        {"l.bib": BIB, "t.md.j2": TEMPLATE, "o.html": OLD},
        ("render", "t.md.j2", "--library", "l.bib", "-o", "o.html"),
        ("o.html",),
    ),
    "lint --fix": ({"l.bib": UNTIDY}, ("lint", "--fix", "l.bib", "-q"), ("l.bib",)),
    "check": (
        {"d.docx": WRONG, "o.json": OLD},
        ("check", "d.docx", "--format", "json", "-o", "o.json"),
        ("o.json",),
    ),
    "check into Word": (
        {"d.docx": WRONG, "o.docx": word()},
        ("check", "d.docx", "-o", "o.docx"),
        ("o.docx",),
    ),
    "check --fix": (
        {"d.md": MARKDOWN.replace("& Berg", "and Berg"), "o.md": OLD},
        ("check", "d.md", "--style", "apa-7", "--fix", "-o", "o.md"),
        ("o.md",),
    ),
    "link": (
        {"d.md": MARKDOWN, "o.md": OLD, "o.bib": OLD},
        ("link", "d.md", "-o", "o.md"),
        ("o.md", "o.bib"),
    ),
    "rename": (
        PROJECT,
        ("rename", "aalto2011", "aalto2011catalogues", "--yes"),
        ("refs/library.bib", "drafts/live.md"),
    ),
    "dedupe --merge": (
        {**PROJECT, "refs/library.bib": TWICE, "drafts/live.md": LIVE.replace("aalto", "other")},
        ("dedupe", "--merge", "--yes"),
        ("refs/library.bib", "drafts/live.md"),
    ),
    "confirm": (
        PROJECT,
        ("confirm", "aalto2011", "volume", "--evidence", "the title page", "--on", "2020-01-01"),
        ("refs/library.bib",),
    ),
    "merge-driver": (
        {"base.bib": BIB, "ours.bib": UNTIDY, "theirs.bib": BIB + NEW},
        ("merge-driver", "base.bib", "ours.bib", "theirs.bib"),
        ("ours.bib",),
    ),
    "build": (
        BUILT,
        ("build", "-q"),
        (
            *("build/sources/list.json", "build/check/one.json", "build/check/one.html"),
            *("build/check/one.docx", "build/check/live.json", "build/reading-list.html"),
            *("build/reading-list.docx", "build/reading-list.pdf"),
        ),
    ),
}


def laid_out(folder, files):
    """Make a folder hold these files and nothing else."""
    for path in sorted(folder.rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        put(folder, name, content)


def content(path):
    """Return what a file says, whenever it was made; None where there is none."""
    if not path.is_file():
        return None
    data = path.read_bytes()
    if path.suffix == ".docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert archive.testzip() is None
            parts = {one: archive.read(one) for one in archive.namelist() if "core" not in one}
            return {one: DATE.sub(b"", part) for one, part in parts.items()}
    if path.suffix == ".pdf":
        assert data.startswith(b"%PDF-")
        assert data.rstrip().endswith(b"%%EOF")
        return len(data) // 1000
    return data


def contents(folder, names):
    return {name: content(folder / name) for name in names}


def moments(calls):
    """Return which calls are struck: all at full size, else the last and some of the others."""
    if SCALE == 1:
        return range(1, calls + 1)
    return sorted({*range(1, calls, max(10, calls // 8)), *range(max(1, calls - 5), calls + 1)})


@pytest.mark.parametrize("how", ["ENOSPC", "KILL"])
@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_is_old_or_new_and_the_next_run_goes_on(folder, request, command, how):
    files, arguments, outputs = COMMANDS[command]
    laid_out(folder, files)
    old = contents(folder, outputs)
    first, calls = struck(folder, how, 0, *arguments)
    assert first.code in {0, 1}, first.err
    new = contents(folder, outputs)
    assert all(new[name] != old[name] for name in outputs)
    whole = set()
    for when in moments(calls):
        laid_out(folder, files)
        answer, _ = struck(folder, how, when, *arguments)
        left = contents(folder, outputs)
        odd = [name for name in outputs if left[name] not in (old[name], new[name])]
        assert not odd, f"{how} at {when} left {odd}"
        if answer.code == first.code:
            assert left == new, f"{how} at {when}: said to be done, and is not"
        elif how != "KILL":
            assert answer.code == 2
            assert answer.err.count("\n") == 1, answer.err
        whole.add(left == new)
        again, _ = struck(folder, how, 0, *arguments)
        assert again.code in {0, 1} or left == new, f"{how} at {when}: {again.err}"
        assert contents(folder, outputs) == new, f"after {how} at {when}"
    assert False in whole, "no call that was struck mattered"
    request.node.user_properties.append(("struck", len(moments(calls))))


def test_a_save_that_was_killed_leaves_a_trace_that_is_no_hindrance(folder):
    files, arguments, outputs = COMMANDS["add"]
    laid_out(folder, files)
    _, calls = struck(folder, "KILL", 0, *arguments)
    new = contents(folder, outputs)
    laid_out(folder, files)
    for when in range(max(1, calls - 9), calls):
        struck(folder, "KILL", when, *arguments)
    struck(folder, "KILL", 0, *arguments)
    assert contents(folder, outputs) == new
    assert os.access(folder / "l.bib", os.W_OK)
