"""PowerItem 执法事项: a versioned list of powers, each from the day it was taken over until it is taken back."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.fields import Choice, Count, Date, Link, Text
from lawgov_desktop.records.fields_identity import DocumentNumber
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.period import Register
from lawgov_desktop.records.record import Children, Problem, Record

COUNTY = "承接县级"
DOMAINS = (
    "住建", "农业农村", "自然资源", "水利", "林草", "生态环境", "应急", "消防",
    "交通", "市场监管", "文旅", "卫健", "民政", "人社", "教育", "其他",
)  # fmt: skip


class PowerItem(Record):
    """One item of the list of enforcement powers (行政处罚法 Art. 24: granted by the province, published)."""

    unique = {("code",): "deleted_at IS NULL AND code IS NOT NULL AND taken_back_on IS NULL"}

    code = Text("事项编码", 40)
    name = Text("事项名称", 120, required=True)
    domain = Choice("领域", DOMAINS, required=True)
    kind = Choice("类型", ("行政处罚", "行政检查", "行政强制", "行政许可", "其他"), required=True)
    source = Choice("事项来源", (COUNTY, "法定", "委托"), required=True, default=COUNTY)
    basis = Text("法律依据", 200)
    former_body = Text("原实施部门", 60)
    grant_number = DocumentNumber("赋权文件文号", short="赋权文号")
    taken_over_on = Date("承接日期", required=True, short="承接日期")
    taken_back_on = Date("收回日期", future=True)
    department = Link("责任站所", Department, backref="powers")
    position = Count("序号", most=9999)
    discretion = Text("裁量基准", 200)
    published_link = Text("公示链接", 200)
    state = Choice("状态", ("拟承接", "公布承接", "运行", "调整", "收回"), default="运行")
    yearly_cap = Count("每年检查上限", short="检查上限", unit="次", most=366)

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        if self.taken_over_on and self.taken_back_on and self.taken_back_on < self.taken_over_on:
            yield Problem("taken_back_on", "收回日期早于承接日期，请核对")


POWERS = Ledger(
    PowerItem,
    title="执法事项",
    measure="项",
    time=Register("taken_over_on", "taken_back_on"),
    purpose="本镇在用的执法事项清单，年报数的就是截止日还在用的。收回的不要删，填上收回日期，以前各年的数字才对得上。",
    columns=(
        Column("number", "编号"),
        Column("name", "事项名称", stretch=True),
        Column("domain", "领域", width=5),
        Column("kind", "类型", width=5),
        Column("source", "来源", width=5),
        Column("taken_over_on", "承接", width=6.5),
        Column("taken_back_on", "收回", width=6.5),
    ),
    sections=(
        Section(
            "事项",
            ("name", "code", "domain", "kind", "source", "basis", "former_body", "department", "position"),
        ),
        Section(
            "承接和收回",
            (
                "grant_number",
                "taken_over_on",
                "taken_back_on",
                "state",
                "yearly_cap",
                "discretion",
                "published_link",
            ),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("name", "code", "basis"),
    sort="number",
    counted="{year} 年在用",
    subtitle=("domain", "kind", "source"),
    filters=("domain", "kind", "source"),
)
