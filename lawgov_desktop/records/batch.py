"""Bulk making: many rows of a ledger made from a few answers, looked at before they are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from lawgov_desktop.records.fields.fields import LedgerField
from lawgov_desktop.records.record import ChildRecord, Record


@dataclass(frozen=True)
class BatchField:
    """One thing to be answered before the rows are made: an input like that of a record."""

    name: str
    field: LedgerField
    #: Value it starts with; a Month or Date may be given by `begin` of the maker instead.
    default: Any = None
    #: Many rows of a register (or words) ticked in an order, instead of one: the value is a list of ids.
    many: bool = False


@dataclass
class BatchRow:
    """One row to be made, with its child rows, and what it says in the list that is looked at before."""

    record: Record
    children: dict[str, list[ChildRecord]] = field(default_factory=dict)
    #: Short lines of the preview, left to right: 2024-01-03 · 星期三 · 张律师.
    shown: tuple[str, ...] = ()
    #: Why it is not made, where it is not (休息日、已经有了); empty makes it.
    skipped: str = ""
    #: What should be known of it before it is made; the same sentence of many rows is said once.
    note: str = ""


class Maker(Protocol):
    """What `Batch.make` names: a function of the answers, the year in view and the settings."""

    def __call__(
        self, answers: Mapping[str, Any], year: int, settings: Mapping[str, str]
    ) -> list[BatchRow]: ...


@dataclass(frozen=True)
class Batch:
    """One way to make many rows: `title` stands on the button, `make` is "module:function", loaded when used.

    The function reads what it needs and writes nothing. It raises InputProblem or OperationRefused with one
    sentence when the answers cannot be used. The rows are checked and kept in one operation that one Ctrl+Z takes back.
    """

    key: str
    title: str
    ledger: str
    make: str
    fields: tuple[BatchField, ...] = ()
    #: What it makes and what it leaves alone, in one sentence.
    note: str = ""
    #: "module:function" of (year) → {name: value} for answers that depend on what is kept; empty takes the defaults.
    begin: str = ""
