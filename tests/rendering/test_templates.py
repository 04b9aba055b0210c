import io
from datetime import date
from pathlib import Path

import docx
import pytest

from procsead_refs import journeys, rendering, styles
from procsead_refs.errors import Refusal
from procsead_refs.model import Date, Name, Reference
from procsead_refs.project import Project, shipped
from procsead_refs.rendering.dates import Day
from procsead_refs.rendering.templates import quotations
from procsead_refs.rendering.templates.cited import Use
from procsead_refs.rendering.templates.markdown import escaped, unescaped

LIBRARY = (
    Reference(
        id="quietwood2001study",
        type="article-journal",
        names={"author": (Name("Quietwood", "Anna"),)},
        dates={"issued": Date((2001,))},
        texts={
            "title": "Rooms *without* <b>sound</b> `x`{=html} [a](javascript:b)",
            "keyword": "silence, rooms",
            "language": "english",
            "annote": "A study of rooms.",
        },
        extra={"annotation-fi": "Tutkimus huoneista.", "unconfirmed": "page: not seen"},
    ),
    Reference(
        id="calmley2002handbook",
        type="book",
        names={"author": (Name("Calmley", "Bo"),)},
        dates={"issued": Date((2002,))},
        texts={"title": "Handbook of calm methods", "keyword": "calm"},
    ),
)

LOOP = "{% for a in range(999) %}"


def made(tmp_path, text, to="md", *, library=LIBRARY, project=None, **options):
    template = tmp_path / "product.md.j2"
    template.write_text(text, encoding="utf-8")
    product = rendering.prepared(
        template,
        library,
        styles.load("chicago-17"),
        project=project or Project(title="Quiet", author="A. Team"),
        select=lambda query: [one for one in library if query in one.id],
        **options,
    )
    return product.written(to)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('{{ cite("quietwood2001study") }}', "(Quietwood 2001)"),
        ('{{ cite("quietwood2001study", locator="12–13") }}', "(Quietwood 2001, 12–13)"),
        ('{{ cite("quietwood2001study", locator="chap. 3") }}', "(Quietwood 2001, chap. 3)"),
        ('{{ cite("calmley2002handbook", prefix="see") }}', "(see Calmley 2002)"),
        ('{{ cite("calmley2002handbook", narrative=true) }}', "Calmley (2002)"),
        ('{{ cite("quietwood2001study", "calmley2002handbook") }}', "(Quietwood 2001; Calmley 2002)"),  # noqa: E501 - a row of the table
        ("[@calmley2002handbook]", "(Calmley 2002)"),
        ('{{ annotation("quietwood2001study") }}', "A study of rooms."),
        ("{{ library[1].title }}, {{ library | length }}", "Handbook of calm methods, 2"),
        ('{{ works("calm")[0].type_mark }}', "book"),
        ("{% for name, works in themes() %}{{ name }}={{ works | length }} {% endfor %}", "Calm=1 Silence=1"),  # noqa: E501 - a row of the table
        ('{{ [library[0].key, "b"] | join("*") }}', r"quietwood2001study\*b"),
        ('{{ cited_in("calmley2002handbook")[0].sentence }}', "It is calm."),
        ("{{ project.title }} by {{ project.author }}", "Quiet by A. Team"),
    ],
)  # fmt: skip
def test_vocabulary(tmp_path, text, printed):
    uses = (Use("calmley2002handbook", "draft.md", 3, "It is calm."),)
    assert made(tmp_path, text, uses=uses).strip() == printed


def test_year_letters_are_those_of_the_whole_page(tmp_path):
    twin = Reference(
        id="twin", type="book", names=LIBRARY[1].names, dates=LIBRARY[1].dates, texts={"title": "A"}
    )
    text = made(
        tmp_path,
        '{{ cite("calmley2002handbook") }} {{ bibliography(where="*") }}',
        library=(*LIBRARY, twin),
    )
    assert "(Calmley 2002b)" in text
    assert "Calmley, Bo. 2002a. *A*." in text


def test_the_list_is_of_what_was_cited_unless_it_says_otherwise(tmp_path):
    cite = '{{ cite("calmley2002handbook") }}\n\n'
    assert "Quietwood" not in made(tmp_path, cite + "{{ bibliography() }}")
    assert "Quietwood" in made(tmp_path, cite + '{{ bibliography("quiet") }}')


