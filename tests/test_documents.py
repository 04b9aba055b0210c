"""The documents: every command that they show is one, every link leads somewhere, no table lags."""

import re
import shlex
from pathlib import Path

import click
import pytest

from procsead_refs import rules, styles
from procsead_refs.cli import procsead_refs
from procsead_refs.parsing import steps

ROOT = Path(__file__).parents[1]
PAGES = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "drafts").rglob("README.md")),
]
LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")


def blocks_of_code(page):
    """The lines of a page's code, fenced or indented, continued ones joined."""
    fenced = False
    for line in page.read_text(encoding="utf-8").replace("\\\n", " ").splitlines():
        if line.startswith("```"):
            fenced = not fenced
        elif fenced or line.startswith("    "):
            yield line.strip()


def commands():
    """The commands that the pages show, each with its page."""
    for page in PAGES:
        for line in blocks_of_code(page):
            for part in re.split(r" (?:&&|\|) ", line):
                typed = part.strip().removeprefix("$ ").removeprefix(".venv/bin/")
                typed = re.split(r"\s{2,}|\s\$\(", typed)[0]  # a remark in the next column
                if typed.startswith("procsead-refs "):
                    yield pytest.param(
                        shlex.split(typed, comments=True)[1:], id=f"{page.name}: {typed}"
                    )


@pytest.mark.parametrize("arguments", list(commands()))
def test_a_command_that_a_page_shows_is_one(arguments):
    name, *rest = arguments
    command = procsead_refs.get_command(None, name)
    assert command is not None, f"there is no command {name}"
    with command.make_context(name, rest) as context:
        assert isinstance(context, click.Context)


def anchors(page):
    """The anchors of a page's headings, as code hosts make them."""
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            text = re.sub(r"[^\w\- ]", "", line.lstrip("#").strip().lower())
            yield text.replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page):
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if target.startswith(("http://", "https://")):
            continue
        path, _, anchor = target.partition("#")
        aim = (page.parent / path) if path else page
        assert aim.exists(), target
        assert not anchor or anchor in anchors(aim), target


NAMED = re.compile(r"`([\w./-]+\.(?:py|toml|lua))`")
MADE_UP = {"xyz.py", "what_is_wrong.py", "quotes.toml"}  # what a reader is to make


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_files_that_a_page_names_are_there(page):
    there = {
        str(file)
        for folder in ("src", "tests", "benchmarks", "fuzz")
        for file in (ROOT / folder).rglob("*.*")
    }
    there |= {str(file) for file in ROOT.glob("*.*")}
    for name in NAMED.findall(page.read_text(encoding="utf-8")):
        if Path(name).name not in MADE_UP:
            assert any(file.endswith(f"/{name}") for file in there), name


def rows(name, heading=""):
    """The first cells of the rows of a page's table, the one under a heading."""
    text = (ROOT / name).read_text(encoding="utf-8").partition(heading)[2 if heading else 0]
    table = re.search(r"(?:^\|.*\n)+", text, re.MULTILINE)[0].splitlines()[2:]
    return [row.strip("|").split("|") for row in table]


def test_the_readme_names_every_command_and_page():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    named = [name for row in rows("README.md", "## All commands") for name in words(row[0])]
    assert sorted(named) == procsead_refs.list_commands(None)
    assert {f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")} <= set(LINK.findall(text))


def words(cell):
    return re.findall(r"[a-z][a-z0-9-]*", cell)


def test_the_table_of_profiles_is_the_data():
    shown = [name for row in rows("docs/rendering.md", "## Styles") for name in words(row[0])]
    assert sorted(shown) == sorted(styles.profiles())


def test_the_table_of_parsing_names_its_steps_in_their_order():
    shown = {row[0].strip(): row[1] for row in rows("docs/parsing.md", "## What happens")}
    files = dict.fromkeys(f"{step.__module__.rpartition('.')[2]}.py" for step in steps.STEPS)
    assert re.findall(r"\w+\.py", shown["values"]) == list(files)


def test_the_table_of_lint_names_its_rules():
    shown = {name for row in rows("docs/library.md", "## Quality") for name in words(row[0])}
    scopes = {one: rules.rule(one).SCOPE for one in rules.ids()}
    of_the_file = {one for one, scope in scopes.items() if scope == "library"}
    of_an_entry = {one for one, scope in scopes.items() if scope == "reference"}
    assert of_the_file <= shown <= of_the_file | of_an_entry
