"""Figures of the shared registers."""

from lawgov_desktop.areas.township.person import GRID_WORKER
from lawgov_desktop.records.figures.figure import Condition, Figure

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
    Figure(
        "model_villages",
        "民主法治示范村（社区）",
        ledger="village",
        unit="个",
        conditions=(Condition("model_level", "filled"), Condition("model_on", "<=", "@as_of")),
        timing="as_of",
        phrase="{n}个",
        rule="截止日在册、截止日前已命名的村和社区",
    ),
    Figure(
        "grid_workers",
        "网格员",
        ledger="person",
        unit="名",
        conditions=(
            Condition(
                "roles",
                "any",
                (
                    Condition("role", "=", GRID_WORKER),
                    Condition("valid_from", "<=", "@as_of"),
                    Condition("valid_to", "not yet", "@as_of"),
                ),
            ),
        ),
        timing="as_of",
        phrase="{n}名",
        rule="截止日在册、身份里有网格员、写了任职日期、当时在任的人",
    ),
    Figure(
        "grids",
        "网格",
        ledger="village",
        unit="个",
        reduce=("sum", "grids"),
        timing="as_of",
        phrase="{n}个",
        rule="截止日在册的村和社区的网格数相加",
    ),
)
