"""Department 站所部门: offices and stations of the town, and the county's bodies posted to it."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Date, PersonName, Phone, Text
from lawgov_desktop.records.record import Children, FieldProblem, Record


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
