"""F1: the help of what is in view, written from the declarations, and back again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from lawgov_desktop.shell.desk import Place
from lawgov_desktop.shell.help_ledger import html_of
from lawgov_desktop.shell.window import MainWindow


def test_f1_tells_of_the_ledger_in_view_and_leads_back(
    window: MainWindow, press: Callable[..., None]
) -> None:
    window.go(Place("mediation", "petition"))
    press(Qt.Key.Key_F1)
    assert window.frame.current == "help"
    told = window.frame.page("help").text.toPlainText()  # type: ignore[attr-defined]
    assert told.startswith("信访")
    assert "15 天内告知" in told
    assert "年报从这里数" in told
    press(Qt.Key.Key_F1)
    assert window.frame.current == "mediation"
    assert window.frame.page("mediation").ledger.title == "信访"  # type: ignore[attr-defined]


def test_every_ledger_has_a_page(window: MainWindow) -> None:
    for ledger in window.desk.file.catalogue.ledgers.values():
        html = html_of(window.desk.file.catalogue, ledger)
        assert ledger.purpose in html
        assert html.count("<p>") >= len(ledger.sections)
