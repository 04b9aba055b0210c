"""A CSL style read as facts: names, order and years, inheritance resolved."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from procsead_refs.model import Style, StyleClass
from procsead_refs.styles.sheet import NS, children, expanded, inherited, macros

if TYPE_CHECKING:
    from lxml.etree import _Element

    from procsead_refs.model import Connector

_SORTED_BY = ("author", "issued", "title")
_KINDS = frozenset(get_args(StyleClass))


def facts(root: _Element) -> Style:
    """Return what a CSL style says about names, order and years, inheritance resolved."""
    citation = children(root, "citation")[0]
    bibliography = next(iter(children(root, "bibliography")), None)
    info = children(root, "info")
    titles = [one.text or "" for one in info[0].iter(f"{NS}title")] if info else []
    formats = [one.get("citation-format") for one in root.iter(f"{NS}category")]
    kind = next((one for one in formats if one in _KINDS), None)
    if kind is None:
        kind = "note" if root.get("class") == "note" else "author-date"
    author = _citing_name(root, citation)
    connector = inherited("and", author, citation, root)
    spoken = cast("Connector", {"text": "text", "symbol": "symbol"}.get(connector, ""))

    def number(attribute: str) -> int:
        value = inherited(attribute, author, citation, root)
        return int(value) if value.isdecimal() else 0

    return Style(
        csl="",
        title=next(iter(titles), ""),
        kind=cast("StyleClass", kind),
        locale=root.get("default-locale", ""),
        et_al_min=number("et-al-min"),
        et_al_use_first=number("et-al-use-first"),
        et_al_subsequent_min=number("et-al-subsequent-min"),
        et_al_subsequent_use_first=number("et-al-subsequent-use-first"),
        connector=spoken,
        narrative_connector=spoken,
        year_suffix=citation.get("disambiguate-add-year-suffix") == "true",
        citation_sort=_sort_keys(root, citation),
        bibliography_sort=_sort_keys(root, bibliography) if bibliography is not None else (),
        author_substitute=(
            bibliography.get("subsequent-author-substitute", "") if bibliography is not None else ""
        ),
    )


def _citing_name(root: _Element, citation: _Element) -> _Element | None:
    """Return the `name` element by which citations print authors; None where they have none."""
    fallback: _Element | None = None
    for layout in children(citation, "layout"):
        for one in expanded(root, layout, set()):
            if one.tag != f"{NS}names" or "author" not in one.get("variable", "").split():
                continue
            for name in children(one, "name"):
                if name.get("form") == "short":
                    return name
                fallback = name if fallback is None else fallback
    return fallback


def _sort_keys(root: _Element, element: _Element) -> tuple[str, ...]:
    """Return the variables sorted by, each once; "-" before those that go down."""
    known = macros(root)
    keys: dict[str, None] = {}
    for sort in children(element, "sort"):
        for key in children(sort, "key"):
            variable = key.get("variable", "")
            macro = known.get(key.get("macro", ""))
            if macro is not None:
                variable = _sorted_by(root, macro)
            if variable:
                sign = "-" if key.get("sort") == "descending" else ""
                keys.setdefault(sign + variable)
    return tuple(keys)


def _sorted_by(root: _Element, macro: _Element) -> str:
    """Return the variable that a macro to sort by is there for: the first of _SORTED_BY in it.

    An author macro falls back on the title.
    """
    within: dict[str, None] = {}
    for one in expanded(root, macro, set()):
        within.update(dict.fromkeys(_variables(one)))
        if _SORTED_BY[0] in within:
            break
    return next((v for v in _SORTED_BY if v in within), next(iter(within), ""))


def _variables(element: _Element) -> list[str]:
    return element.get("variable", "").split()
