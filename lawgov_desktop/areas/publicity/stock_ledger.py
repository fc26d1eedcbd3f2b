"""The ledger 资料入库: list and form of MaterialStock."""

from lawgov_desktop.areas.publicity.stock import MaterialStock
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

STOCKS = Ledger(
    MaterialStock,
    title="资料入库",
    paper_title="普法资料入库台账",
    measure="次",
    time=Event("received_on"),
    purpose="登记收到和印制的宣传资料。来一批记一条，品名与发放时写的一样，发放超过入库时会提醒差多少。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("received_on", "日期", width=4.5),
        Column("name", "品名", stretch=True),
        Column("kind", "种类", width=5),
        Column("quantity", "数量", width=5),
        Column("unit", "单位", width=3.5),
        Column("source.label", "来源", width=6),
    ),
    sections=(
        Section("入库", ("received_on", "name", "kind", "quantity", "unit", "source", "supplier")),
        Section("保管", ("place", "keeper")),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("数量", path="quantity"),),
    search=("name", "supplier", "keeper", "place"),
    counted="{year} 年",
    subtitle=("name", "kind", "source.label"),
    filters=("kind", "source"),
)
