"""备份恢复: backups are made, listed, compared and restored, and the present file is never lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.app import Program
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.shell.backup.restore_actions import look_at
from lawgov_desktop.shell.services.backup_folders import set_backup_folder
from lawgov_desktop.shell.services.backup_status import day_words
from lawgov_desktop.shell.startup.unlock_window import UnlockWindow
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.catalog import list_backups
from lawgov_desktop.storage.backup.verify import verify
from lawgov_desktop.storage.engine import volumes
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.write.operations import Operations
from tests.shell.conftest import Answers, wait_for_jobs


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that the program takes for a USB stick."""
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    monkeypatch.setattr(volumes, "sticks", lambda: [volumes.Stick(folder, "U 盘 KINGSTON")])
    return folder


@pytest.fixture
def page(window: MainWindow, stick: Path, qtbot: QtBot) -> Any:
    window.page_stack.open("backup")
    wait_for_jobs(window, qtbot)
    return window.page_stack.page("backup")


def make(window: MainWindow, page: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.backup_scheduler.made, timeout=30_000):
        page.begin()
    wait_for_jobs(window, qtbot)


def test_a_backup_to_the_stick_is_good_news(window: MainWindow, page: Any, stick: Path, qtbot: QtBot) -> None:
    assert page.entries == []
    assert not page.detail.restore.isEnabled()
    make(window, page, qtbot)
    assert len(list(stick.rglob("*.lawgov"))) == 1
    assert page.entries[0].state == "核验一致"
    assert "核对，一致" in window.page_stack.message_bar.text
    assert page.bar.title.text().startswith("最近一次核验过的备份：今天")
    assert page.table.rows.cell(0, 4).text == "核验一致"


def test_without_a_stick_the_clerk_is_asked_where_to(
    window: MainWindow, answers: Answers, qtbot: QtBot, sample_path: Path
) -> None:
    window.page_stack.open("backup")
    page: Any = window.page_stack.page("backup")
    wait_for_jobs(window, qtbot)
    page.begin()
    assert "U 盘" in answers.asked[0][0]
    assert window.backup_scheduler.job is None, "Esc makes no backup"
    answers.next = ["local"]
    make(window, page, qtbot)
    assert len(list((sample_path.parent / "备份").glob("*.lawgov"))) == 1


def test_what_a_restore_takes_away_stands_above_the_button(
    window: MainWindow, page: Any, qtbot: QtBot
) -> None:
    make(window, page, qtbot)
    for name in ("新村甲", "新村乙"):
        window.context.operations.save(window.context.file.catalogue.ledger("village"), Village(name=name))
    page.refresh()
    wait_for_jobs(window, qtbot)
    assert "恢复后会少 2 行" in page.detail.consequence.label.text()
    rows = page.detail.table.rows
    changed = [rows.cell(r, 0).text for r in range(rows.rowCount()) if rows.cell(r, 3).bold]
    assert changed == ["村（社区）"]


def test_restoring_asks_then_opens_the_backup_and_keeps_the_present_file(
    program: Program, window: MainWindow, page: Any, answers: Answers, qtbot: QtBot, sample_path: Path
) -> None:
    make(window, page, qtbot)
    window.context.operations.save(window.context.file.catalogue.ledger("village"), Village(name="新村"))
    page.refresh()
    wait_for_jobs(window, qtbot)
    page.detail.restore.click()
    assert program.window is window, "Esc restores nothing"
    answers.next = ["restore"]
    page.detail.restore.click()
    again = program.window
    assert isinstance(again, MainWindow)
    assert again is not window
    wait_for_jobs(again, qtbot)
    assert again.context.file.path == sample_path
    assert not Village.select().where(Village.name == "新村").exists()
    (aside,) = sample_path.parent.glob("恢复前*.lawgov")
    assert "已恢复" in again.page_stack.message_bar.text
    again.page_stack.open("backup")
    wait_for_jobs(again, qtbot)
    listed: Any = again.page_stack.page("backup")
    assert aside in [e.path for e in listed.entries], "随时可以再换回来"


def test_the_backup_just_made_is_shown_beside_the_file(window: MainWindow, page: Any, qtbot: QtBot) -> None:
    make(window, page, qtbot)
    window.context.operations.save(window.context.file.catalogue.ledger("village"), Village(name="新村"))
    make(window, page, qtbot)
    assert page.current is page.entries[0]
    assert page.current.made == max(e.made for e in page.entries)
    assert "行数不会变少" in page.detail.words


def test_a_backup_that_rotted_is_found_when_it_is_chosen(
    window: MainWindow, page: Any, stick: Path, qtbot: QtBot
) -> None:
    make(window, page, qtbot)
    (file,) = stick.rglob("*.lawgov")
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)
    page.refresh()
    wait_for_jobs(window, qtbot)
    assert page.table.rows.cell(0, 4).text == "读不全，不能用"
    assert not page.detail.restore.isEnabled()
    assert "读不全" in page.detail.consequence.label.text()


