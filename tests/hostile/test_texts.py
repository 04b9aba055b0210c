"""Texts from strangers: encodings, controls, sizes, nesting, cycles, numbers beyond belief."""

import json

import pytest
from samples import BIB, MARKDOWN, ONE, TWO, TYPED, WANTED, put, written
from watched import kept, refused, run, scaled

LIST = "\n".join(TYPED) + "\n"


def convert(folder, name, *more):
    return run(folder, "convert", name, "--to", "csljson", *more)


VERBS = {
    "convert": convert,
    "parse": lambda folder, name: run(folder, "parse", name, "--to", "csljson"),
    "check": lambda folder, name: run(folder, "check", name, "--format", "json"),
    "add": lambda folder, name: run(
        folder, "add", name, "--library", "new.bib", changes=("new.bib",)
    ),
}
NAMES = {"convert": "a.bib", "parse": "a.txt", "check": "a.md", "add": "a.bib"}
TEXT = {"convert": BIB, "parse": LIST, "check": MARKDOWN, "add": BIB}


@pytest.mark.parametrize(
    "content", [b"", b" \n\t \n", "\ufeff".encode()], ids=["0", "space", "BOM"]
)
@pytest.mark.parametrize("verb", VERBS)
def test_nothing_is_nothing_or_refused(folder, verb, content):
    put(folder, NAMES[verb], content)
    answer = VERBS[verb](folder, NAMES[verb])
    if answer.code == 2:
        refused(answer, NAMES[verb])
    else:
        found = json.loads(answer.out) if verb != "add" else []
        assert found == [] or found["references"] == []


ENCODINGS = [
    "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
    "latin-1", "cp1252", "mac-roman", "cp850",
]  # fmt: skip


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("verb", ["convert", "parse", "check"])
def test_an_encoding_is_read_exactly_or_refused(folder, verb, encoding):
    text = TEXT[verb]
    if encoding in {"latin-1", "cp850"}:
        text = text.replace("–", "-")
    put(folder, NAMES[verb], text.encode(encoding))
    answer = VERBS[verb](folder, NAMES[verb])
    if answer.code == 2:
        refused(answer, NAMES[verb])
    else:
        kept(answer, WANTED)
        assert "�" not in answer.out
        assert "\\u0000" not in answer.out


@pytest.mark.parametrize("word", ["Närhi", "Müller", "Gonçalves", "ÅNGSTRÖM", "don’t – “so”"])
@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp850"])
def test_one_odd_word_is_enough_to_tell_an_old_encoding(folder, word, encoding):
    if encoding == "cp850" and ("’" in word or "ç" in word):
        pytest.skip("it has no such marks, and its ç is Macintosh's á")
    put(folder, "a.bib", f"@book{{a, title = {{{word}}}}}".encode(encoding))
    kept(convert(folder, "a.bib"), [word])


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "安静的房间与门的研究"),
        ("gb18030", "安静房间"),
        ("big5", "安靜的房間與門的研究"),
        ("shift_jis", "静かな部屋の研究"),
        ("shift_jis", "静寂部屋研究"),
        ("euc_jp", "静かな部屋とドアの研究"),
        ("euc_jp", "静寂部屋扉研究会家具出版部"),
        ("euc_kr", "조용한 방과 문에 관한 연구"),
        ("iso2022_jp", "静かな部屋の研究"),
        ("utf-7", "Größe – Стулья – 静かな"),
    ],
)
def test_an_eastern_encoding_is_read(folder, encoding, text):
    put(folder, "a.bib", f"@book{{a, title = {{{text}}}}}".encode(encoding))
    kept(convert(folder, "a.bib"), [text])


@pytest.mark.parametrize("text", ["1+1", "C++ and +-signs", "+AAA-", "a+Bcd-e", "x+y +ADw-b+AD4-"])
def test_a_plus_sign_in_ascii_stands_for_itself(folder, text):
    put(folder, "a.bib", f"@book{{a, title = {{{text}}}}}")
    kept(convert(folder, "a.bib"), [text])


