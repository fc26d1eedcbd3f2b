"""Fixtures of the print tests: a queue of CUPS that keeps what it gets, and waiting for a preview."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.shell.printing.preview_window import PreviewWindow
from lawgov_desktop.shell.printing.print_windows import print_rows
from lawgov_desktop.shell.window.main_window import MainWindow
from tests.shell.conftest import wait_for_jobs

_LP = """#!/bin/sh
if [ -e "{folder}/refuse" ]; then cat "{folder}/refuse" >&2; exit 1; fi
number=$(ls "{folder}" | grep -c pdf)
printf '%s\\n' "$@" > "{folder}/$number.words"
cat > "{folder}/$number.pdf"
echo "request id is office-$number (0 file(s))"
"""
_LPSTAT = "#!/bin/sh\necho office\n"


class Queue:
    """A print queue called "office": programs `lp` and `lpstat` on the PATH that store what they get."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def received(self) -> list[bytes]:
        """The PDFs that were sent, the oldest first."""
        return [path.read_bytes() for path in sorted(self.folder.glob("*.pdf"), key=lambda p: int(p.stem))]

    def words(self, number: int) -> list[str]:
        """The arguments of `lp` for a PDF."""
        return (self.folder / f"{number}.words").read_text("utf-8").splitlines()

    def refuse(self, message: str) -> None:
        """Refuse every PDF with a message of CUPS."""
        (self.folder / "refuse").write_text(message, "utf-8")


@pytest.fixture
def queue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Queue:
    """The queue."""
    programs, folder = tmp_path / "bin", tmp_path / "spool"
    programs.mkdir()
    folder.mkdir()
    for name, text in (("lp", _LP.format(folder=folder)), ("lpstat", _LPSTAT)):
        path = programs / name
        path.write_text(text, "utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    return Queue(folder)


class NamedPrinter(QPrinter):
    """A printer with the name of a queue: without a printer system, Qt would drop the name."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def printerName(self) -> str:  # noqa: N802 - a method of Qt
        return self._name

    def outputFormat(self) -> QPrinter.OutputFormat:  # noqa: N802 - a method of Qt
        return QPrinter.OutputFormat.NativeFormat


@pytest.fixture
def office_printer() -> Callable[[], QPrinter]:
    """Makes the printer the print dialog would return for the queue."""
    return lambda: NamedPrinter("office")


def made(preview: PreviewWindow, window: MainWindow, qtbot: QtBot) -> Any:
    """The preview once its printout is made, or its missing characters are listed."""
    qtbot.waitUntil(lambda: preview.printed is not None or preview.missing.isVisible(), timeout=60_000)
    wait_for_jobs(window, qtbot)
    return preview


def certificates(window: MainWindow, qtbot: QtBot, count: int) -> Any:
    """The preview of the first so many valid certificates."""
    ids = [c.id for c in Certificate.select().where(Certificate.status == "有效").order_by("id").limit(count)]
    printout = window.context.file.catalogue.printouts["certificates"]
    return made(print_rows(window.context, printout, ids, window), window, qtbot)