def test_backups_of_another_file_are_told_apart(
    window: MainWindow, page: Any, stick: Path, empty_path: Path, catalogue: Catalogue, qtbot: QtBot
) -> None:
    (stick / "法治台账备份").mkdir()
    with open_file(empty_path, catalogue) as other:
        backup(other, stick / "法治台账备份")
    window.backup_scheduler.look()
    page.refresh()
    wait_for_jobs(window, qtbot)
    assert window.backup_scheduler.newest is None, "what is safe of another file says nothing of this one"
    assert "另一个文件" in page.table.rows.cell(0, 1).text
    assert "另一个台账文件（下良镇）" in page.detail.words


def test_a_backup_of_an_older_program_can_be_looked_into(
    program: Program, window: MainWindow, page: Any, answers: Answers, qtbot: QtBot, tmp_path: Path,
    catalogue: Catalogue,
) -> None:  # fmt: skip
    with create_file(tmp_path / "旧.db", Catalogue(catalogue.areas[:1])) as old:
        Operations(old).save(catalogue.ledger("village"), Village(name="旧村"))
        path = backup(old, tmp_path).path
    before = path.read_bytes()
    (entry,) = list_backups([tmp_path])
    answers.next = ["look"]
    look_at(window.context, entry, window.leave_for)
    looking = program.window
    assert isinstance(looking, MainWindow)
    wait_for_jobs(looking, qtbot)
    assert looking.context.file.read_only
    assert [v.name for v in Village.select()] == ["旧村"]
    assert path.read_bytes() == before


def test_what_was_written_before_a_bad_end_is_backed_up_by_the_next_session(
    program: Program, window: MainWindow, sample_path: Path, qtbot: QtBot
) -> None:
    window.context.operations.save(window.context.file.catalogue.ledger("village"), Village(name="新村"))
    # As a power cut: nothing was asked and nothing was backed up.
    window.leave()
    program.begin(sample_path)
    again = program.window
    assert isinstance(again, MainWindow)
    wait_for_jobs(again, qtbot)
    with qtbot.waitSignal(again.gone, timeout=20_000):
        again.close()
    assert len(list((sample_path.parent / "备份").glob("*.lawgov"))) == 1
    program.begin(sample_path)
    last = program.window
    assert isinstance(last, MainWindow)
    assert not last.backup_scheduler.due


def test_a_clock_that_was_wrong_once_hides_no_old_backup(
    window: MainWindow, page: Any, stick: Path, qtbot: QtBot
) -> None:
    folder, now = stick / "法治台账备份", dt.datetime.now().replace(microsecond=0)
    folder.mkdir()
    backup(window.context.file, folder, at=now + dt.timedelta(days=900))
    window.backup_scheduler.look()
    wait_for_jobs(window, qtbot)
    assert window.page_stack.sidebar.backup.text() == "备份日期在将来"
    backup(window.context.file, folder, at=now - dt.timedelta(days=30))
    window.backup_scheduler.look()
    wait_for_jobs(window, qtbot)
    assert window.backup_scheduler.newest.made == now - dt.timedelta(days=30)


def test_a_torn_backup_says_so_and_cannot_be_restored(
    window: MainWindow, page: Any, stick: Path, qtbot: QtBot
) -> None:
    make(window, page, qtbot)
    (file,) = stick.rglob("*.lawgov")
    file.write_bytes(file.read_bytes()[:-4096])
    page.refresh()
    wait_for_jobs(window, qtbot)
    assert page.table.rows.cell(0, 4).text == "读不全，不能用"
    assert not page.detail.restore.isEnabled()
    assert not page.detail.look.isEnabled()


def test_looking_at_a_backup_is_read_only_and_leads_back(
    program: Program, window: MainWindow, page: Any, answers: Answers, qtbot: QtBot, sample_path: Path
) -> None:
    make(window, page, qtbot)
    window.context.operations.save(window.context.file.catalogue.ledger("village"), Village(name="新村"))
    answers.next = ["look"]
    page.detail.look.click()
    looking = program.window
    assert isinstance(looking, MainWindow)
    wait_for_jobs(looking, qtbot)
    assert looking.context.file.read_only
    assert not Village.select().where(Village.name == "新村").exists()
    looking.close()
    back = program.window
    assert isinstance(back, MainWindow)
    wait_for_jobs(back, qtbot)
    assert back.context.file.path == sample_path
    assert not back.context.file.read_only
    assert Village.select().where(Village.name == "新村").exists()


