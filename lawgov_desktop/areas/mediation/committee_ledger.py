"""The ledger 调委会: list and form of MediationCommittee."""

from lawgov_desktop.areas.mediation.committee import MediationCommittee
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.time.period import Register

COMMITTEES = Ledger(
    MediationCommittee,
    title="调委会",
    paper_title="人民调解委员会名册",
    measure="个",
    time=Register("established_on", "dissolved_on"),
    purpose="镇、村和专业性的人民调解委员会和成员。先写名称和级别，再添成员；三年任期快满时首页会提醒。",
    columns=(
        Column("number", "编号"),
        Column("name", "名称", stretch=True),
        Column("level", "级别"),
        Column("members.name", "成员", width=9),
        Column("term_to", "届满", width=6.5),
        Column("phone", "电话"),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "name",
                "level",
                "village",
                "phone",
                "established_on",
                "dissolved_on",
                "term_from",
                "term_to",
                "mixed_area",
            ),
        ),
        Section(
            "成员",
            child="members",
            child_fields=("name", "sex", "post", "phone", "certificate", "from_day", "to_day"),
            note="3 至 9 人，应有妇女成员，任期三年",
            add="添加成员",
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("name", "members.name", "village.name"),
    sort="number",
    counted="{year} 年在册",
    subtitle=("level", "members.name"),
    filters=("level", "village"),
)
