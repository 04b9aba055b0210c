"""CSL-JSON and CSL-YAML as other programs write them."""

import pytest

from procsead_refs import formats
from procsead_refs.errors import Refusal
from procsead_refs.model import Date, Name


@pytest.mark.parametrize(
    ("issued", "date"),
    [
        ('{"date-parts": [["2010", "5"]]}', Date((2010, 5))),
        ('{"date-parts": [[2010], [2011]]}', Date((2010,), until=(2011,))),
        ('{"date-parts": [[2010], [0]]}', Date((2010,))),
        ('{"date-parts": [[2004, 22]]}', Date((2004,), season=2)),
        ('{"raw": "May 4, 2010"}', Date((2010, 5, 4))),
        ('{"literal": "n.d."}', Date(literal="n.d.")),
        (
            '{"date-parts": [[2010]], "season": "2", "circa": 1}',
            Date((2010,), season=2, circa=True),
        ),
        ('"2010-05"', Date((2010, 5))),
        ('{"date-parts": [[null]]}', Date()),
        ('{"date-parts": [[1e400]]}', Date()),
    ],
)
def test_dates(issued, date):
    (one,) = formats.read_text(f'[{{"id": 1, "type": "book", "issued": {issued}}}]', "csljson")
    assert one.issued == date


def test_what_is_not_csl_is_kept():
    text = '{"items": [{"id": 7, "type": "gadget", "title": 5, "x": {"y": 1}, "author": ["Body"]}]}'
    (one,) = formats.read_text(text, "csljson")
    assert (one.id, one.type, one.title) == ("7", "document", "5")
    assert one.names["author"] == (Name(literal="Body"),)
    assert one.extra == {"type": "gadget", "x": '{"y": 1}'}


def test_the_letter_of_a_year_stands_at_the_top():
    text = '[{"id": "k", "type": "book", "issued": {"date-parts": [[2020]]}, "year-suffix": "a"}]'
    (one,) = formats.read_text(text, "csljson")
    assert one.issued == Date((2020,), suffix="a")
    assert '"year-suffix": "a"' in formats.write((one,), "csljson")


def test_a_language_is_written_as_a_tag_and_read_as_it_stood():
    references = formats.read_text("@book{k, title = {T}, langid = {finnish}}", "biblatex")
    for name in ("csljson", "cslyaml"):
        text = formats.write(references, name)
        assert formats.read_text(text, name) == references
        assert '"language": "fi"' in text or "language: fi\n" in text


def test_pandoc_yaml():
    text = "---\nreferences:\n- id: k\n  type: book\n  title: Rooms\n"
    text += "  issued:\n  - year: 2010\n    month: 5\n...\n"
    (one,) = formats.read_text(text)
    assert (one.title, one.issued) == ("Rooms", Date((2010, 5)))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[" * 100_000, "csljson"),
        ('["text"]', "csljson"),
        ("{", "csljson"),
        ("5", "csljson"),
        ("a: &x [1]\nb: *x", "cslyaml"),
        ("references: " + "[" * 5_000, "cslyaml"),
        ("a: [", "cslyaml"),
        ("text", "cslyaml"),
    ],
)
def test_what_is_no_list_of_items_is_refused(text, name):
    with pytest.raises(Refusal):
        formats.read_text(text, name)
