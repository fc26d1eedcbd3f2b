"""The two charts of the home page, flat bars from zero with their values, and the legend of the first one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import theme

_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
#: Horizontal bars at most; the smaller counts are added up as 其他 n 类.
MOST_BARS = 6


@dataclass(frozen=True)
class Share:
    """One horizontal bar: label, value, and whether it is the sum of the smaller counts."""

    label: str
    value: int
    rest: bool = False


def shares_of(counts: Sequence[tuple[str, int]]) -> list[Share]:
    """The greatest counts as bars, and the others added up as 其他 n 类."""
    ordered = sorted((c for c in counts if c[1]), key=lambda c: -c[1])
    if len(ordered) <= MOST_BARS:
        return [Share(*c) for c in ordered]
    greatest, others = ordered[: MOST_BARS - 1], ordered[MOST_BARS - 1 :]
    return [
        *(Share(*c) for c in greatest),
        Share(f"其他 {len(others)} 类", sum(v for _, v in others), rest=True),
    ]


def steps_to(highest: int) -> int:
    """The value of the upper grid line, at least `highest`: an even number whose half is round (4, 8, 10, 20, 40 …)."""
    step = 2
    for factor in (1, 2, 4, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000):
        step = 2 * factor
        if step >= highest:
            break
    while step < highest:
        step *= 2
    return max(2, step)


class _Chart(Restyled, QWidget):
    """A chart; its size follows the type size."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.follow_theme()


class MonthBars(_Chart):
    """Twelve months with a bar for last year and one for this year; the value stands over this year's bar."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._now: Sequence[int] = ()
        self._before: Sequence[int] = ()

    def show_months(self, now: Sequence[int], before: Sequence[int]) -> None:
        """Show twelve values of the year in view and twelve of the year before."""
        self._now, self._before = tuple(now), tuple(before)
        self.setAccessibleName("各月：" + "，".join(f"{m} 月 {n}" for m, n in enumerate(now, start=1)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(26), theme.px(12))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(18), theme.px(9))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        metrics = QFontMetrics(painter.font())
        top = steps_to(max([*self._now, *self._before, 1]))
        axis = metrics.horizontalAdvance(str(top)) + theme.px(0.5)
        line = metrics.height()
        area = QRect(axis, line, self.width() - axis, self.height() - line - int(line * 1.4))
        for part in (0, 1, 2):
            value = top * part // 2
            y = area.bottom() - round(area.height() * part / 2)
            painter.fillRect(area.x(), y, area.width(), 1, theme.colour("line"))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(QRect(0, y - line // 2, axis - theme.px(0.4), line), _RIGHT, str(value))
        slot = area.width() / 12
        bar = max(3, min(theme.px(0.93), round(slot * 0.36)))
        gap = max(1, theme.px(0.14))
        every = 1 if metrics.horizontalAdvance("12月") < slot else 2
        for month in range(12):
            middle = area.x() + slot * (month + 0.5)
            left = round(middle - bar - gap / 2)
            self._bar(painter, area, left, bar, self._before, month, top, "chart2")
            height = self._bar(painter, area, left + bar + gap, bar, self._now, month, top, "accent")
            painter.setPen(theme.colour("ink"))
            if height:
                box = QRect(left + bar + gap - bar, area.bottom() - height - line, 3 * bar, line)
                painter.drawText(box, _CENTRE, str(self._now[month]))
            if month % every == 0:
                painter.setPen(theme.colour("ink2"))
                box = QRect(round(middle - slot), area.bottom() + line // 4, round(2 * slot), line)
                painter.drawText(box, _CENTRE, f"{month + 1}月")

    def _bar(
        self,
        painter: QPainter,
        area: QRect,
        left: int,
        width: int,
        values: Sequence[int],
        month: int,
        top: int,
        tone: str,
    ) -> int:
        value = values[month] if month < len(values) else 0
        height = round(area.height() * value / top)
        painter.fillRect(left, area.bottom() - height, width, height, theme.colour(tone))
        return height


class ShareBars(_Chart):
    """Horizontal bars with their labels at the left, the greatest first."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._shares: Sequence[Share] = ()

    def show_shares(self, shares: Sequence[Share]) -> None:
        """Show these bars, at most `MOST_BARS`."""
        self._shares = tuple(shares)
        self.setAccessibleName("，".join(f"{s.label} {s.value}" for s in shares))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(26), theme.px(1.56) * max(1, len(self._shares)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(18), theme.px(1.4) * max(1, len(self._shares)))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._shares:
            return
        painter = QPainter(self)
        painter.setFont(theme.font("sub"))
        metrics = QFontMetrics(painter.font())
        words = min(max(metrics.horizontalAdvance(s.label) for s in self._shares), self.width() // 3)
        left = words + theme.px(1.5)
        highest = max(s.value for s in self._shares)
        number = metrics.horizontalAdvance(str(highest)) + theme.px(0.6)
        room = self.width() - left - number
        pitch = min(theme.px(1.7), self.height() / len(self._shares))
        bar = theme.px(0.86)
        for index, share in enumerate(self._shares):
            top = round(index * pitch)
            box = QRect(0, top, words, round(pitch))
            painter.setPen(theme.colour("ink"))
            painter.drawText(box, _LEFT, metrics.elidedText(share.label, Qt.TextElideMode.ElideRight, words))
            length = max(2, round(room * share.value / highest))
            painter.fillRect(
                left,
                top + (round(pitch) - bar) // 2,
                length,
                bar,
                theme.colour("chart2" if share.rest else "accent"),
            )
            box = QRect(left + length + theme.px(0.43), top, number, round(pitch))
            painter.drawText(box, _LEFT, str(share.value))


class Legend(QWidget):
    """A dark square for the year in view and a pale one for the year before, with the years beside them."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._words = ("今年", "去年")

    def show_years(self, year: int) -> None:
        """Show `year` and the year before."""
        self._words = (f"{year}", f"{year - 1}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("small"))
        words = sum(metrics.horizontalAdvance(w) for w in self._words)
        return QSize(words + theme.px(2.9), metrics.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        metrics, square, left = QFontMetrics(painter.font()), theme.px(0.72), 0
        for word, tone in zip(self._words, ("accent", "chart2"), strict=True):
            painter.fillRect(left, (self.height() - square) // 2, square, square, theme.colour(tone))
            left += square + theme.px(0.25)
            painter.setPen(theme.colour("ink2"))
            width = metrics.horizontalAdvance(word)
            painter.drawText(QRect(left, 0, width, self.height()), int(Qt.AlignmentFlag.AlignVCenter), word)
            left += width + theme.px(0.5)
