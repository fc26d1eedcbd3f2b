"""律师执业证号: what the number of a lawyer's licence looks like, as a warning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.record import FieldProblem

_DIGITS = 17


def of_lawyer(record: Any, name: str = "licence_number") -> Iterator[FieldProblem]:
    """A warning at the field `name` when its text is no number of a lawyer's licence."""
    value = getattr(record, name)
    if value and not re.fullmatch(rf"\d{{{_DIGITS}}}", value):
        yield FieldProblem(name, f"律师执业证号一般是 {_DIGITS} 位数字，现在有 {len(value)} 位")
