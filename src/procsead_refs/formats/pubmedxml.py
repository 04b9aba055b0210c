"""PubMed XML: articles and books as PubMed's E-utilities and website export them. Read only.

Source: the PubMed DTD documentation, https://dtd.nlm.nih.gov/ncbi/pubmed/doc/out/250101/.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from procsead_refs.dates import from_text, months
from procsead_refs.formats import _xml as xml
from procsead_refs.formats._persons import particled, spaced
from procsead_refs.formats._values import joined_keywords, page_range, pages
from procsead_refs.model import Date, Name, Reference

if TYPE_CHECKING:
    from lxml.etree import _Element

SUFFIXES = (".xml",)
_ARTICLES = {"PubmedArticle", "MedlineCitation", "PubmedBookArticle"}
_TYPES = {
    "Preprint": "article",
    "Newspaper Article": "article-newspaper",
    "Legal Case": "legal_case",
    "Dataset": "dataset",
}


def sniff(text: str) -> bool:
    """Return whether a text is XML with PubMed's articles or books."""
    return text.startswith("<") and any(f"<{name}" in text for name in _ARTICLES)


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a PubMed XML text.

    Raises:
        Refusal: it is not well-formed XML, or declares entities.
    """
    return tuple(_found(xml.root(text)))


def _found(element: _Element) -> list[Reference]:
    name = xml.name(element)
    if name == "PubmedArticle":
        return [_article(xml.child(element, "MedlineCitation"), xml.child(element, "PubmedData"))]
    if name == "MedlineCitation":
        return [_article(element, None)]
    if name == "PubmedBookArticle":
        return [_book(element)]
    return [one for child in element for one in _found(child)]


def _article(citation: _Element | None, data: _Element | None) -> Reference:
    article = xml.child(citation, "Article")
    journal = xml.child(article, "Journal")
    issue = xml.child(journal, "JournalIssue")
    numbers = xml.child(data, "ArticleIdList")
    kinds = xml.texts(article, "PublicationTypeList", "PublicationType")
    found = {
        "title": xml.marked(xml.child(article, "ArticleTitle"))
        or xml.marked(xml.child(article, "VernacularTitle")),
        "original-title": xml.first(article, "VernacularTitle"),
        "container-title": xml.first(journal, "Title")
        or xml.first(citation, "MedlineJournalInfo", "MedlineTA"),
        "container-title-short": xml.first(journal, "ISOAbbreviation"),
        "ISSN": xml.first(journal, "ISSN"),
        "volume": xml.first(issue, "Volume"),
        "issue": xml.first(issue, "Issue"),
        "page": _page(article),
        "abstract": _abstract(xml.child(article, "Abstract")),
        "language": xml.first(article, "Language"),
        "keyword": joined_keywords(_keywords(citation)),
        "note": "\n".join(xml.texts(citation, "GeneralNote")),
        "PMID": xml.first(citation, "PMID"),
    }
    if found["container-title-short"] == found["container-title"]:
        found["container-title-short"] = ""
    found |= _numbers(article, numbers)
    return Reference(
        found["PMID"],
        next((_TYPES[one] for one in kinds if one in _TYPES), "article-journal"),
        {"author": people} if (people := _people(xml.child(article, "AuthorList"))) else {},
        {"issued": date} if (date := _issued(issue, article)) else {},
        {variable: value for variable, value in found.items() if value},
        {"publication-type": "; ".join(kinds)} if kinds else {},
    )


def _book(element: _Element) -> Reference:
    document = xml.child(element, "BookDocument")
    book = xml.child(document, "Book")
    chapter = xml.marked(xml.child(document, "ArticleTitle"))
    title = xml.marked(xml.child(book, "BookTitle"))
    is_chapter = bool(chapter) and chapter != title
    found = {
        "title": chapter if is_chapter else title,
        "container-title": title if is_chapter else "",
        "collection-title": xml.first(book, "CollectionTitle"),
        "publisher": xml.first(book, "Publisher", "PublisherName"),
        "publisher-place": xml.first(book, "Publisher", "PublisherLocation"),
        "volume": xml.first(book, "Volume"),
        "edition": xml.first(book, "Edition"),
        "ISBN": ", ".join(xml.texts(book, "Isbn")),
        "page": _page(document),
        "abstract": _abstract(xml.child(document, "Abstract")),
        "language": xml.first(document, "Language"),
        "keyword": joined_keywords(xml.texts(document, "KeywordList", "Keyword")),
        "medium": xml.first(book, "Medium"),
        "PMID": xml.first(document, "PMID"),
    }
    found |= _numbers(document, xml.child(document, "ArticleIdList"))
    date = _date(xml.child(book, "PubDate")) or _date(xml.child(document, "ContributionDate"))
    return Reference(
        found["PMID"],
        "chapter" if is_chapter else "book",
        _names_of_book(document, book),
        {"issued": date} if date else {},
        {variable: value for variable, value in found.items() if value},
    )


def _names_of_book(document: _Element | None, book: _Element | None) -> dict[str, tuple[Name, ...]]:
    """Return the authors, of the chapter or else of the book, and all editors."""
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    for where in (document, book):
        for people in xml.children(where, "AuthorList"):
            if people.get("Type") == "editors":
                editors += _people(people)
            elif not authors:
                authors = _people(people)
    named = {"author": authors, "editor": editors}
    return {variable: those for variable, those in named.items() if those}


def _numbers(article: _Element | None, listed: _Element | None) -> dict[str, str]:
    """Return DOI, PMCID and the publisher's article number where there are no pages."""
    found: dict[str, str] = {}
    for one in xml.children(article, "ELocationID"):
        if one.get("ValidYN") == "N":
            continue
        if one.get("EIdType") == "doi":
            found["DOI"] = xml.text(one)
        elif "-" not in (number := xml.text(one)) and not _page(article):
            found["page"] = number
    for one in xml.children(listed, "ArticleId"):
        if one.get("IdType") == "doi":
            found.setdefault("DOI", xml.text(one))
        elif one.get("IdType") == "pmc":
            found["PMCID"] = xml.text(one)
    return found


