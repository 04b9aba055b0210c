"""Plain text is that of pandoc's writer, whoever writes it."""

import json

import pytest

from procsead_refs import pandoc
from procsead_refs.rendering import tree
from procsead_refs.rendering.outputs import forms, plain_text
from procsead_refs.rendering.outputs.page import Page


def text(words):
    return tree.words(words)


def of(kind, *inlines):
    return {"t": kind, "c": list(inlines)}


def quoted(kind, inlines):
    return of("Quoted", {"t": kind}, inlines)


def span(name, words):
    return tree.span(text(words), tree.attributes("", [name]))


PLAIN = [
    [*text("Quiet  rooms"), {"t": "SoftBreak"}, *text("*here* "), of("Emph", *text("in italics"))],
    [quoted("DoubleQuote", text("a")), quoted("SingleQuote", text("b")), of("Strong", *text("c"))],
    tree.linked("See https://example.org/1, or not"),
    [span("csl-left-margin", "[1] "), span("csl-right-inline", "Rooms")],
    [span("nocase", "v."), {"t": "Str", "c": ""}],
]
OTHER = [
    [*text("a"), of("Superscript", *text("2")), of("SmallCaps", *text("b"))],
    [*text("a"), {"t": "LineBreak"}, *text("b")],
    [*text("a "), span("csl-left-margin", "(1)"), *text(" b")],
    [span("csl-block", "a"), span("csl-indent", "b")],
    [{"t": "Str", "c": "a b\nc"}],
    [],
    [*text("a"), of("Note", tree.para(text("a note")))],
]


def by_pandoc(blocks):
    source = json.dumps(tree.document(blocks))
    return pandoc.run(["-f", "json", "-t", "plain", "--wrap=none"], source).decode()


@pytest.mark.parametrize("inlines", PLAIN)
def test_plain_paragraphs_are_written_without_pandoc(inlines):
    blocks = [tree.div([tree.para(inlines)], tree.attributes()), tree.para(text("end"))]
    written = plain_text.written(blocks, lambda _: pytest.fail("pandoc was asked"))
    assert written == by_pandoc(blocks)


@pytest.mark.parametrize("inlines", OTHER)
def test_what_has_a_form_of_its_own_is_left_to_pandoc(inlines):
    blocks = [tree.para(inlines), *(tree.para(one) for one in PLAIN), tree.para(inlines)]
    assert forms.write(Page(blocks=blocks), "txt") == by_pandoc(blocks)


@pytest.mark.parametrize(
    "blocks", [[], [tree.heading(1, "Rooms"), tree.para(text("a"))], [tree.numbered(PLAIN[:0])]]
)
def test_pages_with_more_than_paragraphs_are_left_to_pandoc(blocks):
    assert forms.write(Page(blocks=blocks), "txt") == by_pandoc(blocks)