NO_TEXT = {
    "Russian": "@book{a, title = {Тихие комнаты}}".encode("cp1251"),
    "Thai": "@book{a, title = {ประวัติศาสตร์ความเงียบ}}".encode("tis-620"),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "a program's head": b"\x7fELF" + b"\x01\0\0\0" * 500,  # as zeros stand in UTF-32
    "zeros": bytes(1000),
    "an archive": b"PK\x03\x04" + bytes(range(256)) * 20,
    "a Latin word in a Chinese encoding": "@book{a, title = {Müller}}".encode("gb18030"),
}


@pytest.mark.parametrize("case", NO_TEXT)
@pytest.mark.parametrize("verb", VERBS)
def test_what_is_no_text_or_cannot_be_told_is_refused(folder, verb, case):
    put(folder, NAMES[verb], NO_TEXT[case])
    refused(VERBS[verb](folder, NAMES[verb]), NAMES[verb])


@pytest.mark.parametrize("name", ["a.bib", "a.ris", "a.json", "a.nbib", "a.csv"])
@pytest.mark.parametrize("form", ["biblatex", "ris", "csljson", "endnotexml"])
def test_a_wrong_suffix_hides_nothing(folder, name, form):
    lines = written(form).split("\n")
    put(folder, name, "".join(lines) if form == "endnotexml" else "\n".join(lines))
    kept(convert(folder, name, "-q"), WANTED)


def test_many_faults_are_counted_and_the_first_named(folder):
    put(folder, "a.bib", BIB + "@book{open, title = {x\n" * 500)
    answer = convert(folder, "a.bib")
    assert answer.err.count("\n") <= 6
    assert "more like it" in answer.err
    assert convert(folder, "a.bib", "--verbose").err.count("not closed") == 500


@pytest.mark.parametrize(
    "ends", ["\r", "\r\n", "\n\r", "\x0b\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"], ids=ascii
)
@pytest.mark.parametrize("verb", ["convert", "parse", "check"])
def test_line_ends_are_line_ends(folder, verb, ends):
    put(folder, NAMES[verb], TEXT[verb].replace("\n", ends))
    kept(VERBS[verb](folder, NAMES[verb]), WANTED)


INSIDE = {
    "NUL": "\0",
    "controls": "\x01\x02\x07\x08\x0b\x0c\x0e\x1b[31m\x7f\x85\x9b",
    "zero width": "\u200b\u200c\u200d\u2060\ufeff",
    "right to left": "\u202e\u2066שלום\u2069\u202c",
    "not characters": "\ufffe\uffff\U0010ffff",
    "lone surrogate": "\ud800",
    "combining": "e" + "\u0301" * 1000,
    "tags": "\U000e0041\U000e0042",
}


@pytest.mark.parametrize("inside", INSIDE)
@pytest.mark.parametrize("verb", VERBS)
def test_odd_characters_cost_nothing_else(folder, verb, inside):
    put(folder, NAMES[verb], TEXT[verb].replace("Catalogues", INSIDE[inside] + "Catalogues", 1))
    answer = VERBS[verb](folder, NAMES[verb])
    if answer.code == 2:
        refused(answer, NAMES[verb])
    elif verb != "add":
        kept(answer, [TWO, "Närhi"])


LONG = 10_000_000
LINES = {
    "letters": "a" ,
    "words": "word ",
    "citations": "(Aalto, 2011) ",
    "brackets": "[@a; ",
    "open": "(((",
    "initials": "A. ",
    "dates": "2011, ",
}  # fmt: skip


