"""Figures of the village advisers, and the claim that every village has one."""

from lawgov_desktop.records.figures.figure import Claim, Condition, Figure

FIGURES = (
    Figure(
        "advised_villages",
        "有法律顾问的行政村",
        ledger="adviserappointment",
        unit="个",
        conditions=(Condition("village.kind", "=", "行政村"),),
        reduce=("distinct", "village"),
        timing="as_of",
        phrase="{n}个行政村",
        rule="截止日在聘期内的顾问所在的行政村，一个村只算一次",
    ),
    Figure(
        "adviser_services",
        "村法律顾问服务",
        ledger="adviserservice",
        unit="次",
        rounding=1,
        phrase="{n}次",
        rule="服务日期在统计期内，列入年报",
    ),
    Figure(
        "adviser_lectures",
        "村法律顾问法治讲座",
        ledger="adviserservice",
        unit="场",
        conditions=(Condition("kind.code", "=", "lecture"),),
        phrase="{n}场",
        rule="服务类型是法治讲座，日期在统计期内，列入年报",
    ),
    Figure(
        "adviser_hours",
        "村法律顾问服务时间",
        ledger="adviserservice",
        unit="小时",
        reduce=("sum", "hours"),
        phrase="{n}小时",
        rule="统计期内各次服务的用时相加",
    ),
    Figure(
        "adviser_people",
        "村法律顾问服务群众",
        ledger="adviserservice",
        unit="人次",
        reduce=("sum", "people"),
        rounding=1,
        phrase="{n}人次",
        rule="统计期内各次服务的人次相加",
    ),
    Figure(
        "villages_served",
        "法律顾问到过的行政村",
        ledger="adviserservice",
        unit="个",
        conditions=(Condition("village.kind", "=", "行政村"), Condition("mode", "=", "到村")),
        reduce=("distinct", "village"),
        phrase="{n}个行政村",
        rule="统计期内法律顾问到村服务过的行政村，一个村只算一次",
    ),
)
CLAIMS = (
    Claim(
        "all_advised",
        "每村一名法律顾问",
        part="advised_villages",
        whole="villages",
        holds="{whole}个行政村全部实现了每村一名法律顾问",
        breaks="{whole}个行政村中有{part}个村聘请了法律顾问",
        none="{whole}个行政村都还没有聘请法律顾问",
        gap="缺 {missing} 个村",
    ),
)
