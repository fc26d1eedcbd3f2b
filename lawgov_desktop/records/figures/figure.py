"""Figures and claims as data: what the report counts, and what it states about the counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

#: The operators of a condition. `any` and `none` test child rows with conditions of their own;
#: `not yet` tests an end day: empty, or later than the value.
OPERATORS = ("=", "!=", "in", "not in", ">=", "<=", "not yet", "filled", "empty", "any", "none")

Timing = Literal["within", "as_of", "always"]


@dataclass(frozen=True)
class Condition:
    """One test on a field path ("kind.code"), or on child rows (`any`, `none`)."""

    path: str
    operator: str
    value: Any = None

    def __post_init__(self) -> None:
        if self.operator not in OPERATORS:
            raise ValueError(f"unknown operator {self.operator!r}")

    def to_json(self) -> dict[str, Any]:
        """Plain data; `from_json` gives the equal condition back."""
        value = self.value
        if self.operator in ("any", "none"):
            value = [c.to_json() for c in value]
        return {"path": self.path, "operator": self.operator, "value": value}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Condition:
        """The condition `to_json` wrote."""
        value = data["value"]
        if data["operator"] in ("any", "none"):
            value = tuple(cls.from_json(item) for item in value)
        elif isinstance(value, list):
            value = tuple(value)
        return cls(data["path"], data["operator"], value)


@dataclass(frozen=True)
class Figure:
    """One number of the annual report.

    `reduce` is ("count",), ("count", child), ("sum", path, …), ("yuan", path) for money
    (whole yuan of the sum), ("distinct", path) or ("distinct", "day@week");
    `rounding` is 0 for the exact number and 1 or 2 for 余 with that many leading digits; `phrase` holds {n} for
    the number as printed.
    """

    key: str
    title: str
    ledger: str
    unit: str
    conditions: tuple[Condition, ...] = ()
    reduce: tuple[str, ...] = ("count",)
    timing: Timing = "within"
    #: Day field that places a row in the period, when it is not the ledger's own time.
    when: str = ""
    rounding: int = 0
    phrase: str = ""
    #: The counting rule in one Chinese sentence, shown above the rows.
    rule: str = ""
    #: Text of one row where the report lists them: "《{title}》"; {ordinal} is 一, 二, 三.
    listed: str = ""
    #: Overlap with another figure: (setting, condition) – the condition counts while the setting says 分开.
    apart: tuple[tuple[str, Condition], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Plain data; `from_json` gives the equal figure back."""
        data = dict(self.__dict__)
        data["conditions"] = [c.to_json() for c in self.conditions]
        data["reduce"] = list(self.reduce)
        data["apart"] = [[setting, c.to_json()] for setting, c in self.apart]
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Figure:
        """The figure `to_json` wrote."""
        plain = dict(data)
        plain["conditions"] = tuple(Condition.from_json(c) for c in data["conditions"])
        plain["reduce"] = tuple(data["reduce"])
        plain["apart"] = tuple((setting, Condition.from_json(c)) for setting, c in data["apart"])
        return cls(**plain)


@dataclass(frozen=True)
class Claim:
    """A statement of the report, such as 全部, that is printed only when the rows support it.

    `all`: `part` must hold every row (or village) of `whole`. `weeks`: `part` counts distinct weeks and must
    hold every week of the period. `months_zero`: `part` must be zero with every month filled.
    `holds` is printed when it is true, `none` when `whole` is empty, `breaks` otherwise; they may use {part},
    {whole}, {missing}. An empty text prints nothing.
    """

    key: str
    title: str
    part: str
    whole: str = ""
    holds: str = ""
    breaks: str = ""
    none: str = ""
    #: The missing number as the page shows it: "缺 {missing} 人".
    gap: str = "缺 {missing}"
    kind: Literal["all", "weeks", "months_zero"] = "all"
    #: Printed for `months_zero` while months are not filled in and all filled ones are zero.
    unfilled: str = ""
