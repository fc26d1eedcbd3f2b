"""The official document page of GB/T 9704-2012: 22 lines of 28 squares, headings by level, page numbers, signature."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lawgov_desktop.printing.fonts.job_fonts import JobFonts, Style, missing
from lawgov_desktop.printing.fonts.missing_choices import MissingChoices, choices_of
from lawgov_desktop.printing.fonts.printable_text import clean
from lawgov_desktop.printing.paper.grid import SIZE, SQUARE, WIDTH, Char, Line, Set, break_lines, width
from lawgov_desktop.printing.paper.page import A4_PORTRAIT, MM, About, Paper
from lawgov_desktop.printing.paper.paginate import PaperRow, paginate
from lawgov_desktop.printing.paper.title import title_lines
from lawgov_desktop.printing.paragraphs import Paragraph, Run

LEFT, TOP, HEIGHT, ROWS = 28.0, 37.0, 225.0, 22
PITCH = (HEIGHT - SIZE / MM) / (ROWS - 1)
"""mm between baselines, so that 22 lines fill the type area exactly (29.6 points)."""
ASCENT = 0.88 * SIZE / MM
"""mm from the top of a Han square to its baseline."""
TITLE_SIZE, NUMBER_SIZE = 22.0, 14.0
_LEVELS: dict[int, Style] = {0: "fang", 1: "hei", 2: "kai", 3: "fang", 4: "fang"}
_DASH_HEIGHT = 0.30


@dataclass(frozen=True)
class OfficialDocument:
    """A document without red head; `title` and `signature` may hold line ends, `date` is the finished text."""

    title: str
    paragraphs: tuple[Paragraph, ...]
    recipients: str = ""
    attachments: tuple[str, ...] = ()
    signature: str = ""
    date: str = ""
    seal: bool = False
    author: str = ""
    subject: str = ""


@dataclass(frozen=True)
class Mark:
    """The position of a keyed run, or of its part on one line: page from 0, mm from the sheet's left and top edge."""

    key: str
    page: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class OfficialPdf:
    """The finished file, its number of pages, and the positions of its keyed runs."""

    pdf: bytes
    pages: int
    marks: tuple[Mark, ...]


def official(
    document: OfficialDocument, on_missing: Literal["stop", "blank"] | MissingChoices = "stop"
) -> OfficialPdf:
    """Set a document. Raises UnprintableText before the first page for a character without a choice."""
    choices = choices_of(on_missing)
    choices.left_out({-1: choices.without_drawn(missing(_strings(document)))}, 0)
    fonts = JobFonts(choices)
    about = About(document.title.replace("\n", ""), document.author or document.signature, document.subject)
    paper = Paper(fonts, A4_PORTRAIT, about)
    marks: list[Mark] = []
    pages = paginate(_rows(fonts, document), ROWS)
    for number, rows in enumerate(pages):
        if number:
            paper.next_page()
        at = 0
        for row in rows:
            marks += _draw(paper, row, number, TOP + ASCENT + at * PITCH)
            at += row.height
        _page_number(paper, number + 1)
    return OfficialPdf(paper.pdf(), len(pages), tuple(marks))


def _strings(document: OfficialDocument) -> list[tuple[Style, str]]:
    """Every text with its style, paragraphs as a whole, so that a missing character is reported with its sentence."""
    strings: list[tuple[Style, str]] = [("title", document.title.replace("\n", ""))]
    for paragraph in document.paragraphs:
        by_style: dict[Style, str] = {}
        for char in _chars(paragraph):
            by_style[char.style] = by_style.get(char.style, "") + char.char
        strings += by_style.items()
    tail = (document.recipients, *document.attachments, document.signature.replace("\n", ""), document.date)
    return [*strings, *(("fang", text) for text in tail)]


def _chars(paragraph: Paragraph) -> list[Char]:
    """A paragraph's characters with style and key; level 2 changes to body type after its heading."""
    style = _LEVELS[paragraph.level]
    chars: list[Char] = []
    heading = paragraph.level == 2
    for run in paragraph.runs:
        for char in clean(run.text):
            chars.append(
                Char(char, run.style or (style if heading or paragraph.level != 2 else "fang"), run.key)
            )
            heading = heading and char != "。"
    while chars and chars[-1].char.isspace():
        chars.pop()
    while chars and chars[0].char.isspace():
        del chars[0]
    return chars


def _plain(text: str) -> list[Char]:
    return [Char(char, "fang") for char in clean(text)]


def _rows(fonts: JobFonts, document: OfficialDocument) -> list[PaperRow]:
    """The document as rows of the 22-line page."""
    rows = _title_rows(fonts, document.title)
    if document.recipients:
        rows += _text_rows(fonts, _plain(document.recipients), indent=0)
    for paragraph in document.paragraphs:
        rows += _paragraph_rows(fonts, paragraph)
    if document.attachments:
        rows += [PaperRow(), *_attachment_rows(fonts, document.attachments)]
    if document.signature or document.date:
        for row in rows[-2:]:
            row.keep = True  # A page with the signature must have text (7.3.5.5).
        rows += _signature_rows(fonts, document)
    return rows


