"""The text and tone of a list cell: dates short within one year and full across years, grey or amber by declaration."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from lawgov_desktop.records.fields import Choice, Colour, Date, Flag, LedgerField, Month, RecordNumber
from lawgov_desktop.records.figures.evidence import EvidenceState
from lawgov_desktop.records.ledger import Column, Ledger, backrefs, resolve
from lawgov_desktop.storage.read.listing import persons

#: Tones of a cell: plain, amber, grey, or with a 红黄绿 mark before it.
PLAIN, AMBER, QUIET, MARK = range(4)
#: Kinds that are aligned right and show — for no value.
NUMBERS = ("count", "money")
#: Kinds that are never shortened; a column titled …编号 is not shortened either.
WHOLE = (*NUMBERS, "number", "date", "year", "flag", "choice", "id_number", "phone", "evidence")

Cell = tuple[str, int]
Show = Callable[[Any], Cell]


class CellFormatter:
    """Formats one column of a list: its title, alignment, whether a text may be shortened, and the text of a value."""

    def __init__(self, ledger: Ledger, column: Column, year: int | None, *, every_name: bool = False) -> None:
        """`every_name` lists all names of child rows, for paper; a list shortens three and more."""
        self.column = column
        self.every_name = every_name
        leaf: Any = resolve(ledger.model, column.path)[-1]
        self.field: LedgerField = leaf
        #: Whether the path leads to child rows: 甲、乙 or 甲 等 3 人.
        self.many = column.path.split(".")[0] in backrefs(ledger.model)
        self.kind: str = "persons" if self.many else getattr(leaf, "kind", "text")
        self.right = self.kind in NUMBERS
        self.year = year
        self.title = column.title or getattr(leaf, "short", leaf.name)
        self.whole = self.kind in WHOLE or (self.title.endswith("号") and not self.many)
        self._short = dict(column.short)
        self._tones = {self._short.get(w, w): AMBER for w in column.amber}
        self._tones |= {self._short.get(w, w): QUIET for w in column.quiet}
        self.show: Show = self._choose()

    @property
    def heading(self) -> str:
        """The title with the unit: 金额（元）."""
        unit = getattr(self.field, "unit", "")
        return f"{self.title}（{unit}）" if unit and self.right and unit != self.title else self.title

    def samples(self) -> list[str]:
        """Texts the column must be wide enough for, independent of the rows in view."""
        one_year = self.year is not None
        if isinstance(self.field, Month):
            return ["2023-04"]
        if isinstance(self.field, Date) and not self.many:
            return ["04-12" if one_year else "2023-04-12"]
        if isinstance(self.field, RecordNumber):
            return ["017" if one_year else "2023-017"]
        if isinstance(self.field, Choice):
            return [self._short.get(w, w) for w in self.field.words]
        return ["缺 1"] if isinstance(self.field, EvidenceState) else []

    def _choose(self) -> Show:
        if self.many:
            return self._show_many
        if isinstance(self.field, Month):
            return self._show_text
        if isinstance(self.field, Date):
            return self._show_date
        if isinstance(self.field, RecordNumber):
            return self._show_number
        if isinstance(self.field, Colour):
            return self._show_mark
        if isinstance(self.field, Flag):
            return self._show_flag
        if isinstance(self.field, EvidenceState):
            return self._show_evidence
        return self._show_amount if self.right else self._show_text

    def _show_text(self, value: Any) -> Cell:
        if value is None:
            return "", PLAIN
        # The value of a link or term is its caption already.
        plain = value if isinstance(value, str) else self.field.format(value)
        text = self.field.mask(plain) if getattr(self.field, "sensitive", False) else plain
        text = self._short.get(text, text)
        if "\n" in text:
            text = text.replace("\n", " ")
        return text, self._tones.get(text, PLAIN)

    def _show_many(self, value: Any) -> Cell:
        if not value:
            return "", PLAIN
        names = [self._show_text(v)[0] for v in value]
        return "、".join(names) if self.every_name else persons(names), PLAIN

    def _show_amount(self, value: Any) -> Cell:
        return ("—", QUIET) if value is None else (self.field.format(value), PLAIN)

    def _show_flag(self, value: Any) -> Cell:
        text = self.field.format(value)
        text = self._short.get(text, text)
        return text, self._tones.get(text, PLAIN if value else QUIET)

    def _show_mark(self, value: Any) -> Cell:
        return (value, MARK) if value else ("", PLAIN)

    def _show_evidence(self, value: Any) -> Cell:
        return self.field.format(value), AMBER if value else QUIET

    def _show_date(self, value: Any) -> Cell:
        if value is None:
            return "", PLAIN
        text = value.isoformat() if isinstance(value, dt.date) else str(value)[:10]
        return (text[5:] if text[:4] == str(self.year) else text), PLAIN

    def _show_number(self, value: Any) -> Cell:
        if value is None:
            return "", PLAIN
        year, serial = divmod(int(value), RecordNumber.YEAR)
        return (f"{serial:03d}" if year == self.year else self.field.format(value)), PLAIN
