"""Figures of the station: visitors, weeks with a lawyer on duty, applications for legal aid."""

from lawgov_desktop.areas.legal_service.aid_rules import GRANTED
from lawgov_desktop.areas.legal_service.visit import HANDED_ON
from lawgov_desktop.records.figures.figure import Claim, Condition, Figure

_SIGNED = Condition("signed", "=", True)
FIGURES = (
    Figure(
        "service_visitors",
        "接待群众",
        ledger="visit",
        unit="人次",
        reduce=("sum", "people"),
        rounding=1,
        phrase="{n}人次",
        rule="统计期内来访人数相加（人次，不是件数），列入年报",
    ),
    Figure(
        "service_visits",
        "办理来访事项",
        ledger="visit",
        unit="件",
        rounding=1,
        phrase="{n}件",
        rule="统计期内的来访件数（一件可以来几个人），列入年报",
    ),
    Figure(
        "visits_handed_on",
        "来访转办",
        ledger="visit",
        unit="件",
        conditions=(Condition("handling", "in", HANDED_ON),),
        phrase="{n}件",
        rule="处理是转调解、转法律援助或转部门的来访件数，列入年报",
    ),
    Figure(
        "migrant_visitors",
        "接待农民工",
        ledger="visit",
        unit="人次",
        conditions=(Condition("group", "=", "农民工"),),
        reduce=("sum", "people"),
        rounding=1,
        phrase="{n}人次",
        rule="群体是农民工的来访人数相加，列入年报",
    ),
    Figure(
        "duty_weeks",
        "有律师值班的周",
        ledger="dutyslot",
        unit="周",
        conditions=(_SIGNED,),
        reduce=("distinct", "duty_on@week"),
        phrase="{n}周",
        rule="有签到值班的周，一周只算一次，周归星期四所在的年",
    ),
    Figure(
        "duty_turns",
        "律师值班",
        ledger="dutyslot",
        unit="班次",
        conditions=(_SIGNED,),
        phrase="{n}班次",
        rule="统计期内已签到的值班，列入年报",
    ),
    Figure(
        "aid_applications",
        "受理法律援助申请",
        ledger="aidapplication",
        unit="件",
        phrase="{n}件",
        rule="申请日期在统计期内，列入年报",
    ),
    Figure(
        "aid_forwarded",
        "转交法律援助申请",
        ledger="aidapplication",
        unit="件",
        when="forwarded_on",
        phrase="{n}件",
        rule="转交日期在统计期内，列入年报",
    ),
    Figure(
        "aid_granted",
        "给予法律援助",
        ledger="aidapplication",
        unit="件",
        conditions=(Condition("decision", "=", GRANTED),),
        when="decided_on",
        phrase="{n}件",
        rule="审查结果是给予、决定日期在统计期内，列入年报",
    ),
    Figure(
        "aid_for_migrants",
        "农民工申请法律援助",
        ledger="aidapplication",
        unit="件",
        conditions=(Condition("group", "=", "农民工"),),
        phrase="{n}件",
        rule="身份是农民工、申请日期在统计期内，列入年报",
    ),
)
CLAIMS = (
    Claim(
        "weekly_duty",
        "每周律师当班",
        kind="weeks",
        part="duty_weeks",
        holds="认真落实每周律师当班制度",
        breaks="{whole}周中有{part}周律师当班",
        gap="缺 {missing} 周",
    ),
)
