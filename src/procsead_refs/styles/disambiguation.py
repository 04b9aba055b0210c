"""What a style does to tell citations apart, and a copy of it that does nothing."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from procsead_refs.styles.sheet import NS, children, expanded, inherited

if TYPE_CHECKING:
    from lxml.etree import _Element


def without_disambiguation(root: _Element) -> _Element | None:
    """Return a copy of a style that tells no citations apart; None where it never does.

    Names are not expanded, years get no letter, and no condition `disambiguate` holds.
    """
    copy = deepcopy(root)
    found = False
    for citation in children(copy, "citation"):
        for attribute in [key for key in citation.attrib if str(key).startswith("disambiguate")]:
            del citation.attrib[attribute]
            found = True
    for one in copy.iter(f"{NS}if", f"{NS}else-if"):
        if one.attrib.pop("disambiguate", None) is not None:
            one.set("is-uncertain-date", "none")  # a condition that never holds
            found = True
    return copy if found else None


def namesakes(sheet: bytes, types: frozenset[str]) -> tuple[str, bool]:
    """Return whose names a style tells apart in every citation, and whether its entries show it.

    "first": the first names of works, "all": all names; empty where only colliding citations are
    told apart (givenname-disambiguation-rule "by-cite", CSL's default). Entries show it where they
    print names short, or with initials that become whole given names.

    Args:
        sheet: the style.
        types: the CSL types of the works; what a style prints of other types does not count.
    """
    from lxml import etree

    root = etree.fromstring(sheet)
    citation = root.find(f"{NS}citation")
    rule = "" if citation is None else citation.get("givenname-disambiguation-rule", "")
    whose = {"primary-name": "first", "all-names": "all"}.get(rule.removesuffix("-with-initials"))
    bibliography = root.find(f"{NS}bibliography")
    if whose is None or bibliography is None:
        return whose or "", False
    initials = not rule.endswith("-with-initials")
    shortened = any(
        _is_short(one, (bibliography, root), initials=initials)
        for one in expanded(root, bibliography, set())
        if one.tag == f"{NS}names" and _is_for(one, types)
    )
    return whose, shortened


def _is_for(element: _Element, types: frozenset[str]) -> bool:
    """Say whether an element can be reached by works of some types, by the conditions around it."""
    for one in element.iterancestors(f"{NS}if", f"{NS}else-if"):
        wanted = one.get("type", "").split()
        alone = one.get("match", "all") == "all" or set(one.attrib) <= {"type", "match"}
        if wanted and alone and one.get("match") != "none" and types.isdisjoint(wanted):
            return False
    return True


def _is_short(names: _Element, above: tuple[_Element, ...], *, initials: bool) -> bool:
    """Say whether names are printed short or, where that counts, with initials."""
    name = names.find(f"{NS}name")
    if name is None:
        # In a substitute, names without a name element are printed as those that they stand for.
        outer = next(iter(names.iterancestors(f"{NS}names")), None)
        name = outer.find(f"{NS}name") if outer is not None else None
    around = () if name is None else (name,)
    form = inherited("form", *around) or inherited("name-form", *above)
    whole = inherited("initialize", *around, *above) == "false"
    abbreviated = inherited("initialize-with", *around, *above) != "" or any(
        one.get("initialize-with") is not None for one in (*around, *above)
    )
    return form == "short" or (initials and abbreviated and not whole)
