"""The files that hostile ones are made from are read, each with all that is in it."""

import json

import pytest
from samples import BIB, BIBLIOGRAPHIES, CSL, DRAFTS, LISTS, TEMPLATE, TWO, WANTED, put
from watched import kept, run


@pytest.mark.parametrize("name", BIBLIOGRAPHIES)
def test_a_bibliography_is_converted(folder, name):
    put(folder, name, BIBLIOGRAPHIES[name])
    answer = run(folder, "convert", name, "--to", "csljson")
    kept(answer, WANTED)
    assert len(json.loads(answer.out)) == 2


@pytest.mark.parametrize("name", LISTS)
def test_a_typed_list_is_parsed(folder, name):
    put(folder, name, LISTS[name])
    answer = run(folder, "parse", name, "--to", "csljson")
    kept(answer, WANTED)
    assert len(json.loads(answer.out)) == 2


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_is_checked(folder, name):
    put(folder, name, DRAFTS[name])
    answer = run(folder, "check", name, "--format", "json")
    kept(answer, WANTED)
    assert json.loads(answer.out)["summary"]["linked"] == 2


def test_products_are_made(folder):
    for name, content in {"a.bib": BIB, "a.csl": CSL, "a.md.j2": TEMPLATE}.items():
        put(folder, name, content)
    args = ("--library", "a.bib", "-o", "a.html")
    kept(run(folder, "bibliography", "--style", "a.csl", *args, output="a.html"), WANTED)
    kept(run(folder, "render", "a.md.j2", *args, output="a.html"), (TWO,))
