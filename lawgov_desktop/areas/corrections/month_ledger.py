"""The ledger 月报: list and form of CorrectionsMonth."""

from lawgov_desktop.areas.corrections.month import CorrectionsMonth
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

MONTHS = Ledger(
    CorrectionsMonth,
    title="月报",
    paper_title="社区矫正和安置帮教台账",
    measure="个月",
    time=Event("month"),
    purpose="每月一行，只记人数，不记是谁。一年十二个月都填了、脱管漏管都是 0，年报才能写“无脱管漏管现象”。",
    columns=(
        Column("month", "月份", width=6.5),
        Column("on_register", "矫正在册"),
        Column("entered", "入矫"),
        Column("released", "解矫"),
        Column("escaped", "脱管"),
        Column("unsupervised", "漏管"),
        Column("aftercare", "帮教在册", stretch=True),
    ),
    sections=(
        Section(
            "社区矫正",
            (
                "month",
                "on_register",
                "entered",
                "released",
                "control",
                "probation",
                "parole",
                "temporary",
                "minors",
                "women",
                "visits",
                "education",
                "charity",
            ),
        ),
        Section(
            "监督",
            (
                "escaped",
                "unsupervised",
                "admonished",
                "warned",
                "public_order",
                "revoked",
                "reoffended",
            ),
            note="没有就填 0",
        ),
        Section(
            "安置帮教",
            (
                "aftercare",
                "aftercare_new",
                "settled",
                "settled_land",
                "settled_work",
                "settled_aid",
                "helped",
                "key_helped",
            ),
        ),
        Section("其他", ("confirmed", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("脱管", path="escaped"), Total("漏管", path="unsupervised")),
    search=("handled_by",),
    sort="-month",
    filters=("confirmed",),
    counted="{year} 年已填",
    subtitle=("month",),
)
