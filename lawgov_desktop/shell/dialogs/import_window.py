"""导入: shows what each row would become before anything is written, then writes all rows in one operation."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from lawgov_desktop.errors import KnownError, OperationRefused
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.jobs.jobs import Cancelled, Job, Progress
from lawgov_desktop.widgets.style import theme

_TONES = {"new": "green", "change": "accent", "same": "ink2", "duplicate": "amber_ink", "bad": "red"}
_ICONS = {"new": "plus", "change": "undo", "same": "check", "duplicate": "alert", "bad": "alert"}
#: Rows shown at most; the report contains all rows that are not imported.
_MOST = 2000
_NOTHING_DONE = "已取消，没有导入任何一行。"


class ImportWindow(QDialog):
    """Reads a sheet, shows the plan of the import, and carries it out when the user presses 导入."""

    def __init__(
        self,
        context: AppContext,
        ledger: Ledger,
        path: Path,
        parent: QWidget,
        *,
        sheet: Any = None,
        note: str = "",
    ) -> None:
        """`sheet` is what was pasted instead of a file; `note` is shown before the summary."""
        super().__init__(parent)
        self._sheet, self._note = sheet, note
        self.setObjectName("import_plan")
        self.setWindowTitle(f"导入{ledger.title}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._context, self._ledger, self._path = context, ledger, path
        self._job: Job | None = None
        self._create = False
        #: The window is closed: a job that is still running must not use its widgets.
        self._closed = False
        #: The import runs, including the backup before it.
        self._running = False
        self.plan: Any = None
        headings = (
            TextHeading("行", 4, right=True),
            TextHeading("怎么办", 6.5),
            TextHeading("内容", least=10),
            TextHeading("说明", least=14),
        )
        self.table = TextTable("plan.table", headings)
        self.table.opened.connect(self._toggle_accepted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._make_top(), self.table, self._make_bar()):
            layout.addWidget(part)
        screen = self.screen().availableGeometry()
        self.resize(min(theme.px(76), screen.width()), min(theme.px(46), screen.height()))
        self._make_plan()

    def _make_top(self) -> Bar:
        top = Bar(height=4.6)
        words = QVBoxLayout()
        words.addWidget(theme.label(f"导入{self._ledger.title}：{self._path.name}", "record"))
        self._status = theme.label("", "sub", "ink2")
        self._status.setWordWrap(True)
        words.addWidget(self._status)
        top.box.addLayout(words, 1)
        self.progress = QProgressBar()
        self.progress.setFixedWidth(theme.px(14))
        top.box.addWidget(self.progress)
        return top

    def _make_bar(self) -> Bar:
        bar = Bar(bottom=True)
        self.missing = Button("把没有的村和人一起登记", "plain", name="create_missing")
        self.missing.setCheckable(True)
        self.missing.toggled.connect(self._set_create)
        self.report = Button("把问题行存成表…", "quiet", icon="export", name="report")
        self.report.clicked.connect(self._save_report)
        self.cancel = Button("不导入", "plain", name="cancel")
        self.cancel.clicked.connect(self.reject)
        self.go = Button("导入", "filled", icon="import", name="go")
        self.go.clicked.connect(self._begin)
        bar.box.addWidget(self.missing)
        bar.box.addWidget(self.report)
        bar.box.addStretch(1)
        bar.box.addWidget(self.cancel)
        bar.box.addWidget(self.go)
        return bar

    # -- planning -----------------------------------------------------------------------------------------

    def _set_create(self, create: bool) -> None:
        self._create = create
        self._make_plan()

    def _make_plan(self) -> None:
        """Read the sheet and make the plan in a job; nothing is written."""
        if self._job is not None:
            self._job.cancel()
        self._allow(False)
        self._status.setText("正在核对每一行……")
        file, ledger, path, create = self._context.file, self._ledger, self._path, self._create
        sheet = self._sheet

        def work(progress: Progress) -> Any:
            from lawgov_desktop.exchange.importing.plan import plan
            from lawgov_desktop.exchange.importing.reader import read

            return plan(file, ledger, sheet or read(path), create, progress=progress)

        self._job = self._context.jobs.start(work, self._show, self._failed, self._progress)

    def _show(self, plan: Any) -> None:
        self.plan = plan
        unknown = f"没有用到的列：{'、'.join(plan.unknown)}。" if plan.unknown else ""
        self._status.setText(f"{self._note}{plan.sentence}{unknown}")
        self.table.show_rows([self._row(row) for row in plan.rows[:_MOST]], 0 if plan.rows else -1)
        self._allow(True)

    def _row(self, row: Any) -> list[TextCell]:
        from lawgov_desktop.exchange.importing.plan_result import WORDS

        reasons = [str(p.sentence) for p in row.problems] or [row.duplicate_of]
        reasons += [*row.changes, *row.notes]
        if row.state == "duplicate" and not row.refused:
            reasons.append("回车改回不导入" if row.accepted else "确实不是同一件的，按回车仍要导入")
        tone, icon = _TONES[row.state], _ICONS[row.state]
        return [
            TextCell(str(row.line), "ink2"),
            TextCell("仍要导入" if row.accepted else WORDS[row.state], tone, icon=icon),
            TextCell(_caption(row)),
            TextCell(
                "；".join(reason for reason in reasons if reason), "red" if row.state == "bad" else "ink2"
            ),
        ]

    def _toggle_accepted(self, index: int) -> None:
        """Enter on a row 可能重复: import it although it may be a duplicate, or leave it out again."""
        row = self.plan.rows[index]
        if row.state == "duplicate" and not row.refused and not self._running:
            row.accepted = not row.accepted
            self.table.show_rows([self._row(row) for row in self.plan.rows[:_MOST]], index)
            self._allow(True)

    def _allow(self, allowed: bool) -> None:
        self.progress.setVisible(not allowed)
        written = sum(row.written for row in self.plan.rows) if allowed and self.plan else 0
        left_out = len(self.plan.left_out) if allowed and self.plan else 0
        self.go.setEnabled(bool(written) and not self._context.file.read_only)
        self.go.setText(f"导入 {written:,} 行" if written else "导入")
        self.report.setEnabled(bool(left_out))
        self.missing.setEnabled(allowed)

    def _progress(self, done: int, total: int, _what: str) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, Cancelled):
            return
        if isinstance(error, KnownError):
            self._status.setText(error.sentence)
            self.progress.hide()
            if self.plan is not None:
                self._allow(True)
            return
        self._context.job_failed(error)

    # -- carrying out -------------------------------------------------------------------------------------

    def _begin(self) -> None:
        # The plan must not change from here on, and a second press must not import the rows twice.
        self._running = True
        self._allow(False)
        self._status.setText("正在备份，备份好了就导入……")
        self._context.after_backup(self._apply, self._report_failure)

    def _apply(self) -> None:
        if self._closed:
            self._context.tell(_NOTHING_DONE)
            return
        self._status.setText("正在导入……")
        operations: Operations = self._context.operations
        plan = self.plan

        def work(progress: Progress) -> Any:
            from lawgov_desktop.exchange.importing.apply import apply

            return apply(operations, plan, progress)

        # Functions, not methods: the result is reported even when the window is deleted meanwhile.
        def done(report: Any) -> None:
            self._done(report)

        def failed(error: BaseException) -> None:
            self._report_failure(error)

        self._job = self._context.jobs.start(work, done, failed, self._progress)

    def _done(self, report: Any) -> None:
        self._context.tell(f"{report.sentence}不对时按 Ctrl+Z 整个撤销。", good=True)
        if not self._closed:
            self.accept()

    def _report_failure(self, error: BaseException) -> None:
        self._running = False
        cancelled = isinstance(error, Cancelled)
        if not self._closed:
            self._failed(OperationRefused(_NOTHING_DONE) if cancelled else error)
        elif cancelled:
            self._context.tell(_NOTHING_DONE)
        else:
            self._context.job_failed(error)

    def _save_report(self) -> None:
        name = f"{self._path.stem}-问题.xlsx"
        chosen = self._context.choose("问题行存到哪里", str(self._path.parent), "Excel 表格 (*.xlsx)", name)
        if not chosen:
            return
        target = Path(chosen) if chosen.lower().endswith(".xlsx") else Path(f"{chosen}.xlsx")

        def work(_progress: Progress) -> int:
            from lawgov_desktop.exchange.importing.reject_sheet import write_report

            return write_report(self.plan, target)

        def done(count: int) -> None:
            self._status.setText(f"{count} 行存到 {target}，改好后再导入它。")

        self._context.jobs.start(work, done, self._failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Called however the window closes: close button, Esc, 不导入, or a finished import."""
        self._closed = True
        if self._job is not None and self._job.running:
            self._job.cancel()
        super().done(result)


def _caption(row: Any) -> str:
    """The first filled cells of the row, as they stand in the sheet."""
    texts = [str(v).strip() for v in row.draft.raw.cells.values() if v not in ("", None)]
    return "  ".join(t[:20] for t in texts[:5] if t)
