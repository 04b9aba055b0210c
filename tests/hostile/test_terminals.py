"""What a terminal would obey is shown as text, by every command, in a pipe and on a terminal."""

import contextlib
import os
import pty
import re
import subprocess
import sys

import pytest
from samples import BIB, BODY, TEMPLATE, TYPED, put, word, word_xml
from watched import RAW_CONTROL, environment, holds_the_rules, run

from procsead_refs import formats

# A title, a link, a colour, a bell, a cleared screen, a report of the cursor, in 7 and 8 bits.
EVIL = "\x1b]0;owned\x07\x1b]8;;http://198.51.100.7\x07x\x1b[31;5;7m\x07\x1b[2J\x1b[6n\x9b31m\x9d0;o\x9c"
TURNED = "\u202eturned\u2066\u200f"
OWN = re.compile(r"\x1b\[[0-9;]{0,8}[mK]|\r\n|\r")  # the colours and wiped lines of our own
FIELDS = ("author", "title", "journaltitle", "publisher", "note", "keywords", "date", "doi", "url")
PROSE = tuple(f"{EVIL}{text}{TURNED}" for text in BODY)


def entry(key, more=""):
    rows = "".join(f"  {field} = {{{field} {EVIL}{TURNED}{more}}},\n" for field in FIELDS)
    return f"@article{{{key},\n{rows}}}\n"


LIBRARY = BIB + entry(f"evil{EVIL}") + entry("evil2") + entry("evil3", " and more")
FILES = {
    "a.bib": LIBRARY,
    "b.bib": BIB,
    "draft.md": "\n\n".join(PROSE),
    "list.txt": "\n".join(f"{EVIL}{text}{TURNED}" for text in TYPED),
    "procsead-refs.toml": f'[project]\ntitle = "{TURNED}\\u001b]0;x"\nlibrary = "a.bib"\n'
    'drafts = ["draft.md"]\nsources = ["list.txt"]\n',
    f"{EVIL.replace('/', '')}.md": "\n\n".join(PROSE),
}
LIB = ("--library", "a.bib")
COMMANDS = {
    "list": ("list", *LIB),
    "list of keys": ("list", "--keys", *LIB),
    "show": ("show", "evil2", *LIB),
    "show in another format": ("show", "evil2", "--to", "csljson", *LIB),
    "a key that is not there": ("show", f"{EVIL}x", *LIB),
    "search": ("search", "journaltitle", *LIB),
    "search for nothing": ("search", EVIL, *LIB),
    "dedupe": ("dedupe", *LIB),
    "dedupe, a merge shown": ("dedupe", "--merge", *LIB),
    "diff": ("diff", "b.bib", "a.bib"),
    "lint": ("lint", "a.bib"),
    "lint, repairs shown": ("lint", "--diff", "a.bib"),
    "check": ("check", "draft.md"),
    "check, its file's name": ("check", list(FILES)[-1]),
    "check as JSON": ("check", "draft.md", "--format", "json"),
    "check as SARIF": ("check", "draft.md", "--format", "sarif"),
    "parse": ("parse", "list.txt"),
    "parse and review": ("parse", "list.txt", "--review"),
    "convert to RIS": ("convert", "a.bib", "--to", "ris"),
    "convert with losses": ("convert", "a.bib", "--to", "endnotexml"),
    "bibliography": ("bibliography", "--to", "txt", *LIB),
    "add": ("add", "a.bib", "--library", "new.bib", "--diff"),
    "explain": ("explain", f"{EVIL}"),
    "styles": ("styles", EVIL),
    "rename": ("rename", "evil2", f"new{EVIL}", *LIB),
    "build": ("build",),
    "a file that is not there": ("convert", f"{EVIL}.bib", "--to", "ris"),
    "an option that is none": ("list", f"--{EVIL}"),
    "a command that is none": (f"{EVIL}",),
}


@pytest.fixture
def files(folder):
    for name, content in FILES.items():
        put(folder, name, content)
    return folder


# What gives a file's content, for another program, gives it as it is unless it goes to a terminal.
CONTENT = {"show", "dedupe, a merge shown", "parse", "convert to RIS", "convert with losses", "add"}


@pytest.mark.parametrize("command", [one for one in COMMANDS if one not in {*CONTENT, "build"}])
def test_nothing_raw_reaches_a_pipe(files, command):
    holds_the_rules(run(files, *COMMANDS[command]))


def on_a_terminal(folder, arguments):
    """Return all that a command writes to a terminal that is its standard output and error."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "procsead_refs", *arguments],
        cwd=folder,
        env={**os.environ, **environment(folder, {}), "TERM": "xterm-256color", "NO_COLOR": ""},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    written = []
    with contextlib.suppress(OSError):  # the other end is closed
        while data := os.read(ours, 65536):
            written.append(data)
    process.wait(timeout=60)
    os.close(ours)
    return b"".join(written).decode("utf-8")


@pytest.mark.parametrize(
    "command",
    ["list", "show", "search", "dedupe", "diff", "check", "parse and review", "convert to RIS",
     "bibliography", "build", "lint, repairs shown", "a file that is not there", "parse", "add",
     "dedupe, a merge shown", "convert with losses"],
)  # fmt: skip
def test_nothing_raw_reaches_a_terminal(files, command):
    shown = on_a_terminal(files, COMMANDS[command])
    assert shown.strip()
    found = RAW_CONTROL.search(OWN.sub("", shown))
    assert not found, repr(shown[max(0, found.start() - 60) : found.end() + 20])
    assert "\u202e" not in shown


def test_a_word_draft_s_names_are_shown_as_text(folder):
    body = [f"See ({TURNED}Berg, 2011).", "References", *TYPED]
    put(folder, "a.docx", word(word_xml(body=body)))
    shown = on_a_terminal(folder, ("check", "a.docx"))
    assert "\u202e" not in shown


@pytest.mark.parametrize("name", [one for one in formats.writable() if one != "identifiers"])
def test_no_file_of_a_format_holds_what_a_terminal_obeys(folder, name):
    put(folder, "a.bib", LIBRARY)
    run(folder, "convert", "a.bib", "--to", name, "-o", "out", output="out")
    text = (folder / "out").read_text(encoding="utf-8")
    assert "owned" in text
    assert not RAW_CONTROL.search(text)


def test_no_product_of_a_template_holds_what_a_terminal_obeys(folder):
    put(folder, "a.bib", LIBRARY)
    put(folder, "a.md.j2", TEMPLATE)
    answer = run(folder, "render", "a.md.j2", *LIB, "--to", "md", "-o", "out.md", output="out.md")
    assert "owned" in answer.written
    assert not RAW_CONTROL.search((folder / "out.md").read_text(encoding="utf-8"))
