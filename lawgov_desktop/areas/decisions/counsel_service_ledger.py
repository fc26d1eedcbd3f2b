"""The ledger 顾问服务: list and form of CounselService."""

from lawgov_desktop.areas.decisions.counsel_service import CounselService
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

SERVICES = Ledger(
    CounselService,
    title="顾问服务",
    paper_title="政府法律顾问服务台账",
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
