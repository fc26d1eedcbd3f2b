"""Ledger, Section, Column, Printout and WorkArea: the declarations of an area; wrong names fail at import."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import peewee as pw

from lawgov_desktop.records.batch import Batch
from lawgov_desktop.records.figures.due import DueRule, QuarterlyRule
from lawgov_desktop.records.figures.evidence import EVIDENCE, EvidenceState
from lawgov_desktop.records.figures.figure import Claim, Condition, Figure
from lawgov_desktop.records.record import ChildRecord, Record, Row
from lawgov_desktop.records.time.period import Register, TimeKind


class DeclarationError(TypeError):
    """A declaration names a field, child table or ledger that does not exist; raised when the program starts."""


def backrefs(model: type[Row]) -> dict[str, pw.ForeignKeyField]:
    """The fields of other models that link to this one, by backref name."""
    return {f.backref: f for f in model._meta.backrefs if f.backref and f.backref != "+"}


def resolve(model: type[Row], path: str) -> list[Any]:
    """The fields along a dotted path ("committee.level", "parties.name", "evidence"). Raises DeclarationError."""
    if path == EVIDENCE and issubclass(model, Record) and model.required_papers:
        return [EvidenceState(model)]
    fields: list[Any] = []
    current: Any = model
    for part in path.split("."):
        if current is None:
            raise DeclarationError(f"{model.__name__}: nothing follows {fields[-1].name} in {path!r}")
        children = backrefs(current)
        if part in current._meta.fields:
            step = current._meta.fields[part]
            current = step.rel_model if isinstance(step, pw.ForeignKeyField) else None
        elif part in children:
            step = children[part]
            current = step.model
        else:
            raise DeclarationError(f"{current.__name__} has no field or child {part!r} (in {path!r})")
        fields.append(step)
    return fields


@dataclass(frozen=True)
class Column:
    """One column of a list: a field path, or a path to child rows shown as 甲、乙 (`parties.name`)."""

    path: str
    title: str = ""
    #: Width in em; 0 takes the width of the field. One column of a list stretches.
    width: float = 0
    stretch: bool = False
    #: Pairs of a word and its short form in the list ("调解成功（书面协议）" as 书面协议).
    short: tuple[tuple[str, str], ...] = ()
    #: Conditions on the child rows that are shown (valid certificates, not voided ones).
    only: tuple[Condition, ...] = ()
    #: Words shown in amber (unfinished) or in grey (closed without result).
    amber: tuple[str, ...] = ()
    quiet: tuple[str, ...] = ()


@dataclass(frozen=True)
class Total:
    """A total below the list: 成功 42, 金额 486,300.00."""

    title: str
    conditions: tuple[Condition, ...] = ()
    #: Field to add up; empty counts rows.
    path: str = ""


@dataclass(frozen=True)
class Section:
    """A section of the record pane: fields in reading order, or one table of child rows, with a note."""

    title: str
    fields: tuple[str, ...] = ()
    child: str = ""
    note: str = ""
    #: Columns of the child table; empty takes every field of the child row.
    child_fields: tuple[str, ...] = ()
    #: Text of the last line of a child table: 添加当事人.
    add: str = ""
    #: Link or term of the child rows that can be ticked in a list instead of typed row by row (参训人员、清单事项).
    pick: str = ""


@dataclass(frozen=True)
class Ledger:
    """A ledger (台账): one model with its kind of time, list columns, sections and totals."""

    model: type[Record]
    title: str
    measure: str
    time: TimeKind
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    totals: tuple[Total, ...] = ()
    #: Paths whose texts and pinyin initials are searched.
    search: tuple[str, ...] = ()
    sort: str = "-number"
    #: Text after the count: "{year} 年受理".
    counted: str = ""
    #: Field paths of the line under a record's title: 东河村 · 李明山、王秀英 · 邻里.
    subtitle: tuple[str, ...] = ()
    #: Paths offered as filters of the list.
    filters: tuple[str, ...] = ()
    #: The name on paper, as the office files it (人民调解台账); empty takes the title with 台账.
    paper_title: str = ""
    #: Purpose of the ledger and the first step, in one or two Chinese sentences; shown by the empty list and F1.
    purpose: str = ""

    def __post_init__(self) -> None:
        for path in self._named_paths():
            resolve(self.model, path)
        for section in self.sections:
            for name in (*section.child_fields, *([section.pick] if section.pick else [])):
                resolve(self.child_model(section.child), name)
        visible = {c.path for c in self.columns} & set(self.filters)
        if self.model.required_papers and EVIDENCE not in visible:
            raise DeclarationError(
                f"{self.model.__name__} wants papers: show {EVIDENCE!r} as column and filter"
            )

    def _named_paths(self) -> Iterator[str]:
        yield from self.time.fields
        yield from (c.path for c in self.columns)
        yield from self.search
        yield from self.subtitle
        yield from self.filters
        yield self.sort.lstrip("-")
        for section in self.sections:
            yield from section.fields
            yield from [section.child] if section.child else []
        for total in self.totals:
            yield from [total.path] if total.path else []
            yield from (c.path for c in total.conditions)
        for proof in self.model.required_papers:
            yield from (c.path for c in proof.when)

    @property
    def key(self) -> str:
        """The model's name in lower case: the ledger's name on the command line and in figures."""
        return self.model.__name__.lower()

    def title_on_paper(self, year: int | None) -> str:
        """The heading of the printed ledger: 2026 年度人民调解台账, or 人民调解台账 for the rows of every year."""
        name = self.paper_title or f"{self.title}台账"
        return f"{year} 年度{name}" if year else name

    @property
    def is_register(self) -> bool:
        """Whether rows stay in force over the years (村, 人员) instead of belonging to one year."""
        return isinstance(self.time, Register)

    def child_model(self, name: str) -> type[ChildRecord]:
        """Model of the child rows called `name`. Raises DeclarationError."""
        backref = backrefs(self.model).get(name)
        model: type[ChildRecord] | None = backref.model if backref is not None else None
        if model is None or not issubclass(model, ChildRecord):
            raise DeclarationError(f"{self.model.__name__} has no child rows {name!r}")
        return model

    def child_fields(self, section: Section) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Field names of a table of child rows: those always shown, and the others, shown on request."""
        model = self.child_model(section.child)
        own = tuple(f.name for f in model.shown_fields() if f.name not in (model.parent_name(), "position"))
        visible = section.child_fields or own
        return visible, tuple(name for name in own if name not in visible)

    @property
    def children(self) -> dict[str, type[ChildRecord]]:
        """Every kind of child row, in the order of the sections."""
        return {s.child: self.child_model(s.child) for s in self.sections if s.child}


