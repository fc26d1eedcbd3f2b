"""The hint, while a record is typed, that another row already has the same values."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, QTimer

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.read.duplicates import find_duplicates
from lawgov_desktop.widgets.record.pane import RecordPane

#: Milliseconds after the last key before the file is searched.
_PAUSE = 120


class DuplicateHints(QObject):
    """Follows the form of a pane; shows its hints in amber below the fields."""

    def __init__(self, pane: RecordPane, file: OfficeFile, parent: QObject) -> None:
        super().__init__(parent)
        self._pane, self._file = pane, file
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._show)
        pane.form.changed.connect(self._search_soon)

    def _search_soon(self) -> None:
        if not self._file.read_only:
            self._timer.start()

    def _show(self) -> None:
        form, ledger = self._pane.form, self._pane.ledger
        record: Any = form.record
        if record is None or self._file.db.is_closed():
            return
        values = {name: editor.value() for name, editor in form.inputs.items()}
        # A value typed back to what it was is no duplicate of another row: the hint disappears.
        changed = any(values[n] != record.__data__.get(n) for n in _distinguishing(ledger) if n in values)
        typed = not self._pane.empty and form.changes() and changed
        viewer = self._file.viewer("screen")
        form.set_hints(find_duplicates(ledger, record.uid, values, viewer=viewer) if typed else ())


def _distinguishing(ledger: Ledger) -> set[str]:
    """Names of the fields that tell two rows of the ledger apart."""
    model: Any = ledger.model
    return {name for names in (*model.unique, model.duplicate_key) for name in names}
