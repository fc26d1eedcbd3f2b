"""Batch of 矫正帮教: the missing months of a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from lawgov_desktop.areas.corrections.month import CorrectionsMonth
from lawgov_desktop.records.batch import BatchRow


def months(answers: Mapping[str, Any], year: int, settings: Mapping[str, str]) -> list[BatchRow]:
    """One row for each month of `year` up to the current one; a missing month is drafted from the month before it."""
    table = CorrectionsMonth
    rows = table.select().where(table.deleted_at.is_null() & (table.month <= dt.date(year, 12, 1)))
    row_of = {row.month: row for row in rows}
    batch_rows: list[BatchRow] = []
    for number in range(1, 13):
        month = dt.date(year, number, 1)
        if month > dt.date.today():
            break
        before = row_of.get((month - dt.timedelta(days=1)).replace(day=1))
        if month in row_of:
            batch_rows.append(BatchRow(row_of[month], {}, (f"{month:%Y-%m}",), "已经有了"))
            continue
        draft = table(
            month=month,
            on_register=before.on_register if before else 0,
            aftercare=before.aftercare if before else 0,
            entered=0,
            released=0,
            escaped=0,
            unsupervised=0,
            confirmed=False,
        )
        row_of[month] = draft
        batch_rows.append(BatchRow(draft, {}, (f"{month:%Y-%m}", f"在册 {draft.on_register} 人")))
    return batch_rows
