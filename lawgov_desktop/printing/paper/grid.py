"""Setting text on the 28-square line of GB/T 9704-2012: every Han one square, Latin runs whole, both edges flush."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lawgov_desktop.printing.fonts.job_fonts import JobFonts, Style
from lawgov_desktop.printing.paper.line_breaks import EMPTY_LEFT, EMPTY_RIGHT, clusters, tokens
from lawgov_desktop.printing.paper.page import MM

SQUARES = 28
WIDTH = 156.0
SQUARE = WIDTH / SQUARES
"""mm; 28 squares of 16 points would be 158 mm and not fit, so the type stands 0.2 points closer than its size."""
SIZE = 16.0
"""3号 in points."""


@dataclass(frozen=True)
class Char:
    """One character, the style it is set in, and the key of the figure it belongs to."""

    char: str
    style: Style
    key: str | None = None


@dataclass(frozen=True)
class Set:
    """A placed character: `x` is the origin of its glyph, `left` to `right` the space it takes of the line, in mm."""

    char: Char
    x: float
    left: float
    right: float


Line = list[Set]


def width(fonts: JobFonts, char: Char) -> float:
    """The space a character takes of the line in mm: one square, or its own width for a narrow one."""
    units = fonts[char.style].width(char.char)
    return SQUARE if units >= 1000 else units * SIZE / 1000 / MM


def break_lines(
    fonts: JobFonts, chars: Sequence[Char], indent: float = 2, hanging: float = 0, room: float = WIDTH
) -> list[Line]:
    """Lines of a paragraph from x = 0 to `room` mm; first and further lines are indented by squares.

    A line is squeezed or spread to end flush, whichever moves less; the last one keeps its natural width.
    """
    text = "".join(char.char for char in chars)
    lines: list[Line] = []
    start = [indent * SQUARE, hanging * SQUARE]
    now: list[list[Char]] = []
    used = start[0]
    for group in _groups(fonts, chars, text, room - max(start)):
        group_width = sum(width(fonts, char) for token in group for char in token)
        over = used + group_width - room
        if over > 1e-6 and now and not _squeezes_in(now, group, over, room - used):
            lines.append(_justify(fonts, now, start[min(len(lines), 1)], room))
            now, used = [], start[1]
        now += group
        used += group_width
    if now:
        lines.append(_justify(fonts, now, start[min(len(lines), 1)], room, last=True))
    return lines


def _groups(fonts: JobFonts, chars: Sequence[Char], text: str, room: float) -> list[list[list[Char]]]:
    """Groups of tokens between which a line may end; a group wider than a line is broken anywhere."""
    parts, at = [], 0
    names = tokens(text)
    for name in names:
        parts.append(list(chars[at : at + len(name)]))
        at += len(name)
    groups: list[list[list[Char]]] = []
    for group in clusters(names):
        members = [parts[index] for index in group]
        if sum(width(fonts, char) for token in members for char in token) <= room:
            groups.append(members)
        else:
            groups += [[[char]] for token in members for char in token]
    return groups


def _slack(group: Sequence[Sequence[Char]]) -> float:
    """The space a group's punctuation can give up, in mm: half a square each."""
    return sum(
        SQUARE / 2 for token in group for char in token if char.char in EMPTY_RIGHT or char.char in EMPTY_LEFT
    )


def _squeezes_in(now: list[list[Char]], group: list[list[Char]], over: float, gap: float) -> bool:
    """Whether squeezing the group into the line moves characters less than leaving it to the next line."""
    return over <= _slack(now) + _slack(group) and over <= gap


def _justify(
    fonts: JobFonts, line: list[list[Char]], start: float, room: float, *, last: bool = False
) -> Line:
    """Place a line's characters; `last` lines are only squeezed, never spread."""
    while not last and len(line) > 1 and line[-1][0].char.isspace():
        line = line[:-1]
    over = start + sum(width(fonts, char) for token in line for char in token) - room
    share = over / (_slack(line) / (SQUARE / 2)) if over > 1e-6 and _slack(line) else 0.0
    spread = -over / (len(line) - 1) if over < 0 and not last and len(line) > 1 else 0.0
    placed: Line = []
    x = start
    for token in line:
        for char in token:
            taken = width(fonts, char)
            draw_at = x
            if share and char.char in EMPTY_LEFT:
                draw_at, taken = x - share, taken - share
            elif share and char.char in EMPTY_RIGHT:
                taken -= share
            placed.append(Set(char, draw_at, x, x + taken))
            x += taken
        x += spread
    return placed
