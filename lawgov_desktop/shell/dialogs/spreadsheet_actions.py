"""导出, 空白导入表 and the way into 导入: ask where to, do the work in a job, say what was done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.shell.services.context import Desk
from lawgov_desktop.storage.read.listing import View
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.jobs.jobs import Progress

_KINDS = "Excel 表格 (*.xlsx);;纯文本表格 (*.csv)"
_SHEETS = "表格 (*.xlsx *.xls *.ods *.csv);;所有文件 (*)"
_FOLDER = "sheets.folder"
_FOR = {"internal": "自己用", "superior": "报上级", "public": "公开"}


def _folder(desk: Desk) -> str:
    return str(desk.memory.get(_FOLDER, str, "") or Path.home())


def export_ledger(desk: Desk, ledger: Ledger, view: View, parent: QWidget) -> None:
    """Ask for whom and where to, then write the rows in view."""
    answers = (
        Answer("public", "公开"),
        Answer("superior", "报上级"),
        Answer("internal", "自己用", "filled"),
    )
    words = "自己用：全部内容。报上级：身份证号和电话中间用 * 代替。公开：不带个人信息。"
    audience: Any = desk.ask(f"导出{ledger.title}给谁看", words, answers)
    if not audience:
        return
    year = f"{view.year}年" if view.year else ""
    chosen = desk.choose(f"导出{ledger.title}", _folder(desk), _KINDS, f"{year}{ledger.title}.xlsx")
    if not chosen:
        return
    target = Path(chosen)
    target = target if target.suffix.lower() in (".xlsx", ".csv") else target.with_name(target.name + ".xlsx")
    desk.memory.put(_FOLDER, str(target.parent))
    file = desk.file

    def work(progress: Progress) -> int:
        from lawgov_desktop.exchange.exporting.export import export

        return export(file, ledger, target, view=view, audience=audience, progress=progress)

    def done(count: int) -> None:
        _note(desk, f"导出{ledger.title}：{_FOR[audience]}，{count} {ledger.measure}")
        desk.tell(f"已导出 {count} {ledger.measure}到 {target}", good=True)

    desk.tell(f"正在导出{ledger.title}……", good=True)
    desk.jobs.start(work, done, desk.job_failed)


def _note(desk: Desk, name: str) -> None:
    """Who took what out of the office stands in the history (个人信息保护法 Art. 51); a read-only file has none."""
    if desk.file.read_only:
        return

    def write() -> None:
        with desk.operations.operation(name):
            pass

    desk.try_to(write)


def blank_sheet(desk: Desk, ledger: Ledger) -> None:
    """Write an empty sheet for the villages to fill in."""
    chosen = desk.choose(
        "空白导入表存到哪里", _folder(desk), "Excel 表格 (*.xlsx)", f"{ledger.title}导入表.xlsx"
    )
    if not chosen:
        return
    target = Path(chosen) if chosen.lower().endswith(".xlsx") else Path(f"{chosen}.xlsx")
    desk.memory.put(_FOLDER, str(target.parent))
    file = desk.file

    def work(_progress: Progress) -> int:
        from lawgov_desktop.exchange.exporting.template_sheet import blank

        return blank(file, ledger, target)

    def done(_columns: int) -> None:
        desk.tell(f"空白导入表已存到 {target}，填好后点“导入”。", good=True)

    desk.jobs.start(work, done, desk.job_failed)


def import_ledger(desk: Desk, ledger: Ledger, parent: QWidget) -> None:
    """Ask which sheet, then show what would become of each of its rows."""
    chosen = desk.choose(f"导入{ledger.title}", _folder(desk), _SHEETS, "")
    if not chosen:
        return
    from lawgov_desktop.shell.dialogs.import_window import ImportWindow

    desk.memory.put(_FOLDER, str(Path(chosen).parent))
    ImportWindow(desk, ledger, Path(chosen), parent).open()


def paste_ledger(desk: Desk, ledger: Ledger, parent: QWidget) -> None:
    """Show what would become of each row copied in a spreadsheet."""
    from lawgov_desktop.exchange.importing.clipboard import pasted
    from lawgov_desktop.shell.dialogs.import_window import ImportWindow

    found = desk.try_to(lambda: pasted(ledger, QGuiApplication.clipboard().text()))
    if found is not None:
        sheet, guessed = found
        told = f"没有表头，按内容认作：{'、'.join(guessed)}。" if guessed else ""
        path = Path(_folder(desk)) / sheet.name
        ImportWindow(desk, ledger, path, parent, sheet=sheet, told=told).open()
