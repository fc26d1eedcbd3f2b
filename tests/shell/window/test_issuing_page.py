"""The line over the volunteers: certificates are issued by keyboard alone, and one key undoes it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.areas.volunteers.view import VolunteersPage
from lawgov_desktop.shell.window.area_page import AreaPage
from lawgov_desktop.shell.window.main_window import MainWindow
from tests.shell.conftest import Answers, ledger_page

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def live() -> list[Certificate]:
    return list(Certificate.select().where(Certificate.deleted_at.is_null()).order_by(Certificate.id))


@pytest.fixture
def page(window: MainWindow) -> VolunteersPage:
    """The page of the volunteers in the sample year, where one has no certificate yet."""
    window.page_stack.open("volunteers")
    page = ledger_page(window, "volunteers")
    assert isinstance(page, VolunteersPage)
    page.sheet.list.table.setFocus()
    return page


def test_by_keys_all_who_wait_get_a_certificate_and_one_key_takes_it_back(
    page: VolunteersPage, answers: Answers, press: Callable[..., None], write: Callable[..., None]
) -> None:
    before = len(live())
    assert page.waiting.words.text() == "1 名已认定的法律明白人还没有证书"
    press(Key.Key_G, CTRL)
    assert QApplication.focusWidget() is page.waiting.day
    assert page.waiting.wrong.text() == "请填写发证日期"
    write(page.waiting.day, "2023-12-20")
    answers.next = ["issue"]
    press(Key.Key_Return)
    assert len(live()) == before + 1
    assert page.waiting.isHidden()
    assert page.ledger.key == "certificate"
    press(Key.Key_Z, CTRL)
    assert len(live()) == before
    assert page.waiting.isVisible()
    press(Key.Key_Y, CTRL)
    assert len(live()) == before + 1


def test_nobody_gets_one_without_a_yes(
    page: VolunteersPage, answers: Answers, press: Callable[..., None], write: Callable[..., None]
) -> None:
    before = len(live())
    write(page.waiting.day, "2023-12-20")
    answers.next = ["stay"]
    press(Key.Key_Return)
    assert len(live()) == before


def test_a_day_before_the_exam_is_refused_with_the_name(
    page: VolunteersPage,
    window: MainWindow,
    answers: Answers,
    press: Callable[..., None],
    write: Callable[..., None],
) -> None:
    write(page.waiting.day, "2023-1-5")
    answers.next = ["issue"]
    press(Key.Key_Return)
    assert "早于考核日期" in window.page_stack.message_bar.text
    assert "一行也没有登记" in window.page_stack.message_bar.text


def test_the_page_of_an_area_is_laid_over_the_common_one(window: MainWindow, qtbot: QtBot) -> None:
    for area in window.context.file.catalogue.areas:
        page = AreaPage(window.context, area)
        qtbot.addWidget(page)
        assert page.ledger_page.objectName() == area.key
        assert page.ledger_page.print_requested is not None


def test_in_one_pane_the_line_gives_way_to_the_record(
    page: VolunteersPage, window: MainWindow, press: Callable[..., None]
) -> None:
    window.resize(640, 700)
    assert page.waiting.isVisible()
    page.sheet.list.table.select_row(0)
    page.sheet.list.table.setFocus()
    press(Key.Key_Return)
    assert page.waiting.isHidden()
    press(Key.Key_Escape)
    assert page.waiting.isVisible()


def test_villages_with_too_few_are_named_over_the_list(page: VolunteersPage, window: MainWindow) -> None:
    assert page.short.isHidden()
    window.context.operations.configure({"volunteers_per_village": "9"})
    assert page.short.isVisible()
    assert page.short.words.text() == "东河村 6 名、西河底村 6 名等 24 个村，每村至少 9 名在岗"
    window.context.operations.configure({"volunteers_per_village": "3"})
    assert page.short.isHidden()
