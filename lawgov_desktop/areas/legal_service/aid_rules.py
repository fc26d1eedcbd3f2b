"""Rules of 《法律援助法》 for an application: `gates` yields problems, `reminders` warnings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.record import FieldProblem

GRANTED, REFUSED, DROPPED, WITHDRAWN = "给予", "不给予", "视为撤回", "申请人撤回"
#: Days to decide, days to assign a lawyer (Art. 43), days before a time limit that make a case urgent (Art. 44).
DECIDE_DAYS, ASSIGN_DAYS, URGENT_DAYS = 7, 3, 7
PASS_ON, INCOMPLETE = "符合条件，转报", "材料不齐，一次告知"


def gates(application: Any) -> Iterator[FieldProblem]:
    """Problems: days in the wrong order, a decision or a notice without what belongs to it (Art. 43, 44)."""
    yield from check_order(
        application,
        "applied_on",
        "first_reviewed_on",
        "told_on",
        "forwarded_on",
        "decided_on",
        called="申请日期",
    )
    yield from check_order(application, "told_on", "complete_by", "completed_on", called="告知日期")
    yield from check_order(application, "forwarded_on", "decided_on")
    yield from check_order(application, "assigned_on", "closed_on")
    yield from check_order(application, "closed_on", "revisited_on")
    yield from _decision(application)
    if application.told_on and not application.told:
        yield FieldProblem("told", "一次告知要写清补什么材料（法律援助法第四十三条）")
    if application.complete_by and not application.told_on:
        yield FieldProblem("told_on", "定了补正期限，请填告知日期")


def _decision(application: Any) -> Iterator[FieldProblem]:
    """A refusal is given in writing with its reasons; a granted application gets a lawyer (Art. 43)."""
    if application.decision and not application.decided_on:
        yield FieldProblem("decided_on", "有了审查结果，请填决定日期")
    if application.decided_on and not application.decision:
        yield FieldProblem("decision", "填了决定日期，请选审查结果")
    if application.decision == REFUSED and not application.refusal:
        yield FieldProblem("refusal", "不给予援助要写明书面理由（法律援助法第四十三条）")
    if application.decision == DROPPED and not application.told_on:
        yield FieldProblem("told_on", "一次告知后没有补正才视为撤回，请填告知日期（法律援助法第四十三条）")
    if application.assigned_on and not application.lawyer:
        yield FieldProblem("lawyer", "指派了要写明指派的律师")
    if application.assigned_on and not application.urgent:
        if application.decision != GRANTED:
            yield FieldProblem(
                "assigned_on", "决定给予援助后才指派；紧急先办的请选紧急情形（法律援助法第四十四条）"
            )
        yield from check_order(application, "decided_on", "assigned_on")


def reminders(application: Any) -> Iterator[FieldProblem]:
    """Warnings: the means, an urgent case (Art. 44), and the times to decide and to assign (Art. 43)."""
    yield from _means(application)
    if application.limit_on and application.applied_on and not application.urgent:
        left = (application.limit_on - application.applied_on).days
        if left < URGENT_DAYS:
            yield FieldProblem(
                "urgent", f"离时效届满只有 {max(left, 0)} 天，请选紧急情形，优先办理（第四十四条）"
            )
    begun = max(
        filter(None, (application.completed_on, application.forwarded_on)), default=application.applied_on
    )
    yield from _late("decided_on", begun, application.decided_on, DECIDE_DAYS, "作出决定")
    yield from _late("assigned_on", application.decided_on, application.assigned_on, ASSIGN_DAYS, "指派")
    if application.first_opinion == INCOMPLETE and not application.told_on:
        yield FieldProblem("told_on", "材料不齐，还没有一次告知申请人")


def _means(application: Any) -> Iterator[FieldProblem]:
    """An application states the means, or why they are not tested (Art. 32, 41, 42)."""
    told = application.hardship or application.no_means_test or application.not_checked
    if not told and (application.forwarded_on or application.decision == GRANTED):
        yield FieldProblem("hardship", "还没有经济困难说明，也没有选免查的情形（第三十二、四十一、四十二条）")


def _late(
    field: str, begun: dt.date | None, done: dt.date | None, days: int, what: str
) -> Iterator[FieldProblem]:
    if begun and done and (done - begun).days > days:
        yield FieldProblem(
            field, f"{what}超过 {days} 日期限 {(done - begun).days - days} 天（法律援助法第四十三条）"
        )
