"""What a ledger's spreadsheet looks like: its columns in reading order, and one more page per kind of child rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.records.ledger import Ledger, Section
from lawgov_desktop.records.record import ChildRecord, Record, Row

#: What every record has whatever it is about, apart from its number: last in the sheet, never shown to the public.
BOOKKEEPING = tuple(f.name for f in Record.shown_fields() if f.name != "number")
#: Heading of the column by which a page of child rows names its record.
PARENT = "编号"


@dataclass(frozen=True, eq=False)
class SheetColumn:
    """One column: a field of the record, of the row a link leads to (`link`), or child rows as one text (`child`)."""

    heading: str
    field: Any = None
    link: Any = None
    child: str = ""


def heading_of(field: Any) -> str:
    """The label with its unit: 涉及金额（元）."""
    return f"{field.label}（{field.unit}）" if field.unit else str(field.label)


def identity_links(model: type[Row]) -> list[Any]:
    """Links that say whom a row is about: required, to a register of people that keeps ID numbers (人员)."""
    return [
        field
        for field in model.shown_fields()
        if field.kind == "link" and field.required and keeps_id_numbers(field.rel_model)  # type: ignore[attr-defined]
    ]


def keeps_id_numbers(model: Any) -> bool:
    """Whether a register is one of people."""
    return any(field.kind == "id_number" for field in model.shown_fields())


def identity_fields(model: type[Row]) -> list[Any]:
    """What tells one person from another beside the name: sex, ID number, telephone."""
    return [f for f in model.shown_fields() if f.kind in ("id_number", "phone") or f.name == "sex"]


def joined_fields(model: type[ChildRecord]) -> list[Any]:
    """The fields a child row is written with in one cell: those it must have (甲方 李明山), and last what it is called.

    A name the program fills in when it is ticked off a list is not required of the clerk, but it says which row it is.
    """
    own = [f for f in model.shown_fields() if f.name not in (model.parent_name(), "position")]
    required = [f for f in own if f.required]
    return [*required, *(f for f in own if _calls(f, required))] or own[:1]


def _calls(field: Any, required: list[Any]) -> bool:
    """Whether an optional name is what tells rows apart: nothing that must be there does."""
    words = ("choice", "flag")
    return field.name == "name" and not field.required and all(f.kind in words for f in required)


def leading_fields(model: type[ChildRecord]) -> set[str]:
    """Names of the fields by which a child row is known again when the rest of it changes."""
    fields = joined_fields(model)
    return {f.name for f in fields if f.required} if all(f.required for f in fields) else {fields[-1].name}


def main_columns(ledger: Ledger) -> list[SheetColumn]:
    """The number, every field and kind of child rows in the order of the sections, then what no section shows."""
    model = ledger.model
    columns = [SheetColumn(heading_of(model.field("number")), model.field("number"))]
    shown = {"number"}
    for section in ledger.sections:
        if section.child:
            columns.append(SheetColumn(section.title, child=section.child))
        for name in section.fields:
            if name not in shown:
                shown.add(name)
                columns += _of_field(model, name)
    for field in model.shown_fields():
        if field.name not in shown and field.name not in BOOKKEEPING:
            columns += _of_field(model, field.name)
    columns += [c for name in BOOKKEEPING if name not in shown for c in _of_field(model, name)]
    return _distinct(columns)


def _of_field(model: type[Row], name: str) -> list[SheetColumn]:
    field = model.field(name)
    made = [SheetColumn(heading_of(field), field)]
    if any(field is link for link in identity_links(model)):
        made += [SheetColumn(heading_of(f), f, field) for f in identity_fields(field.rel_model)]
    return made


def child_columns(ledger: Ledger, section: Section) -> list[SheetColumn]:
    """Columns of a page of child rows: first the record's number, then every field of the child row."""
    model = ledger.child_model(section.child)
    shown, rest = ledger.child_fields(section)
    fields = [SheetColumn(heading_of(model.field(name)), model.field(name)) for name in (*shown, *rest)]
    return _distinct([SheetColumn(PARENT, ledger.model.field("number")), *fields])


def child_sections(ledger: Ledger) -> list[Section]:
    """The sections that are tables of child rows."""
    return [section for section in ledger.sections if section.child]


def _distinct(columns: Iterable[SheetColumn]) -> list[SheetColumn]:
    """A heading stands for one column only: the later one says over which link it is read, or counts."""
    made: list[SheetColumn] = []
    taken: set[str] = set()
    for column in columns:
        heading = column.heading
        if heading in taken and column.link is not None:
            heading = f"{column.link.label}的{heading}"
        count = 1
        while heading in taken:
            count += 1
            heading = f"{column.heading}{count}"
        taken.add(heading)
        made.append(SheetColumn(heading, column.field, column.link, column.child))
    return made


def sides_of(model: type[ChildRecord]) -> tuple[Any, Any] | None:
    """The choice and the name of child rows that stand on sides (甲方 / 乙方 and who it is), None for other rows."""
    fields = [field for field in joined_fields(model) if field.required]
    if len(fields) == 2 and fields[0].kind == "choice" and fields[1].kind in ("person_name", "text"):
        return fields[0], fields[1]
    return None
