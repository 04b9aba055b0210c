"""One change in an entry leaves every other byte; a new field follows the file's own layout."""

import pytest

from procsead_refs.library.store import editing

ALIGNED = """@Article(key1,
    author    = "Rock, R.",
    title     = {Maps, "a" {B}=c} # sea,   % a remark
    volume    = 3
)"""
PLAIN = "@book{k,\n\ttitle={A},\n\tyear=2001,\n}"
ADDED = PLAIN.replace("2001,", "2001,\n\tdoi={x},")
LONGER = "@book{k,\n  author = {A},\n  title  = {T},\n  publisher = {P},\n}"
SAME_LENGTH = "@book{k,\n  author = {A},\n  editor = {T},\n}"
ONE_LINE = "@book{k, title={A}, year={2001}}"


@pytest.mark.parametrize(
    ("source", "name", "value", "expected"),
    [
        (ALIGNED, "volume", "{4}", ALIGNED.replace("= 3", "= {4}")),
        (ALIGNED, "TITLE", "{X}", ALIGNED.replace('{Maps, "a" {B}=c} # sea', "{X}")),
        (ALIGNED, "doi", "{10.1/a}", ALIGNED.replace("= 3", "= 3,\n    doi       = {10.1/a}")),
        (PLAIN, "doi", "{x}", PLAIN.replace("2001,", "2001,\n\tdoi={x},")),
        (LONGER, "doi", "{x}", LONGER.replace("{P},", "{P},\n  doi    = {x},")),
        (SAME_LENGTH, "doi", "{x}", SAME_LENGTH.replace("{T},", "{T},\n  doi = {x},")),
        (ONE_LINE, "doi", "{x}", "@book{k, title={A}, year={2001}, doi={x}}"),
        ("@book{k}", "doi", "{x}", "@book{k,\n  doi = {x},\n}"),
        ("@book{k,\n}", "doi", "{x}", "@book{k,\n  doi = {x},\n}"),
        (PLAIN.replace("\n", "\r\n"), "doi", "{x}", ADDED.replace("\n", "\r\n")),
    ],
)  # fmt: skip
def test_setting_a_field(source, name, value, expected):
    assert editing.with_field(editing.parsed(source), name, value) == expected


@pytest.mark.parametrize(
    ("source", "name", "expected"),
    [
        (ALIGNED, "author", ALIGNED.replace('    author    = "Rock, R.",\n', "")),
        (PLAIN, "year", PLAIN.replace("\tyear=2001,\n", "")),
        (PLAIN, "doi", PLAIN),
        (ONE_LINE, "title", "@book{k, year={2001}}"),
    ],
)
def test_taking_out_a_field(source, name, expected):
    assert editing.without_field(editing.parsed(source), name) == expected


def test_a_new_key_and_entries_that_name_it():
    block = editing.parsed(
        "@ inbook{ old:1 ,\n crossref = {Old}, related={a,old:1}, title={old:1}}"
    )
    assert editing.with_key(block, "new") == block.source.replace("{ old:1", "{ new")
    assert editing.with_keys_named(block, {"old:1": "new"}) == block.source.replace(
        "a,old:1", "a,new"
    )
