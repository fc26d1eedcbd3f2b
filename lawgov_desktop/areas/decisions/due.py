"""Due rules of 依法决策: normative documents before expiry or not yet filed, late reviews, ending engagements."""

from lawgov_desktop.areas.decisions.normative_rules import STANDING
from lawgov_desktop.records.figures.due import DueRule
from lawgov_desktop.records.figures.figure import Condition

DUE = (
    DueRule(
        "normativedocument",
        (Condition("state", "in", STANDING),),
        one="规范性文件 {number} 快到有效期",
        many="{n} 件规范性文件快到有效期",
        since="lapses_on",
        ahead=90,
        past=60,
    ),
    DueRule(
        "normativedocument",
        (Condition("published_on", "filled"), Condition("registered_on", "empty")),
        one="规范性文件 {number} 还没有报备",
        many="{n} 件规范性文件还没有报备",
        since="published_on",
        days_by="filing_days",
        ahead=15,
    ),
    DueRule(
        "legalreview",
        (Condition("given_on", "empty"),),
        one="合法性审查 {number} 还没有出具意见",
        many="{n} 件合法性审查还没有出具意见",
        since="sent_on",
        days=15,
    ),
    DueRule(
        "counselengagement",
        (),
        one="政府法律顾问 {number} 聘期将满",
        many="{n} 名政府法律顾问聘期将满",
        since="to_day",
        ahead=60,
        past=90,
    ),
)
