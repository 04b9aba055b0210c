"""The rules run: on a draft, on a library, each to a report."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from procsead_refs.findings import dismiss
from procsead_refs.formats import bibtex
from procsead_refs.model import Block, Document, Location, Manuscript, Report, Style
from procsead_refs.rules._evidence import Evidence
from procsead_refs.rules._places import in_order
from procsead_refs.rules._registry import selected
from procsead_refs.rules._unchecked import unchecked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from procsead_refs.library import Library
    from procsead_refs.model import Finding
    from procsead_refs.rules._registry import Context

_QUOTED = re.compile("“([^“”]+)”")


def run(
    manuscript: Manuscript, context: Context, wishes: Iterable[str] = ()
) -> tuple[Finding, ...]:
    """Return what the rules say about a draft and the entries of its list, in document order.

    Args:
        manuscript: the draft.
        context: the project, the day and the style; its evidence is the list and the library
            unless it is given.
        wishes: rules to add ("+id") or leave out ("-id"), after those of the project.

    Raises:
        Refusal: a wish names no rule or has no sign.
    """
    asked = (*context.project.rules, *wishes)
    known = context.evidence or (*manuscript.references, *(manuscript.library or ()))
    whole = replace(context, evidence=known)
    found = [f for one in selected("draft", asked) for f in one.check(manuscript, whole)]
    records = Evidence(known)
    of_entries = selected("reference", asked)
    for entry in manuscript.references:
        beside = replace(context, evidence=records.on(entry))
        found += [f for one in of_entries for f in one.check(entry, beside)]
    return tuple(sorted(found, key=in_order))


def report(manuscript: Manuscript, context: Context, wishes: Iterable[str] = ()) -> Report:
    """Return the report on a draft: what was found, what is muted and what was not checked.

    Raises:
        Refusal: a wish names no rule or has no sign.
    """
    found = run(manuscript, context, wishes)
    kept, muted = dismiss(found, manuscript, context.project.mutes)
    return Report(manuscript, kept, muted, unchecked(manuscript))


def lint(library: Library, context: Context, wishes: Iterable[str] = ()) -> Report:
    """Return the report on a library: its file's rules, and those of references on each entry.

    The report's document is the file in segments (`Library.segments`).

    Raises:
        Refusal: a wish names no rule or has no sign.
    """
    asked = (*context.project.rules, *wishes)
    references = library.references
    document = Document(library.path, tuple(Block(one.id) for one in references))
    if library.blocks:
        document = library.segments.document
    places = [library.segments.entry(n) if library.blocks else Location(n) for n in library.places]
    references = tuple(
        replace(one, location=place) for one, place in zip(references, places, strict=True)
    )
    found = [f for one in selected("library", asked) for f in one.check(library, context)]
    records = Evidence(references)
    of_entries = selected("reference", asked)
    for entry in references:
        if not entry.raw and bibtex.is_work(entry):
            beside = replace(context, evidence=context.evidence or records.on(entry))
            found += [_of_entry(f, library) for one in of_entries for f in one.check(entry, beside)]
    manuscript = Manuscript(document, references, (), Style(""))
    kept, muted = dismiss(sorted(_once(found), key=in_order), manuscript, context.project.mutes)
    return Report(manuscript, kept, muted)


def _of_entry(finding: Finding, library: Library) -> Finding:
    """Return a finding that names its entry, at the field of the file that has words it quotes."""
    quoted = _QUOTED.search(finding.message)
    place = finding.location
    if finding.reference:
        finding = replace(finding, message=_about(finding.reference, finding.message))
    if quoted is None or place is None or not library.blocks:
        return finding
    exact = library.segments.find(place.paragraph, quoted[1])
    return replace(finding, location=exact or place)


def _about(key: str, message: str) -> str:
    """Return a message that begins with the key of its entry, as those of the file's rules do."""
    begins_a_sentence = message[1:2].islower()
    return f"{key}: {message[:1].lower() if begins_a_sentence else message[:1]}{message[1:]}"


def _once(findings: list[Finding]) -> Iterator[Finding]:
    """Leave out what a rule on the file says of an entry in other words.

    A field that biblatex demands and that the work needs is one thing to be done.
    """
    told = {f.reference for f in findings if f.rule == "required-field"}
    for finding in findings:
        if finding.rule != "incomplete-reference" or finding.reference not in told:
            yield finding
