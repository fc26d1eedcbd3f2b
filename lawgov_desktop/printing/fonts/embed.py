"""Embedding one composite TrueType font into a reportlab document as a searchable PDF composite font."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from lawgov_desktop.printing.fonts.truetype import UNITS, Glyph, program


def add_font(
    document: Any, name: str, family: str, glyphs: Sequence[Glyph], codepoints: Sequence[int | None]
) -> None:
    """Add glyph i as code i of the font resource `name`; a PDF reader extracts `codepoints[i]` for it.

    Code 0, the missing-glyph box, has no code point.
    """
    from reportlab.pdfbase import pdfdoc as pdf

    data = program(glyphs)
    base = pdf.PDFName(f"{_tag(data)}+Lawgov{family.title().replace('_', '')}")
    file = _stream(pdf, data)
    file.dictionary["Length1"] = len(data)
    descriptor = {
        "Type": pdf.PDFName("FontDescriptor"),
        "FontName": base,
        "Flags": 4,
        "FontBBox": pdf.PDFArray(_box(glyphs)),
        "ItalicAngle": 0,
        "Ascent": 880,
        "Descent": -120,
        "CapHeight": 700,
        "StemV": 80,
        "FontFile2": document.Reference(file, f"{name}.file"),
    }
    system = {"Registry": pdf.PDFString("Adobe"), "Ordering": pdf.PDFString("Identity"), "Supplement": 0}
    descendant = {
        "Type": pdf.PDFName("Font"),
        "Subtype": pdf.PDFName("CIDFontType2"),
        "BaseFont": base,
        "CIDSystemInfo": pdf.PDFDictionary(system),
        "CIDToGIDMap": pdf.PDFName("Identity"),
        "DW": UNITS,
        "W": pdf.PDFArray(_widths(pdf, glyphs)),
        "FontDescriptor": document.Reference(pdf.PDFDictionary(descriptor), f"{name}.descriptor"),
    }
    font = {
        "Type": pdf.PDFName("Font"),
        "Subtype": pdf.PDFName("Type0"),
        "BaseFont": base,
        "Encoding": pdf.PDFName("Identity-H"),
        "DescendantFonts": pdf.PDFArray([document.Reference(pdf.PDFDictionary(descendant), f"{name}.cid")]),
        "ToUnicode": document.Reference(_stream(pdf, to_unicode(codepoints)), f"{name}.unicode"),
    }
    document.idToObject["BasicFonts"].dict[name] = document.Reference(pdf.PDFDictionary(font), f"{name}.font")


def to_unicode(codepoints: Sequence[int | None]) -> bytes:
    """The ToUnicode CMap of two-byte codes; characters beyond U+FFFF as UTF-16 pairs (ISO 32000-1, 9.10.3)."""
    rows = [
        f"<{code:04X}> <{chr(codepoint).encode('utf-16-be').hex().upper()}>"
        for code, codepoint in enumerate(codepoints)
        if codepoint is not None
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <FFFF>",
        "endcodespacerange",
    ]
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")


def _stream(pdf: Any, data: bytes) -> Any:
    """A compressed stream; never ASCII85, which only makes the file larger."""
    return pdf.PDFStream(content=data, filters=[pdf.PDFZCompress])


def _tag(data: bytes) -> str:
    """The subset tag of six letters, computed from the content, so that different subsets have different names."""
    number = int.from_bytes(hashlib.sha256(data).digest()[:8], "big")
    return "".join(chr(65 + number // 26**index % 26) for index in range(6))


def _box(glyphs: Sequence[Glyph]) -> list[int]:
    boxes = [glyph.box for glyph in glyphs if glyph.data]
    return [
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    ]


def _widths(pdf: Any, glyphs: Sequence[Glyph]) -> list[Any]:
    """The W array: `first [w w w]` for every run of codes whose width is not a full em."""
    runs: list[Any] = []
    for code, glyph in enumerate(glyphs):
        if glyph.advance == UNITS:
            continue
        if runs and runs[-2] + len(runs[-1]) == code:
            runs[-1].append(glyph.advance)
        else:
            runs += [code, [glyph.advance]]
    return [pdf.PDFArray(run) if isinstance(run, list) else run for run in runs]
