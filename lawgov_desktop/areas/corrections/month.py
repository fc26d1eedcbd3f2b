"""CorrectionsMonth 月报: counts of one month; no person is ever named here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawgov_desktop.records.fields import Count, Month
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.period import Event
from lawgov_desktop.records.record import ChildRecord, Children, Problem, Record


class CorrectionsMonth(Record):
    """The counts of one month, named by its first day."""

    unique = {("month",): "deleted_at IS NULL"}

    month = Month("月份", required=True, hint="如 2023-03 或 3月")
    on_register = Count("社区矫正在册", required=True, short="矫正在册", unit="人")
    entered = Count("本月入矫", unit="人")
    released = Count("本月解矫", unit="人")
    minors = Count("其中未成年", unit="人")
    women = Count("其中女性", unit="人")
    visits = Count("走访次数", unit="次")
    education = Count("教育学习次数", short="教育学习", unit="次")
    charity = Count("公益活动次数", short="公益活动", unit="次")
    admonished = Count("训诫", unit="次")
    warned = Count("警告", unit="次")
    escaped = Count("脱管", required=True, unit="人", default=0)
    unsupervised = Count("漏管", required=True, unit="人", default=0)
    aftercare = Count("安置帮教在册", short="帮教在册", unit="人")
    aftercare_new = Count("新增衔接", unit="人")
    settled = Count("安置人数", unit="人")
    reoffended = Count("重新犯罪", unit="人")

    @property
    def caption(self) -> str:
        return f"{self.month:%Y 年 %m 月}" if self.month else ""

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        if isinstance(self.month, dt.date):
            self.month = self.month.replace(day=1)

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        for name in ("minors", "women"):
            value = getattr(self, name)
            if value is not None and self.on_register is not None and value > self.on_register:
                yield Problem(name, f"多于在册 {self.on_register} 人，请核对")


MONTHS = Ledger(
    CorrectionsMonth,
    title="月报",
    measure="个月",
    time=Event("month"),
    columns=(
        Column("month", "月份", width=6.5),
        Column("on_register", "矫正在册"),
        Column("entered", "入矫"),
        Column("released", "解矫"),
        Column("escaped", "脱管"),
        Column("unsupervised", "漏管"),
        Column("aftercare", "帮教在册", stretch=True),
    ),
    sections=(
        Section(
            "社区矫正",
            (
                "month",
                "on_register",
                "entered",
                "released",
                "minors",
                "women",
                "visits",
                "education",
                "charity",
            ),
        ),
        Section("监督", ("escaped", "unsupervised", "admonished", "warned", "reoffended"), note="没有就填 0"),
        Section("安置帮教", ("aftercare", "aftercare_new", "settled")),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("脱管", path="escaped"), Total("漏管", path="unsupervised")),
    search=("handled_by",),
    sort="-month",
    counted="{year} 年已填",
    subtitle=("month",),
)
