"""Writing a small TrueType font from packed outlines: only the six tables a PDF reader needs."""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

UNITS = 1000
"""Units per em of every font we write."""

Point = tuple[float, float]
Contour = list[tuple[int, int, bool]]
"""Points of one closed outline in font units, and whether each lies on the curve."""


@dataclass(frozen=True)
class Glyph:
    """One packed outline, its advance in thousandths of an em and its box (x0, y0, x1, y1)."""

    data: bytes
    advance: int
    box: tuple[int, int, int, int]
    points: int
    contours: int


def pack(contours: Sequence[Contour], advance: int) -> Glyph:
    """Pack contours into a simple `glyf` entry; without contours it is empty, as for spaces."""
    if not contours:
        return Glyph(b"", advance, (0, 0, 0, 0), 0, 0)
    ends, last = [], -1
    for contour in contours:
        last += len(contour)
        ends.append(last)
    flat = [point for contour in contours for point in contour]
    xs, ys, _on_curve = zip(*flat, strict=True)
    box = (min(xs), min(ys), max(xs), max(ys))
    head = struct.pack(f">hhhhh{len(ends)}HH", len(ends), *box, *ends, 0)
    data = head + _deltas(flat)
    return Glyph(data + b"\0" * (-len(data) % 4), advance, box, len(flat), len(ends))


def _deltas(flat: list[tuple[int, int, bool]]) -> bytes:
    """Flags and coordinate differences in the short form of the `glyf` table (flag bits 1, 2, 4, 16, 32)."""
    flags, xbytes, ybytes = [], [], []
    x0 = y0 = 0
    for x, y, on_curve in flat:
        dx, dy, flag = x - x0, y - y0, 1 if on_curve else 0
        x0, y0 = x, y
        if not dx:
            flag += 16
        elif 0 < dx < 256:
            flag += 18
            xbytes.append(dx)
        elif -256 < dx < 0:
            flag += 2
            xbytes.append(-dx)
        else:
            xbytes += divmod(dx & 0xFFFF, 256)
        if not dy:
            flag += 32
        elif 0 < dy < 256:
            flag += 36
            ybytes.append(dy)
        elif -256 < dy < 0:
            flag += 4
            ybytes.append(-dy)
        else:
            ybytes += divmod(dy & 0xFFFF, 256)
        flags.append(flag)
    return bytes(flags) + bytes(xbytes) + bytes(ybytes)


def notdef() -> Glyph:
    """A crossed box, conspicuous on paper; drawn only if a bug lets an unmapped character through."""
    frame: Contour = [(60, -100, True), (60, 860, True), (940, 860, True), (940, -100, True)]
    hole: Contour = [(100, -60, True), (900, -60, True), (900, 820, True), (100, 820, True)]
    stroke: Contour = [(100, -60, True), (140, -60, True), (900, 820, True), (860, 820, True)]
    return pack([frame, hole, stroke], UNITS)


def program(glyphs: Sequence[Glyph]) -> bytes:
    """The font file of `glyphs`, numbered as given; the same glyphs give the same bytes."""
    offsets, body = [0], bytearray()
    for glyph in glyphs:
        body += glyph.data
        offsets.append(len(body))
    boxes = [glyph.box for glyph in glyphs if glyph.data] or [(0, 0, 0, 0)]
    box = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    metrics = b"".join(struct.pack(">Hh", glyph.advance, glyph.box[0]) for glyph in glyphs)
    tables = {
        b"glyf": bytes(body),
        b"head": _head(box),
        b"hhea": _hhea(glyphs, box),
        b"hmtx": metrics,
        b"loca": struct.pack(f">{len(offsets)}I", *offsets),
        b"maxp": _maxp(glyphs),
    }
    return _assemble(tables)


def _head(box: tuple[int, int, int, int]) -> bytes:
    # Fixed dates, so that equal fonts have equal bytes; _assemble fills in the checksum adjustment.
    fields = (0x00010000, 0x00010000, 0, 0x5F0F3CF5, 0x000B, UNITS, 3600000000, 3600000000)
    return struct.pack(">IIIIHHQQ", *fields) + struct.pack(">hhhhHHhhh", *box, 0, 6, 2, 1, 0)


def _hhea(glyphs: Sequence[Glyph], box: tuple[int, int, int, int]) -> bytes:
    widest = max(glyph.advance for glyph in glyphs)
    left = min(glyph.box[0] for glyph in glyphs)
    right = min(glyph.advance - glyph.box[2] for glyph in glyphs)
    head = struct.pack(">IhhhHhhh", 0x00010000, 880, -120, 0, widest, left, right, box[2])
    return head + struct.pack(">hhhhhhhhH", 1, 0, 0, 0, 0, 0, 0, 0, len(glyphs))


def _maxp(glyphs: Sequence[Glyph]) -> bytes:
    points, contours = max(glyph.points for glyph in glyphs), max(glyph.contours for glyph in glyphs)
    return struct.pack(">IHHHHHHHHHHHHHH", 0x00010000, len(glyphs), points, contours, 0, 0, 1, *([0] * 8))


def _sum(data: bytes) -> int:
    # An array, not a tuple of numbers: a font of 3,500 Han has 330,000 words.
    words = array("I", data + b"\0" * (-len(data) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    total: int = sum(words)
    return total & 0xFFFFFFFF


def _assemble(tables: dict[bytes, bytes]) -> bytes:
    """Directory and tables; the checksum adjustment is written into `head`."""
    count = len(tables)
    power = count.bit_length() - 1
    start = struct.pack(">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power))
    offset, directory, body, head_at = 12 + 16 * count, b"", bytearray(), 0
    for tag, data in sorted(tables.items()):
        if tag == b"head":
            head_at = offset + len(body)
        directory += struct.pack(">4sIII", tag, _sum(data), offset + len(body), len(data))
        body += data + b"\0" * (-len(data) % 4)
    font = bytearray(start + directory + body)
    struct.pack_into(">I", font, head_at + 8, (0xB1B0AFBA - _sum(bytes(font))) & 0xFFFFFFFF)
    return bytes(font)
