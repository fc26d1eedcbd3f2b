"""An office file with disputes, and a ledger page for it, for the tests of lists and pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from lawgov_desktop.areas.mediation.committee import MediationCommittee
from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeMediator, DisputeParty
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.term import Term
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.undo import Undo
from lawgov_desktop.widgets.controls.file_access import FileAccess
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.jobs.jobs import Jobs
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.ledger.page import LedgerPage

VILLAGES = ("东河村", "西河底村", "柳沟村")
_COLOURS = ("", "red", "yellow", "green")
OUTCOMES = ("正在调解", "调解成功（书面协议）", "撤回")


class Asked:
    """Replaces the question dialog: returns prepared answers and records the titles of the questions."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.answers: list[str] = []

    def __call__(self, title: str, text: str, answers: Sequence[Answer]) -> str:
        self.titles.append(title)
        given = self.answers.pop(0) if self.answers else ""
        assert given in ("", *(a.key for a in answers)), f"{title}: {given} is none of {answers}"
        return given


def settle_in(operations: Operations) -> None:
    """Add three villages and the committee of the town."""
    ledgers = operations.file.catalogue.ledgers
    with operations.operation("准备") as change:
        for name in VILLAGES:
            operations.put(change, ledgers["village"], Village(name=name), {})
        operations.put(
            change, ledgers["mediationcommittee"], MediationCommittee(name="镇调委会", level="镇"), {}
        )


def _word(vocabulary: str, code: str) -> Any:
    return Term.get((Term.vocabulary == vocabulary) & (Term.code == code))


def add_disputes(operations: Operations, count: int, year: int = 2023) -> list[Any]:
    """Add `count` disputes spread evenly over the year, in one operation."""
    ledger = operations.file.catalogue.ledgers["dispute"]
    kind = Term.get((Term.vocabulary == "dispute_kind") & (Term.code == "neighbours"))
    source = Term.get(Term.vocabulary == "dispute_source")
    records = []
    with operations.operation("准备") as change:
        for index in range(count):
            day = dt.date(year, 1, 1) + dt.timedelta(days=index * 360 // count)
            outcome = OUTCOMES[index % 3]
            record = Dispute(
                accepted_on=day,
                village=index % 3 + 1,
                kind=kind,
                source=source,
                outcome=outcome,
                colour=_word("dispute_colour", _COLOURS[index % 4]) if index % 4 else None,
                amount=None if index % 2 else index * 100,
                concluded_on=None if outcome == "正在调解" else day,
            )
            parties = [DisputeParty(side="甲方", name="李明远志"[: index % 3 + 2], phone="13800002017")]
            parties += [DisputeParty(side="乙方", name="王秀英") for _ in range(index % 3)]
            children: dict[str, list[Any]] = {
                "parties": parties,
                "mediators": [DisputeMediator(name="李建国")],
            }
            record.normalise(children)
            operations.put(change, ledger, record, children)
            records.append(record)
    return records


def make_page(
    operations: Operations,
    asked: Asked,
    *,
    area: str = "mediation",
    ui_state: UiState | None = None,
    files: FileAccess | None = None,
) -> LedgerPage:
    """The page of an area for the file of `operations`, showing 2023; jobs run at once."""
    wanted = next(a for a in operations.file.catalogue.areas if a.key == area)
    file = operations.file
    context = LedgerContext(
        file,
        operations,
        Options(file),
        Jobs(file.db, synchronous=True),
        ui_state or UiState(None),
        asked,
        Undo(file, operations),
        files or FileAccess(),
    )
    return LedgerPage(context, wanted, year=2023)


@contextmanager
def counted(db: Any) -> Iterator[list[str]]:
    """Collects the SQL statements run on the connection of this thread."""
    seen: list[str] = []

    def note(_cursor: Any, sql: str, _bindings: Any) -> bool:
        seen.append(sql)
        return True

    connection = db.connection()
    connection.exec_trace = note
    try:
        yield seen
    finally:
        connection.exec_trace = None
