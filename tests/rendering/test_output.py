import io
import re
import zipfile
from html.parser import HTMLParser

import docx
import pytest

from procsead_refs import rendering, styles
from procsead_refs.errors import Refusal
from procsead_refs.model import Date, Name, Reference
from procsead_refs.rendering import grouping, tree
from procsead_refs.rendering.outputs import forms

WORK = Reference(
    id="quietwood2001study",
    type="article-journal",
    names={"author": (Name("Quietwood", "Anna"),)},
    dates={"issued": Date((2001,))},
    texts={
        "title": "A study of *silent* <script>alert(1)</script> rooms",
        "container-title": "Journal of Quiet Methods",
        "volume": "3",
        "page": "1-9",
        "DOI": '10.1234/quiet"onmouseover="x',
        "URL": "javascript:alert(1)",
        "language": "en",
    },
)
PAGE = rendering.Page(title="Quiet <works>", subtitle="A list", author="A. Team", date="1 May 2020")
STYLE = styles.load("chicago-17")


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.names, self.values = set(), []

    def handle_starttag(self, tag, attrs):
        self.names.add(tag)
        self.values += [(key, value or "") for key, value in attrs]


def written(to, works=(WORK,), **options):
    layout = rendering.Layout(**options)
    return rendering.bibliography(works, STYLE, to, page=PAGE, layout=layout)


def test_html_is_inert_and_carries_the_record():
    html = written("html")
    tags = Tags()
    tags.feed(html)
    assert "script" not in tags.names
    assert not [one for one in tags.values if one[0].startswith("on")]
    assert not [one for one in tags.values if "javascript" in one[1]]
    assert "Quiet &lt;works&gt;" in html
    assert 'class="Z3988"' in html
    assert "rft.jtitle=Journal+of+Quiet+Methods" in html
    assert 'id="ref-quietwood2001study"' in html


def test_word_has_hanging_indents_by_style():
    document = docx.Document(io.BytesIO(written("docx")))
    entry = next(one for one in document.paragraphs if "Silent" in one.text)
    assert entry.style.name == "Bibliography"
    assert entry.style.paragraph_format.first_line_indent < 0
    assert "\t" not in entry.text
    assert document.paragraphs[0].style.name == "Title"


def test_word_takes_the_institutions_look(tmp_path):
    look = docx.Document(io.BytesIO(rendering.word_reference()))
    look.styles["Bibliography"].font.name = "Institution Sans"
    file = tmp_path / "house.docx"
    look.save(file)
    data = rendering.bibliography([WORK], STYLE, "docx", page=rendering.Page(reference_docx=file))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert b"Institution Sans" in archive.read("word/styles.xml")


def test_pdf_is_tagged_and_titled():
    data = written("pdf")
    assert data.startswith(b"%PDF-")
    assert b"/StructTreeRoot" in data
    assert b"Quiet" in data


def test_pdf_is_for_everybody_unless_a_template_skips_a_heading():
    skipping = rendering.Page(blocks=[tree.heading(1, "One"), tree.heading(3, "Three")])
    for data, follows in ((written("pdf"), True), (forms.write(skipping, "pdf"), False)):
        assert (b"pdfuaid:part" in data) == follows
        assert b"/StructTreeRoot" in data


def test_text_is_not_wrapped_and_entries_stand_apart():
    other = Reference(id="b", type="book", texts={"title": "Calm " * 40})
    text = rendering.bibliography([WORK, other], STYLE, "txt")
    assert len(text.strip().split("\n\n")) == 2
    assert len(text.strip().splitlines()) == 3


@pytest.mark.parametrize("to", ["md", "typst", "latex"])
def test_markup_in_fields_stays_text(to):
    text = written(to)
    assert "Silent" in text
    assert "\n<script" not in text
    assert r"\*Silent\*" in text or to == "latex"


def test_an_unknown_form_is_refused():
    with pytest.raises(Refusal, match="md, html"):
        written("doc")


def test_safe_takes_away_what_is_active():
    blocks = [
        tree.raw("html", "<b>x</b>"),
        tree.para(
            [
                {"t": "RawInline", "c": ["tex", "\\input{x}"]},
                {"t": "Link", "c": [tree.attributes(), tree.words("here"), ["java\tscript:x", ""]]},
                {"t": "Image", "c": [tree.attributes(), tree.words("seen"), ["http://x/y", ""]]},
                tree.span([], tree.attributes("i", ["c"], {"onclick": "x", "lang": "fi"})),
            ]
        ),
    ]
    made = str(tree.safe(blocks))
    for gone in ("RawBlock", "RawInline", "script:", "Image", "onclick"):
        assert gone not in made
    for kept in ("<b>x</b>", "\\input{x}", "here", "seen", "lang"):
        assert kept in made.replace("\\\\", "\\")


def works(*rows):
    return [
        Reference(
            id=str(number),
            type=kind,
            names={"author": (Name(family, "A."),)},
            dates={"issued": Date((year,))} if year else {},
            texts={"title": "Calm", "keyword": keywords},
        )
        for number, (family, year, kind, keywords) in enumerate(rows)
    ]


LIST = works(
    ("Öhman", 2001, "book", "quiet, calm"),
    ("Zander", None, "book", ""),
    ("Wirtanen", 2003, "legislation", "calm"),
    ("Virtala", 2001, "article-journal", "quiet"),
    ("Ahola", 2002, "article-journal", "calm"),
)


