"""Rules of a 法律明白人 (培养工作规范（试行）, 2021): `gates` yields problems, `reminders` warnings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem
from lawgov_desktop.records.rule_context import RuleContext
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.dates import after_months

STATUSES = ("培养中", "在岗", "暂停", "退出")
IN_POST, PAUSED, LEFT = STATUSES[1:]
PASSED = "合格"
#: Least age in years for an appointment.
ADULT = 18
DROPPED = "清退"


def gates(volunteer: Any) -> Iterator[FieldProblem]:
    """Problems: an appointment without a passed exam or under age, a status without its day, wrong order of days."""
    if volunteer.appointed_on:
        yield from _appointment(volunteer)
    if volunteer.status in (IN_POST, PAUSED) and not volunteer.appointed_on:
        yield FieldProblem("appointed_on", f"状态是“{volunteer.status}”，请填认定日期")
    if volunteer.public_from and volunteer.public_to and volunteer.public_to < volunteer.public_from:
        yield FieldProblem("public_to", "公示结束早于开始，请核对")
    if volunteer.status == LEFT and not volunteer.left_on:
        yield FieldProblem("left_on", "状态是“退出”，请填退出日期")
    yield from _order_of_days(volunteer)


def _appointment(volunteer: Any) -> Iterator[FieldProblem]:
    """An appointment needs a passed exam before it (培养工作规范: 考核上岗)."""
    if volunteer.exam_result != PASSED:
        yield FieldProblem("appointed_on", "考核合格后才能认定，请先填考核结果")
    yield from check_order(volunteer, "exam_on", "appointed_on")
    if volunteer.first_review == "不通过":
        yield FieldProblem("first_review", "初审没有通过，不能认定，请核对初审结果")
    yield from _of_age(volunteer)


def _order_of_days(volunteer: Any) -> Iterator[FieldProblem]:
    yield from check_order(
        volunteer, "recommended_on", "first_reviewed_on", "public_from", "exam_on", "left_on"
    )
    yield from check_order(volunteer, "public_to", "appointed_on", called="公示结束")
    yield from check_order(volunteer, "appointed_on", "filed_on", "card_issued_on", "left_on", "returned_on")


def _of_age(volunteer: Any) -> Iterator[FieldProblem]:
    born = volunteer.person.birth_date if volunteer.person_id else None
    grown = after_months(born, 12 * ADULT) if isinstance(born, dt.date) else None
    if grown and volunteer.appointed_on and volunteer.appointed_on < grown:
        yield FieldProblem("appointed_on", "认定时还不满 18 岁，请核对出生日期")


def reminders(volunteer: Any, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
    """Warnings: entries that are incomplete, hours of training below the setting, conditions not ticked."""
    if volunteer.exam_result and not volunteer.exam_on:
        yield FieldProblem("exam_on", "填了考核结果，还没有填考核日期")
    if volunteer.left_on and not volunteer.returned:
        yield FieldProblem("returned", "退出时要收回证书和徽章")
    if volunteer.left_reason == DROPPED and not volunteer.left_note:
        yield FieldProblem("left_note", "清退要经镇里审核、报县司法局，请写明情况")
    if volunteer.appointed_on and "trainings" in children and not children["trainings"]:
        yield FieldProblem("appointed_on", "已经认定，还没有登记任前培训")
    yield from _hours(volunteer, children.get("trainings", ()), context.whole("volunteer_first_hours"))
    missing = _conditions_open(children.get("conditions", ()))
    if volunteer.appointed_on and missing:
        yield FieldProblem("appointed_on", f"基本条件还有 {missing} 条没有勾选，请核对")


def _hours(volunteer: Any, trainings: Sequence[ChildRecord], least: int) -> Iterator[FieldProblem]:
    """任前培训 is shorter than the office's setting; no check while the setting is 0."""
    if not volunteer.appointed_on or not trainings or not least:
        return
    before = [row for row in trainings if row.held_on and row.held_on <= volunteer.appointed_on]
    hours = sum(row.hours or 0 for row in before)
    if hours < least:
        yield FieldProblem("appointed_on", f"任前培训 {hours} 学时，设置里要求至少 {least} 学时，请核对")


def _conditions_open(ticked: Sequence[ChildRecord]) -> int:
    """Number of basic conditions not ticked; 0 while none is ticked: such an office does not use the list."""
    live = Term.select().where((Term.vocabulary == "volunteer_condition") & Term.retired_at.is_null())
    met = {row.__data__.get("condition") for row in ticked}
    return sum(term.id not in met for term in live) if met else 0
