"""Converted outlines of one face, kept on the disk beside the fonts: converting them again takes most of a print.

A file belongs to one state of a font file (path, size, time of change). A damaged, foreign or outdated file is ignored
and written anew; when nothing can be written, printing only takes longer. The files tell which characters were printed
on this computer, not in which order; only their owner may read them.
"""

from __future__ import annotations

import contextlib
import hashlib
import struct
import tempfile
import time
import zlib
from pathlib import Path

from lawgov_desktop import paths
from lawgov_desktop.printing.fonts.font_files import FontKey
from lawgov_desktop.printing.fonts.truetype import Glyph

_MAGIC = b"LAWGOV GLYPHS 1\n"
"""The number changes with the conversion in glyphs.py and truetype.py."""
_HEAD = struct.Struct(">IH")
"""Checksum of the rest, length of the identity."""
_ENTRY = struct.Struct(">IIiHH4hI")
"""Glyph, length of the outline, advance, points, contours, box, offset of the outline."""

_DAY = 86_400

_Entry = tuple[int, int, int, int, int, int, int, int, int]
"""Length, advance, points, contours, box (four numbers), offset."""


def folder() -> Path:
    """The folder of the files, below the font cache."""
    return paths.font_cache() / "glyphs"


class GlyphStore:
    """The converted outlines of one face; the file is read when the first one is asked for."""

    def __init__(self, key: FontKey) -> None:
        self._key = key
        self._identity = _identity(key)
        self._glyphs: dict[int, Glyph] = {}
        self._entries: dict[int, _Entry] | None = None
        self._data = b""
        self._changed = False

    @property
    def path(self) -> Path:
        """The file of this face."""
        name = hashlib.sha256(repr(tuple(self._key)).encode("utf-8", "surrogateescape")).hexdigest()[:24]
        return folder() / f"{name}.glyphs"

    def get(self, glyph: int) -> Glyph | None:
        """The outline of a glyph, None when it was never converted."""
        if glyph not in self._glyphs:
            entry = self._index().get(glyph)
            if entry is None:
                return None
            length, advance, points, contours, *box, offset = entry
            x0, y0, x1, y1 = box
            data = self._data[offset : offset + length]
            self._glyphs[glyph] = Glyph(data, advance, (x0, y0, x1, y1), points, contours)
        return self._glyphs[glyph]

    def has_outline(self, glyph: int) -> bool:
        """Whether a kept glyph draws something."""
        entry = self._index().get(glyph)
        return entry is not None and entry[0] > 0

    def put(self, glyph: int, drawn: Glyph) -> None:
        """Add a converted outline; `save` writes it."""
        self._glyphs[glyph] = drawn
        self._changed = True

    def save(self) -> None:
        """Write the file anew under a temporary name and rename it, if outlines were added."""
        if not self._changed or not self._identity:
            return
        for glyph in self._index():
            self.get(glyph)
        content = self._packed()
        part: Path | None = None
        try:
            folder().mkdir(parents=True, exist_ok=True)
            _sweep()
            with tempfile.NamedTemporaryFile(
                dir=folder(), prefix=".", suffix=".part", delete=False
            ) as stream:
                part = Path(stream.name)
                stream.write(content)
            part.replace(self.path)
            self._changed = False
        except OSError:
            with contextlib.suppress(OSError):
                if part is not None:
                    part.unlink(missing_ok=True)

    def _packed(self) -> bytes:
        table, outlines, offset = bytearray(), bytearray(), 0
        for number, glyph in sorted(self._glyphs.items()):
            size = len(glyph.data)
            table += _ENTRY.pack(
                number, size, glyph.advance, glyph.points, glyph.contours, *glyph.box, offset
            )
            outlines += glyph.data
            offset += size
        rest = self._identity + struct.pack(">I", len(self._glyphs)) + table + outlines
        return _MAGIC + _HEAD.pack(zlib.crc32(rest), len(self._identity)) + rest

    def _index(self) -> dict[int, _Entry]:
        if self._entries is None:
            self._entries = {}
            # Anything may stand in a damaged file; the checksum finds it before it is read.
            with contextlib.suppress(OSError, struct.error):
                self._entries = self._read(self.path.read_bytes())
        return self._entries

    def _read(self, content: bytes) -> dict[int, _Entry]:
        start = len(_MAGIC) + _HEAD.size
        if not content.startswith(_MAGIC):
            return {}
        checksum, length = _HEAD.unpack_from(content, len(_MAGIC))
        rest = memoryview(content)[start:]
        if zlib.crc32(rest) != checksum or bytes(rest[:length]) != self._identity:
            return {}
        (count,) = struct.unpack_from(">I", rest, length)
        table = rest[length + 4 : length + 4 + count * _ENTRY.size]
        self._data = bytes(rest[length + 4 + count * _ENTRY.size :])
        return {entry[0]: entry[1:] for entry in _ENTRY.iter_unpack(table)}


def _sweep() -> None:
    """Delete what a killed process left; a file of today may be another one's."""
    for left in folder().glob(".*.part"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _DAY:
                left.unlink()


def _identity(key: FontKey) -> bytes:
    """The state of a font file; empty when the file cannot be asked, and then nothing is kept."""
    try:
        state = Path(key.path).stat()
    except OSError:
        return b""
    return repr((*key, state.st_size, state.st_mtime_ns)).encode("utf-8", "surrogateescape")
