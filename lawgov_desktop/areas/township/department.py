"""Department 站所部门: offices and stations of the town, and the county's bodies posted to it."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields.fields import Choice, Date, Text
from lawgov_desktop.records.fields.identity_fields import PersonName, Phone
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.record import Children, FieldProblem, Record
from lawgov_desktop.records.time.period import Register


class Department(Record):
    """One office, station or posted body."""

    unique = {("name",): "deleted_at IS NULL"}

    name = Text("名称", 60, required=True)
    kind = Choice("类别", ("镇内设机构", "镇属站所", "县级派驻", "县级部门", "其他"), required=True)
    head = PersonName("负责人")
    phone = Phone("联系电话", short="电话", public=True)
    valid_from = Date("设立日期")
    valid_to = Date("撤销日期", future=True)
    duties = Text("职责", 200)

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "valid_from", "valid_to")


LEDGER = Ledger(
    Department,
    title="站所部门",
    measure="个",
    time=Register("valid_from", "valid_to"),
    purpose="镇里的站所、办公室和县里派驻的部门。吹哨、任务、责任站所都从这里选，只有名称和类别是必填的。",
    columns=(
        Column("number", "编号"),
        Column("name", "名称", stretch=True),
        Column("kind", "类别"),
        Column("head", "负责人", width=7),
        Column("phone", "电话"),
    ),
    sections=(
        Section("基本情况", ("name", "kind", "head", "phone", "duties", "valid_from", "valid_to")),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("name", "head", "phone"),
    sort="number",
    counted="{year} 年在册",
    subtitle=("kind", "head"),
    filters=("kind",),
)
