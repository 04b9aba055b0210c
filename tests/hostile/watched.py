"""Runs the command on a stranger's files under limits, and holds every run to the same rules."""

import dataclasses
import functools
import json
import os
import re
import subprocess
import sys
from pathlib import Path

SECONDS = 60
MIB = 768
CANARY = "CANARY-5b07"  # stands in files outside the folder; nobody may show it
# 1.0 runs the heavy cases at full size: HOSTILE_SCALE=1 pytest tests/hostile
SCALE = float(os.environ.get("HOSTILE_SCALE", "0.02"))
RAW_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


@dataclasses.dataclass(frozen=True)
class Answer:
    """What a run gave: exit code, both streams, the file it was told to write."""

    code: int
    out: str
    err: str
    written: str

    @property
    def text(self):
        return self.written or self.out


def scaled(number):
    return max(1, int(number * SCALE))


def run(folder, *arguments, output="", changes=(), stdin=os.devnull, env=None):
    """Run the command in a folder, under limits and rules.

    `output` is the file that it is told to write, `changes` are more files that it may change.
    """
    before = snapshot(folder)
    answer = _answer(folder, arguments, output=output, stdin=str(stdin), env=env)
    holds_the_rules(answer)
    after = snapshot(folder)
    touched = {name for name in before | after if before.get(name) != after.get(name)}
    assert touched <= {output, *changes}, f"touched {touched}"
    return answer


def struck(folder, how, when, *arguments):
    """Run the command on a system whose n-th call fails with HOW, or kills it there.

    Returns the answer and the number of calls that it made; None where it was killed.
    """
    counted = folder.parent / "calls"
    counted.unlink(missing_ok=True)
    answer = _answer(folder, arguments, fault=[how, when])
    if answer.code >= 0:
        holds_the_rules(answer)
    return answer, int(counted.read_text()) if counted.is_file() else None


def _answer(folder, arguments, *, output="", env=None, **more):
    streams = [folder.parent / "stdout", folder.parent / "stderr"]
    request = {
        "arguments": [str(one) for one in arguments],
        "folder": str(folder),
        "env": environment(folder, env or {}),
        "stdin": os.devnull,
        "out": str(streams[0]),
        "err": str(streams[1]),
        "seconds": SECONDS,
        "mib": MIB,
        "fault": None,
        "calls": str(folder.parent / "calls"),
        **more,
    }
    server = _server()
    server.stdin.write(json.dumps(request) + "\n")
    server.stdin.flush()
    said = json.loads(server.stdout.readline())
    assert not said["over"], f"over {said['over']}"
    files = [*streams, folder / output] if output else streams
    texts = [path.read_bytes() if path.is_file() else b"" for path in files]
    out, err, written = map(_text, (*texts, b"")[:3])
    return Answer(said["code"], out, err, written)


@functools.cache
def _server():
    return subprocess.Popen(
        [sys.executable, Path(__file__).with_name("forked.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def environment(folder, more):
    """Return an environment of this test's own: its cache and home stand beside the folder."""
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "NO_COLOR": "1"}
    return {**own, **more}


def refused(answer, name):
    """Hold a refusal: exit code 2 and one line that names the file."""
    assert answer.code == 2, f"exit {answer.code}: {answer.err[:200]}"
    assert answer.err.count("\n") == 1, answer.err[:500]
    assert Path(name).name in answer.err, answer.err


def kept(answer, wanted):
    """Hold a result: exit code 0 or 1, what is wanted in it, JSON where it looks like JSON."""
    assert answer.code in {0, 1}, answer.err[:300]
    text = answer.text
    if text.startswith(("[", "{")):
        text = json.dumps(json.loads(text), ensure_ascii=False)
    flat = " ".join(text.split())
    missing = [one for one in wanted if one not in flat]
    assert not missing, f"lost {missing}: {flat[:300]}"


def snapshot(folder):
    """Return the size, time and mode of every file in a folder and in its neighbour "outside"."""
    files = (path for top in (folder, folder.parent / "outside") for path in top.rglob("*"))
    states = ((path, path.lstat()) for path in files if path.is_symlink() or not path.is_dir())
    return {
        os.path.relpath(path, folder): (state.st_size, state.st_mtime_ns, state.st_mode)
        for path, state in states
    }


def holds_the_rules(answer):
    """Hold what is true of every run, whatever it was given."""
    assert answer.code in {0, 1, 2}, f"exit {answer.code}: {answer.err[-300:]}"
    for mark in ("Traceback (most recent", "a fault of this program", "+RTS", "Heap exhausted"):
        assert mark not in answer.err, answer.err[:500]
    assert not RAW_CONTROL.search(answer.out + answer.err), "a raw control character"
    assert CANARY not in answer.out + answer.err + answer.written, "leaked a file from elsewhere"


def _text(data):
    return data.decode("utf-8", "replace")
