"""A work as templates see it: what can be printed of a record, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procsead_refs import languages
from procsead_refs.rendering.grouping import themes, type_mark
from procsead_refs.rendering.templates.markdown import Markdown, marked

if TYPE_CHECKING:
    from procsead_refs.model import Name, Reference


class Work:
    """One work of the library; every attribute is text, a number or a list of texts.

    Args:
        reference: the record.
        language: of the marks and, where there is a choice, of the annotation.
    """

    __slots__ = ("_language", "_reference")

    def __init__(self, reference: Reference, language: str) -> None:
        self._reference = reference
        self._language = languages.ours(language)

    @property
    def key(self) -> str:
        """The library's key."""
        return self._reference.id

    @property
    def title(self) -> str:
        """The title, without markup."""
        from lxml import html

        title = self._reference.title
        return html.fromstring(f"<p>{title}</p>").text_content() if "<" in title else title

    @property
    def authors(self) -> list[str]:
        """The creators, given name first."""
        return [name.literal or f"{name.given} {name.sort_name}".strip() for name in self._creators]

    @property
    def author(self) -> str:
        """The first creator's name, as a list files it."""
        return self._creators[0].sort_name if self._creators else ""

    @property
    def year(self) -> int | str:
        """The year of publication; empty where there is none."""
        return self._reference.issued.year or ""

    @property
    def type(self) -> str:
        """The CSL type."""
        return self._reference.type

    @property
    def type_mark(self) -> str:
        """The type in words ("journal article")."""
        return type_mark(self.type, self._language)

    @property
    def language(self) -> str:
        """The language's code, such as "en"; empty where there is none."""
        return languages.code(self._reference.texts.get("language", ""))

    @property
    def language_mark(self) -> str:
        """The language in words."""
        return languages.name(self.language, self._language)

    @property
    def keywords(self) -> list[str]:
        """The keywords; the first is the theme."""
        return themes(self._reference)

    @property
    def annotation(self) -> Markdown:
        """The annotation in the page's language, or else the one there is."""
        return annotation(self._reference, self._language)

    @property
    def doi(self) -> str:
        """The DOI; empty where there is none."""
        return self._reference.texts.get("DOI", "")

    @property
    def url(self) -> str:
        """The address; empty where there is none."""
        return self._reference.texts.get("URL", "")

    @property
    def container(self) -> str:
        """The journal, book or site that the work is in."""
        return self._reference.texts.get("container-title", "")

    @property
    def publisher(self) -> str:
        """The publisher."""
        return self._reference.texts.get("publisher", "")

    @property
    def unconfirmed(self) -> str:
        """Which values nobody confirmed, as the record says."""
        return self._reference.extra.get("unconfirmed", "")

    @property
    def status(self) -> str:
        """The reading status that the record gives (field `readstatus`)."""
        return self._reference.extra.get("readstatus", "")

    @property
    def priority(self) -> str:
        """The priority that the record gives (field `priority`)."""
        return self._reference.extra.get("priority", "")

    @property
    def reader(self) -> str:
        """Who reads it (field `reader`)."""
        return self._reference.extra.get("reader", "")

    @property
    def _creators(self) -> tuple[Name, ...]:
        return self._reference.creators

    def __str__(self) -> str:
        """Return the key, so that a work printed by mistake is recognised."""
        return self.key


def annotation(reference: Reference, language: str) -> Markdown:
    """Return a record's annotation in a language ("en", "fi"), or else the one there is."""
    fields = {**reference.texts, **reference.extra}
    english = fields.get("annotation") or fields.get("annote") or ""
    finnish = fields.get("annotation-fi", "")
    return marked((finnish or english) if language.startswith("fi") else (english or finnish))
