"""Opening the window loads nothing that only printing, spreadsheets or pinyin need."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    "reportlab", "openpyxl", "xlsxwriter", "docx", "pypinyin", "pypdfium2", "PIL", "segno", "uharfbuzz", "fontTools",
    "python_calamine", "lxml",
)  # fmt: skip

_SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from lawgov_desktop.app import Program
from lawgov_desktop.paths import Paths

app = QApplication([])
home = Path(sys.argv[1])
program = Program(app, Paths(home / "data", home / "config", home / "logs"))
program.ui_state.put("operators", ["赵敏"])
program.begin(Path(sys.argv[2]))
program.window.page_stack.open(sys.argv[3])
loop = QEventLoop()
def settled():
    if program.window.context.jobs.running == 0:
        loop.quit()
timer = QTimer(interval=20)
timer.timeout.connect(settled)
timer.start()
loop.exec()
print(" ".join(m for m in sys.argv[4:] if m in sys.modules))
program.window.leave()
"""


@pytest.mark.parametrize("page", ["home", "mediation", "backup", "settings", "help"])
def test_the_window_opens_without_heavy_libraries(sample_path: Path, tmp_path: Path, page: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT, str(tmp_path), str(sample_path), page, *HEAVY],
        capture_output=True, text=True, timeout=100, check=True,
    )  # fmt: skip
    assert done.stdout.split() == []
