"""How long paper takes: the real commands, each in a fresh process: python tests/benchmarks/bench_printing.py [ROUNDS].

A sample file and a copy of it with 5,000 disputes are printed with `python -m lawgov_desktop --database F print ...`.
Seconds are CPU, user and system, of the whole command with the start of the interpreter; the least and the median. The
first line of a command is the first print of a computer: no outline has been converted yet (see fonts/glyph_store.py).
1,000 and 10,000 certificates are measured by bench_certificates_typst.py.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

ROWS = 5000
GOALS = {"roster": 0.6, "summary": 0.6, "ledger": 1.5}
"""Seconds of CPU; the ledger of 5,000 rows in 100 MB."""


def large_file(sample: Path, target: Path) -> None:
    """A copy of the sample with 5,000 more disputes, their parties named with about 3,500 different characters."""
    from lawgov_desktop.areas import catalogue
    from lawgov_desktop.storage.opening import open_file
    from lawgov_desktop.storage.read.listing import children_of
    from lawgov_desktop.storage.write.operations import Operations

    shutil.copy(sample, target)
    random.seed(3)
    han = [chr(code) for code in range(0x4E00, 0x4E00 + 7000, 2)]
    with open_file(target, catalogue()) as file:
        operations, ledger = Operations(file), file.catalogue.ledger("dispute")
        model: Any = ledger.model
        patterns = [(row, children_of(ledger, row)["parties"]) for row in model.select().limit(20)]
        with operations.operation("批量登记") as change:
            for number in range(ROWS):
                pattern, parties = patterns[number % len(patterns)]
                row = _copied(pattern, "outcome", "closed_on")
                row.accepted_on = dt.date(2023, 1, 1) + dt.timedelta(days=number % 365)
                people = [_copied(party, party.parent_name()) for party in parties]
                for person in people:
                    person.name = "".join(random.choices(han, k=3))
                operations.put(change, ledger, row, {"parties": people})


def _copied(row: Any, *without: str) -> Any:
    left_out = {"id", "uid", "number", "rev", "created_at", "updated_at", "deleted_at", *without}
    return type(row)(**{name: value for name, value in row.__data__.items() if name not in left_out})


def own_cache(folder: Path) -> dict[str, str]:
    """An environment with the fetched fonts and without converted outlines."""
    from lawgov_desktop.paths import APP, font_cache

    target = folder / "cache" / APP / "fonts"
    target.mkdir(parents=True)
    for file in font_cache().glob("*.[to]t[fc]"):
        (target / file.name).symlink_to(file)
    return os.environ | {"XDG_CACHE_HOME": str(folder / "cache")}


def command(database: Path, kind: str, *words: str) -> list[str]:
    """The command that prints one paper of 2023."""
    output = str(database.with_suffix(".pdf"))
    print_words = ["print", kind, *words, "--year", "2023", "-o", output]
    return [sys.executable, "-m", "lawgov_desktop", "--database", str(database), *print_words]


def measured(words: list[str], environment: dict[str, str]) -> tuple[float, float]:
    """Run a command; seconds of CPU and megabytes of memory."""
    process = subprocess.Popen(words, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL)
    _pid, status, usage = os.wait4(process.pid, 0)
    assert status == 0, words
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main(rounds: int) -> None:
    """Measure the three commands."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        environment = own_cache(folder)
        sample, large = folder / "sample.db", folder / "large.db"
        init = [sys.executable, "-m", "lawgov_desktop", "--database", str(sample), "init", "--sample"]
        subprocess.run(init, check=True, cwd=ROOT, capture_output=True)
        # In a process of its own: a child's memory counts from that of the process it was forked from.
        subprocess.run([sys.executable, __file__, "--large", str(sample), str(large)], check=True)
        commands = {
            "roster": command(sample, "roster"),
            "summary": command(sample, "summary"),
            "ledger": command(large, "ledger", "--ledger", "dispute"),
        }
        for name, words in commands.items():
            shutil.rmtree(folder / "cache" / "lawgov-desktop" / "fonts" / "glyphs", ignore_errors=True)
            first = measured(words, environment)
            later = [measured(words, environment) for _ in range(rounds)]
            seconds = [one[0] for one in later]
            print(
                f"{name:8} first {first[0]:.2f} s, {first[1]:.0f} MB; then least {min(seconds):.2f} s, median "
                f"{statistics.median(seconds):.2f} s of {rounds}, {max(one[1] for one in later):.0f} MB "
                f"(goal {GOALS[name]} s)",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--large"]:
        large_file(Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main(int(sys.argv[1]) if sys.argv[1:] else 5)
