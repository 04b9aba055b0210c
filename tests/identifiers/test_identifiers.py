"""Identifiers: normal form, check digits, and why one is not valid."""

import pytest

from procsead_refs import identifiers


@pytest.mark.parametrize(
    ("kind", "typed", "normal"),
    [
        ("DOI", "10.1000/182", "10.1000/182"),
        ("DOI", "https://doi.org/10.1000/182.", "10.1000/182"),
        ("DOI", "doi: 10.1016/S0140-6736(20)30183-5", "10.1016/S0140-6736(20)30183-5"),
        ("DOI", "(doi:10.1000/182)", "10.1000/182"),
        ("DOI", "10.1000/waves(shores)", "10.1000/waves(shores)"),
        ("DOI", "10.12/x", None),
        ("ISBN", "0-306-40615-2", "9780306406157"),
        ("ISBN", "ISBN 978-0-306-40615-7", "9780306406157"),
        ("ISBN", "080442957X", "9780804429573"),
        ("ISBN", "978-0-306-40615-8", None),
        ("ISBN", "0-306-40615-3", None),
        ("ISBN", "９７８０３０６４０６１５７", None),
        ("ISSN", "03785955", "0378-5955"),
        ("ISSN", "eISSN 2434-561X", "2434-561X"),
        ("ISSN", "0378-5956", None),
        ("ORCID", "https://orcid.org/0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("ORCID", "0000-0002-1825-0098", None),
        ("PMID", "PMID: 31785728", "31785728"),
        ("PMCID", "pmc1234", "PMC1234"),
        ("arXiv", "arXiv:2101.00001v2 [cs.CL]", "2101.00001v2"),
        ("arXiv", "math.GT/0309136", "math.GT/0309136"),
        ("arXiv", "2113.00001", None),
        ("URN", "URN:NBN:fi-fe2019102935189", "urn:nbn:fi-fe2019102935189"),
        ("URN", "urn:isbn:9780306406157", "urn:isbn:9780306406157"),
        ("URN", "urn:isbn:9780306406158", None),
        (
            "ELI",
            "http://data.europa.eu/eli/dir/2011/93/oj",
            "http://data.europa.eu/eli/dir/2011/93/oj",
        ),
        ("ELI", "http://example.org/dir/2011", None),
        ("CELEX", "CELEX:32011L0093", "32011L0093"),
        ("CELEX", "32011L93", None),
        ("ECLI", "ecli:eu:c:2014:317", "ECLI:EU:C:2014:317"),
        ("ECLI", "ECLI:EU:C:14:317", None),
        ("URL", "www.example.org/a", "https://www.example.org/a"),
        ("URL", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("URL", "https://example", None),
        ("URL", "http://exa mple.org", None),
        ("URL", "ttp://example.org", None),
        ("URL", "https://example.org:99999/a", None),
        ("URL", "https://example.org/ahttps://example.org/b", None),
        (
            "URL",
            "https://archive.example/2020/https://example.org/b",
            "https://archive.example/2020/https://example.org/b",
        ),
        ("URL", "https://example.org/a,https://example.org/b", None),
        (
            "URL",
            "https://example.org/go?to=https://example.com/b",
            "https://example.org/go?to=https://example.com/b",
        ),
    ],
)
def test_normal_forms(kind, typed, normal):
    assert identifiers.KINDS[kind.lower()](typed) == normal
    assert bool(identifiers.problem(kind, typed)) == (normal is None)


@pytest.mark.parametrize(
    ("kind", "typed", "reason"),
    [
        ("ISBN", "978-0-306-40615-8", "check digit"),
        ("ISBN", "97803064061", "11 digits"),
        ("ISBN", "123-0-306-40615-7", "978 or 979"),
        ("ISSN", "0378-595", "7 digits"),
        ("DOI", "11.1000/182", "begin with 10."),
        ("DOI", "10.1000", "no suffix"),
        ("URL", "https://exa_mple", "host"),
        ("URL", "https://a.org https://b.org", "space"),
        ("URL", "", "empty"),
        ("CELEX", "x", "form"),
    ],
)
def test_reasons(kind, typed, reason):
    assert reason in identifiers.problem(kind, typed)


def test_isbn_10_and_13():
    assert identifiers.isbn_10("978-0-8044-2957-3") == "080442957X"
    assert identifiers.isbn_10("979-8-88862-000-6") is None
