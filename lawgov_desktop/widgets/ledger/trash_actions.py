"""Moving records to the trash, restoring and purging them, each after its question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.record.titles import title_of


class TrashActions(QObject):
    """Each method returns whether the operation was written."""

    #: A sentence for the message bar, and whether it reports a success.
    message = Signal(str, bool)

    def __init__(self, ledger: Ledger, context: LedgerContext, parent: QObject) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._operations, self._ask = context.operations, context.ask

    def trash(self, records: list[Any]) -> bool:
        """Move records to the trash, after one question."""
        title = title_of(self._ledger, records[0]) if len(records) == 1 else self._count(records)
        answers = [Answer("delete", "删除", "danger"), Answer("stay", "不删")]
        words = "会放进回收站，可以恢复。编号不会给别的行再用。"
        if self._ask(f"删除{title}", words, answers) != "delete":
            return False
        return self._try(lambda: self._operations.trash(self._ledger, records))

    def restore(self, records: list[Any]) -> bool:
        """Take records out of the trash."""
        return self._try(lambda: self._operations.restore(self._ledger, records))

    def purge(self, records: list[Any]) -> bool:
        """Delete trashed records with their history for good, after one question."""
        answers = [Answer("stay", "不删", "filled"), Answer("purge", "彻底删除", "danger")]
        words = "内容和修改记录都会抹掉，再也找不回来。编号仍算用过。"
        if self._ask(f"彻底删除 {self._count(records)}", words, answers) != "purge":
            return False
        return self._try(lambda: self._operations.purge(self._ledger, records))

    def _count(self, records: list[Any]) -> str:
        return f"{len(records)} {self._ledger.measure}{self._ledger.title}"

    def _try(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except KnownError as error:
            self.message.emit(error.sentence, False)
            return False
        return True
