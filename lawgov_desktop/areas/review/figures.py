"""Figures and lists of the review: shortcomings, plans, and one number for each category of other matters."""

from lawgov_desktop.areas.review.other import CATEGORIES
from lawgov_desktop.records.figures.figure import Condition, Figure

#: Categories whose amount is added up; of the others the count.
_MONEY = ("funds",)
#: Unit of a category where it is not 件.
_UNITS = {
    "honours": "项",
    "head_in_court": "次",
    "disclosure": "条",
    "model_villages": "个",
    "model_households": "户",
    "culture_sites": "处",
    "village_rules": "项",
    "supervision": "项",
    "legislation": "条",
}


def _of_category(code: str, label: str) -> Figure:
    money = code in _MONEY
    unit = "元" if money else _UNITS.get(code, "件")
    return Figure(
        f"other_{code}",
        label,
        ledger="othermatter",
        unit=unit,
        conditions=(Condition("category.code", "=", code),),
        reduce=("yuan", "amount") if money else ("sum", "count"),
        phrase=f"{{n}}{unit}",
        rule=f"类别是{label}，日期在统计期内，{'金额' if money else '数量'}相加，列入年报",
    )


FIGURES = (
    Figure(
        "problems",
        "存在问题",
        ledger="problem",
        unit="个",
        phrase="{n}个",
        rule="这一年的问题，列入年报",
        listed="{ordinal}是{statement}。",
    ),
    Figure(
        "problems_mended",
        "已整改的问题",
        ledger="problem",
        unit="个",
        conditions=(Condition("state", "=", "已完成"),),
        phrase="{n}个",
        rule="这一年的问题里状态是已完成的，列入年报",
    ),
    Figure(
        "next_year_plans",
        "下年计划",
        ledger="nextyearplan",
        unit="项",
        phrase="{n}项",
        rule="这一年定的下年计划，列入年报",
        listed="{direction}。{measures}。",
    ),
    *(_of_category(code, label) for code, label in CATEGORIES if code != "other"),
    Figure(
        "other_culture_investment",
        "法治文化阵地投资",
        ledger="othermatter",
        unit="元",
        conditions=(Condition("category.code", "=", "culture_sites"),),
        reduce=("yuan", "amount"),
        phrase="{n}元",
        rule="类别是法治文化阵地，日期在统计期内，金额相加，列入年报",
    ),
)
