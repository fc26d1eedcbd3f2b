"""The columns of a ledger's spreadsheet in reading order, and one more sheet for each kind of child rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.records.ledger import Ledger, Section
from lawgov_desktop.records.record import ChildRecord, Record, Row

#: Fields every record has besides its number: the last columns of a sheet, never in a public one.
BOOKKEEPING = tuple(f.name for f in Record.shown_fields() if f.name != "number")
#: Heading of the column with the record's number on a sheet of child rows.
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
    """Links to the person a row is about: required, to a register of persons with ID numbers (人员)."""
    return [
        field
        for field in model.shown_fields()
        if field.kind == "link" and field.required and keeps_id_numbers(field.rel_model)  # type: ignore[attr-defined]
    ]


def keeps_id_numbers(model: Any) -> bool:
    """Whether a model has an ID number, as registers of persons do."""
    return any(field.kind == "id_number" for field in model.shown_fields())


def identity_fields(model: type[Row]) -> list[Any]:
    """Fields that distinguish persons of one name: sex, ID number, telephone."""
    return [f for f in model.shown_fields() if f.kind in ("id_number", "phone") or f.name == "sex"]


def joined_fields(model: type[ChildRecord]) -> list[Any]:
    """The fields of a child row that is written into one cell: the required ones (甲方 李明山), and last its name.

    A name that the program fills in from a ticked list is not required, but it identifies the row.
    """
    own = [f for f in model.shown_fields() if f.name not in (model.parent_name(), "position")]
    required = [f for f in own if f.required]
    return [*required, *(f for f in own if _calls(f, required))] or own[:1]


def _calls(field: Any, required: list[Any]) -> bool:
    """Whether an optional name identifies the rows, because no required field does."""
    words = ("choice", "flag")
    return field.name == "name" and not field.required and all(f.kind in words for f in required)


def leading_fields(model: type[ChildRecord]) -> set[str]:
    """Names of the fields that identify a child row whose other fields change."""
    fields = joined_fields(model)
    return {f.name for f in fields if f.required} if all(f.required for f in fields) else {fields[-1].name}


def main_columns(ledger: Ledger) -> list[SheetColumn]:
    """Columns: the number, then fields and child rows in the order of the sections, then fields without a section."""
    model = ledger.model
    columns = [SheetColumn(heading_of(model.field("number")), model.field("number"))]
    names = {"number"}
    for section in ledger.sections:
        if section.child:
            columns.append(SheetColumn(section.title, child=section.child))
        for name in section.fields:
            if name not in names:
                names.add(name)
                columns += _of_field(model, name)
    for field in model.shown_fields():
        if field.name not in names and field.name not in BOOKKEEPING:
            columns += _of_field(model, field.name)
    columns += [c for name in BOOKKEEPING if name not in names for c in _of_field(model, name)]
    return _distinct(columns)


def _of_field(model: type[Row], name: str) -> list[SheetColumn]:
    field = model.field(name)
    columns = [SheetColumn(heading_of(field), field)]
    if any(field is link for link in identity_links(model)):
        columns += [SheetColumn(heading_of(f), f, field) for f in identity_fields(field.rel_model)]
    return columns


def child_columns(ledger: Ledger, section: Section) -> list[SheetColumn]:
    """Columns of a sheet of child rows: the record's number, then every field of the child row."""
    model = ledger.child_model(section.child)
    visible, rest = ledger.child_fields(section)
    fields = [SheetColumn(heading_of(model.field(name)), model.field(name)) for name in (*visible, *rest)]
    return _distinct([SheetColumn(PARENT, ledger.model.field("number")), *fields])


def child_sections(ledger: Ledger) -> list[Section]:
    """The sections that are tables of child rows."""
    return [section for section in ledger.sections if section.child]


def _distinct(columns: Iterable[SheetColumn]) -> list[SheetColumn]:
    """Make headings unique: the later of two equal ones is given the name of its link, or a number."""
    distinct: list[SheetColumn] = []
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
        distinct.append(SheetColumn(heading, column.field, column.link, column.child))
    return distinct


def sides_of(model: type[ChildRecord]) -> tuple[Any, Any] | None:
    """The choice and the name field of child rows with sides (甲方 / 乙方 and its name); None for other child rows."""
    fields = [field for field in joined_fields(model) if field.required]
    if len(fields) == 2 and fields[0].kind == "choice" and fields[1].kind in ("person_name", "text"):
        return fields[0], fields[1]
    return None
