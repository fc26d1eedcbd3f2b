"""Quick add: register a person or village from the name typed into a link, where a name is all the register needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawgov_desktop.records.fields import LedgerField, Word
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.time.period import Register
from lawgov_desktop.storage.read.listing import caption_field
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.validation import check


def guessed(model: Any, name: str) -> dict[str, Any]:
    """Values that follow from the name itself: 东街社区 is a 社区."""
    values = {}
    for field in model.shown_fields():
        if field.kind == "choice" and field.required:
            words = [word for word in field.words if word in name]
            if len(words) == 1:
                values[field.name] = words[0]
    return values


class QuickAdd:
    """Adds a row to the register of a link, from the typed name and the links of the record being typed."""

    def __init__(self, operations: Operations) -> None:
        self._operations = operations

    def title(self, field: LedgerField) -> str:
        """The register's title (人员); empty when the register needs more than a name."""
        ledger = self._ledger(field)
        return "" if ledger is None or self._operations.file.read_only else ledger.title

    def home(self, field: LedgerField) -> str:
        """The tab and ledger where the rows of a link are registered: 综合执法·执法人员; empty for other fields."""
        if field.kind != "link" or isinstance(field, Word):
            return ""
        catalogue = self._operations.file.catalogue
        ledger = catalogue.ledger_of(field.rel_model)  # type: ignore[attr-defined]
        return "" if ledger is None else f"{catalogue.area_of(ledger).title}·{ledger.title}"

    def register(self, field: LedgerField, name: str, beside: Mapping[str, Any]) -> Any:
        """Save the new row as an operation of its own (登记人员); links it shares with `beside` are copied.

        Raises InputProblem for an invalid name, and what Operations.save() raises.
        """
        ledger = self._ledger(field)
        assert ledger is not None, f"{field.name} needs more than a name"
        row = self._row(ledger, name)
        for link, value in beside.items():
            if link in row._meta.fields and row._meta.fields[link].kind == "link":
                setattr(row, link, value)
        self._operations.save(ledger, row)
        return row

    def _ledger(self, field: LedgerField) -> Ledger | None:
        if field.kind != "link" or isinstance(field, Word):
            return None
        model: Any = field.rel_model  # type: ignore[attr-defined]
        ledger = self._operations.file.catalogue.ledger_of(model)
        if ledger is None or not isinstance(ledger.time, Register):
            return None
        if caption_field(model) not in model._meta.fields:
            return None
        return None if list(check(ledger, self._row(ledger, "某某"), {})) else ledger

    @staticmethod
    def _row(ledger: Ledger, name: str) -> Any:
        model: Any = ledger.model
        named = caption_field(model)
        value = model.field(named).parse(name)
        row = model(**(guessed(model, value or "") | {named: value}))
        row.normalise({})
        return row
