"""Invented records in any number, the same at each call: .bib, RIS, a typed list, a draft."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FAMILIES = "Aalto Brandt Carlsen Dahl Ekberg Falk Grönroos Hakala Ivarsson Jansson Korhonen Lind"
GIVEN = "Anna Bo Cecilia David Eva Fredrik Greta Hans Ida Johan Kaisa Lars Maija Nils Outi Per"
TOPICS = "Catalogues Shelves Indexes Readers Archives Registers Footnotes Margins Editions Prefaces"
VIEWS = "History Method Economy Practice Grammar Theory Future Measure Order Cost"
JOURNALS = (
    "Journal of Sample Studies;Annals of Cataloguing;Nordic Review of Indexing;Shelf and Reader"
)


def records(number: int) -> list[dict[str, str]]:
    """Return that many articles: authors, year, title, journal, volume, issue, pages, DOI."""
    chance = random.Random(number)
    found = []
    for index in range(number):
        people = [
            (chance.choice(FAMILIES.split()) + _letters(index), chance.choice(GIVEN.split()))
            for _ in range(chance.randint(1, 4))
        ]
        start = chance.randint(1, 900)
        found.append(
            {
                "key": f"{people[0][0].lower()}{index}",
                "authors": " and ".join(f"{family}, {given}" for family, given in people),
                "year": str(chance.randint(1960, 2024)),
                "title": f"{chance.choice(TOPICS.split())} and Their "
                f"{chance.choice(VIEWS.split())}: Case {index}",
                "journal": chance.choice(JOURNALS.split(";")),
                "volume": str(chance.randint(1, 80)),
                "issue": str(chance.randint(1, 12)),
                "start": str(start),
                "end": str(start + chance.randint(1, 40)),
                "doi": f"10.5555/sample.{index}",
            }
        )
    return found


def _letters(index: int) -> str:
    """Return a name ending of its own for each hundred records, so that names repeat as in life."""
    text = ""
    index //= 100
    while index:
        index, letter = divmod(index, 20)
        text += "bcdfghjklmnpqrstvwxz"[letter]
    return text


def bibtex(number: int) -> str:
    """Return the records as a .bib file."""
    return "\n".join(
        "@article{{{key},\n  author = {{{authors}}},\n  title = {{{title}}},\n"
        "  journal = {{{journal}}},\n  year = {{{year}}},\n  volume = {{{volume}}},\n"
        "  number = {{{issue}}},\n  pages = {{{start}--{end}}},\n  doi = {{{doi}}},\n}}\n".format(
            **one
        )
        for one in records(number)
    )


def ris(number: int) -> str:
    """Return the records as a RIS file."""
    lines = []
    for one in records(number):
        lines += ["TY  - JOUR", *(f"AU  - {name}" for name in one["authors"].split(" and "))]
        lines += [f"TI  - {one['title']}", f"JO  - {one['journal']}", f"PY  - {one['year']}"]
        lines += [f"VL  - {one['volume']}", f"IS  - {one['issue']}", f"SP  - {one['start']}"]
        lines += [f"EP  - {one['end']}", f"DO  - {one['doi']}", "ER  - ", ""]
    return "\n".join(lines)


def typed(number: int) -> str:
    """Return the records as a list typed in the manner of APA, one a line."""
    return "\n".join(
        "{people} ({year}). {title}. *{journal}*, {volume}({issue}), {start}–{end}.".format(
            people=_people(one["authors"]), **one
        ).replace("*", "")
        for one in sorted(records(number), key=lambda one: one["authors"])
    )


def draft(number: int) -> str:
    """Return a Markdown draft that cites each record once and lists them all."""
    works = sorted(records(number), key=lambda one: one["authors"])
    body = "\n\n".join(
        f"Libraries differ in this respect ({_cited(one['authors'])}, {one['year']}). "
        "The remark is repeated here at the length of a sentence that a person would write."
        for one in works
    )
    return f"# A draft\n\n{body}\n\n# References\n\n" + typed(number).replace("\n", "\n\n")


def word(path: Path, number: int, pages: int) -> None:
    """Write a Word draft of about so many pages that cites each record once and lists them all."""
    from docx import Document

    works = sorted(records(number), key=lambda one: one["authors"])
    filler = "The remark is repeated here at the length of a sentence that a person would write. "
    document = Document()
    document.add_heading("A thesis", 1)
    paragraphs = max(5 * pages, number)  # five of seventy words fill a page
    for place in range(paragraphs):
        text = filler * 4
        if place < number:
            one = works[place]
            text = f"Libraries differ ({_cited(one['authors'])}, {one['year']}). {text}"
        document.add_paragraph(text)
    document.add_heading("References", 1)
    for line in typed(number).splitlines():
        document.add_paragraph(line)
    document.save(str(path))


def _people(authors: str) -> str:
    names = [f"{family}, {given[0]}." for family, given in _pairs(authors)]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + ", & " + names[-1]


def _cited(authors: str) -> str:
    families = [family for family, _ in _pairs(authors)]
    if len(families) > 2:
        return f"{families[0]} et al."
    return " & ".join(families)


def _pairs(authors: str) -> list[tuple[str, str]]:
    return [
        (family, given) for family, given in (name.split(", ") for name in authors.split(" and "))
    ]
