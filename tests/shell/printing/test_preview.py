"""The preview: zoom, wheel, page field, small pages, and the first page before the others."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.shell.printing.print_windows import print_rows
from lawgov_desktop.shell.window.main_window import MainWindow
from tests.shell.conftest import wait_for_jobs
from tests.shell.printing.conftest import certificates, made


@pytest.fixture
def preview(window: MainWindow, qtbot: QtBot) -> Any:
    """The preview of ten certificates."""
    preview = certificates(window, qtbot, 10)
    yield preview
    wait_for_jobs(window, qtbot)
    preview.reject()


def wheel(preview: Any, turn: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Turn the wheel over the page; −120 is one notch down."""
    view = preview.pages._scroll.viewport()
    at = QPointF(view.width() / 2, view.height() / 2)
    event = QWheelEvent(
        at, QPointF(view.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, turn),
        Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def sheet(preview: Any) -> Any:
    return preview.pages._canvas.sheet


def test_the_page_is_as_large_as_it_was_asked_for(preview: Any, qtbot: QtBot) -> None:
    dots = preview.pages.logicalDpiX() / 25.4
    for _ in range(20):
        preview.pages.bar.smaller.click()
    assert sheet(preview).width() == pytest.approx(297 * dots * 0.25, abs=1)
    assert preview.pages.bar.percent.text() == "25%"
    qtbot.keyClick(preview, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert preview.pages.bar.percent.text() == "33%"
    for _ in range(20):
        qtbot.keyClick(preview.pages, Qt.Key.Key_Equal, Qt.KeyboardModifier.ControlModifier)
    assert sheet(preview).width() == pytest.approx(297 * dots * 4, abs=1)
    assert preview.pages._scroll.horizontalScrollBar().maximum() > 0
    preview.pages.bar.width_button.click()
    room = preview.pages._scroll.viewport().width()
    assert room - 50 < sheet(preview).width() < room
    qtbot.keyClick(preview, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert sheet(preview).height() < preview.pages._scroll.viewport().height()


def test_ctrl_and_the_wheel_zoom_around_the_cursor(preview: Any) -> None:
    before = sheet(preview).width()
    wheel(preview, 120, Qt.KeyboardModifier.ControlModifier)
    wheel(preview, 120, Qt.KeyboardModifier.ControlModifier)
    assert sheet(preview).width() > before
    view, canvas = preview.pages._scroll.viewport(), preview.pages._canvas
    middle = QPointF(canvas.mapFrom(view, QPoint(view.width() // 2, view.height() // 2)))
    here = sheet(preview)
    assert (middle.x() - here.x()) / here.width() == pytest.approx(0.5, abs=0.02)
    wheel(preview, -120, Qt.KeyboardModifier.ControlModifier)
    wheel(preview, -120, Qt.KeyboardModifier.ControlModifier)
    assert sheet(preview).width() < before * 1.3
    assert preview.pages.page == 0


def test_the_wheel_scrolls_and_turns_at_the_end_of_the_page(preview: Any) -> None:
    wheel(preview, -120)
    assert preview.pages.page == 1, "a whole page is turned by one notch"
    wheel(preview, 120)
    assert preview.pages.page == 0
    for _ in range(6):
        preview.pages.zoom_by(1)
    bar = preview.pages._scroll.verticalScrollBar()
    bar.setValue(0)
    wheel(preview, -120)
    assert (preview.pages.page, bar.value() > 0) == (0, True)
    bar.setValue(bar.maximum())
    wheel(preview, -60)
    assert preview.pages.page == 0, "half a notch of a touch pad"
    wheel(preview, -60)
    assert (preview.pages.page, bar.value()) == (1, 0)
    wheel(preview, 120)
    assert (preview.pages.page, bar.value()) == (0, bar.maximum())


def test_a_typed_page_number_shows_the_page(preview: Any, qtbot: QtBot) -> None:
    field = preview.pages.bar.field
    assert (field.text(), preview.pages.bar._of.text()) == ("1", "页，共 10 页")
    field.setFocus()
    field.selectAll()
    field.insert("７")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert preview.pages.page == 6
    field.selectAll()
    qtbot.keyClicks(field, "99")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert (preview.pages.page, field.text()) == (6, "7")
    qtbot.keyClick(preview, Qt.Key.Key_PageUp)
    assert (preview.pages.page, field.text()) == (5, "6")
    assert preview.isVisible(), "Enter in the field closes nothing"


def test_small_pages_are_rendered_when_they_come_into_view(
    preview: Any, window: MainWindow, qtbot: QtBot
) -> None:
    wait_for_jobs(window, qtbot)
    assert preview.small.isVisible()
    assert 1 <= len(preview.small.images) < 10
    preview.pages.show_page(9)
    assert preview.small.current == 9
    qtbot.waitUntil(lambda: 9 in preview.small.images, timeout=5000)
    middle = preview.small._sheet(8).center()
    qtbot.mouseClick(preview.small.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert preview.pages.page == 8


def test_the_first_page_is_shown_before_the_others_are_made(window: MainWindow, qtbot: QtBot) -> None:
    printout = window.context.file.catalogue.printouts["certificates"]
    preview = print_rows(window.context, printout, None, window)
    shown: list[tuple[int, bool]] = []
    preview.pages.rendered.connect(lambda: shown.append((preview.pages.count, preview.go.isEnabled())))
    made(preview, window, qtbot)
    assert shown[0] == (6, False)
    assert preview.pages.count == 120
    assert preview.go.isEnabled()
    assert len(preview.printed.rows) == 120  # type: ignore[union-attr]
    preview.reject()


def test_a_preview_closed_while_pages_are_made_says_nothing(window: MainWindow, qtbot: QtBot) -> None:
    printout = window.context.file.catalogue.printouts["certificates"]
    ids = [c.id for c in Certificate.select().limit(30)]
    preview = print_rows(window.context, printout, ids, window)
    preview.reject()
    wait_for_jobs(window, qtbot)
    assert not window.page_stack.message_bar.isVisible()
