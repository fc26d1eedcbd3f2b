"""Batches: many rows of a ledger created from a few answers, shown to the clerk before they are saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from lawgov_desktop.records.fields import LedgerField
from lawgov_desktop.records.record import ChildRecord, Record


@dataclass(frozen=True)
class BatchField:
    """One answer the batch needs, with an editor like that of a record's field."""

    name: str
    field: LedgerField
    #: Initial value; `Batch.begin` may give another.
    default: Any = None
    #: Whether several rows of a register (or terms) are chosen in an order: the value is a list of ids.
    many: bool = False


@dataclass
class BatchRow:
    """One row to be created, with its child rows and its line in the preview."""

    record: Record
    children: dict[str, list[ChildRecord]] = field(default_factory=dict)
    #: Short texts of the preview, left to right: 2024-01-03 · 星期三 · 张律师.
    shown: tuple[str, ...] = ()
    #: Why the row is not created (休息日、已经有了); empty creates it.
    skipped: str = ""
    #: A remark for the clerk before the row is created; equal remarks of several rows are shown once.
    note: str = ""


class Maker(Protocol):
    """The function `Batch.make` names: answers, the year in view and the settings give the rows."""

    def __call__(
        self, answers: Mapping[str, Any], year: int, settings: Mapping[str, str]
    ) -> list[BatchRow]: ...


@dataclass(frozen=True)
class Batch:
    """A way to create many rows: `title` is the text of the button, `make` is "module:function", imported when used.

    The function reads what it needs and writes nothing. It raises InputProblem or OperationRefused with one
    sentence when the answers cannot be used. The rows are checked and saved in one operation, which one Ctrl+Z undoes.
    """

    key: str
    title: str
    ledger: str
    make: str
    fields: tuple[BatchField, ...] = ()
    #: What the batch creates and what it skips, in one Chinese sentence.
    note: str = ""
    #: "module:function" of (year) → {name: value}: initial answers read from the file; empty takes the defaults.
    begin: str = ""
