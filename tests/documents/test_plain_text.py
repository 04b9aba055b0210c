import pytest

from procsead_refs import documents
from procsead_refs.errors import Refusal
from procsead_refs.model import Edit, Location

PROSE = (
    "A study of paper in three towns has shown that the readers of one of them\n"
    "prefer the morning edition, as Ash (2001) and, following her, Elm and\n"
    "Fir (2003) had supposed long before.\n"
)
CASES = {
    "a paragraph a line": (
        "One (Ash 2001).\nTwo.\n\nThree.\n",
        ["One (Ash 2001).", "Two.", "Three."],
        [1, 2, 4],
    ),
    "hard-wrapped": (PROSE + "\n" + PROSE, [PROSE.strip()] * 2, [1, 5]),
    "a list is not hard-wrapped": (
        "Ash, A. 2001. A book. Oslo.\nElm, E. 2002. A longer book about trees. Turku: Press.\n",
        [
            "Ash, A. 2001. A book. Oslo.",
            "Elm, E. 2002. A longer book about trees. Turku: Press.",
        ],
        [1, 2],
    ),
    "Windows line ends and a mark": ("\ufeffOne.\r\nTwo.\r\n", ["One.", "Two."], [1, 2]),
    "old Macintosh line ends": ("One.\rTwo.", ["One.", "Two."], [1, 2]),
    "indents stay, white space behind goes": ("  One.  \n \t\n", ["  One."], [1]),
    "NUL and other controls stay": ("a\x00b\x07c\n", ["a\x00b\x07c"], [1]),
}


@pytest.mark.parametrize(("source", "texts", "lines"), CASES.values(), ids=CASES.keys())
def test_paragraphs_and_their_lines(tmp_path, source, texts, lines):
    path = tmp_path / "list.txt"
    path.write_bytes(source.encode())
    read = documents.read(path)
    assert [block.text for block in read.blocks] == texts
    assert [block.line for block in read.blocks] == lines


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "utf-8-sig"])
def test_a_repair_keeps_encoding_and_line_ends(tmp_path, encoding):
    path = tmp_path / "draft.txt"
    path.write_bytes("Müller (2001).\r\n\r\nÄhnlich (2002).\r\n".encode(encoding))
    data = documents.apply(path, [Edit(Location(1, 9, 13), replacement="2003")])
    assert data == "Müller (2001).\r\n\r\nÄhnlich (2003).\r\n".encode(encoding)


def test_a_repair_over_a_line_end(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text(PROSE)
    start = documents.read(path).blocks[0].text.index("and\nFir")
    data = documents.apply(path, [Edit(Location(0, start, start + 7), replacement="& Fir")])
    assert data.decode() == PROSE.replace("and\nFir", "& Fir")


def test_plain_text_takes_no_comments(tmp_path):
    path = tmp_path / "draft.txt"
    path.write_text("One.")
    with pytest.raises(Refusal, match="use --format html"):
        documents.apply(path, [Edit(Location(0), comment="x")])
