"""The panel above 筛选: chips of the values of each filter, then all years and the trash."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from lawgov_desktop.records.fields.options import Option
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.chips import Chip
from lawgov_desktop.widgets.controls.line_edit import escapes
from lawgov_desktop.widgets.controls.popup import application
from lawgov_desktop.widgets.editors.option_list import matching
from lawgov_desktop.widgets.list.filters import Filter
from lawgov_desktop.widgets.style import theme
from lawgov_desktop.widgets.style.flow_layout import FlowLayout

#: With more values than this, the others are found by typing.
_MANY = 30


class _Group(QWidget):
    """One filter: its title and a chip for each value."""

    changed = Signal()

    def __init__(self, path: Filter, chosen: Sequence[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self.filter = path
        self.values: list[Any] = list(chosen)
        self._pills: dict[Any, Chip] = {}
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(0.3))
        lines.addWidget(theme.label(path.title, "section", parent=self))
        self._typed = QLineEdit(self)
        self._typed.setPlaceholderText(f"输入要找的{path.title}")
        self._typed.setAccessibleName(path.title)
        self._typed.setVisible(len(path.options) > _MANY)
        self._typed.textChanged.connect(lambda _text: self._fill())
        lines.addWidget(self._typed)
        self._flow = FlowLayout(gap=theme.px(0.45))
        lines.addLayout(self._flow)
        self._fill()

    def _fill(self) -> None:
        for pill in self._pills.values():
            pill.hide()
            pill.deleteLater()
        while self._flow.count():
            self._flow.takeAt(0)
        self._pills = {}
        for option in self._offered():
            pill = Chip(option.label, checkable=True, parent=self)
            pill.setChecked(option.value in self.values)
            pill.clicked.connect(lambda on, value=option.value: self._switch(value, on))
            self._pills[option.value] = pill
            self._flow.addWidget(pill)
            pill.show()

    def _offered(self) -> list[Option]:
        options = list(self.filter.options)
        if len(options) <= _MANY:
            return options
        chosen = [o for o in options if o.value in self.values]
        typed = self._typed.text().strip()
        options = matching(options, typed) if typed else options
        return chosen + [o for o in options if o not in chosen][: _MANY - len(chosen)]

    def _switch(self, value: Any, on: bool) -> None:
        # 没有填 excludes the other values: no condition means both.
        others = [v for v in self.values if v != value and (v is None) == (value is None)]
        self.values = [*others, value] if on else others
        for other, pill in self._pills.items():
            pill.setChecked(other in self.values)
        self.changed.emit()


class FilterPanel(QFrame):
    """Changes take effect at once; Esc or a click outside closes it."""

    #: path → chosen values.
    filters_changed = Signal(dict)
    all_years_changed = Signal(bool)
    trash_changed = Signal(bool)
    #: Esc was pressed.
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("filter_panel")
        self.hide()
        self._groups: list[_Group] = []
        self._all_years = Chip("全部年份", checkable=True, parent=self)
        self._trash = Chip("回收站", checkable=True, parent=self)
        self._all_years.clicked.connect(self.all_years_changed)
        self._trash.clicked.connect(self.trash_changed)
        clear = Button("清除筛选", "link", name="clear", parent=self)
        clear.clicked.connect(self._clear)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(0.45))
        for part in (self._all_years, self._trash):
            foot.addWidget(part)
        foot.addStretch()
        foot.addWidget(clear)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        lines = QVBoxLayout(self)
        pad = theme.px(0.85)
        lines.setContentsMargins(pad, pad, pad, pad)
        lines.addWidget(self._area)
        lines.addLayout(foot)

    def offer(
        self, filters: Sequence[Filter], chosen: dict[str, list[Any]], *, all_years: bool | None, trash: bool
    ) -> None:
        """Show these filters; `all_years` is None for a ledger without years."""
        inner = QWidget()
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, theme.px(0.6), 0)
        lines.setSpacing(theme.px(0.85))
        self._groups = []
        for path in filters:
            group = _Group(path, chosen.get(path.path, []), inner)
            group.changed.connect(self._tell)
            lines.addWidget(group)
            self._groups.append(group)
        lines.addStretch()
        self._area.setWidget(inner)
        # QScrollArea.setWidget() switches it on.
        inner.setAutoFillBackground(False)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setVisible(bool(self._groups))
        self._all_years.setVisible(all_years is not None)
        self._all_years.setChecked(bool(all_years))
        self._trash.setChecked(trash)

    def open_above(self, anchor: QWidget) -> None:
        """Show the panel with its lower right corner at the upper right one of the anchor, inside the window."""
        room = anchor.window().size()
        width = min(theme.px(30), room.width() - theme.px(1))
        inner = self._area.widget()
        wanted = inner.heightForWidth(width - theme.px(2.5)) if inner is not None and self._groups else 0
        height = min(wanted + theme.px(4.6), round(room.height() * 0.8))
        self.resize(width, height)
        # A child of the window: a popup window would take the keyboard from input methods.
        self.setParent(anchor.window())
        corner = anchor.mapTo(anchor.window(), QPoint(anchor.width() - width, -height - theme.px(0.3)))
        self.move(max(theme.px(0.3), corner.x()), max(theme.px(0.3), corner.y()))
        self.show()
        self.raise_()
        application().installEventFilter(self)
        first = (self._groups[0] if self._groups else self).findChild(Chip)
        if first is not None:
            first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _tell(self) -> None:
        self.filters_changed.emit({g.filter.path: g.values for g in self._groups if g.values})

    def _clear(self) -> None:
        self.hide()
        self.filters_changed.emit({})
        if self._all_years.isChecked():
            self.all_years_changed.emit(False)
        if self._trash.isChecked():
            self.trash_changed.emit(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        application().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click outside closes the panel; Esc inside it must not revert the record."""
        if event.type() == QEvent.Type.MouseButtonPress and self._outside(watched):
            self.hide()
        elif escapes(event):
            event.accept()
            return True
        return False

    def _outside(self, widget: QObject) -> bool:
        return isinstance(widget, QWidget) and widget is not self and not self.isAncestorOf(widget)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
