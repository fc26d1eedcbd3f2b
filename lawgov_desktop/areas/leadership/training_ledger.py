"""The ledger 培训: list and form of Training."""

from lawgov_desktop.areas.leadership.training import ENFORCEMENT, STAFF, Training
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

TRAININGS = Ledger(
    Training,
    title="培训",
    paper_title="法治培训台账",
    measure="次",
    time=Event("held_on"),
    purpose="各类法律和业务培训。类别决定它算进哪个数字，一次培训只算一处；参训的人可以从名单勾选。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("held_on", "日期", width=4.5),
        Column("title", "名称", stretch=True),
        Column("category", "类别", width=10),
        Column("domain.label", "领域", width=5),
        Column("attended", "实训", width=4),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "held_on",
                "category",
                "title",
                "domain",
                "mode",
                "organiser",
                "lecturer",
                "expected",
                "attended",
                "hours",
                "audience",
                "place",
                "examined",
                "exam_passed",
            ),
        ),
        Section(
            "参训名单",
            child="attendances",
            child_fields=("person", "present", "result"),
            add="添加人员",
            pick="person",
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(
        Total("机关", (Condition("category", "=", STAFF),)),
        Total("执法", (Condition("category", "=", ENFORCEMENT),)),
        Total("实训人次", path="attended"),
    ),
    search=("title", "organiser", "lecturer"),
    counted="{year} 年",
    subtitle=("category", "title"),
    filters=("category", "domain", "evidence"),
)
