import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procsead_refs import documents
from procsead_refs.model import Edit, Location

TEXTS = {
    "lines of a paragraph": ("one\ntwo\n\nthree", ["one\ntwo", "three"]),
    "hard breaks": ("one  \ntwo\\\nthree", ["one\ntwo\nthree"]),
    "emphasis": ("*a* **b** ***c*** _d_ __e__", ["a b c d e"]),
    "no emphasis between a sign and a word": ("*a.*b\n\na*(c)*", ["*a.*b", "a*(c)*"]),
    "no emphasis": ("2 * 3 * 4, snake_case_name, 5*", ["2 * 3 * 4, snake_case_name, 5*"]),
    "escapes": (r"\*a\* \[1\] Smith \& Co\. a\ b", ["*a* [1] Smith & Co. a\u00a0b"]),
    "entities": ("Ash &amp; Elm &copy; &#228; &nope; R&D", ["Ash & Elm © ä &nope; R&D"]),
    "dashes": ("12--34 and --- so", ["12–34 and — so"]),
    "an address keeps its hyphens": (
        "https://example.org/a--b_c_d*e",
        ["https://example.org/a--b_c_d*e"],
    ),
    "links": (
        "[Ash](https://a.org 'x'), [Elm][e], <https://b.org>\n\n[e]: https://e.org",
        ["Ash, Elm, https://b.org"],
    ),
    "an address as a link's words": (
        "[https://a.org/x](https://a.org/y), https://b.org/[1]",
        ["https://a.org/x, https://b.org/[1]"],
    ),
    "citations stay as typed": (
        "See [@ash2001, p. 3; -@elm_2] and @{fir:3}.",
        ["See [@ash2001, p. 3; -@elm_2] and @{fir:3}."],
    ),
    "code spans lose their marks": ("`a*b*` and ``c`d``", ["a*b* and c`d"]),
    "super- and subscript, strike": ("x^2^ H~2~O ~~no~~", ["x2 H2O no"]),
    "an escaped space in a superscript": ("rope^8,\\ 9^ and x^2 y^", ["rope8,\u00a09 and x^2 y^"]),
    "HTML inside": ("a<br>b<sup>1</sup> <!-- no --><i>c</i> 3 < 4", ["a\nb1 c 3 < 4"]),
    "attributes": ("# A {#a .b}\n\n[b]{.c}", ["A", "b"]),
    "metadata is not text": ("---\ntitle: T\n---\n\nBody", ["Body"]),
    "a rule is not metadata": ("Body\n\n---\n\nMore", ["Body", "More"]),
    "code blocks are not text": ("a\n\n```r\n(Ash 2001)\n```\n\n    (Elm 2002)\n\nb", ["a", "b"]),
    "a code block inside an item is not text": (
        "- one\n\n    ```\n    (Ash 2001)\n    ```\n\nb",
        ["one", "b"],
    ),
    "comments are not text": ("a\n\n<!--\n(Ash 2001)\n-->\n\nb", ["a", "b"]),
    "a fence that never ends is text": ("a\n\n````\nb\n\n```\n\nc", ["a", "````\nb", "```", "c"]),
    "a comment that never ends is text": ("a\n\n<!-- b\n\nc", ["a", "<!– b", "c"]),
    "an element that never ends is text": ("a\n\n<script>b\n\nc", ["a", "b", "c"]),
    "script and style are not text": ("<style>\np {}\n</style>\n\nb", ["b"]),
    "divisions": ("::: {#refs}\nAsh 2001.\n:::", ["Ash 2001."]),
    "list items": ("1. one\n2. two\n   more\n\n- three", ["one", "two\nmore", "three"]),
    "a year at a line's start is no item": (
        "It was in\n2019. And then",
        ["It was in\n2019. And then"],
    ),
    "table": ("| a | b |\n|---|---|\n| c \\| d | e |", ["a", "b", "c | d", "e"]),
    "line block": ("| one\n| two", ["one", "two"]),
    "quotation": ("> one\n> two\n\nthree", ["one\ntwo", "three"]),
    "brackets": ("[1] and [see] and [x](", ["[1] and [see] and [x]("]),
    "no notes without their text": ("a[^1] b", ["a[^1] b"]),
}


def made(tmp_path, source):
    path = tmp_path / "draft.md"
    path.write_text(source, encoding="utf-8")
    return path


@pytest.mark.parametrize(("source", "texts"), TEXTS.values(), ids=TEXTS.keys())
def test_text_is_what_a_reader_sees(tmp_path, source, texts):
    assert [block.text for block in documents.read(made(tmp_path, source)).blocks] == texts


