"""Required papers (佐证): which kinds a saved record must have, and how many are missing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import peewee as pw

from lawgov_desktop.records.record import Record
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.tables import query

_BLOCK = 500


def wanted(record: Record) -> tuple[str, ...]:
    """The kinds of paper required for a saved record in its present state, in the ledger's order; one query."""
    model: Any = type(record)
    if not model.required_papers:
        return ()
    tests = [pw.Case(None, [(query.compile_all(model, proof.when), 1)], 0) for proof in model.required_papers]
    with storage_errors():
        row = model.select(*tests).where(model.id == record.id).tuples().first() or ()
    return tuple(proof.kind for proof, holds in zip(model.required_papers, row, strict=False) if holds)


def kinds(model: type[Record]) -> tuple[str, ...]:
    """Every kind of paper a ledger declares."""
    return tuple(proof.kind for proof in model.required_papers)


def lacking(model: Any, ids: Iterable[int]) -> dict[int, int]:
    """{row id: number of missing papers}; rows that require none are left out."""
    if not model.required_papers:
        return {}
    wanted_ids, counts = list(ids), {}
    for start in range(0, len(wanted_ids), _BLOCK):
        chosen = model.select(model.id, query.lacking(model)).where(
            model.id.in_(wanted_ids[start : start + _BLOCK])
        )
        counts.update({number: missing for number, missing in chosen.tuples() if missing is not None})
    return counts
