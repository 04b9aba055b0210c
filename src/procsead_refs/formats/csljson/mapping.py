"""CSL's parts of a name against the model's."""

from __future__ import annotations

NAME_PARTS = {
    "family": "family",
    "given": "given",
    "non-dropping-particle": "particle",
    "dropping-particle": "dropping",
    "suffix": "suffix",
    "literal": "literal",
}