def test_without_the_old_passphrase_a_look_leads_back(
    program: Program, window: MainWindow, page: Any, answers: Answers, qtbot: QtBot, sample_path: Path,
    catalogue: Catalogue, tmp_path: Path,
) -> None:  # fmt: skip
    with create_file(tmp_path / "密.db", catalogue, "七月十五赶集日子") as other:
        path = backup(other, tmp_path).path
    (entry,) = list_backups([path.parent])
    answers.next = ["look"]
    look_at(window.context, entry, window.leave_for)
    unlock = program.window
    assert isinstance(unlock, UnlockWindow)
    unlock.close()
    back = program.window
    assert isinstance(back, MainWindow), "not the end of the program"
    wait_for_jobs(back, qtbot)
    assert back.context.file.path == sample_path


def test_a_full_or_missing_stick_is_a_sentence(
    window: MainWindow, page: Any, stick: Path, qtbot: QtBot
) -> None:
    stick.rmdir()
    stick.write_text("no longer a folder")
    with qtbot.waitSignal(window.backup_scheduler.failed, timeout=30_000):
        page.begin()
    wait_for_jobs(window, qtbot)
    assert window.page_stack.message_bar.text
    assert page.bar.now.isEnabled()


def test_days_are_told_as_people_say_them() -> None:
    today = dt.date(2023, 11, 22)
    assert day_words(dt.datetime(2023, 11, 22, 9, 12), today) == "今天 09:12"
    assert day_words(dt.datetime(2023, 11, 21, 17, 30), today) == "昨天 17:30"
    assert day_words(dt.datetime(2023, 11, 17, 17, 52), today) == "11-17 17:52"
    assert day_words(dt.datetime(2022, 12, 30, 9, 0), today) == "2022-12-30"


def test_every_half_hour_a_change_is_backed_up_and_nothing_when_nothing_changed(
    window: MainWindow, qtbot: QtBot, sample_path: Path
) -> None:
    backup_scheduler = window.backup_scheduler
    assert backup_scheduler._timer.isActive()
    assert backup_scheduler._timer.interval() == 30 * 60 * 1000
    backup_scheduler._timer.timeout.emit()
    wait_for_jobs(window, qtbot)
    assert not (sample_path.parent / "备份").exists()
    window.context.operations.save(window.context.file.catalogue.ledger("village"), Village(name="新村"))
    backup_scheduler._timer.timeout.emit()
    wait_for_jobs(window, qtbot)
    backup_scheduler._timer.timeout.emit()
    wait_for_jobs(window, qtbot)
    assert len(list((sample_path.parent / "备份").glob("*.lawgov"))) == 1
    assert window.page_stack.sidebar.backup.text().startswith("备份 今天")


def test_when_the_chosen_folder_is_gone_the_backup_goes_beside_the_data_and_says_so(
    window: MainWindow, qtbot: QtBot, sample_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "文件").write_text("no folder")
    set_backup_folder(window.context.ui_state, tmp_path / "文件" / "备份")
    window.context.operations.save(window.context.file.catalogue.ledger("village"), Village(name="新村"))
    window.backup_scheduler._timer.timeout.emit()
    wait_for_jobs(window, qtbot)
    assert len(list((sample_path.parent / "备份").glob("*.lawgov"))) == 1
    assert "用不了" in window.page_stack.message_bar.text


def test_what_was_said_of_a_backup_while_the_window_closed_is_said_again(
    program: Program, window: MainWindow, qtbot: QtBot, sample_path: Path, tmp_path: Path
) -> None:
    (tmp_path / "文件").write_text("no folder")
    set_backup_folder(window.context.ui_state, tmp_path / "文件" / "备份")
    window.context.operations.save(window.context.file.catalogue.ledger("village"), Village(name="新村"))
    with qtbot.waitSignal(window.gone, timeout=20_000):
        window.close()
    program.begin(sample_path)
    again = program.window
    assert isinstance(again, MainWindow)
    assert "用不了" in again.page_stack.message_bar.text
    assert again.backup_scheduler.take_unread() == ""


def test_closing_waits_for_the_backup_to_the_stick(
    window: MainWindow, page: Any, stick: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.gone, timeout=30_000):
        page.begin()
        window.close()
    (made,) = stick.rglob("*.lawgov")
    assert verify(made).good


def test_a_window_that_waited_for_a_backup_in_vain_stays(
    window: MainWindow, page: Any, stick: Path, qtbot: QtBot
) -> None:
    page.begin()
    window.close()
    window.backup_scheduler.cancel()
    qtbot.waitUntil(lambda: window.backup_scheduler.job is None, timeout=20_000)
    wait_for_jobs(window, qtbot)
    assert window.isVisible()
    assert window.page_stack.isEnabled()
    assert not list(stick.rglob("*.lawgov"))
