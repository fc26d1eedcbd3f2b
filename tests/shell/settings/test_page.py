"""设置: settings stored with history, words renamed in every row, the passphrase set and removed."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop import file_rights
from lawgov_desktop.app import Program
from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.areas.legal_service.rota import make as rota
from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.settings import SETTINGS
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time import workdays
from lawgov_desktop.records.time.holiday import Holiday
from lawgov_desktop.shell.dialogs import passphrase_dialog
from lawgov_desktop.shell.startup.unlock_window import UnlockWindow
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.engine.engine import is_encrypted
from lawgov_desktop.storage.tables.history import last_operation
from lawgov_desktop.widgets.style.theme import Theme
from tests.shell.conftest import Answers, wait_for_jobs


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> Any:
    window.page_stack.open("settings")
    wait_for_jobs(window, qtbot)
    return window.page_stack.page("settings")


def test_a_setting_is_kept_when_it_is_saved(
    window: MainWindow, page: Any, write: Callable[..., None]
) -> None:
    line = page.rows["town"].line
    write(line, "上良镇")
    assert window.context.file.settings["town"] == "下良镇"
    assert page.unsaved() == ["设置（1 处改动）"]
    page.keep.click()
    assert window.context.file.settings["town"] == "上良镇"
    assert page.unsaved() == []
    assert "上良镇" in window.page_stack.sidebar.head.accessibleName()
    assert "上良镇" in window.windowTitle()


def test_dropping_puts_back_what_the_file_has(
    window: MainWindow, page: Any, write: Callable[..., None]
) -> None:
    write(page.rows["town"].line, "上良镇")
    page.revert.click()
    assert page.rows["town"].line.text() == "下良镇"
    assert not page.keep.isEnabled()


def test_a_year_that_is_none_is_said_beside_the_line(
    window: MainWindow, page: Any, write: Callable[..., None]
) -> None:
    write(page.rows["working_year"].line, "去年")
    page.keep.click()
    assert page.rows["working_year"].line.problem
    assert window.context.file.settings["working_year"] == "2023"


def test_colours_and_type_size_belong_to_this_computer(
    program: Program, window: MainWindow, page: Any, theme: Theme, qtbot: QtBot
) -> None:
    page.look.mode.pills["dark"].click()
    page.look.type_size.pills["特大"].click()
    assert theme.mode == "dark"
    assert theme.scale == 1.5
    assert program.ui_state.get("look.mode", str, "") == "dark"
    assert program.ui_state.get("look.size", str, "") == "特大"
    assert QApplication.font().pointSizeF() == pytest.approx(15.75)
    wait_for_jobs(window, qtbot)


def of_kind(label: str) -> int:
    """The number of disputes of that kind."""
    return Dispute.select().join(Term, on=Dispute.kind).where(Term.label == label).count()


def test_a_word_renamed_is_renamed_in_every_row(page: Any, write: Callable[..., None]) -> None:
    page.words.show_vocabulary("dispute_kind")
    before = of_kind("邻里")
    assert before
    place = next(i for i, t in enumerate(page.words.terms) if t.label == "邻里")
    page.words.table.go_to(place)
    write(page.words.line, "邻里关系")
    page.words.rename.click()
    assert of_kind("邻里关系") == before
    assert page.words.table.rows.cell(place, 0).text == "邻里关系"


def test_a_word_put_away_is_no_longer_offered_but_stays_in_its_rows(window: MainWindow, page: Any) -> None:
    page.words.show_vocabulary("dispute_kind")
    page.words.table.go_to(0)
    label = page.words.chosen.label
    rows = of_kind(label)
    page.words.retire.click()
    assert page.words.retire.text() == "恢复使用"
    field = Dispute.field("kind")
    assert label not in [o.label for o in window.context.options(field)]
    assert of_kind(label) == rows
    page.words.retire.click()
    assert label in [o.label for o in window.context.options(field)]


def test_a_new_word_is_added_once(page: Any, write: Callable[..., None]) -> None:
    page.words.show_vocabulary("dispute_kind")
    write(page.words.line, "土地流转")
    page.words.add.click()
    assert Term.select().where(Term.label == "土地流转").count() == 1
    write(page.words.line, "土地流转")
    page.words.add.click()
    assert Term.select().where(Term.label == "土地流转").count() == 1
    assert "已经有" in page.words._problem.text()


def test_a_passphrase_is_set_and_taken_away(
    program: Program, window: MainWindow, page: Any, qtbot: QtBot, sample_path: Path,
    answers: Answers, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(passphrase_dialog, "ask_secret", lambda *_args, **_kwargs: "hongqiqu-1965")
    page.passphrase.set_secret()
    locked = program.window
    assert isinstance(locked, MainWindow)
    wait_for_jobs(locked, qtbot)
    assert is_encrypted(sample_path)
    assert "已设口令" in locked.page_stack.message_bar.text
    locked.page_stack.open("settings")
    answers.next = ["drop"]
    again: Any = locked.page_stack.page("settings")
    again.passphrase.drop_secret()
    opened = program.window
    assert isinstance(opened, MainWindow)
    wait_for_jobs(opened, qtbot)
    assert not is_encrypted(sample_path)


def test_a_passphrase_too_short_is_said_while_it_is_typed(qtbot: QtBot, theme: Theme) -> None:
    dialog = passphrase_dialog.PassphraseDialog("新口令", "", twice=True)
    qtbot.addWidget(dialog)
    for line in dialog._lines:
        line.setText("12345")
    dialog._take()
    assert "口令要至少 8 个字符" in dialog._problem.text()
    assert dialog.secret == ""


def test_a_passphrase_too_short_changes_nothing(
    program: Program,
    window: MainWindow,
    page: Any,
    qtbot: QtBot,
    sample_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(passphrase_dialog, "ask_secret", lambda *_args, **_kwargs: "123")
    page.passphrase.set_secret()
    assert not isinstance(program.window, UnlockWindow)
    assert isinstance(program.window, MainWindow)
    wait_for_jobs(program.window, qtbot)
    assert "8 个字符" in program.window.page_stack.message_bar.text
    assert not is_encrypted(sample_path)


#: Setting → a text it cannot be.
_BAD = (
    ("working_year", "二三年"),
    ("office_phone", "没有"),
    ("village_code_prefix", "1404"),
    ("certificate_body", ""),
    ("certificate_body", "认定{镇}"),
    ("certificate_number", "第 {year} 号"),
    ("certificate_dx", "偏左一点"),
    ("certificate_dy", "11"),
    ("volunteers_per_village", "三"),
    ("adviser_village_limit", ""),
    ("inspections_and_services", "都行"),
    ("town", "镇" * 201),
)


def test_what_a_setting_cannot_be_is_said_beside_its_line(window: MainWindow, page: Any) -> None:
    for key, text in _BAD:
        before = window.context.file.settings[key]
        page.rows[key].line.setText(text)
        assert page.save() is False, key
        assert page.rows[key].line.problem
        assert window.context.file.settings[key] == before
        page.revert.click()


def test_every_setting_takes_its_own_default_and_says_what_it_is_for() -> None:
    for setting in SETTINGS.values():
        if setting.default:
            assert setting.clean(setting.default) == setting.default
        assert setting.label


def test_settings_words_and_holidays_are_taken_back_by_ctrl_z(
    window: MainWindow, page: Any, write: Callable[..., None]
) -> None:
    before = window.context.file.settings["county"]
    write(page.rows["county"].line, "潞城区")
    page.save()
    page.words.show_vocabulary("dispute_kind")
    write(page.words.line, "土地流转")
    page.words.add.click()
    write(page.holidays.day, "2023-12-30")
    page.holidays.worked.click()
    assert Holiday.select().where(Holiday.day == "2023-12-30").exists()
    for _ in range(3):
        page.undo()
    assert window.context.file.settings["county"] == before
    assert not Term.select().where(Term.label == "土地流转").exists()
    assert not Holiday.select().where(Holiday.day == "2023-12-30").exists()
    window.context.undo.redo()
    assert window.context.file.settings["county"] == "潞城区"


def test_a_word_already_used_is_not_taken_back_but_can_be_put_away(
    window: MainWindow, page: Any, write: Callable[..., None]
) -> None:
    page.words.show_vocabulary("dispute_kind")
    write(page.words.line, "土地流转")
    page.words.add.click()
    # Another window uses it meanwhile.
    Dispute.update(kind=Term.get(Term.label == "土地流转")).where(Dispute.id == 1).execute()
    page.undo()
    assert "停用" in window.page_stack.message_bar.text
    assert of_kind("土地流转") == 1


def test_holidays_are_written_as_a_span_and_mended(page: Any, write: Callable[..., None]) -> None:
    card = page.holidays
    write(card.day, "2023-11-29 到 2023-12-03")
    write(card.name, "样例节")
    card.off.click()
    holidays = Holiday.select().where(Holiday.name == "样例节")
    assert [str(line.day) for line in holidays] == ["2023-11-29", "2023-11-30", "2023-12-01"]
    assert not workdays.is_workday(dt.date(2023, 11, 30))
    write(card.day, "2023-11-30")
    card.worked.click()
    assert workdays.is_workday(dt.date(2023, 11, 30))


def test_a_day_that_is_none_is_said_under_the_holidays(page: Any) -> None:
    before = Holiday.select().count()
    for text in ("", "明年春天", "2023-02-30", "10.8 到 10.1", "1.1 到 12.31"):
        page.holidays.day.setText(text)
        page.holidays.off.click()
        assert page.holidays._problem.text()
        assert Holiday.select().count() == before


def test_a_weekend_needs_no_holiday_and_leaves_no_trace(window: MainWindow, page: Any) -> None:
    before = last_operation(window.context.file.db)
    page.holidays.day.setText("2023-12-09 到 2023-12-10")
    page.holidays.off.click()
    assert page.holidays._problem.text() == "周六周日本来就休息，不用写"
    assert last_operation(window.context.file.db) == before


def test_a_year_without_holidays_is_said(window: MainWindow, page: Any) -> None:
    assert "共" in page.holidays.state.text()
    window.show_year(2031)
    assert "2031 年的节假日还没有填" in page.holidays.state.text()
    drafts = rota({"from_day": dt.date(2031, 1, 1), "to_day": dt.date(2031, 1, 10), "weekdays": "周三",
                 "lawyers": "张明", "skip_days_off": True}, 2031, window.context.file.settings.all())  # fmt: skip
    assert all("2031 年的节假日还没有填" in draft.note for draft in drafts)


def test_limits_of_the_office_are_said_beside_the_field(window: MainWindow) -> None:
    village = Village.select().where(Village.code.is_null(False)).first()
    assert not list(village.warnings({}, window.context.file.rule_context()))
    window.context.operations.configure({"village_code_prefix": "110101001", "adviser_village_limit": "1"})
    assert (
        "设置里的 110101001" in next(iter(village.warnings({}, window.context.file.rule_context()))).sentence
    )
    both = AdviserAppointment.select().where(AdviserAppointment.to_day.is_null(False)).first()
    sentences = [warning.sentence for warning in both.warnings({}, window.context.file.rule_context())]
    assert sentences == [] or "最多 1 个" in sentences[0]
    twin = AdviserAppointment(
        village=Village.select().where(Village.id != both.village_id).first(),
        name=both.name, firm=both.firm, from_day=both.from_day, to_day=both.to_day,
    )  # fmt: skip
    assert "最多 1 个" in next(iter(twin.warnings({}, window.context.file.rule_context()))).sentence


def test_who_changed_a_setting_or_a_word_is_read_below(
    window: MainWindow, page: Any, write: Callable[..., None]
) -> None:
    write(page.rows["town"].line, "上良镇")
    page.save()
    page.words.show_vocabulary("dispute_kind")
    page.words.table.go_to(0)
    before = page.words.chosen.label
    write(page.words.line, "改过的词")
    page.words.rename.click()
    page.undo()
    shown = [[cell.text for cell in row[1:]] for row in page.history.table.rows.rows[:3]]
    assert shown == [
        ["赵敏", "撤销：用语改名：改过的词", f"用语：改过的词 → {before}"],
        ["赵敏", "用语改名：改过的词", f"用语：{before} → 改过的词"],
        ["赵敏", "修改设置", "乡镇名称：下良镇 → 上良镇"],
    ]


def test_other_users_of_the_computer_may_read_when_the_office_says_so(
    window: MainWindow, page: Any, sample_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_rights, "_SYSTEM", 0o022)
    before = os.umask(0o077)
    try:
        sample_path.chmod(0o600)
        readers = page.passphrase.readers
        assert readers.present == "own"
        readers.pills["all"].click()
        assert f"{sample_path.stat().st_mode & 0o777:o}" == "644"
        assert file_rights.is_shared(window.context.paths.config)
        readers.pills["own"].click()
        assert f"{sample_path.stat().st_mode & 0o777:o}" == "600"
        assert not file_rights.is_shared(window.context.paths.config)
    finally:
        os.umask(before)
