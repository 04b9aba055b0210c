"""Legal sources in print: the forms of data/law.toml, outside citeproc.

citeproc is given a stand-in under the source's title, so that it finds its place and its number in
the list; what is printed there is ours.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from procsead_refs.data import table
from procsead_refs.rendering import tree
from procsead_refs.rendering.today import written

if TYPE_CHECKING:
    from procsead_refs.model import Reference, Style
    from procsead_refs.rendering.entry import Node

_TAGS = re.compile(r"<[^<>]{0,100}>")
_VARIABLE = re.compile(r"\{(\w+)\}")
_NO = re.compile(r"^(?:nos?\.? |nro )")


def printed(reference: Reference, style: Style) -> str:
    """Return a legal source as the style's readers cite it, with *…* for italics; or "".

    Empty for what is no legal source, and for those that no form is known for (American law).
    """
    form = _form(reference)
    if form is None:
        return ""
    finnish = style.locale.startswith("fi")
    pattern = form.get(style.profile) or (form.get("fi") if finnish else None) or form["default"]
    text = _filled(pattern, _values(reference, style))
    return text if text.endswith((".", "?", "!")) else text + "."


def cited(reference: Reference, style: Style) -> str:
    """Return a legal source as it is named in a text's parentheses, or "" as `printed` does."""
    form = _form(reference)
    return "" if form is None else _filled(form["cite"], _values(reference, style))


def inlines(text: str) -> list[Node]:
    """Return text with *…* as inlines, addresses linked."""
    found: list[Node] = []
    for number, part in enumerate(text.split("*")):
        nodes = tree.linked(part)
        found += [tree.emphasis(nodes)] if number % 2 and nodes else nodes
    return found


def _form(reference: Reference) -> dict[str, Any] | None:
    for form in table("law")["form"]:
        if reference.type in form["types"] and all(
            re.search(pattern, _looked_at(reference, variable))
            for variable, pattern in form["when"].items()
        ):
            return dict(form)
    return None


def _looked_at(reference: Reference, variable: str) -> str:
    if variable == "any":
        names = [one.literal for people in reference.names.values() for one in people]
        return " ".join([*reference.texts.values(), *reference.extra.values(), *names])
    return reference.texts.get(variable, "")


def _values(reference: Reference, style: Style) -> dict[str, str]:
    texts = {key: _TAGS.sub("", value).replace("*", "") for key, value in reference.texts.items()}
    finnish = style.locale.startswith("fi")
    date = reference.issued
    journal, volume = texts.get("container-title", ""), texts.get("volume", "")
    number = texts.get("number", "")
    authority = (
        texts.get("authority")
        or texts.get("publisher")
        or next((one.literal for one in reference.creators if one.literal), "")
    )
    court = _court(f"{authority} {reference.extra.get('court', '')}", finnish=finnish)
    title = texts.get("title", "").rstrip(". ")
    page = re.sub(r"--?", "–", texts.get("page", ""))
    decision = number if re.match(r"[A-ZÄÖ]", number) else f"{court} {number}".strip()
    return {
        "title": title,
        "short": texts.get("title-short") or title,
        "number": _NO.sub("", number),
        "jurisdiction": texts.get("jurisdiction", ""),
        "authority": authority,
        "court": court or authority,
        "decision": decision,
        "date": written(date, "fi" if finnish else "en") if date.parts else "",
        "year": str(date.year or ""),
        "oj": " ".join(part for part in (journal, volume) if part),
        "volume": volume,
        "page": page,
        "pages": f"{'pp' if '–' in page else 'p'}. {page}" if page else "",
        "treaty": _treaty(reference, number),
        "ecli": reference.extra.get("ecli", "") or texts.get("references", ""),
        "url": texts.get("URL", ""),
    }


def _treaty(reference: Reference, number: str) -> str:
    """Return a treaty's series and number: "CETS No. 201" from collection-title and number."""
    series = reference.texts.get("collection-title") or reference.texts.get("container-title", "")
    if not number or not series or series.casefold() in number.casefold():
        return number or series
    return f"{series} No. {number}" if number.isdecimal() else f"{series} {number}"


def _court(text: str, *, finnish: bool) -> str:
    for pattern, row in _courts():
        if pattern.search(text):
            return str(row["fi" if finnish else "default"])
    return ""


@cache
def _courts() -> list[tuple[re.Pattern[str], dict[str, str]]]:
    return [(re.compile(row["pattern"]), row) for row in table("law")["court"]]


def _filled(pattern: str, values: dict[str, str]) -> str:
    result = ""
    for piece in pattern.split("|"):
        text = piece.removeprefix("~")
        needed = _VARIABLE.findall(text)
        if not all(values[name] for name in needed):
            continue
        if piece.startswith("~") and all(values[name] in result for name in needed):
            continue
        result += _VARIABLE.sub(lambda match: values[match[1]], text)
    return result.lstrip(" .,")
