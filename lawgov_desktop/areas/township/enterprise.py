"""Enterprise 经营主体: the firms, shops and co-operatives that are inspected and served."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Count, CreditCode, Date, Link, PersonName, Phone, Text, Word
from lawgov_desktop.records.record import Children, FieldProblem, Record

INDUSTRIES = (
    ("farming", "种植养殖"),
    ("processing", "加工制造"),
    ("mining", "矿产建材"),
    ("building", "建筑施工"),
    ("trade", "批发零售"),
    ("catering", "餐饮住宿"),
    ("transport", "交通运输"),
    ("chemicals", "危险化学品"),
    ("services", "居民服务"),
    ("other", "其他"),
)
OPEN = "正常经营"


class Enterprise(Record):
    """One business: a company, a shop, a co-operative."""

    unique = {("credit_code",): "deleted_at IS NULL AND credit_code IS NOT NULL"}
    duplicate_key = ("name", "village")

    name = Text("名称", 80, required=True)
    credit_code = CreditCode()
    kind = Choice("类型", ("企业", "个体工商户", "农民合作社", "其他"), required=True, default="企业")
    industry = Word("行业", "industry")
    village = Link("村（社区）", Village, backref="enterprises", short="村")
    address = Text("地址", 120)
    scope = Text("经营范围", 200)
    head = PersonName("负责人")
    phone = Phone("联系电话", short="电话")
    state = Choice("经营状态", (OPEN, "停业", "注销", "吊销"), required=True, default=OPEN)
    risk = Choice("风险等级", ("低", "一般", "较大", "重大"), hint="决定多久查一次")
    yearly_cap = Count(
        "每年检查上限", short="检查上限", unit="次", most=366, hint="公布的年度检查频次（国办发〔2024〕54号）"
    )
    founded_on = Date("成立日期")
    closed_on = Date("注销日期", hint="注销或吊销的日子")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "founded_on", "closed_on")
        if self.closed_on and self.state == OPEN:
            yield FieldProblem("state", "填了注销日期，经营状态请改成注销")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.state in ("注销", "吊销") and not self.closed_on:
            yield FieldProblem("closed_on", f"经营状态是{self.state}，请填日期，往后各年才不会再数它")
