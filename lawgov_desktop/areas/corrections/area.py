"""矫正帮教: monthly counts, and the claim that nobody was out of supervision."""

from lawgov_desktop.areas.corrections.month_ledger import MONTHS
from lawgov_desktop.records.batch import Batch
from lawgov_desktop.records.figures.due import DueRule
from lawgov_desktop.records.figures.figure import Claim, Condition, Figure
from lawgov_desktop.records.ledger import WorkArea

AREA = WorkArea(
    key="corrections",
    title="矫正帮教",
    ledgers=(MONTHS,),
    figures=(
        Figure(
            "unsupervised_cases",
            "脱管漏管",
            ledger="correctionsmonth",
            unit="人",
            reduce=("sum", "escaped", "unsupervised"),
            phrase="{n}人",
            conditions=(Condition("confirmed", "=", True),),
            rule="统计期内已核对的各月，脱管、漏管人数相加",
        ),
        *(
            Figure(
                f"corrections_{field}",
                title,
                ledger="correctionsmonth",
                unit=unit,
                reduce=("sum", field),
                rounding=rounding,
                phrase=f"{{n}}{unit}",
                rule=f"统计期内各月{title}相加",
            )
            for field, title, unit, rounding in (
                ("entered", "入矫", "人", 0),
                ("released", "解矫", "人", 0),
                ("visits", "矫正走访", "次", 1),
                ("settled", "安置", "人", 0),
            )
        ),
    ),
    batches=(
        Batch(
            "corrections_months",
            "补齐各月",
            "correctionsmonth",
            "lawgov_desktop.areas.corrections.batches:months",
            note="这一年还没有的月份，照上个月的在册数生成，入矫、解矫填 0，等您逐月核对、勾“已核对”。",
        ),
    ),
    due=(
        DueRule(
            "correctionsmonth",
            (Condition("confirmed", "=", False),),
            one="矫正月报 {number} 还没有核对",
            many="{n} 个月的矫正月报还没有核对",
            within="month",
            word="待核对",
        ),
    ),
    claims=(
        Claim(
            "none_unsupervised",
            "无脱管漏管",
            kind="months_zero",
            part="unsupervised_cases",
            holds="无脱管漏管现象",
            breaks="脱管漏管{part}人",
            unfilled="已填报的{filled}个月无脱管漏管现象",
            gap="缺 {missing} 项",
        ),
    ),
    sample="lawgov_desktop.areas.corrections.sample:write",
)
