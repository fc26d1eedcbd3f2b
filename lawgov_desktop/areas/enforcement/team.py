"""Who may act in enforcement: officers whose certificate was valid on the day, two of them (行政处罚法 Art. 42)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any

from lawgov_desktop.records.record import FieldProblem

#: Least number of officers of an inspection or of a case of ordinary procedure.
LEAST = 2


def certified(officer: Any, day: dt.date) -> bool:
    """Whether an officer's certificate was valid on a day: issued, not expired and not taken back.

    A certificate without 有效期至 does not count, here as in the report's figure.
    """
    return bool(
        officer.certificate_number
        and officer.issued_on
        and officer.issued_on <= day
        and officer.expires_on
        and officer.expires_on >= day
        and (officer.withdrawn_on is None or officer.withdrawn_on > day)
    )


def persons(rows: Iterable[Any]) -> set[int]:
    """Ids of the officers named in rows; an officer named twice counts once."""
    return {row.officer_id for row in rows if row.officer_id}


def without_certificate(field: str, rows: Iterable[Any], day: dt.date | None) -> Iterator[FieldProblem]:
    """One problem naming the officers without a valid certificate on a day (行政处罚法 Art. 42)."""
    if day is None:
        return
    named = [row for row in rows if row.officer_id]
    names = [row.officer.caption for row in named if not certified(row.officer, day)]
    if not names:
        return
    few = len(persons(named)) - len(set(names)) < LEAST
    rest = "持证的不足两人，" if few else ""
    yield FieldProblem(field, f"{'、'.join(names)}当天没有有效的执法证，{rest}请核对（行政处罚法第四十二条）")
