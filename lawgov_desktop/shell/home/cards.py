"""The cards of the home page: the six figures, the tasks (要办的事), and the newest backup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from lawgov_desktop.shell.services.backup_status import BackupIcon, day_words
from lawgov_desktop.summary.home_overview import Headline
from lawgov_desktop.summary.tasks import Task
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Card, CardTitle, clear_layout
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import icons, theme

_LINE = Qt.TextFlag.TextSingleLine | Qt.AlignmentFlag.AlignVCenter


class CardButton(Restyled, QAbstractButton):
    """A button on a card that paints itself, with hover and focus ring."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hovered = False
        self.follow_theme()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hovered = False
        self.update()
        super().leaveEvent(event)

    def paint_ground(self, painter: QPainter) -> None:
        """Paint the hover colour and the focus ring."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = theme.px(0.29)
        if self.hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)


class FigureCell(CardButton):
    """One figure: label, value with its unit, and last year's value; pressing it opens its rows."""

    def __init__(self, headline: Headline) -> None:
        super().__init__(f"{headline.label} {headline.value:,} {headline.unit}，{headline.beside}")
        self.setObjectName(f"figure.{headline.key}")
        self.headline = headline
        self.lined = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font("figure")).horizontalAdvance(f"{self.headline.value:,}") + theme.px(4)
        return QSize(max(theme.px(9), width), theme.px(5.9))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(7), theme.px(5.9))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint_ground(painter)
        headline, left = self.headline, theme.px(1.1)
        if self.lined:
            painter.fillRect(0, theme.px(0.1), 1, self.height() - theme.px(0.2), theme.colour("line"))
        room = self.width() - left - theme.px(0.3)
        self._text(painter, "sub", "ink2", QRect(left, theme.px(0.15), room, theme.px(1.5)), headline.label)
        number = f"{headline.value:,}"
        top, height = theme.px(1.75), theme.px(2.5)
        self._text(painter, "figure", "ink", QRect(left, top, room, height), number)
        start = left + QFontMetrics(theme.font("figure")).horizontalAdvance(number) + theme.px(0.4)
        unit = QRect(start, top + theme.px(0.3), max(0, self.width() - start), height)
        self._text(painter, "small", "ink2", unit, headline.unit)
        self._text(
            painter, "small", "ink2", QRect(left, theme.px(4.35), room, theme.px(1.4)), headline.beside
        )

    @staticmethod
    def _text(painter: QPainter, role: str, tone: str, box: QRect, text: str) -> None:
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(tone))
        fitted = QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, int(_LINE), fitted)


class FiguresCard(Card):
    """The card of six figures: one row, two rows of three or three rows of two, by the width of the page."""

    #: Key of the figure that was pressed.
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(margins=(0.3, 0.9, 0.3, 0.75))
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self.box.addLayout(self._grid)
        self.cells: list[FigureCell] = []
        self._across = 6

    def show_figures(self, headlines: Sequence[Headline]) -> None:
        """Show these figures."""
        clear_layout(self._grid)
        self.cells = [FigureCell(h) for h in headlines]
        for cell in self.cells:
            cell.clicked.connect(lambda _=False, key=cell.headline.key: self.chosen.emit(key))
        self._arrange()

    def set_across(self, across: int) -> None:
        """Put `across` figures in one row."""
        if across != self._across:
            self._across = across
            self._arrange()

    def _arrange(self) -> None:
        across = max(1, min(self._across, len(self.cells) or 1))
        for column in range(6):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        for index, cell in enumerate(self.cells):
            cell.lined = index % across > 0
            self._grid.addWidget(cell, index // across, index % across)
            cell.update()


class TaskLine(CardButton):
    """One task: when, what, detail and area; pressing it opens its rows."""

    def __init__(self, task: Task, last: bool) -> None:
        super().__init__(f"{task.when}，{task.what}，{task.detail}，{task.area}")
        self.setObjectName("due")
        self.task = task
        self._last = last
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(30), theme.px(3.57))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(16), theme.px(3.57))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, task = QPainter(self), self.task
        self.paint_ground(painter)
        if not self._last and not self.hasFocus():
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("hair"))
        side, size, middle = theme.px(0.15), theme.px(1.1), self.height() / 2
        look = theme.tokens()
        icons.draw(painter, task.icon, getattr(look, task.tone), side, middle - size / 2, size)
        small = theme.font("strong" if task.tone == "red" else "text")
        painter.setFont(small)
        painter.setPen(theme.colour(task.tone))
        left = theme.px(1.7)
        when = QFontMetrics(small).horizontalAdvance(task.when)
        painter.drawText(QRect(left, 0, when + 2, self.height()), int(_LINE), task.when)
        chevron = theme.px(1.0)
        painter.setFont(theme.font("small"))
        area = QFontMetrics(painter.font()).horizontalAdvance(task.area)
        right = self.width() - chevron - theme.px(0.3)
        painter.setPen(theme.colour("ink2"))
        painter.drawText(QRect(right - area - theme.px(0.3), 0, area, self.height()), int(_LINE), task.area)
        icons.draw(painter, "right", look.ink2, right, middle - chevron / 2, chevron)
        start = max(theme.px(7.8), left + when + theme.px(0.85))
        room = right - area - theme.px(0.9) - start
        self._two_lines(painter, QRect(start, 0, room, self.height()))

    def _two_lines(self, painter: QPainter, box: QRect) -> None:
        what, detail = theme.font("text"), theme.font("small")
        high, low = QFontMetrics(what).height(), QFontMetrics(detail).height()
        top = (box.height() - high - low) // 2 if self.task.detail else (box.height() - high) // 2
        for font, tone, text, y, height in (
            (what, "ink", self.task.what, top, high),
            (detail, "ink2", self.task.detail, top + high, low),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(tone))
            fitted = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(QRect(box.x(), y, box.width(), height), int(_LINE), fitted)


