"""Attachments of a record: added, opened, removed and restored by keys, and noted in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.records.time import dates
from lawgov_desktop.storage.tables import attachment_rows
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.controls.chips import Chip
from lawgov_desktop.widgets.controls.file_access import FileAccess
from lawgov_desktop.widgets.ledger.page import LedgerPage
from lawgov_desktop.widgets.record.attachments_model import extent
from lawgov_desktop.widgets.record.attachments_panel import AttachmentsPanel
from tests.widgets.ledger_office import Asked, add_disputes, make_page, settle_in

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
REGISTER, TOLD = "受理登记表", "权利义务告知书"


class Desktop:
    """Replaces the desktop: the files chosen next, the path to save to, and the files shown."""

    def __init__(self) -> None:
        self.next: list[Path] = []
        self.titles: list[str] = []
        self.target: Path | None = None
        self.shown: list[tuple[str, bytes]] = []

    @property
    def files(self) -> FileAccess:
        return FileAccess(
            self._choose, lambda title, name: self.target, lambda *copy: self.shown.append(copy)
        )

    def _choose(self, title: str) -> list[Path]:
        self.titles.append(title)
        chosen, self.next = self.next, []
        return chosen


class Office:
    """A page with three disputes, for adding attachments."""

    def __init__(self, operations: Operations, qtbot: QtBot) -> None:
        self.operations, self.asked, self.desktop = operations, Asked(), Desktop()
        self.page: LedgerPage = make_page(operations, self.asked, files=self.desktop.files)
        self.said: list[str] = []
        self.page.message.connect(lambda words, _good: self.said.append(words))
        qtbot.addWidget(self.page)
        self.page.resize(1199, 768)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()
        self.page.entered()

    def open(self, serial: int) -> Any:
        row = Dispute.get(Dispute.number == 2023000000 + serial)
        self.page.sheet.select(row.id)
        return row

    @property
    def panel(self) -> AttachmentsPanel:
        return self.page.sheet.editing.extras.evidence

    @property
    def lines(self) -> list[tuple[str, str]]:
        return [line.cells[:2] for line in self.panel.table.rows.lines]

    @property
    def tab(self) -> str:
        return next(w for w in self.page.sheet.pane.head.tabs._words if w.startswith("佐证"))

    def state(self, serial: int) -> str:
        """The text of the attachment column for a dispute."""
        model = self.page.sheet.list.model
        row = Dispute.get(Dispute.number == 2023000000 + serial)
        index = next(i for i, c in enumerate(model.columns) if c.column.path == "evidence")
        return str(model.index(model.row_of(row.id), index).data())

    def button(self, name: str) -> QPushButton:
        return next(b for b in self.page.findChildren(QPushButton, name) if b.isVisible())

    def kept(self, row: Any, *, trash: bool = False) -> list[attachment_rows.Attachment]:
        return attachment_rows.of_row(self.operations.file.db, row.uid, trash=trash)


@pytest.fixture
def office(operations: Operations, qtbot: QtBot) -> Iterator[Office]:
    settle_in(operations)
    add_disputes(operations, 3)
    dates.set_working_year(2023)
    yield Office(operations, qtbot)
    QApplication.closeAllWindows()


@pytest.fixture
def paper(tmp_path: Path) -> Callable[..., Path]:
    """A file on the disk of the user."""

    def make(name: str = "扫描件.pdf", content: bytes = b"%PDF scan") -> Path:
        path = tmp_path / "扫描" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        return path

    return make


def test_a_missing_paper_is_added_opened_removed_and_brought_back_by_keys(
    office: Office, press: Callable[..., None], paper: Callable[..., Path]
) -> None:
    row = office.open(1)
    assert (office.lines, office.tab, office.state(1)) == (
        [(REGISTER, "还没有"), (TOLD, "还没有")],
        "佐证 缺 2",
        "缺 2",
    )
    press(Key.Key_E, CTRL)
    assert QApplication.focusWidget() is office.panel.table
    office.desktop.next = [paper("登记表.pdf")]
    press(Key.Key_Return)
    assert office.desktop.titles == [f"选择{REGISTER}文件"]
    assert (office.lines[0], office.tab, office.state(1)) == ((REGISTER, "登记表.pdf"), "佐证 缺 1", "缺 1")
    assert office.said == ["已添加 1 份佐证。"]
    press(Key.Key_Up)
    press(Key.Key_Return)
    assert office.desktop.shown == [("登记表.pdf", b"%PDF scan")]
    press(Key.Key_Delete)
    assert (office.state(1), office.kept(row), office.tab) == ("缺 2", [], "佐证 缺 2")
    office.button("removed_evidence").click()
    assert office.lines[-1] == (REGISTER, "登记表.pdf")
    office.panel.table.setFocus()
    press(Key.Key_End)
    office.button("restore_evidence").click()
    assert (office.state(1), len(office.kept(row))) == ("缺 1", 1)
    press(Key.Key_Z, CTRL)
    assert (office.state(1), office.lines[0]) == ("缺 2", (REGISTER, "还没有"))


def test_a_paper_of_the_clerks_own_kind_is_named_in_place(
    office: Office, press: Callable[..., None], commit: Callable[..., None], paper: Callable[..., Path]
) -> None:
    row = office.open(1)
    office.desktop.next = [paper("院墙.jpg", b"\xff\xd8one"), paper("水沟.jpg", b"\xff\xd8two")]
    office.panel.foot.add.setFocus()
    office.panel.foot.add.click()
    offered = [pill.text() for pill in office.panel.asking.findChildren(Chip)]
    assert offered[:2] == [REGISTER, TOLD]
    assert offered[-1] == "其他"
    assert QApplication.focusWidget().text() == REGISTER
    for _ in offered:
        press(Key.Key_Tab)
    assert QApplication.focusWidget().objectName() == "evidence_kind"
    commit(QApplication.focusWidget(), "现场照片")
    press(Key.Key_Return)
    assert [(a.kind, a.name) for a in office.kept(row)] == [
        ("现场照片", "院墙.jpg"),
        ("现场照片", "水沟.jpg"),
    ]
    assert office.panel.asking.isHidden()
    assert office.tab == "佐证 缺 2"
    office.panel.table.setFocus()
    press(Key.Key_End)
    press(Key.Key_F2)
    press(Key.Key_Return)
    assert [a.kind for a in office.kept(row)] == ["现场照片", REGISTER]


def test_esc_gives_up_the_question_and_nothing_that_is_typed(
    office: Office, press: Callable[..., None], paper: Callable[..., Path]
) -> None:
    row = office.open(1)
    office.page.sheet.pane.form.inputs["amount"].fill(5000)  # type: ignore[union-attr]
    office.desktop.next = [paper()]
    office.panel.choose()
    press(Key.Key_Escape)
    assert office.panel.asking.isHidden()
    assert office.kept(row) == []
    assert office.page.sheet.editing.changes == 1


def test_papers_do_not_touch_what_is_being_typed(office: Office, paper: Callable[..., Path]) -> None:
    row = office.open(1)
    office.page.sheet.pane.form.inputs["amount"].fill(5000)  # type: ignore[union-attr]
    office.panel.take([paper()], REGISTER)
    assert (len(office.kept(row)), office.page.sheet.editing.changes) == (1, 1)
    assert office.page.sheet.editing.save()
    assert Dispute.get_by_id(row.id).amount == 5000
    assert office.lines[0] == (REGISTER, "扫描件.pdf")


def test_a_new_record_is_saved_first(
    office: Office, press: Callable[..., None], paper: Callable[..., Path]
) -> None:
    press(Key.Key_N, CTRL)
    assert office.panel._first.isVisible()
    assert office.panel._first.text() == "先保存，再添加佐证。"
    assert not office.panel.foot.add.isVisible()
    office.desktop.next = [paper()]
    office.panel.choose(REGISTER)
    assert office.desktop.titles == []


def test_a_record_in_the_trash_shows_its_papers_and_takes_none(
    office: Office, paper: Callable[..., Path]
) -> None:
    row = office.open(1)
    office.panel.take([paper()], REGISTER)
    office.operations.trash(office.page.ledger, [Dispute.get_by_id(row.id)])
    office.page.sheet.list.show_trash(True)
    office.open(1)
    office.panel.table.go_to(0)
    assert (office.lines[0], office.panel.foot.add.isVisible()) == ((REGISTER, "扫描件.pdf"), False)
    shown = {b.objectName() for b in office.panel.foot.findChildren(QPushButton) if b.isVisible()}
    assert shown == {"open_evidence", "save_evidence"}
    office.panel.remove()
    assert len(office.kept(row)) == 1


def test_a_saved_copy_is_the_file_itself(office: Office, paper: Callable[..., Path], tmp_path: Path) -> None:
    office.open(1)
    office.panel.take([paper(content=b"%PDF kept")], REGISTER)
    office.panel.table.go_to(0)
    office.desktop.target = tmp_path / "交给法院.pdf"
    office.button("save_evidence").click()
    assert office.desktop.target.read_bytes() == b"%PDF kept"
    office.desktop.target = tmp_path / "没有这个文件夹" / "甲.pdf"
    office.button("save_evidence").click()
    assert office.said[-1].startswith("不能写到")


def test_a_film_is_refused_with_a_sentence_and_the_way_stays_open(
    office: Office, paper: Callable[..., Path], tmp_path: Path
) -> None:
    row = office.open(1)
    film = tmp_path / "执法录像.mp4"
    with film.open("wb") as file:
        file.truncate(60 * 1024 * 1024)
    office.panel.take([paper(), film], REGISTER)
    assert office.said[-1].startswith("执法录像.mp4 超过 50 MB，放不进台账。")
    assert office.said[-1].endswith("这次选的 2 份都没有添加。")
    assert office.kept(row) == []
    assert office.panel.foot.add.isEnabled()
    office.panel.take([paper()], REGISTER)
    assert len(office.kept(row)) == 1


def test_the_same_file_twice_is_kept_once(office: Office, paper: Callable[..., Path]) -> None:
    row = office.open(1)
    office.panel.take([paper()], REGISTER)
    office.panel.take([paper("同一份.pdf")], REGISTER)
    assert [a.name for a in office.kept(row)] == ["扫描件.pdf", "同一份.pdf"]
    assert office.operations.file.db.execute_sql("SELECT count(*) FROM blob").fetchone() == (1,)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("..结尾有点...", "结尾有点"),
        ("笑脸😀和生僻字𠮷.pdf", "笑脸😀和生僻字𠮷.pdf"),
        ("长" * 80 + ".pdf", "长" * 80 + ".pdf"),
        ("没有后缀", "没有后缀"),
        ("a & b <c>.pdf", "a & b c.pdf"),
    ],
)
def test_odd_names_are_shown_and_kept_as_any_system_takes_them(
    office: Office, paper: Callable[..., Path], given: str, kept: str
) -> None:
    row = office.open(1)
    office.panel.take([paper(given)], REGISTER)
    assert [a.name for a in office.kept(row)] == [kept]
    office.page.grab()
    table = office.panel.table
    assert table.fitted(table.rows.index(0, 1)).replace("…", "") != ""


def test_files_dropped_on_a_line_are_of_its_kind_and_elsewhere_it_is_asked(
    office: Office, press: Callable[..., None], paper: Callable[..., Path]
) -> None:
    row = office.open(1)
    press(Key.Key_E, CTRL)
    QApplication.processEvents()
    table, pane = office.panel.table, office.page.sheet.pane
    second = table.visualRect(table.rows.index(1, 1)).center()
    drop(pane, [paper("告知书.pdf")], pane.mapFromGlobal(table.viewport().mapToGlobal(second)))
    assert [(a.kind, a.name) for a in office.kept(row)] == [(TOLD, "告知书.pdf")]
    drop(pane, [paper("登记表.pdf")], QPoint(20, 20))
    assert not office.panel.asking.isHidden()
    press(Key.Key_Return)
    assert [a.kind for a in office.kept(row)] == [TOLD, REGISTER]
    assert office.state(1) == "齐"
    assert office.tab == "佐证 2"


def drop(target: QWidget, paths: list[Path], spot: QPoint) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter = QDragEnterEvent(spot, copy, data, left, none)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(spot), copy, data, left, none, QEvent.Type.Drop)
    QApplication.sendEvent(target, event)
    assert event.isAccepted()


def test_one_sheet_for_all_marked_rows_is_asked_about(office: Office, paper: Callable[..., Path]) -> None:
    row, table = office.open(1), office.page.sheet.list.table
    for answer, kind, states in (
        ("all", REGISTER, ["缺 1", "缺 3", "齐"]),
        ("one", TOLD, ["齐", "缺 3", "齐"]),
        ("", "协议书", ["齐", "缺 3", "齐"]),
    ):
        table.selectAll()
        office.asked.answers = [answer]
        office.panel.take([paper(f"{kind}.pdf")], kind)
        assert [office.state(n) for n in (1, 2, 3)] == states
    assert office.asked.titles == ["加给哪几行"] * 3
    assert len(office.kept(row)) == 2


def test_the_history_of_the_record_names_the_paper(
    office: Office, qtbot: QtBot, paper: Callable[..., Path]
) -> None:
    office.open(1)
    office.panel.take([paper("登记表.pdf")], REGISTER)
    history = office.page.sheet.editing.extras.history
    qtbot.waitUntil(lambda: f"赵敏 添加佐证：{REGISTER}\n登记表.pdf" in history.text, timeout=3000)


def test_papers_missing_are_a_filter(office: Office, paper: Callable[..., Path]) -> None:
    office.open(3)
    office.panel.take([paper()], REGISTER)
    office.page.sheet.list.filter({"evidence": ["lacking"]})
    assert office.page.sheet.list.filter_bar.texts() == ["佐证：缺"]
    assert office.page.sheet.list.model.rowCount() == 2


def test_in_a_narrow_window_the_papers_come_forward(office: Office, press: Callable[..., None]) -> None:
    office.open(1)
    office.page.set_compact(True)
    press(Key.Key_E, CTRL)
    assert office.page.sheet.list.isHidden()
    assert QApplication.focusWidget() is office.panel.table


def test_pages_are_told_or_else_the_size(office: Office, paper: Callable[..., Path]) -> None:
    row = office.open(1)
    office.panel.take([paper(content=b"x" * 2048)], REGISTER)
    office.panel.take([paper(content=b"x" * 3 * 1024 * 1024)], TOLD)
    assert [extent(a) for a in office.kept(row)] == ["2 KB", "3.0 MB"]


def test_a_name_that_hides_what_the_file_is_is_shown_and_stripped(
    office: Office, paper: Callable[..., Path], tmp_path: Path
) -> None:
    row = office.open(1)
    office.panel.take([paper("申请\u202efdp.exe"), paper()], REGISTER)
    assert office.kept(row)[0].name == "申请fdp.exe"
    assert len(office.kept(row)) == 2
    assert "“申请[U+202E]fdp.exe”的名字里有看不见的字符" in office.said[-1]
    assert "存为“申请fdp.exe”" in office.said[-1]
    # Another program stored such a name in the file.
    db = office.operations.file.db
    db.execute_sql(
        "UPDATE attachment SET name = ? WHERE uid = ?", ("申请\u202efdp.exe", office.kept(row)[0].uid)
    )
    office.panel.reload()
    assert "申请[U+202E]fdp.exe" in [line.cells[1] for line in office.panel.table.rows.lines]
