"""CSL-JSON to references."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from procsead_refs import languages
from procsead_refs.errors import Refusal
from procsead_refs.formats._csl import DATES, NAMES, TEXTS, TYPES
from procsead_refs.formats.csljson.mapping import NAME_PARTS
from procsead_refs.model import Date, Location, Name, Reading, Reference
from procsead_refs.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_LARGEST_YEAR = 10**9
_SEASON_MONTHS = range(13, 25)  # in place of a month, CSL 1.0.2 and EDTF (21 to 24)
_TOP = {"id", "type", "custom", "year-suffix"}  # of an item, not of its work


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a CSL-JSON list, of an object with `items`, or of one item.

    Raises:
        Refusal: it is not JSON, or not a list of objects.
    """
    try:
        data = json.loads(text)
        if "\\ud" in text or "\\uD" in text:  # half of a pair is no character, and stays none
            whole = json.dumps(data, ensure_ascii=False).encode("utf-16", "surrogatepass")
            data = json.loads(whole.decode("utf-16", "replace"))
    except json.JSONDecodeError as error:
        raise Refusal(f"is not JSON: {error}", remedy="export it again as CSL-JSON") from error
    except (RecursionError, ValueError) as error:
        raise Refusal("is nested too deeply or holds an absurd number") from error
    return references(data)


def references(data: object) -> tuple[Reference, ...]:
    """Return the references of decoded CSL-JSON (see `read`)."""
    if isinstance(data, dict):
        data = data.get("items", data.get("references", [data]))
    if not isinstance(data, list) or not all(isinstance(one, dict) for one in data):
        raise Refusal("is JSON, but not a list of CSL items", remedy="export it as CSL-JSON")
    return tuple(reference(one) for one in data)


_Fields = tuple[dict[str, tuple[Name, ...]], dict[str, Date], dict[str, str], dict[str, str]]


def reference(data: Mapping[str, Any]) -> Reference:
    """Return the reference of one CSL-JSON item; what CSL does not define goes to `extra`."""
    names, dates, texts, extra = _fields(data)
    if suffix := data.get("year-suffix"):
        dates["issued"] = replace(dates.get("issued", Date()), suffix=str(suffix))
    custom = data.get("custom")
    if not isinstance(custom, dict):
        custom = {} if custom is None else {"extra": {"custom": _text(custom)}}
    extra |= _extra(custom)
    _restore(dates, custom.get("edtf"))
    typed = _text(custom.get("language", ""))
    if typed and languages.tag(typed) == texts.get("language"):
        texts["language"] = typed
    kind = str(data.get("type") or "document")
    if kind not in TYPES:
        extra.setdefault("type", kind)
    return Reference(
        id=_text(data.get("id", "")),
        type=kind if kind in TYPES else "document",
        names=names,
        dates=dates,
        texts=texts,
        extra=extra,
        raw=_text(custom.get("raw", "")),
        location=_location(custom.get("location")),
        reading=_reading(custom),
    )


def _fields(data: Mapping[str, Any]) -> _Fields:
    """Return an item's names, dates, texts, and what CSL does not define, by variable."""
    names: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, Date] = {}
    texts: dict[str, str] = {}
    rest: dict[str, str] = {}
    for variable, value in data.items():
        if variable in _TOP or value is None:
            continue
        if variable in NAMES and isinstance(value, list):
            names[variable] = tuple(map(_name, value))
        elif variable in DATES:
            dates[variable] = _date(value)
        elif variable not in TEXTS:
            rest[variable] = _text(value)
        elif text := _text(value):
            texts[variable] = text
    return names, dates, texts, rest


def _extra(custom: Mapping[str, Any]) -> dict[str, str]:
    ours = {"raw", "confidence", "spans", "rest", "location", "extra", "edtf", "language"}
    extra = custom.get("extra")
    found = {key: _text(value) for key, value in custom.items() if key not in ours}
    if isinstance(extra, dict):
        found.update({key: _text(value) for key, value in extra.items()})
    return found


def _restore(dates: dict[str, Date], edtf: object) -> None:
    """Put back what of a date no numbers can hold."""
    if not isinstance(edtf, dict):
        return
    for variable, literal in edtf.items():
        if isinstance(literal, str) and (date := dates.get(variable)) is not None and date.parts:
            dates[variable] = replace(date, literal=literal)


def _reading(custom: Mapping[str, Any]) -> Reading | None:
    confidence = custom.get("confidence")
    if not isinstance(confidence, int | float):
        return None
    spans = custom.get("spans")
    found = {
        key: (span[0], span[1])
        for key, span in (spans.items() if isinstance(spans, dict) else ())
        if isinstance(span, list) and list(map(type, span)) == [int, int]
    }
    return Reading(float(confidence), found, _text(custom.get("rest", "")))


def _location(value: object) -> Location | None:
    if isinstance(value, list) and value and isinstance(value[0], int):
        numbers = [one if isinstance(one, int) else None for one in value[1:3]]
        return Location(value[0], *numbers)
    return None


def _name(value: object) -> Name:
    if isinstance(value, dict):
        parts = {part: _text(value[key]) for key, part in NAME_PARTS.items() if value.get(key)}
        return Name(**parts)
    return Name(literal=_text(value))


def _date(value: object) -> Date:
    from procsead_refs.dates import from_edtf, from_text, seasons

    if not isinstance(value, dict):
        return from_text(_text(value))
    season = value.get("season")
    season_number = seasons().get(fold(str(season))) if season is not None else None
    if season_number is None and str(season) in {"1", "2", "3", "4"}:
        season_number = int(str(season))
    circa = bool(value.get("circa")) and value.get("circa") not in {"0", "false"}
    parts = value.get("date-parts")
    points = [_point(one) for one in parts[:2]] if isinstance(parts, list) else []
    if points and points[0]:
        first, until = points[0], points[1] if len(points) > 1 else ()
        until = () if until == (0,) else until  # an open end
        if first[1:] and first[1] in _SEASON_MONTHS:
            season_number, first = (first[1] - 1) % 4 + 1, first[:1]
        return Date(first, until, season_number, circa)
    for key, reader in (("edtf", from_edtf), ("raw", from_text)):
        if isinstance(value.get(key), str):
            return reader(value[key])
    return Date(season=season_number, circa=circa, literal=_text(value.get("literal", "")))


def _point(value: object) -> tuple[int, ...]:
    found: list[int] = []
    for part in value[:3] if isinstance(value, list) else []:
        try:
            number = int(part)
        except (TypeError, ValueError, OverflowError):
            break
        if abs(number) > _LARGEST_YEAR or (number == 0 and found):
            break
        found.append(number)
    return tuple(found)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return str(value).lower() if isinstance(value, bool) else str(value)
    if isinstance(value, list):
        return ", ".join(_text(one) for one in _flat(value))
    return "" if value is None else json.dumps(value, ensure_ascii=False)


def _flat(value: Iterable[object]) -> Iterable[object]:
    return (one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in value)
