"""What a style does to tell citations apart, and copies of it that do not."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from procsead_refs.styles.sheet import NS, children, expanded, inherited, macros

if TYPE_CHECKING:
    from lxml.etree import _Element

BETWEEN, AFTER_PLACE = "\ue000", "\ue001"  # marks of `showing_collisions`; no text has them
_COMPARED = " (compared)"  # added to the names of macros that a citation calls
_AFFIXES = (
    *("prefix", "suffix", "and", "quotes", "text-case", "strip-periods", "vertical-align"),
    *("text-decoration", "font-style", "font-variant", "font-weight", "display"),
)
_GROUPING = (
    *("collapse", "cite-group-delimiter", "year-suffix-delimiter", "after-collapse-delimiter"),
    "near-note-distance",
)


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


def showing_collisions(root: _Element) -> _Element | None:
    """Return a copy of a style without disambiguation whose citations show which works collide.

    A citation of many works prints of each its place in the bibliography, AFTER_PLACE and the text
    that citeproc compares to find ambiguous citations: that of the style without affixes (Haskell
    citeproc, Eval.hs, `toDisambData`); between works stands BETWEEN. None where the style tells no
    citations apart, or where its entries show their places.
    """
    copy = without_disambiguation(root)
    bibliography = root.find(f"{NS}bibliography")
    if copy is None or bibliography is None or _shows_places(root, bibliography):
        return None
    (citation,) = children(copy, "citation")
    if and_ := copy.attrib.pop("and", ""):
        (listed,) = children(copy, "bibliography")
        listed.set("and", listed.get("and", and_))
    for attribute in (*_AFFIXES, *_GROUPING):
        citation.attrib.pop(attribute, None)
    for sort in children(citation, "sort"):
        citation.remove(sort)
    called = {one.get("macro", "") for one in expanded(copy, citation, set())}
    for name, macro in macros(copy).items():
        if name in called:
            compared = deepcopy(macro)
            compared.set("name", name + _COMPARED)
            _bare(compared)
            macro.addnext(compared)
    for layout in children(citation, "layout"):
        _bare(layout)
        layout.set("delimiter", BETWEEN)
        place = layout.makeelement(f"{NS}number", {"variable": "citation-number"})
        layout.insert(0, layout.makeelement(f"{NS}text", {"value": AFTER_PLACE}))
        layout.insert(0, place)
    return copy


def _shows_places(root: _Element, bibliography: _Element) -> bool:
    return any(
        one.get("variable") == "citation-number" for one in expanded(root, bibliography, set())
    )


def _bare(element: _Element) -> None:
    """Take off the affixes below an element, and let it call macros without affixes."""
    for one in element.iter():
        for attribute in _AFFIXES:
            one.attrib.pop(attribute, None)
        if "delimiter" in one.attrib:
            one.set("delimiter", " ")
        if "macro" in one.attrib:
            one.set("macro", one.get("macro", "") + _COMPARED)


def partial_dash(root: _Element) -> str:
    """Return what a style prints where only some of an entry's names are repeated, or ""."""
    bibliography = root.find(f"{NS}bibliography")
    if bibliography is None:
        return ""
    rule = bibliography.get("subsequent-author-substitute-rule", "")
    dash = bibliography.get("subsequent-author-substitute", "")
    return dash if rule.startswith("partial") else ""


def givenname_disambiguation(root: _Element, types: frozenset[str]) -> tuple[str, bool]:
    """Return whose names a style tells apart in every citation, and whether its entries show it.

    "first": the first names of works, "all": all names; empty where only colliding citations are
    told apart (givenname-disambiguation-rule "by-cite", CSL's default). Entries show it where they
    print names short, or with initials that become whole given names.

    Args:
        root: the style.
        types: the CSL types of the works; what a style prints of other types does not count.
    """
    citation = root.find(f"{NS}citation")
    rule = "" if citation is None else citation.get("givenname-disambiguation-rule", "")
    whose = {"primary-name": "first", "all-names": "all"}.get(rule.removesuffix("-with-initials"))
    if citation is None or citation.get("disambiguate-add-givenname") != "true":
        whose = None
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
    """Return whether an element can be reached by works of some types, as its conditions say."""
    for one in element.iterancestors(f"{NS}if", f"{NS}else-if"):
        wanted = one.get("type", "").split()
        alone = one.get("match", "all") == "all" or set(one.attrib) <= {"type", "match"}
        if wanted and alone and one.get("match") != "none" and types.isdisjoint(wanted):
            return False
    return True


def _is_short(names: _Element, above: tuple[_Element, ...], *, initials: bool) -> bool:
    """Return whether names are printed short or, where that counts, with initials."""
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
