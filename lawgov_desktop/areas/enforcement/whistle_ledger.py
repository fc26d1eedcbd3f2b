"""The ledger 吹哨报到: list and form of Whistle."""

from lawgov_desktop.areas.enforcement.whistle import CLOSED, Whistle
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

WHISTLES = Ledger(
    Whistle,
    title="吹哨报到",
    paper_title="“吹哨报到”台账",
    measure="次",
    time=Event("whistled_on"),
    purpose="记每一次“乡镇吹哨、部门报到”：什么事、叫了谁、几点到、怎么办的。先写事由，再在“部门报到”里勾选叫来的部门。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("whistled_on", "日期", width=4.5),
        Column("whistled_at", "时间", width=4),
        Column("kind.label", "类型", width=7),
        Column("matter", "事由", stretch=True),
        Column("responses.department", "部门", width=8),
        Column("closed_on", "办结", width=4.5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "吹哨",
            (
                "whistled_on",
                "whistled_at",
                "kind",
                "level",
                "matter",
                "source",
                "village",
                "place",
                "caller",
                "order_number",
                "minutes",
                "requirement",
            ),
        ),
        Section(
            "部门报到",
            child="responses",
            child_fields=("department", "reported_on", "reported_at", "result"),
            note="来的人、没来的原因在“其余”里",
            add="添加部门",
            pick="department",
        ),
        Section("处置", ("closed_on", "rating", "cancelled_on", "handling")),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("已办结", (CLOSED,)),),
    search=("matter", "village.name", "order_number", "responses.department.name", "caller"),
    counted="{year} 年",
    subtitle=("village.name", "matter"),
    filters=("kind", "level", "village", "rating", "evidence"),
)
