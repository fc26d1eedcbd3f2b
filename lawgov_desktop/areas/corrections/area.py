"""矫正帮教: monthly counts, and the claim that nobody was out of supervision."""

from lawgov_desktop.areas.corrections.month import MONTHS
from lawgov_desktop.records.figure import Claim, Figure
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
            rule="统计期内各月脱管、漏管人数相加",
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
