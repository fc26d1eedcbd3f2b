"""鱼塘登记: one ledger with child rows, a figure and a claim."""

from __future__ import annotations

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.fields import Choice, Count, Date, Link, Text
from lawgov_desktop.records.figures.figure import Claim, Condition, Figure
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total, WorkArea
from lawgov_desktop.records.record import ChildRecord, Record
from lawgov_desktop.records.time.period import Event


class Pond(Record):
    """One pond looked at on one day."""

    seen_on = Date("查看日期", required=True)
    name = Text("塘名", 40, required=True)
    village = Link("村（社区）", Village, backref="ponds", short="村")
    state = Choice("水情", ("满", "半", "干"), required=True, default="满")
    area = Count("面积", unit="亩")


class Fish(ChildRecord):
    """Fish in a pond."""

    pond = Link("鱼塘", Pond, backref="fish", required=True)
    kind = Text("鱼种", 20, required=True)
    number = Count("尾数", required=True)


PONDS = Ledger(
    Pond,
    title="鱼塘",
    measure="口",
    time=Event("seen_on"),
    columns=(
        Column("number", "编号"),
        Column("seen_on", "日期"),
        Column("name", "塘名", stretch=True),
        Column("village.name", "村", width=6),
        Column("fish.kind", "鱼种", width=8),
        Column("state", "水情"),
    ),
    sections=(
        Section("基本情况", ("seen_on", "name", "village", "state", "area")),
        Section("鱼", child="fish", child_fields=("kind", "number"), add="添加鱼种"),
    ),
    totals=(Total("面积", path="area"),),
    search=("name", "village.name", "fish.kind"),
    counted="{year} 年",
    subtitle=("name", "village.name"),
    filters=("state",),
)

AREA = WorkArea(
    key="ponds",
    title="鱼塘登记",
    icon="review",
    ledgers=(PONDS,),
    figures=(
        Figure("ponds", "鱼塘", ledger="pond", unit="口", phrase="{n}口", rule="查看日期在统计期内"),
        Figure(
            "full_ponds",
            "满水鱼塘",
            ledger="pond",
            unit="口",
            conditions=(Condition("state", "=", "满"),),
            phrase="{n}口",
        ),
        Figure(
            "fish", "鱼", ledger="pond", unit="尾", reduce=("sum", "fish.number"), rounding=1, phrase="{n}尾"
        ),
    ),
    claims=(
        Claim(
            "all_full", "全部满水", "full_ponds", "ponds", holds="全部满水", breaks="{whole}口中{part}口满水"
        ),
    ),
)
