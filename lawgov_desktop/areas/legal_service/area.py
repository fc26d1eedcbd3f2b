"""公共法律服务: visitors and lawyers on duty."""

from lawgov_desktop.areas.legal_service.duty import DUTIES
from lawgov_desktop.areas.legal_service.visit import MATTERS, VISITS
from lawgov_desktop.records.figure import Claim, Condition, Figure
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="legal_service",
    title="公共法律服务",
    ledgers=(VISITS, DUTIES),
    figures=(
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
            "duty_weeks",
            "有律师值班的周",
            ledger="dutyslot",
            unit="周",
            conditions=(Condition("signed", "=", True),),
            reduce=("distinct", "duty_on@week"),
            phrase="{n}周",
            rule="有签到值班的周，一周只算一次，周归星期四所在的年",
        ),
    ),
    claims=(
        Claim(
            "weekly_duty",
            "每周律师当班",
            kind="weeks",
            part="duty_weeks",
            holds="认真落实每周律师当班制度",
            breaks="{whole}周中有{part}周律师当班",
            gap="缺 {missing} 周",
        ),
    ),
    vocabularies=(("visit_matter", MATTERS),),
    sample="lawgov_desktop.areas.legal_service.sample:write",
)