@pytest.mark.parametrize("unit", LINES)
@pytest.mark.parametrize("verb", ["convert", "parse", "check"])
def test_one_long_line(folder, verb, unit):
    if verb == "convert":
        content = f"@book{{a, title = {{{LINES[unit] * (scaled(LONG) // len(LINES[unit]))}}}}}"
    else:
        content = LINES[unit] * (scaled(LONG) // len(LINES[unit])) + "\n\n" + TEXT[verb]
    put(folder, NAMES[verb], content)
    answer = VERBS[verb](folder, NAMES[verb])
    if answer.code == 2:
        refused(answer, NAMES[verb])
    else:
        kept(answer, [] if verb == "convert" else [TWO])


MANY = 100_000
BIB_CASES = {
    "nested braces": f"@book{{deep, title = {{{'{' * scaled(MANY)}x{'}' * scaled(MANY)}}}}}",
    "braces that stay open": f"@book{{deep, title = {{{'{' * scaled(MANY)}",
    "one key again and again": "@book{same, title = {T}}\n" * scaled(MANY),
    "a string of itself": "@string{a = a # a}\n@book{s, title = a}",
    "strings in a circle": "@string{a = b}\n@string{b = a}\n@book{s, title = a # b}",
    "strings that double": "".join(
        f"@string{{s{n} = s{n - 1} # s{n - 1}}}\n" if n else "@string{s0 = {lol}}\n"
        for n in range(60)
    )
    + "@book{s, title = s59}",
    "a crossref to itself": "@book{a, crossref = {a}, title = {T}}",
    "crossrefs in a circle": "@book{a, crossref = {b}}\n@book{b, crossref = {c}}\n"
    "@book{c, crossref = {a}}",
    "a chain of crossrefs": "".join(
        f"@inbook{{c{n}, crossref = {{c{n + 1}}}}}\n" for n in range(scaled(20_000))
    ),
    "parents of many fields": "@book{hub, title = {H}, "
    + ", ".join(f"f{n} = {{{'x' * 100}}}" for n in range(500))
    + "}\n"
    + "".join(f"@inbook{{c{n}, crossref = {{hub}}, title = {{T}}}}\n" for n in range(400)),
    "xdata in a circle": "@book{a, xdata = {b}}\n@xdata{b, xdata = {c,a}}\n@xdata{c, xdata = {b}}",
    "xdata that multiply": "".join(
        f"@xdata{{x{n}, xdata = {{x{n + 1},x{n + 1},x{n + 1}}}}}\n" for n in range(40)
    )
    + "@book{a, xdata = {x0}}",
    "authors": f"@book{{a, author = {{{' and '.join(['Berg, Ole'] * scaled(MANY))}}}}}",
    "names without end": f"@book{{a, author = {{{'and ' * scaled(MANY)}}}}}",
    "commas": f"@book{{a, author = {{{',' * scaled(MANY)}}}}}",
    "fields": "@book{a, " + "".join(f"f{n} = {{x}}, " for n in range(scaled(MANY))) + "}",
    "parts of a value": f"@book{{a, title = {' # '.join(['{x}'] * scaled(MANY))}}}",
    "commands": f"@book{{a, title = {{{chr(92) + 'textbf{'}{chr(92) + 'emph{' * 500}x"
    + "}" * 501
    + "}}",
    "accents": "@book{a, title = {" + "\\'" * scaled(MANY) + "}}",
    "dollars": "@book{a, title = {" + "$" * scaled(MANY) + "}}",
    "huge numbers": "@book{a, year = {" + "9" * 5000 + "}, volume = {1e999}, pages = {"
    + "1" * 5000 + "--2}, number = {-99999999999999999999}, title = {T}}",
    "dates out of range": "@book{a, date = {0000-99-99}, year = {-5}, month = {99}, title = {T}}\n"
    "@book{b, date = {99999999-01/..}, urldate = {2020-02-31}}\n@book{c, date = {/}}\n"
    "@book{d, date = {" + "2" * 10_000 + "}}",
    "ranges of pages": "@book{a, pages = {" + "1-" * scaled(MANY) + "}}",
    "a comment without end": "@comment{" + "{" * 1000,
    "at signs": "@" * scaled(MANY),
    "entries without a key": "@book{" * scaled(MANY),
    "a preamble": '@preamble{"' + "\\def\\x{" * 1000 + '"}',
    "a key of a megabyte": "@book{" + "k" * 1_000_000 + ", title = {T}}",
    "a dangling quotation": '@book{a, title = "' + "x" * 100_000 + "}",
}  # fmt: skip


@pytest.mark.parametrize("case", BIB_CASES)
def test_a_library_gone_wrong_keeps_the_rest(folder, case):
    put(folder, "a.bib", BIB + "\n" + BIB_CASES[case] + "\n")
    answer = convert(folder, "a.bib", "-q")
    if answer.code == 2:
        refused(answer, "a.bib")
    else:
        kept(answer, WANTED)


@pytest.mark.parametrize("case", ["a string of itself", "strings in a circle", "authors",
                                  "crossrefs in a circle", "nested braces"])  # fmt: skip
@pytest.mark.parametrize("verb", ["lint", "list", "bibliography", "dedupe"])
def test_every_reader_of_the_library_survives(folder, verb, case):
    put(folder, "a.bib", BIB + "\n" + BIB_CASES[case] + "\n")
    answer = run(folder, verb, "--library", "a.bib")
    if answer.code == 2:
        refused(answer, "a.bib")


@pytest.mark.parametrize(
    "rest",
    ["@book{open, title = {x", '@book{open, title = "x', "@book{open", "@book{open, title"],
)  # fmt: skip
def test_an_entry_that_does_not_end_is_named_with_its_line(folder, rest):
    put(folder, "a.bib", BIB + "\n" + rest + "\n")
    line = BIB.count("\n") + 2
    answer = convert(folder, "a.bib")
    assert f"a.bib:{line}" in answer.err
    kept(answer, WANTED)


JSON_CASES = {
    "deep lists": "[" * MANY,
    "deep objects": '[{"a":' * MANY,
    "closed deep lists": "[" * MANY + "]" * MANY,
    "numbers that are none": '[{"id": "n", "title": NaN, "volume": Infinity, "issue": -Infinity}]',
    "lone surrogates": '[{"id": "\\ud800", "title": "\\udfff x"}]',
    "huge numbers": '[{"id": "n", "volume": ' + "9" * 6000 + ', "issued": {"date-parts": [[1e400]]}}]',  # noqa: E501 - a case a line
    "other types": '[{"id": {"a": 1}, "title": [1], "author": "x", "issued": 5, "type": null}, 7, null]',  # noqa: E501 - a case a line
    "names of nothing": '[{"id": "n", "author": [null, 1, {}, {"family": null}, [[]]]}]',
    "dates of nothing": '[{"id": "n", "issued": {"date-parts": [[null, "x", -1], [[[]]]]}}]',
    "one key twice": '[{"id": "a", "id": "b", "title": "x", "title": "y"}]',
    "a string": '"text"',
    "half": '[{"id": "a", "title": "x"',
    "words": "not JSON",
    "many": "[" + ",".join(['{"id": "a"}'] * scaled(MANY)) + "]",
}  # fmt: skip


@pytest.mark.parametrize("case", JSON_CASES)
@pytest.mark.parametrize("to", ["csljson", "biblatex"])
def test_json_of_any_shape(folder, case, to):
    put(folder, "a.json", JSON_CASES[case])
    answer = run(folder, "convert", "a.json", "--to", to, "-q")
    if answer.code == 2:
        refused(answer, "a.json")
    elif to == "csljson":
        json.loads(answer.out, parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))


