"""The ledger 红黄绿挂牌: list and form of VillagePlate."""

from lawgov_desktop.areas.enforcement.plate import VillagePlate
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Span

PLATES = Ledger(
    VillagePlate,
    title="红黄绿挂牌",
    paper_title="“红黄绿”挂牌台账",
    measure="块",
    time=Span("hung_on", "removed_on"),
    purpose="每个村、企业、场所挂的红黄绿牌。换颜色时，先给旧牌填摘牌日期，再新建一块，颜色的来龙去脉就都在了。",
    columns=(
        Column("number", "编号", width=6),
        Column("village.name", "村", width=6),
        Column("object_kind", "对象", width=4),
        Column("object_name", "名称", stretch=True),
        Column("colour", "颜色", width=4),
        Column("hung_on", "挂牌", width=6.5),
        Column("removed_on", "摘牌", width=6.5),
    ),
    sections=(
        Section(
            "挂牌",
            (
                "village",
                "object_kind",
                "object_name",
                "colour",
                "hung_on",
                "hung_by",
                "inspection",
                "basis",
                "score",
                "problem_count",
                "problems_found",
            ),
        ),
        Section(
            "整改和摘牌",
            (
                "responsible",
                "deadline",
                "rechecked_on",
                "recheck_result",
                "approved_by",
                "removed_on",
            ),
            note="换颜色：这块填摘牌日期，再新挂一块",
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=tuple(
        Total(word, (Condition("colour.code", "=", code),))
        for code, word in (("red", "红"), ("yellow", "黄"), ("green", "绿"))
    ),
    search=("village.name", "object_name", "responsible"),
    counted="{year} 年在挂",
    subtitle=("village.name", "object_name", "colour.label"),
    filters=("colour", "village", "object_kind"),
)
