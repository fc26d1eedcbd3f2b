"""Officer 执法人员: in post from – to; passing the exam and holding a certificate are two different facts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Count, Date, Link, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.storage.engine.settings import whole
from lawgov_desktop.storage.tables import query

FULL_TIME, PASSED = "专职", "通过"
#: 即将到期 and 过期 follow from 有效期至 and are never typed; the home page reports them from 90 days before.
HELD, SUSPENDED, CANCELLED = "持证有效", "暂扣", "注销"
CERTIFICATE_STATES = ("备考", "已通过待发证", HELD, SUSPENDED, CANCELLED)


class Officer(Record):
    """One officer of the town's enforcement team."""

    caption_path = "person.name"
    required_papers = (RequiredPaper("执法证", (Condition("certificate_number", "filled"),)),)
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
    exam_score = Text("考试成绩", 10, short="成绩")
    exam_result = Choice("考试结果", (PASSED, "未通过"))
    certificate_number = Text("执法证号", 30)
    issuer = Text("发证机关", 60)
    issued_on = Date("发证日期")
    expires_on = Date("有效期至", future=True)
    area = Text("执法区域", 60)
    power_source = Choice("执法权来源", ("法定", "赋权", "委托"))
    yearly_review_on = Date("最近年审日期", short="年审日期")
    law_qualified = Text(
        "法律职业资格证号", 40, short="法律资格", hint="初次从事法制审核的要有（行政处罚法第五十八条）"
    )
    training_hours = Count("本年培训学时", short="培训学时", unit="学时", most=999)
    withdrawn_on = Date("收回注销日期", short="收回日期")
    withdrawn_reason = Text("收回注销原因", 100, short="收回原因")
    certificate_state = Choice("证件状态", CERTIFICATE_STATES, default="备考")

    @property
    def caption(self) -> str:
        return self.person.name if self.person_id else ""

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """Set the state: with a number 持证有效, with a passed exam but no number 已通过待发证."""
        if self.withdrawn_on and self.certificate_state == HELD:
            self.certificate_state = CANCELLED
        if self.certificate_state in (None, "", "备考", "已通过待发证"):
            held = HELD if self.certificate_number else None
            self.certificate_state = held or ("已通过待发证" if self.exam_result == PASSED else "备考")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.in_post_from and self.in_post_to and self.in_post_to < self.in_post_from:
            yield FieldProblem("in_post_to", "在岗结束早于开始，请核对")
        if self.exam_result and not self.exam_on:
            yield FieldProblem("exam_on", "填了考试结果，请填考试日期")
        if self.certificate_number and not self.issued_on:
            yield FieldProblem("issued_on", "填了执法证号，请填发证日期")
        if self.issued_on and self.expires_on and self.expires_on < self.issued_on:
            yield FieldProblem("expires_on", "有效期至早于发证日期，请核对")
        yield from check_order(self, "exam_on", "issued_on")
        yield from check_order(self, "issued_on", "yearly_review_on", "withdrawn_on")
        if self.certificate_state == HELD and not self.certificate_number:
            yield FieldProblem("certificate_number", f"证件状态是“{HELD}”，请填执法证号")
        if self.certificate_state == CANCELLED and not self.withdrawn_on:
            yield FieldProblem("withdrawn_on", "证件状态是“注销”，请填收回注销日期")
        if self.certificate_state == SUSPENDED and not self.withdrawn_reason:
            yield FieldProblem("withdrawn_reason", f"证件状态是“{SUSPENDED}”，请写原因")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.in_post_to and self.certificate_number and not self.withdrawn_on:
            yield FieldProblem("withdrawn_on", "离岗的要收回执法证，请填收回日期")
        if self.certificate_number and self.establishment in ("公益岗", "劳务派遣"):
            yield FieldProblem("establishment", f"{self.establishment}人员一般不能申领执法证")
        if self.certificate_number and self.exam_result != PASSED:
            yield FieldProblem("exam_result", "有执法证却没有考试通过的记录，请核对")
        if self.withdrawn_on and not self.withdrawn_reason:
            yield FieldProblem("withdrawn_reason", "收回注销的，请写原因")
        if self.certificate_number and not self.expires_on:
            yield FieldProblem("expires_on", "请填有效期至，不填的不算持有效证，到期前也不会提醒")
        yield from self._time()
        if self._elsewhere():
            yield FieldProblem("in_post_from", "这个人这段时间已有一行在岗，请核对是不是重复登记")

    def _time(self) -> Iterator[FieldProblem]:
        expired = self.expires_on and self.expires_on < dt.date.today() and not self.in_post_to
        if expired and self.certificate_state == HELD:
            yield FieldProblem("expires_on", f"执法证已于 {self.expires_on} 到期，换证前不能执法")
        least = whole("officer_hours")
        if self.training_hours is not None and self.training_hours < least and not self.in_post_to:
            yield FieldProblem("training_hours", f"本年培训 {self.training_hours} 学时，不足 {least} 学时")

    def _elsewhere(self) -> bool:
        """Whether the same person has another row on one of the same days."""
        mine = Officer
        if self.person_id is None or self.in_post_from is None:
            return False
        test = (mine.person == self.person_id) & (mine.uid != self.uid)
        if self.in_post_to:
            test &= mine.in_post_from <= self.in_post_to
        still = mine.in_post_to.is_null() | (mine.in_post_to >= self.in_post_from)
        return bool(mine.select().where(query.live(mine) & test & still).exists())
