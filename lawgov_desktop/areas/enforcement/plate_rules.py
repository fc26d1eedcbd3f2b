"""Rules of a red, yellow or green plate: `gates` yields problems, `reminders` warnings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.record import FieldProblem


def gates(plate: Any) -> Iterator[FieldProblem]:
    """Problems: days in the wrong order, two plates on one object at a time, a change of colour without its grounds."""
    yield from check_order(plate, "hung_on", "removed_on", "deadline", "rechecked_on")
    if plate.object_kind not in (None, "村") and not plate.object_name:
        yield FieldProblem("object_name", "请写明挂在哪个对象上")
    if plate.recheck_result and not plate.rechecked_on:
        yield FieldProblem("rechecked_on", "填了复查结果，请填复查日期")
    other = _at_the_same_time(plate)
    if other is not None and other.removed_on is None:
        yield FieldProblem("hung_on", "这个对象已有一块没摘的牌，请先填那一块的摘牌日期")
    elif other is not None:
        span = f"{other.hung_on} 到 {other.removed_on}"
        yield FieldProblem("hung_on", f"这个对象 {span} 已有一块牌，日子重叠了，请核对")
    yield from _change_of_colour(plate)


def _change_of_colour(plate: Any) -> Iterator[FieldProblem]:
    """A change of colour needs an inspection; from red straight to green also a recheck and an approval."""
    before = _before(plate)
    if before is None or plate.colour_id in (None, before.colour_id):
        return
    if plate.inspection_id is None:
        yield FieldProblem(
            "inspection", f"上一块是{before.colour.label}牌，换颜色要有依据的检查，请选一次检查"
        )
    if (before.colour.code, plate.colour.code) == ("red", "green"):
        if "合格" not in (plate.recheck_result, before.recheck_result):
            yield FieldProblem("recheck_result", "红牌直接换绿牌要复查合格，请填复查日期和结果")
        if not plate.approved_by:
            yield FieldProblem("approved_by", "红牌直接换绿牌要经领导审批，请填审批领导")


def _before(plate: Any) -> Any:
    """The plate that hung on the same object before this one."""
    if plate.village_id is None or plate.hung_on is None:
        return None
    table = type(plate)
    earlier = _same_object(plate).where(table.hung_on < plate.hung_on)
    row: Any = earlier.order_by(table.hung_on.desc()).first()
    return row


def _at_the_same_time(plate: Any) -> Any:
    """A plate of the same object whose days overlap; removal and new plate on the same day are no overlap."""
    if plate.village_id is None or plate.hung_on is None:
        return None
    table = type(plate)
    others = _same_object(plate).where(table.removed_on.is_null() | (table.removed_on > plate.hung_on))
    if plate.removed_on is not None:
        others = others.where(table.hung_on < plate.removed_on)
    row: Any = others.order_by(table.removed_on.is_null().desc()).first()
    return row


def _same_object(plate: Any) -> Any:
    """Other live plates of the village, firm or place this one hangs on."""
    table = type(plate)
    named = table.object_name == plate.object_name if plate.object_name else table.object_name.is_null()
    same = (table.village == plate.village_id) & (table.object_kind == plate.object_kind) & named
    return table.select().where(same & table.deleted_at.is_null() & (table.uid != plate.uid))


def reminders(plate: Any) -> Iterator[FieldProblem]:
    """Warnings: a plate without the day by which to improve, a recheck without its result."""
    code = plate.colour.code if plate.colour_id else "green"
    if code in ("red", "yellow") and not plate.deadline and not plate.removed_on:
        yield FieldProblem("deadline", f"{plate.colour.label}牌要整改，请定整改期限，到期会提醒复查")
    if plate.rechecked_on and not plate.recheck_result:
        yield FieldProblem("recheck_result", "填了复查日期，还没有选复查结果")
