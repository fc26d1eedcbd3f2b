"""Rules of 《行政处罚法》 for a case: problems (gates) and warnings on times (clocks)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.areas.enforcement.team import LEAST, persons
from lawgov_desktop.records.checks import check_no_person_twice, check_order
from lawgov_desktop.records.record import Children, FieldProblem
from lawgov_desktop.records.text import identity
from lawgov_desktop.records.time import workdays
from lawgov_desktop.records.time.dates import after_months

SIMPLE, ORDINARY = "简易程序", "普通程序"
CITIZEN, ORGANISATION = "公民", "法人或其他组织"
PENALISED, UNDER_WAY, NOT_PASSED = "给予处罚", "正在办理", "不通过"
#: The kinds of penalty allowed on the spot (Art. 51).
WARNING, FINE = "警告", "罚款"
#: Fen: on-the-spot fines of at most 200 yuan for citizens, 3,000 for organisations (Art. 51).
SPOT_CITIZEN, SPOT_ORGANISATION = 200_00, 3_000_00
#: Days from filing to decision (Art. 60) and to pay (Art. 67).
DECIDE_DAYS, PAY_DAYS = 90, 15
#: Working days (Art. 85) to serve an absent party (Art. 61) and to decide on things held as evidence (Art. 56).
SERVE_DAYS, SEALED_DAYS = 7, 7
#: Years after which an act is not penalised any more (Art. 36).
USUAL_YEARS, GRAVE_YEARS = 2, 5
#: Working days (Art. 85) to ask for a hearing, and of notice before it (Art. 64).
ASK_DAYS, NOTICE_DAYS = 5, 7

#: Fen: the largest fine collected on the spot without a further reason (Art. 68).
COLLECTED = 100_00
#: Nobody is penalised below this age; below the second the penalty is lighter (Art. 30).
NO_PENALTY_AGE, LIGHTER_AGE = 14, 18

#: Outcomes without a decision on a penalty: Art. 58 and 63 do not apply to these.
DROPPED = ("移送司法", "移送其他机关", "不予立案", "撤案")
_ORDER = ("clue_on", "filed_on", "notified_on", "hearing_on", "decided_on", "served_on", "closed_on")


def gates(case: Any, children: Children) -> Iterator[FieldProblem]:
    """Problems: missing steps that the law requires before a decision, and days in the wrong order."""
    yield from _order(case)
    handlers = children.get("handlers", ())
    if len(persons(handlers)) < LEAST and case.procedure == ORDINARY:
        yield FieldProblem("cause", "承办人不得少于两人，请在“承办人”里添加（行政处罚法第四十二条）")
    yield from check_no_person_twice(handlers, "handlers", "officer")
    if case.decided_on:
        yield from _before_decision(case)
    elif case.outcome not in (None, UNDER_WAY):
        yield FieldProblem("decided_on", "已有处理，请填决定日期")
    if case.closed_on and case.outcome == UNDER_WAY:
        yield FieldProblem("outcome", "已填结案日期，请选处理结果")
    if case.procedure == SIMPLE:
        yield from _on_the_spot(case, children)
    if case.outcome == PENALISED and not children.get("measures"):
        yield FieldProblem("outcome", "给予处罚要写明种类，请在“处罚种类”里添加（行政处罚法第九条）")


def _order(case: Any) -> Iterator[FieldProblem]:
    last, name_of_last = None, ""
    for name in _ORDER:
        day = getattr(case, name)
        if day and last and day < last:
            yield FieldProblem(name, f"早于{type(case).field(name_of_last).short} {last}，请核对")
        if day:
            last, name_of_last = day, name
    yield from check_order(case, "decided_on", "published_on", "paid_on")
    yield from check_order(case, "filed_on", "discussed_on", "extension_on")
    yield from check_order(case, "sealed_on", "sealed_until")
    yield from check_order(case, "hearing_asked_on", "hearing_notified_on", "hearing_on")


def _before_decision(case: Any) -> Iterator[FieldProblem]:
    if case.outcome == UNDER_WAY:
        yield FieldProblem("outcome", "已填决定日期，请选处理结果")
    if case.outcome == PENALISED:
        yield from _told_and_heard(case)
        if _age(case) < NO_PENALTY_AGE:
            yield FieldProblem("outcome", "当事人不满十四周岁，不予行政处罚（行政处罚法第三十条）")
    if case.outcome not in DROPPED:
        yield from _reviewed_and_heard(case)
    if case.legal_reviewed_on and case.legal_reviewed_on > case.decided_on:
        yield FieldProblem(
            "legal_reviewed_on", f"晚于决定日期 {case.decided_on}，请核对（行政处罚法第五十八条）"
        )
    if case.discussed_on and case.discussed_on > case.decided_on:
        yield FieldProblem("discussed_on", f"晚于决定日期 {case.decided_on}，请核对（行政处罚法第五十七条）")


def _reviewed_and_heard(case: Any) -> Iterator[FieldProblem]:
    """A required review must be passed (Art. 58), a requested hearing must be held (Art. 63)."""
    if case.legal_review_needed:
        if not case.legal_reviewed_on:
            yield FieldProblem("legal_reviewed_on", "须法制审核的，审核前不能作决定（行政处罚法第五十八条）")
        elif case.legal_review_result == NOT_PASSED:
            yield FieldProblem("legal_review_result", "法制审核没有通过，不能作决定（行政处罚法第五十八条）")
    if case.hearing_asked_on and not case.hearing_on and not case.hearing_dropped:
        yield FieldProblem(
            "hearing_on", "当事人要求听证，听证后才能作决定，放弃的请勾“放弃听证”（行政处罚法第六十三条）"
        )


def _told_and_heard(case: Any) -> Iterator[FieldProblem]:
    """The party is notified and heard before any penalty, on the spot too (Art. 44, 45, 62)."""
    if case.procedure == ORDINARY and not case.notified_on:
        yield FieldProblem(
            "notified_on", "决定前要先告知当事人，请填告知日期（行政处罚法第四十四、六十二条）"
        )
    if not case.heard:
        yield FieldProblem("heard", "决定前要听取陈述申辩，请选一项（行政处罚法第四十五、六十二条）")


def _on_the_spot(case: Any, children: Children) -> Iterator[FieldProblem]:
    """On the spot only small fines or a warning (Art. 51)."""
    most = SPOT_CITIZEN if case.party_kind == CITIZEN else SPOT_ORGANISATION
    too_much = f"当场处罚罚款不超过 {most // 100:,} 元，超过的要用普通程序（行政处罚法第五十一条）"
    measures = children.get("measures", ())
    fines = sum(row.amount or 0 for row in measures if getattr(row, "kind", None) == FINE)
    if max(case.amount or 0, fines) > most:
        yield FieldProblem("amount", too_much)
    for row in measures:
        kind = getattr(row, "kind", None)
        if kind not in (None, WARNING, FINE):
            yield FieldProblem("procedure", f"“{kind}”不能当场处罚，要用普通程序（行政处罚法第五十一条）")


def clocks(case: Any) -> Iterator[FieldProblem]:
    """Warnings: times that ran out; the paper file may hold the reason."""
    yield from _limitation(case)
    if case.filed_on and case.decided_on and not case.extension_on:
        took = (case.decided_on - case.filed_on).days
        if took > DECIDE_DAYS:
            yield FieldProblem("decided_on", f"立案后 {took} 天才作决定，超过 90 天（行政处罚法第六十条）")
    if _worked(case.decided_on, case.served_on) > SERVE_DAYS:
        yield FieldProblem("served_on", "决定后超过 7 个工作日才送达（行政处罚法第六十一、八十五条）")
    if _worked(case.sealed_on, case.sealed_until) > SEALED_DAYS:
        yield FieldProblem("sealed_until", "登记保存后超过 7 个工作日才处理（行政处罚法第五十六、八十五条）")
    if case.served_on and case.paid_on and (case.paid_on - case.served_on).days > PAY_DAYS:
        yield FieldProblem(
            "paid_on", "收到决定书超过 15 天才缴清，请看是否加处罚款（行政处罚法第六十七条、第七十二条）"
        )
    if case.hearing_right and case.notified_on is None and case.outcome == PENALISED:
        yield FieldProblem("hearing_right", "应告知听证权的，请填告知日期（行政处罚法第六十三条）")
    yield from _hearing(case)


def _worked(start: dt.date | None, end: dt.date | None) -> int:
    """Working days between two days; 0 while one of them is empty."""
    return workdays.working_days(start, end) if start and end else 0


def gaps(case: Any, children: Children) -> Iterator[FieldProblem]:
    """Warnings: fields a finished file needs, to be looked up in the papers."""
    if case.legal_reviewed_on and not case.legal_review_result:
        yield FieldProblem("legal_review_result", "做了法制审核，请选审核结论（行政处罚法第五十八条）")
    if case.legal_review_needed and case.legal_reviewer and not case.reviewer_qualified:
        yield FieldProblem(
            "reviewer_qualified", "初次从事法制审核的要有法律职业资格，请核对（行政处罚法第五十八条）"
        )
    if case.outcome == PENALISED:
        yield from _of_the_penalty(case, children)
    if case.closed_on and case.performance in ("未履行", "履行中"):
        yield FieldProblem("closed_on", f"执行情况是“{case.performance}”，一般执行完毕才结案，请核对")


def _of_the_penalty(case: Any, children: Children) -> Iterator[FieldProblem]:
    if NO_PENALTY_AGE <= _age(case) < LIGHTER_AGE:
        yield FieldProblem("party_id", "当事人不满十八周岁，应当从轻或者减轻（行政处罚法第三十条）")
    if case.decided_on and not case.decision_number:
        yield FieldProblem("decision_number", "给予处罚要有决定书，请填文号（行政处罚法第五十二、五十九条）")
    stated = [row.amount for row in children.get("measures", ()) if row.amount]
    if stated and case.amount is not None and sum(stated) != case.amount:
        yield FieldProblem("amount", f"各种类金额合计 {sum(stated) / 100:,.2f} 元，与罚没金额不同，请核对")
    if case.paid_on_spot and (case.amount or 0) > COLLECTED:
        yield FieldProblem(
            "paid_on_spot", "当场收缴一般不超过 100 元，其他情形请在备注里说明（行政处罚法第六十八条）"
        )


def _age(case: Any) -> int:
    """Age of the party on the day of the act in years; 999 where it is unknown."""
    day = case.occurred_on or case.filed_on
    birth_date = identity.birth_date(case.party_id) if case.party_id else None
    if birth_date is None or day is None:
        return 999
    return int(day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day)))


def _limitation(case: Any) -> Iterator[FieldProblem]:
    """No penalty for an act discovered after two years, five where life, health or finance was harmed (Art. 36)."""
    discovered_on = case.clue_on or case.filed_on
    if not case.occurred_on or not discovered_on:
        return
    years = GRAVE_YEARS if case.endangers_life else USUAL_YEARS
    if discovered_on > after_months(case.occurred_on, 12 * years):
        yield FieldProblem("occurred_on", f"发现时已超过 {years} 年，一般不再处罚（行政处罚法第三十六条）")


def _hearing(case: Any) -> Iterator[FieldProblem]:
    requested_on, notified_on = case.hearing_asked_on, case.hearing_notified_on
    if _worked(case.notified_on, requested_on) > ASK_DAYS:
        yield FieldProblem(
            "hearing_asked_on", "告知后超过 5 个工作日才申请听证（行政处罚法第六十四、八十五条）"
        )
    if notified_on and case.hearing_on and _worked(notified_on, case.hearing_on) < NOTICE_DAYS:
        yield FieldProblem(
            "hearing_notified_on", "要在听证 7 个工作日前通知当事人（行政处罚法第六十四、八十五条）"
        )
