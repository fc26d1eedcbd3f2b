"""The records of a page with unsaved changes, whatever tab they are under."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lawgov_desktop.widgets.form.typed_text import typed_lines
from lawgov_desktop.widgets.ledger.record_controller import RecordController
from lawgov_desktop.widgets.ledger.split_view import LedgerSplitView
from lawgov_desktop.widgets.record.titles import title_of


class UnsavedRecords:
    """Looks through the views of a page; `show` brings the ledger of a key into view."""

    def __init__(self, sheets: Mapping[str, LedgerSplitView], show: Callable[[str], None]) -> None:
        self._sheets, self._show = sheets, show

    def keys(self) -> list[str]:
        """Keys of the ledgers with an unsaved record."""
        return [key for key, sheet in self._sheets.items() if sheet.editing.changes]

    def words(self) -> list[str]:
        """The records with the number of their changes: 纠纷 2023-017（2 处改动）."""
        words = []
        for sheet in self._sheets.values():
            record = sheet.pane.form.record
            if sheet.editing.changes and record is not None:
                words.append(f"{title_of(sheet.ledger, record)}（{sheet.editing.changes} 处改动）")
        return words

    def typed(self) -> list[str]:
        """Every value of the unsaved records as text, each record under its name."""
        lines = []
        for sheet in self._sheets.values():
            record = sheet.pane.form.record
            if sheet.editing.changes and record is not None:
                lines += [title_of(sheet.ledger, record), *typed_lines(sheet.pane.form), ""]
        return lines

    def each(self, action: Callable[[RecordController], bool]) -> bool:
        """Show each unsaved record and call `action`; False at the first that returns False, which stays in view."""
        for key, sheet in self._sheets.items():
            if sheet.editing.changes:
                self._show(key)
                if not action(sheet.editing):
                    return False
        return True

    def show_one(self, preferred: str) -> bool:
        """Show an unsaved record, that of the preferred ledger if it has one; False when all are saved."""
        keys = self.keys()
        if keys:
            self._show(preferred if preferred in keys else keys[0])
        return bool(keys)
