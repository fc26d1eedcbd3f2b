"""What the report counts among the law-literate villagers, and the claim that all have certificate and badge."""

from lawgov_desktop.records.figure import Claim, Condition, Figure

_APPOINTED = {"ledger": "volunteer", "unit": "人", "when": "appointed_on", "phrase": "{n}人"}
_ISSUED = Condition(
    "certificates",
    "any",
    (
        Condition("issued_on", "<=", "@as_of"),
        Condition("voided_on", "not yet", "@as_of"),
        Condition("badge_number", "filled"),
        Condition("included", "=", True),
    ),
)
FIGURES = (
    Figure(
        "volunteers_appointed",
        "新组建法律明白人",
        rule="认定日期在统计期内，列入年报",
        **_APPOINTED,  # type: ignore[arg-type]
    ),
    Figure(
        "volunteers_certified",
        "已发证书和徽章",
        conditions=(_ISSUED,),
        rule="认定日期在统计期内，截止日已有有效证书和徽章，列入年报",
        **_APPOINTED,  # type: ignore[arg-type]
    ),
    Figure(
        "volunteers_in_post",
        "在岗法律明白人",
        ledger="volunteer",
        unit="人",
        conditions=(Condition("appointed_on", "<=", "@as_of"),),
        timing="as_of",
        phrase="{n}人",
        rule="截止日已认定、没有退出的人",
    ),
    Figure(
        "volunteer_services",
        "法律明白人履职",
        ledger="volunteerservice",
        unit="次",
        rounding=1,
        phrase="{n}次",
        rule="日期在统计期内，列入年报",
    ),
    Figure(
        "volunteers_assessed",
        "年度考核",
        ledger="volunteerassessment",
        unit="人",
        phrase="{n}人",
        rule="这一年度考核的人",
    ),
)
CLAIMS = (
    Claim(
        "all_certified",
        "全部发放证书和徽章",
        part="volunteers_certified",
        whole="volunteers_appointed",
        holds="全部发放证书和徽章",
        breaks="其中{part}人已发放证书和徽章",
        none="证书和徽章尚未发放",
        gap="缺 {missing} 人",
    ),
)
