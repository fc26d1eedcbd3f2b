"""Reading what a font file says of itself: its family names and whether the licence allows embedding."""

from __future__ import annotations

import functools
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_FAMILY_IDS = frozenset({1, 4, 16})
"""Name table: family, full name, typographic family."""
_RESTRICTED, _NO_SUBSETTING, _BITMAP_ONLY = 0x0002, 0x0100, 0x0200
_MAC_CHINESE = 25
_MOST_FACES = 64


@dataclass(frozen=True)
class FaceNames:
    """One face of a font file: its index, its family names in every language, in lower case, and its fsType."""

    path: Path
    index: int
    families: frozenset[str]
    fs_type: int


def embedding_problem(fs_type: int) -> str:
    """Why a font may not be embedded in a PDF (OS/2 fsType), in Chinese; empty when it may."""
    if fs_type & 0x000F == _RESTRICTED or fs_type & _BITMAP_ONLY:
        return "这个字体的许可不允许印进文件"
    if fs_type & _NO_SUBSETTING:
        return "这个字体的许可不允许只取用到的字"
    return ""


def faces_of(path: Path) -> tuple[FaceNames, ...]:
    """The faces of a .ttf, .otf or .ttc file; empty for any other file and for a damaged one."""
    try:
        return _faces_of(path, path.stat().st_mtime_ns)
    except OSError:
        return ()


@functools.lru_cache(maxsize=8192)
def _faces_of(path: Path, changed: int) -> tuple[FaceNames, ...]:
    del changed  # Part of the cache key, so that a replaced file is read again.
    try:
        with path.open("rb") as stream:
            return tuple(_face(stream, path, index, offset) for index, offset in enumerate(_offsets(stream)))
    except (OSError, struct.error):
        return ()


def _offsets(stream: BinaryIO) -> list[int]:
    """Where the table directory of each face begins."""
    tag = stream.read(4)
    if tag == b"ttcf":
        (count,) = struct.unpack(">4xI", stream.read(8))
        count = min(count, _MOST_FACES)
        return list(struct.unpack(f">{count}I", stream.read(4 * count)))
    return [0] if tag in {b"\0\1\0\0", b"OTTO", b"true"} else []


def _face(stream: BinaryIO, path: Path, index: int, offset: int) -> FaceNames:
    stream.seek(offset)
    (count,) = struct.unpack(">4xH6x", stream.read(12))
    tables = {}
    for _ in range(count):
        tag, start, length = struct.unpack(">4s4xII", stream.read(16))
        tables[tag] = (start, length)
    families = frozenset(_families(_table(stream, tables, b"name")))
    os2 = _table(stream, tables, b"OS/2")
    return FaceNames(path, index, families, struct.unpack_from(">H", os2, 8)[0] if len(os2) >= 10 else 0)


def _table(stream: BinaryIO, tables: dict[bytes, tuple[int, int]], tag: bytes) -> bytes:
    start, length = tables.get(tag, (0, 0))
    stream.seek(start)
    return stream.read(min(length, 1 << 18))


def _families(name: bytes) -> Iterator[str]:
    """The family names of a `name` table."""
    if len(name) < 6:
        return
    count, strings = struct.unpack_from(">2xHH", name)
    for at in range(6, 6 + 12 * count, 12):
        platform, encoding, _language, kind, length, offset = struct.unpack_from(">6H", name, at)
        if kind in _FAMILY_IDS:
            raw = name[strings + offset : strings + offset + length]
            codec = "utf-16-be" if platform in {0, 3} else "latin-1"
            if (platform, encoding) in {(3, 3), (1, _MAC_CHINESE)}:
                codec = "gb18030"
            text = raw.decode(codec, "replace").replace("\0", "").strip().casefold()
            if text:
                yield text
