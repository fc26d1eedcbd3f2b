"""Drawing pages in millimetres from the left and top edge: text, lines, pictures; and writing the file atomically."""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from lawgov_desktop import file_rights
from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.fonts.job_fonts import JobFonts, Style
from lawgov_desktop.printing.fonts.printable_text import clean

MM = 72 / 25.4
"""Points in a millimetre."""
A4_PORTRAIT = (210.0, 297.0)
A4_LANDSCAPE = (297.0, 210.0)

Colour = str
"""`#RRGGBB`."""
INK: Colour = "#000000"
Align = Literal["left", "centre", "right"]
_MOST_LINES = 2000
"""Lines kept because a batch repeats them on every sheet; names, which differ, fill the rest."""


@dataclass(frozen=True)
class About:
    """The document information of a PDF: title, author (the office), subject, and the day it was made."""

    title: str = ""
    author: str = ""
    subject: str = ""
    #: None for today.
    created: dt.date | None = None


class Paper:
    """A PDF being drawn: coordinates and widths in mm from the sheet's left and top edge, type and rules in points."""

    def __init__(
        self, fonts: JobFonts, size: tuple[float, float] = A4_PORTRAIT, about: About | None = None
    ) -> None:
        from lawgov_desktop.printing.paper.canvas import BareCanvas

        about = about or About()
        self.fonts = fonts
        self.size = size
        self.pages = 1
        self._buffer = io.BytesIO()
        self._canvas = BareCanvas(self._buffer, (size[0] * MM, size[1] * MM))
        self._canvas.setTitle(about.title)
        self._canvas.setAuthor(about.author)
        self._canvas.setSubject(about.subject)
        self._canvas.setCreator("lawgov_desktop")
        # The day without a time: the same paper made twice on a day has the same bytes.
        day = about.created or dt.date.today()
        self._canvas.setDateFormatter(lambda *_time: f"D:{day:%Y%m%d}")
        self._canvas.setViewerPreference("DisplayDocTitle", "true")
        self._ops: list[str] = self._canvas._code
        self._dx = self._dy = 0.0
        self._lines: dict[tuple[object, ...], tuple[str, float]] = {}
        self._fresh()

    def _fresh(self) -> None:
        """Reset the cached state: a new content stream starts with the default graphics state."""
        self._ops = self._canvas._code
        self._fill = self._stroke = INK
        self._rule = 0.0

    def shift(self, dx: float, dy: float) -> None:
        """Move everything drawn from now on to the right and down, in mm (the offset of a printer)."""
        self._dx, self._dy = dx, dy

    def _point(self, x: float, y: float) -> str:
        return f"{(x + self._dx) * MM:.3f} {(self.size[1] - y - self._dy) * MM:.3f}"

    def _colour(self, colour: Colour, stroke: bool) -> None:
        if colour == (self._stroke if stroke else self._fill):
            return
        red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        self._ops.append(f"{red:.4g} {green:.4g} {blue:.4g} {'RG' if stroke else 'rg'}")
        if stroke:
            self._stroke = colour
        else:
            self._fill = colour

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        style: Style,
        size: float,
        *,
        align: Align = "left",
        spacing: float = 0.0,
        colour: Colour = INK,
    ) -> float:
        """Draw one line and return its width in mm; `spacing` points stand between characters, not after the last."""
        key = (x + self._dx, baseline + self._dy, text, style, size, align, spacing)
        line = self._lines.get(key)
        if line is None:
            line = self._line(x, baseline, clean(text), style, size, align, spacing)
            if len(self._lines) < _MOST_LINES:
                self._lines[key] = line
        if line[0]:
            self._colour(colour, stroke=False)
            self._ops.append(line[0])
        return line[1]

    def _line(
        self, x: float, baseline: float, text: str, style: Style, size: float, align: Align, spacing: float
    ) -> tuple[str, float]:
        """The operators of one line of cleaned text, and its width in mm."""
        if not text:
            return "", 0.0
        font = self.fonts[style]
        codes = font.hex(text)
        width = (font.width(text) * size / 1000 + spacing * (len(text) - 1)) / MM
        if align != "left":
            x -= width / 2 if align == "centre" else width
        gap = f" {spacing:.4g} Tc" if spacing else ""
        end = " 0 Tc ET" if spacing else " ET"
        point = self._point(x, baseline)
        return f"BT /{font.name} {size:.5g} Tf{gap} 1 0 0 1 {point} Tm <{codes}> Tj{end}", width

    def spread(
        self,
        baseline: float,
        chars: Sequence[tuple[str, float]],
        style: Style,
        size: float,
        *,
        colour: Colour = INK,
    ) -> None:
        """Draw characters of one style each at its own x in mm (a justified line)."""
        font = self.fonts[style]
        parts: list[str] = []
        at = chars[0][1]
        for char, x in chars:
            move = (at - x) * MM / size * 1000
            parts.append(f"<{font.hex(char)}>" if abs(move) < 0.5 else f"{move:.1f}<{font.hex(char)}>")
            # Moves are relative to the rounded position, so that rounding errors do not add up.
            at = (at if abs(move) < 0.5 else at - round(move, 1) * size / 1000 / MM) + font.width(
                char
            ) * size / 1000 / MM
        self._colour(colour, stroke=False)
        start = self._point(chars[0][1], baseline)
        self._ops.append(f"BT /{font.name} {size:.5g} Tf 1 0 0 1 {start} Tm [{''.join(parts)}] TJ ET")

    def rules(
        self, segments: Sequence[tuple[float, float, float, float]], width: float, colour: Colour = INK
    ) -> None:
        """Draw straight lines (x0, y0, x1, y1) in one stroke, `width` points thick."""
        self.path([f"{self._point(a, b)} m {self._point(c, d)} l" for a, b, c, d in segments], width, colour)

    def path(self, parts: Sequence[str], width: float, colour: Colour = INK) -> None:
        """Stroke path operators given in points."""
        if not parts:
            return
        self._colour(colour, stroke=True)
        if width != self._rule:
            self._ops.append(f"{width:.4g} w")
            self._rule = width
        self._ops.append("\n".join(parts) + " S")

    def fill(self, parts: Sequence[str], colour: Colour = INK) -> None:
        """Fill path operators given in points."""
        self._colour(colour, stroke=False)
        self._ops.append("\n".join(parts) + " f")

    def frame(
        self, x: float, y: float, width: float, height: float, rule: float, colour: Colour = INK
    ) -> None:
        """A rectangle's outline, `rule` points thick."""
        corner = self._point(x, y + height)
        self.path([f"{corner} {width * MM:.3f} {height * MM:.3f} re"], rule, colour)

    def bits(self, x: float, y: float, side: float, count: int, rows: bytes) -> None:
        """Draw a square of `count` × `count` bits, `side` mm wide: 1 is black, 0 stays white; rows of whole bytes."""
        self._colour(INK, stroke=False)
        scale = f"{side * MM:.3f}"
        image = f"BI /W {count} /H {count} /IM true /D [1 0] /F /AHx ID {rows.hex()}> EI"
        self._ops.append(f"q {scale} 0 0 {scale} {self._point(x, y + side)} cm {image} Q")

    def picture(self, image: Any, x: float, y: float, width: float, height: float) -> None:
        """Place a reportlab ImageReader in a box."""
        left, bottom = (x + self._dx) * MM, (self.size[1] - y - height - self._dy) * MM
        self._canvas.drawImage(image, left, bottom, width * MM, height * MM)

    @contextlib.contextmanager
    def form(self, name: str) -> Iterator[None]:
        """Store what is drawn inside the block as a PDF form, to be stamped on many pages; call before page content."""
        shift, self._dx, self._dy = (self._dx, self._dy), 0.0, 0.0
        self._canvas.beginForm(name)
        self._fresh()
        yield
        self._canvas.endForm()
        self._fresh()
        self._dx, self._dy = shift

    def stamp(self, name: str) -> None:
        """Draw a stored form, moved by the present shift."""
        if self._dx or self._dy:
            self._ops.append(f"q 1 0 0 1 {self._dx * MM:.3f} {-self._dy * MM:.3f} cm")
        self._canvas.doForm(name)
        if self._dx or self._dy:
            self._ops.append("Q")

    def bookmark(self, title: str, level: int, y: float) -> None:
        """An entry of the PDF's outline that leads to `y` mm on this page."""
        key = f"b{len(self._canvas._outlines)}.{self.pages}.{y:.1f}.{title}"
        self._canvas.bookmarkHorizontal(key, 0, (self.size[1] - y) * MM)
        self._canvas.addOutlineEntry(clean(title), key, level=level, closed=False)

    def next_page(self) -> None:
        """Finish this page and begin another."""
        self._canvas.showPage()
        self.pages += 1
        self._fresh()

    def pdf(self) -> bytes:
        """Finish the last page and the file; the same drawing gives the same bytes."""
        self._canvas.showPage()
        self._canvas._doc.delayedFonts.extend(self.fonts.styles[style] for style in sorted(self.fonts.styles))
        self._canvas.save()
        return self._buffer.getvalue()


def write_pdf(data: bytes, path: Path) -> None:
    """Write a PDF atomically: afterwards the file is the complete new one or unchanged.

    Raises PaperProblem when the folder is missing or read-only, the disk is full or the file is open elsewhere.
    """
    part: Path | None = None
    try:
        with tempfile.NamedTemporaryFile(
            dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
        ) as file:
            part = Path(file.name)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        file_rights.open_to_others(part)
        part.replace(path)
    except OSError as problem:
        if part is not None:
            part.unlink(missing_ok=True)
        raise PaperProblem(_cannot_write(path, problem)) from problem


def _cannot_write(path: Path, problem: OSError) -> str:
    import errno

    if problem.errno in {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}:
        return f"磁盘已满，“{path.name}”没有写成，请腾出空间或换一个位置再存。"
    if problem.errno == errno.ENOENT:
        return f"文件夹“{path.parent}”不存在，请换一个位置再存。"
    if problem.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return f"“{path}”不能写入：可能正在别的程序里打开，或文件夹只读，请关闭它或换一个位置再存。"
    return f"“{path.name}”没有写成，请换一个位置再存。"
