"""Fixtures of the widget tests: the theme, typing as an input method does, a form with invented people."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeParty
from lawgov_desktop.areas.mediation.dispute_ledger import DISPUTES
from lawgov_desktop.records.fields.options import Option
from lawgov_desktop.records.time import dates
from lawgov_desktop.widgets.form.form import Form
from lawgov_desktop.widgets.record.pane import RecordPane
from lawgov_desktop.widgets.style.theme import Theme

WORDS = {
    "village": ("东河村", "西河底村", "柳沟村"),
    "kind": ("邻里", "婚姻家庭", "房屋宅基地"),
    "source": ("村干部与网格员自查", "上级交办"),
    "colour": ("红", "黄", "绿"),
    "committee": ("镇调委会", "东河村调委会"),
}
INITIALS = {"东河村": "dhc", "西河底村": "xhdc", "柳沟村": "lgc", "邻里": "ll"}


def options(field: object) -> list[Option]:
    """Options as a page would read them from the file."""
    words = WORDS.get(getattr(field, "name", ""), ())
    return [Option(number, word, search=INITIALS.get(word, "")) for number, word in enumerate(words, 1)]


@pytest.fixture(scope="session")
def session_theme(qapp: QApplication) -> Theme:
    """One theme for the session: it owns the application's fonts and style."""
    return Theme(qapp)


@pytest.fixture(autouse=True)
def theme(session_theme: Theme) -> Theme:
    """Light theme of normal size before every test; days without a year are in 2023."""
    if session_theme.mode != "light" or session_theme.scale != 1.0:
        session_theme.apply("light", 1.0)
    dates.set_working_year(2023)
    return session_theme


@pytest.fixture
def commit() -> Callable[[QWidget, str], None]:
    """Type text the way an input method commits it."""

    def type_in(widget: QWidget, text: str) -> None:
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return type_in


@pytest.fixture
def press(qtbot: QtBot) -> Callable[..., None]:
    """Press a key in the widget with the focus."""

    def key(which: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, which, modifiers)

    return key


def dispute() -> Dispute:
    """A saved dispute of invented people."""
    made = Dispute(
        number=2023000017,
        accepted_on=dt.date(2023, 4, 12),
        village=1,
        kind=1,
        source=1,
        committee=1,
        colour=2,
        amount=320000,
        summary="雨水流进后院。",
    )
    made.id = 17
    return made


def parties() -> list[DisputeParty]:
    """Both parties of that dispute."""
    made = [
        DisputeParty(
            side="甲方", name="李明山", sex="男", age=58, phone="13800002017", id_number="110101196501010018"
        ),
        DisputeParty(side="乙方", name="王秀英", sex="女", age=52, phone="15200007730", address="东河村二组"),
    ]
    for number, row in enumerate(made, 1):
        row.id = number
    return made


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    """The form of a dispute, shown wide enough for two columns."""
    made = Form(DISPUTES, options)
    qtbot.addWidget(made)
    made.resize(540, 900)
    made.load(dispute(), {"parties": parties()})
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def pane(qtbot: QtBot) -> RecordPane:
    """The record pane with that dispute."""
    made = RecordPane(DISPUTES, options)
    qtbot.addWidget(made)
    made.resize(571, 768)
    made.load(
        dispute(), {"parties": parties()}, title="纠纷 2023-017", subtitle="东河村 · 李明山与王秀英 · 邻里"
    )
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made
