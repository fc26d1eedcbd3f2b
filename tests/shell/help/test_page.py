"""F1: the help of the page in view, made from the declarations, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from lawgov_desktop.paths import resources
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.help.ledger_topic import html_of
from lawgov_desktop.shell.window.main_window import MainWindow
from tests.shell.conftest import ledger_page, wait_for_jobs


def test_f1_tells_of_the_ledger_in_view_and_leads_back(
    window: MainWindow, press: Callable[..., None]
) -> None:
    window.go(Location("mediation", "petition"))
    press(Qt.Key.Key_F1)
    assert window.page_stack.current == "help"
    told = window.page_stack.page("help").text.toPlainText()  # type: ignore[attr-defined]
    assert told.startswith("信访")
    assert "15 天内告知" in told
    assert "年报从这里数" in told
    press(Qt.Key.Key_F1)
    assert window.page_stack.current == "mediation"
    assert ledger_page(window, "mediation").ledger.title == "信访"


def test_every_ledger_has_a_page(window: MainWindow) -> None:
    for ledger in window.context.file.catalogue.ledgers.values():
        html = html_of(window.context.file.catalogue, ledger)
        assert ledger.purpose in html
        assert html.count("<p>") >= len(ledger.sections)


def test_every_key_the_window_listens_to_stands_in_the_help(window: MainWindow, qtbot: QtBot) -> None:
    for key in ("home", "volunteers", "mediation", "summary", "backup", "settings", "help"):
        window.go(Location(key))
        wait_for_jobs(window, qtbot)
    heard = {s.key().toString() for s in window.findChildren(QShortcut)}
    heard |= {b.shortcut().toString() for b in window.findChildren(QAbstractButton)}
    told = (resources() / "help" / "01-keys.html").read_text("utf-8")
    # Ctrl+1 … Ctrl+9 are told in one line, arrows and page keys as they stand on the keyboard.
    said = {"Down": "↓", "Up": "↑", "PgDown": "PgDn"}
    for key in sorted(heard - {""}):
        *held, last = key.split("+")
        if not last.isdigit():
            assert "+".join([*held, said.get(last, last)]) in told, key
