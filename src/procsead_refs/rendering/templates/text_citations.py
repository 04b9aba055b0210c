"""Citations in a template's text before citeproc sees them: law named, locators in its words.

It makes no difference whether they were made by cite() or typed as [@key].
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from procsead_refs.rendering import locators, tree
from procsead_refs.rendering.citeproc import law
from procsead_refs.rendering.entry import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference, Style
    from procsead_refs.rendering.entry import Node

_BY_NAME = {"author-date", "author", "label", "note"}  # the kinds of styles that name works
_NOTE = "procsead-law-note"


def ready(cite: Node, works: Sequence[Reference], style: Style) -> list[Node]:
    """Return what stands in a text for a Cite of pandoc's tree.

    citeproc would name a legal source by its whole title and a year. Where the style cites by
    names, it is named here as the field names it: in parentheses, in the sentence or in a note;
    beside other works it stands before the first of them.

    Args:
        cite: a Cite; its locators and prefixes may be changed in place.
        works: the work of each of its citations.
        style: from `styles.load`.
    """
    named: list[Node] = []
    others: list[dict[str, Any]] = []
    for one, work in zip(cite["c"][0], works, strict=True):
        text = law.cited(work, style) if style.kind in _BY_NAME else ""
        if not text:
            one["citationSuffix"] = _suffix(one["citationSuffix"], style)
            others.append(one)
            continue
        if one["citationMode"]["t"] == "AuthorInText":
            return [*law.inlines(text), *_in_parentheses(one["citationSuffix"])]
        before = [*one["citationPrefix"], {"t": "Space"}] if one["citationPrefix"] else []
        named += [*(tree.words("; ") if named else []), *before]
        named += [*law.inlines(text), *one["citationSuffix"]]
    if not named:
        return [cite]
    if others:
        others[0]["citationPrefix"] = [*named, *tree.words("; "), *others[0]["citationPrefix"]]
        return [{"t": "Cite", "c": [others, cite["c"][1]]}]
    if style.kind == "note":
        note = {"t": "Note", "c": [tree.para([*named, *tree.words(".")])]}
        return [tree.span([note], tree.attributes("", [_NOTE]))]
    return [*tree.words("("), *named, *tree.words(")")]


def closed_up(inlines: list[Node]) -> list[Node]:
    """Return a paragraph's inlines with the notes of `ready` behind its word and its stop.

    So citeproc puts its own: "Quiet is a right [@law]." becomes "Quiet is a right.¹".
    """
    found: list[Node] = []
    inlines = list(inlines)
    for number, one in enumerate(inlines):
        if one["t"] != "Span" or one["c"][0][1] != [_NOTE]:
            found.append(one)
            continue
        if found and found[-1]["t"] in {"Space", "SoftBreak"}:
            found.pop()
        after = inlines[number + 1] if number + 1 < len(inlines) else {"t": "Space"}
        if after["t"] == "Str" and after["c"][0] in ".,;:":
            found.append({"t": "Str", "c": after["c"][0]})
            inlines[number + 1] = {"t": "Str", "c": after["c"][1:]}
        found += one["c"][1]
    return found


def _suffix(suffix: list[Node], style: Style) -> list[Node]:
    """Return what stands behind a key with its locator as citeproc knows it."""
    found = locators.read(plain(suffix))
    if found is None or not found.label:
        return suffix
    return tree.words(f", {found.written('fi' if style.locale.startswith('fi') else 'markdown')}")


def _in_parentheses(suffix: list[Node]) -> list[Node]:
    text = plain(suffix).strip(" ,")
    return [*tree.words(" ("), *tree.words(text), *tree.words(")")] if text else []
