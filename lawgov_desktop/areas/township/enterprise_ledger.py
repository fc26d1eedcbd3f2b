"""The ledger 经营主体: list and form of Enterprise."""

from lawgov_desktop.areas.township.enterprise import OPEN, Enterprise
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Register

ENTERPRISES = Ledger(
    Enterprise,
    title="经营主体",
    paper_title="经营主体名册",
    measure="家",
    time=Register("founded_on", "closed_on"),
    purpose="镇里的企业、个体户和合作社，检查和服务时选一下就行。名称是必填的，信用代码填了会自动查对。",
    columns=(
        Column("number", "编号"),
        Column("name", "名称", stretch=True),
        Column("kind", "类型", width=5),
        Column("industry.label", "行业", width=6),
        Column("village.name", "村", width=6),
        Column("head", "负责人", width=5),
        Column("risk", "风险", width=4),
        Column("state", "状态", width=5, quiet=("注销", "吊销")),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "name",
                "credit_code",
                "kind",
                "industry",
                "village",
                "head",
                "phone",
                "risk",
                "state",
                "yearly_cap",
                "address",
                "scope",
                "founded_on",
                "closed_on",
            ),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total(OPEN, (Condition("state", "=", OPEN),)),),
    search=("name", "credit_code", "head", "phone", "village.name"),
    sort="number",
    counted="{year} 年在册",
    subtitle=("village.name", "kind", "head"),
    filters=("village", "kind", "industry", "state", "risk"),
)
