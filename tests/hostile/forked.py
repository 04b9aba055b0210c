"""Runs commands in forks of one interpreter that has loaded the toolkit: a fraction of the cost.

Reads requests from standard input, one JSON object a line, and answers each with one line: the
exit code, and which limit of time or memory (of all its processes together) it went over.
"""

import contextlib
import itertools
import json
import os
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path

import faulty_system

LARGEST = 512 * 1024**2  # bytes of a file that is written
LOOK = 5  # turns of 10 ms between two looks at all processes' memory, which take 2 ms of work
PAGE = resource.getpagesize()


def main():
    load()
    for line in sys.stdin:
        request = json.loads(line)
        sys.stdout.write(json.dumps(served(request)) + "\n")
        sys.stdout.flush()


def load():
    """Load once what every fork would load: the toolkit's parts, its words and its model."""
    from procsead_refs import documents, formats, journeys, pandoc, project, reports
    from procsead_refs.cli import bibliography, convert, render  # noqa: F401 - for the forks

    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "draft.md"
        draft.write_text("A (Berg, 2011).\n\n# References\n\nBerg, O. (2011). Doors. Press.\n")
        report = journeys.check(draft, project.load(None))
    reports.write(report, "json")
    reports.write(report, "html")
    documents.suffixes()
    for name in formats.names():
        formats.named(name)
    pandoc.binary()


def served(request):
    started = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            run(request)
        finally:
            os._exit(70)
    over = ""
    for turn in itertools.count():
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            break
        if turn % LOOK == 0 and memory(child) > request["mib"]:
            over = f"{request['mib']} MiB"
        if time.monotonic() - started > request["seconds"]:
            over = f"{request['seconds']} s"
        if over:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
        time.sleep(0.01)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)  # what it started and left behind
    if used.ru_maxrss / 1024 > request["mib"]:  # between two looks
        over = f"{request['mib']} MiB"
    return {"code": os.waitstatus_to_exitcode(status), "over": over}


def run(request):
    os.setsid()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (LARGEST, LARGEST))
    os.chdir(request["folder"])
    os.environ.update(request["env"])
    for number, name, flags in (
        (0, request["stdin"], os.O_RDONLY),
        (1, request["out"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
        (2, request["err"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC),
    ):
        os.dup2(os.open(name, flags, 0o600), number)
    sys.stdin = open(0, closefd=False)  # noqa: SIM115 - as an interpreter opens it
    from procsead_refs.cli import main as command

    clock = faulty_system.install(*request["fault"]) if request["fault"] else None
    try:
        if clock:
            clock.on = True
        command(request["arguments"])
    except SystemExit as leave:
        sys.stdout.flush()
        sys.stderr.flush()
        if clock:
            clock.on = False
            Path(request["calls"]).write_text(str(clock.count), encoding="utf-8")
        os._exit(leave.code if isinstance(leave.code, int) else 0)


def memory(session):
    """Return the resident MiB of a session's processes together; 0 where there is no /proc."""
    total = 0
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            fields = entry.read_text().rsplit(")", 1)[1].split()
            if int(fields[3]) == session:
                total += int(fields[21]) * PAGE
    return total / 1024**2


if __name__ == "__main__":
    main()
