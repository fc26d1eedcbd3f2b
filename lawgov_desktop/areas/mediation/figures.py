"""What the report counts in mediation (人民调解法; 镇、村人民调解委员会成功调解)."""

from lawgov_desktop.areas.mediation.dispute import SUCCESS
from lawgov_desktop.records.figure import Condition, Figure

FIGURES = (
    Figure(
        "received_disputes",
        "受理纠纷",
        ledger="dispute",
        unit="件",
        phrase="{n}件",
        rule="受理日期在统计期内，列入年报",
    ),
    Figure(
        "mediated_disputes",
        "调解成功案件",
        ledger="dispute",
        unit="件",
        conditions=(
            Condition("committee.level", "in", ("镇", "村")),
            Condition("outcome", "in", SUCCESS),
        ),
        when="concluded_on",
        phrase="{n}件",
        rule="镇、村调委会受理，结果为调解成功，达成日期在统计期内，列入年报",
    ),
)
