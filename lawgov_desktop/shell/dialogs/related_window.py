"""相关 (Ctrl+R): the rows of all ledgers that refer to one person, village or business; Enter opens a row."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.location import Location
from lawgov_desktop.records.record import Record
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.read.related import related
from lawgov_desktop.summary.figure_rows import matter_of
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.style import theme


class RelatedWindow(QDialog):
    """A dialog that closes when a row is opened."""

    def __init__(self, context: AppContext, ledger: Ledger, record: Record, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("related")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = f"与“{record.caption}”有关的"
        self.setWindowTitle(title)
        self._context = context
        #: Ledger and row of each line; None for the title of a group.
        self.targets: list[tuple[Ledger, Any] | None] = []
        self.table = TextTable(
            "related.table", (TextHeading("编号", 7), TextHeading("内容"), TextHeading("关系", 9)), roomy=True
        )
        self.table.setAccessibleName(title)
        self.table.opened.connect(self._go)
        rows = self._rows(related(context.file.catalogue, record, viewer=context.file.viewer("screen")))
        self.table.show_rows(rows, 1 if rows else -1)
        total = sum(1 for target in self.targets if target)
        words = "Enter 打开那一行" if total else f"还没有哪个台账用到“{record.caption}”。"
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(1.2)] * 4)
        layout.setSpacing(theme.px(0.6))
        layout.addWidget(theme.label(title, "record"))
        layout.addWidget(self.table, 1)
        layout.addWidget(theme.label(words, "small", "ink2"))
        available = parent.size()
        self.resize(
            min(theme.px(58), available.width() - theme.px(2)),
            min(theme.px(36), available.height() - theme.px(4)),
        )
        self.table.setFocus()

    def _rows(self, relations: list[Any]) -> list[list[TextCell]]:
        rows: list[list[TextCell]] = []
        for relation in relations:
            rows.append(
                [TextCell(f"{relation.ledger.title}  {relation.count:,}", "ink2", bold=True, small=True)]
            )
            self.targets.append(None)
            for row in relation.rows:
                number = relation.ledger.model.number.format(row.number)
                tone = "ink2" if relation.linked else "amber_ink"
                rows.append(
                    [
                        TextCell(number),
                        TextCell(matter_of(relation.ledger, row)),
                        TextCell(relation.role, tone),
                    ]
                )
                self.targets.append((relation.ledger, row))
        return rows

    def _go(self, line: int) -> None:
        target = self.targets[line] if 0 <= line < len(self.targets) else None
        if target is None:
            return
        ledger, row = target
        self.accept()
        area = self._context.file.catalogue.area_of(ledger).key
        self._context.go(Location(area, ledger.key, (row.uid,), ledger.title))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
            return
        super().keyPressEvent(event)