@pytest.mark.parametrize(
    ("by", "headings"),
    [
        ("type", ["Books", "Journal articles", "Legislation"]),
        ("theme", ["Calm", "Quiet", "Other works"]),
        ("keyword", ["Calm", "Quiet", "Other works"]),
        ("year", ["2003", "2002", "2001", "Without a year"]),
        ("law", ["Literature", "Law and official documents"]),
        ("language", ["Language not recorded"]),
    ],
)
def test_groups_and_their_headings(by, headings):
    assert [title for title, _ in grouping.grouped(LIST, by)] == headings


def test_a_work_stands_under_each_keyword_but_one_theme():
    assert len(dict(grouping.grouped(LIST, "keyword"))["Calm"]) == 3
    assert len(dict(grouping.grouped(LIST, "theme"))["Calm"]) == 2


@pytest.mark.parametrize(
    ("order", "language", "names"),
    [
        ("author", "fi", "Ahola Virtala Wirtanen Zander Öhman"),
        ("author", "en", "Ahola Öhman Virtala Wirtanen Zander"),
        ("year", "fi", "Virtala Öhman Ahola Wirtanen Zander"),
        ("year-down", "en", "Wirtanen Ahola Öhman Virtala Zander"),
        ("given", "fi", "Öhman Zander Wirtanen Virtala Ahola"),
    ],
)
def test_orders_and_the_finnish_alphabet(order, language, names):
    sorted_ = grouping.ordered(LIST, order, language)
    assert " ".join(one.creators[0].family for one in sorted_) == names


def test_several_lists_in_one_document():
    layout = rendering.Layout(grouping.grouped(LIST, "law", "fi"))
    text = rendering.bibliography(LIST, STYLE, "md", layout=layout)
    assert text.index("# Kirjallisuus") < text.index("Zander") < text.index("# Säädökset")


def test_numbers_and_a_language_are_added():
    layout = rendering.Layout(numbered=True, lang="fi")
    text = rendering.bibliography([*LIST, WORK], STYLE, "txt", layout=layout)
    assert text.startswith("1.  Ahola")
    assert "6.  Öhman" in text


def test_every_form_has_a_name():
    assert set(forms.names()) == {"md", "html", "docx", "pdf", "txt", "typst", "latex"}


def test_an_overview_is_a_picture_in_html_and_a_table_elsewhere():
    def cell(text):
        return [["", [], []], {"t": "AlignDefault"}, 1, 1, [tree.para(tree.words(text))]]

    def row(*texts):
        return [["", [], []], [cell(text) for text in texts]]

    head = [["", [], []], [row("Types & years", "Works")]]
    body = [["", [], []], 0, [], [row("Books <b>", "4"), row("Reports", "2")]]
    columns = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * 2
    table = {
        "t": "Table",
        "c": [["", [], []], [None, []], columns, head, [body], [["", [], []], []]],
    }
    page = rendering.Page(
        title="Sources", blocks=[tree.div([table], tree.attributes("", ["overview"]))]
    )
    html = forms.write(page, "html")
    assert "<figcaption>Types &amp; years</figcaption>" in html
    assert re.findall(r"<li><span>([^<]+)</span>", html) == ["Books &lt;b&gt;", "Reports"]
    assert re.findall(r'<svg [^>]*width="([\d.]+)%"', html) == ["88.0", "44.0"]
    assert re.findall(r"</svg> (\d+)</span>", html) == ["4", "2"]
    assert "<table" not in html
    assert "Reports" in forms.write(page, "md")
    assert "<svg" not in forms.write(page, "md")


@pytest.mark.parametrize(("language", "name"), [("en-GB", "References"), ("fi", "Lähteet")])
def test_a_page_without_title_is_named_in_its_language(language, name):
    page = rendering.Page(language=language)
    assert f"<title>{name}</title>" in forms.write(page, "html")
    assert f'name: "{name}"' in forms.write(page, "typst")


def test_marks_hang_together_with_an_annotation_alone():
    def said(name):
        return tree.div([tree.para(tree.words(name))], tree.attributes("", [name]))

    page = rendering.Page(blocks=[said("marks"), said("annotation"), said("marks")])
    source = str(forms.write(page, "typst")).partition("#show: page-of")[2]
    assert re.findall(r"#([a-z-]+)\[", source) == ["marks-above", "annotation", "marks"]


def test_latex_says_its_language_and_subtitle():
    source = forms.write(rendering.Page(title="T", subtitle="Second", language="fi"), "latex")
    assert r"\subtitle{Second}" in source
    assert "pdflang={fi}" in source


@pytest.mark.parametrize(
    ("to", "printed"),
    [
        ("md", "*A Study of* E. silens *in Rooms*"),
        ("html", "<em>A Study of </em>E. silens<em> in Rooms</em>"),
    ],
)
def test_emphasis_in_an_italic_title_is_upright(to, printed):
    book = Reference(
        id="b",
        type="book",
        texts={"title": 'A Study of <i><span class="nocase">E. silens</span></i> in Rooms'},
    )
    text = re.sub(r"</?span[^>]*>", "", str(rendering.bibliography([book], STYLE, to)))
    assert printed in text.replace("\N{NO-BREAK SPACE}", " ")
