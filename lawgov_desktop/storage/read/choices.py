"""The options of links and terms in the open file, cached until their table changes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from lawgov_desktop.records.fields import LedgerField, Word
from lawgov_desktop.records.fields.options import Option
from lawgov_desktop.records.figures.evidence import COMPLETE, LACKING
from lawgov_desktop.records.ledger import Ledger, resolve
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Period, Register
from lawgov_desktop.records.viewer import EVERY_ROW, Viewer
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.read.listing import caption_field
from lawgov_desktop.storage.tables import query


class Options:
    """Called with a field, returns its options; of a register, only the rows in force in the working year."""

    def __init__(self, file: OfficeFile, *, viewer: Viewer = EVERY_ROW) -> None:
        self._file = file
        self._viewer = viewer
        self._year: int | None = file.year
        self._kept: dict[str, list[Option]] = {}

    def __call__(self, field: LedgerField) -> Sequence[Option]:
        """The options of a choice, word or link, in the order to show them; none for other fields."""
        if field.kind == "choice":
            return [Option(word, word, search=_initials(word)) for word in field.words]  # type: ignore[attr-defined]
        if field.kind == "evidence":
            return [Option(LACKING, "缺"), Option(COMPLETE, "齐")]
        if field.kind not in ("term", "link"):
            return []
        key = _key(field)
        if key not in self._kept:
            with storage_errors():
                self._kept[key] = self._terms(field) if isinstance(field, Word) else self._rows(field)
        return self._kept[key]

    def label(self, field: Any, value: Any) -> str:
        """The label of a value, also of one that is no longer offered (a retired term, a merged village)."""
        if value is None:
            return ""
        if field.kind not in ("term", "link"):
            return str(field.format(value))
        for option in self(field):
            if option.value == value:
                return option.label
        with storage_errors():
            row = field.rel_model.get_or_none(field.rel_model.id == value)
        return str(row) if row is not None else ""

    def set_year(self, year: int | None) -> None:
        """Offer the registers as of another year; None offers every live row."""
        if year != self._year:
            self._year = year
            self._kept.clear()

    def forget(self, tables: Iterable[str]) -> None:
        """Drop the cached options of these tables; a `Change` names the tables an operation wrote."""
        changed = set(tables)
        if "term" in changed:
            self._kept.clear()
        self._kept = {key: options for key, options in self._kept.items() if key.split(".")[0] not in changed}

    # -- reading the options --------------------------------------------------------------------------

    def _terms(self, field: Word) -> list[Option]:
        term: Any = Term
        live = (term.vocabulary == field.vocabulary) & term.retired_at.is_null()
        chosen = term.select(term.id, term.label).where(live).order_by(term.position, term.id)
        return [Option(number, label, search=_initials(label)) for number, label in chosen.tuples()]

    def _rows(self, field: Any) -> list[Option]:
        model = field.rel_model
        ledger = self._file.catalogue.ledger_of(model)
        tests = [query.live(model)]
        if ledger is not None:
            tests += query.readable(ledger, self._viewer)
        if ledger is not None and isinstance(ledger.time, Register) and self._year is not None:
            tests.append(query.within(model, ledger.time, Period.of_year(self._year)))
        if caption_field(model) not in model._meta.fields:
            rows = model.select().where(*tests).order_by(model.id.desc())
            return [Option(row.id, row.caption) for row in rows]
        name = model.field(caption_field(model))
        beside = self._beside(model, ledger)
        chosen = model.select(model.id, name, beside) if beside is not None else model.select(model.id, name)
        ordered = (
            chosen.where(*tests).order_by(model.number if hasattr(model, "number") else model.id).tuples()
        )
        return [
            Option(r[0], r[1] or "", r[2] or "" if len(r) > 2 else "", _initials(r[1] or "")) for r in ordered
        ]

    def _beside(self, model: Any, ledger: Ledger | None) -> Any:
        """The text that distinguishes rows with the same name: the first link in the ledger's subtitle (village)."""
        for path in ledger.subtitle if ledger else ():
            steps = resolve(model, path)
            if len(steps) == 2 and steps[0].model is model:
                target = steps[0].rel_model.alias()
                return target.select(getattr(target, steps[1].name)).where(target.id == steps[0])
        return None


def _key(field: Any) -> str:
    return (
        f"term.{field.vocabulary}"
        if isinstance(field, Word)
        else f"{field.rel_model.__name__.lower()}.{field.name}"
    )


def _initials(text: str) -> str:
    """Pinyin initials if the dictionary is loaded already; loading it for a list would take a third of a second."""
    if "pypinyin" not in sys.modules:
        return ""
    from lawgov_desktop.records.text.pinyin import initials

    return initials(text)
