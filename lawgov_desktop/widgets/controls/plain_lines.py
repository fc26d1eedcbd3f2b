"""Line edits without a record field: passphrase, folder, and a value computed by the program."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from lawgov_desktop.records.text.passphrases import FAIR, STRONG, WEAK, strength_of
from lawgov_desktop.widgets.controls.line_edit import LineEdit

#: Colour tokens.
_TONES = {WEAK: "red", FAIR: "amber_ink", STRONG: "green"}


class PassphraseEdit(LineEdit):
    """口令: hidden while typed, shown while the eye is switched on."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.set_trailing("eye")
        self.opened.connect(self._peek)

    def _peek(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)


def strength_hint(passphrase: str, hint: str = "") -> tuple[str, str]:
    """(text, colour token): how strong a passphrase is; `hint` while nothing is typed."""
    if not passphrase:
        return hint, "ink2"
    strength = strength_of(passphrase)
    return strength.sentence, _TONES[strength.level]


class FolderEdit(LineEdit):
    """The path of a folder; on `opened` the page lets the user choose one."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.set_trailing("folder")


class FixedLineEdit(LineEdit):
    """A value computed by the program: read-only, the tooltip says where it comes from."""

    def __init__(self, label: str, text: str, source: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setText(text)
        self.setCursorPosition(0)
        self.set_fixed(True, source)
