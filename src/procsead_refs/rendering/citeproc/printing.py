"""References -> printed entries, as one full call of pandoc's citeproc would print them, faster.

citeproc.lua does it in one pandoc process; what it made is kept (cache.py).
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from procsead_refs import pandoc, styles
from procsead_refs.cache import cached
from procsead_refs.errors import Refusal
from procsead_refs.rendering import tree
from procsead_refs.rendering.citeproc import law, namesakes
from procsead_refs.rendering.citeproc.items import Item, distinct, items
from procsead_refs.rendering.entry import Entry, Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.etree import _Element

    from procsead_refs.model import Reference, Style

_LUA = Path(__file__).parent / "citeproc.lua"
_FEW = 30_000  # comparisons of names for each reference, 0.5 ms, that cost less than two calls


def entries(
    references: Sequence[Reference], style: Style, *, lang: str = "", dashes: bool = True
) -> list[Entry]:
    """Return the printed entries in the style's order; works of one id are printed once.

    Args:
        references: the works.
        style: the style, from `styles.load`.
        lang: the language of the list (BCP 47), by default the style's own. In Finnish, å, ä and ö
            come last and v and w are one letter.
        dashes: whether a repeated author may be printed as the style's dash.

    Raises:
        Refusal: the style is unsound, or pandoc could not do it.
    """
    unique = distinct(references)
    if not unique:
        return []
    given = items(unique, style)
    for item, name in zip(given, _in_order([one.id for one in unique]), strict=True):
        item["id"] = name
    if not lang and style.locale.startswith("fi"):
        lang = style.locale  # citeproc sorts by the document's language, not by the style's
    divs = made(given, sheets(style, dashes=dashes), lang)
    works = {f"ref-{item['id']}": one for item, one in zip(given, unique, strict=True)}
    return [entry(works[div["c"][0][0]], div["c"][1], style) for div in divs]


def _in_order(keys: Sequence[str]) -> list[str]:
    """Return names that sort as the keys do: citeproc sorts by them what is equal otherwise."""
    width = len(str(len(keys)))
    ranks = {key: rank for rank, key in enumerate(sorted(keys))}
    return [f"r{ranks[key]:0{width}}" for key in keys]


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

    `full` is the whole style; `plain`, where telling names apart would take citeproc too long, the
    style without disambiguation, citing so that collisions show.

    Raises:
        Refusal: the style is unsound or prints no bibliography.
    """
    root = _sheet(style, dashes=dashes)
    found = {"full": _bytes(root)}
    whose, _ = styles.givenname_disambiguation(root, frozenset())
    plain = styles.showing_collisions(root) if whose else None
    if plain is not None:
        found["plain"] = _bytes(plain)
    return found


def sheet_of_one(style: Style) -> dict[str, bytes]:
    """Return the CSL file by which each work is printed as if it stood alone.

    Raises:
        Refusal: the style is unsound or prints no bibliography.
    """
    root = _sheet(style, dashes=False)
    alone = styles.without_disambiguation(root)
    return {"full": _bytes(root if alone is None else alone)}


def _sheet(style: Style, *, dashes: bool) -> _Element:
    root = styles.document(style.csl)
    bibliography = root.find("{*}bibliography")
    if bibliography is None:
        raise Refusal(
            f"the style {style.csl!r} prints no bibliography",
            remedy="choose another; see procsead-refs styles",
        )
    if not dashes:
        bibliography.attrib.pop("subsequent-author-substitute", None)
    return root


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, encoding="utf-8")


def made(given: Sequence[Item], by_name: dict[str, bytes], lang: str) -> list[Node]:
    """Return the Divs that citeproc.lua makes of records in CSL-JSON with the given sheets."""
    records = "[\n" + ",\n".join(map(json.dumps, given)) + "\n]\n"
    made_of: list[str | bytes] = [records, lang, *by_name.values(), _LUA.read_bytes(), _program()]
    data = cached("entries", made_of, lambda: _run(given, records, by_name, lang))
    divs: list[Node] = json.loads(data)["blocks"]
    return divs


def _program() -> str:
    stat = pandoc.binary().stat()
    return f"{stat.st_size} {stat.st_mtime_ns}"


def _run(given: Sequence[Item], records: str, by_name: dict[str, bytes], lang: str) -> bytes:
    with tempfile.TemporaryDirectory(prefix="procsead-refs-") as folder:
        files: dict[str, str | bytes] = {"records.json": records, "full.csl": by_name["full"]}
        meta = {"folder": folder, "lang": lang}
        if "plain" in by_name:
            needed = _apart(given, by_name["full"])
            if needed:
                files |= {"plain.csl": by_name["plain"], "namesakes.txt": needed.pop("namesakes")}
                meta |= needed
        for name, data in files.items():
            file = Path(folder) / name
            file.write_bytes(data if isinstance(data, bytes) else data.encode())
            meta[file.stem] = str(file)
        arguments = ["-f", "markdown", "-t", "json", "-L", str(_LUA)]
        for key, value in meta.items():
            arguments += ["-M", f"{key}={value}"] if value else []
        return pandoc.run(
            arguments,
            timeout=pandoc.seconds_for(records),
            memory=pandoc.memory_for(records),
        )


def _apart(given: Sequence[Item], sheet: bytes) -> dict[str, str]:
    """Return what citeproc.lua has to know of names, or nothing where one full call costs less."""
    from lxml import etree

    full = etree.fromstring(sheet)
    whose, seen = styles.givenname_disambiguation(
        full, frozenset(str(one["type"]) for one in given)
    )
    names = namesakes.found(given, whose)
    if names.comparisons <= _FEW:
        return {}
    rows = [" ".join(map(str, row)) for row in (*names.of_items, *names.buckets)]
    return {
        "namesakes": "\n".join([*rows, ""]),
        "comparisons": str(names.comparisons),
        "seen": "yes" if seen else "",
        "dash": styles.partial_dash(full),
    }
