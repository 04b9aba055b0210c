"""What a message adds that lets an editor decide at once."""

from datetime import date
from pathlib import Path

import pytest

from procsead_refs import citations, rules, styles
from procsead_refs.model import Block, Document, Reference
from procsead_refs.project import Project
from procsead_refs.rules import differs_from_library

CONTEXT = rules.Context(Project(), date(2026, 11, 1))
LISTED = (
    "Berg, Anna. 1998. Tides. Oslo: Havn.",
    "Berg, Anna. 2003a. “The Ebb.” Coast Studies 3 (2): 1–9.",
    "Lind, Karin. 2004. Waves and Shores. Oslo: Havn.",
)


@pytest.mark.parametrize(
    ("cited", "says"),
    [
        ("Berg 1871", "no such entry; of this author it has 1998, 2003a"),
        ("Holm 1999", "no such entry"),
    ],
)
def test_a_missing_reference_names_what_the_list_has_of_its_author(cited, says):
    texts = (f"Tides rise (Berg 1998; {cited}). Waves break (Lind 2004).", "References", *LISTED)
    document = Document(Path("draft.txt"), tuple(map(Block, texts)))
    manuscript = citations.read(document, style=styles.load("chicago-17"))
    found = rules.run(manuscript, CONTEXT)
    (missing,) = [one for one in found if one.rule == "missing-reference"]
    assert missing.message.endswith(says)


@pytest.mark.parametrize(("label", "moved"), [("", True), ("[{}] ", False)])
def test_a_missing_number_of_a_list_that_the_program_numbers_may_have_moved(label, moved):
    entries = [label.format(n) + entry for n, entry in enumerate(LISTED, 1)]
    texts = ("Tides rise [1]. Waves break [2,3]. Salt is salt [4].", "References", *entries)
    document = Document(Path("draft.txt"), tuple(map(Block, texts)))
    manuscript = citations.read(document, style=styles.load("ieee"))
    found = rules.run(manuscript, CONTEXT)
    (missing,) = [one for one in found if one.rule == "missing-reference"]
    assert missing.message.startswith("“4” is cited")
    assert ("has moved all after it" in missing.message) is moved


@pytest.mark.parametrize(("typed", "written"), [("103–16", "216–228"), ("103-16", "216-228")])
def test_pages_of_the_library_are_written_with_the_dash_that_is_typed(typed, written):
    entry = Reference("r1", "article-journal", texts={"title": "Ice", "page": typed})
    record = Reference("ice2008", "article-journal", texts={"title": "Ice", "page": "216-228"})
    (found,) = differs_from_library.compared(entry, record)
    assert found.suggestion == written


def test_every_message_begins_as_a_sentence():
    listed = ["Berg, Anna. Tides. Coast Studies 3: 19–1.", *LISTED[1:]]
    document = Document(Path("draft.txt"), tuple(map(Block, ("References", *listed))))
    found = rules.run(citations.read(document, style=styles.load("chicago-17")), CONTEXT)
    assert found
    assert not [one.message for one in found if one.message[:1].islower()]
