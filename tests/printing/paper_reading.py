"""Reading a PDF: every character with its position in mm from the left and top edge and its size."""

from __future__ import annotations

import ctypes
import json
import os
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium

GOLDEN = Path(__file__).resolve().parent.parent / "golden" / "paper"
MM = 72 / 25.4


@dataclass(frozen=True)
class Letter:
    """One character with its origin."""

    text: str
    x: float
    y: float
    size: float


def texts(pdf: bytes) -> list[str]:
    """The text of every page, as a reader program searches and copies it."""
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded() for page in document]


def letters(pdf: bytes) -> list[list[Letter]]:
    """The drawn characters of every page, in the order they were drawn."""
    return [_letters(page) for page in pypdfium2.PdfDocument(pdf)]


def _letters(page: pypdfium2.PdfPage) -> list[Letter]:
    height, found, pair = page.get_height(), [], ""
    text = page.get_textpage()
    for index in range(pdfium.FPDFText_CountChars(text.raw)):
        if pdfium.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        char = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
        if "\ud800" <= char < "\udc00":
            pair = char
            continue
        if pair:
            char = (pair + char).encode("utf-16", "surrogatepass").decode("utf-16")
            pair = ""
        size = pdfium.FPDFText_GetFontSize(text.raw, index)
        found.append(Letter(char, x.value / MM, (height - y.value) / MM, size))
    return found


def ink(pdf: bytes, x: float, y: float, width: float, height: float) -> float:
    """The share of a box on the first page that is black; x, y, width and height in mm."""
    scale = 4 * MM
    page = pypdfium2.PdfDocument(pdf)[0].render(scale=4, grayscale=True).to_pil()
    box = page.crop(tuple(round(each * scale) for each in (x, y, x + width, y + height)))
    dark = sum((255 - level) * count for level, count in enumerate(box.histogram()))
    return dark / 255 / (box.width * box.height)


def lines(page: list[Letter]) -> list[tuple[str, float, float, float, float]]:
    """Runs of characters on one baseline and of one size: text, first x, last x, y in mm, size in points."""
    runs = [list(run) for _, run in groupby(page, key=lambda each: (round(each.y, 2), each.size))]
    return [
        ("".join(each.text for each in run), run[0].x, run[-1].x, run[0].y, round(run[0].size, 3))
        for run in runs
    ]


def line_with(page: list[Letter], part: str, size: float = 0) -> tuple[str, float, float, float, float]:
    """The one line of a page that holds `part`, of `size` points if that is given."""
    found = [line for line in lines(page) if part in line[0] and size in (0, line[4])]
    assert len(found) == 1, f"{part}: {found}"
    return found[0]


def geometry(pdf: bytes) -> list[list[list[object]]]:
    """Every page's lines, rounded to hundredths of a millimetre, as golden files keep them."""
    return [
        [[text, *(round(number, 2) for number in numbers)] for text, *numbers in lines(page)]
        for page in letters(pdf)
    ]


def check_golden(name: str, pdf: bytes) -> None:
    """Compare a PDF's geometry with the golden file; LAWGOV_WRITE_GOLDEN=1 writes the golden file instead."""
    path = GOLDEN / f"{name}.json"
    found = geometry(pdf)
    if os.environ.get("LAWGOV_WRITE_GOLDEN"):
        rows = [",\n ".join(json.dumps(line, ensure_ascii=False) for line in page) for page in found]
        path.write_text("[[\n " + "\n],[\n ".join(rows) + "\n]]\n", "utf-8")
    assert found == json.loads(path.read_text("utf-8"))


def fonts_of(pdf: bytes) -> set[str]:
    """Names of the fonts the pages' text is drawn in."""
    names = set()
    for page in pypdfium2.PdfDocument(pdf):
        for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            font = pdfium.FPDFTextObj_GetFont(each.raw)
            size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
            names.add(buffer.value.decode("utf-8"))
    return names
