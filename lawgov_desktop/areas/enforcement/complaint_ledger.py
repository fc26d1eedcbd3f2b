"""The ledger 投诉举报: list and form of Complaint."""

from lawgov_desktop.areas.enforcement.complaint import CLOSED, Complaint
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

COMPLAINTS = Ledger(
    Complaint,
    title="投诉举报",
    paper_title="投诉举报台账",
    measure="件",
    time=Event("received_on"),
    purpose="记群众对违法行为的投诉举报和对执法人员的监督，从收到、受理到答复。先写渠道和事项；匿名的不用写姓名。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("received_on", "收到", width=4.5),
        Column("channel.label", "渠道", width=6),
        Column("kind", "类别", width=4),
        Column("matter", "事项", stretch=True),
        Column("decision", "受理", width=5),
        Column("closed_on", "办结", width=4.5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "投诉举报",
            (
                "received_on",
                "channel",
                "order_number",
                "kind",
                "domain",
                "matter",
                "respondent",
                "complainant",
                "phone",
                "anonymous",
                "village",
                "place",
                "content",
            ),
        ),
        Section(
            "受理",
            ("decision", "decided_on", "reason", "handed_to", "due_on", "extended_on"),
            note="几天内告知、办结，在“设置”的口径里定",
        ),
        Section(
            "办理和答复",
            ("closed_on", "result", "replied_on", "reply_number", "satisfaction", "reply"),
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("已办结", (CLOSED,)),),
    search=("matter", "order_number", "complainant", "respondent", "village.name", "phone"),
    counted="{year} 年收到",
    subtitle=("channel.label", "matter"),
    filters=("channel", "kind", "decision", "result", "village", "evidence"),
)
