"""`python -m procsead_refs.rules` writes docs/rules.md to standard output, from the docstrings."""

from __future__ import annotations

import sys

from procsead_refs import rules

_WHEN = {
    "draft": "looks at a draft (`check`)",
    "reference": "looks at each reference, of a draft (`check`) and of the library (`lint`)",
    "library": "looks at the library (`lint`)",
}
_HEAD = """\
# Rules

What `check` and `lint` say, one rule a section; the same text is shown by `procsead-refs explain
RULE`. This page is made from the rules' own files: `python -m procsead_refs.rules > docs/rules.md`.

Severity: *error* leads a reader to a wrong or missing work; *warning* is what an editor sends back;
*info* is the rest. The one given is a rule's highest; a finding that is not certain is quieter.
Switch a rule off with `--rules -id` or in `procsead-refs.toml` (`rules = ["-id"]`), mute single
findings as docs/reports.md says.
"""


def page() -> str:
    """Return the page: a table of all rules, then each rule's manual."""
    rows = [
        f"| [{name}](#{name}) | {rules.summary(name)} | {one.SEVERITY} | {one.SCOPE} |"
        for name, one in ((name, rules.rule(name)) for name in rules.ids())
    ]
    table = ["| rule | says | at most | scope |", "|---|---|---|---|", *rows]
    sections = [_section(one) for one in rules.ids()]
    return "\n".join([_HEAD, *table, "", "\n".join(sections)])


def _section(rule_id: str) -> str:
    one = rules.rule(rule_id)
    asked = f" Runs only when asked for: `--rules +{rule_id}`." if rules.is_asked(one) else ""
    manual = (one.__doc__ or "").strip().replace("\nGood:", "\n\nGood:")
    when = f"*At most {one.SEVERITY}; {_WHEN[one.SCOPE]}.*{asked}"
    return f"## {rule_id}\n\n{when}\n\n{manual}\n"


if __name__ == "__main__":
    sys.stdout.write(page())
