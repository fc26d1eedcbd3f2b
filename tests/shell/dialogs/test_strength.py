"""The strength of a new passphrase is said beside its field while it is typed, and nothing is cut off."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from lawgov_desktop.paths import user_paths
from lawgov_desktop.records.text.passphrases import RULE
from lawgov_desktop.shell.dialogs.passphrase_dialog import PassphraseDialog
from lawgov_desktop.shell.startup.start_steps import StartStep
from lawgov_desktop.shell.startup.start_window import StartWindow
from lawgov_desktop.widgets.style.theme import Theme


def test_the_dialog_says_how_strong_a_new_passphrase_is(qtbot: QtBot, theme: Theme) -> None:
    dialog = PassphraseDialog("新口令", f"{RULE}。请写在纸上锁好。", twice=True)
    qtbot.addWidget(dialog)
    dialog.show()
    QTest.keyClicks(dialog._lines[0], "1234567")
    assert dialog.strength.text() == "弱：太短，要 8 个字符或四个词"
    QTest.keyClicks(dialog._lines[0], "8")
    assert dialog.strength.text() == "弱：是键盘上连着的字符，先被试到"
    dialog._lines[0].setText("石桥 杏花 算盘 北斗")
    assert dialog.strength.text() == "强：4 个不同的词"
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    dialog._lines[0].clear()
    assert dialog.strength.text().strip() == ""


def test_the_start_window_says_it_beside_the_field(qtbot: QtBot, theme: Theme, tmp_path: Path) -> None:
    start = StartWindow(user_paths(tmp_path))
    qtbot.addWidget(start)
    form = start.new_form
    step = next(s for s in form.findChildren(StartStep) if form.secret in s._hints)
    label = step._hints[form.secret][0]
    assert label.text() == "建议设；忘了没有人能找回"
    form.town.setText("下良镇")
    assert form.note().endswith("下良镇.db")
    QTest.keyClicks(form.secret, "19850412")
    assert label.text() == "弱：像生日或日期，容易猜到"
    # The name of an encrypted file does not name the town.
    assert form.note().endswith("台账.db")
