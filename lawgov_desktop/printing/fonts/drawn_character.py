"""Characters that no font has, drawn by the office as a picture and printed as an outline of the job's own font."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.fonts.truetype import UNITS, Contour, Glyph, pack

#: Pixels on each side of a prepared picture: 1,000 dpi at 10 mm.
SIDE = 400
#: Part of the square that the ink may fill; the rest is the white around a printed character.
_FILLED = 0.92
#: Height of the top of the square above the baseline.
_ASCENT = 880
_MOST_BYTES = 8_000_000


def prepared_picture(data: bytes) -> bytes:
    """A picture of one character as a black and white PNG: its ink fills a square of SIDE pixels.

    Raises PaperProblem for a file that is no picture, and for one without ink.
    """
    from PIL import Image

    grey = _opened(data)
    box = grey.point(lambda value: 255 if value < 128 else 0).getbbox()
    if box is None:
        raise PaperProblem("这张图上没有黑色的笔画，请用黑笔在白底上写这个字，再选一次。")
    ink = grey.crop(box)
    scale = SIDE * _FILLED / max(ink.size)
    ink = ink.resize(
        (max(1, round(ink.width * scale)), max(1, round(ink.height * scale))), Image.Resampling.LANCZOS
    )
    square = Image.new("L", (SIDE, SIDE), 255)
    square.paste(ink, ((SIDE - ink.width) // 2, (SIDE - ink.height) // 2))
    buffer = io.BytesIO()
    square.point(lambda value: 255 if value >= 128 else 0).convert("1").save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


def _opened(data: bytes) -> Any:
    """A picture in grey on white."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    wrong = "这个文件不是图片，或者已经损坏，请换成 PNG、SVG 或 JPG 图片。"
    if len(data) > _MOST_BYTES:
        raise PaperProblem("这张图太大，请换一张 8 MB 以内的。")
    try:
        with Image.open(io.BytesIO(data)) as opened:
            opened.draft("L", (2000, 2000))
            picture = ImageOps.exif_transpose(opened).convert("RGBA")
    except (
        UnidentifiedImageError,
        OSError,
        ValueError,
        SyntaxError,
        Image.DecompressionBombError,
    ) as problem:
        raise PaperProblem(wrong) from problem
    picture.thumbnail((2000, 2000))
    white = Image.new("RGBA", picture.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, picture).convert("L")


@dataclass(frozen=True)
class DrawnCharacter:
    """One drawn character: its code point and its prepared picture."""

    codepoint: int
    picture: bytes

    def glyph(self) -> Glyph:
        """The ink as an outline one em wide: a rectangle for every run of black pixels, joined over equal rows."""
        from PIL import Image

        with Image.open(io.BytesIO(self.picture)) as opened:
            image = opened.convert("L")
        wide, high = image.size
        pixels = image.tobytes()
        open_runs: dict[tuple[int, int], int] = {}
        contours: list[Contour] = []
        for row in range(high + 1):
            runs = _runs(pixels[row * wide : (row + 1) * wide]) if row < high else set()
            ended = [run for run in open_runs if run not in runs]
            contours += [_rectangle(run, open_runs.pop(run), row, max(wide, high)) for run in ended]
            for run in runs:
                open_runs.setdefault(run, row)
        return pack(contours, UNITS)


def _runs(line: bytes) -> set[tuple[int, int]]:
    """The first and the following pixel of every run of black pixels in a row."""
    runs = set()
    start = -1
    for at, value in enumerate(line + b"\xff"):
        if value < 128 and start < 0:
            start = at
        elif value >= 128 and start >= 0:
            runs.add((start, at))
            start = -1
    return runs


def _rectangle(run: tuple[int, int], top: int, bottom: int, side: int) -> Contour:
    left, right = round(run[0] * UNITS / side), round(run[1] * UNITS / side)
    upper, lower = _ASCENT - round(top * UNITS / side), _ASCENT - round(bottom * UNITS / side)
    return [(left, lower, True), (left, upper, True), (right, upper, True), (right, lower, True)]
