"""Redaction: what each audience may read of a sheet (个人信息保护法 Art. 6, 28, 51; 人民调解法 Art. 15).

internal 内部: everything. superior 上级: every row and name, but ID numbers as 140423********1234, mobile numbers as
138****5678 (both in free text too), a sensitive name as 李**, any other sensitive field as ***.
public 公开: sensitive fields and the office's bookkeeping (备注, 经办人…) are left out. Where a ledger of events keeps
sensitive fields, its rows are about private people (纠纷, 来访): free text is left out too, and so are the names and
links of rows with sensitive fields: a dispute shows its day, village, kind and outcome, but no party. Fields
marked internal 内部 (why somebody left, who approved) are left out of public sheets too. In a row marked 特别敏感,
every name and every free text is *** for superior and public.
"""

from __future__ import annotations

from typing import Any, Literal

from lawgov_desktop.exchange.columns import (
    BOOKKEEPING,
    SheetColumn,
    child_columns,
    child_sections,
    joined_fields,
)
from lawgov_desktop.exchange.columns import main_columns as all_columns
from lawgov_desktop.exchange.masking import HIDDEN, masked_numbers, masked_text
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import Ledger, Section
from lawgov_desktop.records.record import Row
from lawgov_desktop.records.time.period import Annual, Event

Audience = Literal["internal", "superior", "public"]


def about_private_people(ledger: Ledger) -> bool:
    """Whether the rows of a ledger are about private people: events with sensitive fields."""
    models = (ledger.model, *ledger.children.values())
    return isinstance(ledger.time, Event | Annual) and any(_holds_sensitive(model) for model in models)


def _holds_sensitive(model: type[Row]) -> bool:
    return any(field.sensitive for field in model.shown_fields())


class Redactor:
    """Redacts one ledger for one audience."""

    def __init__(self, catalogue: Catalogue, ledger: Ledger, audience: Audience) -> None:
        self.audience = audience
        self._catalogue = catalogue
        self._ledger = ledger
        self._private = about_private_people(ledger)

    def main_columns(self) -> list[SheetColumn]:
        """The columns of the ledger's own page that may be shown."""
        return [column for column in all_columns(self._ledger) if self._shows(column)]

    def child_pages(self) -> list[tuple[Section, list[SheetColumn]]]:
        """The kinds of child rows that may be shown, with their columns; none whose identifying fields are hidden."""
        pages = []
        for section in child_sections(self._ledger):
            if self._shows_child(section.child):
                columns = [c for c in child_columns(self._ledger, section) if self._shows(c)]
                pages.append((section, columns))
        return pages

    def _shows(self, column: SheetColumn) -> bool:
        return self._shows_child(column.child) if column.child else self._may_see(column.field)

    def _shows_child(self, child: str) -> bool:
        return all(self._may_see(field) for field in joined_fields(self._ledger.child_model(child)))

    def _may_see(self, field: Any) -> bool:
        if self.audience != "public" or field.name == "number":
            return True
        if field.sensitive or field.internal or field.name in BOOKKEEPING:
            return False
        if field.kind == "link" and self._leads_to_private(field):
            return False
        if not self._private:
            return True
        names_someone = field.kind == "person_name" or (
            field.kind == "link" and _holds_sensitive(field.rel_model)
        )
        return field.kind not in ("text", "long_text") and not (
            names_someone and _holds_sensitive(field.model)
        )

    def _leads_to_private(self, field: Any) -> bool:
        target = self._catalogue.ledger_of(field.rel_model)
        return target is not None and target is not self._ledger and about_private_people(target)

    def shielded(self, record: Any) -> bool:
        """Whether names and free text of a record are hidden from this audience (特别敏感, or a private person)."""
        if self.audience == "internal":
            return False
        return bool(record.shields_people or (self.audience == "public" and record.names_private_person))

    def told_of_shielded(self, column: SheetColumn, text: str) -> str:
        """The cell text of a shielded record: choices, terms and days unchanged, everything else as ***."""
        fields = [column.field]
        if column.child:
            fields = joined_fields(self._ledger.child_model(column.child))
        return HIDDEN if any(_tells(field) for field in fields) else text

    def masked(self, field: Any, text: str) -> str:
        """The text of a value for this audience."""
        if self.audience == "internal" or not text:
            return text
        if field.sensitive:
            return masked_text(field, text)
        if field.kind in ("text", "long_text"):
            return masked_numbers(text)
        return text

    def masked_rows(self, text: str) -> str:
        """The text of child rows in one cell for this audience: their names without ID and mobile numbers."""
        return text if self.audience == "internal" else masked_numbers(text)


def _tells(field: Any) -> bool:
    """Whether a field can name or describe a person."""
    if field.kind == "link":
        return _holds_sensitive(field.rel_model)
    return field.sensitive or field.kind in ("text", "long_text", "person_name")
