"""What the steps mend where the tagger is wrong: {label:words} is what it says."""

import pytest
from marked_references import read

LOCATORS = [
    ("{journal:Aika}. {date:2024};{page:1542(1):51–7}.", "1542", "1", "51-7"),
    ("{journal:Aika}. {date:2010 Mar} {volume:18;29}({page:11): 1611-21}.", "29", "11", "1611-21"),
    (
        "{journal:Aika} {date:2015};{volume:131} (Suppl {issue:1}):S40-S42.",
        "131",
        "Suppl 1",
        "S40-S42",
    ),
    ("{journal:Aika}. {date:2016}; {volume:10}:{issue:7}.", "10", None, "7"),
    ("{journal:Anal. PDE}, {page:5(1):81–144}, {date:2012}.", "5", "1", "81-144"),
    ("{journal:Aika PC}-{volume:26} ({issue:4}), s. {page:3}–{volume:9}.", "PC-26", "4", "3-9"),
    (
        "‘{title:Lists}’, {journal:Aika}, {volume:381.6654}, pp. {page:187}–92.",
        "381",
        "6654",
        "187-92",
    ),
    ("‘{title:Lists}’, {journal:Aika}, 22.4 (2018), pp. {page:337–49}.", "22", "4", "337-49"),
    ("{journal:Aika} {volume:21} ({date:1989-90}): {page:246-56}.", "21", None, "246-56"),
    ("{title:On verse 3 (2): 1–5 of the lists}. {place:Turku}.", None, None, None),
]


@pytest.mark.parametrize(("marked", "volume", "issue", "page"), LOCATORS)
def test_volume_issue_and_pages_in_a_fixed_form(marked, volume, issue, page):
    texts = read(marked).texts
    assert (texts.get("volume"), texts.get("issue"), texts.get("page")) == (volume, issue, page)
