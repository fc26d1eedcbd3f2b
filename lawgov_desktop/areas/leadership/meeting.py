"""GroupMeeting 会议: meetings of the leading group on rule-of-law government, with what they heard and settled."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.leadership.group import LeadingGroup
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.evidence import Proof
from lawgov_desktop.records.fields import Choice, Count, Date, Flag, Link, LongText, Text
from lawgov_desktop.records.fields_identity import DocumentNumber, PersonName
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.order import in_order
from lawgov_desktop.records.period import Event
from lawgov_desktop.records.record import ChildRecord, Children, Problem, Record


class GroupMeeting(Record):
    """One meeting; what it settled is followed up row by row."""

    named_by = "topic"
    alike = ("held_on", "topic")
    proofs = (Proof("会议纪要"), Proof("签到表"))

    held_on = Date("日期", required=True)
    kind = Choice(
        "会议类别",
        ("领导小组会议", "法治专题会议", "党委会", "镇长办公会", "联席会议"),
        required=True,
        short="类别",
        default="领导小组会议",
    )
    group = Link("领导小组", LeadingGroup, backref="meetings", column_name="leading_group_id")
    session = Count("次序", unit="次", most=999, hint="今年第几次")
    topic = Text("议题", 150, required=True)
    chaired_by = PersonName("主持人")
    attended = Count("参加人数", short="参加", unit="人", most=9999)
    attendants = LongText("参加人", 1000)
    reports_heard = Text("听取汇报事项", 300, short="听取汇报")
    problems_solved = Count("研究解决问题数", short="解决问题", unit="项", most=999, default=0)
    minutes_number = DocumentNumber("纪要文号")
    minutes_on = Date("纪要印发日期", short="纪要印发")
    resolutions = LongText("议定事项", 3000)
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.topic or "")

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        yield from in_order(self, "held_on", "minutes_on", called="会议日期")


class MeetingMatter(ChildRecord):
    """议定事项: one matter settled, who does it by when, and whether it is done."""

    meeting = Link("会议", GroupMeeting, backref="matters", required=True)
    matter = Text("事项", 200, required=True)
    department = Link("责任单位", Department, backref="meeting_matters")
    due_on = Date("时限", future=True)
    done = Flag("已办结")
    done_on = Date("办结日期")


MEETINGS = Ledger(
    GroupMeeting,
    title="会议",
    measure="次",
    time=Event("held_on"),
    purpose="领导小组会议和法治专题会议：听了什么汇报、解决了几个问题、定了哪些事。纪要和签到表放进佐证。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("held_on", "日期", width=4.5),
        Column("kind", "类别", width=7),
        Column("topic", "议题", stretch=True),
        Column("chaired_by", "主持人", width=5),
        Column("problems_solved", "解决问题", width=5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "会议",
            (
                "held_on",
                "kind",
                "topic",
                "group",
                "session",
                "chaired_by",
                "attended",
                "problems_solved",
                "reports_heard",
                "attendants",
            ),
        ),
        Section("纪要", ("minutes_number", "minutes_on", "resolutions")),
        Section(
            "议定事项",
            child="matters",
            child_fields=("matter", "department", "due_on", "done", "done_on"),
            add="添加事项",
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("解决问题", path="problems_solved"),),
    search=("topic", "chaired_by", "minutes_number", "matters.matter"),
    counted="{year} 年",
    subtitle=("kind", "topic"),
    filters=("kind", "evidence"),
)
