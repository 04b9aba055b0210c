"""A zip file from a stranger: members are read by name up to a limit, and never unpacked."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal
from procsead_refs.limits import MIB, limit, over, size

if TYPE_CHECKING:
    from collections.abc import ItemsView
    from pathlib import Path

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
        if len(infos) > limit("archive-members"):
            raise over("archive-members", where=path, remedy=REMEDY)
        if sum(info.file_size for info in infos) > size("archive-total"):
            raise over("archive-total", where=path, remedy="remove images")
        self._infos = {info.filename.lstrip("/"): info for info in reversed(infos)}

    def has(self, name: str) -> bool:
        """Return whether there is a member of that name."""
        return name in self._infos

    def infos(self) -> ItemsView[str, zipfile.ZipInfo]:
        """Return the members' names and what the directory says of them."""
        return self._infos.items()

    def read(self, name: str) -> bytes | None:
        """Return a member's content, or None where there is none of that name.

        Raises:
            Refusal: the member is damaged, encrypted, too large or packed beyond belief.
        """
        info = self._infos.get(name)
        if info is None:
            return None
        where = f"{self.path}: {name[:80]}"
        most = size("archive-part")
        if info.file_size > most:
            raise over("archive-part", where=where, remedy="split the document")
        packed = max(info.compress_size, 1)
        if info.file_size > MIB and info.file_size > limit("archive-ratio") * packed:
            raise Refusal("is packed like a zip bomb", where=where, remedy=REMEDY)
        try:
            with self.zip.open(info) as member:
                data = member.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError) as error:
            raise Refusal("is damaged or cut off", where=where, remedy=REMEDY) from error
        except (RuntimeError, NotImplementedError) as error:
            raise Refusal("is encrypted or packed in an unknown way", where=where) from error
        if len(data) > most:
            raise over("archive-part", where=where, remedy=REMEDY)
        return data
