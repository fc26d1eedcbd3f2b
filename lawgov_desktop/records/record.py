"""Row, Record and ChildRecord: the columns of every row, and the methods that hold its rules."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar

import peewee as pw

from lawgov_desktop.records.fields import Count, Flag, LedgerField, LongText, PersonName, RecordNumber, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.proxy import database
from lawgov_desktop.records.rule_context import RuleContext


def now_text() -> str:
    """Local time to the millisecond as stored in the file: 2023-04-12 14:32:05.123."""
    return dt.datetime.now().isoformat(" ", "milliseconds")


_last_trash = {"at": dt.datetime.min}


def trash_stamp() -> str:
    """A time like `now_text` that this process never returns twice.

    Rows trashed together have the same stamp: a child row trashed before its parent must not be restored with it,
    even when both happen within one millisecond.
    """
    now = dt.datetime.now()
    at = now.replace(microsecond=now.microsecond // 1000 * 1000)
    at = max(at, _last_trash["at"] + dt.timedelta(milliseconds=1))
    _last_trash["at"] = at
    return at.isoformat(" ", "milliseconds")


#: Hint of a field `protected` (特别敏感), see Record.shields_people.
PROTECTED = "涉及未成年人、家暴、性侵、精神障碍的勾选：给上级和公开的表里不出现姓名和内容"


@dataclass(frozen=True)
class FieldProblem:
    """A problem of one field of a record, or of one child row, as a Chinese sentence."""

    field: str
    sentence: str
    child: str = ""
    position: int = -1


#: Child rows of a record being saved, by the name the section uses ("parties").
Children = Mapping[str, Sequence["ChildRecord"]]


class Row(pw.Model):
    """The base of every row: identity, time stamps and trash."""

    id = pw.AutoField()
    #: Identity across files: for undo, freeze, merge and import.
    uid = pw.CharField(max_length=32, default=lambda: uuid.uuid4().hex, unique=True)
    created_at = pw.CharField(max_length=23, default=now_text)
    #: Set by trigger together with `rev`, so that an edit by another program is noticed.
    updated_at = pw.CharField(max_length=23, default=now_text)
    rev = pw.IntegerField(default=1)
    deleted_at = pw.CharField(max_length=23, null=True)

    #: Day fields that figures count by besides the ledger's own time; they are indexed.
    date_fields: ClassVar[tuple[str, ...]] = ()
    #: Path of the text that names a row in a column or picker (`person.name` for an officer).
    caption_path: ClassVar[str] = "name"
    #: Unique keys besides uid and number: columns → WHERE of the partial index. "" means unique without exception,
    #: purged rows included.
    unique: ClassVar[dict[tuple[str, ...], str]] = {}

    class Meta:
        """Every table uses the database proxy, is named after its model, and is STRICT."""

        database = database
        legacy_table_names = False
        strict_tables = True

    @classmethod
    def shown_fields(cls) -> list[LedgerField]:
        """The fields a clerk sees, in the order of declaration."""
        return list(_shown_fields(cls._meta))

    @classmethod
    def field(cls, name: str) -> Any:
        """The field called `name`; KeyError when there is none."""
        return cls._meta.fields[name]

    @property
    def caption(self) -> str:
        """The name of the row in a picker or a history line."""
        return str(getattr(self, "name", "") or self.uid[:8])

    def __str__(self) -> str:
        return self.caption


class Record(Row):
    """One row of a ledger (台账): its number is permanent, and it counts in the annual report while `included`."""

    #: Fields whose values should not occur twice together among live rows; a duplicate is only a warning.
    duplicate_key: ClassVar[tuple[str, ...]] = ()
    #: Papers a row must have attached (佐证); missing ones are shown in the list and never prevent saving.
    required_papers: ClassVar[tuple[RequiredPaper, ...]] = ()

    number = RecordNumber("编号", null=True)
    included = Flag("列入年报", default=True)
    exclusion_reason = Text("不列入的原因", 200, short="原因")
    handled_by = PersonName("经办人")
    remark = LongText("备注")

    @property
    def shields_people(self) -> bool:
        """Whether the row is about specially protected persons: exports for others name nobody (Art. 28, 31).

        A ledger of such rows has a field `protected` (特别敏感): minors, domestic violence, mental disorders.
        """
        return bool(self.__data__.get("protected"))

    @property
    def names_private_person(self) -> bool:
        """Whether this row of a public ledger names a private person: a public sheet then leaves out its names."""
        return False

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """Fill fields that follow from other fields or child rows; called before every save, may add child rows."""

    def allot(self, take: Callable[[str, str, int], str], settings: Mapping[str, str]) -> None:
        """Set numbers of the office's own series; called when the record is first saved.

        `take(field, setting, year)` returns the next number no row ever had, by the pattern in that setting.
        """

    def problems(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        """Problems that prevent saving; each sentence says what to do."""
        if not self.included and not self.exclusion_reason:
            yield FieldProblem("exclusion_reason", "不列入年报要写原因，以后查得到")

    def warnings(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        """Problems that are shown and do not prevent saving."""
        yield from ()


class ChildRecord(Row):
    """A child row (当事人, 调解记录): saved, trashed and restored together with its parent."""

    #: Position among the child rows of the parent, from 0.
    position = Count("序号", default=0, null=False)

    def normalise(self, parent: Record) -> None:
        """Fill fields that follow from other fields of this row or its parent."""

    def problems(self, parent: Record, context: RuleContext) -> Iterator[FieldProblem]:
        """Problems of this row that prevent saving."""
        yield from ()

    @property
    def empty(self) -> bool:
        """Whether nothing has been typed into this row; empty rows are not saved."""
        own = [f for f in self.shown_fields() if f.name not in ("position", self.parent_name())]
        return all(f.blank(self.__data__.get(f.name)) or self.__data__.get(f.name) == f.default for f in own)

    @classmethod
    def parent_name(cls) -> str:
        """Name of the link to the parent: the first link declared."""
        return _parent_name(cls._meta)


@cache
def _shown_fields(meta: Any) -> tuple[LedgerField, ...]:
    return tuple(f for f in meta.sorted_fields if isinstance(f, LedgerField))


@cache
def _parent_name(meta: Any) -> str:
    for field in meta.sorted_fields:
        if isinstance(field, pw.ForeignKeyField) and field.backref not in (None, "+"):
            return str(field.name)
    raise TypeError(f"{meta.model.__name__} names no parent")


def is_blank(record: Row, field: LedgerField) -> bool:
    """Whether a field is empty; a link is judged by its key, without reading the linked row."""
    value: Any = record.__data__.get(field.name)
    return field.blank(value)
