"""What the law of administrative penalties forbids (gates) and when its time is over (clocks), article by article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.record import Children, Problem

#: Fen: on-the-spot fines of at most 200 yuan for citizens, 3,000 for organisations (Art. 51).
SPOT_CITIZEN, SPOT_ORGANISATION = 200_00, 3_000_00
#: Days from filing to decision (Art. 60), to serve an absent party (Art. 61), to pay (Art. 67).
DECIDE_DAYS, SERVE_DAYS, PAY_DAYS = 90, 7, 15
#: Years after which an act is not penalised any more (Art. 36).
USUAL_YEARS, GRAVE_YEARS = 2, 5
#: Days to ask for a hearing, and of notice before it (Art. 64).
ASK_DAYS, NOTICE_DAYS = 5, 7

_ORDER = ("clue_on", "filed_on", "notified_on", "hearing_on", "decided_on", "served_on", "closed_on")


def gates(case: Any, children: Children) -> Iterator[Problem]:
    """What blocks saving: steps the law wants before a decision, and days that cannot be in this order."""
    yield from _order(case)
    if len(children.get("handlers", ())) < 2 and case.procedure == "普通程序":
        yield Problem("cause", "承办人不得少于两人，请在“承办人”里添加（行政处罚法第四十二条）")
    if case.decided_on:
        yield from _before_decision(case)
    elif case.outcome not in (None, "正在办理"):
        yield Problem("decided_on", "已有处理，请填决定日期")
    if case.procedure == "简易程序":
        yield from _on_the_spot(case, children)
    if case.outcome == "给予处罚" and not children.get("measures"):
        yield Problem("outcome", "给予处罚要写明种类，请在“处罚种类”里添加（行政处罚法第九条）")


def _order(case: Any) -> Iterator[Problem]:
    last, name_of_last = None, ""
    for name in _ORDER:
        day = getattr(case, name)
        if day and last and day < last:
            yield Problem(name, f"早于{type(case).field(name_of_last).short} {last}，请核对")
        if day:
            last, name_of_last = day, name


def _before_decision(case: Any) -> Iterator[Problem]:
    if case.procedure == "普通程序" and case.outcome == "给予处罚":
        if not case.notified_on:
            yield Problem("notified_on", "决定前要先告知当事人，请填告知日期（行政处罚法第四十四、六十二条）")
        if not case.heard:
            yield Problem("heard", "决定前要听取陈述申辩，请选一项（行政处罚法第四十五、六十二条）")
    if case.legal_review_needed and not case.legal_reviewed_on:
        yield Problem("legal_reviewed_on", "须法制审核的，审核前不能作决定（行政处罚法第五十八条）")
    if case.legal_reviewed_on and case.legal_reviewed_on > case.decided_on:
        yield Problem("legal_reviewed_on", f"晚于决定日期 {case.decided_on}，请核对（行政处罚法第五十八条）")
    if case.hearing_asked_on and not case.hearing_on:
        yield Problem("hearing_on", "当事人要求听证，听证后才能作决定（行政处罚法第六十三条）")


def _on_the_spot(case: Any, children: Children) -> Iterator[Problem]:
    """On the spot only small fines or a warning (Art. 51)."""
    most = SPOT_CITIZEN if case.party_kind == "公民" else SPOT_ORGANISATION
    if case.amount is not None and case.amount > most:
        yield Problem(
            "amount", f"当场处罚罚款不超过 {most // 100:,} 元，超过的要用普通程序（行政处罚法第五十一条）"
        )
    for row in children.get("measures", ()):
        kind = getattr(row, "kind", None)
        if kind not in (None, "警告", "罚款"):
            yield Problem("procedure", f"“{kind}”不能当场处罚，要用普通程序（行政处罚法第五十一条）")


def clocks(case: Any) -> Iterator[Problem]:
    """Times that have run out: told, never forbidden, because the file may know why."""
    yield from _limitation(case)
    if case.filed_on and case.decided_on and not case.extension_on:
        took = (case.decided_on - case.filed_on).days
        if took > DECIDE_DAYS:
            yield Problem("decided_on", f"立案后 {took} 天才作决定，超过 90 天（行政处罚法第六十条）")
    if case.decided_on and case.served_on and (case.served_on - case.decided_on).days > SERVE_DAYS:
        yield Problem("served_on", "决定后超过 7 天才送达（行政处罚法第六十一条）")
    if case.served_on and case.paid_on and (case.paid_on - case.served_on).days > PAY_DAYS:
        yield Problem(
            "paid_on", "收到决定书超过 15 天才缴清，请看是否加处罚款（行政处罚法第六十七条、第七十二条）"
        )
    if case.hearing_right and case.notified_on is None and case.outcome == "给予处罚":
        yield Problem("hearing_right", "应告知听证权的，请填告知日期（行政处罚法第六十三条）")
    yield from _hearing(case)


def _limitation(case: Any) -> Iterator[Problem]:
    """No penalty after two years, five where life, health or finance was harmed (Art. 36)."""
    if not case.occurred_on or not case.filed_on:
        return
    years = GRAVE_YEARS if case.endangers_life else USUAL_YEARS
    if case.filed_on > _years_later(case.occurred_on, years):
        yield Problem("occurred_on", f"立案时已超过 {years} 年，一般不再处罚（行政处罚法第三十六条）")


def _hearing(case: Any) -> Iterator[Problem]:
    asked, told = case.hearing_asked_on, case.hearing_notified_on
    if asked and case.notified_on and (asked - case.notified_on).days > ASK_DAYS:
        yield Problem("hearing_asked_on", "告知后超过 5 天才申请听证（行政处罚法第六十四条）")
    if told and case.hearing_on and (case.hearing_on - told).days < NOTICE_DAYS:
        yield Problem("hearing_notified_on", "要在听证 7 天前通知当事人（行政处罚法第六十四条）")


def _years_later(day: dt.date, years: int) -> dt.date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        # 29 February.
        return day.replace(year=day.year + years, day=28)
