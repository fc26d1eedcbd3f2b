"""A verified backup beside `cp` + fsync + cold `cmp` of the same file on the same disk (goal: at most 3 times).

PYTHONPATH=. python tests/benchmarks/bench_backup.py [--megabytes 200] [--rounds 5] [--encrypted] [--folder DIR]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from lawgov_desktop.areas import catalogue
from lawgov_desktop.storage.backup.backup import backup
from lawgov_desktop.storage.backup.verify import verify
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.opening import create_file

_ROWS = """WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
INSERT INTO person (name, phone, address, remark)
SELECT '李明' || i, '139' || printf('%08d', i), '下良镇东河村第' || (i % 12 + 1) || '组', hex(randomblob(60)) FROM n"""
_ROW_BYTES = 1100


def fill(file: OfficeFile, megabytes: int) -> None:
    """Rows as another tool would add them: the triggers write the history of each."""
    with file.db.atomic("IMMEDIATE"):
        file.db.execute_sql("INSERT INTO operation (name) VALUES ('填充')")
        file.db.execute_sql("UPDATE context SET operation = (SELECT max(id) FROM operation)")
        file.db.execute_sql(_ROWS, (megabytes * 1_000_000 // _ROW_BYTES,))
        file.db.execute_sql("UPDATE context SET operation = NULL")
    file.db.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def forget_cached(*paths: Path) -> None:
    """Drop the files from the system's cache, as far as it lets us."""
    for path in paths:
        with path.open("rb") as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def by_hand(source: Path, target: Path) -> float:
    """Seconds of cp + fsync + cmp with cold caches."""
    started = time.perf_counter()
    subprocess.run(["cp", source, target], check=True)
    with target.open("rb+") as file:
        os.fsync(file.fileno())
    forget_cached(source, target)
    subprocess.run(["cmp", source, target], check=True)
    return time.perf_counter() - started


def main() -> None:
    """Measure both in turn and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])  # type: ignore[union-attr]
    parser.add_argument("--megabytes", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--encrypted", action="store_true")
    parser.add_argument("--folder", type=Path)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=wanted.folder) as text:
        folder = Path(text)
        stick = folder / "U盘"
        stick.mkdir()
        passphrase = "七月十五赶集日子" if wanted.encrypted else None
        with create_file(folder / "台账.db", catalogue(), passphrase) as file:
            fill(file, wanted.megabytes)
            size = file.path.stat().st_size / 1_000_000
            hand, ours, checked = [], [], []
            for _ in range(wanted.rounds):
                hand.append(by_hand(file.path, stick / "copy"))
                (stick / "copy").unlink()
                report = backup(file, stick)
                ours.append(report.seconds)
                started = time.perf_counter()
                verify(report.path, passphrase)
                checked.append(time.perf_counter() - started)
                shutil.rmtree(stick)
                stick.mkdir()
    by, us, check = (statistics.median(times) for times in (hand, ours, checked))
    print(
        f"{size:.0f} MB, {'encrypted' if wanted.encrypted else 'plain'}, {sys.platform}, median of {wanted.rounds}"
    )
    print(f"cp + fsync + cold cmp  {by:6.2f} s")
    print(f"verified backup        {us:6.2f} s   {us / by:.2f} x")
    print(f"verify                 {check:6.2f} s")


if __name__ == "__main__":
    main()
