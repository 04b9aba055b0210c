"""A zip file from a stranger: members are read by name up to a limit, and never unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import ItemsView
    from pathlib import Path

MAX_MEMBERS = 20_000
MAX_PART = 64 * 1024 * 1024  # one XML part, unpacked; a 1,000-page thesis has about 20 MiB
MAX_TOTAL = 1024 * 1024 * 1024  # all members, as their headers say
MAX_RATIO = 250  # unpacked to packed; long repetitive documents stay under 60

REMEDY = "ask for the file again, or save it anew from the program it came from"


class Archive:
    """The members of a zip file, by name.

    Raises:
        Refusal: it is no zip file, it is damaged or encrypted, or it is over a limit.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        self.data = data
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise Refusal("is damaged or cut off", where=path, remedy=REMEDY) from error
        infos = self.zip.infolist()
        if len(infos) > MAX_MEMBERS:
            raise Refusal(f"has over {MAX_MEMBERS} members", where=path, remedy=REMEDY)
        if sum(info.file_size for info in infos) > MAX_TOTAL:
            raise Refusal(
                f"unpacks to over {MAX_TOTAL // 1024**2} MiB", where=path, remedy="remove images"
            )
        self._infos = {info.filename.lstrip("/"): info for info in reversed(infos)}

    def has(self, name: str) -> bool:
        """Say whether there is a member of that name."""
        return name in self._infos

    def infos(self) -> ItemsView[str, zipfile.ZipInfo]:
        """Return the members' names and what the directory says of them."""
        return self._infos.items()

    def read(self, name: str, limit: int = MAX_PART) -> bytes | None:
        """Return a member's content, or None where there is none of that name.

        Raises:
            Refusal: the member is damaged, encrypted, too large or packed beyond belief.
        """
        info = self._infos.get(name)
        if info is None:
            return None
        where = f"{self.path}: {name[:80]}"
        too_large = Refusal(f"is over the limit of {limit // 1024**2} MiB", where=where)
        if info.file_size > limit:
            raise too_large
        if info.file_size > 1024**2 and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise Refusal("is packed like a zip bomb", where=where, remedy=REMEDY)
        try:
            with self.zip.open(info) as member:
                data = member.read(limit + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            raise Refusal("is damaged or cut off", where=where, remedy=REMEDY) from error
        except (RuntimeError, NotImplementedError) as error:
            raise Refusal("is encrypted or packed in an unknown way", where=where) from error
        if len(data) > limit:
            raise too_large
        return data
