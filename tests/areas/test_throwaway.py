"""An area is one folder and one line: a throw-away area is typed, counted, exported, printed and imported."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2 as pdfium
import pytest

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the program with the folder of the area and its line in the list of areas."""
    house = tmp_path / "house"
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "lawgov_desktop", house / "lawgov_desktop", ignore=skip)
    shutil.copytree(ROOT / "resources", house / "resources")
    area = house / "lawgov_desktop" / "areas" / "ponds"
    shutil.copytree(HERE / "throwaway" / "ponds", area, ignore=skip)
    contents = house / "lawgov_desktop" / "areas" / "__init__.py"
    text = contents.read_text("utf-8")
    assert text.count('    "review",\n') == 1
    contents.write_text(text.replace('    "review",\n', '    "review",\n    "ponds",\n'), "utf-8")
    sql = _python(
        house,
        "from lawgov_desktop.areas.ponds.area import PONDS\n"
        "from lawgov_desktop.storage.tables.ddl import ledger_sql\n"
        "print(ledger_sql(PONDS))",
    )
    (area / "schema" / "001_first.sql").write_text(sql, "utf-8")
    return house


def _run(house: Path, *words: str) -> str:
    env = {**os.environ, "PYTHONPATH": str(house), "QT_QPA_PLATFORM": "offscreen"}
    process = subprocess.run(
        [sys.executable, *words], capture_output=True, text=True, env=env, cwd=house, timeout=100, check=False
    )
    assert process.returncode == 0, process.stderr
    return process.stdout


def _python(house: Path, code: str) -> str:
    return _run(house, "-c", code)


_ENTER = """
import datetime as dt
from pathlib import Path
from lawgov_desktop.areas import catalogue
from lawgov_desktop.areas.ponds.area import Fish, Pond
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.storage.opening import create_file
from lawgov_desktop.storage.write.operations import Operations
with create_file(Path("塘.db"), catalogue()) as file:
    operations = Operations(file)
    operations.configure({"working_year": "2023"})
    village = Village(name="东河村")
    operations.save(file.catalogue.ledger("village"), village)
    for day, state, count in ((3, "满", 700), (4, "满", 650), (5, "干", 0)):
        pond = Pond(seen_on=dt.date(2023, day, 1), name=f"第{day}塘", village=village, state=state, area=3)
        operations.save(file.catalogue.ledger("pond"), pond, {"fish": [Fish(kind="鲤鱼", number=count)]})
"""

_WINDOW = """
import os, sys
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from lawgov_desktop.areas import catalogue
from lawgov_desktop.records.record import Row
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.style import theme
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.ledger.page import LedgerPage
from lawgov_desktop.widgets.jobs.jobs import Jobs
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.write.undo import Undo
app = QApplication([])
look = theme.Theme(app); look.apply("light", 1.0)
with open_file(Path("塘.db"), catalogue()) as file:
    operations = Operations(file)
    area = next(a for a in file.catalogue.areas if a.key == "ponds")
    context = LedgerContext(file, operations, Options(file), Jobs(file.db, synchronous=True),
                            UiState(Path("window.json")), lambda *a, **k: None, Undo(file, operations))
    page = LedgerPage(context, area, year=2023)
    page.resize(1366, 768); page.show(); QTest.qWait(200)
    QTest.keyClick(page, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier); QTest.qWait(100)
    def say(name, text):
        field = page.findChild(QWidget, name); field.setFocus()
        event = QInputMethodEvent(); event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusWidget(), event)
    say("Pond.seen_on", "6.1"); say("Pond.name", "第6塘")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier); QTest.qWait(200)
    from lawgov_desktop.areas.ponds.area import Pond
    print(Pond.select().where(Pond.name == "第6塘").count(), page.findChild(QWidget, "pond.table") is not None)
"""


def test_an_area_is_one_folder_and_one_line(house: Path) -> None:
    _python(house, _ENTER)
    command = ("-m", "lawgov_desktop", "--database", "塘.db")

    areas = {area["key"]: area for area in json.loads(_run(house, *command, "ledgers", "--json"))}
    assert areas["ponds"]["ledgers"][0]["name"] == "pond"

    figures = {figure["key"]: figure for figure in json.loads(_run(house, *command, "figures", "--json"))}
    assert (figures["ponds"]["value"], figures["fish"]["phrase"]) == (3, "1000余尾")
    rows = json.loads(_run(house, *command, "figures", "--rows", "full_ponds", "--json"))
    assert [row["number"] for row in rows] == ["2023-001", "2023-002"]
    assert "3口中2口满水" in _run(house, *command, "figures")

    _run(house, *command, "export", "pond", "塘.xlsx")
    _run(house, *command, "print", "ledger", "--ledger", "pond", "-o", "塘.pdf")
    text = pdfium.PdfDocument(house / "塘.pdf")[0].get_textpage().get_text_bounded()
    assert "第3塘" in text
    assert "鲤鱼" in text

    # The exported sheet is imported again: nothing new, nothing changed.
    _python(
        house,
        "from pathlib import Path\n"
        "from lawgov_desktop.areas import catalogue\n"
        "from lawgov_desktop.storage.opening import open_file\n"
        "from lawgov_desktop.exchange.importing.reader import read\n"
        "from lawgov_desktop.exchange.importing.plan import plan\n"
        "with open_file(Path('塘.db'), catalogue()) as file:\n"
        "    import_plan = plan(file, file.catalogue.ledger('pond'), read(Path('塘.xlsx')))\n"
        "    assert [row.state for row in import_plan.rows] == ['same'] * 3, import_plan.sentence\n",
    )
    assert _python(house, _WINDOW).split() == ["1", "True"]
