"""BibTeX and biblatex name lists, both ways.

Rules: "Tame the BeaST" (Markey), section 11, for the classic form; the biblatex manual, section
3.7, for `given=…, family=…`. Names are split on the raw value, parts are decoded afterwards.
"""

from __future__ import annotations

import re
from functools import lru_cache

from procsead_refs.formats.bibtex.latex import encode
from procsead_refs.formats.bibtex.unlatex import decode
from procsead_refs.model import Name

_AND = re.compile(r"\s+and(?=\s)", re.IGNORECASE)
_PART = re.compile(
    r"\s*(family|given|prefix|suffix|useprefix|\w+-i|juniority)\s*=\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_LEADING = re.compile(r"[\\{]")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_COMMAND = re.compile(r"\\([A-Za-z]+|.)\s*\{?([^\W\d_])?")
_ROMAN = re.compile(r"(?:Jr|Sr)\.?|I{2,3}|IV|VI{0,3}", re.IGNORECASE)
_LETTERED_COMMANDS = {"o", "l", "ae", "oe", "aa", "ss", "i", "j", "dh", "th", "dj", "ng"}
_COMMAS = 2


def names(source: str) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a raw name list, and whether it ends in "and others"."""
    found: list[Name] = []
    others = False
    for one in _split_and(source):
        if one.lower() == "others":
            others = True
        elif one and (person := name(one)) != Name():
            found.append(person)
    return tuple(found), others


def _split_and(source: str) -> list[str]:
    if "{" not in source:
        return [one.strip() for one in _AND.split(f" {source} ")]
    pieces: list[str] = []
    begin = 0
    depths = _depths(source)
    for match in _AND.finditer(source):
        if depths[match.start()] == 0:
            pieces.append(source[begin : match.start()].strip())
            begin = match.end()
    pieces.append(source[begin:].strip())
    return [one.removeprefix("and ").strip() if not i else one for i, one in enumerate(pieces)]


def _depths(source: str) -> list[int]:
    """Return the brace depth before each character."""
    depth = 0
    found: list[int] = []
    for char in source:
        found.append(depth)
        if char == "{":
            depth += 1
        elif char == "}":
            depth = max(0, depth - 1)
    return found


@lru_cache(maxsize=16384)
def name(source: str) -> Name:
    """Return the Name of one raw name; one in braces as a whole is a body."""
    if source.startswith("{") and source.endswith("}") and _one_group(source):
        return Name(literal=decode(source[1:-1]))
    parts = split(source, ",")
    if "=" in source and (extended := _extended(parts)):
        return extended
    parts = [part.strip() for part in parts]
    if len(parts) > 1 and not parts[-1]:
        parts.pop()
    if len(parts) == 1:
        return _in_order(split(parts[0], " "))
    words = split(parts[0], " ")
    particle, family = _particle(words)
    if len(parts) > _COMMAS and _ROMAN.fullmatch(parts[2]) and not _ROMAN.fullmatch(parts[1]):
        parts[1], parts[2] = parts[2], parts[1]  # "Rock, Rita, Jr.", as other formats have it
    suffix = parts[1] if len(parts) > _COMMAS else ""
    given = " ".join(parts[2:] if len(parts) > _COMMAS else parts[1:])
    if len(parts) == _COMMAS and _ROMAN.fullmatch(parts[1]):
        inner = _in_order(words)
        return Name(inner.family, inner.given, inner.particle, suffix=decode(parts[1]))
    return Name(decode(family), decode(given), decode(particle), suffix=decode(suffix))


def _one_group(source: str) -> bool:
    if source.find("{", 1) < 0:
        return source.find("}") == len(source) - 1
    return 0 not in _depths(source)[1:]


def split(source: str, separator: str) -> list[str]:
    """Return the pieces between commas, or between white space and ties, outside braces."""
    if "{" not in source:
        return source.split(",") if separator == "," else source.replace("~", " ").split()
    pieces: list[str] = []
    begin = 0
    blank = separator == " "
    for at, (char, depth) in enumerate(zip(source, _depths(source), strict=True)):
        if depth == 0 and (char == separator or (blank and (char.isspace() or char == "~"))):
            pieces.append(source[begin:at])
            begin = at + 1
    pieces.append(source[begin:])
    return [one for one in pieces if one.strip()] if blank else pieces


def _extended(parts: list[str]) -> Name | None:
    values: dict[str, str] = {}
    for part in parts:
        match = _PART.fullmatch(part.strip().strip('"'))
        if match is None:
            return None
        value = match[2].strip()
        if value.startswith("{") and value.endswith("}") and _one_group(value):
            value = value[1:-1]
        values[match[1].lower()] = decode(value)
    prefix = values.get("prefix", "")
    drops = values.get("useprefix", "true").lower() == "false"
    return Name(
        values.get("family", ""),
        values.get("given", ""),
        particle="" if drops else prefix,
        dropping=prefix if drops else "",
        suffix=values.get("suffix", ""),
    )


def _in_order(words: list[str]) -> Name:
    """Return the name of "Given von Family"."""
    if not words:
        return Name()
    low = [at for at, word in enumerate(words[:-1]) if _is_lower(word)]
    if low:
        first, last = low[0], low[-1] + 1
        given, particle, family = words[:first], words[first:last], words[last:]
    else:
        given, particle, family = words[:-1], [], words[-1:]
    return Name(*(decode(" ".join(part)) for part in (family, given, particle)))


def _particle(words: list[str]) -> tuple[str, str]:
    """Return the particle and the family name of "von der Family Name"."""
    last = 0
    for at, word in enumerate(words[:-1]):
        if not _is_lower(word):
            break
        last = at + 1
    return " ".join(words[:last]), " ".join(words[last:])


def _is_lower(word: str) -> bool:
    """Return whether a word's first letter outside plain braces is lower case."""
    if _LEADING.search(word) is None:
        letter = _FIRST_LETTER.search(word)
        return letter is not None and letter[0].islower()
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    if word.startswith(("\\", "{\\")):
        match = _COMMAND.search(word)
        if match is None:
            return False
        if match[1] in _LETTERED_COMMANDS:
            return True
        return match[2] is not None and match[2].islower()
    letter = _FIRST_LETTER.search(word)
    return letter is not None and letter[0].islower()


def written(people: tuple[Name, ...], *, others: bool = False, ascii_only: bool = False) -> str:
    """Return a name list as LaTeX source; bodies in braces, `others` as "and others"."""
    pieces = [_written(one, ascii_only=ascii_only) for one in people]
    return " and ".join([*pieces, "others"] if others else pieces)


def _written(one: Name, *, ascii_only: bool) -> str:
    """Return one name so that reading gives it back; a dropping particle only biblatex can say."""

    def tex(text: str) -> str:
        return encode(text, ascii_only=ascii_only)

    if one.literal:
        return f"{{{tex(one.literal)}}}"
    if one.dropping and not ascii_only:
        parts = {"family": one.family, "given": one.given, "prefix": one.dropping}
        parts["suffix"] = one.suffix
        pairs = [f"{key}={{{tex(value)}}}" for key, value in parts.items() if value]
        return ", ".join([*pairs, "useprefix=false"])
    family, given = tex(one.family), tex(" ".join(filter(None, (one.given, one.dropping))))
    suffix = tex(one.suffix)
    if not given and not suffix and not one.particle:
        return family if " " not in family and _is_plain(family) else f"{{{family}}},"
    if _AND.search(f" {family} ") or "," in family or (" " in family and _is_lower(family)):
        family = f"{{{family}}}"
    given = f"{{{given}}}" if "," in given or _AND.search(f" {given} ") else given
    pieces = [" ".join(filter(None, (tex(one.particle), family)))]
    if suffix:
        pieces.append(f"{{{suffix}}}" if "," in suffix else suffix)
    if given or suffix:
        pieces.append(given)
    return ", ".join(pieces)


def _is_plain(family: str) -> bool:
    return "," not in family and "=" not in family and family.lower() not in {"and", "others"}
