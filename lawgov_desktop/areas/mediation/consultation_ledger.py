"""The ledger 三长会商: list and form of ChiefsConsultation."""

from lawgov_desktop.areas.mediation.consultation import SOLVED, ChiefsConsultation
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

CONSULTATIONS = Ledger(
    ChiefsConsultation,
    title="三长会商",
    paper_title="“三长”会商台账",
    measure="次",
    time=Event("held_on"),
    purpose="政法委员召集法庭庭长、派出所所长、司法所所长会商疑难案件的记录。先写事项和召集人，再勾选涉及的纠纷。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("held_on", "日期", width=4.5),
        Column("topic", "会商事项", stretch=True),
        Column("convenor", "政法委员", width=5),
        Column("cases.matter", "案件", width=7),
        Column("result", "结果", width=5.5, amber=("正在化解", "未化解")),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "会商",
            (
                "held_on",
                "place",
                "topic",
                "convenor",
                "court_chief",
                "police_chief",
                "justice_chief",
                "others",
            ),
        ),
        Section(
            "涉及案件",
            child="cases",
            child_fields=("dispute", "matter", "opinion", "solved"),
            note="信访在“其余”里选",
            add="添加案件",
            pick="dispute",
        ),
        Section("意见和结果", ("result", "solved_on", "due_on", "opinion", "duties")),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total(SOLVED, (Condition("result", "=", SOLVED),)),),
    search=("topic", "convenor", "cases.matter"),
    counted="{year} 年",
    subtitle=("topic", "convenor"),
    filters=("result", "evidence"),
)
