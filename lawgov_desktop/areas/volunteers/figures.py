"""Figures of the law-literate villagers, and the claim that all have certificate and badge."""

from lawgov_desktop.records.figures.figure import Claim, Condition, Figure

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
        conditions=(
            Condition("appointed_on", "<=", "@as_of"),
            Condition("left_on", "not yet", "@as_of"),
        ),
        timing="always",
        phrase="{n}人",
        rule="截止日已认定、没有退出的人（含暂停），列入年报；与本年新组建的人数分开看",
    ),
    Figure(
        "volunteers_left",
        "退出法律明白人",
        ledger="volunteer",
        unit="人",
        conditions=(Condition("appointed_on", "filled"),),
        when="left_on",
        phrase="{n}人",
        rule="退出日期在统计期内、曾经认定的人，列入年报",
    ),
    Figure(
        "volunteer_villages",
        "有法律明白人的行政村",
        ledger="volunteer",
        unit="个",
        conditions=(
            Condition("appointed_on", "<=", "@as_of"),
            Condition("left_on", "not yet", "@as_of"),
            Condition("village.kind", "=", "行政村"),
        ),
        reduce=("distinct", "village"),
        timing="always",
        phrase="{n}个行政村",
        rule="截止日在岗的法律明白人所在的行政村，一个村只算一次",
    ),
    Figure(
        "volunteer_services",
        "法律明白人履职",
        ledger="volunteerservice",
        unit="次",
        rounding=1,
        phrase="{n}次",
        rule="履职日期在统计期内，列入年报",
    ),
    Figure(
        "volunteer_mediations",
        "法律明白人化解纠纷",
        ledger="volunteerservice",
        unit="次",
        conditions=(Condition("kind", "=", "化解矛盾纠纷"),),
        phrase="{n}次",
        rule="类型是化解矛盾纠纷、日期在统计期内的履职，列入年报；是否调解成功看纠纷台账",
    ),
    Figure(
        "volunteer_people_served",
        "法律明白人服务群众",
        ledger="volunteerservice",
        unit="人次",
        reduce=("sum", "people"),
        rounding=1,
        phrase="{n}人次",
        rule="统计期内各次履职的服务人数相加，列入年报",
    ),
    Figure(
        "volunteers_assessed",
        "参加年度考核的法律明白人",
        ledger="volunteerassessment",
        unit="人",
        phrase="{n}人",
        rule="这一年的年度考核，列入年报",
    ),
    Figure(
        "volunteers_assessed_well",
        "年度考核合格以上",
        ledger="volunteerassessment",
        unit="人",
        conditions=(Condition("grade", "in", ("优秀", "合格")),),
        phrase="{n}人",
        rule="这一年考核等次是优秀或合格的人，列入年报",
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
