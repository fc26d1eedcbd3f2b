"""Draw the pictures of the README from the sample year: `.venv/bin/python packaging/pictures.py [FOLDER]`.

The window is drawn without a screen; printed pages are rendered. Equal samples give equal pictures on machines with
the same fonts.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

# Before anything imports Qt.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

if TYPE_CHECKING:
    from lawgov_desktop.shell.window.main_window import MainWindow

#: Picture → page, ledger.
PAGES = {
    "home": ("home", ""),
    "disputes": ("mediation", "dispute"),
    "summary": ("summary", ""),
    "backup": ("backup", ""),
}
SIZE = (1366, 768)
#: Pixels per point of a printed page.
_PAGE_SCALE = 1.1


def main(arguments: list[str]) -> int:
    """Draw every picture into a folder."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parent / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, sample_window(Path(place)) as window:
        for name, (page, ledger) in PAGES.items():
            picture(window, page, ledger, folder / f"{name}.png")
        database = window.context.file.path
        window.leave()
        papers(database, folder)
    return 0


@contextmanager
def sample_window(place: Path) -> Iterator[MainWindow]:
    """The window of a fresh sample file, backed up once, everything loaded."""
    from PySide6.QtWidgets import QApplication

    from lawgov_desktop.app import Program
    from lawgov_desktop.areas import catalogue
    from lawgov_desktop.areas.sample_year import write_sample
    from lawgov_desktop.paths import Paths
    from lawgov_desktop.shell.services import operators
    from lawgov_desktop.shell.window.main_window import MainWindow
    from lawgov_desktop.storage.backup.backup import backup
    from lawgov_desktop.storage.opening import create_file
    from lawgov_desktop.storage.write.operations import Operations

    app = QApplication([])
    path, copies = place / "下良镇.db", place / "备份"
    copies.mkdir()
    with create_file(path, catalogue()) as file:
        file.operator = "赵敏"
        write_sample(Operations(file))
        backup(file, copies, at=dt.datetime(2024, 1, 8, 17, 30))
    program = Program(app, Paths(place, place / "config", place / "logs"))
    operators.remember(program.ui_state, "赵敏")
    program.theme.apply("light", 1.0)
    program.begin(path)
    window = program.window
    assert isinstance(window, MainWindow)
    window.resize(*SIZE)
    settle(window)
    yield window


def settle(window: MainWindow) -> None:
    """Wait for the jobs in the background."""
    from PySide6.QtCore import QEventLoop, QTimer

    for _ in range(200):
        loop = QEventLoop()
        QTimer.singleShot(50, loop.quit)
        loop.exec()
        if not window.context.jobs.running:
            return


def picture(window: MainWindow, page: str, ledger: str, path: Path) -> None:
    """One page of the window, with the first row of its list chosen."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QWidget

    from lawgov_desktop.records.location import Location

    window.go(Location(page, ledger))
    settle(window)
    table = window.findChild(QWidget, f"{ledger}.table")
    if isinstance(table, QWidget):
        QTest.keyClick(table, Qt.Key.Key_Home)
        settle(window)
    window.grab().save(str(path), "PNG")
    pack(path)


def pack(path: Path) -> None:
    """Save a picture with a palette, to keep the repository small."""
    from PIL import Image

    image = Image.open(path).convert("RGB")
    image.quantize(255, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)


def papers(path: Path, folder: Path) -> None:
    """The first page of each kind of paper."""
    import pypdfium2 as pdfium

    from lawgov_desktop.__main__ import main as command

    database = ["--database", str(path)]
    for kind in ("certificates", "roster", "summary"):
        pdf = path.with_name(f"{kind}.pdf")
        if command([*database, "print", kind, "-o", str(pdf), "--year", "2023"]):
            raise SystemExit(f"{kind}: not printed")
        document = pdfium.PdfDocument(pdf)
        made = folder / f"paper-{kind}.png"
        document[0].render(scale=_PAGE_SCALE).to_pil().save(made)
        document.close()
        pack(made)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
