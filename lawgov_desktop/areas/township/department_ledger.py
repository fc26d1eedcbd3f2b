"""The ledger 站所部门: list and form of Department."""

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.time.period import Register

DEPARTMENTS = Ledger(
    Department,
    title="站所部门",
    paper_title="站所部门名册",
    measure="个",
    time=Register("valid_from", "valid_to"),
    purpose="镇里的站所、办公室和县里派驻的部门。吹哨、任务、责任站所都从这里选，只有名称和类别是必填的。",
    columns=(
        Column("number", "编号"),
        Column("name", "名称", stretch=True),
        Column("kind", "类别"),
        Column("head", "负责人", width=7),
        Column("phone", "电话"),
    ),
    sections=(
        Section("基本情况", ("name", "kind", "head", "phone", "duties", "valid_from", "valid_to")),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("name", "head", "phone"),
    sort="number",
    counted="{year} 年在册",
    subtitle=("kind", "head"),
    filters=("kind",),
)
