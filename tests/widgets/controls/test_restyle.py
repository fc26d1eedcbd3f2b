"""The mixin that calls `restyle()` after a change of theme, and never while a constructor runs."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from lawgov_desktop.widgets.controls.restyle import Restyled


class Plate(Restyled, QFrame):
    """Counts the calls; its last part exists only at the end of the constructor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        QApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))
        self.calls = 0
        self.follow_theme()

    def restyle(self) -> None:
        self.calls += 1


def test_events_during_construction_are_ignored(qtbot):
    plate = Plate()
    qtbot.addWidget(plate)
    assert plate.calls == 1


def test_restyle_follows_font_and_style_but_no_other_change(qtbot):
    plate = Plate()
    qtbot.addWidget(plate)
    for kind in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.EnabledChange):
        QApplication.sendEvent(plate, QEvent(kind))
    assert plate.calls == 3
