"""Small font files for the tests: every character of a text is a solid square, so that ink shows which font drew it."""

from __future__ import annotations

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection


def square_font(path: Path, chars: str, families: tuple[str, ...] = ("Own",), fs_type: int = 0) -> Path:
    """A font file; the first family is its English name, a second one its Chinese name."""
    _built(chars, families, fs_type).save(path)
    return path


def square_collection(path: Path, chars: str, families: tuple[str, ...]) -> Path:
    """A .ttc file with one face per family."""
    collection = TTCollection()
    collection.fonts = [_built(chars, (family,), 0).font for family in families]
    collection.save(path)
    return path


def _built(chars: str, families: tuple[str, ...], fs_type: int) -> FontBuilder:
    pen = TTGlyphPen(None)
    pen.moveTo((0, -100))
    for point in ((0, 880), (1000, 880), (1000, -100)):
        pen.lineTo(point)
    pen.closePath()
    square = pen.glyph()
    names = [".notdef", *(f"u{ord(char):05X}" for char in chars)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): name for char, name in zip(chars, names[1:], strict=True)})
    builder.setupGlyf(dict.fromkeys(names, square))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2(fsType=fs_type)
    family = {"en": families[0]} | ({"zh": families[1]} if families[1:] else {})
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupPost()
    return builder
