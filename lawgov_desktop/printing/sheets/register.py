"""Two printed tables: a ledger (台账), and the sheet people sign when they receive a certificate (领取签名表)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from lawgov_desktop.printing.fonts.job_fonts import OnMissing
from lawgov_desktop.printing.fonts.missing_choices import MissingChoices
from lawgov_desktop.printing.paper.page import A4_PORTRAIT
from lawgov_desktop.printing.sheets.table import Look, Table, TableJob
from lawgov_desktop.printing.sheets.table_columns import PrintColumn
from lawgov_desktop.printing.sheets.table_printer import draw_table

ROSTER = Look()
LEDGER = Look(margin=15.0, binding=7.0, row=8.0, type=10.5, every=0, bottom=190.0)
RECEIPT = Look(
    size=A4_PORTRAIT, margin=20.0, row=9.0, type=10.5, every=0, bottom=276.0, footer_baseline=283.0
)


@dataclass(frozen=True)
class Receipt:
    """One line of the receipt sheet: person, certificate and badge."""

    name: str
    village: str
    certificate: str
    badge: str = ""
    date: str = ""


def ledger_table(
    title: str,
    subtitle: str,
    columns: Sequence[PrintColumn],
    rows: Sequence[Sequence[str]],
    totals: str | Sequence[str] = "",
    footer: str = "",
    *,
    period: str = "",
    author: str = "",
    on_missing: OnMissing | MissingChoices = "stop",
    progress: Callable[[int], None] | None = None,
) -> TableJob:
    """Print a ledger on A4 landscape; `subtitle` is at the left above the table, `period` at the right."""
    table = Table(
        title, tuple(columns), rows, subtitle, period, totals, footer=footer, author=author, look=LEDGER
    )
    return draw_table(table, on_missing=on_missing, progress=progress)


def receipt_sheet(
    town: str,
    office: str,
    year: int,
    lines: Sequence[Receipt],
    *,
    on_missing: OnMissing | MissingChoices = "stop",
) -> TableJob:
    """The 领取签名表: one line for each person, with room for a signature and a date.

    Raises UnprintableText as draw_table does.
    """
    columns = (
        PrintColumn("序号", 10, "centre", whole=True),
        PrintColumn("姓名", 25, names=True),
        PrintColumn("村（社区）", 24),
        PrintColumn("证书编号", 46, whole=True),
        PrintColumn("徽章编号", 19, whole=True),
        PrintColumn("签名", 28),
        PrintColumn("日期", 18, "centre", whole=True),
    )
    cells = [
        (str(number), row.name, row.village, row.certificate, row.badge, "", row.date)
        for number, row in enumerate(lines, 1)
    ]
    totals = f"{len(lines)} 人"
    title = f"{town}“法律明白人”证书、徽章领取签名表"
    footer = "发放人：　　　　　　　　监督人：　　　　　　　　"
    table = Table(
        title,
        columns,
        cells,
        office,
        f"{year} 年",
        totals,
        footer=footer,
        author=office or town,
        look=RECEIPT,
    )
    return draw_table(table, on_missing=on_missing)
