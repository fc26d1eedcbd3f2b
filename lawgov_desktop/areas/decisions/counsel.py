"""CounselEngagement 政府法律顾问: the lawyers engaged by the town government, from – to."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.records.checks import check_document_number, check_lawyer_licence
from lawgov_desktop.records.fields import Choice, Date, DocumentNumber, Money, PersonName, Phone, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.record import Children, FieldProblem, Record
from lawgov_desktop.storage.tables import query


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