def _page(article: _Element | None) -> str:
    typed = xml.first(article, "Pagination", "MedlinePgn")
    if typed:
        return pages(typed)
    first, last = (
        xml.first(article, "Pagination", "StartPage"),
        xml.first(article, "Pagination", "EndPage"),
    )
    return page_range(first, last)


def _abstract(element: _Element | None) -> str:
    paragraphs = [
        f"{label}: {text}" if (label := one.get("Label")) else text
        for one in xml.children(element, "AbstractText")
        if (text := xml.marked(one))
    ]
    return "\n".join(paragraphs)


def _keywords(citation: _Element | None) -> list[str]:
    words = xml.texts(citation, "KeywordList", "Keyword")
    words += xml.texts(citation, "MeshHeadingList", "MeshHeading", "DescriptorName")
    return list(dict.fromkeys(words))


def _people(listed: _Element | None) -> tuple[Name, ...]:
    found: list[Name] = []
    for one in xml.children(listed, "Author"):
        body = xml.first(one, "CollectiveName")
        family = xml.first(one, "LastName")
        given = xml.first(one, "ForeName") or spaced(xml.first(one, "Initials"))
        if body:
            found.append(Name(literal=body))
        elif family:
            particle, name = particled(family)
            found.append(Name(name, given, particle, suffix=xml.first(one, "Suffix")))
    return tuple(found)


def _issued(issue: _Element | None, article: _Element | None) -> Date | None:
    """Return the date of the issue; the electronic one where the issue has none or is its month."""
    printed, online = _date(xml.child(issue, "PubDate")), _date(xml.child(article, "ArticleDate"))
    if (
        printed
        and online
        and len(printed.parts) < len(online.parts)
        and printed.parts == online.parts[: len(printed.parts)]
        and len(printed.parts) > 1
    ):
        return online
    return printed or online


def _date(element: _Element | None) -> Date | None:
    if element is None:
        return None
    if typed := xml.first(element, "MedlineDate"):
        return from_text(typed)
    year, month, day = (xml.first(element, part) for part in ("Year", "Month", "Day"))
    if not re.fullmatch(r"\d{4}", year):
        return from_text(year) if year else None
    number = int(month) if month.isdecimal() else months().get(month.lower(), 0)
    if number:
        return Date((int(year), number, int(day)) if day.isdecimal() else (int(year), number))
    season = xml.first(element, "Season") or month
    return from_text(f"{season} {year}") if season else Date((int(year),))
