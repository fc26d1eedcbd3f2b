"""What is left of the materials: 入库 − 发放, by name and unit; no more can be given out than came in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import peewee as pw

from lawgov_desktop.records.record import Children, FieldProblem, Record

# Activities ask for what is left, and what is left is counted from their rows: the models are fetched when asked.

#: A material: its name and the unit it is counted in.
Material = tuple[str, str]


@dataclass
class Stock:
    """What came in of one material, from which day on it was kept in stock, and what went out since."""

    received: int
    since: dt.date
    issued: int = 0

    @property
    def left(self) -> int:
        """入库 − 发放; below nothing where receipts are missing."""
        return self.received - self.issued


def material_of(row: Any) -> Material:
    """Name and unit of a receipt or an issue; no unit is 份."""
    return (row.name or "", row.unit or "份")


def stocks(materials: Iterable[Material], *, without: str = "") -> dict[Material, Stock]:
    """The stock of each of `materials` the stock ledger knows, without what the activity with uid `without` gave out.

    What was given out before the first receipt never lay in store and is not held against it.
    """
    from lawgov_desktop.areas.publicity.activity import Activity
    from lawgov_desktop.areas.publicity.stock import MaterialStock as Receipt

    names = {name for name, _unit in materials}
    unit, total = pw.fn.COALESCE(Receipt.unit, "份"), pw.fn.SUM(Receipt.quantity)
    chosen = Receipt.select(Receipt.name, unit, total, pw.fn.MIN(Receipt.received_on))
    kept = Receipt.name.in_(sorted(names)) & Receipt.deleted_at.is_null()
    rows = chosen.where(kept).group_by(Receipt.name, unit).tuples()
    found = {(name, unit): Stock(int(number), _day(since)) for name, unit, number, since in rows}
    if found:
        for name, unit, day, quantity in _issues(names, Activity.uid != without):
            stock = found.get((name, unit))
            if stock is not None and _day(day) >= stock.since:
                stock.issued += int(quantity)
    return found


def _day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))


def _issues(names: Iterable[str], where: Any) -> Iterator[tuple[str, str, Any, int]]:
    """(name, unit, day, quantity) of what live activities gave out."""
    from lawgov_desktop.areas.publicity.activity import Activity, MaterialIssue

    row, unit = MaterialIssue, pw.fn.COALESCE(MaterialIssue.unit, "份")
    live = row.deleted_at.is_null() & Activity.deleted_at.is_null()
    chosen = row.select(row.name, unit, Activity.held_on, pw.fn.SUM(row.quantity)).join(Activity)
    named = chosen.where(row.name.in_(sorted(names)) & live & where)
    yield from named.group_by(row.name, unit, Activity.held_on).tuples()


def shortages(activity: Record, children: Children) -> Iterator[FieldProblem]:
    """The materials an activity gives out beyond what is left of them: 入库 − 发放 ≥ 0.

    Only what is in the stock ledger is watched: what the county hands out on the spot never lay in store. And only
    what is given out more than was kept before: a slip in an old title can be mended while receipts are missing.
    """
    from lawgov_desktop.areas.publicity.activity import Activity

    day: dt.date | None = getattr(activity, "held_on", None)
    wanted: dict[Material, int] = {}
    places: dict[Material, int] = {}
    for place, row in enumerate(children.get("materials", ())):
        material: Any = material_of(row)
        wanted[material] = wanted.get(material, 0) + (getattr(row, "quantity", None) or 0)
        places[material] = place
    if not wanted or day is None:
        return
    there = stocks(wanted, without=activity.uid)
    watched = {material for material, stock in there.items() if material in wanted and day >= stock.since}
    if not watched:
        return
    before: dict[Material, int] = {}
    for name, unit, _day_of, quantity in _issues((m[0] for m in watched), Activity.uid == activity.uid):
        before[name, unit] = before.get((name, unit), 0) + int(quantity)
    for material in wanted:
        if material in watched:
            more, left = wanted[material], max(there[material].left, 0)
            if more > left and more > before.get(material, 0):
                yield FieldProblem("quantity", _short(material, left, more), "materials", places[material])


def _short(material: Material, left: int, wanted: int) -> str:
    name, unit = material
    return (
        f"“{name}”只剩 {left} {unit}，这次发了 {wanted} {unit}，差 {wanted - left} {unit}，"
        "请先登记资料入库，或核对数量"
    )
