"""Whole lists and what is read of them, side by side in read/ and refs/sources/.

`python tests/parsing/test_read_lists.py` makes the expected files anew: read the difference.
"""

import json
from pathlib import Path

import pytest

from procsead_refs.formats import csljson
from procsead_refs.parsing.steps import parse

READ = Path(__file__).parent / "read"
SOURCES = Path(__file__).parents[2] / "refs" / "sources"


def typed(expected):
    own = READ / f"{expected.stem}.txt"
    file = own if own.exists() else SOURCES / own.name
    return [line for line in file.read_text("utf-8").splitlines() if line.strip()]


def items(raws):
    found = [csljson.item(reference) for reference in parse(raws)]
    for item in found:
        del item["custom"]
    return found


@pytest.mark.parametrize("expected", sorted(READ.glob("*.json")), ids=lambda file: file.stem)
def test_lists_are_read_as_expected(expected):
    assert items(typed(expected)) == json.loads(expected.read_text("utf-8"))


def test_n_in_n_out_whatever_is_typed():
    raws = ["", " ", "?!", "—", "Ahola, K. 2010. Lists.", "\u202e\u0000", "x" * 5000, "1 " * 3000]
    read = parse(raws)
    assert [one.raw for one in read] == raws
    assert read[0].type == "document"
    assert read[0].reading.confidence == 0
    for one in read:
        for start, end in one.reading.spans.values():
            assert 0 <= start <= end <= len(one.raw)


@pytest.mark.parametrize("rest", ["a" * 200_000, "a" + ")" * 500_000, "a" + "." * 500_000])
def test_an_address_of_any_length_is_read(rest):
    (read,) = parse([f"Ahola, K. 2010. Lists. http://{rest}"])
    assert read.texts["URL"] == f"http://{rest.rstrip(').')}"


def test_singles_take_no_author_from_the_line_before():
    raws = ["Ahola, K. 2010. Lists. Turku: Talo.", "———. 2011. More lists. Turku: Talo."]
    assert parse(raws)[1].creators == parse(raws)[0].creators
    assert parse(raws, singles=True)[1].creators == ()


if __name__ == "__main__":
    for file in READ.glob("*.txt"):
        lines = [line for line in file.read_text("utf-8").splitlines() if line.strip()]
        text = json.dumps(items(lines), ensure_ascii=False, indent=1, sort_keys=True)
        file.with_suffix(".json").write_text(text + "\n", "utf-8")
