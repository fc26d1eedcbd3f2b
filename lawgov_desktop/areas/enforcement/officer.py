"""Officer 执法人员: in post from – to; passing the exam and holding a certificate are two different facts."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.records.fields import Choice, Count, Date, Link, Text
from lawgov_desktop.records.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.period import Span
from lawgov_desktop.records.record import ChildRecord, Children, Problem, Record

FULL_TIME, PASSED = "专职", "通过"
CERTIFICATE_STATES = ("备考", "已通过待发证", "持证有效", "暂扣", "注销")


class Officer(Record):
    """One officer of the town's enforcement team."""

    named_by = "person.name"
    unique = {
        ("person_id",): "deleted_at IS NULL AND in_post_to IS NULL",
        ("certificate_number",): "deleted_at IS NULL AND certificate_number IS NOT NULL",
    }

    person = Link("姓名", Person, backref="offices", required=True, hint="从“基础信息 › 人员”里选")
    establishment = Choice("编制性质", ("行政", "事业", "公益岗", "劳务派遣"), required=True)
    engagement = Choice("专职兼职", (FULL_TIME, "兼职"), required=True, default=FULL_TIME)
    post = Text("岗位", 40)
    department = Link("所在站所", Department, backref="officers")
    in_post_from = Date("在岗开始", required=True)
    in_post_to = Date("在岗结束")
    exam_on = Date("资格考试日期", short="考试日期")
    exam_result = Choice("考试结果", (PASSED, "未通过"))
    certificate_number = Text("执法证号", 30)
    issuer = Text("发证机关", 60)
    issued_on = Date("发证日期")
    expires_on = Date("有效期至", future=True)
    area = Text("执法区域", 60)
    power_source = Choice("执法权来源", ("法定", "赋权", "委托"))
    yearly_review_on = Date("最近年审日期", short="年审日期")
    training_hours = Count("本年培训学时", short="培训学时", unit="学时", most=999)
    withdrawn_on = Date("收回注销日期", short="收回日期")
    withdrawn_reason = Text("收回注销原因", 100, short="收回原因")
    certificate_state = Choice("证件状态", CERTIFICATE_STATES, default="备考")

    @property
    def caption(self) -> str:
        return self.person.name if self.person_id else ""

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """A number makes the certificate held; a pass without a number is waiting for it."""
        if self.certificate_state in (None, "", "备考", "已通过待发证"):
            held = "持证有效" if self.certificate_number else None
            self.certificate_state = held or ("已通过待发证" if self.exam_result == PASSED else "备考")

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        if self.in_post_from and self.in_post_to and self.in_post_to < self.in_post_from:
            yield Problem("in_post_to", "在岗结束早于开始，请核对")
        if self.exam_result and not self.exam_on:
            yield Problem("exam_on", "填了考试结果，请填考试日期")
        if self.certificate_number and not self.issued_on:
            yield Problem("issued_on", "填了执法证号，请填发证日期")
        if self.issued_on and self.expires_on and self.expires_on < self.issued_on:
            yield Problem("expires_on", "有效期至早于发证日期，请核对")

    def warnings(self, children: Children) -> Iterator[Problem]:
        if self.in_post_to and self.certificate_number and not self.withdrawn_on:
            yield Problem("withdrawn_on", "离岗的要收回执法证，请填收回日期")
        if self.certificate_number and self.establishment in ("公益岗", "劳务派遣"):
            yield Problem("establishment", f"{self.establishment}人员一般不能申领执法证")


OFFICERS = Ledger(
    Officer,
    title="执法人员",
    measure="人",
    time=Span("in_post_from", "in_post_to"),
    purpose="执法人员和执法证。先在“人员”里登记人，再到这里写编制和在岗日期；考试通过和拿到证件是两回事，分开记。",
    columns=(
        Column("number", "编号", width=6),
        Column("person.name", "姓名", width=8),
        Column("engagement", "专兼职", width=4.5),
        Column("post", "岗位", stretch=True),
        Column("exam_result", "考试", width=5, quiet=("未通过",)),
        Column("certificate_number", "执法证号", width=9),
        Column("expires_on", "有效期至", width=6.5),
    ),
    sections=(
        Section(
            "人员",
            ("person", "establishment", "engagement", "post", "department", "in_post_from", "in_post_to"),
        ),
        Section(
            "考试和证件",
            (
                "exam_on",
                "exam_result",
                "certificate_number",
                "certificate_state",
                "issuer",
                "issued_on",
                "expires_on",
                "area",
                "power_source",
                "yearly_review_on",
                "training_hours",
                "withdrawn_on",
                "withdrawn_reason",
            ),
            note="通过考试和持有证件分开记",
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total(FULL_TIME, (Condition("engagement", "=", FULL_TIME),)),),
    search=("person.name", "certificate_number", "post"),
    counted="{year} 年在岗",
    subtitle=("person.name", "engagement", "post"),
    filters=("engagement", "exam_result", "certificate_state"),
)