@pytest.mark.parametrize("to", ["md", "html", "txt", "docx", "pdf", "typst", "latex"])
def test_every_form_is_written(tmp_path, to):
    text = '# One\n\n{{ cite("calmley2002handbook") }} {{ bibliography() }} [x](#nowhere)'
    assert made(tmp_path, "---\ntitle: T\n---\n" + text, to)


def test_fields_are_text_and_never_markup(tmp_path):
    text = '{{ library[0].title }}\n\n{{ [library[0].title] | join }}\n\n{{ bibliography("*") }}'
    html = made(tmp_path, text, "html")
    for active in ("<b>", "<em>without", 'href="javascript', "<script"):
        assert active not in html
    assert "*without*" in html


@pytest.mark.parametrize("number", ["9", "x", "-1", ""])
def test_a_place_that_no_word_of_ours_made_prints_nothing(tmp_path, number):
    assert made(tmp_path, f'[]{{.procsead-place data-place="{number}"}}\n\nb', "txt") == "b\n"


def test_raw_code_and_metadata_of_a_template_are_text(tmp_path):
    text = (
        "---\ntitle: Mine\nbibliography: /etc/passwd\n---\n\n"
        "<script>x</script> `<i>`{=html} \\input{x}\n\n---\nbibliography: y\n...\n"
    )
    html = made(tmp_path, text, "html")
    assert "<script>" not in html
    assert "<h1>Mine</h1>" in html
    assert "bibliography: y" in html


@pytest.mark.parametrize(
    ("text", "says", "line"),
    [
        ('one\n\n{{ cite("quietwood2001studi") }}', "quietwood2001study", 3),
        ("one\n\ntwo [@quietwod2001study]", "quietwood2001study", 3),
        ("{{ nobody }}", "undefined", 1),
        ("\n{% for x in %}", "Expected", 2),
        ('{{ "".__class__ }}', "unsafe", 1),
        ("{{ cycler }}", "undefined", 1),
        ('{{ "{0.__class__}".format(library) }}', "unsafe", 1),
        ('{{ library | attr("__class__") }}', "attr", 1),
        ('{{ "x" * 1000000000 }}', "numbers", 1),
        ("{{ 9 ** 9 ** 9 }}", "none", 1),
        ("{{ range(100000) }}", "longer", 1),
        ('{% include "../secret.md.j2" %}', "included", 1),
        ('{% include "notes.txt" %}', "included", 1),
        ("{{ cite() }}", "no work", 1),
        ('{{ quote("unknown") }}', "quotation", 1),
        ('{{ works(sort="shoe size") }}', "order", 1),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_with_file_and_line(tmp_path, text, says, line):
    with pytest.raises(Refusal, match=says) as refusal:
        made(tmp_path, text)
    assert f"product.md.j2:{line}: " in str(refusal.value)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (LOOP * 3 + "{% endfor %}" * 3, "longer than"),
        (
            '{% set n = namespace(x="xxxxxxxxxxxxxxxx") %}'
            + LOOP
            + "{% set n.x = n.x ~ n.x %}{% endfor %}",
            "MiB|memory|undefined",
        ),
        (LOOP * 2 + "x" * 9999 + "{% endfor %}" * 2, "characters"),
    ],
)
def test_a_template_cannot_use_the_machine_up(tmp_path, monkeypatch, text, says):
    monkeypatch.setenv("PROCSEAD_REFS_LIMITS", "template-seconds=1")
    with pytest.raises(Refusal, match=says):
        made(tmp_path, text)


def test_includes_stand_beside_the_template(tmp_path):
    (tmp_path / "part.md.j2").write_text("part of {{ project.title }}", encoding="utf-8")
    assert made(tmp_path, '{% include "part.md.j2" %}').strip() == "part of Quiet"


def test_quotations_come_with_their_page(tmp_path):
    (tmp_path / "quotes.toml").write_text(
        '[calm]\nkey = "calmley2002handbook"\ntext = "Be *calm*."\nlocator = "7"\n', "utf-8"
    )
    project = Project(library=tmp_path / "library.bib")
    text = made(tmp_path, '{{ quote("calm") }}', project=project)
    assert text.strip() == r"“Be \*calm\*.” (Calmley 2002, 7)"


