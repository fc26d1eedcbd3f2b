"""Rows related to one row: those of every ledger that link to it, and those with only the same name typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, Record, Row
from lawgov_desktop.records.viewer import EVERY_ROW, Viewer
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.tables.query import readable

#: Rows listed for one relation; the count gives their number.
LIMIT = 200


@dataclass(frozen=True)
class Relation:
    """Rows of one ledger with one relation to the given row (参训人员, 承办人)."""

    ledger: Ledger
    #: The label of the linking field, or 同名 for rows without a link.
    role: str
    count: int
    #: The newest first, at most LIMIT.
    rows: tuple[Any, ...]
    linked: bool = True


def related(catalogue: Catalogue, row: Row, *, viewer: Viewer = EVERY_ROW) -> list[Relation]:
    """The relations of `row`: one query for each field that can link to it, then rows with its name and no link."""
    with storage_errors():
        relations = [*_pointing(catalogue, row, viewer), *_same_name(catalogue, row, viewer)]
    return sorted(relations, key=lambda relation: not relation.linked)


def _pointing(catalogue: Catalogue, row: Row, viewer: Viewer) -> Iterator[Relation]:
    for field in row._meta.backrefs:
        model = field.model
        ledger = catalogue.ledger_of(model)
        if ledger is None or (issubclass(model, ChildRecord) and field.name == model.parent_name()):
            continue
        yield from _relation(ledger, model, field == row.id, field.label, viewer)
        if _is_about(field) and not issubclass(model, ChildRecord):
            # A certificate links to the volunteer, an inspection to the officer: both belong to the person as well.
            ids = model.select(model.id).where(model.deleted_at.is_null() & (field == row.id))
            for further in model._meta.backrefs:
                yield from _further(catalogue, further, ids, viewer)


def _is_about(field: Any) -> bool:
    """Whether a row is about the person its link leads to: a required link to the register of persons."""
    return bool(getattr(field, "required", False)) and hasattr(field.rel_model, "id_number")


def _further(catalogue: Catalogue, field: Any, ids: Any, viewer: Viewer) -> Iterator[Relation]:
    model = field.model
    ledger = catalogue.ledger_of(model)
    if ledger is not None and not (issubclass(model, ChildRecord) and field.name == model.parent_name()):
        yield from _relation(ledger, model, field.in_(ids), field.label, viewer)


def _same_name(catalogue: Catalogue, row: Row, viewer: Viewer) -> Iterator[Relation]:
    """Rows where the name was typed without a link: parties, visitors, mediators who may be this person."""
    name = getattr(row, "name", None)
    if not name or not hasattr(row, "id_number"):
        return
    for model in catalogue.models():
        ledger = catalogue.ledger_of(model)
        fields = [f for f in model.shown_fields() if f.kind == "person_name" and f.name == "name"]
        if ledger is None or not fields or model is type(row):
            continue
        test = model.name == name
        if "person" in model._meta.fields:
            test &= model.field("person").is_null()
        yield from _relation(ledger, model, test, "同名，没有关联", viewer, linked=False)


def _relation(
    ledger: Ledger, model: type[Row], test: Any, role: str, viewer: Viewer, *, linked: bool = True
) -> Iterator[Relation]:
    parent: Any = ledger.model
    live = model.deleted_at.is_null() & test
    if issubclass(model, ChildRecord):
        link = model._meta.fields[model.parent_name()]
        chosen = parent.select().where(
            parent.deleted_at.is_null() & parent.id.in_(model.select(link).where(live))
        )
    else:
        chosen = parent.select().where(live)
    chosen = chosen.where(*readable(ledger, viewer))
    rows: tuple[Record, ...] = tuple(chosen.order_by(parent.number.desc(), parent.id.desc()).limit(LIMIT + 1))
    if rows:
        count = len(rows) if len(rows) <= LIMIT else chosen.count()
        yield Relation(ledger, role, count, rows[:LIMIT], linked)
