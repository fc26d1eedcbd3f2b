"""What is left of the materials: 入库 − 发放, by name and unit; no more can be given out than was received.

Activity and MaterialStock both import this module, so the queries name the tables instead of the models.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import peewee as pw

from lawgov_desktop.records.proxy import database
from lawgov_desktop.records.record import Children, FieldProblem, Record

#: A material: its name and the unit it is counted in.
Material = tuple[str, str]

_ACTIVITY = pw.Table("activity").bind(database)
_ISSUE = pw.Table("material_issue").bind(database)
_RECEIPT = pw.Table("material_stock").bind(database)


@dataclass
class Stock:
    """One material: the quantity received, the day of the first receipt, the quantity given out since then."""

    received: int
    since: dt.date
    issued: int = 0

    @property
    def left(self) -> int:
        """入库 − 发放; negative where receipts are missing."""
        return self.received - self.issued


def material_of(row: Any) -> Material:
    """Name and unit of a receipt or an issue; no unit is 份."""
    return (row.name or "", row.unit or "份")


def stocks(materials: Iterable[Material], *, without: str = "") -> dict[Material, Stock]:
    """The stock of each of `materials` that has a receipt, without the issues of the activity with uid `without`.

    Materials given out before the first receipt were never in stock and do not reduce it.
    """
    names = sorted({name for name, _unit in materials})
    receipt = _RECEIPT.c
    unit = pw.fn.COALESCE(receipt.unit, "份")
    columns = _RECEIPT.select(receipt.name, unit, pw.fn.SUM(receipt.quantity), pw.fn.MIN(receipt.received_on))
    live = columns.where(receipt.name.in_(names) & receipt.deleted_at.is_null())
    rows = live.group_by(receipt.name, unit).tuples()
    stock_of = {(name, unit): Stock(int(number), _day(since)) for name, unit, number, since in rows}
    if stock_of:
        for name, unit, day, quantity in _issues(names, _ACTIVITY.c.uid != without):
            stock = stock_of.get((name, unit))
            if stock is not None and _day(day) >= stock.since:
                stock.issued += int(quantity)
    return stock_of


def _day(value: Any) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(str(value))


def _issues(names: Iterable[str], where: Any) -> Iterator[tuple[str, str, Any, int]]:
    """(name, unit, day, quantity) of the materials live activities gave out."""
    issue, activity = _ISSUE.c, _ACTIVITY.c
    unit = pw.fn.COALESCE(issue.unit, "份")
    columns = _ISSUE.select(issue.name, unit, activity.held_on, pw.fn.SUM(issue.quantity))
    joined = columns.join(_ACTIVITY, on=(issue.activity_id == activity.id))
    live = issue.deleted_at.is_null() & activity.deleted_at.is_null()
    rows = joined.where(issue.name.in_(sorted(names)) & live & where)
    yield from rows.group_by(issue.name, unit, activity.held_on).tuples()


def shortages(activity: Record, children: Children) -> Iterator[FieldProblem]:
    """A problem for each material of which an activity gives out more than is left: 入库 − 发放 ≥ 0.

    Only materials with a receipt are checked: what the county hands out on the spot was never in stock. And only
    a quantity above the saved one is refused, so that the title of an old activity can be corrected while receipts
    are missing.
    """
    day: dt.date | None = getattr(activity, "held_on", None)
    issued: dict[Material, int] = {}
    indexes: dict[Material, int] = {}
    for index, row in enumerate(children.get("materials", ())):
        material: Any = material_of(row)
        issued[material] = issued.get(material, 0) + (getattr(row, "quantity", None) or 0)
        indexes[material] = index
    if not issued or day is None:
        return
    stock_of = stocks(issued, without=activity.uid)
    checked = {material for material, stock in stock_of.items() if material in issued and day >= stock.since}
    if not checked:
        return
    before: dict[Material, int] = {}
    for name, unit, _held_on, quantity in _issues(
        (name for name, _unit in checked), _ACTIVITY.c.uid == activity.uid
    ):
        before[name, unit] = before.get((name, unit), 0) + int(quantity)
    for material, quantity in issued.items():
        if material in checked:
            left = max(stock_of[material].left, 0)
            if quantity > left and quantity > before.get(material, 0):
                yield FieldProblem(
                    "quantity", _short(material, left, quantity), "materials", indexes[material]
                )


def _short(material: Material, left: int, wanted: int) -> str:
    name, unit = material
    return (
        f"“{name}”只剩 {left} {unit}，这次发了 {wanted} {unit}，差 {wanted - left} {unit}，"
        "请先登记资料入库，或核对数量"
    )