@pytest.mark.parametrize("verb", ["list", "lint", "bibliography", "dedupe"])
def test_half_a_pair_of_json_is_no_hindrance(folder, verb):
    put(folder, "a.json", '[{"id": "k\\ud800", "type": "book", "title": "\\udfff Doors"}]')
    assert run(folder, verb, "--library", "a.json").code in {0, 1}


YAML_CASES = {
    "aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))  # noqa: E501 - a case a line
    + "references: *i\n",
    "an alias of itself": "references: &a\n- id: a\n  title: *a\n",
    "deep": "references: " + "[" * MANY,
    "deep maps": "references: " + "{a: " * MANY,
    "objects": "references:\n- !!python/object/apply:os.system ['touch PWNED']\n",
    "merges": "a: &a {id: x}\nreferences:\n- <<: [*a, *a]\n  title: T\n",
    "dates": "references:\n- id: a\n  issued: 2020-02-31\n  title: 0o17\n",
    "tabs": "references:\n\t- id: a\n",
    "several": "---\nreferences: []\n---\nreferences: []\n",
    "numbers": "references:\n- {id: a, volume: " + "9" * 6000 + ", issue: .nan, title: .inf}\n",
}  # fmt: skip


@pytest.mark.parametrize("case", YAML_CASES)
def test_yaml_of_any_shape(folder, case):
    put(folder, "a.yaml", YAML_CASES[case])
    answer = convert(folder, "a.yaml", "-q")
    if answer.code == 2:
        refused(answer, "a.yaml")
    else:
        json.loads(answer.out, parse_constant=lambda word: pytest.fail(f"{word} is no JSON"))


