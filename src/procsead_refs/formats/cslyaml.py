"""CSL-YAML: pandoc's `references` list, the same items as CSL-JSON, both ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from procsead_refs.errors import Refusal
from procsead_refs.formats import csljson
from procsead_refs.formats._csl import DATES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from procsead_refs.model import Reference

SUFFIXES = (".yaml", ".yml")
HOLDS_ALL = True
HOLDS_RAW = True
_START = re.compile(r"^(?:references:|-? *(?:id|type): )", re.MULTILINE)
_DEEPEST = 20
_DATE_PARTS = ("year", "month", "day")
_NOT_YAML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def sniff(text: str) -> bool:
    """Return whether a text looks like a YAML list of CSL items."""
    return _START.search(text) is not None and not text.startswith(("{", "[", "@", "<"))


def read(text: str) -> tuple[Reference, ...]:
    """Return the references of a YAML list, or of the `references` of a pandoc metadata block.

    Raises:
        Refusal: it is not YAML, uses anchors and aliases, or is nested too deeply.
    """
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    text = _NOT_YAML.sub("", text)
    try:
        depth = 0
        for event in yaml.parse(text, Loader=loader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            if isinstance(event, yaml.AliasEvent) or depth > _DEEPEST:
                raise Refusal("uses YAML aliases or is nested too deeply", remedy="write it out")
        data = next(iter(yaml.load_all(text, Loader=loader)), None)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise Refusal(f"is not YAML: {error}", remedy="export it again as CSL-YAML") from error
    if isinstance(data, dict):
        data = data.get("references", [data])
    if not isinstance(data, list):
        raise Refusal("is YAML, but not a list of CSL items")
    return csljson.references([_item(one) if isinstance(one, dict) else one for one in data])


def _item(item: dict[str, Any]) -> dict[str, Any]:
    """Return an item with pandoc's shorter dates ([{year: 2019}], "2019-03") as in CSL-JSON."""
    for variable in DATES:
        value = item.get(variable)
        if isinstance(value, dict) and "year" in value:
            value = [value]
        if isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
            parts = [[one[part] for part in _DATE_PARTS if part in one] for one in value]
            item[variable] = {
                "date-parts": parts,
                **{k: value[0][k] for k in ("season", "circa") if k in value[0]},
            }
        elif isinstance(value, str):
            item[variable] = {"edtf": value}
    spans = item.get("custom", {}).get("spans") if isinstance(item.get("custom"), dict) else None
    if isinstance(spans, dict):
        item["custom"]["spans"] = {
            key: [int(n) for n in span if str(n).isdecimal()] for key, span in spans.items()
        }
    if isinstance(item.get("custom"), dict):
        _numbers(item["custom"])
    return item


def _numbers(custom: dict[str, Any]) -> None:
    """Turn back into numbers what the base loader left as text."""
    try:
        if "confidence" in custom:
            custom["confidence"] = float(custom["confidence"])
        if "location" in custom:
            custom["location"] = [
                int(one) if str(one).isdecimal() else None for one in custom["location"]
            ]
    except (TypeError, ValueError):
        custom.pop("confidence", None)


def write(references: Sequence[Reference]) -> str:
    """Return references as a YAML document with the one key `references`."""
    import yaml

    items = [_clean(csljson.item(one)) for one in references]
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(
        {"references": items}, Dumper=dumper, allow_unicode=True, sort_keys=False, width=10**6
    )
    return f"---\n{text}...\n"


def _clean(value: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(value, str):
        return _NOT_YAML.sub("", value)
    if isinstance(value, list):
        return [_clean(one) for one in value]
    if isinstance(value, dict):
        return {_NOT_YAML.sub("", key): _clean(one) for key, one in value.items()}
    return value
