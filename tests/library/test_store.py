"""The store: unchanged bytes stay, a file is old or new and whole, no writer's entry is lost."""

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from procsead_refs.errors import Refusal
from procsead_refs.formats import bibtex
from procsead_refs.library import adding, load, update
from procsead_refs.library.store import lock

ODD = """% A head with an @ sign
@PREAMBLE{"\\newcommand{\\x}{y}"}
@string( coasts = "Journal of " # {Coasts} )

@Article ( k:1 ,
\tauthor="R{\\"o}ck, Rita" # " and " # "Beech, A.",
   Title   =   {The {Tide}},unknown-field={a,b}, year=2001   % a remark
)   trailing words
@comment{jabref-meta: grouping: 0 AllEntriesGroup:;}
@book{twice, title={A}}
@book{twice, title={B}}
@book{open, title = {never closed,
  year = 2001

@misc{last,title={C}, note={{}}}"""
ENCODED = {
    "utf-8": ODD.encode(),
    "windows line ends": ODD.replace("\n", "\r\n").encode(),
    "old Mac line ends": ODD.replace("\n", "\r").encode(),
    "mixed line ends": ODD.replace("\n", "\r\n", 5).encode(),
    "byte order mark": b"\xef\xbb\xbf" + ODD.encode(),
    "utf-16": b"\xff\xfe" + ODD.encode("utf-16-le"),
    "windows-1252": ODD.replace("Beech", "Bäch – €").encode("cp1252"),
    "latin-1 with controls": ODD.encode() + b"\x81\xe4",
    "no final line end": ODD.rstrip().encode(),
    "empty": b"",
    "only spaces": b" \n\n",
}
NEW = bibtex.read("@book{new2020, author = {New, N.}, title = {Brand new}, date = {2020}}")


def add(path, references=NEW, root=None):
    return update(
        path,
        lambda held: held.with_added(adding.sources(adding.plan(held, references, keep_keys=True))),
        root,
    )


@pytest.mark.parametrize("data", ENCODED.values(), ids=ENCODED.keys())
def test_what_nobody_changed_stays_byte_for_byte(tmp_path, data):
    path = tmp_path / "a.bib"
    path.write_bytes(data)
    update(path, lambda held: held)
    assert path.read_bytes() == data
    add(path)
    after = path.read_bytes()
    assert after.startswith(data)
    assert [one.id for one in load(path).references][-1] == "new2020"


def test_a_byte_that_no_encoding_gives_back_is_not_written_over(tmp_path):
    path = tmp_path / "a.bib"
    data = b"\xff\xfe" + ODD.encode("utf-16-le") + b"\x00\xd8\x41"
    path.write_bytes(data)
    with pytest.raises(Refusal):
        add(path)
    assert path.read_bytes() == data


def test_a_character_that_the_encoding_lacks_is_refused(tmp_path):
    path = tmp_path / "a.bib"
    path.write_bytes(ENCODED["windows-1252"])
    with pytest.raises(Refusal, match="UTF-8"):
        add(path, bibtex.read("@book{x, title = {海}, author = {李, 白}, date = 2001}"))
    assert path.read_bytes() == ENCODED["windows-1252"]


def test_other_formats_are_read_and_not_written_to(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('[{"id": "a", "type": "book", "title": "A"}]', encoding="utf-8")
    assert load(path).get("a").title == "A"
    with pytest.raises(Refusal, match="bib"):
        add(path)


@pytest.mark.parametrize("text", ["<html>not ours</html>\n", "precious words"])
def test_another_thing_under_a_bib_name_is_not_written_to(tmp_path, text):
    path = tmp_path / "a.bib"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal, match="no BibTeX"):
        add(path)
    assert path.read_text(encoding="utf-8") == text


def test_a_file_with_a_remark_alone_is_a_library(tmp_path):
    path = tmp_path / "a.bib"
    path.write_text("% The team's library\n", encoding="utf-8")
    add(path)
    assert load(path).keys == {"new2020"}


def test_a_link_is_followed_inside_the_project_only(tmp_path):
    project, outside = tmp_path / "project", tmp_path / "outside"
    project.mkdir()
    outside.mkdir()
    victim = outside / "victim.bib"
    victim.write_text("precious", encoding="utf-8")
    link = project / "refs.bib"
    link.symlink_to(victim)
    with pytest.raises(Refusal, match="outside"):
        add(link, root=project)
    assert victim.read_text(encoding="utf-8") == "precious"
    link.unlink()
    inside = project / "real.bib"
    inside.write_text(ODD, encoding="utf-8")
    link.symlink_to(inside)
    add(link, root=project)
    assert link.is_symlink()
    assert "new2020" in inside.read_text(encoding="utf-8")


