"""A draft: one row of a sheet as the record it would become, with the problems of its cells."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawgov_desktop.exchange.importing.sheet_layout import RawRow
from lawgov_desktop.records.record import ChildRecord, Record


@dataclass(frozen=True)
class CellProblem:
    """A problem of one cell: its line in the spreadsheet, its column's heading, and a sentence."""

    line: int
    column: str
    sentence: str
    field: str = ""

    def __str__(self) -> str:
        return f"第 {self.line} 行{self.column}：{self.sentence}"


@dataclass
class Draft:
    """A record as it would stand after the import."""

    raw: RawRow
    record: Record
    children: dict[str, list[ChildRecord]]
    problems: list[CellProblem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    #: Changes of an existing record: 电话：旧 → 新.
    changes: list[str] = field(default_factory=list)
    #: Number of the record's own cells that were compared, to judge whether it is the same record.
    compared: int = 0
    differing: int = 0
