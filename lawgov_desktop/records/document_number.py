"""文号: what a document number looks like (党政机关公文处理工作条例 Art. 9, GB/T 9704 7.2.5), as a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.record import FieldProblem

_SHAPE = re.compile(r".*\S〔(\d{4})〕[1-9]\d*号")


def well_formed(record: Any, name: str = "document_number", *, of: str = "") -> Iterator[FieldProblem]:
    """A warning at the field `name` when its text is no 下政发〔2023〕5号, or its year is not that of the day `of`."""
    value, day = getattr(record, name), getattr(record, of) if of else None
    if not value:
        return
    found = _SHAPE.fullmatch(value)
    label = type(record).field(name).short
    if found is None:
        yield FieldProblem(name, f"{label}一般写成“下政发〔2023〕5号”，年份用六角括号，请核对")
    elif day is not None and int(found[1]) != day.year:
        yield FieldProblem(
            name, f"{label}的年份 {found[1]} 与{type(record).field(of).short} {day} 不是同一年，请核对"
        )
