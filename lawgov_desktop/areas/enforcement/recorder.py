"""RecorderDevice 记录设备: body cameras and recorders (行政处罚法 Art. 47: record of the whole procedure)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Count, Date, Link, Money, Text
from lawgov_desktop.records.record import Children, FieldProblem, Record

IN_USE = "在用"


class RecorderDevice(Record):
    """One recording device, from its receipt until it was scrapped."""

    caption_path = "device_number"
    unique = {("device_number",): "deleted_at IS NULL"}

    device_number = Text("设备编号", 40, required=True)
    kind = Choice("类别", ("执法记录仪", "照相机", "摄像机", "录音笔", "无人机", "其他"), required=True)
    model_name = Text("品牌型号", 60, short="型号")
    price = Money("价格", internal=True)
    received_on = Date("配发日期", required=True)
    retired_on = Date("停用日期")
    state = Choice("状态", (IN_USE, "维修", "停用"), required=True, default=IN_USE)
    holder = Link("使用人", Officer, backref="devices")
    department = Link("责任站所", Department, backref="+", short="站所")
    stored_at = Text("资料存放位置", 100, short="存放位置", hint="音像资料导出后存在哪里", internal=True)
    kept_months = Count("资料保存期", short="保存期", unit="个月", most=1200)
    checked_on = Date("最近检查日期", short="最近检查")

    @property
    def caption(self) -> str:
        return str(self.device_number or "")

    def normalise(self, children: object) -> None:
        """A day of retirement means 停用."""
        if self.retired_on:
            self.state = "停用"

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "received_on", "retired_on")
        if self.state == "停用" and not self.retired_on:
            yield FieldProblem("retired_on", "状态是“停用”，请填停用日期")
        yield from check_order(self, "received_on", "checked_on")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.holder_id and self.holder.in_post_to and self.state == IN_USE:
            yield FieldProblem("holder", f"{self.holder.caption} {self.holder.in_post_to} 已离岗，请换使用人")
