"""The ledger 律师值班: list and form of DutySlot."""

from lawgov_desktop.areas.legal_service.duty import DutySlot
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

DUTIES = Ledger(
    DutySlot,
    title="律师值班",
    paper_title="律师值班台账",
    measure="班",
    time=Event("duty_on"),
    purpose="排律师值班表，值完班补签到。按“批量”可以一次排好一段时间；一周里有一班签到，这一周才算有律师当班。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("duty_on", "日期", width=4.5),
        Column("session", "时段", width=4),
        Column("lawyer", "值班律师", width=6),
        Column("firm", "机构", stretch=True),
        Column("leader", "带班干部", width=6),
        Column("signed", "签到", width=4),
    ),
    sections=(
        Section(
            "值班",
            (
                "duty_on",
                "session",
                "from_time",
                "to_time",
                "lawyer",
                "firm",
                "phone",
                "leader",
                "place",
                "cycle",
            ),
        ),
        Section("到岗", ("signed", "signed_in", "signed_out", "received")),
        Section("调班", ("replaced", "swap_reason"), note="原来排的人写在这里"),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("已签到", (Condition("signed", "=", True),)), Total("接待人次", path="received")),
    search=("lawyer", "firm", "leader", "replaced"),
    counted="{year} 年",
    subtitle=("lawyer", "firm"),
    filters=("signed", "session", "cycle"),
)
