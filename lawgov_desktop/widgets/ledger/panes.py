"""The list and the record side by side, or one at a time in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QSplitter, QSplitterHandle, QWidget

from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.list.pane import ListPane
from lawgov_desktop.widgets.record.pane import RecordPane
from lawgov_desktop.widgets.style import theme

#: Widths of list and record where the user has not moved the line between them.
_SHARE = (52, 48)


class _Handle(QSplitterHandle):
    """1 px drawn; Qt itself makes a handle of that width 5 px wide for the pointer."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.contentsRect(), theme.colour("line"))


class LedgerPanes(QSplitter):
    """Holds list and record; their widths are remembered for the ledger."""

    #: In a narrow window: whether the record stands alone now, else the list.
    turned = Signal(bool)

    def __init__(self, rows: ListPane, record: RecordPane, ui_state: UiState, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._list, self._record = rows, record
        #: One pane at a time.
        self.compact = False
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self.addWidget(rows)
        self.addWidget(record)
        key = f"ledger.{rows.ledger.key}.split"
        sizes = ui_state.get(key, list, [])
        if len(sizes) == 2 and all(isinstance(size, int) and size > 0 for size in sizes):
            self.setSizes(sizes)
        else:
            self.setSizes([share * 100 for share in _SHARE])
        for index, share in enumerate(_SHARE):
            self.setStretchFactor(index, share)
        self.splitterMoved.connect(lambda *_: ui_state.put(key, self.sizes()))

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)

    def set_compact(self, compact: bool, *, unsaved: bool) -> None:
        """One pane at a time, or both; with `unsaved` changes or the focus in it the record stands in front."""
        if compact == self.compact:
            return
        self.compact = compact
        self._record.set_one_pane(compact, badge_here=not compact)
        self._list.table.set_roomy(compact)
        self._list.footer.set_narrow(compact)
        self._list.setMinimumWidth(0 if compact else theme.px(22))
        focus = QApplication.focusWidget()
        in_record = focus is not None and self._record.isAncestorOf(focus)
        record = compact and (unsaved or in_record)
        self._list.setVisible(not record)
        self._record.setVisible(not compact or record)
        self.turned.emit(record)

    def show_record(self) -> None:
        """Bring the record to the front of a narrow window."""
        if self.compact:
            self._record.show()
            self._list.hide()
            self.turned.emit(True)

    def show_list(self) -> None:
        """Bring the list to the front of a narrow window."""
        if self.compact:
            self._list.show()
            self._record.hide()
            self.turned.emit(False)
