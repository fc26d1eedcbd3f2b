"""Rules of 《人民调解法》 for a dispute: `gates` yields problems, `reminders` yields warnings, article by article."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.record import Children, FieldProblem
from lawgov_desktop.records.time.dates import after_months

#: Outcomes of a dispute (人民调解法 Art. 17, 26, 28-30); rules, figures and lists compare with these words.
WRITTEN, ORAL, AT_ONCE = "调解成功（书面协议）", "调解成功（口头协议）", "即时履行"
UNDER_WAY, FAILED, REFUSED = "正在调解", "调解不成（终止）", "当事人拒绝（终止）"
NOT_TAKEN = "不予受理"
#: Outcomes that count as 调解成功.
SUCCESS = (WRITTEN, ORAL, AT_ONCE)
OUTCOMES = (*SUCCESS, FAILED, REFUSED, "撤回", "转其他途径", NOT_TAKEN, UNDER_WAY)
#: 司法确认 is applied for jointly within 30 days of the agreement's effect (人民调解法 Art. 33).
CONFIRMATION_DAYS = 30
#: Risks to report to the police at once (Art. 25).
_GRAVE = ("可能转刑事", "可能自杀", "可能械斗")


def gates(case: Any, children: Children) -> Iterator[FieldProblem]:
    """Problems: an agreement without its parties, and days in the wrong order."""
    yield from _order_of_days(case)
    if case.confirmation_result and not case.confirmation_on:
        yield FieldProblem("confirmation_on", "填了确认结果，请填申请司法确认日期")
    if case.outcome == UNDER_WAY:
        if case.archived_on:
            yield FieldProblem("archived_on", "还在调解，有了结果才能归档")
        return
    if not case.concluded_on:
        yield FieldProblem("concluded_on", "已有结果，请填写达成（终止）日期")
    if case.outcome in SUCCESS:
        yield from _needed_for_success(children)
    elif case.confirmation_on:
        yield FieldProblem("confirmation_on", "没有达成协议，不能申请司法确认（人民调解法第三十三条）")
    if case.outcome == NOT_TAKEN and not case.reason:
        yield FieldProblem("reason", "不予受理要写原因，并告知当事人其他途径")


def _order_of_days(case: Any) -> Iterator[FieldProblem]:
    yield from check_order(case, "accepted_on", "concluded_on", "rights_told_on", "deadline")
    if case.occurred_on and case.accepted_on and case.occurred_on > case.accepted_on:
        yield FieldProblem("occurred_on", f"晚于受理日期 {case.accepted_on}，请核对")
    yield from check_order(
        case, "concluded_on", "revisited_on", "effective_on", "confirmation_on", "archived_on"
    )


def _needed_for_success(children: Children) -> Iterator[FieldProblem]:
    """An agreement needs both sides and a mediator (Art. 28-29)."""
    sides = {row.side for row in children.get("parties", ())}
    for side in ("甲方", "乙方"):
        if side not in sides:
            yield FieldProblem("outcome", f"达成协议要有{side}，请在“当事人”里添加")
    if not children.get("mediators"):
        yield FieldProblem("outcome", "达成协议要有调解员，请在“调解员”里添加")


def reminders(case: Any, children: Children) -> Iterator[FieldProblem]:
    """Warnings: entries that are probably wrong or incomplete."""
    yield from _course(case)
    yield from _agreement(case)
    yield from _confirmation(case)
    if case.archived_on and not (case.archive_number and case.kept_for):
        yield FieldProblem("archive_number", "已归档，请填归档号和保管期限")


def _course(case: Any) -> Iterator[FieldProblem]:
    if (
        case.sub_kind_id
        and case.kind_id
        and case.sub_kind.statistic_code not in ("", case.kind.statistic_code)
    ):
        yield FieldProblem(
            "sub_kind", f"“{case.sub_kind.label}”一般不归在“{case.kind.label}”，请核对纠纷类型"
        )
    if case.intake == "委托移送" and not case.referred_by:
        yield FieldProblem("referred_by", "委托移送的，请写哪里移送来的")
    if case.invited and not case.invited_agreed:
        yield FieldProblem("invited_agreed", "邀请别人参与要经当事人同意（人民调解法第二十条）")
    if case.risk in _GRAVE and not case.reported_to_police_on:
        yield FieldProblem(
            "reported_to_police_on", f"{case.risk}的要采取预防措施并报告公安（人民调解法第二十五条）"
        )
    if case.prevented_people and not case.prevented_cases:
        yield FieldProblem("prevented_cases", "填了防止人数，请选防止了什么")
    if case.outcome in (FAILED, REFUSED) and not case.other_ways_told:
        yield FieldProblem(
            "other_ways_told", "调解不成，要告知当事人仲裁、行政、诉讼等途径（人民调解法第二十六条）"
        )
    if case.accepted_on and case.concluded_on and case.concluded_on > after_months(case.accepted_on, 1):
        yield FieldProblem(
            "concluded_on", "用了一个月以上，一般应在一个月内调结（人民调解工作若干规定第三十三条）"
        )


def _agreement(case: Any) -> Iterator[FieldProblem]:
    """What a written agreement states and when it binds (Art. 29); an oral one binds at once (Art. 30)."""
    if case.outcome == WRITTEN:
        if not case.agreement_number:
            yield FieldProblem("agreement_number", "书面协议还没有编号")
        names = ("agreement_facts", "agreement", "performance_way", "performance_due")
        lacking = [type(case).field(name).short for name in names if not getattr(case, name)]
        if lacking and (case.agreement or case.agreement_facts):
            yield FieldProblem("agreement", f"协议书要写明的还缺{'、'.join(lacking)}（人民调解法第二十九条）")
        if case.effective_on and not case.signed:
            yield FieldProblem(
                "signed", "各方当事人、调解员签名，调委会盖章后才生效，请核对（人民调解法第二十九条）"
            )
    if case.outcome == ORAL and case.effective_on and case.effective_on != case.concluded_on:
        yield FieldProblem("effective_on", "口头协议自达成之日起生效，请核对（人民调解法第三十条）")
    if case.performance == "未履行" and case.outcome in SUCCESS and not case.revisited_on:
        yield FieldProblem("revisited_on", "协议没有履行，调委会要督促，请回访（人民调解法第三十一条）")


def _confirmation(case: Any) -> Iterator[FieldProblem]:
    if not case.confirmation_on:
        return
    if case.kind_id and "marriage_family" in (case.kind.code, case.kind.statistic_code):
        yield FieldProblem("confirmation_on", "身份、收养、婚姻关系的协议，法院不予司法确认，请核对")
    start = case.effective_on or case.concluded_on
    late = (case.confirmation_on - start).days - CONFIRMATION_DAYS if start else 0
    if late > 0:
        yield FieldProblem("confirmation_on", f"超过 30 日期限 {late} 天（人民调解法第三十三条）")
