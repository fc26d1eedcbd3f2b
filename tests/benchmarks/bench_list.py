"""A ledger of a million rows: first page, repaint, jumps, sorting, memory – beside a bare Qt table over SQL.

PYTHONPATH=. python tests/benchmarks/bench_list.py [--rows 1000000] [--rounds 5] [--folder DIR]
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from lawgov_desktop.areas import catalogue
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.read.listing import View
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.jobs.jobs import Jobs
from lawgov_desktop.widgets.list.pane import ListPane
from lawgov_desktop.widgets.list.query import ListQuery
from lawgov_desktop.widgets.style.theme import Theme

#: ms, from the plan of the house.
GOALS = {"first page": 100.0, "repaint": 8.0, "sort by number": 100.0, "sort by date": 100.0}

_DISPUTES = """WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
INSERT INTO dispute (number, accepted_on, village_id, kind_id, source_id, outcome, colour_id, amount)
SELECT (2014 + i % 10) * 1000000 + i / 10 + 1, date((2014 + i % 10) || '-01-01', '+' || (i * 7 % 360) || ' days'),
       i % 24 + 1, 1 + i % 15, 20, '正在调解', CASE i % 4 WHEN 1 THEN 1 WHEN 2 THEN 2 END, i * 100 FROM n"""
_PARTIES = """INSERT INTO dispute_party (dispute_id, side, name)
SELECT id, '甲方', '李明' || (id % 97) FROM dispute"""


def fill(file: OfficeFile, rows: int) -> None:
    """Rows without their history, which would take ten times as long to write; opening puts the triggers back."""
    db = file.db
    with db.atomic("IMMEDIATE"):
        for (name,) in db.execute_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute_sql(f"DROP TRIGGER {name}")
        for place in range(24):
            db.execute_sql("INSERT INTO village (name, kind) VALUES (?, '行政村')", (f"第{place + 1}村",))
        db.execute_sql(_DISPUTES, (rows,))
        db.execute_sql(_PARTIES)
    db.execute_sql("ANALYZE")
    db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def settle(app: QApplication, jobs: Jobs) -> None:
    """Let everything in the background arrive."""
    app.processEvents()
    time.sleep(0.06)
    app.processEvents()
    while jobs.running:
        app.processEvents()
        time.sleep(0.002)
    app.processEvents()


def main() -> None:
    """Print one line per measure: median, least, goal, and their ratio."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--rows", type=int, default=1_000_000)
    asked.add_argument("--rounds", type=int, default=5)
    asked.add_argument("--folder", type=Path)
    options = asked.parse_args()
    folder = options.folder or Path(tempfile.mkdtemp())
    path = folder / f"bench-{options.rows}.db"
    areas = catalogue()
    if not path.exists():
        with create_file(path, areas) as file:
            fill(file, options.rows)
    app = QApplication([])
    Theme(app).apply("light")
    with open_file(path, areas, read_only=True) as file:
        measure(app, file, options.rounds)


def measure(app: QApplication, file: OfficeFile, rounds: int) -> None:
    """Take the measures over one open file."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    jobs = Jobs(file.db)
    query = ListQuery(file.catalogue.ledgers["dispute"], file.db, Options(file))
    pane = ListPane(query, jobs, UiState(None))
    pane.resize(1100, 700)
    pane.show()

    def look(sort: str, year: int | None = None) -> None:
        pane._look(View(year=year, sort=sort))
        pane.grab()

    def measured(name: str, work: Callable[[], object]) -> None:
        taken = []
        for _ in range(rounds):
            clock = time.perf_counter()
            work()
            taken.append((time.perf_counter() - clock) * 1000)
            settle(app, jobs)
        goal = GOALS.get(name)
        ratio = f"  goal {goal:.0f} ms  ratio {statistics.median(taken) / goal:.2f}" if goal else ""
        print(f"{name:28} median {statistics.median(taken):8.1f} ms  least {min(taken):8.1f} ms{ratio}")

    measured("first page", lambda: look("-number"))
    rows = pane.model.rowCount()
    print(
        f"{'rows':28} {rows:,}; memory +{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024 - before:.0f} MB"
    )
    measured("repaint", pane.table.viewport().grab)
    bar = pane.table.verticalScrollBar()
    places = iter(range(10**9))

    def jump() -> None:
        bar.setValue(next(places) * 7919 * 131 % rows)
        pane.table.viewport().grab()

    measured("jump", jump)
    measured("sort by number", lambda: look("number"))
    measured("sort by date", lambda: look("-accepted_on"))
    measured("sort by amount (no index)", lambda: look("-amount"))
    measured("sort by village", lambda: look("village.name"))
    measured("first page of one year", lambda: look("-number", 2023))
    measured("one year by date", lambda: look("-accepted_on", 2023))
    jobs.stop()


if __name__ == "__main__":
    main()
