"""Limits: SECURITY.md lists each, a refusal says it, and only the environment raises it."""

import re
from pathlib import Path

import pytest
from samples import BIB, MARKDOWN, ONE, TEMPLATE, WANTED, put, word, word_xml
from watched import kept, refused, run

from procsead_refs import limits

PAGE = Path(__file__).parents[2] / "SECURITY.md"


def test_the_page_lists_every_limit_as_it_is():
    rows = re.findall(r"^\| `([a-z-]+)` \| ([\d,]+) ([^|]+?) \|", PAGE.read_text(), re.MULTILINE)
    listed = {name: (int(value.replace(",", "")), unit) for name, value, unit in rows}
    assert listed == {name: (one.value, one.unit) for name, one in limits.LIMITS.items()}


LONG = f"<!--{' '.join(map(str, range(200_000)))}-->"
# What each limit is seen to refuse at 1, and the command that meets it.
MET = {
    "file": ("a.md", MARKDOWN + " " * 1_100_000),
    "text": ("a.md", MARKDOWN + " " * 1_100_000),
    "archive-members": ("a.docx", word()),
    "archive-part": ("a.docx", word(word_xml(LONG))),
    "archive-total": ("a.docx", word(more=[("word/media/x.png", "x" * 1_100_000)])),
    "archive-ratio": ("a.docx", word(word_xml(LONG))),
    "markdown-marks": ("a.md", MARKDOWN + "\n\n*a* b\n"),
    "citations": ("a.md", MARKDOWN),
    "brackets": ("a.md", MARKDOWN + "\n\nA (b) and [c].\n"),
}


@pytest.mark.parametrize("name", MET)
def test_a_limit_can_be_set_and_is_said(folder, name):
    file, content = MET[name]
    put(folder, file, content)
    arguments = ("check", file, "--format", "json")
    kept(run(folder, *arguments), WANTED)
    answer = run(folder, *arguments, env={limits.VARIABLE: f"{name}=1"})
    refused(answer, file)
    assert name == "archive-ratio" or f"{limits.VARIABLE}={name}=N" in answer.err


def test_a_limit_can_be_raised(folder):
    many = word(more=[(f"word/media/{n}", "") for n in range(20_000)])
    put(folder, "a.docx", many)
    refused(run(folder, "check", "a.docx"), "a.docx")
    raised = {limits.VARIABLE: "archive-members=30000"}
    kept(run(folder, "check", "a.docx", "--format", "json", env=raised), WANTED)


def test_a_longer_template_is_taken(folder):
    put(folder, "a.bib", BIB)
    put(folder, "a.md.j2", "{# " + "x" * limits.MIB + " #}" + TEMPLATE)
    arguments = ("render", "a.md.j2", "--library", "a.bib", "--to", "md")
    refused(run(folder, *arguments), "a.md.j2")
    kept(run(folder, *arguments, env={limits.VARIABLE: "template=2"}), (ONE,))


@pytest.mark.parametrize("text", ["file", "file=", "file=0", "file=-1", "file=x", "nothing=1",
                                  "file=9999999999", "file=²"])  # fmt: skip
def test_what_is_no_limit_is_refused(folder, text):
    put(folder, "a.bib", BIB)
    answer = run(folder, "list", "--library", "a.bib", env={limits.VARIABLE: text})
    refused(answer, limits.VARIABLE)


def test_no_file_raises_a_limit(folder):
    put(folder, "a.bib", BIB)
    put(folder, "procsead-refs.toml", "[limits]\nfile = 512\n")
    refused(run(folder, "list", "--library", "a.bib"), "procsead-refs.toml")
