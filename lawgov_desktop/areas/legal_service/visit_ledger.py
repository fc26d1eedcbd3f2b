"""The ledger 来访: list and form of Visit."""

from lawgov_desktop.areas.legal_service.visit import Visit
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

VISITS = Ledger(
    Visit,
    title="来访",
    paper_title="公共法律服务来访台账",
    measure="件",
    time=Event("visited_on"),
    purpose="登记到公共法律服务站来问的人。来一拨记一条，写清几个人、问什么、谁首问；转给别处的定好期限，到期会提醒。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("visited_on", "日期", width=4.5),
        Column("name", "来访人", width=6),
        Column("people", "人数", width=4),
        Column("village.name", "村", width=6),
        Column("matter.label", "事项", stretch=True),
        Column("handling", "处理", width=6),
    ),
    sections=(
        Section(
            "来访",
            (
                "visited_on",
                "visited_at",
                "people",
                "name",
                "sex",
                "phone",
                "village",
                "group",
                "matter",
                "protected",
                "request",
            ),
        ),
        Section("接待", ("first_asked", "lawyer", "handling", "booked_for", "booked_at", "reply")),
        Section(
            "转办和办结",
            ("handed_to", "due_on", "feedback_on", "closed_on"),
            note="转调解、转法律援助、转部门的填",
        ),
        Section("回访", ("revisited_on", "satisfaction", "revisit")),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("人次", path="people"),),
    search=("name", "village.name", "matter.label", "request", "phone", "first_asked", "lawyer", "handed_to"),
    counted="{year} 年",
    subtitle=("village.name", "matter.label"),
    filters=("matter", "handling", "group", "village", "satisfaction"),
)
