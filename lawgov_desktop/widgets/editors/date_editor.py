"""Days: a line edit that parses typed days, and a popup of one month to choose from."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.fields import LedgerField
from lawgov_desktop.records.time import dates
from lawgov_desktop.widgets.controls.line_edit import ENTER, escapes
from lawgov_desktop.widgets.controls.popup import Popup
from lawgov_desktop.widgets.editors.line_editor import LineEditor
from lawgov_desktop.widgets.style import icons, theme

_DAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_MONTHS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_CENTRE = Qt.AlignmentFlag.AlignCenter


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day `months` later (earlier when negative), or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


class MonthPopup(Popup):
    """One month, weeks from Monday; ‹ and › change the month, a button chooses 今天."""

    taken = Signal(object)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor)
        self.day = dt.date.today()
        self._hover: dt.date | str | None = None
        self.setMouseTracking(True)

    def show_day(self, day: dt.date) -> None:
        """Open with that day marked."""
        self.day = day
        cell = self._cell()
        self.open(QSize(7 * cell + 2 * self._pad(), 8 * cell + theme.px(2.2) + 2 * self._pad()))

    def move_mark(self, day: dt.date) -> None:
        """Mark another day, turning the page when needed."""
        if 1900 <= day.year <= 2100:
            self.day = day
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(7 * self._cell() + 2 * self._pad(), 8 * self._cell() + theme.px(2.2) + 2 * self._pad())

    def _cell(self) -> int:
        return theme.px(2.0)

    def _pad(self) -> int:
        return theme.px(0.45)

    def _boxes(self) -> dict[dt.date | str, QRect]:
        """The rectangle of every day and button of the month."""
        cell, pad = self._cell(), self._pad()
        boxes: dict[dt.date | str, QRect] = {
            "back": QRect(pad, pad, cell, cell),
            "right": QRect(self.width() - pad - cell, pad, cell, cell),
            "today": QRect(pad, self.height() - pad - theme.px(2.0), self.width() - 2 * pad, theme.px(2.0)),
        }
        weeks = calendar.Calendar().monthdatescalendar(self.day.year, self.day.month)
        for row, week in enumerate(weeks):
            for column, day in enumerate(week):
                boxes[day] = QRect(pad + column * cell, pad + (row + 2) * cell, cell, cell)
        return boxes

    def _at(self, spot: QPoint) -> dt.date | str | None:
        return next((target for target, box in self._boxes().items() if box.contains(spot)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._at(event.position().toPoint())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        target = self._at(event.position().toPoint())
        if target == "back":
            self.move_mark(add_months(self.day, -1))
        elif target == "right":
            self.move_mark(add_months(self.day, 1))
        elif target == "today":
            self.taken.emit(dt.date.today())
        elif target is not None:
            self.taken.emit(target)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell, pad, size = self._cell(), self._pad(), theme.px(1.2)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("ink"))
        painter.drawText(
            QRect(0, pad, self.width(), cell), _CENTRE, f"{self.day.year} 年 {self.day.month} 月"
        )
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        for column, word in enumerate("一二三四五六日"):
            painter.drawText(QRect(pad + column * cell, pad + cell, cell, cell), _CENTRE, word)
        for target, box in self._boxes().items():
            if target == self._hover:
                self._plate(painter, box, "hover")
            if isinstance(target, dt.date):
                self._paint_day(painter, target, box)
            elif target == "today":
                painter.setFont(theme.font("small"))
                painter.setPen(theme.colour("accent"))
                painter.drawText(box, _CENTRE, f"今天 {dt.date.today():%m-%d}")
            else:
                x, y = box.center().x() - size / 2 + 0.5, box.center().y() - size / 2 + 0.5
                icons.draw(painter, target, theme.tokens().ink2, x, y, size)

    def _paint_day(self, painter: QPainter, day: dt.date, box: QRect) -> None:
        chosen, inside = day == self.day, day.month == self.day.month
        if chosen:
            self._plate(painter, box, "accent")
        if day == dt.date.today() and not chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(
                QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5), theme.px(0.29), theme.px(0.29)
            )
        painter.setFont(theme.font("strong" if chosen else "text"))
        painter.setPen(theme.colour("on_accent" if chosen else "ink" if inside else "ink3"))
        painter.drawText(box, _CENTRE, str(day.day))

    def _plate(self, painter: QPainter, box: QRect, tone: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(tone))
        painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), theme.px(0.29), theme.px(0.29))


def _usual_day() -> dt.date:
    """Today; in January, while the working year is the past one, the last day of that year."""
    today, last = dt.date.today(), dates.parse_day("12-31")
    return last if last is not None and last < today else today


class DateEditor(LineEditor):
    """The editor of a day; Alt+Down, F4 or the icon opens the month, where the arrow keys move."""

    def __init__(self, field: LedgerField, parent: QWidget | None = None) -> None:
        self._plate: MonthPopup | None = None
        super().__init__(field, parent)
        self.set_trailing("calendar")
        self.opened.connect(self._toggle)

    @property
    def dropped(self) -> bool:
        """Whether the month is open."""
        return self._plate is not None and self._plate.isVisible()

    def drop(self) -> None:
        """Show the month of the typed day, else of the value, else of today, or of the working year's end."""
        if self.fixed or not self.isEnabled():
            return
        self.commit_text()
        if self._plate is None or self._plate.parentWidget() is not self.window():
            self._plate = MonthPopup(self)
            self._plate.taken.connect(self._take)
        value: Any = self.value()
        self._plate.show_day(value if isinstance(value, dt.date) else _usual_day())

    def shut(self) -> None:
        """Close the month."""
        if self._plate is not None:
            self._plate.shut()

    def _toggle(self) -> None:
        if self.dropped:
            self.shut()
        else:
            self.drop()

    def _take(self, day: dt.date) -> None:
        self.shut()
        # Through the parser: a day the field does not allow gets its sentence.
        self.setText(self.field.format(day))
        self.commit_text()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.selectAll()

    def _typed(self) -> None:
        self.shut()
        super()._typed()

    def event(self, event: QEvent) -> bool:
        if self.dropped and escapes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plate = self._plate
        if plate is None or not self.dropped or self._composing:
            super().keyPressEvent(event)
            return
        key = event.key()
        if key in _DAYS:
            plate.move_mark(plate.day + dt.timedelta(days=_DAYS[Qt.Key(key)]))
        elif key in _MONTHS:
            plate.move_mark(add_months(plate.day, _MONTHS[Qt.Key(key)]))
        elif key == Qt.Key.Key_Escape:
            self.shut()
        elif key in ENTER:
            self._take(plate.day)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.shut()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.shut()
        super().hideEvent(event)
