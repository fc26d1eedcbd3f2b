"""CorrectionsMonth 月报: counts of one month; it never names a person."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawgov_desktop.records.fields import Count, Flag, Month
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record


class CorrectionsMonth(Record):
    """The counts of one month, named by its first day."""

    unique = {("month",): "deleted_at IS NULL"}

    month = Month("月份", required=True, hint="如 2023-03 或 3月")
    on_register = Count("社区矫正在册", required=True, short="矫正在册", unit="人")
    entered = Count("本月入矫", unit="人")
    released = Count("本月解矫", unit="人")
    control = Count("管制", unit="人")
    probation = Count("缓刑", unit="人")
    parole = Count("假释", unit="人")
    temporary = Count("暂予监外执行", short="监外执行", unit="人")
    minors = Count("其中未成年", unit="人", internal=True)
    women = Count("其中女性", unit="人", internal=True)
    visits = Count("走访次数", unit="次")
    education = Count("教育学习次数", short="教育学习", unit="次")
    charity = Count("公益活动次数", short="公益活动", unit="次")
    admonished = Count("训诫", unit="次")
    warned = Count("警告", unit="次")
    public_order = Count("提请治安处罚", short="治安处罚", unit="次", internal=True)
    revoked = Count("提请撤销", unit="次", internal=True)
    escaped = Count("脱管", required=True, unit="人", default=0)
    unsupervised = Count("漏管", required=True, unit="人", default=0)
    aftercare = Count("安置帮教在册", short="帮教在册", unit="人")
    aftercare_new = Count("新增衔接", unit="人")
    settled = Count("安置人数", unit="人")
    settled_land = Count("落实责任田", short="责任田", unit="人")
    settled_work = Count("就业", unit="人")
    settled_aid = Count("低保救助", unit="人")
    helped = Count("落实帮教", unit="人", hint="帮教率由程序算")
    key_helped = Count("重点帮教", unit="人")
    reoffended = Count("重新犯罪", unit="人", internal=True)
    confirmed = Flag("已核对", default=True, hint="批量生成的月份，核对完再勾；没有核对的月份不算填报")

    @property
    def caption(self) -> str:
        return f"{self.month:%Y 年 %m 月}" if self.month else ""

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        if isinstance(self.month, dt.date):
            self.month = self.month.replace(day=1)

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        for name in ("minors", "women", "control", "probation", "parole", "temporary", "escaped"):
            value = getattr(self, name)
            if value is not None and self.on_register is not None and value > self.on_register:
                yield FieldProblem(name, f"多于在册 {self.on_register} 人，请核对")
        for name in ("helped", "key_helped", "aftercare_new"):
            value = getattr(self, name)
            if value is not None and self.aftercare is not None and value > self.aftercare:
                yield FieldProblem(name, f"多于帮教在册 {self.aftercare} 人，请核对")
        if self.month and self.confirmed and self.month > dt.date.today().replace(day=1):
            yield FieldProblem("month", "这个月还没有到，不能先填，请核对")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        parts = [self.control, self.probation, self.parole, self.temporary]
        if self.on_register is not None and None not in parts and sum(parts) != self.on_register:
            yield FieldProblem(
                "on_register", f"四类合计 {sum(parts)} 人，与在册 {self.on_register} 人不同，请核对"
            )
        ways = [self.settled_land, self.settled_work, self.settled_aid]
        if self.settled is not None and sum(way or 0 for way in ways) > self.settled:
            yield FieldProblem("settled", f"三种安置合计多于安置人数 {self.settled} 人，请核对")
        if self.escaped or self.unsupervised:
            yield FieldProblem("escaped", "有脱管漏管，要立即查找并报县社区矫正机构，年报不能写“无脱管漏管”")
        before = self.month_before()
        if before is not None and self.on_register is not None:
            expected = (before.on_register or 0) + (self.entered or 0) - (self.released or 0)
            if expected != self.on_register:
                yield FieldProblem("on_register", f"上月在册加入矫减解矫是 {expected} 人，请核对")

    def month_before(self) -> CorrectionsMonth | None:
        """The report of the month before, or None."""
        if self.month is None:
            return None
        first = (self.month.replace(day=1) - dt.timedelta(days=1)).replace(day=1)
        mine = CorrectionsMonth
        row: CorrectionsMonth | None = mine.get_or_none((mine.month == first) & mine.deleted_at.is_null())
        return row
