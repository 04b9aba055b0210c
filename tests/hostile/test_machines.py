"""Machines that go wrong: devices, links, no home, no streams, two writers, kills, full disks."""

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from samples import BIB, MARKDOWN, TEMPLATE, WANTED, WORKS, put
from watched import environment, holds_the_rules, kept, refused, run

COMMAND = [sys.executable, "-m", "procsead_refs"]
NEW = "@book{new, author = {Brandt, Ole}, title = {Shelves}, date = {1999}}\n"


SPECIAL = ["pipe.bib", "device.bib", "folder.bib", "dangling.bib", "circle.bib"]


@pytest.mark.parametrize("name", SPECIAL)
@pytest.mark.parametrize("verb", ["convert", "check", "parse", "add", "lint"])
def test_what_is_no_file_is_refused(folder, verb, name):
    os.mkfifo(folder / "pipe.bib")
    (folder / "device.bib").symlink_to("/dev/zero")
    (folder / "folder.bib").mkdir()
    (folder / "dangling.bib").symlink_to("/nonexistent/x.bib")
    (folder / "circle.bib").symlink_to("circle.bib")
    more = {"convert": ("--to", "csljson"), "add": ("--library", "new.bib")}.get(verb, ())
    refused(run(folder, verb, name, *more), name)


def test_a_link_to_a_file_elsewhere_is_replaced_and_not_followed(folder):
    put(folder, "a.bib", BIB)
    victim = put(folder, "victim.txt", "precious")
    (folder / "out.json").symlink_to(victim)
    answer = run(folder, "convert", "a.bib", "--to", "csljson", "-o", "out.json", output="out.json")
    assert victim.read_text() == "precious"
    if answer.code == 2:
        refused(answer, "out.json")
    else:
        kept(answer, WANTED)


@pytest.mark.parametrize("name", ["pipe", "link to a device"])
def test_an_output_that_is_no_file_is_written_to_and_not_replaced(folder, name):
    put(folder, "a.bib", BIB)
    os.mkfifo(folder / "pipe")
    (folder / "link to a device").symlink_to("/dev/null")
    before = (folder / name).lstat().st_mode
    answer = run(folder, "convert", "a.bib", "--to", "csljson", "-o", name, changes=(name,))
    assert (folder / name).lstat().st_mode == before
    if name == "pipe":  # nobody reads from it
        refused(answer, name)
    else:
        assert answer.code == 0, answer.err


def test_a_full_device_is_said(folder):
    put(folder, "a.bib", BIB)
    (folder / "out.json").symlink_to("/dev/full")
    answer = run(folder, "convert", "a.bib", "--to", "csljson", "-o", "out.json")
    refused(answer, "out.json")
    assert "No space left" in answer.err


@pytest.mark.parametrize("name", ["a.bib", "same.bib", "hard.bib"])
def test_the_input_is_not_destroyed_by_being_the_output(folder, name):
    put(folder, "a.bib", BIB)
    (folder / "same.bib").symlink_to("a.bib")
    os.link(folder / "a.bib", folder / "hard.bib")
    refused(run(folder, "convert", "a.bib", "--to", "bibtex", "-o", name), name)
    assert (folder / "a.bib").read_text(encoding="utf-8") == BIB


