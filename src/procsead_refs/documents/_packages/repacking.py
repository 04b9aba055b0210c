"""A zip file with some members changed, every other byte as it was.

Layout of the headers: PKWARE APPNOTE.TXT 6.3, sections 4.3.7 (local), 4.3.12 (central directory)
and 4.3.16 (its end).
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from procsead_refs.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from procsead_refs.documents._packages.archive import Archive

_CENTRAL = b"PK\x01\x02"
_FIXED = 46  # bytes of a central header before the name
_DATE = (1980 - 1980) << 9 | 1 << 5 | 1  # 1 January 1980: a new member bears no time of its own


def patched(archive: Archive, changes: Mapping[str, bytes]) -> bytes:
    """Return the archive with members changed or added.

    Members keep their order and, where they do not change, their compressed bytes and headers.

    Raises:
        Refusal: the archive has a structure (over 4 GiB) that cannot be copied.
    """
    data, infos = archive.data, archive.zip.infolist()
    headers = _headers(archive, len(infos))
    by_place = sorted(infos, key=lambda info: info.header_offset)
    ends = [*(info.header_offset for info in by_place[1:]), archive.zip.start_dir]
    members = {info.header_offset: name for name, info in archive.infos()}
    out = io.BytesIO()
    offsets: dict[int, int] = {}
    bodies: dict[int, bytes] = {}
    for info, end in zip(by_place, ends, strict=True):
        place = info.header_offset
        offsets[place] = out.tell()
        name = members.get(place, "")
        if name in changes:
            header, local = _packed(headers[place], changes[name])
            bodies[place] = header
            out.write(local)
        else:
            bodies[place] = headers[place]
            out.write(data[place:end])
    directory = [_moved(bodies[i.header_offset], offsets[i.header_offset]) for i in infos]
    for name, content in changes.items():
        if not archive.has(name):
            header, local = _packed(_new_header(name), content)
            directory.append(_moved(header, out.tell()))
            out.write(local)
    return _closed(out, directory, archive.zip.comment)


def _headers(archive: Archive, count: int) -> dict[int, bytes]:
    """Return the central directory's headers by the offset of what they describe."""
    headers: dict[int, bytes] = {}
    at = archive.zip.start_dir
    for _ in range(count):
        fixed = archive.data[at : at + _FIXED]
        if len(fixed) < _FIXED or not fixed.startswith(_CENTRAL):
            raise Refusal(
                "has an unusual archive structure",
                where=archive.path,
                remedy="save it anew from the program it came from",
            )
        lengths = struct.unpack("<3H", fixed[28:34])
        end = at + _FIXED + sum(lengths)
        (offset,) = struct.unpack("<I", fixed[42:46])
        headers[offset] = archive.data[at:end]
        at = end
    return headers


def _packed(header: bytes, content: bytes) -> tuple[bytes, bytes]:
    """Return a member's central header and its local header with the packed content."""
    squeezer = zlib.compressobj(6, zlib.DEFLATED, -15)
    body = squeezer.compress(content) + squeezer.flush()
    flags = struct.unpack("<H", header[8:10])[0] & 0x0800  # only: the name is in UTF-8
    time = header[12:16]
    facts = struct.pack("<HHH", 20, flags, zipfile.ZIP_DEFLATED) + time
    facts += struct.pack("<III", zlib.crc32(content), len(body), len(content))
    (name_length,) = struct.unpack("<H", header[28:30])
    name = header[_FIXED : _FIXED + name_length]
    central = header[:6] + facts + struct.pack("<HHH", name_length, 0, 0) + header[34:46] + name
    local = b"PK\x03\x04" + facts + struct.pack("<HH", name_length, 0) + name + body
    return central, local


def _new_header(name: str) -> bytes:
    written = name.encode("utf-8")
    header = _CENTRAL + struct.pack("<HHHHHH", 20, 20, 0x0800, zipfile.ZIP_DEFLATED, 0, _DATE)
    header += struct.pack("<IIIHHHHHII", 0, 0, 0, len(written), 0, 0, 0, 0, 0, 0)
    return header + written


def _moved(header: bytes, offset: int) -> bytes:
    return header[:42] + struct.pack("<I", offset) + header[46:]


def _closed(out: io.BytesIO, directory: list[bytes], comment: bytes) -> bytes:
    start = out.tell()
    written = b"".join(directory)
    out.write(written)
    count = len(directory)
    out.write(b"PK\x05\x06" + struct.pack("<HHHH", 0, 0, count, count))
    out.write(struct.pack("<IIH", len(written), start, len(comment)) + comment)
    return out.getvalue()
