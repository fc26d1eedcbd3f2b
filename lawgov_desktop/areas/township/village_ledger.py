"""The ledger 村（社区）: list and form of Village."""

from lawgov_desktop.areas.township.village import ADMINISTRATIVE, Village
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Register

VILLAGES = Ledger(
    Village,
    title="村（社区）",
    paper_title="村（社区）名册",
    measure="个",
    time=Register("valid_from", "valid_to"),
    purpose="全镇的村和社区，别的台账都从这里选。只有名称是必填的；几十个村可以从 Excel 复制过来一次粘贴。",
    columns=(
        Column("number", "编号"),
        Column("name", "名称", width=9),
        Column("kind", "类型", width=5),
        Column("households", "户数"),
        Column("population", "人口"),
        Column("secretary", "村支书", width=6),
        Column("phone", "电话"),
        Column("lead_officer", "包村领导", stretch=True),
    ),
    sections=(
        Section("基本情况", ("name", "kind", "code", "households", "population", "grids", "groups")),
        Section("负责人", ("secretary", "phone", "lead_officer", "lead_phone", "office")),
        Section("示范创建", ("model_level", "model_on")),
        Section("起止", ("valid_from", "valid_to", "merged_into"), note="撤并后仍留在以前各年的数字里"),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(
        Total("行政村", (Condition("kind", "=", ADMINISTRATIVE),)),
        Total("户数", path="households"),
        Total("人口", path="population"),
    ),
    search=("name", "secretary", "lead_officer", "phone", "code"),
    sort="number",
    counted="{year} 年在册",
    subtitle=("kind", "secretary"),
    filters=("kind", "model_level"),
)
