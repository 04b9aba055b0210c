"""Templates and styles from strangers: the sandbox, what they may include, and loops."""

import pytest
from samples import BIB, CSL, TEMPLATE, WANTED, put
from watched import SCALE, kept, refused, run, scaled

FORBIDDEN = {
    "the class of a text": "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "globals of a function": "{{ entries.__init__.__globals__ }}",
    "globals of cycler": "{{ cycler.__init__.__globals__.os.popen('touch PWNED') }}",
    "globals of joiner": "{{ joiner.__init__.__globals__ }}",
    "globals of namespace": "{{ namespace.__init__.__globals__ }}",
    "globals of lipsum": "{{ lipsum.__globals__['os'].popen('touch PWNED') }}",
    "the context": "{{ self._TemplateReference__context }}",
    "format": "{{ '{0.__class__.__init__.__globals__}'.format(entries) }}",
    "format of a map": "{{ '{x.__class__}'.format_map({'x': entries}) }}",
    "the attr filter": "{{ entries|attr('__class__') }}",
    "map with attribute": "{{ entries|map(attribute='__class__')|list }}",
    "sort by an attribute": "{{ entries|sort(attribute='__class__.__name__')|list }}",
    "groupby an attribute": "{{ entries|groupby('__class__.__mro__')|list }}",
    "a private attribute": "{% for one in entries %}{{ one._reference }}{% endfor %}",
    "a code object": "{{ range.__call__.__self__ }}",
    "a frame": "{{ (entries|map('upper')).gi_frame.f_globals }}",
    "a module": "{% import 'os' as os %}{{ os }}",
    "a file elsewhere": "{% include '../outside/canary.j2' %}",
    "an absolute path": "{% include '/etc/passwd' %}",
    "a file of another kind": "{% include 'a.bib' %}",
    "a parent elsewhere": "{% extends '../outside/canary.j2' %}",
    "itself": "{% include 'a.md.j2' %}",
    "itself as parent": "{% extends 'a.md.j2' %}",
    "a macro of itself": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "a long range": "{% for n in range(999999999) %}x{% endfor %}",
    "ranges in ranges": "{% for a in range(999) %}{% for b in range(999) %}{% for c in range(999)"
    " %}xxxxxxxxxx{% endfor %}{% endfor %}{% endfor %}",
    "texts times numbers": "{{ 'x' * 999999999 }}",
    "lists times numbers": "{{ [1] * 999999999 }}",
    "a power": "{{ 9 ** 9 ** 9 }}",
    "a width": "{{ '%999999999d' % 1 }}",
    "centre": "{{ 'x'|center(999999999) }}",
    "indent": "{{ 'x'|indent(999999999) }}",
    "a text that doubles": "{% set ns = namespace(x='x') %}"
    "{% for n in range(99) %}{% set ns.x = ns.x ~ ns.x %}{% endfor %}{{ ns.x }}",
    "a word that is none": "{{ nothing }}",
    "no end": "{% for one in entries %}",
    "deep": "{{ " + "(" * 100_000 + "1" + ")" * 100_000 + " }}",
    "deep lists": "{{ " + "[" * 5000 + "]" * 5000 + " }}",
    "deep loops": "{% if 1 %}" * 3000 + "{% endif %}" * 3000,
    "digits": "{{ " + "9" * 10_000 + " }}",
}  # fmt: skip


# Each runs into the limit on time, of 10 s at full size, or before it into the one on memory.
ENDLESS = {"itself", "itself as parent", "ranges in ranges"}
SOON = {} if SCALE == 1 else {"PROCSEAD_REFS_LIMITS": "template-seconds=1"}


@pytest.mark.parametrize("case", FORBIDDEN)
def test_a_template_reaches_nothing_but_its_words(folder, case):
    put(folder, "a.bib", BIB)
    put(folder, "a.md.j2", TEMPLATE + FORBIDDEN[case])
    answer = run(
        folder, "render", "a.md.j2", "--library", "a.bib", "--to", "md", "-o", "b.md",
        output="b.md", env=SOON if case in ENDLESS else None,
    )  # fmt: skip
    for leak in ("<class", "&lt;class", "<module", "PWNED", "{'", "&lt;function", "__builtins__"):
        assert leak not in answer.written
    if case != "map with attribute":  # gives undefined values, which a list may hold
        refused(answer, "a.md.j2")
    stopped = [one for one in ("takes longer than", "too much memory") if one in answer.err]
    assert bool(stopped) or case not in ENDLESS
    assert "takes longer than" not in stopped or case in ENDLESS


def test_a_link_is_not_included(folder):
    put(folder, "a.bib", BIB)
    put(folder, "a.md.j2", "{% include 'part.j2' %}")
    (folder / "part.j2").symlink_to("../outside/canary.j2")
    refused(run(folder, "render", "a.md.j2", "--library", "a.bib"), "a.md.j2")


