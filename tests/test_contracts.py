"""Import contracts: imports point down, Qt stays in the upper floors, and a start loads no heavy library."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "lawgov_desktop"
#: Needed only by printing, spreadsheets, searching and preview; importing one takes 20 to 340 ms.
HEAVY = {
    *(
        "PIL",
        "docx",
        "fontTools",
        "lxml",
        "openpyxl",
        "pypdfium2",
        "pypinyin",
        "python_calamine",
        "reportlab",
    ),
    *("segno", "uharfbuzz", "xlsxwriter"),
}


def in_a_fresh_process(code: str, *arguments: str) -> str:
    """The output of a new Python process that runs this code; the test fails with its stderr."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def loaded_by(*modules: str) -> set[str]:
    """Top-level packages in `sys.modules` once these are imported."""
    code = (
        "import importlib, sys\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    return set(in_a_fresh_process(code, *modules).split())


def without_a_window() -> list[str]:
    """Every module that must work on a machine without a screen."""
    files = [
        file
        for layer in ("areas", "summary", "exchange", "printing", "storage", "records")
        for file in (PACKAGE / layer).rglob("*.py")
        if file.name != "view.py"
    ]
    names = [".".join(file.relative_to(ROOT).with_suffix("").parts) for file in files]
    return [*sorted(name.removesuffix(".__init__") for name in names), "lawgov_desktop.cli"]


def test_imports_point_down_only() -> None:
    in_a_fresh_process("from importlinter.cli import lint_imports_command; lint_imports_command()")


def test_no_module_below_the_window_loads_qt() -> None:
    assert "PySide6" not in loaded_by(*without_a_window())


@pytest.mark.parametrize("start", ["lawgov_desktop.app", "lawgov_desktop.cli"])
def test_a_start_loads_nothing_heavy(start: str) -> None:
    assert loaded_by(start) & HEAVY == set()
