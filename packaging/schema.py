"""Write the schema of areas from their models: `.venv/bin/python packaging/schema.py [--alter] AREA …`.

Without an option, the first step `001_first.sql` is written anew: before the first release the first steps are edited
in place. With `--alter`, the next step is written: `ALTER TABLE … ADD COLUMN` for new fields, and new tables and
indexes. A released step is never edited.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lawgov_desktop.areas import catalogue
from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.ledger import Ledger, WorkArea
from lawgov_desktop.storage.tables.ddl import ledger_sql
from lawgov_desktop.storage.tables.schema_diff import alter_sql


def main(arguments: list[str]) -> int:
    """Write a step for each area named; 2 for a name that is no area, 1 when a column cannot be added."""
    alter = "--alter" in arguments
    names = [word for word in arguments if word != "--alter"]
    areas = {area.key: area for area in catalogue().areas}
    if not names or any(name not in areas for name in names):
        print(
            f"用法：python packaging/schema.py [--alter] 工作领域……，可以写：{'、'.join(areas)}",
            file=sys.stderr,
        )
        return 2
    try:
        for name in names:
            print(_write_alter_step(areas[name]) if alter else _write_first_step(areas[name]))
    except KnownError as error:
        print(error.sentence, file=sys.stderr)
        return 1
    return 0


def _folder(area: WorkArea) -> Path:
    import lawgov_desktop

    return Path(lawgov_desktop.__file__).parent / "areas" / area.key / "schema"


def _write_first_step(area: WorkArea) -> Path:
    body = "\n".join(ledger_sql(ledger) for ledger in _in_order(area.ledgers))
    path = _folder(area) / "001_first.sql"
    path.write_text(f"-- {area.title}. Frozen once released: later changes are new steps.\n\n{body}", "utf-8")
    return path


def _write_alter_step(area: WorkArea) -> str:
    """Write the next step. Returns its path, or a sentence when the steps create every column already."""
    sql = alter_sql(catalogue(), area)
    if not sql:
        return f"{area.title}：没有要加的栏。"
    folder = _folder(area)
    number = max(int(path.name[:3]) for path in folder.glob("*.sql")) + 1
    path = folder / f"{number:03d}_columns.sql"
    path.write_text(f"-- {area.title}. Frozen once released: later changes are new steps.\n\n{sql}", "utf-8")
    return str(path)


def _in_order(ledgers: tuple[Ledger, ...]) -> list[Ledger]:
    """The ledgers of an area, each after those of the same area it links to."""
    ordered: list[Ledger] = []
    waiting = list(ledgers)
    while waiting:
        models = {ledger.model for ledger in waiting}
        ready = next(ledger for ledger in waiting if not (_targets(ledger) & (models - {ledger.model})))
        waiting.remove(ready)
        ordered.append(ready)
    return ordered


def _targets(ledger: Ledger) -> set[type]:
    models = (ledger.model, *ledger.children.values())
    return {field.rel_model for model in models for field in model._meta.refs}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