def test_a_part_beside_it_is_included(folder):
    put(folder, "a.bib", BIB)
    put(folder, "a.md.j2", TEMPLATE + "{% include 'part.j2' %}")
    put(folder, "part.j2", "A part.")
    kept(run(folder, "render", "a.md.j2", "--library", "a.bib", "--to", "md"), ["A part."])


RAW = {
    "raw HTML": "<script>alert(1)</script>",
    "a raw block": "```{=html}\n<script>alert(1)</script>\n```",
    "raw LaTeX": "\\input{../outside/canary.tex} `\\write18{touch PWNED}`{=latex}",
    "raw typst": '```{=typst}\n#read("../outside/canary.txt")\n```',
    "a link that runs": "[x](javascript:alert(1)) <javascript:alert(1)>",
    "metadata": "---\ninclude-before: ../outside/canary.md\nbibliography: ../outside/canary.bib\n---",  # noqa: E501 - a case a line
    "a picture": "![x](../outside/canary.txt) ![y](http://198.51.100.7/x.png)",
}


@pytest.mark.parametrize("to", ["html", "pdf", "latex", "docx"])
@pytest.mark.parametrize("case", RAW)
def test_raw_code_in_a_template_is_text(folder, case, to):
    put(folder, "a.bib", BIB)
    put(folder, "a.md.j2", TEMPLATE + "\n" + RAW[case] + "\n")
    answer = run(
        folder, "render", "a.md.j2", "--library", "a.bib", "--to", to, "-o", "out", output="out"
    )
    if answer.code == 2:
        refused(answer, "a.md.j2")
    elif to == "html":
        assert "<script>alert" not in answer.written
        assert 'href="javascript:' not in answer.written
    elif to == "latex":
        assert "\\input{" not in answer.written


LOOP = '<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>'
DOUBLE = "".join(
    f'<macro name="m{n}"><text macro="m{n + 1}"/><text macro="m{n + 1}"/></macro>'
    for n in range(40)
)
BEFORE = "<citation>"
STYLES = {
    "macros in a circle": CSL.replace(BEFORE, LOOP + BEFORE).replace(
        '<text variable="title" prefix=" "/>', '<text macro="a"/>'
    ),
    "macros that double": CSL.replace(
        BEFORE, DOUBLE + '<macro name="m40"><text value="x"/></macro>' + BEFORE
    ).replace('<text variable="title" prefix=" "/>', '<text macro="m0"/>'),
    "macros that double twenty times": CSL.replace(
        BEFORE,
        DOUBLE.replace(' name="m20"', ' name="m20"><text value="x"/></macro><macro name="rest"')
        + BEFORE,
    ).replace('<text variable="title" prefix=" "/>', '<text macro="m0"/>'),
    "a chain of macros": CSL.replace(
        BEFORE,
        "".join(f'<macro name="m{n}"><text macro="m{n + 1}"/></macro>' for n in range(5000))
        + BEFORE,
    ).replace('<text variable="title" prefix=" "/>', '<text macro="m0"/>'),
    "no layout": "<style xmlns='http://purl.org/net/xbiblio/csl' version='1.0'/>",
    "another document": "<html/>",
    "a parent on the network": CSL.replace(
        "<id>", '<link href="http://198.51.100.7/x" rel="independent-parent"/><id>'
    ).replace("<citation>", "<!-- --><citation>"),
    "a parent alone": '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>t'
    '</title><id>t</id><link href="file:../outside/canary.csl" rel="independent-parent"/></info>'
    "</style>",
    "a parent by a path": '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info>'
    '<title>t</title><id>t</id><link href="../../outside/canary" rel="independent-parent"/></info>'
    "</style>",
    "huge": CSL.replace("<info>", "<info>" + "<category field='x'/>" * scaled(1_000_000)),
    "a huge affix": CSL.replace('prefix=" "', 'prefix="' + "x" * scaled(9_000_000) + '"'),
    "raw affixes": CSL.replace(
        'prefix=" "', 'prefix=" &lt;script&gt;alert(1)&lt;/script&gt; [x](javascript:alert(1))"'
    ),
    "cut off": CSL[:-60],
    "nothing": "",
    "bytes": b"\x00\xff\xfe" * 1000,
}


@pytest.mark.parametrize("case", STYLES)
def test_a_style_is_used_or_refused(folder, case):
    put(folder, "a.bib", BIB)
    put(folder, "a.csl", STYLES[case])
    answer = run(
        folder, "bibliography", "--library", "a.bib", "--style", "a.csl", "-o", "a.html",
        output="a.html",
    )  # fmt: skip
    if answer.code == 2:
        refused(answer, "a.csl")
    else:
        kept(answer, WANTED[2:])
        assert "<script>alert" not in answer.written
        assert 'href="javascript:' not in answer.written
