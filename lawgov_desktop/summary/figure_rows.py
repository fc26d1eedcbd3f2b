"""The rows behind a figure as text, for `figures --rows` and the summary page."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.exchange.masking import HIDDEN
from lawgov_desktop.records.figures.evidence import EvidenceState
from lawgov_desktop.records.figures.figure import Figure
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.records.viewer import EVERY_ROW, Viewer
from lawgov_desktop.storage.engine import dialect
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.read.listing import persons
from lawgov_desktop.storage.tables import query
from lawgov_desktop.storage.tables.required_papers import lacking
from lawgov_desktop.storage.tables.search_terms import texts_at
from lawgov_desktop.summary.compute import figure_rows


@dataclass(frozen=True)
class EvidenceRow:
    """One row behind a figure: number, day, village, matter, and its amount."""

    ledger: str
    uid: str
    number: str
    date: str
    village: str
    matter: str
    amount: Any
    #: 齐, 缺 1, or empty when no paper is required.
    proof: str = ""

    def plain(self) -> dict[str, Any]:
        """The row as `figures --rows --json` prints it, with fixed keys and without `proof`."""
        return {name: value for name, value in self.__dict__.items() if name != "proof"}


def evidence(
    file: OfficeFile, figure: Figure, period: Period, *, viewer: Viewer = EVERY_ROW
) -> list[EvidenceRow]:
    """The rows behind a figure as text, in the order of the ledger's numbers.

    A figure counts every row; of a row the viewer may not read, village and matter are HIDDEN.
    """
    ledger = file.catalogue.ledgers[figure.ledger]
    rows = figure_rows(file, figure, period)
    model, day_field = ledger.model, figure.when or ledger.time.fields[0]
    chosen = model.select().where(model.id.in_(dialect.among(row.id for row in rows)))
    records = {record.id: record for record in chosen}
    lacks, state = lacking(model, records), EvidenceState(model)
    evidence_rows = []
    readable = _readable_ids(ledger, records, viewer)
    for row in rows:
        record = records[row.id]
        is_open = row.id in readable
        village = getattr(record, "village", None) if "village" in model._meta.fields else None
        evidence_rows.append(
            EvidenceRow(
                ledger.key,
                row.uid,
                model.number.format(record.number),
                _day_text(getattr(record, day_field)),
                ("" if village is None else village.name) if is_open else HIDDEN,
                matter_of(ledger, record) if is_open else HIDDEN,
                row.amount,
                state.format(lacks.get(row.id)),
            )
        )
    return evidence_rows


def _readable_ids(ledger: Ledger, ids: Collection[int], viewer: Viewer) -> Collection[int]:
    """Those of the rows with these ids that the viewer may read."""
    tests = query.readable(ledger, viewer)
    if not tests:
        return ids
    model: Any = ledger.model
    chosen = model.select(model.id).where(model.id.in_(dialect.among(ids)), *tests)
    return {row[0] for row in chosen.tuples()}


def _day_text(day: dt.date | int | None) -> str:
    return "" if day is None else str(day)[:10]


def matter_of(ledger: Ledger, record: Any) -> str:
    """The name of a row: its caption and the ledger's subtitle, 东河村 · 李明山、王秀英 · 邻里."""
    parts = [persons(list(texts_at(record, path))) for path in ledger.subtitle]
    if record.caption not in (ledger.model.number.format(record.number), *parts):
        parts.insert(0, record.caption)
    return " · ".join(part for part in parts if part)
