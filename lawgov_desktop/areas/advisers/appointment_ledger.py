"""The ledger 聘任: list and form of AdviserAppointment."""

from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.time.period import Span

APPOINTMENTS = Ledger(
    AdviserAppointment,
    title="聘任",
    paper_title="村（社区）法律顾问聘任台账",
    measure="个",
    time=Span("from_day", "to_day"),
    purpose="一村一法律顾问的聘任，一村一行，打印一览表就是它。同一个律师管几个村的，用“批量”一次聘任。",
    columns=(
        Column("number", "编号", width=6),
        Column("village.name", "村", width=6),
        Column("name", "法律顾问", width=6),
        Column("firm", "执业机构", stretch=True),
        Column("phone", "电话", width=8),
        Column("to_day", "聘任止", width=6.5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "顾问", ("village", "name", "person", "sex", "profession", "firm", "licence_number", "phone")
        ),
        Section("聘任", ("contract_number", "from_day", "to_day", "end_reason")),
        Section(
            "服务",
            (
                "service_time",
                "service_place",
                "village_contact",
                "contact_phone",
                "chat_group",
                "office_contact",
                "supervision_phone",
            ),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("village.name", "name", "firm", "phone", "licence_number", "contract_number"),
    counted="{year} 年在聘",
    subtitle=("village.name", "name", "firm"),
    filters=("village", "profession", "evidence"),
)