@dataclass(frozen=True)
class Printout:
    """A kind of paper an area offers: `make` is "module:function", loaded only when it is printed."""

    key: str
    title: str
    make: str
    #: Ledger whose selected rows are printed; empty prints the whole year.
    ledger: str = ""
    #: "module:function" that returns how many rows the whole year has.
    count: str = ""


@dataclass(frozen=True)
class WorkArea:
    """A work area: a tab of the window, with its ledgers, figures, claims and paper."""

    key: str
    title: str
    ledgers: tuple[Ledger, ...]
    figures: tuple[Figure, ...] = ()
    claims: tuple[Claim, ...] = ()
    printouts: tuple[Printout, ...] = ()
    #: Due rules of this area, for the home page.
    due: tuple[DueRule, ...] = ()
    #: Rows the area should have in every quarter.
    quarterly: tuple[QuarterlyRule, ...] = ()
    #: "module:Class" of the area's own page; empty takes the common one.
    page: str = ""
    #: Batches: many rows created at once (a year's duty slots from a rota).
    batches: tuple[Batch, ...] = ()
    #: Terms by vocabulary: (code, label), then optionally the statistics code and a note.
    vocabularies: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...] = ()
    #: "module:function" that writes this area's part of the sample year.
    sample: str = ""
    #: File name of the icon in resources/icons; empty takes the key.
    icon: str = field(default="")
