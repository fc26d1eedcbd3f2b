"""Records indexed by another row's text: when a village is renamed, its disputes are indexed with the new name."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import Ledger, resolve
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.tables import history, search_index

_BLOCK = 500


@dataclass
class _Reach:
    """A path from a ledger to a table its search reads: the links and child rows on the way, and the columns read."""

    ledger: Ledger
    #: (model before the step, the link or child field).
    steps: tuple[tuple[Any, Any], ...]
    columns: set[str] = field(default_factory=set)

    @property
    def by_child(self) -> bool:
        """Whether the last step goes from a row to rows that point at it."""
        model, step = self.steps[-1]
        return step.model is not model

    def ids(self, uid: str) -> Any:
        """Query of the ledger's rows that reach the row with this uid."""
        model, step = self.steps[-1]
        target = step.rel_model if step.model is model else step.model
        query = target.select(target.id).where(target.uid == uid)
        for model, step in reversed(self.steps):
            if step.model is model:
                query = model.select(model.id).where(step.in_(query))
            else:
                query = step.model.select(step).where(step.model.id.in_(query))
        return query


@lru_cache(maxsize=4)
def _reaches(catalogue: Catalogue) -> dict[str, list[_Reach]]:
    """For each table, the reaches of the ledgers whose search reads it."""
    reaches: dict[tuple[str, tuple[Any, ...]], _Reach] = {}
    for ledger in catalogue.ledgers.values():
        for path in ledger.search:
            model, chain = ledger.model, []
            fields = resolve(model, path)
            for step, following in itertools.pairwise(fields):
                chain.append((model, step))
                model = step.rel_model if step.model is model else step.model
                if len(chain) == 1 and model in ledger.children.values():
                    # Child rows are saved together with their record, which is indexed by that operation.
                    continue
                reach = reaches.setdefault((ledger.key, tuple(chain)), _Reach(ledger, tuple(chain)))
                if following.model is model:
                    reach.columns.add(following.column_name)
    by_table: dict[str, list[_Reach]] = {}
    for reach in reaches.values():
        model, step = reach.steps[-1]
        target = step.rel_model if step.model is model else step.model
        if reach.by_child:
            reach.columns |= {"deleted_at", step.column_name}
        by_table.setdefault(target._meta.table_name, []).append(reach)
    return by_table


def reindex_dependents(db: Database, catalogue: Catalogue, since: int) -> None:
    """Index the records whose terms include rows changed in operations after `since`; call inside a transaction."""
    reaches = _reaches(catalogue)
    # A deleted row needs nothing: moving it to the trash has indexed the records that point at it.
    sql = "SELECT table_name, uid, action, diff FROM change WHERE operation > ? AND action <> 'delete'"
    marks = ", ".join("?" * len(reaches))
    concerned: dict[str, dict[int, None]] = {}
    for table, uid, action, diff in db.execute_sql(
        f"{sql} AND table_name IN ({marks})", (since, *reaches)
    ).fetchall():
        for reach in reaches[table]:
            concerned.setdefault(reach.ledger.key, {}).update(
                dict.fromkeys(_concerned(reach, uid, action, diff))
            )
    for key, ids in concerned.items():
        _index_rows(db, catalogue.ledger(key), list(ids))


def _index_rows(db: Database, ledger: Ledger, ids: list[int]) -> None:
    """Index rows in blocks of _BLOCK: the name of one village is a term of thousands of disputes."""
    model: Any = ledger.model
    for start in range(0, len(ids), _BLOCK):
        for record in model.select().where(model.id.in_(ids[start : start + _BLOCK])):
            search_index.index_row(db, ledger, record)


def _concerned(reach: _Reach, uid: str, action: str, diff: str) -> Iterator[int]:
    """Ids of the records whose terms this change may have changed."""
    if action == "insert" and not reach.by_child:
        # No record points at a new row yet.
        return
    changed = history.recorded(action, diff)
    # Without values (another program spoilt the text) the row is indexed again.
    if action == "update" and changed and not reach.columns & set(changed):
        return
    yield from (row[0] for row in reach.ids(uid).tuples())
    column = reach.steps[-1][1].column_name
    if reach.by_child and len(reach.steps) == 1 and action == "update" and column in changed:
        # The row now points at another record: index the record it pointed at before, too.
        yield changed[column][0]
