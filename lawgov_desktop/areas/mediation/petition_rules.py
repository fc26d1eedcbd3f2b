"""Rules of 《信访工作条例》 (2022) for a petition: `gates` yields problems, `reminders` warnings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.record import FieldProblem
from lawgov_desktop.records.time import workdays

#: Days to register and notify (Art. 22), working days to object to a transfer, days to close and to extend (Art. 34),
#: days to ask for a review and a second review (Art. 35, 36).
TELL_DAYS, OBJECT_DAYS, CLOSE_DAYS, EXTEND_DAYS, REVIEW_DAYS = 15, 5, 60, 30, 30


def gates(petition: Any) -> Iterator[FieldProblem]:
    """Problems: days in the wrong order, a step without its reason, the person complained of as handler (Art. 30)."""
    for first, then in (
        ("received_on", "registered_on"),
        ("received_on", "accepted_on"),
        ("received_on", "objection_on"),
        ("received_on", "due_on"),
        ("accepted_on", "extended_on"),
        ("accepted_on", "closed_on"),
        ("closed_on", "review_on"),
        ("review_on", "review_done_on"),
        ("review_done_on", "second_on"),
        ("review_on", "second_on"),
        ("second_on", "second_done_on"),
    ):
        yield from check_order(petition, first, then)
    if petition.accepted == "受理" and not petition.accepted_on:
        yield FieldProblem("accepted_on", "已受理，请填受理日期")
    if petition.accepted == "转送其他机关" and not petition.transferred_to:
        yield FieldProblem("transferred_to", "转送要写明转给哪里")
    if petition.accepted == "不予受理" and not petition.reason:
        yield FieldProblem("reason", "不予受理要写理由，并告知信访人")
    if petition.closed_on and not petition.outcome:
        yield FieldProblem("outcome", "已办结，请填办理结果")
    if petition.people is not None and petition.people < 1:
        yield FieldProblem("people", "人数至少是 1")
    if petition.accused and petition.accused in (petition.handled_by, petition.lead_officer):
        name = "handled_by" if petition.accused == petition.handled_by else "lead_officer"
        yield FieldProblem(name, "是被反映的人，不能由本人经办，请换人（信访工作条例第三十条）")


def reminders(petition: Any) -> Iterator[FieldProblem]:
    """Warnings: the times to notify (Art. 22), object, close and extend (Art. 34), and review."""
    if petition.received_on and petition.registered_on:
        took = (petition.registered_on - petition.received_on).days
        if took > TELL_DAYS:
            yield FieldProblem("registered_on", f"{took} 天才告知，应在 15 天内（信访工作条例第二十二条）")
    if petition.received_on and petition.objection_on:
        took = workdays.working_days(petition.received_on, petition.objection_on)
        if took > OBJECT_DAYS:
            yield FieldProblem("objection_on", f"{took} 个工作日才提异议，应在 5 个工作日内")
    if petition.accepted_on and petition.closed_on:
        allowed = CLOSE_DAYS + (EXTEND_DAYS if petition.extended_on else 0)
        took = (petition.closed_on - petition.accepted_on).days
        if took > allowed:
            yield FieldProblem(
                "closed_on", f"受理后 {took} 天才办结，应在 {allowed} 天内（信访工作条例第三十四条）"
            )
    if petition.extended_on and not petition.extension_reason:
        yield FieldProblem("extension_reason", "延期要告知信访人理由，请写延期理由（信访工作条例第三十四条）")
    yield from _review(petition)


def _review(petition: Any) -> Iterator[FieldProblem]:
    """Review and second review: 30 days to apply, 30 days to answer (Art. 35, 36)."""
    for first, then, sentence in (
        ("closed_on", "review_on", "答复后超过 30 天才申请复查（信访工作条例第三十五条）"),
        ("review_on", "review_done_on", "超过 30 天才出复查意见（信访工作条例第三十五条）"),
        ("review_done_on", "second_on", "复查后超过 30 天才申请复核（信访工作条例第三十六条）"),
        ("second_on", "second_done_on", "超过 30 天才出复核意见（信访工作条例第三十六条）"),
    ):
        begun, done = getattr(petition, first), getattr(petition, then)
        if begun and done and (done - begun).days > REVIEW_DAYS:
            yield FieldProblem(then, sentence)
