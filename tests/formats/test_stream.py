import pytest

from procsead_refs import formats
from procsead_refs.errors import Refusal
from procsead_refs.model import Reference

LIST = [Reference(f"r{number}", "book", texts={"title": f"Lists {number}"}) for number in range(3)]


@pytest.mark.parametrize("name", ["bibtex", "csljson"])
def test_a_list_is_written_as_it_is_read(name):
    taken = []
    pieces = formats.stream((taken.append(one.id) or one for one in LIST), name)
    written = [next(pieces)]
    assert taken == ["r0"]
    assert "".join([*written, *pieces]) == formats.write(LIST, name)


@pytest.mark.parametrize("name", ["bibtex", "csljson", "ris"])
def test_what_is_written_in_pieces_is_read_as_a_whole(name):
    read = formats.read_text("".join(formats.stream(LIST, name)), name)
    assert [one.title for one in read] == [one.title for one in LIST]


def test_a_format_without_writer_is_refused_before_anything_is_read():
    with pytest.raises(Refusal, match="can be read but not written"):
        formats.stream((1 / 0 for _ in LIST), "nbib")
