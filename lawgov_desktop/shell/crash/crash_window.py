"""The window shown for a bug: saved data is safe, details to copy, and a choice to go on or to end."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.style import theme

_SAFE = (
    "程序里有一处错误，刚才这一步没有做完。已经保存的内容都在文件里，不会丢；"
    "正在填写、还没有保存的内容也还在窗口里，可以继续填写并保存。"
)

#: Result of the crash window for ending the program; Esc goes on.
LEAVE = 2


class CrashWindow(QDialog):
    """Shows what happened in plain words; 继续使用 closes it, 退出程序 ends the program."""

    def __init__(self, details: str, log_file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crash")
        self.setWindowTitle("程序出错了")
        self.details = details
        title = theme.label("程序出错了，已经保存的内容没有丢", "record")
        words = theme.label(_SAFE, "text", "ink2")
        hint = theme.label(
            f"请把上面的内容复制给维护人员，里面没有台账内容。日志在 {log_file}", "small", "ink2"
        )
        for label in (title, words, hint):
            label.setWordWrap(True)
        text = QPlainTextEdit(details)
        text.setReadOnly(True)
        text.setAccessibleName("出错的位置")
        text.setTabChangesFocus(True)
        copy = Button("复制", "plain", name="copy")
        leave = Button("退出程序", "plain", name="leave")
        go_on = Button("继续使用", "filled", name="go_on")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        leave.clicked.connect(lambda: self.done(LEAVE))
        go_on.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[theme.px(1.7)] * 4)
        layout.setSpacing(theme.px(0.85))
        for part in (title, words, text, hint):
            layout.addWidget(part)
        layout.addLayout(row)
        self.resize(theme.px(42), theme.px(26))
        go_on.setFocus()