OTHERS = {
    "unended.ris": written("ris").replace("ER  - \n", ""),
    "rubbish.ris": "rubbish\n\x00\x01\nXX  - y\n" + written("ris") + "TY  - \n",
    "bom.ris": "\ufeff" + written("ris").replace("\n", "\r\n"),
    "spaced.ris": written("ris").replace("  - ", " - "),
    "authors.ris": written("ris").replace("ER  - ", "AU  - Berg, O.\n" * scaled(MANY) + "ER  - ", 1),  # noqa: E501 - a case a line
    "long.ris": written("ris").replace("ER  - ", "N2  - " + "x" * scaled(LONG) + "\nER  - ", 1),
    "wide.csv": written("csv").rstrip("\n") + "," * scaled(MANY) + "\n",
    "quoted.csv": written("csv") + '"' + "x\n" * scaled(MANY),
    "nul.csv": written("csv") + "\0\n",
    "odd.refworks.txt": written("refworks") + "ZZ odd\nRT \n",
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_tagged_formats_keep_what_is_whole(folder, name):
    put(folder, name, OTHERS[name])
    answer = convert(folder, name, "-q")
    if answer.code == 2:
        refused(answer, name)
    else:
        kept(answer, [ONE, TWO])


LISTS = {
    "parentheses": "(" * scaled(200_000),
    "initials": "Aalto, " + "A. " * scaled(100_000),
    "an address": "Aalto, M. 2011. T. https://example.org/" + "a/?&=%" * scaled(100_000),
    "a DOI": "Aalto, M. 2011. T. doi:10.1000/" + "(a)." * scaled(100_000),
    "pages": "Aalto, M. 2011. T. J 1(2): " + "1–" * scaled(100_000),
    "dashes": "—" * scaled(100_000) + " 2011. T.",
    "names": "Aalto, M., " * scaled(20_000) + "2011. T.",
    "quotation marks": "Aalto, M. 2011. “" + "‘“" * scaled(50_000),
    "spaces": "Aalto,   " + " " * scaled(1_000_000) + "M. 2011. T.",
    "lines": "x\n" * scaled(100_000),
}


MARKED = {
    "a fence that never ends": "`" * scaled(100_000) + "\n",
    "fences": "".join("`" * n + "\n" for n in range(3, scaled(2000) + 3)),
    "a comment that never ends": "<!--" * scaled(100_000),
    "lists in lists": "".join("  " * n + "- x\n" for n in range(scaled(2000))),
    "quotations in quotations": "> " * scaled(100_000) + "x",
    "notes in notes": "".join(f"x[^{n}]\n\n[^{n}]: y[^{n + 1}]\n\n" for n in range(scaled(5000))),
    "a table": ("| a " * scaled(2000) + "|\n") * 3,
    "brackets": "[" * scaled(50_000) + "]" * scaled(50_000),
    "backticks": " ".join("`" * n for n in range(1, scaled(35_000))),
    "emphasis": "*a **b " * scaled(40_000),
}


@pytest.mark.parametrize("case", MARKED)
def test_marks_without_measure_hide_nothing(folder, case):
    put(folder, "a.md", MARKED[case] + "\n\n" + MARKDOWN)
    answer = run(folder, "check", "a.md", "--format", "json")
    if answer.code == 2:
        refused(answer, "a.md")
    else:
        kept(answer, WANTED)


@pytest.mark.parametrize("case", LISTS)
@pytest.mark.parametrize("verb", ["parse", "check"])
def test_no_expression_blows_up(folder, verb, case):
    name = NAMES[verb]
    content = LISTS[case] + "\n" + LIST if verb == "parse" else LISTS[case] + "\n\n" + MARKDOWN
    put(folder, name, content)
    answer = VERBS[verb](folder, name)
    if answer.code == 2:
        refused(answer, name)
    else:
        kept(answer, [ONE, TWO])
