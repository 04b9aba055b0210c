"""What the page answers: the form, a report, a commented Word file, a parsed list."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from procsead_refs import pages
from procsead_refs.errors import Refusal
from procsead_refs.text import shortened, without_controls

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from procsead_refs.model import Reference
    from procsead_refs.project import Project
    from procsead_refs.web.forms import Part

_SHOWN = 60  # characters of what was asked for
HTML = "text/html; charset=utf-8"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: its status, kind and bytes, and the name under which a browser saves it."""

    status: int
    kind: str
    body: bytes
    save_as: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the answers work with: the project, its library, and the token of its forms."""

    project: Project
    library: Sequence[Reference] | None
    token: str

    def form(self, *, status: int = 200, **shown: Any) -> Answer:  # noqa: ANN401 - the template's values
        """Return the page with its two forms and, above them, a refusal or a parsed list."""
        from procsead_refs import documents, styles

        body = pages.template(__package__, "page.j2").render(
            token=self.token,
            profiles=[(name, styles.load(name).title) for name in styles.profiles()],
            suffixes=",".join(documents.suffixes()),
            library=None if self.library is None else len(self.library),
            shown={"refusal": "", "typed": "", "references": [], "bibtex": "", **shown},
            css=pages.asset(__package__, "page.css"),
        )
        return Answer(status, HTML, body.encode())

    def check(self, fields: Mapping[str, Part], *, comments: bool) -> Answer:
        """Return the report on an uploaded draft, or the draft with Word comments.

        Raises:
            Refusal: no draft or no style of the page was chosen, or the draft cannot be read.
        """
        from procsead_refs import journeys, reports, styles

        draft = fields.get("draft")
        if draft is None or not draft.filename or not draft.data:
            raise Refusal("no draft was chosen", remedy="choose a file or drop one on the field")
        style = (fields["style"].text if "style" in fields else "") or "auto"
        if style not in {"auto", *styles.profiles()}:  # a path would be read for whoever asks
            raise Refusal(
                f"the page has no style {shortened(style, _SHOWN)!r}", remedy="choose one"
            )
        with tempfile.TemporaryDirectory(prefix="procsead-refs-") as folder:
            path = Path(folder) / draft.filename
            path.write_bytes(draft.data)
            if comments and path.suffix.lower() != ".docx":
                raise Refusal(
                    "is no Word file, so it cannot carry comments",
                    where=draft.filename,
                    remedy="choose “Show the report”",
                )
            try:
                report = journeys.check(path, self.project, library=self.library, style=style)
            except Refusal as refusal:  # the person knows the draft's name, not our folder
                where = refusal.where.replace(str(path), draft.filename)
                raise Refusal(refusal.cause, where=where, remedy=refusal.remedy) from refusal
            if comments:
                data = reports.write(report, "docx")
                name = f"{path.stem}-checked.docx"
                return Answer(200, WORD, _bytes(data), save_as=name)
            return Answer(200, HTML, _bytes(reports.write(report, "html")))

    def parse(self, fields: Mapping[str, Part]) -> Answer:
        """Return the page with a pasted list as a table and as BibTeX.

        Raises:
            Refusal: nothing was pasted.
        """
        from procsead_refs import formats, journeys
        from procsead_refs.library.keys import keyed

        typed = without_controls(fields["list"].text) if "list" in fields else ""
        if not typed.strip():
            raise Refusal("no reference list was pasted", remedy="paste one into the field")
        with tempfile.TemporaryDirectory(prefix="procsead-refs-") as folder:
            path = Path(folder) / "list.txt"
            path.write_text(typed, encoding="utf-8")
            references = tuple(keyed(journeys.parse(path)))
        return self.form(
            typed=typed,
            references=[_row(one) for one in references],
            bibtex=formats.write(references, "bibtex"),
        )


def disposition(name: str) -> str:
    """Return a Content-Disposition that saves under a name (RFC 6266)."""
    return f"attachment; filename=\"checked.docx\"; filename*=UTF-8''{quote(name)}"


def _row(one: Reference) -> dict[str, str]:
    return {
        "authors": "; ".join(name.sort_name for name in one.creators),
        "year": f"{one.issued.year or one.issued.literal}{one.issued.suffix}",
        "title": one.title,
        "container": one.texts.get("container-title", ""),
        "type": one.type,
        "raw": one.raw,
        "sure": f"{one.reading.confidence:.0%}" if one.reading else "",
    }


def _bytes(data: str | bytes) -> bytes:
    return data.encode() if isinstance(data, str) else data
