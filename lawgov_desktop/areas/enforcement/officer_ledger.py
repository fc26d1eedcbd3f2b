"""The ledger 执法人员: list and form of Officer."""

from lawgov_desktop.areas.enforcement.officer import FULL_TIME, Officer
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Span

OFFICERS = Ledger(
    Officer,
    title="执法人员",
    paper_title="行政执法人员名册",
    measure="人",
    time=Span("in_post_from", "in_post_to"),
    purpose="执法人员和执法证。先在“人员”里登记人，再到这里写编制和在岗日期；考试通过和拿到证件是两回事，分开记。",
    columns=(
        Column("number", "编号", width=6),
        Column("person.name", "姓名", width=8),
        Column("engagement", "专兼职", width=4.5),
        Column("post", "岗位", stretch=True),
        Column("exam_result", "考试", width=5, quiet=("未通过",)),
        Column("certificate_number", "执法证号", width=9),
        Column("expires_on", "有效期至", width=6.5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "人员",
            ("person", "establishment", "engagement", "post", "department", "in_post_from", "in_post_to"),
        ),
        Section(
            "考试和证件",
            (
                "exam_on",
                "exam_score",
                "exam_result",
                "certificate_number",
                "certificate_state",
                "issuer",
                "issued_on",
                "expires_on",
                "area",
                "power_source",
                "yearly_review_on",
                "training_hours",
                "law_qualified",
                "withdrawn_on",
                "withdrawn_reason",
            ),
            note="通过考试和持有证件分开记",
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total(FULL_TIME, (Condition("engagement", "=", FULL_TIME),)),),
    search=("person.name", "certificate_number", "post", "department.name"),
    counted="{year} 年在岗",
    subtitle=("person.name", "engagement", "post"),
    filters=("engagement", "establishment", "exam_result", "certificate_state", "department", "evidence"),
)
