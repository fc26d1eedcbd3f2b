"""The ledger 政府法律顾问: list and form of CounselEngagement."""

from lawgov_desktop.areas.decisions.counsel import CounselEngagement
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.time.period import Span

ENGAGEMENTS = Ledger(
    CounselEngagement,
    title="政府法律顾问",
    paper_title="政府法律顾问聘任台账",
    measure="人",
    time=Span("from_day", "to_day"),
    purpose="镇政府聘请的法律顾问和聘期。先写姓名、机构和聘期，合同放进佐证；到期前 60 天首页会提醒。",
    columns=(
        Column("number", "编号", width=6),
        Column("name", "姓名", width=6),
        Column("firm", "机构", stretch=True),
        Column("from_day", "聘期起", width=6.5),
        Column("to_day", "聘期止", width=6.5),
        Column("phone", "电话", width=8),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "聘用",
            (
                "name",
                "firm",
                "licence_number",
                "phone",
                "contract_number",
                "fee",
                "from_day",
                "to_day",
                "end_reason",
                "scope",
            ),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("name", "firm", "contract_number", "phone"),
    sort="number",
    counted="{year} 年在聘",
    subtitle=("name", "firm"),
    filters=("evidence",),
)
