"""What the report counts in the shared registers."""

from lawgov_desktop.records.figure import Condition, Figure

FIGURES = (
    Figure(
        "villages",
        "行政村",
        ledger="village",
        unit="个",
        conditions=(Condition("kind", "=", "行政村"),),
        timing="as_of",
        phrase="{n}个行政村",
        rule="截止日在册、类型为行政村的村，社区不算",
    ),
)
