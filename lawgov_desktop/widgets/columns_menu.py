"""The menu of columns: tick what the list shows; it stays open while one ticks."""

from __future__ import annotations

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from lawgov_desktop.widgets.list_table import ListTable


class ColumnsMenu(QMenu):
    """One line per column, and 恢复原样."""

    def __init__(self, table: ListTable, titles: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        for column, title in enumerate(titles):
            line = self.addAction(title)
            line.setCheckable(True)
            line.setChecked(not table.isColumnHidden(column))
            line.toggled.connect(lambda on, column=column: table.show_column(column, on))
        self.addSeparator()
        self.addAction("恢复原来的列").triggered.connect(table.original_columns)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        under = self.activeAction()
        if under is not None and under.isCheckable():
            under.trigger()
            return
        super().mouseReleaseEvent(event)
