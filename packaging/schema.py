"""Write the first schema step of an area from its models: `python packaging/schema.py AREA`.

Only for steps not yet released; a released step is frozen, and a change is the next number, written by hand.
"""

from __future__ import annotations

import sys
from pathlib import Path

from lawgov_desktop.areas import catalogue
from lawgov_desktop.records.ledger import Ledger, WorkArea
from lawgov_desktop.storage.tables.ddl import ledger_sql


def main(arguments: list[str]) -> int:
    """Write 001_first.sql of the areas named; 2 for a name that is none."""
    areas = {area.key: area for area in catalogue().areas}
    unknown = [name for name in arguments if name not in areas]
    if unknown or not arguments:
        print(f"用法：python packaging/schema.py 工作领域……，可以写：{'、'.join(areas)}", file=sys.stderr)
        return 2
    for name in arguments:
        path = _package() / "areas" / name / "schema" / "001_first.sql"
        path.write_text(_step(areas[name]), "utf-8")
        print(path)
    return 0


def _package() -> Path:
    import lawgov_desktop

    return Path(lawgov_desktop.__file__).parent


def _step(area: WorkArea) -> str:
    body = "\n".join(ledger_sql(ledger) for ledger in _in_order(area.ledgers))
    return f"-- {area.title}. Frozen once released: later changes are new steps.\n\n{body}"


def _in_order(ledgers: tuple[Ledger, ...]) -> list[Ledger]:
    """Every ledger after those of the same area it points at."""
    done: list[Ledger] = []
    waiting = list(ledgers)
    while waiting:
        names = {other.model for other in waiting}
        ready = next(one for one in waiting if not (_targets(one) & (names - {one.model})))
        waiting.remove(ready)
        done.append(ready)
    return done


def _targets(ledger: Ledger) -> set[type]:
    models = (ledger.model, *ledger.children.values())
    return {field.rel_model for model in models for field in model._meta.refs}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
