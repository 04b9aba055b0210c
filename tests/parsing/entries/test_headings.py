"""Headings of lists in eleven languages, with numbering and marks around them."""

import pytest

from procsead_refs.parsing.entries.headings import is_end_heading, is_list_heading, is_part_heading


@pytest.mark.parametrize(
    "heading",
    [
        "References",
        "REFERENCES",
        "5. References",
        "V References",
        "6.2 Works cited",
        "## Bibliography",
        "**Bibliography**",
        "Lähteet",
        "LÄHDELUETTELO:",
        "Lähteet ja kirjallisuus",
        "Källor",
        "Käll- och litteraturförteckning",
        "Literaturverzeichnis",
        "Quellen- und Literaturverzeichnis",
        "Références bibliographiques",
        "Bibliografía",
        "Referencias",
        "Riferimenti bibliografici",
        "Referências",
        "Literatuurlijst",
        "Litteraturliste",
        "Kilder",
    ],
)
def test_a_list_begins(heading):
    assert is_list_heading(heading)


@pytest.mark.parametrize(
    "text",
    ["Literature review", "Referencesx", "Sources of error", "Viitteiden tulkinta", "", "5.", "i"],
)
def test_no_list_begins(text):
    assert not is_list_heading(text)


@pytest.mark.parametrize(
    "heading",
    ["Primary sources", "Internet-lähteet", "Painetut lähteet:", "Sekundärliteratur"],
)
def test_a_part_of_a_list_begins(heading):
    assert is_part_heading(heading)


@pytest.mark.parametrize(
    "heading",
    ["Appendix", "Appendix B: Tables", "Liite 2", "Liitteet", "Anhang A", "Annexes", "Danksagung"],
)
def test_a_list_ends(heading):
    assert is_end_heading(heading)


@pytest.mark.parametrize("text", ["1" * 78 + "!", "i.v" * 26, "(" * 80, "x" * 10_000_000])
def test_hostile_text_is_no_heading(text):
    assert not is_list_heading(text)
    assert not is_part_heading(text)
    assert not is_end_heading(text)
