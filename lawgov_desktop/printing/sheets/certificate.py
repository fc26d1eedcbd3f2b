"""The certificate (证书): A4 landscape with fixed measures, and an empty circle for the county's seal."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.fonts.job_fonts import (
    JobFonts,
    Missing,
    OnMissing,
    Preflight,
    Style,
)
from lawgov_desktop.printing.fonts.missing_choices import MissingChoices, choices_of
from lawgov_desktop.printing.paper import ornament, qr
from lawgov_desktop.printing.paper.line_breaks import break_ragged
from lawgov_desktop.printing.paper.page import A4_LANDSCAPE, MM, About, Paper

RED, GREY, PHOTO_FRAME = "#A8201C", "#5A5A5A", "#CDB47F"
CENTRE = 148.5
LEFT, LEFT_WITHOUT_PHOTO, RIGHT = 73.0, 50.0, 262.0
NAME_BASELINE, LINE = 101.5, 13.8
TWO_NAME_BASELINES = (93.5, 103.3)
LAST_FULL_LINE = NAME_BASELINE + 2 * LINE
"""Baseline of the last line above the seal: the text below a name on two lines moves closer together."""
NAME_SIZES = (28.0, 20.0)
BODY_SIZE = 23.0
SEAL_X, SEAL_Y, SEAL = 218.0, 158.0, 45.0
"""Centre and diameter of the circle left to the seal (国发〔1999〕25号: county seals are 45 mm)."""
_NAME_GAP = 3.1


@dataclass(frozen=True)
class CertificateSheet:
    """The texts and the photograph of one certificate."""

    name: str
    body: str
    issuer: str
    date: str
    number: str = ""
    note: str = ""
    small_title: str = "乡村“法律明白人”"
    title: str = "证书"
    address: str = "同志："
    photo: bytes | None = None
    photo_size: tuple[float, float] = (25.0, 35.0)
    qr_text: str | None = None
    reissue: str = ""
    """A mark such as 补发, framed behind the number; empty for a first issue."""


@dataclass(frozen=True)
class Printer:
    """Settings of a printer: an offset in mm to the right and down, and whether the paper has the border already."""

    dx: float = 0.0
    dy: float = 0.0
    border: bool = True


@dataclass(frozen=True)
class CertificateJob:
    """A finished PDF, the indexes of the sheets in it, and the missing characters of the others."""

    pdf: bytes
    printed: tuple[int, ...]
    missing: tuple[Missing, ...]


def strings(sheet: CertificateSheet) -> list[tuple[Style, str]]:
    """Every text of a sheet with its style."""
    return [
        ("kai_bold", sheet.name),
        ("kai", sheet.address + sheet.body),
        ("song", sheet.small_title + sheet.issuer + sheet.date),
        ("song_bold", sheet.title),
        ("song", sheet.number + sheet.note),
        ("hei", sheet.reissue),
    ]


def unprintable(sheets: Sequence[CertificateSheet]) -> dict[int, list[Missing]]:
    """{index: missing characters} of the sheets that cannot be printed completely."""
    preflight = Preflight()
    missing = ((index, preflight.missing(strings(sheet))) for index, sheet in enumerate(sheets))
    return {index: gaps for index, gaps in missing if gaps}


def certificates(
    sheets: Sequence[CertificateSheet],
    *,
    on_missing: OnMissing | MissingChoices = "stop",
    printer: Printer | None = None,
    progress: Callable[[int], None] | None = None,
) -> CertificateJob:
    """Draw the sheets, one page each, in the order given.

    `progress` is called with the number of finished pages and may raise to cancel. Raises UnprintableText before page 1
    for a character without a choice, or when nothing is left to print; PaperProblem when a text is too long for its
    place or a photograph cannot be read.
    """
    choices = choices_of(on_missing)
    gaps = {index: choices.without_drawn(own) for index, own in unprintable(sheets).items()}
    skipped = choices.left_out(gaps, len(sheets))
    lost = tuple(replace(one, row=index) for index, own in gaps.items() for one in own)
    printed = [index for index in range(len(sheets)) if index not in skipped]
    if not printed:
        raise PaperProblem("没有选中要打印的证书，请先选人。")
    fonts = JobFonts(choices)
    first = sheets[printed[0]]
    about = About(f"{first.small_title}{first.title}", first.issuer.replace("\n", "、"))
    paper = Paper(fonts, A4_LANDSCAPE, about)
    with paper.form("border"):
        ornament.border(paper)
        ornament.diamond_rule(paper, CENTRE, 79.5)
    for done, index in enumerate(printed):
        if done:
            paper.next_page()
        draw(paper, sheets[index], printer or Printer())
        if progress:
            progress(done + 1)
    return CertificateJob(paper.pdf(), tuple(printed), lost)


def draw(paper: Paper, sheet: CertificateSheet, printer: Printer) -> None:
    """Draw one sheet on the current page; the form `border` must have been stored in the paper."""
    paper.shift(printer.dx, printer.dy)
    if printer.border:
        paper.stamp("border")
    paper.text(CENTRE, 44.5, sheet.small_title, "song", 20, align="centre", spacing=3)
    paper.text(CENTRE, 70, sheet.title, "song_bold", 58, align="centre", spacing=34, colour=RED)
    left = LEFT_WITHOUT_PHOTO
    if sheet.photo:
        left = max(LEFT, 35 + sheet.photo_size[0] + 5)
        _photo(paper, sheet.photo, sheet.photo_size)
    elif sheet.qr_text:
        left = max(left, 57.0)
    _body(paper, sheet, left, _name(paper, sheet, left))
    _issuer(paper, sheet)
    _foot(paper, sheet)
    if sheet.qr_text:
        qr.draw(paper, sheet.qr_text, 35, 136, 18)
    paper.shift(0, 0)


def _name(paper: Paper, sheet: CertificateSheet, left: float) -> float:
    """Draw name and form of address; returns the baseline of the last line they take."""
    largest, least = (int(size) for size in NAME_SIZES)
    tail = paper.fonts.width("kai", sheet.address, BODY_SIZE) + _NAME_GAP
    room = RIGHT - left
    for size in range(largest, 9, -1):
        width = paper.fonts.width("kai_bold", sheet.name, size)
        lines = [sheet.name] if width + tail <= room else []
        if not lines and size <= least:
            lines = _two_lines(paper.fonts, sheet.name, size, room, tail)
        if lines:
            baselines = TWO_NAME_BASELINES if len(lines) == 2 else (NAME_BASELINE,)
            for line, baseline in zip(lines, baselines, strict=True):
                end = left + paper.text(left, baseline, line, "kai_bold", size)
            last = baselines[-1]
            paper.text(end + (_NAME_GAP if sheet.name else 0), last, sheet.address, "kai", BODY_SIZE)
            return last
    raise PaperProblem(f"姓名“{sheet.name}”太长，证书上写不下，请核对姓名。")


def _two_lines(fonts: JobFonts, name: str, size: float, room: float, tail: float) -> list[str]:
    """The name on two lines, broken after a ·; empty when that does not fit."""
    dots = [at + 1 for at, char in enumerate(name) if char in "·•. "]
    # The longest first line after whose second line the address still fits.
    for cut in (*sorted(dots, reverse=True), *range(len(name) - 1, 0, -1)):
        head, rest = name[:cut].rstrip(" "), name[cut:]
        if rest and rest[0] in "·•":
            continue
        if fonts.width("kai_bold", head, size) <= room and fonts.width("kai_bold", rest, size) + tail <= room:
            return [head, rest]
    return []


def _body(paper: Paper, sheet: CertificateSheet, left: float, name_baseline: float) -> None:
    """The text: two lines at its full size; if it is longer, a little smaller, then a third line beside the seal."""
    full = RIGHT - left
    beside_seal = SEAL_X - SEAL / 2 - 2 - left
    pitch = (LAST_FULL_LINE - name_baseline) / 2
    for rooms, sizes in (((full, full), range(46, 39, -1)), ((full, full, beside_seal), range(46, 25, -1))):
        for half_points in sizes:
            size = half_points / 2
            lines = break_ragged(paper.fonts["kai"], sheet.body, [room * MM / size * 1000 for room in rooms])
            if lines is None:
                continue
            for index, line in enumerate(lines):
                indent = 2 * size / MM if index == 0 else 0.0
                paper.text(left + indent, name_baseline + pitch * (index + 1), line, "kai", size)
            return
    raise PaperProblem(f"“{sheet.name}”证书的正文太长，三行写不下，请在设置里改短正文。")


def _issuer(paper: Paper, sheet: CertificateSheet) -> None:
    """Draw issuer and date, centred in the circle of the seal; several issuers one above the other."""
    issuers = sheet.issuer.split("\n")
    for index, issuer in enumerate(issuers):
        size = _shrunk(paper, issuer, 16, 2 * (RIGHT - SEAL_X))
        baseline = 154.8 - 7 * (len(issuers) - 1 - index)
        paper.text(SEAL_X, baseline, issuer, "song", size, align="centre")
    paper.text(SEAL_X, 164.6, sheet.date, "song", 13, align="centre")


def _foot(paper: Paper, sheet: CertificateSheet) -> None:
    """Draw number, mark of a reissue and note at the lower left."""
    room = SEAL_X - SEAL / 2 - 5 - 35
    size = _shrunk(paper, sheet.number, 11.5, room - (18 if sheet.reissue else 0))
    end = 35 + paper.text(35, 164.6, sheet.number, "song", size, colour=GREY)
    if sheet.reissue:
        start = end + 4 if sheet.number else end
        width = paper.text(start + 1.6, 164.6, sheet.reissue, "hei", 10.5, colour=GREY)
        paper.frame(start, 160.9, width + 3.2, 5.2, 0.6, GREY)
    paper.text(35, 171.4, sheet.note, "song", _shrunk(paper, sheet.note, 9.5, room), colour=GREY)


def _shrunk(paper: Paper, text: str, size: float, room: float) -> float:
    """The size, or the smaller one at which `text` fits into `room` mm. Raises PaperProblem below half the size."""
    width = paper.fonts.width("song", text, size)
    if width <= room:
        return size
    if width > 2 * room:
        raise PaperProblem(f"“{text}”太长，证书上写不下，请改短。")
    return int(size * room / width * 10) / 10


def _photo(paper: Paper, data: bytes, size: tuple[float, float]) -> None:
    image = _picture(data, size)
    paper.picture(image, 35, 81, *size)
    paper.frame(35, 81, *size, 0.5, PHOTO_FRAME)


def _picture(data: bytes, size: tuple[float, float]) -> Any:
    """The photograph turned upright, cropped to the frame's ratio, at most 400 dpi, as JPEG."""
    from PIL import Image, ImageOps, UnidentifiedImageError
    from reportlab.lib.utils import ImageReader

    try:
        with Image.open(io.BytesIO(data)) as opened:
            image = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as problem:
        raise PaperProblem("有一张照片读不出来，请换成 JPG 或 PNG 格式再打印。") from problem
    dots = tuple(min(round(side / 25.4 * 400), 1200) for side in size)
    scale = min(1.0, max(image.width / dots[0], image.height / dots[1]))
    fitted = ImageOps.fit(image, (max(1, round(dots[0] * scale)), max(1, round(dots[1] * scale))))
    buffer = io.BytesIO()
    fitted.save(buffer, "JPEG", quality=90)
    return ImageReader(io.BytesIO(buffer.getvalue()))
