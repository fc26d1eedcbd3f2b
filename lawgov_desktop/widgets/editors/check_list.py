"""从名单勾选: tick many rows of a register at once, found by text, pinyin or the group in their second line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QHBoxLayout, QListView, QVBoxLayout, QWidget

from lawgov_desktop.records.fields.options import Option
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.chips import Chip
from lawgov_desktop.widgets.controls.search_field import SearchField
from lawgov_desktop.widgets.style import theme
from lawgov_desktop.widgets.style.flow_layout import FlowLayout

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
#: With more groups than this there are no chips; the search finds them.
_CHIPS = 30


class CheckListModel(QAbstractListModel):
    """The options in view; ticks are kept by value, in the order they were made."""

    def __init__(self, options: Sequence[Option], present: Collection[Any]) -> None:
        super().__init__()
        self.options = list(options)
        self.shown = list(options)
        #: Values already in the table: shown ticked, cannot be ticked again.
        self.present = set(present)
        self.ticked: list[Any] = []

    def narrow(self, text: str, group: str) -> None:
        """Show only options of the group that contain the text or have the initials."""
        text = text.strip().lower()
        self.beginResetModel()
        self.shown = [
            o
            for o in self.options
            if (not group or o.detail == group)
            and (not text or text in o.label.lower() or text in o.detail or o.search.startswith(text))
        ]
        self.endResetModel()

    def tick(self, row: int, on: bool) -> None:
        """Tick or untick a row in view."""
        value = self.shown[row].value
        if value in self.present:
            return
        if on and value not in self.ticked:
            self.ticked.append(value)
        elif not on and value in self.ticked:
            self.ticked.remove(value)
        self.dataChanged.emit(self.index(row), self.index(row))

    def tick_all(self, on: bool) -> None:
        """Tick or untick everything in view."""
        for row in range(len(self.shown)):
            self.tick(row, on)

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        ticked = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        present = self.shown[index.row()].value in self.present
        return ticked if present else ticked | Qt.ItemFlag.ItemIsEnabled

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        option = self.shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{option.label}　{option.detail}" if option.detail else option.label
        if role == Qt.ItemDataRole.CheckStateRole:
            on = option.value in self.present or option.value in self.ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick(index.row(), Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


class CheckList(QDialog):
    """Window-modal; `taken` carries the values in the order they were ticked."""

    taken = Signal(list)

    def __init__(
        self,
        title: str,
        options: Sequence[Option],
        present: Collection[Any] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tick_list")
        self.setWindowTitle(title)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.model = CheckListModel(options, present)
        self._group = ""
        self.search = SearchField("姓名、村、拼音首字母", self)
        self.search.wanted.connect(lambda _text: self._narrow())
        self.search.focus_left.connect(self._into_list)
        self.list = QListView()
        self.list.setObjectName("tick_list.list")
        self.list.setAccessibleName(title)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.model.dataChanged.connect(lambda *_: self._count())
        self._said = theme.label("", "text", "ink2")
        self.take = Button("加入", "filled", name="take")
        self.take.clicked.connect(self._take)
        self._lay_out(title)
        self.resize(theme.px(34), theme.px(38))
        self._count()
        self.search.setFocus()

    def _lay_out(self, title: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(1.2)] * 4)
        layout.setSpacing(theme.px(0.6))
        layout.addWidget(theme.label(title, "record"))
        layout.addWidget(self.search)
        groups = list(dict.fromkeys(o.detail for o in self.model.options if o.detail))
        if 1 < len(groups) <= _CHIPS:
            layout.addLayout(self._chips(groups))
        layout.addWidget(self.list, 1)
        keys = theme.label("空格勾选，Enter 加入，Esc 不加", "small", "ink2")
        layout.addWidget(keys)
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(0.6))
        every = Button("全选", "quiet", name="tick_all")
        every.clicked.connect(lambda: self.model.tick_all(True))
        none = Button("全不选", "quiet", name="tick_none")
        none.clicked.connect(lambda: self.model.tick_all(False))
        foot.addWidget(self._said, 1)
        foot.addWidget(every)
        foot.addWidget(none)
        foot.addWidget(self.take)
        layout.addLayout(foot)

    def _chips(self, groups: Sequence[str]) -> FlowLayout:
        row = FlowLayout()
        self._pills: dict[str, Chip] = {}
        for group in groups:
            pill = Chip(group, checkable=True)
            pill.clicked.connect(lambda on, group=group: self._choose_group(group if on else ""))
            self._pills[group] = pill
            row.addWidget(pill)
        return row

    def _choose_group(self, group: str) -> None:
        self._group = group
        for name, pill in self._pills.items():
            pill.setChecked(name == group)
        self._narrow()

    def _narrow(self) -> None:
        self.model.narrow(self.search.text(), self._group)
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _count(self) -> None:
        count = len(self.model.ticked)
        self._said.setText(f"已选 {count} 个" if count else f"共 {len(self.model.options)} 个")
        self.take.setText(f"加入 {count} 个" if count else "加入")
        self.take.setEnabled(bool(count))

    def _into_list(self) -> None:
        self.list.setFocus()
        if not self.list.currentIndex().isValid() and self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    def _take(self) -> None:
        if self.model.ticked:
            self.taken.emit(list(self.model.ticked))
            self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Down and self.search.hasFocus():
            self._into_list()
        else:
            super().keyPressEvent(event)