ENVIRONMENTS = {
    "no home": {"HOME": "", "XDG_CACHE_HOME": ""},
    "a home that is not there": {"HOME": "/nonexistent", "XDG_CACHE_HOME": "/nonexistent/cache"},
    "a cache that is a file": {"XDG_CACHE_HOME": "/dev/null"},
    "the locale of C": {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": ""},
    "another encoding": {"PYTHONIOENCODING": "latin-1", "LC_ALL": "POSIX"},
    "no path": {"PATH": ""},
    "no temporary folder": {"TMPDIR": "/nonexistent"},
}


def fresh(folder, *arguments, env=None, **options):
    """Run the command in an interpreter of its own."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=folder,
        env={**os.environ, **environment(folder, env or {})},
        timeout=60,
        check=False,
        **options,
    )


@pytest.mark.parametrize("case", ENVIRONMENTS)
def test_a_bare_environment_is_enough(folder, case):
    put(folder, "a.bib", BIB)
    for arguments in (
        ("convert", "a.bib", "--to", "csljson"),
        ("list", "--library", "a.bib"),
        ("bibliography", "--library", "a.bib", "--to", "txt"),
    ):
        answer = fresh(folder, *arguments, env=ENVIRONMENTS[case], capture_output=True)
        assert answer.returncode == 0, answer.stderr
        assert "Närhi" in answer.stdout.decode("utf-8")


def test_a_clock_in_the_past_is_no_matter(folder):
    put(folder, "a.md", MARKDOWN)
    os.utime(folder / "a.md", (0, 0))
    kept(run(folder, "check", "a.md", "--format", "json"), WANTED)


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-", "> /dev/full"])
def test_streams_that_are_closed_give_no_traceback(folder, closed):
    put(folder, "a.bib", BIB)
    script = f'"$@" {closed}'
    answer = subprocess.run(
        ["sh", "-c", script, "sh", *COMMAND, "convert", "a.bib", "--to", "csljson"],
        cwd=folder,
        env={**os.environ, **environment(folder, {})},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert answer.returncode in {0, 1, 2}
    assert "Traceback" not in answer.stderr
    assert "Exception ignored" not in answer.stderr


def test_remarks_that_cannot_be_written_undo_nothing(folder):
    put(folder, "new.bib", NEW)
    put(folder, "library.bib", BIB)
    with Path("/dev/full").open("w") as full:
        done = fresh(folder, "add", "new.bib", "--library", "library.bib", stderr=full)
    assert done.returncode == 0
    assert "Shelves" in (folder / "library.bib").read_text(encoding="utf-8")


def test_several_writers_lose_nothing(folder):
    put(folder, "library.bib", BIB)
    writers = []
    for number in range(4):
        put(folder, f"n{number}.bib", NEW.replace("new", f"new{number}").replace(
            "Shelves", ["Shelves", "Ladders", "Lamps", "Windows"][number]))  # fmt: skip
        writers.append(
            subprocess.Popen(
                [*COMMAND, "add", f"n{number}.bib", "--library", "library.bib", "-q"],
                cwd=folder,
                env={**os.environ, **environment(folder, {})},
            )
        )
    assert [one.wait(timeout=60) for one in writers] == [0] * 4
    text = (folder / "library.bib").read_text(encoding="utf-8")
    assert text.startswith(BIB)
    assert all(f"new{number}" in text for number in range(4))


def test_a_kill_at_any_time_leaves_the_library_whole(folder):
    put(folder, "library.bib", BIB)
    put(folder, "new.bib", NEW)
    chance = random.Random(7)
    for _ in range(6):
        process = subprocess.Popen(
            [*COMMAND, "add", "new.bib", "--library", "library.bib", "-q"],
            cwd=folder,
            env={**os.environ, **environment(folder, {})},
        )
        time.sleep(chance.uniform(0.05, 0.5))
        process.send_signal(signal.SIGKILL)
        process.wait()
        text = (folder / "library.bib").read_text(encoding="utf-8")
        assert text.startswith(BIB)
        assert text.count("{") == text.count("}")


def test_a_build_that_was_killed_goes_on(folder):
    (folder / "refs").mkdir()
    (folder / "templates").mkdir()
    put(folder, "refs/library.bib", BIB)
    put(folder, "templates/list.md.j2", TEMPLATE)
    put(folder, "a.md", MARKDOWN)
    put(folder, "procsead-refs.toml", '[project]\ndrafts = ["*.md"]\n')
    process = subprocess.Popen(
        [*COMMAND, "build", "-q"], cwd=folder, env={**os.environ, **environment(folder, {})}
    )
    time.sleep(0.6)
    process.kill()
    process.wait()
    answer = fresh(folder, "build", capture_output=True)
    assert answer.returncode in {0, 1}, answer.stderr
    assert b"Traceback" not in answer.stderr


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a file system")
def test_a_full_disk_changes_nothing(folder):
    small = folder / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no file system can be mounted here")
    try:
        put(small, "library.bib", BIB)
        put(folder, "new.bib", "".join(
            NEW.replace("new", f"n{n}").replace("Shelves", f"Number {n} of many")
            for n in range(2000)))  # fmt: skip
        answer = run(folder, "add", "new.bib", "--library", "small/library.bib", "--duplicates")
        refused(answer, "library.bib")
        assert (small / "library.bib").read_text(encoding="utf-8") == BIB
    finally:
        subprocess.run(["umount", "-l", small], check=True)


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_what_is_asked_to_end_takes_its_temporary_files_away(folder, sent):
    entry = NEW.replace("new", "n{0}").replace("Shelves", "Shelf {0}")
    put(folder, "a.bib", "".join(entry.replace("{0}", str(number)) for number in range(4000)))
    (temporary := folder / "tmp").mkdir()
    process = subprocess.Popen(
        [*COMMAND, "bibliography", "--library", "a.bib", "--style", "apa-7", "--to", "html"],
        cwd=folder,
        env={**os.environ, **environment(folder, {"TMPDIR": str(temporary)})},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 30
    while not list(temporary.iterdir()) and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(sent)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (2, "")
    assert err.endswith("procsead-refs: stopped; nothing was left half written\n")
    assert "Traceback" not in err
    assert list(temporary.iterdir()) == []


def test_names_with_escapes_are_shown_as_escapes(folder):
    name = "a\x1b]0;owned\x07\x1b[31m.bib"
    put(folder, name, BIB)
    for arguments in (("convert", name, "--to", "ris"), ("lint", name), ("check", name)):
        holds_the_rules(run(folder, *arguments))


@pytest.mark.parametrize(
    ("closed", "arguments", "code"),
    [
        ("<&-", "convert a.bib --to ris", 0),
        ("<&-", "convert - --to ris", 2),
        (">&-", "convert a.bib --to ris", 2),
        ("2>&-", "convert missing.bib --to ris", 2),
        ("2>&-", "convert a.bib --to ris -o b.ris", 0),
        ("<&- >&- 2>&-", "convert a.bib --to ris -o b.ris", 0),
    ],
)
def test_closed_streams_are_no_fault(folder, closed, arguments, code):
    put(folder, "a.bib", BIB)
    line = f"exec {sys.executable} -P -m procsead_refs {arguments} {closed}"
    done = subprocess.run(
        ["sh", "-c", line], cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == code, done.stderr
    assert "fault of this program" not in done.stderr
    if "b.ris" in arguments:
        assert (folder / "b.ris").read_text(encoding="utf-8").count("ER  - ") == len(WORKS)


@pytest.mark.parametrize("name", ["a\udcff", "ä" * 115, "草" * 80], ids=["bytes", "long", "longer"])
def test_a_file_may_have_any_name(folder, name):
    for suffix, content in ((".md", MARKDOWN), (".bib", BIB)):
        put(folder, name + suffix, content)
    draft, library = f"{name}.md", f"{name}.bib"
    put(folder, "new.bib", NEW)
    for form in ("html", "sarif", "json"):
        arguments = ("check", draft, "--format", form, "-o", f"o.{form}")
        assert run(folder, *arguments, output=f"o.{form}").code in {0, 1}
    assert run(folder, "list", "--library", library).code == 0
    assert run(folder, "add", "new.bib", "--library", library, changes=(library,)).code == 0
