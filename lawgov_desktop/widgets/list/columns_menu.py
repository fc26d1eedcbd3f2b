"""The menu of columns of a list or a paper; it stays open while the user ticks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from lawgov_desktop.widgets.list.view import ListTable


class CheckMenu(QMenu):
    """A menu whose lines are ticked one after the other, by mouse or space bar."""

    def offer(self, title: str, on: bool, toggled: Callable[[bool], object]) -> QAction:
        """Add a line."""
        line = self.addAction(title)
        line.setCheckable(True)
        line.setChecked(on)
        line.toggled.connect(toggled)
        return line

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        under = self.activeAction()
        if under is not None and under.isCheckable():
            under.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        under = self.activeAction()
        if event.key() == Qt.Key.Key_Space and under is not None and under.isCheckable():
            under.trigger()
            return
        super().keyPressEvent(event)


class ColumnsMenu(CheckMenu):
    """One line per column, and 恢复原样."""

    def __init__(self, table: ListTable, titles: list[str], parent: QWidget) -> None:
        super().__init__(parent)
        for column, title in enumerate(titles):
            shown = not table.isColumnHidden(column)
            self.offer(title, shown, partial(table.columns.show_column, column))
        self.addSeparator()
        self.addAction("恢复原来的列").triggered.connect(table.columns.reset)


class PathsMenu(CheckMenu):
    """Columns of a paper by path; `chosen` has the ticked ones in order, at least one."""

    def __init__(self, columns: Sequence[tuple[str, str]], chosen: Sequence[str], parent: QWidget) -> None:
        """`columns` are (path, title)."""
        super().__init__(parent)
        self.chosen = list(chosen)
        self._lines = {
            path: self.offer(title, path in self.chosen, partial(self._tick, path)) for path, title in columns
        }
        self._keep_one()

    def _tick(self, path: str, on: bool) -> None:
        if on:
            self.chosen.append(path)
        else:
            self.chosen.remove(path)
        self._keep_one()

    def _keep_one(self) -> None:
        """Disable the last ticked line: a paper needs a column."""
        for path, line in self._lines.items():
            line.setEnabled(len(self.chosen) > 1 or path not in self.chosen)
