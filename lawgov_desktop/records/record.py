"""Row, Record and ChildRecord: the columns every kept row has, and where its rules are written."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

import peewee as pw

from lawgov_desktop.records.fields.fields import Count, Flag, LedgerField, LongText, RecordNumber, Text
from lawgov_desktop.records.fields.identity_fields import PersonName
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.proxy import database


def now_text() -> str:
    """Local time to the millisecond as kept in the file: 2023-04-12 14:32:05.123."""
    return dt.datetime.now().isoformat(" ", "milliseconds")


_last_trash = {"at": dt.datetime.min}


def trash_stamp() -> str:
    """A time like `now_text` that this program never gives twice.

    What went to the trash together is known by its stamp: a child row thrown away a moment before its parent
    must not come back with it, even within one millisecond.
    """
    now = dt.datetime.now()
    at = now.replace(microsecond=now.microsecond // 1000 * 1000)
    at = max(at, _last_trash["at"] + dt.timedelta(milliseconds=1))
    _last_trash["at"] = at
    return at.isoformat(" ", "milliseconds")


#: Hint of a field `protected` (特别敏感), see Record.guarded.
PROTECTED = "涉及未成年人、家暴、性侵、精神障碍的勾选：给上级和公开的表里不出现姓名和内容"


@dataclass(frozen=True)
class FieldProblem:
    """What is wrong with one field of a record (or of one child row), as a sentence for the clerk."""

    field: str
    sentence: str
    child: str = ""
    position: int = -1


#: Child rows of a record being saved, by the name the section uses ("parties").
Children = Mapping[str, Sequence["ChildRecord"]]


class Row(pw.Model):
    """Identity, time stamps and trash: what every row has, so that nothing saved is ever lost."""

    id = pw.AutoField()
    #: Identity outside the file: undo, freeze, merge, import.
    uid = pw.CharField(max_length=32, default=lambda: uuid.uuid4().hex, unique=True)
    created_at = pw.CharField(max_length=23, default=now_text)
    #: Moved by trigger together with `rev`, so that an edit by another tool is noticed.
    updated_at = pw.CharField(max_length=23, default=now_text)
    rev = pw.IntegerField(default=1)
    deleted_at = pw.CharField(max_length=23, null=True)

    #: Days a figure counts by beside the ledger's own time: indexed.
    date_fields: ClassVar[tuple[str, ...]] = ()
    #: Path of the text that names a row in a column or picker (an officer is named by `person.name`).
    caption_path: ClassVar[str] = "name"
    #: Unique keys beyond uid and number: columns → WHERE of the partial index ("" for unique without exception,
    #: also among rows that were emptied out of the trash).
    unique: ClassVar[dict[tuple[str, ...], str]] = {}

    class Meta:
        """Every table is bound through the one proxy, named after the model, and STRICT."""

        database = database
        legacy_table_names = False
        strict_tables = True

    @classmethod
    def shown_fields(cls) -> list[LedgerField]:
        """The fields a clerk sees, in the order of declaration."""
        return [f for f in cls._meta.sorted_fields if isinstance(f, LedgerField)]

    @classmethod
    def field(cls, name: str) -> Any:
        """The field called `name`; KeyError when there is none."""
        return cls._meta.fields[name]

    @property
    def caption(self) -> str:
        """What a person would call this row, in a picker or a history line."""
        return str(getattr(self, "name", "") or self.uid[:8])

    def __str__(self) -> str:
        return self.caption


class Record(Row):
    """One line of a ledger (台账): numbered for good, counted in the annual report unless said otherwise."""

    #: Fields whose values together should not occur twice among live rows; named in a warning, never forbidden.
    duplicate_key: ClassVar[tuple[str, ...]] = ()
    #: Papers a row must have beside it (佐证); what it lacks is told in the list, and never forbids saving.
    required_papers: ClassVar[tuple[RequiredPaper, ...]] = ()

    number = RecordNumber("编号", null=True)
    included = Flag("列入年报", default=True)
    exclusion_reason = Text("不列入的原因", 200, short="原因")
    handled_by = PersonName("经办人")
    remark = LongText("备注")

    @property
    def shields_people(self) -> bool:
        """Whether the row is about somebody the law shields most: outside the office it names nobody (Art. 28, 31).

        A ledger of such rows has a field `protected` (特别敏感): minors, domestic violence, disorders of the mind.
        """
        return bool(self.__data__.get("protected"))

    @property
    def names_private_person(self) -> bool:
        """Whether a row of a ledger that is public names a private person: the public reads no name of it."""
        return False

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """Fill what follows from other fields or child rows; called before every save, may add child rows."""

    def allot(self, take: Callable[[str, str, int], str], settings: Mapping[str, str]) -> None:
        """Take numbers of the office's own series when first saved.

        `take(field, setting, year)` gives the next number nobody ever had, in the pattern of that setting.
        """

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        """Rules of this record that block saving; the sentence says what to do."""
        if not self.included and not self.exclusion_reason:
            yield FieldProblem("exclusion_reason", "不列入年报要写原因，以后查得到")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        """Rules that only warn: the clerk may know better."""
        yield from ()


class ChildRecord(Row):
    """A row inside a record (当事人, 调解记录): saved, trashed and restored together with its parent."""

    #: Order inside the parent, from 0.
    position = Count("序号", default=0, null=False)

    def normalise(self, parent: Record) -> None:
        """Fill what follows from other fields of this row or its parent."""

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        """Rules of this row that block saving."""
        yield from ()

    @property
    def empty(self) -> bool:
        """Whether nothing has been typed in this row: such rows are not saved."""
        own = [f for f in self.shown_fields() if f.name not in ("position", self.parent_name())]
        return all(f.blank(self.__data__.get(f.name)) or self.__data__.get(f.name) == f.default for f in own)

    @classmethod
    def parent_name(cls) -> str:
        """Name of the field that points to the parent: the first link declared."""
        for field in cls._meta.sorted_fields:
            if isinstance(field, pw.ForeignKeyField) and field.backref not in (None, "+"):
                return str(field.name)
        raise TypeError(f"{cls.__name__} names no parent")


def is_blank(record: Row, field: LedgerField) -> bool:
    """Whether a required field is still empty (a link by its key, without reading the row behind it)."""
    value: Any = record.__data__.get(field.name)
    return field.blank(value)