def _title_rows(fonts: JobFonts, title: str) -> list[PaperRow]:
    """One empty line, the title at 5/4 of the line pitch padded to whole lines, one empty line."""
    if not title:
        return []
    lines = title_lines(title, lambda text: fonts.width("title", text, TITLE_SIZE), WIDTH)
    height = -(-len(lines) * 5 // 4)
    first = (height - len(lines) * 1.25) / 2 * PITCH + 0.125 * PITCH
    offsets = [first + index * 1.25 * PITCH for index in range(len(lines))]
    return [
        PaperRow(fixed=True),
        PaperRow(height=height, title=list(zip(lines, offsets, strict=True)), keep=True),
        PaperRow(keep=True),
    ]


def _text_rows(fonts: JobFonts, chars: list[Char], indent: float = 2, hanging: float = 0) -> list[PaperRow]:
    return [PaperRow(line=line) for line in break_lines(fonts, chars, indent, hanging)]


def _paragraph_rows(fonts: JobFonts, paragraph: Paragraph) -> list[PaperRow]:
    chars = _chars(paragraph)
    rows = _text_rows(fonts, chars)
    if not rows or paragraph.level not in {1, 2}:
        return rows
    text = "".join(char.char for char in chars)
    heading = text if paragraph.level == 1 else text.split("。")[0]
    rows[0].bookmark = (heading, paragraph.level - 1)
    if paragraph.level == 1 or len(text) <= len(heading) + 1:
        for row in rows:
            row.keep = True  # A heading must not be the last line of a page.
    return rows


def _attachment_rows(fonts: JobFonts, names: Sequence[str]) -> list[PaperRow]:
    """附件说明 (7.3.4): two squares in, numbered when there are several, further lines under the name."""
    if len(names) == 1:
        return _text_rows(fonts, _plain(f"附件：{names[0]}"), 2, 5)
    rows: list[PaperRow] = []
    for number, name in enumerate(names, 1):
        label = f"{number}. "
        past = 5 + sum(width(fonts, char) for char in _plain(label)) / SQUARE
        head = "附件：" if number == 1 else ""
        rows += _text_rows(fonts, _plain(head + label + name), 2 if head else 5, past)
    return rows


def _signature_rows(fonts: JobFonts, document: OfficialDocument) -> list[PaperRow]:
    """署名 and 成文日期 (7.3.5): under a seal centred and four squares in, without one two squares in."""
    signature, date = _natural(fonts, document.signature), _natural(fonts, document.date)
    wide, date_wide = _end(signature), _end(date)
    if document.seal:
        date_x = WIDTH - 4 * SQUARE - date_wide
        x = min(date_x + (date_wide - wide) / 2, WIDTH - wide)
    elif date_wide > wide:
        date_x = WIDTH - 2 * SQUARE - date_wide
        x = date_x - 2 * SQUARE
    else:
        x = WIDTH - 2 * SQUARE - wide
        date_x = x + 2 * SQUARE
    blank = [PaperRow(keep=True) for _ in range(2 if document.seal else 1)]
    lines = [_moved(line, at) for line, at in ((signature, x), (date, date_x)) if line]
    return [*blank, *(PaperRow(line=line, keep=index < len(lines) - 1) for index, line in enumerate(lines))]


def _natural(fonts: JobFonts, text: str) -> Line:
    lines = break_lines(fonts, _plain(text), indent=0)
    return lines[0] if lines else []


def _end(line: Line) -> float:
    return line[-1].right if line else 0.0


def _moved(line: Line, x: float) -> Line:
    return [Set(each.char, each.x + x, each.left + x, each.right + x) for each in line]


def _draw(paper: Paper, row: PaperRow, page: int, baseline: float) -> list[Mark]:
    """Draw a row. Returns the positions of its keyed runs."""
    for text, offset in row.title:
        paper.text(LEFT + WIDTH / 2, baseline + offset, text, "title", TITLE_SIZE, align="centre")
    if row.bookmark:
        paper.bookmark(*row.bookmark, baseline - ASCENT)
    marks: list[Mark] = []
    for style, part in _by_style(row.line):
        paper.spread(baseline, [(each.char.char, LEFT + each.x) for each in part], style, SIZE)
    for key, part in _by_key(row.line):
        left, right = part[0].left, part[-1].right
        marks.append(Mark(key, page, LEFT + left, baseline - ASCENT, right - left, SIZE / MM))
    return marks


def _by_style(line: Line) -> list[tuple[Style, Line]]:
    parts: list[tuple[Style, Line]] = []
    for each in line:
        if not parts or parts[-1][0] != each.char.style:
            parts.append((each.char.style, []))
        parts[-1][1].append(each)
    return parts


def _by_key(line: Line) -> list[tuple[str, Line]]:
    parts: list[tuple[str | None, Line]] = []
    for each in line:
        if not parts or parts[-1][0] != each.char.key:
            parts.append((each.char.key, []))
        parts[-1][1].append(each)
    return [(key, part) for key, part in parts if key is not None]


def _page_number(paper: Paper, number: int) -> None:
    """— 1 — in 4号 Song, its dashes 7 mm below the type area, one square in: odd pages right, even pages left (7.5)."""
    baseline = TOP + HEIGHT + 7 + _DASH_HEIGHT * NUMBER_SIZE / MM
    square = NUMBER_SIZE / MM
    text = f"— {number} —"
    if number % 2:
        paper.text(LEFT + WIDTH - square, baseline, text, "song", NUMBER_SIZE, align="right")
    else:
        paper.text(LEFT + square, baseline, text, "song", NUMBER_SIZE)


def plain_paragraph(text: str) -> Paragraph:
    """A paragraph whose level follows from its number: 一、 （一） 1. （1）; any other text is body text."""
    text = text.strip()
    patterns = (
        (1, r"[一二三四五六七八九十]+、"),
        (2, r"（[一二三四五六七八九十]+）"),
        (3, r"\d+[.．]"),
        (4, r"（\d+）"),
    )
    level = next((level for level, pattern in patterns if re.match(pattern, text)), 0)
    return Paragraph(level, (Run(text),))
