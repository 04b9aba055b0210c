"""A confirmation written into its entry."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.formats.bibtex.latex import encode
from procsead_refs.library import provenance
from procsead_refs.library.store import editing

if TYPE_CHECKING:
    from procsead_refs.library.store import Library

_UNSAFE = re.compile(r";(?=\s*[A-Za-z][\w-]*:\s)")  # would begin another row


@dataclass(frozen=True, slots=True)
class Sight:
    """What was seen: the evidence, by whom and on which day (ISO 8601)."""

    evidence: str
    who: str = ""
    date: str = ""


def confirm(library: Library, key: str, fields: tuple[str, ...], seen: Sight) -> Library:
    """Return a library whose entry says that the values of fields were confirmed.

    An earlier confirmation of the same field is replaced; its row in `unconfirmed` is taken out.

    Raises:
        Refusal: there is no such entry, or it has no value in a field.
    """
    reference, block = library.get(key), library.block(key)
    if reference is None or block is None:
        raise Refusal(f"has no entry {key!r}", where=library.path, remedy="see procsead-refs list")
    rows = [row for row in provenance.confirmations(reference) if row.field not in fields]
    for field in fields:
        mark = provenance.mark(reference, field)
        if not mark:
            raise Refusal(f"{key} has no value in {field!r}", where=library.path)
        evidence = _UNSAFE.sub(",", seen.evidence)
        rows.append(provenance.Confirmation(field, evidence, seen.who, seen.date, mark))
    text = "{" + encode(provenance.written(rows)) + "}"
    changed = editing.parsed(editing.with_field(block, provenance.CONFIRMED, text))
    left = {n: why for n, why in provenance.unconfirmed(reference).items() if n not in fields}
    if left != provenance.unconfirmed(reference):
        source = editing.without_field(changed, provenance.UNCONFIRMED)
        if left:
            value = encode("; ".join(f"{name}: {why}" for name, why in left.items()))
            source = editing.with_field(changed, provenance.UNCONFIRMED, f"{{{value}}}")
        changed = editing.parsed(source)
    return library.with_sources({library.blocks.index(block): changed.source})
