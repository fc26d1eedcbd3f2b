"""The ledger 执法公示: list and form of Disclosure."""

from lawgov_desktop.areas.enforcement.disclosure import AFTERWARDS, Disclosure
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

DISCLOSURES = Ledger(
    Disclosure,
    title="执法公示",
    paper_title="行政执法公示台账",
    measure="次",
    time=Event("published_on"),
    purpose="行政执法公示制度的台账：什么时候、在哪里、公示了什么。先选环节和内容，再写标题和网址，截图放进佐证。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("published_on", "日期", width=4.5),
        Column("stage", "环节", width=3.5),
        Column("content_kind", "内容", width=6),
        Column("title", "标题", stretch=True),
        Column("channel.label", "渠道", width=7),
        Column("items", "条数", width=4),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "公示",
            (
                "published_on",
                "stage",
                "content_kind",
                "channel",
                "title",
                "items",
                "until",
                "link",
                "approved_by",
                "privacy_checked",
            ),
        ),
        Section("撤下", ("overturned_on", "withdrawn_on", "withdrawn_reason")),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "content", "remark")),
    ),
    totals=(Total("条数", path="items"), Total("事后", (Condition("stage", "=", AFTERWARDS),))),
    search=("title", "link"),
    counted="{year} 年",
    subtitle=("stage", "title"),
    filters=("stage", "content_kind", "channel", "evidence"),
)
