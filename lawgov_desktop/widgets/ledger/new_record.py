"""What a new record begins with: the working year, the operator, and what a template record has in common."""

from __future__ import annotations

from typing import Any

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.time.period import Annual
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.office_file import OfficeFile

#: Kinds of fields copied from a template; days, numbers, amounts and persons belong to one case alone.
_COPIED = ("choice", "term", "link", "year", "flag")


class NewRecord:
    """Builds the new records of one ledger."""

    def __init__(self, ledger: Ledger, file: OfficeFile) -> None:
        self._ledger, self._file = ledger, file
        #: The year new rows of a yearly ledger belong to.
        self.year = file.year
        #: The record saved last in this window.
        self.last: Any = None

    def build(self, template: Any = None) -> Any:
        """A new record, empty or with the values it has in common with the template."""
        record = self._ledger.model()
        record.handled_by = self._file.operator or None
        if isinstance(self._ledger.time, Annual):
            setattr(record, self._ledger.time.field, self.year)
        if template is not None:
            for name in self._common_names():
                record.__data__[name] = template.__data__.get(name)
        return record

    def _common_names(self) -> list[str]:
        model: Any = self._ledger.model
        unique = {name for names in getattr(model, "unique", {}) for name in names}
        # A field with a default begins with it again: 正在调解, 列入年报.
        fields = [f for f in model.shown_fields() if f.kind in _COPIED and f.default is None]
        return [f.name for f in fields if f.name not in unique]

    def previous(self, current_id: int) -> Any:
        """The record saved last, else the newest one but `current_id`; None in an empty ledger."""
        return self.last or self.newest(current_id)

    def newest(self, current_id: int) -> Any:
        """The record registered last apart from `current_id`, None when there is none."""
        model: Any = self._ledger.model
        rows = model.select().where(model.deleted_at.is_null() & (model.id != current_id))
        with storage_errors():
            return rows.order_by(model.id.desc()).first()
