"""ChiefsConsultation 三长会商: the political-legal secretary with the chiefs of court, police and judicial office."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.mediation.petition import Petition
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Date, Flag, Link, LongText, PersonName, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record

SOLVED = "已化解"


class ChiefsConsultation(Record):
    """One consultation on hard cases by the holders of four offices."""

    caption_path = "topic"
    duplicate_key = ("held_on", "topic")
    required_papers = (RequiredPaper("会商记录"),)

    held_on = Date("日期", required=True)
    topic = Text("会商事项", 120, required=True)
    place = Text("地点", 60)
    convenor = PersonName("召集人（政法委员）", required=True, short="政法委员")
    court_chief = PersonName("法庭庭长")
    police_chief = PersonName("派出所所长", short="派出所长")
    justice_chief = PersonName("司法所所长", short="司法所长")
    others = Text("列席", 150)
    opinion = LongText("会商意见", 2000)
    duties = LongText("分工", 1000)
    due_on = Date("时限", future=True)
    result = Choice("结果", (SOLVED, "正在化解", "转其他途径", "未化解"), required=True, default="正在化解")
    solved_on = Date("化解日期")
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.topic or "")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.result == SOLVED and not self.solved_on:
            yield FieldProblem("solved_on", "结果是“已化解”，请填化解日期")
        yield from check_order(self, "held_on", "solved_on", "due_on", called="会商日期")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        names = ("court_chief", "police_chief", "justice_chief")
        away = [type(self).field(name).label for name in names if not getattr(self, name)]
        if away:
            yield FieldProblem(names[0], f"三长会商一般三长都参加，还没有填{'、'.join(away)}")


class ConsultedCase(ChildRecord):
    """涉及案件: one dispute of the ledger, or another matter in words."""

    consultation = Link("会商", ChiefsConsultation, backref="cases", required=True)
    dispute = Link("纠纷", Dispute, backref="consultations")
    petition = Link("信访", Petition, backref="consultations")
    matter = Text("案件或信访事项", 120, short="事项", sensitive=True)
    opinion = Text("意见", 200)
    solved = Flag("已化解")

    def normalise(self, parent: Record) -> None:
        """Name a linked dispute or petition by its number."""
        if self.dispute_id and not self.matter:
            self.matter = f"纠纷 {self.dispute.caption}"
        elif self.petition_id and not self.matter:
            self.matter = f"信访 {self.petition.caption}"

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        if not self.dispute_id and not self.petition_id and not self.matter:
            yield FieldProblem("matter", "请选一件纠纷或信访，或写明事项")
