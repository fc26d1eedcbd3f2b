"""Village 村（社区）: the register of villages, with their code and term of existence, which ends by a merger."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Count, Date, PersonName, Phone, Text
from lawgov_desktop.records.record import Children, FieldProblem, Record
from lawgov_desktop.records.text.cleaning import half_width
from lawgov_desktop.storage.engine.settings import kept

ADMINISTRATIVE = "行政村"
#: 民主法治示范村: levels of the honour by the body that awards it; the annual report counts by level.
MODEL_LEVELS = ("国家级", "省级", "市级", "县级")


class StatisticsCode(Text):
    """统计用区划代码: 12 digits; no list is shipped, because the official edition changes every year."""

    width = 9.0

    def __init__(self, label: str) -> None:
        super().__init__(label, 12, hint="12 位数字，可以不填")

    def parse(self, text: str) -> str | None:
        text = half_width(text).replace(" ", "")
        if text and not re.fullmatch(r"\d{12}", text):
            raise InputProblem(f"区划代码应是 12 位数字，现在有 {len(text)} 位")
        return text or None


class Village(Record):
    """One village or community, from its founding to its merger."""

    unique = {("name",): "deleted_at IS NULL", ("code",): "deleted_at IS NULL AND code IS NOT NULL"}

    name = Text("名称", 40, required=True, hint="如 东河村")
    kind = Choice("类型", (ADMINISTRATIVE, "社区"), required=True, default=ADMINISTRATIVE)
    code = StatisticsCode("区划代码")
    grids = Count("网格数", unit="个", most=999)
    groups = Count("村民小组数", short="小组数", unit="个", most=999)
    households = Count("户数", unit="户", most=99_999)
    population = Count("人口", unit="人", most=999_999)
    secretary = PersonName("村支书（主任）", short="村支书")
    phone = Phone("联系电话", short="电话", public=True)
    lead_officer = PersonName("包村领导")
    lead_phone = Phone("包村领导电话", short="包村电话", public=True)
    office = Text("村委会地址", 80, short="地址")
    model_level = Choice("民主法治示范村", MODEL_LEVELS, short="示范村", hint="几级都有的，写最高一级")
    model_on = Date("示范村命名日期", short="命名日期")
    valid_from = Date("设立日期", hint="不知道可以不填")
    valid_to = Date("撤并日期", future=True)
    merged_into = Text("并入哪个村", 40, short="并入")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            yield FieldProblem("valid_to", "撤并日期早于设立日期，请核对")
        if self.merged_into and not self.valid_to:
            yield FieldProblem("valid_to", "写了并入哪个村，请填撤并日期")
        if self.model_on and not self.model_level:
            yield FieldProblem("model_level", "填了命名日期，请选是哪一级示范村")
        yield from check_order(self, "valid_from", "model_on")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from self._foreign_code()
        if self.model_level and not self.model_on:
            yield FieldProblem("model_on", "请填命名日期，不填的不计入示范村的数字")
        if self.valid_to and self.valid_to <= dt.date.today() and not self.merged_into:
            yield FieldProblem("merged_into", "撤并的村，请写明并入哪个村")

    def _foreign_code(self) -> Iterator[FieldProblem]:
        """The first nine digits of the code are not those of the town (GB/T 2260, GB/T 10114)."""
        town = kept("village_code_prefix")
        if self.code and town and self.code[:9] != town:
            yield FieldProblem("code", f"前九位 {self.code[:9]} 与设置里的 {town} 不同，请核对")
            return
        other = self.code and (
            Village.select(Village.code)
            .where(Village.deleted_at.is_null() & Village.code.is_null(False) & (Village.uid != self.uid))
            .first()
        )
        if other and not town and other.code[:9] != self.code[:9]:
            yield FieldProblem("code", f"前九位 {self.code[:9]} 与别的村（{other.code[:9]}）不同，请核对")
