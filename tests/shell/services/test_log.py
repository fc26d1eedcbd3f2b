"""The log holds no name of an attachment, whoever writes the message."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_desktop.shell.services import log
from lawgov_desktop.shell.services.log import without_names


@pytest.mark.parametrize(
    ("message", "logged"),
    [
        ("QFile::open: /tmp/lawgov-papers-x1/离婚协议 王秀英.pdf: No such file", "QFile::open: …"),
        ('Could not open "file:///tmp/a/zhang san.pdf"', "Could not open …"),
        ("xdg-open failed for zhangsan.pdf (C:\\Users\\zs\\协议.docx)", "xdg-open failed for … …"),
        ("QImage: 无法读取 王秀英.jpg", "QImage: … …"),
        (
            "QPainter::begin: engine == 0, type: 1",
            "QPainter::begin: engine == 0, type: 1",
        ),
        (
            "This plugin does not support propagateSizeHints()",
            "This plugin does not support propagateSizeHints()",
        ),
    ],
)
def test_names_in_messages_of_qt_are_left_out(message: str, logged: str) -> None:
    assert without_names(message) == logged


def test_a_full_disk_under_the_log_is_silent(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / log.NAME).symlink_to("/dev/full")
    log.start(tmp_path)
    log.note("a line")
    log.stop()
    assert capfd.readouterr() == ("", "")
