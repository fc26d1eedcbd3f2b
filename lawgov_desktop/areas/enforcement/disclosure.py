"""Disclosure 执法公示: what was published before, during and after enforcement (行政处罚法 Art. 39, 48)."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Count, Date, Flag, Link, LongText, PersonName, Text, Word
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.record import Children, FieldProblem, Record
from lawgov_desktop.records.time import workdays

AFTERWARDS = "事后"
#: Working days to take down a decision that was changed (行政处罚法 Art. 48, 85).
WITHDRAW_DAYS = 3


class Disclosure(Record):
    """One publication of the three kinds 事前, 事中, 事后."""

    caption_path = "title"
    duplicate_key = ("published_on", "title")
    required_papers = (RequiredPaper("公示截图"),)

    published_on = Date("公示日期", required=True)
    stage = Choice("环节", ("事前", "事中", AFTERWARDS), required=True, default="事前")
    content_kind = Choice(
        "公示内容",
        ("执法主体", "执法人员", "执法事项清单", "法律依据", "执法程序", "救济渠道", "执法结果", "其他"),
        required=True,
        short="内容",
    )
    title = Text("标题", 120, required=True)
    channel = Word("公示渠道", "disclosure_channel", required=True, short="渠道")
    link = Text("网址或位置", 200, short="网址")
    items = Count("公示条数", short="条数", unit="条", most=99_999, default=1)
    until = Date("公示到", future=True)
    overturned_on = Date("决定变更撤销日期", short="变更撤销", hint="公示的处罚决定被变更、撤销的日子")
    withdrawn_on = Date("撤下日期")
    withdrawn_reason = Text("撤下原因", 200)
    privacy_checked = Flag("已隐去个人信息", short="已脱敏", hint="身份证号、住址、电话不能公示")
    approved_by = PersonName("审核人")
    content = LongText("说明", 1000)
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.title or "")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        yield from check_order(self, "published_on", "until")
        yield from check_order(self, "published_on", "overturned_on", "withdrawn_on")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        if self.stage == AFTERWARDS and not self.privacy_checked:
            yield FieldProblem("privacy_checked", "公示执法结果前，请先隐去身份证号、住址和电话")
        if self.overturned_on and not self.withdrawn_on:
            yield FieldProblem(
                "withdrawn_on", "决定变更撤销后三个工作日内要撤下并说明理由（行政处罚法第四十八条）"
            )
        elif self.overturned_on and self.withdrawn_on:
            took = workdays.working_days(self.overturned_on, self.withdrawn_on)
            if took > WITHDRAW_DAYS:
                yield FieldProblem(
                    "withdrawn_on", f"{took} 个工作日才撤下，应在三个工作日内（行政处罚法第四十八条）"
                )
        if self.withdrawn_on and not self.withdrawn_reason:
            yield FieldProblem(
                "withdrawn_reason", "决定被撤销、变更而撤下的，请写原因（行政处罚法第四十八条）"
            )
