"""The ledger 四个亲自: list and form of LeaderAction."""

from lawgov_desktop.areas.leadership.action import KINDS, LeaderAction
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

ACTIONS = Ledger(
    LeaderAction,
    title="四个亲自",
    paper_title="第一责任人“四个亲自”台账",
    measure="次",
    time=Event("acted_on"),
    purpose="党政主要负责人履行第一责任人职责的记录，一事一行。每季度至少记一次；会议记录、批示、照片放进佐证。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("acted_on", "日期", width=4.5),
        Column("post", "职务", width=5),
        Column("name", "责任人", width=5),
        Column("kind", "类别", width=6, short=tuple((k, k[4:]) for k in KINDS)),
        Column("matter", "事项", stretch=True),
        Column("form", "形式", width=4),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section("履职", ("acted_on", "kind", "post", "name", "form", "person", "matter", "content")),
        Section("落实", ("due_on", "done_on", "result")),
        Section("其他", ("department", "village", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=tuple(Total(k[4:], (Condition("kind", "=", k),)) for k in KINDS),
    search=("matter", "name", "village.name", "content"),
    counted="{year} 年",
    subtitle=("kind", "matter"),
    filters=("kind", "post", "form", "village", "evidence"),
)
