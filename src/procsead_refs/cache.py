"""What was made once, in the user's cache folder under the digest of all that it was made of.

The folder may be deleted at any time; where there is none, everything is made anew.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from procsead_refs import project
from procsead_refs.errors import Refusal
from procsead_refs.files import replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_MOST = 64  # results of each kind; the oldest go


def cached(kind: str, made_of: Iterable[str | bytes], make: Callable[[], bytes]) -> bytes:
    """Return what make makes, from the cache where the same was made before.

    Args:
        kind: a folder in the cache.
        made_of: everything that the result depends on.
        make: makes it; called where it is not kept yet.
    """
    folder = project.cache_folder()
    if folder is None:
        return make()
    parts = [one.encode() if isinstance(one, str) else one for one in made_of]
    digests = b"".join(hashlib.sha256(one).digest() for one in parts)
    file = folder / kind / hashlib.sha256(digests).hexdigest()
    try:
        data = file.read_bytes()
    except OSError:
        data = make()
        _store(file, data)
        return data
    # The last 32 bytes are the digest of the rest, so that a damaged file is not believed.
    if hashlib.sha256(data[:-32]).digest() == data[-32:]:
        return data[:-32]
    data = make()
    _store(file, data)
    return data


def _store(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(exist_ok=True)
        replace(file, data + hashlib.sha256(data).digest())
        by_age = sorted(file.parent.iterdir(), key=lambda one: one.stat().st_mtime)
        for old in by_age[:-_MOST]:
            old.unlink(missing_ok=True)
    except (OSError, Refusal):
        return  # a cache that cannot be written is done without


@cache
def toolkit_stamp() -> bytes:
    """Return what changes whenever a file of the toolkit, a style or pandoc does."""
    from procsead_refs import pandoc, styles

    own = sorted(one for one in Path(__file__).parent.rglob("*") if one.is_file())
    files = [one for one in own if one.suffix != ".pyc"]
    stamps = [f"{one} {one.stat().st_mtime_ns}" for one in (*files, pandoc.binary())]
    return "\n".join([*stamps, styles.release()]).encode()