def test_kinds_levels_and_lines(tmp_path):
    source = "---\na: b\n---\nTitle\n=====\n\n## Two ##\n\ntext\n\n* item\n    * inner\n\n> quote\n"
    source += "\n|a|\n|-|\n"
    read = documents.read(made(tmp_path, source))
    assert [(b.text, b.kind, b.level, b.line) for b in read.blocks] == [
        ("Title", "heading", 1, 4),
        ("Two", "heading", 2, 7),
        ("text", "paragraph", 0, 9),
        ("item", "list-item", 1, 11),
        ("inner", "list-item", 2, 12),
        ("quote", "quote", 0, 14),
        ("a", "cell", 0, 16),
    ]


def test_notes_come_last_in_the_order_of_their_calls(tmp_path):
    source = "[^z]: last\n    goes on\n\n    and on\n\na[^a] b[^z] c^[inline *x*]\n\n"
    source += "[^a]: first (@ash)\n\n[^n]: never"
    read = documents.read(made(tmp_path, source))
    assert [(b.text, b.kind, b.note) for b in read.blocks] == [
        ("a b c", "paragraph", None),
        ("first (@ash)", "footnote", "1"),
        ("last\ngoes on", "footnote", "2"),
        ("and on", "footnote", "2"),
        ("inline x", "footnote", "3"),
        ("never", "footnote", "4"),
    ]
    assert [(s.start, s.note) for s in read.blocks[0].spans] == [(1, "1"), (3, "2"), (5, "3")]


def test_spans_are_over_their_words(tmp_path):
    [block] = documents.read(
        made(tmp_path, "*A* [b *c*](https://d.org) x^1,2^ [-@ash; @elm]")
    ).blocks
    seen = [(block.text[s.start : s.end], s) for s in block.spans]
    assert [word for word, s in seen if s.italic] == ["A", "c"]
    assert [(word, s.link) for word, s in seen if s.link] == [("b c", "https://d.org")]
    assert [word for word, s in seen if s.superscript] == ["1,2"]
    assert [(word, s.key) for word, s in seen if s.key] == [("@ash", "ash"), ("@elm", "elm")]


REPAIRS = {
    "words": ("See Ash 2001.", (8, 12), "2002", "See Ash 2002."),
    "inside emphasis": ("*An old title*.", (3, 6), "new", "*An new title*."),
    "over the whole emphasis": ("Ash *et al.* 2001.", (0, 15), "Elm 2002", "Elm 2002."),
    "from outside into emphasis": ("a *b c* d", (0, 3), "x", "*x c* d"),
    "over an escape": (r"\[12\]", (1, 3), "13", r"\[13\]"),
    "over an entity": ("Ash &amp; Elm", (4, 5), "and", "Ash and Elm"),
    "over a line end": ("one\ntwo three", (2, 5), "_", "on\\_wo three"),
    "a key": ("[@ash, p. 2]", (1, 5), "@elm", "[@elm, p. 2]"),
    "marks in the new words": ("a b", (2, 3), "*<c>*", r"a \*\<c>\*"),
    "a note in between stays": ("a[^1] b\n\n[^1]: n", (0, 3), "x", "x[^1]\n\n[^1]: n"),
}


@pytest.mark.parametrize(
    ("source", "place", "new", "expected"), REPAIRS.values(), ids=REPAIRS.keys()
)
def test_a_repair_changes_the_words_alone(tmp_path, source, place, new, expected):
    path = made(tmp_path, source)
    data = documents.apply(path, [Edit(Location(0, *place), replacement=new)]).decode()
    assert data == expected


def test_comments_stand_behind_the_words_and_go_again(tmp_path):
    source = "See `code` and <https://a.org>, [@ash].\n\n| a | b |\n|---|---|\n"
    path = made(tmp_path, source)
    edits = [
        Edit(Location(0, 0, 3), comment="one -- two\nthree"),
        Edit(Location(0, 5, 6), comment="in code"),
        Edit(Location(0, 14, 20), comment="in a link"),
        Edit(Location(1, 0, 1), comment="a|b"),
    ]
    data = documents.apply(path, edits, "Editor").decode()
    assert data == (
        "See<!-- Editor: one – two three --> `code`<!-- Editor: in code --> and <https://a.org>"
        "<!-- Editor: in a link -->, [@ash].\n\n| a<!-- Editor: a/b --> | b |\n|---|---|\n"
    )
    path.write_text(data, encoding="utf-8")
    assert documents.apply(path, [], "Editor").decode() == source
    assert documents.apply(path, [], "Someone else").decode() == data


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text("ab (2001)&*_`[]<>!\\\n#|-é@^~", max_size=60), st.data())
def test_any_text_can_be_read_and_repaired(tmp_path, source, data):
    path = made(tmp_path, source)
    if not source.strip():
        return
    before = documents.read(path)
    places = [
        Location(n, *sorted(data.draw(st.tuples(*[st.integers(0, len(b.text))] * 2))))
        for n, b in enumerate(before.blocks)
        if b.line
    ]
    assert all(0 <= s.start <= s.end <= len(b.text) for b in before.blocks for s in b.spans)
    changed = documents.apply(path, [Edit(place, replacement="NEW") for place in places])
    assert changed.decode().count("NEW") == len(places)