def test_what_an_editor_saves_in_between_is_not_overwritten(tmp_path):
    path = tmp_path / "a.bib"
    path.write_text("@book{a, title = {A}}\n", encoding="utf-8")
    calls = []

    def change(held):
        if not calls:
            path.write_text("@book{b, title = {B}}\n", encoding="utf-8")
        calls.append(1)
        return held.with_added(adding.sources(adding.plan(held, NEW, keep_keys=True)))

    update(path, change)
    assert [one.id for one in load(path).references] == ["b", "new2020"]
    assert len(calls) == 2


def test_a_file_that_is_not_there_is_made(tmp_path):
    add(tmp_path / "new.bib")
    assert (tmp_path / "new.bib").read_text(encoding="utf-8").startswith("@book{new2020,")
    assert [one.name for one in tmp_path.iterdir()] == ["new.bib"]


def test_a_lock_that_is_held_is_waited_for_and_a_dead_ones_is_taken(tmp_path):
    path = tmp_path / "a.bib"
    with (
        lock.lock(path),
        pytest.raises(Refusal, match="another process"),
        lock.lock(path, wait=0.1),
    ):
        pass
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    host = os.uname().nodename
    (tmp_path / ".a.bib.lock").write_text(f"{dead.pid} {host} x", encoding="utf-8")
    (tmp_path / ".a.bib.abcdefgh").write_text("half", encoding="utf-8")
    add(path)
    assert [one.name for one in tmp_path.iterdir()] == ["a.bib"]


@pytest.mark.parametrize(("age", "taken"), [(0, False), (100, False), (125, True)])
def test_a_lock_of_another_machine_is_left_behind_after_two_minutes(tmp_path, age, taken):
    path, file = tmp_path / "a.bib", tmp_path / ".a.bib.lock"
    file.write_text(f"{os.getpid()} another-machine x", encoding="utf-8")
    os.utime(file, (time.time() - age,) * 2)
    if taken:
        with lock.lock(path, wait=0.1):
            assert "another-machine" not in file.read_text(encoding="utf-8")
        assert not file.exists()
    else:
        with pytest.raises(Refusal, match="another process"), lock.lock(path, wait=0.1):
            pass
        assert "another-machine" in file.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_to_is_refused(tmp_path):
    path = tmp_path / "missing" / "a.bib"
    with pytest.raises(Refusal):
        add(path)
    if os.geteuid() != 0:
        path = tmp_path / "a.bib"
        path.write_text(ODD, encoding="utf-8")
        tmp_path.chmod(0o500)
        with pytest.raises(Refusal):
            add(path)
        tmp_path.chmod(0o700)
        assert path.read_text(encoding="utf-8") == ODD


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "a.bib"
    path.write_text(ODD, encoding="utf-8")

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refusal, match="No space"):
        add(path)
    assert path.read_text(encoding="utf-8") == ODD
    assert [one.name for one in tmp_path.iterdir()] == ["a.bib"]


WRITER = """
import sys
from pathlib import Path
from procsead_refs.formats import bibtex
from procsead_refs.library import adding, update
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    text = f"@book{{{name}{number}, title = {{{name} {number} {'x' * 300}}}, date = 2001}}"
    new = bibtex.read(text)
    plan = lambda held: adding.plan(held, new, keep_keys=True, duplicates=True)
    update(path, lambda held: held.with_added(adding.sources(plan(held))))
    print(number, flush=True)
"""


def writer(path, name, count):
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(count)], stdout=subprocess.PIPE
    )


def test_two_writers_lose_no_entry(tmp_path):
    path = tmp_path / "a.bib"
    path.write_text(ODD, encoding="utf-8")
    writers = [writer(path, name, 8) for name in ("one", "two")]
    assert [one.wait(60) for one in writers] == [0, 0]
    for one in writers:
        one.stdout.close()
    keys = {one.id for one in load(path).references}
    assert {f"{name}{n}" for name in ("one", "two") for n in range(8)} <= keys
    assert path.read_text(encoding="utf-8").startswith(ODD)


def test_a_writer_killed_at_any_moment_leaves_a_whole_file(tmp_path):
    path = tmp_path / "a.bib"
    path.write_text(ODD + "\n", encoding="utf-8")
    chance = random.Random(7)
    for attempt in range(4):
        process = writer(path, f"w{attempt}x", 200)
        first = process.stdout.readline()
        time.sleep(chance.random() / 20)
        process.send_signal(signal.SIGKILL)
        written = [first, *process.stdout]
        process.stdout.close()
        process.wait()
        text = path.read_text(encoding="utf-8")
        assert text.startswith(ODD)
        assert text.endswith("}\n")
        held = {one.id for one in load(path).references}
        assert {f"w{attempt}x{int(line)}" for line in written} <= held
    add(path)
    assert [one.name for one in tmp_path.iterdir()] == ["a.bib"]
