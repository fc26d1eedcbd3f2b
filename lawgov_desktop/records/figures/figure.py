"""Figures and claims as data: what the report counts, so that reducing the rows always gives the value."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

#: The operators a condition may use. `any` and `none` look into child rows with conditions of their own;
#: `not yet` is for the day something ended: empty, or later than the value.
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
    #: Field of the day that places a row inside the period, where it is not the ledger's own time.
    when: str = ""
    rounding: int = 0
    phrase: str = ""
    #: The rule in one Chinese sentence, shown over the rows.
    rule: str = ""
    #: How one row is written out where the report names them all: "《{title}》"; {ordinal} is 一, 二, 三.
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
    """A word such as 全部 that only the rows can allow.

    `all`: `part` must hold every row (or village) of `whole`. `weeks`: `part` counts distinct weeks and must
    hold every week of the period. `months_zero`: `part` must be zero with every month filled.
    `holds` is printed when it is true, `none` when nothing of the whole is there, `breaks` else; they may use
    {part}, {whole}, {missing}. Where there is nothing to speak of, nothing is printed.
    """

    key: str
    title: str
    part: str
    whole: str = ""
    holds: str = ""
    breaks: str = ""
    none: str = ""
    #: How much is missing, for the page: "缺 {missing} 人".
    gap: str = "缺 {missing}"
    kind: Literal["all", "weeks", "months_zero"] = "all"
    #: `months_zero` while months are still empty but nothing has happened in those filled.
    unfilled: str = ""
