"""CounselEngagement 政府法律顾问 and CounselService 顾问服务: who advises the town, and each piece of advice."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.checks import check_document_number, check_lawyer_licence
from lawgov_desktop.records.fields.fields import Choice, Count, Date, Link, LongText, Money, Text
from lawgov_desktop.records.fields.identity_fields import DocumentNumber, PersonName, Phone
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.record import Children, FieldProblem, Record
from lawgov_desktop.records.time.period import Event, Span
from lawgov_desktop.storage.tables import query

PARTLY, NOT_TAKEN = "部分采纳", "未采纳"


class CounselEngagement(Record):
    """One lawyer engaged by the town government, from – to."""

    required_papers = (RequiredPaper("聘用合同"),)

    name = PersonName("姓名", required=True, short="法律顾问")
    firm = Text("机构", 60, required=True)
    licence_number = Text("执业证号", 30)
    contract_number = DocumentNumber("合同文号")
    from_day = Date("聘期开始", required=True, short="聘期起")
    to_day = Date("聘期结束", future=True, short="聘期止")
    fee = Money("报酬", hint="一年多少元")
    phone = Phone("联系电话", short="电话", public=True)
    scope = Text("服务范围", 200)
    end_reason = Choice("结束原因", ("期满", "解聘", "辞任", "其他"))

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.from_day and self.to_day and self.to_day < self.from_day:
            yield FieldProblem("to_day", "聘期结束早于开始，请核对")

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from check_lawyer_licence(self)
        if self.from_day and not self.to_day:
            yield FieldProblem("to_day", "还没有填聘期结束，到期前不会提醒")
        if self._engaged_twice():
            yield FieldProblem("from_day", f"{self.name}这段时间已有一行聘用，请核对是不是重复登记")
        yield from check_document_number(self, "contract_number")

    def _engaged_twice(self) -> bool:
        mine = CounselEngagement
        if not self.name or self.from_day is None:
            return False
        test = (mine.uid != self.uid) & (mine.name == self.name) & (mine.firm == self.firm)
        if self.to_day:
            test &= mine.from_day <= self.to_day
        still = mine.to_day.is_null() | (mine.to_day >= self.from_day)
        return bool(mine.select().where(query.live(mine) & test & still).exists())


class CounselService(Record):
    """One service of the town's counsel, with what became of the advice."""

    caption_path = "matter"
    duplicate_key = ("served_on", "matter")
    required_papers = (RequiredPaper("法律意见书", (Condition("opinion_number", "filled"),)),)

    served_on = Date("日期", required=True)
    counsel = Link("法律顾问", CounselEngagement, backref="services", required=True, short="顾问")
    kind = Choice(
        "事项类型",
        (
            "重大决策",
            "规范性文件",
            "合同",
            "行政执法",
            "信访涉法",
            "诉讼复议",
            "会议列席",
            "法治讲座",
            "其他",
        ),
        required=True,
        short="类型",
    )
    matter = Text("事项", 120, required=True)
    counterpart = Text("相对人", 80)
    opinion_number = DocumentNumber("意见书号")
    opinion = LongText("意见要点", 2000)
    taken = Choice("采纳情况", ("全部采纳", PARTLY, NOT_TAKEN), short="采纳")
    not_taken_reason = Text("未采纳的理由", 200, short="理由")
    minutes = Count("用时", unit="分钟", most=100_000)
    department = Link("责任站所", Department, backref="+", short="站所")

    @property
    def caption(self) -> str:
        return str(self.matter or "")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.taken in (PARTLY, NOT_TAKEN) and not self.not_taken_reason:
            yield FieldProblem("not_taken_reason", f"{self.taken}的，请写理由")
        if self.counsel_id and self.served_on:
            counsel = self.counsel
            late = counsel.to_day and self.served_on > counsel.to_day
            if self.served_on < counsel.from_day or late:
                yield FieldProblem(
                    "served_on", f"{self.served_on} 不在{counsel.name}的聘期内，请核对日期或聘期"
                )

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        yield from check_document_number(self, "opinion_number")
        if self.opinion_number and not self.taken:
            yield FieldProblem("taken", "出了意见书，请选采纳没有")


ENGAGEMENTS = Ledger(
    CounselEngagement,
    title="政府法律顾问",
    measure="人",
    time=Span("from_day", "to_day"),
    purpose="镇政府聘请的法律顾问和聘期。先写姓名、机构和聘期，合同放进佐证；到期前 60 天首页会提醒。",
    columns=(
        Column("number", "编号", width=6),
        Column("name", "姓名", width=6),
        Column("firm", "机构", stretch=True),
        Column("from_day", "聘期起", width=6.5),
        Column("to_day", "聘期止", width=6.5),
        Column("phone", "电话", width=8),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "聘用",
            (
                "name",
                "firm",
                "licence_number",
                "phone",
                "contract_number",
                "fee",
                "from_day",
                "to_day",
                "end_reason",
                "scope",
            ),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("name", "firm", "contract_number", "phone"),
    sort="number",
    counted="{year} 年在聘",
    subtitle=("name", "firm"),
    filters=("evidence",),
)
SERVICES = Ledger(
    CounselService,
    title="顾问服务",
    measure="次",
    time=Event("served_on"),
    purpose="政府法律顾问每一次服务：什么事、提了什么意见、采纳没有。先选顾问和类型，再写事项。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("served_on", "日期", width=4.5),
        Column("counsel.name", "顾问", width=5),
        Column("kind", "类型", width=6),
        Column("matter", "事项", stretch=True),
        Column("taken", "采纳", width=5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "服务",
            ("served_on", "counsel", "kind", "minutes", "matter", "counterpart", "opinion_number", "opinion"),
        ),
        Section("采纳", ("taken", "not_taken_reason")),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("全部采纳", (Condition("taken", "=", "全部采纳"),)),),
    search=("matter", "counsel.name", "opinion_number", "counterpart"),
    counted="{year} 年",
    subtitle=("kind", "matter"),
    filters=("kind", "taken", "counsel", "evidence"),
)
