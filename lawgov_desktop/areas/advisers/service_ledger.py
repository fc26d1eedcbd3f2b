"""The ledger 服务记录: list and form of AdviserService."""

from lawgov_desktop.areas.advisers.service import AdviserService
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

SERVICES = Ledger(
    AdviserService,
    title="服务记录",
    paper_title="村（社区）法律顾问服务台账",
    measure="次",
    time=Event("served_on"),
    purpose="法律顾问到村服务的记录，一次一记。先选顾问，村会自动填上；签字的记录或照片放进佐证。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("served_on", "日期", width=4.5),
        Column("village.name", "村", width=6),
        Column("appointment.name", "顾问", width=6),
        Column("kind.label", "类型", stretch=True),
        Column("mode", "方式", width=4),
        Column("people", "人次", width=4),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "appointment",
                "village",
                "served_on",
                "mode",
                "kind",
                "began_at",
                "ended_at",
                "hours",
                "audience",
                "people",
                "signed_by",
                "content",
                "outcome",
            ),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("人次", path="people"), Total("小时", path="hours")),
    search=("village.name", "appointment.name", "kind.label", "content"),
    counted="{year} 年",
    subtitle=("village.name", "appointment.name", "kind.label"),
    filters=("village", "mode", "kind", "evidence"),
)
