"""References -> printed entries, as one full call of pandoc's citeproc would print them, faster.

citeproc.lua does it in one pandoc process; what it made is kept (`kept.py`).
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from procsead_refs import pandoc, styles
from procsead_refs.errors import Refusal
from procsead_refs.rendering import law, tree
from procsead_refs.rendering.entry import Entry, Node
from procsead_refs.rendering.grouping import author_key
from procsead_refs.rendering.items import items
from procsead_refs.rendering.kept import kept

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference, Style

_LUA = Path(__file__).parent / "citeproc.lua"


def entries(
    references: Sequence[Reference], style: Style, *, lang: str = "", dashes: bool = True
) -> list[Entry]:
    """Return the printed entries in the style's order; works of one id are printed once.

    Args:
        references: the works.
        style: the style, from `styles.load`.
        lang: the language of the list (BCP 47), by default the style's own.
        dashes: whether a repeated author may be printed as the style's dash.

    Raises:
        Refusal: the style is unsound, or pandoc could not do it.
    """
    unique = list({one.id: one for one in references}.values())
    if not unique:
        return []
    given = items(unique, style)
    divs = made(json.dumps(given), sheets(style, dashes=dashes), lang)
    works = {f"ref-{item['id']}": one for item, one in zip(given, unique, strict=True)}
    printed = [(one := works[div["c"][0][0]], entry(one, div["c"][1], style)) for div in divs]
    if (lang or style.locale).startswith("fi") and not (dashes and style.author_substitute):
        printed = _in_finnish_order(printed, style)
    return [one for _, one in printed]


def _in_finnish_order(
    printed: list[tuple[Reference, Entry]], style: Style
) -> list[tuple[Reference, Entry]]:
    """Return entries that are sorted by author in the Finnish alphabet; citeproc knows no v = w."""
    if style.bibliography_sort[:1] != ("author",):
        return printed

    def key(one: tuple[Reference, Entry]) -> tuple[object, ...]:
        reference, entry = one
        legal = entry.text if law.printed(reference, style) else ""
        return author_key(reference, "fi", legal)

    return sorted(printed, key=key)


def entry(reference: Reference, blocks: list[Node], style: Style) -> Entry:
    """Return what citeproc printed of a work, or, of a legal source, what we print of it."""
    legal = law.printed(reference, style)
    if not legal or not blocks or blocks[0]["t"] not in {"Para", "Plain"}:
        return Entry(reference.id, blocks)
    inlines = law.inlines(legal)
    spans = [one for one in blocks[0]["c"] if one["t"] == "Span"]
    text = next((one for one in spans if "csl-right-inline" in one["c"][0][1]), None)
    if text is None:
        return Entry(reference.id, [{"t": blocks[0]["t"], "c": inlines}])
    number = [one for one in blocks[0]["c"] if one is not text]
    return Entry(
        reference.id, [{"t": blocks[0]["t"], "c": [*number, tree.span(inlines, text["c"][0])]}]
    )


def sheets(style: Style, *, dashes: bool) -> dict[str, bytes]:
    """Return the CSL files that citeproc.lua is given, by their names there.

    `full` is the whole style, `cheap` (where there is a difference) the style without
    disambiguation.

    Raises:
        Refusal: the style is unsound or prints no bibliography.
    """
    from lxml import etree

    root = styles.document(style.csl)
    bibliography = root.find("{*}bibliography")
    if bibliography is None:
        raise Refusal(
            f"the style {style.csl!r} prints no bibliography",
            remedy="choose another; see procsead-refs styles",
        )
    if not dashes:
        bibliography.attrib.pop("subsequent-author-substitute", None)
    found = {"full": etree.tostring(root, encoding="utf-8")}
    cheap = styles.without_disambiguation(root)
    if cheap is not None:
        found["cheap"] = etree.tostring(cheap, encoding="utf-8")
    return found


def made(given: str, by_name: dict[str, bytes], lang: str) -> list[Node]:
    """Return the Divs that citeproc.lua makes of records in CSL-JSON with the given sheets."""
    made_of: list[str | bytes] = [given, lang, *by_name.values(), _LUA.read_bytes(), _program()]
    data = kept("entries", made_of, lambda: _run(given, by_name, lang))
    divs: list[Node] = json.loads(data)["blocks"]
    return divs


def _program() -> str:
    stat = pandoc.binary().stat()
    return f"{stat.st_size} {stat.st_mtime_ns}"


def _run(given: str, by_name: dict[str, bytes], lang: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="procsead-refs-") as folder:
        arguments = ["-f", "csljson", "-t", "json", "-L", str(_LUA)]
        for name, data in by_name.items():
            file = Path(folder) / f"{name}.csl"
            file.write_bytes(data)
            arguments += ["-M", f"{name}={file}"]
        types = frozenset(str(one.get("type", "")) for one in json.loads(given))
        namesakes, seen = styles.namesakes(by_name["full"], types)
        if namesakes:
            arguments += ["-M", f"namesakes={namesakes}", *(["-M", "seen=true"] if seen else [])]
        if lang:
            arguments += ["-M", f"lang={lang}"]
        return pandoc.run(
            arguments,
            given,
            timeout=pandoc.seconds_for(given),
            memory=pandoc.memory_for(given),
        )
