"""Fields that are programs elsewhere: HTML, links, formulas, LaTeX, typst, Markdown, Jinja."""

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser

import pytest
from samples import BIB, CSL, MARKDOWN, ONE, TWO, WANTED, put, word, word_xml
from watched import CANARY, kept, refused, run

ACTIVE = {"script", "iframe", "object", "embed", "base"}
SCHEMES = ("javascript:", "vbscript:", "data:text/html", "file:")
HTML = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg/onload=alert(1)>",
    "</title></style><script>alert(1)</script>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!--><script>alert(1)</script>",
    "${alert(1)}' onmouseover='alert(1)",
    "<i onclick=alert(1)>x</i>",
    "![x](javascript:alert(1)) [y](javascript:alert(1)) <javascript:alert(1)>",
    "`<script>alert(1)</script>`{=html}",
]
LINKS = [
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    " java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    '//198.51.100.7/x" onmouseover="alert(1)',
]


class Active(HTMLParser):
    """Collects what a browser would run or follow."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found = []
        self.own = 0

    def handle_starttag(self, tag, attributes):
        if tag in ACTIVE:
            self.found.append(f"<{tag}>")
        for name, value in attributes:
            plain = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or name == "srcdoc" or plain.startswith(SCHEMES):
                self.found.append(f"{name}={plain[:40]}")
            if tag == "meta" and name == "http-equiv" and plain == "refresh":
                self.found.append("refresh")

    handle_startendtag = handle_starttag


def active(text):
    parser = Active()
    parser.feed(text)
    return parser.found


def evil_library():
    """Return a library whose every field and some keys hold HTML and links that run."""
    entries = [BIB]
    for number, (markup, link) in enumerate(zip(HTML, [*LINKS, *LINKS[:4]], strict=True)):
        fields = [
            "author",
            "title",
            "journaltitle",
            "publisher",
            "location",
            "note",
            "abstract",
            "annotation",
            "keywords",
            "series",
            "volume",
            "number",
            "pages",
            "language",
            "type",
            "howpublished",
            "institution",
        ]
        rows = "".join(f"  {field} = {{{field} {markup}}},\n" for field in fields)
        # The first is an article, the second a report: other fields of them are printed.
        kind = ("article", "report", "online")[number % 3]
        entries.append(
            f"@{kind}{{evil{number},\n{rows}  date = {{20{number:02}}},\n  url = {{{link}}},\n"
            f"  doi = {{10.1000/{link}}},\n  eprint = {{{link}}},\n  file = {{../../{link}}},\n}}\n"
        )
    return "".join(entries)


@pytest.mark.parametrize("style", ["apa-7", "chicago-17", "ieee", "a.csl"])
def test_a_bibliography_page_runs_nothing(folder, style):
    put(folder, "a.bib", evil_library())
    put(folder, "a.csl", CSL.replace("<layout suffix", '<layout prefix="&lt;b&gt;" suffix'))
    answer = run(
        folder, "bibliography", "--library", "a.bib", "--style", style, "-o", "a.html",
        output="a.html",
    )  # fmt: skip
    kept(answer, [ONE if style == "a.csl" else "Närhi"])
    assert active(answer.written) == []


@pytest.mark.parametrize("group", ["keyword", "type", "theme", "language"])
def test_headings_of_groups_run_nothing(folder, group):
    put(folder, "a.bib", evil_library())
    answer = run(
        folder, "bibliography", "--library", "a.bib", "--group-by", group, "--to", "html",
        "--title", HTML[0],
    )  # fmt: skip
    kept(answer, ["Närhi"])
    assert active(answer.out) == []


@pytest.mark.parametrize("template", ["reading-list", "bibliography"])
def test_a_product_runs_nothing(folder, template):
    put(folder, "a.bib", evil_library())
    answer = run(folder, "render", template, "--library", "a.bib", "-o", "a.html", output="a.html")
    kept(answer, ["Närhi"])
    assert active(answer.written) == []


def evil_typed():
    rows = [f"Aalto {html}, M. (20{n:02}). Title {html}. Journal {html}, 1(2), 3. {link}"
            for n, (html, link) in enumerate(zip(HTML, [*LINKS, *LINKS[:4]], strict=True))]  # fmt: skip  # noqa: E501 - a case a line
    return "\n\n".join(" ".join(row.split()) for row in rows)


def printable(text):
    return text.replace("\x01", "")


def own_scripts(answer):
    """Return the scripts of a page of ours on a benign input: what it may have."""
    return active(answer.text)


def test_a_review_runs_nothing_of_the_list(folder):
    put(folder, "benign.txt", "Aalto, M. (2011). Catalogues. Annals, 1(2), 3.\n")
    put(folder, "evil.txt", evil_typed())
    arguments = ("--review", "--to", "html")
    allowed = set(own_scripts(run(folder, "parse", "benign.txt", *arguments)))
    answer = run(folder, "parse", "evil.txt", *arguments)
    kept(answer, ())
    assert set(active(answer.out)) <= allowed
    assert "<script>alert" not in answer.out


@pytest.mark.parametrize("kind", ["md", "html", "docx"])
def test_a_report_runs_nothing_of_the_draft(folder, kind):
    cited = " ".join(f"Read {html} (Aalto {html}, 20{n:02})." for n, html in enumerate(HTML))
    if kind == "docx":
        content = word(word_xml(body=(cited, "References", *printable(evil_typed()).split("\n\n"))))
    elif kind == "html":
        escaped = cited.replace("<", "&lt;"), evil_typed().replace("<", "&lt;")
        content = f"<p>{escaped[0]}</p><h1>References</h1>" + "".join(
            f"<p>{row}</p>" for row in escaped[1].split("\n\n")
        )
    else:
        content = f"# Draft {HTML[0]}\n\n{cited}\n\n# References\n\n{evil_typed()}\n"
    put(folder, f"a.{kind}", content)
    put(folder, "b.md", MARKDOWN)
    allowed = set(own_scripts(run(folder, "check", "b.md", "--format", "html")))
    answer = run(folder, "check", f"a.{kind}", "--format", "html", "-o", "r.html", output="r.html")
    assert answer.code in {0, 1}, answer.err
    assert set(active(answer.written)) <= allowed
    assert "<script>alert" not in answer.written


def test_lint_runs_nothing_of_the_library(folder):
    put(folder, "a.bib", evil_library())
    put(folder, "b.bib", BIB)
    allowed = set(own_scripts(run(folder, "lint", "b.bib", "--format", "html")))
    answer = run(folder, "lint", "a.bib", "--format", "html", "-o", "r.html", output="r.html")
    assert set(active(answer.written)) <= allowed
    assert "<script>alert" not in answer.written


@pytest.mark.parametrize("to", ["docx", "md", "typst", "latex", "pdf"])
def test_links_that_run_are_links_in_no_output(folder, to):
    put(folder, "a.bib", evil_library())
    answer = run(
        folder, "bibliography", "--library", "a.bib", "--style", "apa-7", "--to", to, "-o", "out",
        output="out",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    data = (folder / "out").read_bytes()
    if to == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            targets = re.findall(r'Target="([^"]*)" TargetMode', archive.read(
                "word/_rels/document.xml.rels").decode())  # fmt: skip
    elif to == "pdf":
        targets = [found.decode() for found in re.findall(rb"/URI ?\(([^)]*)\)", data)]
    else:
        targets = re.findall(
            r"(?<!\\)(?:\]\(<?|#link\(\"|\\href\{|\\url\{|<)([a-z]+:[^)\"}>]*)",
            data.decode(),
            re.IGNORECASE,
        )
    assert [one for one in targets if one.lower().strip().startswith(SCHEMES)] == []


FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", " =1+1", "\uff1d1+1",
    "\uff0b1", "\uff0d1", "\uff20x", '"=1+1', "'=1+1", "|cmd", "%0A=1", "\u200b=1+1", "\ufeff=1+1",
]  # fmt: skip


def test_no_cell_is_a_formula(folder):
    works = [
        {"id": f"{formula}k", "type": "book", "title": formula, "publisher": formula,
         "author": [{"literal": formula}, {"family": formula, "given": formula}],
         "note": formula, "URL": formula, "keyword": formula, "custom-field": formula}
        for formula in FORMULAS
    ]  # fmt: skip
    put(folder, "a.json", json.dumps(works))
    answer = run(folder, "convert", "a.json", "--to", "csv", "-o", "a.csv", output="a.csv")
    assert answer.code == 0
    rows = list(csv.reader(io.StringIO((folder / "a.csv").read_bytes().decode("utf-8-sig"))))
    assert len(rows) == len(works) + 1
    for row in rows:
        for cell in row:
            assert not cell.startswith(
                ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
            )


LATEX = [
    "\\input{../outside/canary.tex}",
    "\\include{../outside/canary}",
    "\\immediate\\write18{touch PWNED}",
    "\\openin5=../outside/canary.tex \\read5 to \\x \\x",
    "\\verbatiminput{../outside/canary.txt}",
    "\\lstinputlisting{../outside/canary.txt}",
    "\\directlua{os.execute('touch PWNED')}",
    "\\catcode`\\%=12 \\def\\x{\\x\\x}\\x",
    "\\includegraphics{../outside/canary.txt}",
    "\\href{run:/bin/sh}{x}",
]
TYPST = [
    '#read("../outside/canary.txt")',
    '#include "../outside/canary.typ"',
    '#import "../outside/canary.typ": *',
    '#eval("4000 + 338")',
    '$ #read("../outside/canary.txt") $',
    '#image("../outside/canary.txt")',
    '#bibliography("../outside/canary.bib")',
    '#plugin("x.wasm")',
    "#while true {}",
    "] #panic() [",
    '*/ #read("../outside/canary.txt") /*',
    '`#read("../outside/canary.txt")`{=typst}',
]
MARKUP = [
    "![x](../outside/canary.txt)",
    "`\\input{../outside/canary.tex}`{=latex}",
    '```{=typst}\n#read("../outside/canary.txt")\n```',
    "{{ entries.__class__.__mro__ }}",
    "{% include '../outside/canary.j2' %}",
    "{{ 1330 + 7 }}",
    "@narhi2015 [@aalto2011]",
    "!include ../outside/canary.md",
    "[x]: file:///etc/passwd",
]


@pytest.mark.parametrize("to", ["pdf", "typst", "latex", "docx", "html", "md", "txt"])
@pytest.mark.parametrize("kind", ["json", "bib"])
def test_commands_in_fields_are_text(folder, to, kind):
    texts = [*LATEX, *TYPST, *MARKUP]
    if kind == "json":
        put(folder, "a.json", json.dumps([
            {"id": f"w{n}", "type": "report", "title": text, "publisher": text,
             "author": [{"literal": text}], "URL": f"https://example.org/{text}"}
            for n, text in enumerate(texts)
        ]))  # fmt: skip
    else:
        put(folder, "a.bib", "".join(
            f"@report{{w{n}, title = {{{text}}}, author = {{{{{text}}}}}, institution = {{{text}}}}}\n"  # noqa: E501 - a case a line
            for n, text in enumerate(texts) if text.count("{") == text.count("}")
        ))  # fmt: skip
    answer = run(
        folder, "bibliography", "--library", f"a.{kind}", "--style", "apa-7", "--to", to,
        "-o", "out", output="out",
    )  # fmt: skip
    assert answer.code == 0, answer.err
    assert not (folder / "PWNED").exists()
    shown = text_of(folder / "out", to)
    assert CANARY not in shown
    assert "4338" not in shown
    assert "1337" not in shown
    assert "<class" not in shown
    if kind == "json" and to in {"txt", "docx"}:
        assert "#read(" in shown, "a field was lost"


def text_of(path, to):
    if to == "pdf":
        import pypdfium2

        with pypdfium2.PdfDocument(path) as document:
            return "".join(page.get_textpage().get_text_range() for page in document)
    data = path.read_bytes()
    if to == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return re.sub("<[^>]+>", "", archive.read("word/document.xml").decode())
    return data.decode()


DRAFT_TRICKS = {
    "metadata": "---\nbibliography: ../outside/canary.bib\ncsl: ../outside/canary.csl\n"
    "nocite: '@*'\nheader-includes: <script>alert(1)</script>\n"
    "include-before: ../outside/canary.md\n---\n\n",
    "later metadata": "Text.\n\n---\nbibliography: ../outside/canary.bib\nnocite: '@*'\n---\n\n",
    "raw HTML": "```{=html}\n<script>alert(1)</script>\n```\n\n<script>alert(1)</script>\n\n",
    "raw LaTeX": "\\input{../outside/canary.tex}\n\n`\\write18{touch PWNED}`{=latex}\n\n",
    "includes": "!include ../outside/canary.md\n\n{{< include ../outside/canary.md >}}\n\n"
    ".. include:: ../outside/canary.txt\n\n![](../outside/canary.md)\n\n",
    "tags": "---\na: !!python/object/apply:os.system ['touch PWNED']\n---\n\n",
    "aliases": "---\na: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{c}: &{c} [{','.join([f'*{p}'] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))  # noqa: E501 - a case a line
    + "---\n\n",
    "Jinja": "{{ ''.__class__.__mro__ }} {% include '../outside/canary.j2' %}\n\n",
}  # fmt: skip


@pytest.mark.parametrize("trick", DRAFT_TRICKS)
def test_a_draft_is_not_obeyed(folder, trick):
    put(folder, "a.md", DRAFT_TRICKS[trick] + MARKDOWN)
    kept(run(folder, "check", "a.md", "--format", "json"), WANTED)
    linked = run(folder, "link", "a.md", "-o", "b.md", output="b.md", changes=("b.bib",))
    kept(linked, ())
    assert (folder / "b.bib").read_text().count("@") == 2


TEX_TRICKS = {
    "input": "\\input{../outside/canary}\\include{../outside/canary.tex}",
    "write": "\\immediate\\write18{touch PWNED}",
    "definitions in a circle": "\\def\\a{\\b}\\def\\b{\\a}\\newcommand{\\c}{\\c\\c}\\a\\c",
    "bibliography": "\\bibliography{../outside/canary}\\addbibresource{../outside/canary.bib}",
}


@pytest.mark.parametrize("trick", TEX_TRICKS)
def test_a_latex_draft_is_not_obeyed(folder, trick):
    text = MARKDOWN.replace("# Draft", TEX_TRICKS[trick]).replace(
        "# References", "\\section{References}"
    )
    put(folder, "a.tex", text.replace("&", "\\&"))
    kept(run(folder, "check", "a.tex", "--format", "json"), WANTED)


KEYS = ["../../outside/own", "/tmp/own", "a b", "<script>alert(1)</script>", "$(touch PWNED)",
        "`touch PWNED`", "-o", "--help", "con", ".", "..", "a;b", "=1+1", "%s%n", "\\input{x}"]  # fmt: skip  # noqa: E501 - a case a line


@pytest.mark.parametrize("to", ["html", "docx", "latex", "typst", "md"])
def test_keys_are_names_of_nothing(folder, to):
    works = [{"id": key, "type": "book", "title": f"Title {n}", "issued": {"date-parts": [[2000 + n]]}}  # noqa: E501 - a case a line
             for n, key in enumerate(KEYS)]  # fmt: skip
    put(folder, "a.json", json.dumps(works))
    answer = run(
        folder, "bibliography", "--library", "a.json", "--to", to, "-o", "out", output="out"
    )
    assert answer.code == 0, answer.err
    assert active(answer.written if to == "html" else "") == []
    assert "\\input{x}" not in answer.written


def test_a_library_of_odd_keys_grows_and_links(folder):
    works = [{"id": key, "type": "book", "title": f"Title {n}"} for n, key in enumerate(KEYS)]
    put(folder, "a.json", json.dumps(works))
    answer = run(folder, "add", "a.json", "--library", "new.bib", changes=("new.bib",))
    assert answer.code in {0, 1}, answer.err
    assert all(f"Title {n}" in (folder / "new.bib").read_text() for n in range(len(KEYS)))


def test_file_fields_are_not_followed(folder):
    put(folder, "a.bib", BIB.replace("title ", "file = {../outside/canary.txt}, title ", 1)
        + "@book{x, title = {T}, file = {:../outside/canary.txt:TXT}, url = {file:../outside}}\n")  # fmt: skip  # noqa: E501 - a case a line
    for to in ("csljson", "ris", "endnotexml", "csv"):
        kept(run(folder, "convert", "a.bib", "--to", to), [TWO])


@pytest.mark.parametrize(
    "name", ["../outside/none/x.json", "/proc/x.json", "none/x.json", "in\0.json"]
)
def test_an_output_that_cannot_be_is_refused(folder, name):
    put(folder, "a.bib", BIB)
    if "\0" in name:
        pytest.skip("no system passes a NUL")
    refused(run(folder, "convert", "a.bib", "--to", "csljson", "-o", name), name)