def test_a_bank_that_lacks_a_key_is_refused(tmp_path):
    (tmp_path / "quotes.toml").write_text('[calm]\ntext = "x"\n', "utf-8")
    with pytest.raises(Refusal, match=r"quotes\.toml"):
        quotations.load(tmp_path / "library.bib")


def test_what_is_doubtful_is_said_or_stops_it(tmp_path):
    text = '{{ cite("quietwood2001study") }} {{ cite("quietwood2001study") }}'
    said = []
    made(tmp_path, text, remark=said.append)
    assert [one.split()[0] for one in said] == ["quietwood2001study"]
    strict = Project(settings={"render": {"strict": True}})
    with pytest.raises(Refusal, match="nobody confirmed"):
        made(tmp_path, text, project=strict)


def test_a_page_in_finnish(tmp_path):
    text = '---\nlang: fi\n---\n{{ annotation("quietwood2001study") }} {{ library[1].type_mark }}'
    assert made(tmp_path, text).strip() == "Tutkimus huoneista. kirja"
    assert str(Day(date(2026, 3, 1), "fi")) == "1.3.2026"
    assert str(Day(date(2026, 3, 1), "en-GB")) == "1 March 2026"


@pytest.mark.parametrize(
    "text", ["a*b_c", r"1. `x`{=html} \x", "# h\n    code", "[a](b) <i> &amp;"]
)
def test_escaping_can_be_undone(text):
    assert unescaped(escaped(text)) == " ".join(text.split())


@pytest.mark.parametrize("name", ["bibliography", "reading-list"])
@pytest.mark.parametrize("language", ["en-GB", "fi"])
def test_what_we_ship_works_with_any_library(name, language):
    template = shipped("templates") / f"{name}.md.j2"
    text = journeys.render(template, Project(title="Quiet"), LIBRARY, to="md", language=language)
    assert "Quietwood, Anna. 2001." in text
    assert isinstance(template, Path)


def test_what_is_said_about_an_entry_has_its_own_style_in_word(tmp_path):
    text = '{{ reference("calmley2002handbook") }}\n\n::: annotation\nIt is calm.\n:::\n'
    document = docx.Document(io.BytesIO(made(tmp_path, text, "docx")))
    styles_ = {one.text: one.style.name for one in document.paragraphs}
    assert styles_["It is calm."] == "Annotation"
    assert styles_["Calmley, Bo. 2002. Handbook of Calm Methods."] == "Bibliography"


STATUTE = Reference(
    id="law", type="legislation", texts={"title": "Hiljaisuuslaki", "number": "9/1999"}
)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ('{{ cite("law") }}', "(Hiljaisuuslaki 9/1999)"),
        ('{{ cite("law", locator="chap. 2", prefix="see") }}', "(see Hiljaisuuslaki 9/1999, chap. 2)"),  # noqa: E501 - a row of the table
        ('{{ cite("law", narrative=true) }}', "Hiljaisuuslaki 9/1999"),
        ('{{ cite("law", "calmley2002handbook") }}', "(Hiljaisuuslaki 9/1999; Calmley 2002)"),
        ('{{ cite("law") }}\n\n{{ bibliography() }}', "(Hiljaisuuslaki 9/1999)\n\nHiljaisuuslaki (9/1999)."),  # noqa: E501 - a row of the table
    ],
)  # fmt: skip
def test_law_is_cited_as_the_field_cites_it(tmp_path, text, printed):
    assert made(tmp_path, text, library=(*LIBRARY, STATUTE)).strip() == printed


def test_no_link_leads_nowhere(tmp_path):
    cited = '{{ cite("calmley2002handbook") }}'
    assert 'href="#' not in made(tmp_path, cited, "html")
    assert 'href="#ref-calmley2002handbook"' in made(
        tmp_path, cited + "\n\n{{ bibliography() }}", "html"
    )


@pytest.mark.parametrize(
    ("profile", "call"),
    [("apa-7", "#annotated-entry["), ("ieee", "#annotated-numbered-entry[")],
)
def test_an_annotated_entry_stays_with_its_annotation_in_print(tmp_path, profile, call):
    template = tmp_path / "product.md.j2"
    template.write_text('{{ reference("calmley2002handbook") }}', encoding="utf-8")
    product = rendering.prepared(
        template, LIBRARY, styles.load(profile), project=Project(), select=lambda _: ()
    )
    assert call in product.written("typst")