class TaskCard(Card):
    """The card 要办的事: it lists the tasks due, or says in one sentence that none is due."""

    #: The Task that was pressed.
    chosen = Signal(object)

    #: Tasks shown; the number of the others is shown below.
    MOST = 12

    def __init__(self) -> None:
        super().__init__()
        self.title = CardTitle("要办的事")
        self.box.addWidget(self.title)
        self._list = QGridLayout()
        self._list.setSpacing(0)
        self.box.addLayout(self._list)
        self.box.addStretch(1)
        self.lines: list[TaskLine] = []

    def show_lines(self, tasks: Sequence[Task]) -> None:
        """Show these tasks."""
        clear_layout(self._list)
        self.lines = []
        late = sum(1 for d in tasks if d.days is not None and d.days < 0)
        self.title.remark.setText(
            f"{len(tasks)} 项，其中 {late} 项逾期" if late else f"{len(tasks)} 项" if tasks else ""
        )
        shown = tasks[: self.MOST]
        for index, task in enumerate(shown):
            line = TaskLine(task, index == len(shown) - 1)
            line.clicked.connect(lambda _=False, task=task: self.chosen.emit(task))
            self._list.addWidget(line, index, 0)
            self.lines.append(line)
        if not tasks:
            self._list.addWidget(theme.label("今天没有要办的事", "text", "ink2"), 0, 0)
        elif len(tasks) > len(shown):
            rest = theme.label(f"还有 {len(tasks) - len(shown)} 项", "small", "ink2")
            self._list.addWidget(rest, len(shown), 0)


class BackupCard(Card):
    """The newest verified backup, with buttons for a new one and for the list."""

    backup_requested = Signal()
    all_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._icon = BackupIcon()
        self._title = theme.label("", "section")
        self._when = theme.label("", "sub", "ink2")
        self._where = theme.label("", "sub", "ink2")
        top = QHBoxLayout()
        top.addWidget(self._icon)
        top.addWidget(self._title)
        top.addStretch(1)
        top.addWidget(self._when)
        make = Button("立即备份", icon="usb", shortcut="", name="backup_now")
        make.clicked.connect(self.backup_requested)
        see = Button("查看全部备份", "quiet", name="backups")
        see.clicked.connect(self.all_requested)
        ways = QHBoxLayout()
        ways.addWidget(make)
        ways.addWidget(see)
        ways.addStretch(1)
        self.box.addLayout(top)
        self.box.addWidget(self._where)
        self.box.addSpacing(theme.px(0.3))
        self.box.addLayout(ways)
        self.show_entry(None)

    def show_entry(self, entry: Any) -> None:
        """Show the newest good backup, an Entry, or that there is none."""
        self._icon.show_good(entry is not None)
        self._title.setText("备份已核验" if entry else "还没有备份")
        theme.set_tone(self._title, "" if entry else "amber_ink")
        self._when.setText(day_words(entry.made) if entry else "")
        if entry is None:
            self._where.setText("备份到 U 盘，电脑坏了也不怕。")
        elif entry.manifest is None:
            self._where.setText(entry.place)
        else:
            rows, tables = entry.manifest.row_count, len(entry.manifest.live)
            self._where.setText(f"{entry.place} · {tables} 张表、{rows:,} 行，逐表一致")
