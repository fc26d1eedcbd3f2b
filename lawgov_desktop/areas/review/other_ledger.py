"""The ledger 其他事项: list and form of OtherMatter."""

from lawgov_desktop.areas.review.other import OtherMatter
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

OTHERS = Ledger(
    OtherMatter,
    title="其他事项",
    paper_title="法治建设其他事项台账",
    measure="项",
    time=Event("happened_on"),
    purpose="别的台账里没有地方记、年报又要用的：法治经费、荣誉、复议诉讼、信息公开……类别可以在“设置 › 用语”里自己加。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("happened_on", "日期", width=4.5),
        Column("category.label", "类别", width=7),
        Column("matter", "事项", stretch=True),
        Column("count", "数量", width=4),
        Column("amount", "金额", width=6),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "事项",
            (
                "happened_on",
                "category",
                "matter",
                "village",
                "count",
                "persons",
                "amount",
                "level",
                "result",
                "content",
            ),
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("数量", path="count"), Total("金额", path="amount")),
    search=("matter", "category.label", "village.name", "result", "content"),
    counted="{year} 年",
    subtitle=("category.label", "matter"),
    filters=("category", "level", "village", "department", "evidence"),
)
