"""打印记录: what was sent to a printer, the newest first, by kind of paper and by record."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.read.print_history import PrintedJob, kinds_printed, print_jobs, records_of
from lawgov_desktop.widgets.controls.choice_chips import ChoiceChips
from lawgov_desktop.widgets.controls.layout import Bar, EmWidget
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.style import theme

_STATES = {"done": "已送去打印", "failed": "没有打成", "cancelled": "中途停下"}


class PrintLogWindow(QDialog):
    """The print jobs above, the records of the chosen job below."""

    def __init__(self, context: AppContext, parent: QWidget, *, kind: str = "") -> None:
        """`kind` shows one kind of paper only, until another one is chosen."""
        super().__init__(parent)
        self.setObjectName("print_log.window")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("打印记录")
        self._context = context
        self.jobs: list[PrintedJob] = []
        self.kinds = self._kinds(kind)
        self.search = LineEdit()
        self.search.setObjectName("print_log.search")
        self.search.setPlaceholderText("编号、村名、姓名")
        self.search.setAccessibleName("找哪一件")
        self.table = TextTable(
            "print_log.table",
            (
                TextHeading("时间", 9),
                TextHeading("打印了什么", least=10),
                TextHeading("页", 9, give=4),
                TextHeading("打印机", 9, give=4),
                TextHeading("谁", 5),
                TextHeading("打印或补打", 6),
                TextHeading("结果", 6.5),
            ),
        )
        self.records = TextTable(
            "print_log.records",
            (
                TextHeading("这一次印了哪些", least=12),
                TextHeading("在第几页", 8),
                TextHeading("打印或补打", 8),
            ),
            choosable=False,
        )
        self._empty = theme.label("", "small", "ink2")
        self._timer = QTimer(self, singleShot=True, interval=150)
        self._lay_out()
        self._timer.timeout.connect(self.refresh)
        self.search.textEdited.connect(lambda _text: self._timer.start())
        self.kinds.chosen.connect(lambda _kind: self.refresh())
        self.table.chosen.connect(self._show_records)
        screen = self.screen().availableGeometry()
        self.resize(min(theme.px(68), screen.width()), min(theme.px(44), screen.height()))
        self.refresh()

    def _lay_out(self) -> None:
        top = Bar()
        top.box.addWidget(theme.label("打印记录", "record"))
        top.box.addWidget(self._empty, 1)
        top.box.addWidget(self.search)
        self.search.setFixedWidth(theme.px(14))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(top)
        choice = EmWidget(QHBoxLayout(), (1.2, 0.3, 1.2, 0.3))
        choice.box.addWidget(self.kinds)
        layout.addWidget(choice)
        layout.addWidget(self.table, 3)
        layout.addWidget(self.records, 2)

    def _kinds(self, kind: str) -> ChoiceChips:
        """Every kind of paper in the log."""
        catalogue, db = self._context.file.catalogue, self._context.file.db
        printed = self._context.try_to(lambda: kinds_printed(db)) or []
        choices = [("", "全部"), *((each, catalogue.paper_title(each)) for each in printed)]
        return ChoiceChips("哪种纸", choices, kind if kind in printed else "")

    def refresh(self) -> None:
        """Read the log again."""
        db, kind, text = self._context.file.db, self.kinds.present, self.search.text()
        self.jobs = self._context.try_to(lambda: print_jobs(db, kind, text)) or []
        self.table.show_rows([self._cells(job) for job in self.jobs], 0 if self.jobs else -1)
        searched = bool(kind or text.strip())
        self._empty.setText("" if self.jobs else "没有这样的打印记录" if searched else "还没有打印过")
        self._show_records(0)

    def _cells(self, job: PrintedJob) -> list[TextCell]:
        pages = f"{job.pages or '—'} / {job.total}"
        copies = f" × {job.copies} 份" if job.copies > 1 else ""
        kind = self._context.file.catalogue.paper_title(job.kind)
        what = job.title if kind in job.title else f"{kind} {job.title}"
        return [
            TextCell(job.at[:16]),
            TextCell(what),
            TextCell(pages + copies),
            TextCell(job.printer),
            TextCell(job.operator),
            TextCell(job.purpose if job.sent else "", "amber_ink" if job.purpose == "补打" else "ink"),
            TextCell(_STATES[job.state], "ink" if job.state == "done" else "red"),
        ]

    def _show_records(self, index: int) -> None:
        db = self._context.file.db
        job = self.jobs[index] if 0 <= index < len(self.jobs) else None
        rows = (self._context.try_to(lambda: records_of(db, job.id)) or []) if job is not None else []
        self.records.show_rows(
            [[TextCell(label), TextCell(pages), TextCell(purpose)] for label, pages, purpose in rows]
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
