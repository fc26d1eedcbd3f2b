"""Attachments and the desktop: the last folder is offered again, files are shown from copies that are deleted."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from lawgov_desktop.app import Program
from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.errors import OperationRefused
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.services import temporary_copies
from lawgov_desktop.shell.services.attachment_files import AttachmentCopies, files_of
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.tables import attachment_rows
from lawgov_desktop.summary.home_content import SOURCES
from lawgov_desktop.summary.tasks import missing_papers
from tests.shell.conftest import ledger_page, open_window, wait_for_jobs


class Viewer(QObject):
    """In place of the programs of the desktop: records the files that are opened."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    viewer = Viewer()
    QDesktopServices.setUrlHandler("file", viewer, "open")
    yield viewer
    QDesktopServices.unsetUrlHandler("file")


def test_a_paper_is_added_and_opened_in_the_window_and_its_copy_goes_with_it(
    window: MainWindow, viewer: Viewer, tmp_path: Path, qtbot: QtBot
) -> None:
    scan = tmp_path / "扫描件" / "协议书（盖章）.pdf"
    scan.parent.mkdir()
    scan.write_bytes(b"%PDF stamped")
    window.context.choose_several = lambda title, folder, kinds: [str(scan)]
    window.go(Location("mediation", "dispute"))
    page = ledger_page(window, "mediation")
    row = Dispute.get(Dispute.number == 2023000012)
    page.sheet.select(row.id)
    panel = page.sheet.editing.extras.evidence
    assert panel.attachments.missing == ("协议书",)
    panel.choose("协议书")
    wait_for_jobs(window, qtbot)
    assert panel.attachments.missing == ()
    assert [a.name for a in attachment_rows.of_row(window.context.file.db, row.uid)][-1] == scan.name
    panel.table.go_to(len(panel.table.rows.lines) - 1)
    panel.open()
    (copy,) = viewer.opened
    assert (copy.name, copy.read_bytes()) == (scan.name, b"%PDF stamped")
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IRGRP | stat.S_IROTH)
    asked: list[str] = []
    window.context.choose_several = lambda title, folder, kinds: asked.append(folder) or []
    panel.choose("协议书")
    assert asked == [str(scan.parent)]
    window.leave()
    assert not copy.exists()
    assert not copy.parent.exists()


def test_two_papers_of_one_name_are_two_copies(viewer: Viewer) -> None:
    copies = AttachmentCopies()
    for content in (b"one", b"two"):
        copies.show("协议书.pdf", content)
    assert [path.read_bytes() for path in viewer.opened] == [b"one", b"two"]
    copies.clear()
    assert not any(path.exists() for path in viewer.opened)
    copies.clear()


def test_copies_a_killed_program_left_are_swept_away(
    program: Program, sample_path: Path, qtbot: QtBot, viewer: Viewer
) -> None:
    AttachmentCopies().show("协议书.pdf", b"of a program that was killed")
    looked_at, old = (
        temporary_copies.make(temporary_copies.BACKUPS),
        temporary_copies.make(temporary_copies.BACKUPS),
    )
    os.utime(old, (0, 0))
    sample_path.with_name(sample_path.name + ".holder").write_text("赵敏", "utf-8")
    window = open_window(program, sample_path, qtbot)
    assert not viewer.opened[0].exists()
    assert not old.exists()
    assert looked_at.exists(), "another window may be looking at it"
    # What is swept is only what programs left: the window makes its own again.
    window.context.show_copy("协议书.pdf", b"of this one")
    assert viewer.opened[1].exists()


@pytest.mark.parametrize(
    "name", ["登记表.exe", "协议.pdf.lnk", "照片.jpg.bat", "没有后缀", "宏.docm", "网页.html"]
)
def test_what_might_be_a_program_is_not_opened(viewer: Viewer, name: str) -> None:
    with pytest.raises(OperationRefused, match="请先“另存”"):
        AttachmentCopies().show(name, b"MZ")
    assert viewer.opened == []


def test_a_paper_saved_elsewhere_keeps_its_ending(window: MainWindow, tmp_path: Path) -> None:
    window.context.choose = lambda title, folder, kinds, name: str(tmp_path / "交法院")
    assert files_of(window.context).choose_target("另存", "协议书.pdf") == tmp_path / "交法院.pdf"
    window.context.choose = lambda title, folder, kinds, name: ""
    assert files_of(window.context).choose_target("另存", "协议书.pdf") is None


def test_the_home_page_and_the_rows_of_a_figure_tell_what_is_missing(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert missing_papers in SOURCES
    lines = {
        due.location.ledger: due
        for due in missing_papers(window.context.file, 2023, None, None)  # type: ignore[arg-type]
    }
    assert lines["dispute"].what == "6 件纠纷缺佐证"
    assert len(lines["dispute"].location.uids) == 6
    window.go(lines["dispute"].location)
    page = ledger_page(window, "mediation")
    assert page.sheet.list.model.rowCount() == 6
