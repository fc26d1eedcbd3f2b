"""Certificate 证书登记: the register alone holds number, issue, void and 补发; printing never changes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.areas.volunteers.volunteer_rules import PASSED
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.fields import Choice, Date, Link, PersonName, Text
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.records.rule_context import RuleContext

VALID, VOID = "有效", "作废"


class Certificate(Record):
    """One certificate with its badge; the printed name stays as issued."""

    caption_path = "certificate_number"
    # The holder signs for certificate and badge when collecting them.
    required_papers = (RequiredPaper("领取签名表", (Condition("collected_on", "filled"),)),)
    unique = {
        ("certificate_number",): "",
        ("badge_number",): "",
        ("volunteer_id",): "deleted_at IS NULL AND status = '有效'",
    }

    volunteer = Link("法律明白人", Volunteer, backref="certificates", required=True, short="持证人")
    certificate_number = Text("证书编号", 60, hint="不填会自动发号", wide=True)
    badge_number = Text("徽章编号", 40, hint="不填会自动发号")
    issuer = Text("发证机关", 60, hint="一般是县司法局")
    issued_on = Date("发证日期", required=True)
    expires_on = Date("有效期至", future=True, hint="证书不写有效期的不填")
    printed_name = PersonName("证书上的姓名", short="证上姓名", hint="发证时的姓名，以后改名不影响")
    printed_village = Text("证书上的村", 40, short="证上村名")
    collected_on = Date("证书领取日期", short="领取日期")
    collected_by = PersonName("领取人", hint="本人领取的不填，代领写代领人", internal=True)
    badge_issued_on = Date("徽章发放日期", short="徽章发放")
    status = Choice("状态", (VALID, VOID), required=True, default=VALID)
    voided_on = Date("作废日期")
    void_reason = Text("作废原因", 100, internal=True)
    reissued_on = Date("补发日期", hint="遗失、损坏补发：编号不变，证书上印“补发”")
    reissue_reason = Text("补发原因", 100, internal=True)

    @property
    def caption(self) -> str:
        return self.certificate_number or self.printed_name or ""

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        """Copy name and village as of the day of issue."""
        if self.volunteer_id:
            self.printed_name = self.printed_name or self.volunteer.person.name
            self.printed_village = self.printed_village or self.volunteer.village.name
        if self.voided_on:
            self.status = VOID

    def allot(self, take: Callable[[str, str, int], str], settings: Mapping[str, str]) -> None:
        """Allot the certificate and badge numbers by the office's own template."""
        self.issuer = self.issuer or settings["certificate_issuer"] or None
        for number in ("certificate_number", "badge_number"):
            if not getattr(self, number):
                setattr(self, number, take(number, number, self.issued_on.year))

    def problems(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        yield from super().problems(children, context)
        if self.volunteer_id and self.status == VALID:
            volunteer = self.volunteer
            if volunteer.exam_result != PASSED or not volunteer.appointed_on:
                yield FieldProblem("volunteer", "考核合格并认定后才能发证，请先补全认定情况")
            elif self.issued_on and volunteer.exam_on and self.issued_on < volunteer.exam_on:
                yield FieldProblem("issued_on", f"早于考核日期 {volunteer.exam_on}，请核对")
            elif self.issued_on and self.issued_on < volunteer.appointed_on:
                yield FieldProblem(
                    "issued_on", f"早于认定日期 {volunteer.appointed_on}，认定后才发证，请核对"
                )
        yield from check_order(
            self, "issued_on", "collected_on", "badge_issued_on", "voided_on", "reissued_on", "expires_on"
        )
        if self.status == VOID and not self.voided_on:
            yield FieldProblem("voided_on", "状态是“作废”，请填作废日期")
        if self.voided_on and not self.void_reason:
            yield FieldProblem("void_reason", "请写明作废原因")

    def warnings(self, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
        if self.status == VALID and self.volunteer_id and self.volunteer.left_on:
            yield FieldProblem("status", f"持证人 {self.volunteer.left_on} 已退出，证书要收回作废")
        if self.reissued_on and not self.reissue_reason:
            yield FieldProblem("reissue_reason", "补发还没有写原因")
