"""导出, 空白导入表 and the start of 导入: ask for the file, do the work in a job, report the result."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.read.listing import View
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.jobs.jobs import Progress

_KINDS = "Excel 表格 (*.xlsx);;纯文本表格 (*.csv)"
_SHEETS = "表格 (*.xlsx *.xls *.ods *.csv);;所有文件 (*)"
_FOLDER = "sheets.folder"
_FOR = {"internal": "自己用", "superior": "报上级", "public": "公开"}


def _folder(context: AppContext) -> str:
    return str(context.ui_state.get(_FOLDER, str, "") or Path.home())


def export_ledger(context: AppContext, ledger: Ledger, view: View, parent: QWidget) -> None:
    """Ask for the audience and the file, then write the rows in view."""
    answers = (
        Answer("public", "公开"),
        Answer("superior", "报上级"),
        Answer("internal", "自己用", "filled"),
    )
    words = "自己用：全部内容。报上级：身份证号和电话中间用 * 代替。公开：不带个人信息。"
    audience: Any = context.ask(f"导出{ledger.title}给谁看", words, answers)
    if not audience:
        return
    year = f"{view.year}年" if view.year else ""
    chosen = context.choose(f"导出{ledger.title}", _folder(context), _KINDS, f"{year}{ledger.title}.xlsx")
    if not chosen:
        return
    target = Path(chosen)
    target = target if target.suffix.lower() in (".xlsx", ".csv") else target.with_name(target.name + ".xlsx")
    context.ui_state.put(_FOLDER, str(target.parent))
    file = context.file

    def work(progress: Progress) -> int:
        from lawgov_desktop.exchange.exporting.export import export

        return export(file, ledger, target, view=view, audience=audience, progress=progress)

    def done(count: int) -> None:
        _log_export(context, f"导出{ledger.title}：{_FOR[audience]}，{count} {ledger.measure}")
        context.tell(f"已导出 {count} {ledger.measure}到 {target}", good=True)

    context.tell(f"正在导出{ledger.title}……", good=True)
    context.jobs.start(work, done, context.job_failed)


def _log_export(context: AppContext, name: str) -> None:
    """Write the export into the history (个人信息保护法 Art. 51); a read-only file has no new history."""
    if context.file.read_only:
        return

    def write() -> None:
        with context.operations.operation(name):
            pass

    context.try_to(write)


def blank_sheet(context: AppContext, ledger: Ledger) -> None:
    """Write an empty sheet that the villages fill in."""
    chosen = context.choose(
        "空白导入表存到哪里", _folder(context), "Excel 表格 (*.xlsx)", f"{ledger.title}导入表.xlsx"
    )
    if not chosen:
        return
    target = Path(chosen) if chosen.lower().endswith(".xlsx") else Path(f"{chosen}.xlsx")
    context.ui_state.put(_FOLDER, str(target.parent))
    file = context.file

    def work(_progress: Progress) -> int:
        from lawgov_desktop.exchange.exporting.template_sheet import blank

        return blank(file, ledger, target)

    def done(_columns: int) -> None:
        context.tell(f"空白导入表已存到 {target}，填好后点“导入”。", good=True)

    context.jobs.start(work, done, context.job_failed)


def import_ledger(context: AppContext, ledger: Ledger, parent: QWidget) -> None:
    """Ask for a file, then show in the import window what each of its rows would become."""
    chosen = context.choose(f"导入{ledger.title}", _folder(context), _SHEETS, "")
    if not chosen:
        return
    from lawgov_desktop.shell.dialogs.import_window import ImportWindow

    context.ui_state.put(_FOLDER, str(Path(chosen).parent))
    ImportWindow(context, ledger, Path(chosen), parent).open()


def paste_ledger(context: AppContext, ledger: Ledger, parent: QWidget) -> None:
    """Show in the import window what each row copied in a spreadsheet would become."""
    from lawgov_desktop.exchange.importing.clipboard import pasted
    from lawgov_desktop.shell.dialogs.import_window import ImportWindow

    result = context.try_to(lambda: pasted(ledger, QGuiApplication.clipboard().text()))
    if result is not None:
        sheet, guessed = result
        note = f"没有表头，按内容认作：{'、'.join(guessed)}。" if guessed else ""
        path = Path(_folder(context)) / sheet.name
        ImportWindow(context, ledger, path, parent, sheet=sheet, note=note).open()
