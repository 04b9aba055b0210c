"""Legal sources in print: the forms of data/law.toml, outside citeproc.

citeproc is given a stand-in under the source's title, so that it finds its place and its number in
the list; what is printed there is ours.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from procsead_refs import styles
from procsead_refs.data import table
from procsead_refs.rendering import tree
from procsead_refs.rendering.dates import written

if TYPE_CHECKING:
    from procsead_refs.model import Reference, Style
    from procsead_refs.rendering.entry import Node

_TAGS = re.compile(r"<[^<>]{0,100}>")
_VARIABLE = re.compile(r"\{([\w-]+)\}")
_ENDS_IN_ADDRESS = re.compile(r"https?://\S{1,2000}$")
_NO = re.compile(r"^(?:nos?\.? |nro )")


def printed(reference: Reference, style: Style) -> str:
    """Return a legal source as the style's readers cite it, with *…* for italics; or "".

    Empty for what is no legal source, and for those that no form is known for (American law).
    """
    return "".join(text for text, _ in pieces(reference, style))


def pieces(reference: Reference, style: Style) -> list[tuple[str, str]]:
    """Return what `printed` prints in pieces, each with the variables of its form that made it."""
    form = _form(reference)
    if form is None:
        return []
    pattern = form[_row(form, style)]
    found = _filled(pattern, _values(reference, style))
    if found and not _is_closed(found[-1][0], style):
        found[-1] = (found[-1][0] + ".", found[-1][1])
    return found


def rule(reference: Reference, style: Style) -> str:
    """Return which form prints a legal source: its name and row in data/law.toml; or ""."""
    form = _form(reference)
    return "" if form is None else f"form {form['name']!r}, {_row(form, style)}"


def cited(reference: Reference, style: Style) -> str:
    """Return a legal source as it is named in a text's parentheses, or "" as `printed` does."""
    form = _form(reference)
    if form is None:
        return ""
    return "".join(text for text, _ in _filled(form["cite"], _values(reference, style)))


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


def _row(form: dict[str, Any], style: Style) -> str:
    """Return the name of the row by which a form is printed in a style."""
    wanted = [style.profile or style.csl, *(["fi"] if style.locale.startswith("fi") else [])]
    return next((name for name in wanted if name in form), "default")


def _is_closed(text: str, style: Style) -> bool:
    """Return whether a text needs no stop: it ends in one, or in an address that gets none."""
    if text.endswith((".", "?", "!")) or style.csl in table("law")["no-stop"]:
        return True
    return bool(_ENDS_IN_ADDRESS.search(text)) and not _stops_after_addresses(style.csl)


@cache
def _stops_after_addresses(csl: str) -> bool:
    layout = styles.document(csl).find("{*}bibliography/{*}layout")
    return layout is not None and "." in layout.get("suffix", "")


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
    american = style.locale in {"", "en-US"} and style.profile not in table("law")["day-first"]
    language = "en-US" if american else style.locale or "en-GB"
    accessed = reference.dates.get("accessed")
    return {
        "title": title,
        "short": texts.get("title-short") or title,
        "number": _NO.sub("", number),
        "jurisdiction": texts.get("jurisdiction", ""),
        "authority": authority,
        "court": court or authority,
        "decision": decision,
        "date": written(date, language) if date.parts else "",
        "accessed": written(accessed, language) if accessed and accessed.parts else "",
        "year": str(date.year or ""),
        "oj": " ".join(part for part in (journal, volume) if part),
        "oj-number": volume.replace(" ", ""),
        "volume": volume,
        "page": page,
        "first-page": page.partition("–")[0],
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


def _filled(pattern: str, values: dict[str, str]) -> list[tuple[str, str]]:
    result = ""
    found: list[tuple[str, str]] = []
    for piece in pattern.split("|"):
        text = piece.removeprefix("~")
        needed = _VARIABLE.findall(text)
        if not all(values[name] for name in needed):
            continue
        if piece.startswith("~") and all(values[name] in result for name in needed):
            continue
        made = _VARIABLE.sub(lambda match: values[match[1]], text)
        made = made if result else made.lstrip(" .,")
        result += made
        found.append((made, ", ".join(needed)))
    return found
