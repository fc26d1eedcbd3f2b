"""Migrations: frozen SQL files per owner, applied in order and recorded in `schema_step`, each in one transaction."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

import apsw

from lawgov_desktop.errors import FileDamaged, FileProblem
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.engine.engine import APPLICATION_ID, Database

_NAME = re.compile(r"(\d{3})_[a-z0-9_]+\.sql")
_OWN_TABLE = """CREATE TABLE IF NOT EXISTS schema_step (
    owner TEXT NOT NULL, n INTEGER NOT NULL, sha256 TEXT NOT NULL,
    applied_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now','localtime')),
    PRIMARY KEY (owner, n)) STRICT"""


@dataclass(frozen=True)
class SchemaStep:
    """One frozen SQL file of one owner (`storage` or an area's key)."""

    owner: str
    n: int
    sql: str

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the text; a step whose text changed after its release is refused."""
        return hashlib.sha256(self.sql.encode()).hexdigest()


@cache
def _steps_in(owner: str, package: str) -> tuple[SchemaStep, ...]:
    """The steps of one package, cached: opening a file reads them twice."""
    try:
        folder = resources.files(package)
    except ModuleNotFoundError:
        return ()
    steps = []
    for entry in folder.iterdir():
        match = _NAME.fullmatch(entry.name)
        if match:
            text = entry.read_text("utf-8").replace("\r\n", "\n")
            steps.append(SchemaStep(owner, int(match[1]), text))
    return tuple(sorted(steps, key=lambda s: s.n))


def steps_of_storage() -> tuple[SchemaStep, ...]:
    """The steps of the tables that belong to no area."""
    return _steps_in("storage", "lawgov_desktop.storage.schema")


def known_steps(catalogue: Catalogue) -> list[SchemaStep]:
    """Every step this program ships: those of storage first, then the areas in tab order."""
    steps = [*steps_of_storage()]
    for area in catalogue.areas:
        steps += _steps_in(area.key, f"lawgov_desktop.areas.{area.key}.schema")
    return steps


def applied_steps(connection: apsw.Connection) -> dict[tuple[str, int], str]:
    """{(owner, n): sha256} of the steps applied to a file; empty for a new file."""
    has_table = connection.execute("SELECT 1 FROM sqlite_master WHERE name='schema_step'").fetchall()
    if not has_table:
        return {}
    rows: list[Any] = connection.execute("SELECT owner, n, sha256 FROM schema_step").fetchall()
    return {(str(owner), step_number(n)): str(digest) for owner, n, digest in rows}


def step_number(value: Any) -> int:
    """The number of a step as a file or a manifest holds it. Raises FileDamaged for what is no number."""
    try:
        return int(value)
    except (TypeError, ValueError) as error:
        raise FileDamaged(
            "文件里记着的表结构步骤读不懂，可能被别的工具改过，打不开。请用最近一次核验过的备份恢复。"
        ) from error


def refuse_newer(applied: dict[tuple[str, int], str], known: Sequence[SchemaStep]) -> None:
    """Raise FileProblem when the file has a step the program does not ship: a newer program wrote it."""
    names = {(s.owner, s.n) for s in known}
    if any(step not in names for step in applied):
        raise FileProblem("这个文件是用更新版本的程序建立的。请先安装新版程序再打开，文件没有改动。")


def pending_steps(connection: apsw.Connection, catalogue: Catalogue) -> list[SchemaStep]:
    """The steps to apply. Raises FileProblem for a newer file or a step whose text changed."""
    known, applied = known_steps(catalogue), applied_steps(connection)
    refuse_newer(applied, known)
    for step in known:
        digest = applied.get((step.owner, step.n))
        if digest not in (None, step.sha256):
            raise FileProblem(
                f"文件结构与程序对不上（{step.owner} {step.n}）。请联系维护人员，文件没有改动。"
            )
    return [s for s in known if (s.owner, s.n) not in applied]


def apply_steps(db: Database, steps: Sequence[SchemaStep], before: Callable[[], None] | None = None) -> None:
    """Apply `steps`. `before` runs first: it makes the verified backup of a file that holds data."""
    if not steps:
        return
    if before is not None:
        before()
    db.execute_sql(_OWN_TABLE)
    for step in steps:
        with db.atomic("EXCLUSIVE"):
            # apsw executes all statements of a step in one call, inside the transaction.
            db.connection().execute(step.sql)
            done = (step.owner, step.n, step.sha256)
            db.execute_sql("INSERT INTO schema_step (owner, n, sha256) VALUES (?, ?, ?)", done)
            if db.execute_sql("PRAGMA foreign_key_check").fetchall():
                raise FileProblem("升级文件时发现互相引用的行对不上，已停下，文件没有改动。")
    db.execute_sql(f"PRAGMA application_id = {APPLICATION_ID}")
