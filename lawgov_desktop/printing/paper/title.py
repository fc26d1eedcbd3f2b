"""Breaking a centred title into balanced lines (标题, GB/T 9704-2012, 7.3.1: a trapezoid or lozenge, words whole)."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, pairwise
from math import comb

from lawgov_desktop.printing.paper.line_breaks import glued, tokens

# Common words of such titles; a line never ends inside one of them.
_WHOLE = (
    "人民政府", "法治政府", "法律明白人", "法律顾问", "司法所", "综合行政执法", "行政执法", "依法行政", "依法治国",
    "建设", "情况", "工作", "报告", "年度", "总结", "实施", "方案", "规划", "通知", "关于", "加强", "推进", "落实",
    "进一步", "第一责任人", "领导小组", "人民调解", "公共法律服务", "普法", "宣传", "乡村", "振兴", "会议",
    "纪要", "印发",
)  # fmt: skip
_GOOD_AFTER = ("关于", "人民政府", "年度", "印发", "的", "和", "、", "》")
_NATURAL_BREAK, _ONE_MORE_LINE = 25.0, 15.0
"""What it costs, in mm of imbalance, to break where no known word ends, and to take another line."""


def title_lines(title: str, width: Callable[[str], float], room: float) -> list[str]:
    """Lines of at most `room` mm; line ends in the title are kept, and longer lines are broken into balanced ones."""
    lines: list[str] = []
    for part in title.split("\n"):
        lines += [part] if width(part) <= room else _balanced(part, width, room)
    return lines


def _balanced(text: str, width: Callable[[str], float], room: float) -> list[str]:
    """Lines that fit, of nearly equal length, broken at word ends; one line more than needed if the cost is lower."""
    cuts = _cuts(text) or list(range(1, len(text)))
    least = max(2, -int(-width(text) // room))
    candidates: list[tuple[float, list[str]]] = []
    for count in (least, least + 1):
        if comb(len(cuts), count - 1) > 20_000:
            break
        for chosen in combinations(cuts, count - 1):
            lines = _parts(text, chosen)
            widths = [width(line) for line in lines]
            if max(widths) <= room:
                candidates.append((_cost(lines, widths) + _ONE_MORE_LINE * count, lines))
    if candidates:
        return min(candidates)[1]
    half = len(text) // 2
    return [*_balanced(text[:half], width, room), *_balanced(text[half:], width, room)] if half else [text]


def _cuts(text: str) -> list[int]:
    """Positions where a line may end: between tokens, outside whole words and quotation marks."""
    parts = tokens(text)
    inside: set[int] = set()
    for word in _WHOLE:
        at = text.find(word)
        while at >= 0:
            inside.update(range(at + 1, at + len(word)))
            at = text.find(word, at + 1)
    cuts, at = [], 0
    for left, right in pairwise(parts):
        at += len(left)
        year = left[-1].isdigit() and right in "年月日"
        if not glued(left, right) and at not in inside and not year:
            cuts.append(at)
    return cuts


def _parts(text: str, cuts: tuple[int, ...]) -> list[str]:
    ends = (*cuts, len(text))
    return [text[start:end] for start, end in zip((0, *cuts), ends, strict=True)]


def _cost(lines: list[str], widths: list[float]) -> float:
    """The cost of a division in mm: unequal lines, and breaks inside 《》 or where no known word ends."""
    cost = max(widths) - min(widths)
    so_far = ""
    for line, after in pairwise(lines):
        so_far += line
        if so_far.count("《") > so_far.count("》"):
            cost += 2 * _NATURAL_BREAK
        elif not (line.endswith((*_WHOLE, *_GOOD_AFTER)) or after.startswith((*_WHOLE, "《"))):
            cost += _NATURAL_BREAK
    return cost
