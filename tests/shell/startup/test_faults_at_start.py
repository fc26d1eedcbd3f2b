"""Whatever is found at the path of the file: a window says what to do, and no data is lost."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from lawgov_desktop.app import Program
from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.errors import FileDamaged
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.shell.startup.rescue_window import RescueWindow
from lawgov_desktop.shell.startup.start_window import StartWindow
from lawgov_desktop.shell.startup.unlock_window import UnlockWindow
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.backup.backup import backup_before_upgrade
from lawgov_desktop.storage.opening import create_file, open_file
from tests.shell.conftest import Answers, wait_for_jobs

ROOT = Path(__file__).resolve().parents[3]
_HOLD = """
import sys, time
from pathlib import Path
from lawgov_desktop.areas import catalogue
from lawgov_desktop.storage.opening import open_file
with open_file(Path(sys.argv[1]), catalogue()):
    print("open", flush=True)
    time.sleep(60)
"""


def _newer(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("INSERT INTO schema_step (owner, n, sha256) VALUES ('mediation', 99, 'x')")
    db.close()


def _foreign(path: Path) -> None:
    path.unlink()
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE notes (text)")
    db.close()


def _text(path: Path) -> None:
    path.write_text("2023年工作台账，请看附件。" * 50, "utf-8")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("stage", "says"),
    [
        (_newer, "请先安装新版程序"),
        (_foreign, "不是本程序的台账文件，请另选文件"),
        (_text, "不是本程序的台账文件，请另选文件"),
        (_empty, "请从备份恢复，或另选文件"),
        (_folder, "请选台账文件"),
    ],
    ids=["newer", "foreign", "text", "empty", "folder"],
)
def test_what_cannot_be_opened_is_said_and_stays_as_it_is(
    program: Program, sample_path: Path, stage: Callable[[Path], None], says: str, qtbot: QtBot
) -> None:
    stage(sample_path)
    before = sample_path.read_bytes() if sample_path.is_file() else None
    program.begin(sample_path)
    start = program.window
    assert isinstance(start, StartWindow)
    assert start.kind == "open"
    assert says in start._problem.text()
    assert start._problem.isVisible()
    assert before is None or sample_path.read_bytes() == before


def _garbage(path: Path) -> None:
    path.write_bytes(os.urandom(9000))


@pytest.mark.parametrize("stage", [_empty, _garbage])
def test_yesterdays_file_that_is_no_ledger_today_can_be_restored_at_once(
    program: Program, sample_path: Path, catalogue: Catalogue, stage: Callable[[Path], None], qtbot: QtBot
) -> None:
    program.begin(sample_path)
    assert isinstance(program.window, MainWindow)
    wait_for_jobs(program.window, qtbot)
    backup_before_upgrade(program.window.context.file)
    program.window.leave()
    stage(sample_path)
    before = sample_path.read_bytes()
    program.begin(None)
    rescue = program.window
    assert isinstance(rescue, RescueWindow)
    rescue.go.click()
    window = program.window
    assert isinstance(window, MainWindow)
    wait_for_jobs(window, qtbot)
    assert Dispute.select().count() > 40
    (aside,) = sample_path.parent.glob("恢复前*.lawgov")
    assert aside.read_bytes() == before


@pytest.mark.parametrize("missing", ["setting", "dispute", "operation", "schema_step"])
def test_a_file_another_tool_took_something_out_of_leads_to_its_backups(
    program: Program, sample_path: Path, catalogue: Catalogue, missing: str
) -> None:
    with open_file(sample_path, catalogue) as file:
        backup_before_upgrade(file)
    with sqlite3.connect(sample_path) as db:
        db.execute(f"DROP TABLE {missing}")
    db.close()
    program.start(sample_path)
    rescue = program.window
    assert isinstance(rescue, RescueWindow)
    assert rescue.entry is not None
    if missing == "schema_step":
        rescue.go.click()
        assert isinstance(program.window, MainWindow)


def _with_trigger(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TRIGGER 偷改 AFTER UPDATE ON dispute BEGIN DELETE FROM person; END")
    db.close()


@pytest.mark.parametrize("answer", ["read", "leave"])
def test_a_file_with_the_trigger_of_another_tool_is_offered_for_reading(
    program: Program, sample_path: Path, answers: Answers, answer: str, qtbot: QtBot
) -> None:
    _with_trigger(sample_path)
    answers.next = [answer]
    program.begin(sample_path)
    title, text, keys = answers.asked[0]
    assert title == "文件里有别的工具加的内容"
    assert "CREATE TRIGGER 偷改 AFTER UPDATE ON dispute BEGIN DELETE FROM person; END" in text
    assert keys == ["leave", "read"]
    if answer == "read":
        window = program.window
        assert isinstance(window, MainWindow)
        assert window.context.file.read_only
        wait_for_jobs(window, qtbot)
    else:
        assert not isinstance(program.window, MainWindow)


@pytest.mark.parametrize(
    "missing", ["setting", "change", "term", "holiday", "blob", "search_row", "print_log"]
)
def test_reading_a_file_with_a_table_missing_is_a_sentence(
    sample_path: Path, catalogue: Catalogue, missing: str
) -> None:
    with sqlite3.connect(sample_path) as db:
        db.execute(f"DROP TABLE {missing}")
    db.close()
    with pytest.raises(FileDamaged, match="缺了程序要用的东西"):
        open_file(sample_path, catalogue, read_only=True)


def test_a_failure_of_ours_on_the_way_reaches_a_window_too(
    program: Program, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[object] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: caught.append(error))
    del program.catalogue
    program.start(sample_path)
    assert isinstance(program.window, StartWindow)
    assert isinstance(caught[0], AttributeError), "and the crash window over it"


def test_a_wrong_passphrase_given_beforehand_is_asked_for_again(
    program: Program, tmp_path: Path, catalogue: Catalogue
) -> None:
    create_file(tmp_path / "密.db", catalogue, "七月十五赶集日子").close()
    program.start(tmp_path / "密.db", "正月十五闹元宵节")
    unlock = program.window
    assert isinstance(unlock, UnlockWindow)
    assert "口令不对" in unlock._problem.text()


def test_a_backup_is_not_opened_as_a_file_because_that_would_change_it(
    program: Program, sample_path: Path, catalogue: Catalogue
) -> None:
    with open_file(sample_path, catalogue) as file:
        path = backup_before_upgrade(file)
    before = path.read_bytes()
    program.begin(path)
    assert isinstance(program.window, StartWindow)
    assert "是一份备份" in program.window.problem
    assert path.read_bytes() == before


def test_ledgers_are_found_although_this_computer_forgot_them(program: Program, empty_path: Path) -> None:
    data = program._paths.data
    data.mkdir()
    shutil.copy(empty_path, data / "下良镇.db")
    program.begin(None)
    assert isinstance(program.window, MainWindow)
    program.window.leave()
    program.ui_state.forget("file.last")
    shutil.copy(empty_path, data / "上良镇.db")
    program.begin(None)
    start = program.window
    assert isinstance(start, StartWindow)
    assert "几个台账文件" in start.problem
    assert start.open_form.file.text() == str(data / "上良镇.db")


@pytest.mark.parametrize("name", ["长" * 200, "锁着/台账.db"], ids=["too long", "shut away"])
def test_a_path_nobody_can_get_at_is_a_sentence(program: Program, tmp_path: Path, name: str) -> None:
    shut = tmp_path / "锁着"
    shut.mkdir(mode=0)
    try:
        program.begin(tmp_path / name)
    finally:
        shut.chmod(0o700)
    start = program.window
    assert isinstance(start, StartWindow)
    assert start.kind == "new" or "打不开" in start.problem


@pytest.fixture
def held(sample_path: Path) -> Iterator[Path]:
    """The sample year open for writing in another program."""
    env = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(sample_path)], stdout=subprocess.PIPE, env=env
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        yield sample_path
        other.kill()


def test_a_second_program_is_told_who_holds_the_file_and_may_read(
    program: Program, held: Path, answers: Answers, qtbot: QtBot
) -> None:
    answers.next = ["read"]
    program.begin(held)
    window = program.window
    assert isinstance(window, MainWindow)
    wait_for_jobs(window, qtbot)
    title, sentence, _keys = answers.asked[0]
    assert title == "文件正在别处使用"
    assert "正在使用这个文件" in sentence
    assert "打开）" in sentence, "the holder's name and hour"
    assert window.context.file.read_only
    assert Dispute.select().count() > 40
