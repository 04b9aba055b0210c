"""Files of labelled references for training: JSON lines, or AnyStyle's XML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from procsead_refs import safe_xml
from procsead_refs.errors import Refusal
from procsead_refs.files import read_bytes, read_text
from procsead_refs.parsing.training.projection import Example, project

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_SHAPE = 'a line is {"raw": "…", "tokens": [["…", "label"], …], "csl": {…}}'


def read(path: Path) -> Iterator[Example]:
    """Yield the labelled references of a file, in its order.

    A line of a .jsonl file is an object with `raw` (the reference as typed), `tokens` (pieces of it
    with their labels, in order), `csl` (its fields), `fields` (the CSL variables that its
    annotators labelled at all) and `doc` (the list it stands in). It may be an item of `parse --to
    csljson` too, corrected by hand: its values are then looked for in `custom.raw`. A .xml file is
    a data set of AnyStyle: `<dataset><sequence><author>…</author>…</sequence>…</dataset>`.
    References whose labels do not fit their text are left out.

    Raises:
        Refusal: the file is neither, or a line is no such object.
    """
    for record in records(path):
        example = project(record, path.stem)
        if example is not None:
            yield example


def records(path: Path) -> Iterator[Mapping[str, Any]]:
    """Yield the labelled references of a file as they are written there; see `read`."""
    return _anystyle(path) if path.suffix == ".xml" else _lines(path)


def _lines(path: Path) -> Iterator[Mapping[str, Any]]:
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise Refusal("is not JSON", where=f"{path}:{number}", remedy=_SHAPE) from error
        if isinstance(record, dict) and "raw" not in record:
            record = _corrected(record)
        if not isinstance(record, dict) or not _is_labelled(record):
            raise Refusal("is no labelled reference", where=f"{path}:{number}", remedy=_SHAPE)
        yield record


def _is_labelled(record: Mapping[str, Any]) -> bool:
    """Return whether an object has the shape that `read` describes, its optional parts too."""
    csl = record.get("csl") or {}
    pieces, fields = record.get("tokens") or [], record.get("fields") or []
    if not isinstance(csl, dict) or not isinstance(pieces, list) or not isinstance(fields, list):
        return False
    people = csl.get("author") or []
    return (
        isinstance(record.get("raw"), str)
        and all(isinstance(one, list) and list(map(type, one)) == [str, str] for one in pieces)
        and all(isinstance(one, str) for one in fields)
        and isinstance(people, list)
        and all(isinstance(one, dict) for one in people)
        and all(isinstance(part, str) for one in people for part in one.values())
    )


def _corrected(item: dict[str, Any]) -> dict[str, Any]:
    """Return a corrected CSL-JSON item as a record with values and no labelled pieces."""
    custom = item.get("custom")
    issued = item.get("issued")
    parts = issued.get("date-parts") if isinstance(issued, dict) else None
    year = f"{parts[0][0]}{item.get('year-suffix', '')}" if parts and parts[0] else ""
    return {
        "raw": custom.get("raw") if isinstance(custom, dict) else None,
        "csl": {**item, "issued": year},
    }


def _anystyle(path: Path) -> Iterator[Mapping[str, Any]]:
    root = safe_xml.parse(read_bytes(path), where=path)
    for number, sequence in enumerate(root.iter("sequence")):
        tokens = [(" ".join("".join(part.itertext()).split()), str(part.tag)) for part in sequence]
        raw = " ".join(text for text, _ in tokens)
        yield {"raw": raw, "tokens": tokens, "doc": f"{path.stem}-{number}"}
