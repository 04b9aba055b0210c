"""The hints of data/types.toml only save time: without them the same rows fit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from procsead_refs.data import table

READ = Path(__file__).parents[1] / "read"
FORMS = [row["example"] for row in table("law-forms")["form"]]
LISTED = [
    line
    for file in sorted(READ.glob("*.txt"))
    for line in file.read_text("utf-8").splitlines()
    if line
]
TYPED = [
    "Aho, A. v. Berg, B. (Application no. 12345/67), ECtHR 2009.",
    "Case C–12/08 Aho v Berg EU:C:2009:123.",
    "Joined Cases T‑12/08 and T-13/08 Aho v Council.",
    "DIN EN 12345:2010 Listen. EN 54321-2 Lists. BS 5605.",
    "Verlag: 39/1889 rikoslaki.",
    "39/1889 Rikoslaki, 1 §.",
    "Virtanen, L. 2015. Lista. Turun raportteja 12.",
    "Aho, A. (2001, May 3). Lists. The New York Times, p. 4.",
    "Hallituksen esitys HE 12/2010 vp.",
    "Aho, A. 2010. Lists. PhD thesis. Aalto.",
    "Aho, A. 2010. Lists. arXiv:2010.12345.",
]


@pytest.mark.parametrize("raw", [*TYPED, *FORMS, *LISTED])
def test_a_row_fits_only_where_one_of_its_hints_stands(raw: str) -> None:
    for row in table("types")["type"]:
        if re.search(row["pattern"], raw, 0 if row.get("case") else re.IGNORECASE):
            assert not row.get("hints") or any(hint in raw.lower() for hint in row["hints"])
