import pytest

from procsead_refs import documents
from procsead_refs.documents.pdf.hyphens import Hyphens
from procsead_refs.errors import Refusal
from procsead_refs.model import Edit, Location

typst = pytest.importorskip("typst")

WORDS = "the readers of the morning paper in three towns had been asked whether"
PROSE = f"As Ash (2001) found, {WORDS} they, {WORDS} or not, {WORDS} any more (Elm 2003)."
PAGE = '#set page(width: 14cm, height: 16cm, numbering: "1"{more})\n'
ENTRY = (
    "Ash, Anna. 2001. A long title about the readers of the morning paper in three northern towns. "
    "Oslo: A Press of the North. https://example.org/trees-and-towns/123-456\n\n"
)


def made(tmp_path, source, more=""):
    path = tmp_path / "draft.pdf"
    head = PAGE.replace("{more}", more) + "#set par(justify: true)\n#set text(size: 10pt)\n"
    path.write_bytes(typst.compile((head + source).encode()))
    return path


@pytest.fixture(scope="module")
def one_column(tmp_path_factory):
    source = f"= Trees\n\n{PROSE}\n\n{PROSE} #footnote[See Fir (1999).] End.\n\n" * 4
    source += "= References\n\n#set par(hanging-indent: 1.5em)\n" + ENTRY * 6
    return documents.read(
        made(tmp_path_factory.mktemp("pdf"), source, ", header: [A running head]")
    )


def test_paragraphs_are_whole_and_furniture_is_gone(one_column):
    texts = [block.text for block in one_column.blocks]
    assert texts.count(PROSE) == 4
    assert not any("running head" in text or text.strip().isdigit() for text in texts)


def test_headings_are_told_by_their_size(one_column):
    headings = [block.text for block in one_column.blocks if block.kind == "heading"]
    assert headings == ["Trees"] * 4 + ["References"]


def test_entries_of_a_hanging_list_are_apart(one_column):
    entries = [block.text for block in one_column.blocks if block.text.startswith("Ash, Anna")]
    assert entries == [ENTRY.strip()] * 6


def test_notes_come_last_and_their_marks_are_spans(one_column):
    notes = [(b.text, b.note) for b in one_column.blocks if b.kind == "footnote"]
    assert notes == [("See Fir (1999).", str(number)) for number in (1, 2, 3, 4)]
    called = [(b.text, s.note) for b in one_column.blocks for s in b.spans if s.note]
    assert [number for _, number in called] == ["1", "2", "3", "4"]
    assert all("(Elm 2003). End." in text for text, _ in called)


def test_blocks_have_their_page(one_column):
    pages = [block.page for block in one_column.blocks if block.kind != "footnote"]
    assert pages == sorted(pages)
    assert pages[0] == 1
    assert pages[-1] > 1


def test_columns_are_read_one_after_the_other(tmp_path):
    source = (
        '#set text(hyphenate: true, lang: "en")\n' + f"{PROSE} First.\n\n" * 5 + f"{PROSE} Last."
    )
    read = documents.read(made(tmp_path, source, ", columns: 2"))
    assert [b.text for b in read.blocks] == [f"{PROSE} First."] * 5 + [f"{PROSE} Last."]


def test_a_page_without_text_is_said(tmp_path):
    read = documents.read(made(tmp_path, "#pagebreak()\nText on the second page."))
    assert [b.text for b in read.blocks] == ["Text on the second page."]
    assert [one.what for one in read.unread] == ["page 1: it has no text, only a picture"]


def test_a_file_of_pictures_alone_is_refused(tmp_path):
    with pytest.raises(Refusal, match=r"draft\.pdf: has no text .* its text recognised"):
        documents.read(made(tmp_path, "#rect()\n#pagebreak()\n#rect()"))


def test_a_pdf_is_not_edited(tmp_path):
    path = made(tmp_path, "Text.")
    with pytest.raises(Refusal, match="read only"):
        documents.apply(path, [Edit(Location(0), comment="x")])


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.4\n" + b"0 obj <<>> " * 1000])
def test_a_damaged_pdf_is_refused(tmp_path, data):
    path = tmp_path / "broken.pdf"
    path.write_bytes(data)
    with pytest.raises(Refusal, match="damaged"):
        documents.read(path)


WORDS_OF_THE_DRAFT = ["a well-known tree", "information", "race and blind", "https://a.org/x-y"]
LINE_ENDS = {
    "a broken word": ("infor-", "mation", True, True),
    "a word that is hyphenated elsewhere": ("well-", "known", False, True),
    "a word that stands nowhere else": ("districti-", "ng", True, True),
    "two words that stand elsewhere": ("race-", "blind", False, True),
    "a name": ("Notre-", "Dame", False, True),
    "a range": ("12-", "34", False, True),
    "a hyphen that waits": ("Teil-", "und Obermengen", False, False),
    "an address": ("https://a.org/x-", "y", False, True),
    "an address at a slash": ("https://a.org/", "trees", False, True),
    "behind an address": ("https://a.org/x", "Next", False, False),
    "no hyphen": ("word", "next", False, False),
}


@pytest.mark.parametrize(("line", "following", "goes", "sticks"), LINE_ENDS.values(), ids=LINE_ENDS)
def test_what_a_hyphen_at_a_line_end_means(line, following, goes, sticks):
    hyphens = Hyphens(WORDS_OF_THE_DRAFT)
    assert hyphens.goes(line, following) == goes
    assert hyphens.sticks(line, following) == sticks


def test_the_halves_of_a_broken_word_are_no_words_of_the_document():
    hyphens = Hyphens(["the univer-", "sity of trees", "a read-", "out"])
    assert hyphens.goes("univer-", "sity")
    assert hyphens.goes("read-", "out")
