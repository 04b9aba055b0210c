"""COinS: a record in a page's HTML, where Zotero and other collectors look for it.

Source: OpenURL ContextObject in SPAN (OCOinS 1.0), with the keys of NISO Z39.88-2004's journal,
book, dissertation and Dublin Core formats as Zotero reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from procsead_refs.model import Reference

_BOOK_GENRES = {
    "book": "book",
    "chapter": "bookitem",
    "paper-conference": "proceeding",
    "report": "report",
    "standard": "document",
    "pamphlet": "document",
}
_JOURNAL = {"article-journal", "article-magazine", "article-newspaper", "review", "review-book"}


def context_object(reference: Reference) -> str:
    """Return a reference as the value of a COinS span's title, percent-encoded."""
    return urlencode([("ctx_ver", "Z39.88-2004"), *_pairs(reference)])


def _pairs(reference: Reference) -> Iterator[tuple[str, str]]:
    texts = reference.texts
    if doi := texts.get("DOI"):
        yield "rft_id", f"info:doi/{doi}"
    elif url := texts.get("URL"):
        yield "rft_id", url
    yield from _kind(reference)
    for name in reference.names.get("author", ()):
        yield "rft.au", name.literal or f"{name.given} {name.sort_name}".strip()
    if reference.issued.parts:
        yield "rft.date", "-".join(f"{part:02}" for part in reference.issued.parts)
    for variable, key in (
        ("volume", "rft.volume"),
        ("issue", "rft.issue"),
        ("page", "rft.pages"),
        ("ISSN", "rft.issn"),
        ("ISBN", "rft.isbn"),
        ("publisher", "rft.pub"),
        ("publisher-place", "rft.place"),
        ("edition", "rft.edition"),
        ("collection-title", "rft.series"),
        ("language", "rft.language"),
    ):
        if value := texts.get(variable):
            yield key, value


def _kind(reference: Reference) -> Iterator[tuple[str, str]]:
    title, container = reference.title, reference.texts.get("container-title", "")
    if reference.type in _JOURNAL:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:journal"
        yield "rft.genre", "article"
        yield "rft.atitle", title
        yield "rft.jtitle", container
    elif reference.type == "thesis":
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dissertation"
        yield "rft.title", title
    elif genre := _BOOK_GENRES.get(reference.type):
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:book"
        yield "rft.genre", genre
        if container:
            yield "rft.atitle", title
        yield "rft.btitle", container or title
    else:
        yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
        yield "rft.type", reference.type
        yield "rft.title", title
