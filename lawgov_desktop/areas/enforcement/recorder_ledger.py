"""The ledger 记录设备: list and form of RecorderDevice."""

from lawgov_desktop.areas.enforcement.recorder import IN_USE, RecorderDevice
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Span

RECORDERS = Ledger(
    RecorderDevice,
    title="记录设备",
    paper_title="执法记录设备台账",
    measure="台",
    time=Span("received_on", "retired_on"),
    purpose="执法记录仪、照相机等设备的台账：谁在用、资料存在哪里、存多久。先写设备编号和配发日期。",
    columns=(
        Column("number", "编号", width=6),
        Column("device_number", "设备编号", width=8),
        Column("kind", "类别", width=6),
        Column("model_name", "型号", stretch=True),
        Column("holder.person.name", "使用人", width=6),
        Column("received_on", "配发", width=6.5),
        Column("state", "状态", width=4, quiet=("停用",), amber=("维修",)),
    ),
    sections=(
        Section(
            "设备",
            (
                "device_number",
                "kind",
                "model_name",
                "price",
                "received_on",
                "state",
                "retired_on",
                "holder",
                "checked_on",
            ),
        ),
        Section("音像资料", ("stored_at", "kept_months")),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("在用", (Condition("state", "=", IN_USE),)),),
    search=("device_number", "model_name", "holder.person.name", "stored_at"),
    sort="number",
    counted="{year} 年在册",
    subtitle=("kind", "model_name"),
    filters=("kind", "state"),
)
