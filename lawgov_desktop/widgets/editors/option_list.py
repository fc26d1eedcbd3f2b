"""The list below a choice field: narrowed by text or pinyin initials, walked by the arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.records.fields.options import Option
from lawgov_desktop.records.text import pinyin
from lawgov_desktop.records.text.cleaning import half_width
from lawgov_desktop.widgets.controls.badge import MARKS, paint_mark
from lawgov_desktop.widgets.controls.popup import Popup
from lawgov_desktop.widgets.controls.row_delegate import RowDelegate
from lawgov_desktop.widgets.style import icons, theme

Index = QModelIndex | QPersistentModelIndex

ROOT = QModelIndex()

#: Value of the last line that registers the name typed: ＋ 登记新人员 张三.
QUICK_ADD = object()

#: Rows shown at once; more are scrolled.
ROWS = 9


def matching(options: Sequence[Option], typed: str) -> list[Option]:
    """The options a typed text may mean, best first: by label, then pinyin initials, then the second line."""
    wanted = half_width(typed).casefold()
    if not wanted:
        return list(options)
    letters = wanted.isascii() and wanted.isalpha()
    ranked: list[tuple[int, Option]] = []
    for option in options:
        label = half_width(option.label).casefold()
        initials = (option.search or (pinyin.initials(option.label) if letters else "")).casefold()
        tests = (
            label == wanted,
            label.startswith(wanted),
            letters and initials.startswith(wanted),
            wanted in label,
            letters and wanted in initials,
            wanted in option.detail.casefold(),
        )
        if any(tests):
            ranked.append((tests.index(True), option))
    return [option for _, option in sorted(ranked, key=lambda pair: pair[0])]


class OptionModel(QAbstractListModel):
    """The options now offered."""

    def __init__(self) -> None:
        super().__init__()
        self.options: list[Option] = []
        #: Values ticked already, where several may be chosen.
        self.ticked: set[Any] = set()

    def offer(self, options: list[Option]) -> None:
        """Offer other options."""
        self.beginResetModel()
        self.options = options
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.options)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.options[index.row()].label
        if role == Qt.ItemDataRole.UserRole:
            return self.options[index.row()]
        return None


class _Rows(RowDelegate):
    """Draws an option: mark or tick, label, second line in small type at the right."""

    def __init__(self, model: OptionModel) -> None:
        super().__init__(model)
        self._model = model

    def restyle(self) -> None:
        super().restyle()
        # A narrow bar at every type size.
        self._bar_width = 3

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, row_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown: Option = self._model.options[index.row()]
        # The stubs of Qt forget the fields inherited from QStyleOption.
        state, rect = option.state, QRect(option.rect)  # type: ignore[attr-defined]
        if state & QStyle.StateFlag.State_Selected:
            self.paint_selection(painter, rect, active=True, bar=True)
        elif state & QStyle.StateFlag.State_MouseOver:
            self.paint_hover(painter, rect)
        left = rect.left() + theme.px(0.7)
        middle = rect.center().y() + 0.5
        fresh = shown.value is QUICK_ADD
        if fresh:
            size = theme.px(1.1)
            icons.draw(painter, "plus", theme.tokens().accent, left - 2, middle - size / 2, size)
            left += theme.px(1.25)
        if shown.label[:1] in MARKS and paint_mark(painter, shown.label, left, middle):
            left += theme.px(1.25)
        if self._model.ticked:
            if shown.value in self._model.ticked:
                size = theme.px(1.1)
                icons.draw(painter, "check", theme.tokens().accent, left - 2, middle - size / 2, size)
            left += theme.px(1.3)
        text = rect.adjusted(left - rect.left(), 0, -theme.px(0.7), 0)
        if shown.detail:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("ink2"))
            painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown.detail)
            text.setRight(
                text.right() - painter.fontMetrics().horizontalAdvance(shown.detail) - theme.px(0.6)
            )
        painter.setFont(theme.font("text"))
        painter.setPen(theme.colour("accent" if fresh else "ink"))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, self.fitted(shown.label, text.width()))


def row_height() -> int:
    """Height of one option in pixels."""
    return max(theme.px(2.0), QFontMetrics(theme.font("text")).height() + 6)


class OptionList(Popup):
    """The popup with the options; the field keeps the focus and forwards the keys."""

    taken = Signal(Option)

    def __init__(self, anchor: QWidget) -> None:
        super().__init__(anchor)
        self.model = OptionModel()
        self.view = QListView(self)
        self.view.setModel(self.model)
        self._painter = _Rows(self.model)
        self.view.setItemDelegate(self._painter)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setMouseTracking(True)
        self.view.setUniformItemSizes(True)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.clicked.connect(lambda index: self.taken.emit(self.model.options[index.row()]))
        self._nothing = theme.label("", "small", "ink2", self)
        self._nothing.setContentsMargins(theme.px(0.7), 0, theme.px(0.7), 0)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(1, 3, 1, 3)
        inside.setSpacing(0)
        inside.addWidget(self.view)
        inside.addWidget(self._nothing)

    def offer(self, options: list[Option], chosen: Any = None, nothing: str = "没有可选的") -> None:
        """Show the plate with these options, the one of value `chosen` marked, else none."""
        self.model.offer(options)
        self.view.setVisible(bool(options))
        self._nothing.setVisible(not options)
        self._nothing.setText(nothing)
        row = next((i for i, o in enumerate(options) if o.value == chosen and chosen is not None), -1)
        self.mark(row)
        # The theme may have changed since the list was last open.
        self._painter.restyle()
        self.open(self._wanted_size(options, nothing))

    def mark(self, row: int) -> None:
        """Mark the option in that row; −1 marks none."""
        index = self.model.index(row) if row >= 0 else QModelIndex()
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)

    def move_mark(self, step: int) -> None:
        """Mark the option `step` rows further, stopping at both ends."""
        count = len(self.model.options)
        if count:
            row = self.view.currentIndex().row()
            self.mark(max(0, min(count - 1, row + step if row >= 0 or step > 0 else count - 1)))

    def marked(self) -> Option | None:
        """The option now marked."""
        row = self.view.currentIndex().row()
        return self.model.options[row] if 0 <= row < len(self.model.options) else None

    def _wanted_size(self, options: list[Option], nothing: str) -> QSize:
        text, small = QFontMetrics(theme.font("text")), QFontMetrics(theme.font("small"))
        sample = options[:200]
        wide = max(
            (text.horizontalAdvance(o.label) + small.horizontalAdvance(o.detail) for o in sample),
            default=small.horizontalAdvance(nothing),
        )
        rows = max(1, min(ROWS, len(options)))
        return QSize(min(wide + theme.px(4.2), theme.px(30)), rows * row_height() + 8)
