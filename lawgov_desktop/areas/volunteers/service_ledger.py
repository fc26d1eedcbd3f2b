"""The ledger 履职: list and form of VolunteerService."""

from lawgov_desktop.areas.volunteers.service import VolunteerService
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

SERVICES = Ledger(
    VolunteerService,
    title="履职",
    paper_title="“法律明白人”履职台账",
    measure="次",
    time=Event("served_on"),
    purpose="登记法律明白人做过的事：宣传、引导、调解、参与治理。做一次记一条，年度考核的履职次数从这里数。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("served_on", "日期", width=4.5),
        Column("volunteer.person.name", "姓名", width=5.5),
        Column("volunteer.village.name", "村", width=6),
        Column("kind", "类型", width=7),
        Column("matter", "内容", stretch=True),
        Column("people", "人数", width=4),
    ),
    sections=(
        Section(
            "履职",
            ("served_on", "volunteer", "kind", "place", "matter", "served", "people", "result", "witness"),
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("服务人数", path="people"),),
    search=("volunteer.person.name", "volunteer.village.name", "matter", "served", "place"),
    counted="{year} 年",
    subtitle=("volunteer.person.name", "volunteer.village.name", "kind"),
    filters=("kind",),
)
