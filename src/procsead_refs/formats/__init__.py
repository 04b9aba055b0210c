"""Bibliography formats: one file (or folder) a format; its name is the format's name.

A file whose name begins with "_" is not a format but a part that several formats share.

A format has `SUFFIXES`, `sniff(text) -> bool` (is this text mine?), `read(text) -> references` and,
where it can be written, `write(references) -> text`. What a reader knows no CSL variable for stands
in `Reference.extra` under the format's own name; what cannot be read is a Reference with its `raw`.
A format that is written entry by entry has `stream(references) -> texts` too.
`HOLDS_ALL` is True where nothing of a Reference is lost in writing, `HOLDS_RAW` where the string as
typed is not either.
"""

from __future__ import annotations

import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from procsead_refs import registry
from procsead_refs.encodings import decode
from procsead_refs.errors import Refusal
from procsead_refs.files import read_bytes
from procsead_refs.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from procsead_refs.formats._losses import Loss
    from procsead_refs.model import Reference

_FOLDER = Path(__file__).parent
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")  # all but tabs and line ends
_XML_ENCODING = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']""")


class Format(Protocol):
    """What every format has; `write` is missing where it can only be read."""

    __name__: str
    SUFFIXES: tuple[str, ...]

    def sniff(self, text: str) -> bool:
        """Return whether a text (its first thousands of characters) is of this format."""

    def read(self, text: str) -> tuple[Reference, ...]:
        """Return the references of a text, in order, none left out."""

    def write(self, references: Sequence[Reference]) -> str:
        """Return references as text, in order."""


def names() -> tuple[str, ...]:
    """Return the name of every format: the folder is the registry."""
    return registry.modules(_FOLDER)


def writable() -> tuple[str, ...]:
    """Return the names of the formats that can be written."""
    return tuple(name for name in names() if hasattr(_load(name), "write"))


def named(name: str) -> Format:
    """Return a format by its name, by an alias ("bib") or by its suffix (".bib").

    Raises:
        Refusal: there is no such format; those there are, are named.
    """
    wanted = name.lower().replace("-", "").replace("_", "")
    if wanted in names():
        return _load(wanted)
    if held := _with_suffix("." + wanted.lstrip(".")):
        return _load(held[0])
    raise Refusal(f"no format is called {name!r}", remedy=f"the formats are {', '.join(names())}")


def read(path: Path, format: str = "") -> tuple[Reference, ...]:
    """Return the references of a file ("-": standard input).

    Args:
        path: the file.
        format: its format; by default what its suffix and its first lines say.

    Raises:
        Refusal: unreadable, or of no known format.
    """
    data = read_bytes(path)
    try:
        return read_text(_decoded(data, path), format, suffix=path.suffix.lower())
    except Refusal as refusal:
        raise refusal.at(path) from None


def read_text(text: str, format: str = "", *, suffix: str = "") -> tuple[Reference, ...]:
    """Return the references of a text; without a format, its first lines and `suffix` decide.

    Raises:
        Refusal: of no known format, or not readable as the one it is said to be.
    """
    found = (named(format) if format else _recognised(text, suffix)).read(text)
    return tuple(_with_id(one, number) for number, one in enumerate(found, 1))


def write(references: Iterable[Reference], format: str) -> str:
    """Return references as the text of a format.

    Raises:
        Refusal: there is no such format, or it can only be read.
    """
    return "".join(stream(references, format))


def stream(references: Iterable[Reference], format: str) -> Iterator[str]:
    """Return the text of `write` in pieces: entry by entry where the format has a `stream`.

    So what is read entry by entry need not be held at once.

    Raises:
        Refusal: there is no such format, or it can only be read.
    """
    one = named(format)
    if not hasattr(one, "write"):
        raise Refusal(
            f"{format} can be read but not written", remedy=f"use {', '.join(writable())}"
        )
    found = references if getattr(one, "HOLDS_RAW", False) else map(with_raw, references)
    by_entry = getattr(one, "stream", None)
    return map(_writable_text, by_entry(found) if by_entry else iter([one.write(tuple(found))]))


def with_raw(reference: Reference) -> Reference:
    """Return a reference for a format without raw texts: one of which nothing was read notes its.

    So a line that could not be read stands in the bibliography as it was typed.
    """
    read = reference.reading is None or reference.reading.confidence > 0
    if read or reference.names or reference.dates or reference.texts:
        return reference
    return replace(reference, texts={"note": squeeze(reference.raw)})


def _writable_text(text: str) -> str:
    """Return a text that a file can hold: no control characters, nothing that UTF-8 lacks.

    A bell or an escape is never meant in a bibliography, and a terminal that shows the file would
    obey it; JSON and YAML, which can, have written it as an escape. Half a surrogate pair becomes a
    replacement character.
    """
    if not text.isprintable():
        text = _CONTROL.sub("", text)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def losses(references: Iterable[Reference], text: str, format: str) -> tuple[Loss, ...]:
    """Return what of the references the text, as `write` gave it, does not say any more."""
    one = named(format)
    if getattr(one, "HOLDS_ALL", False):
        return ()
    from procsead_refs.formats import _losses

    return _losses.losses(tuple(references), one.read(text))


def _with_id(reference: Reference, number: int) -> Reference:
    """Return a reference that has an id: a format without keys gets "r1", "r2" … in order."""
    return reference if reference.id else replace(reference, id=f"r{number}")


def _with_suffix(suffix: str) -> list[str]:
    """Return the names of the formats of a suffix."""
    return [name for name in names() if suffix in _suffixes(name)]


def _suffixes(name: str) -> tuple[str, ...]:
    return cast("tuple[str, ...]", registry.said(_FOLDER, name, "SUFFIXES"))


def _load(name: str) -> Format:
    return cast("Format", import_module(f"{__name__}.{name}"))


def _recognised(text: str, suffix: str) -> Format:
    head = text[:8192].lstrip("\ufeff \t\n")
    by_suffix = [*map(_load, _with_suffix(suffix))]
    if len(by_suffix) == 1 and by_suffix[0].sniff(head):
        return by_suffix[0]
    candidates = by_suffix if suffix and len(by_suffix) > 1 else [_load(one) for one in names()]
    for one in candidates:
        if one.sniff(head):
            return one
    if len(by_suffix) == 1 and suffix != ".txt":  # a stray suffix is told by what it hides
        return by_suffix[0]
    raise Refusal(
        "is in no format that is known",
        remedy=f"name it with --from: {', '.join(names())}",
    )


def _decoded(data: bytes, path: Path) -> str:
    """Return text from bytes; an XML declaration's encoding is believed where it fits."""
    match = _XML_ENCODING.match(data)
    if match and match[1].lower() not in {b"utf-8", b"utf8", b"utf-16"}:
        try:
            return data.decode(match[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            return decode(data, path)
    return decode(data, path)
