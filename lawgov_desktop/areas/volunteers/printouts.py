"""Printouts of the law-literate villagers: certificates from the register, and the sheet to sign for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, Literal

from lawgov_desktop.areas.volunteers.certificate import VALID, Certificate
from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.fonts import office_fonts
from lawgov_desktop.records.ledger import PrintResult
from lawgov_desktop.records.settings import CERTIFICATE_WORDS
from lawgov_desktop.records.text.template_text import fill
from lawgov_desktop.records.time.dates import in_arabic, in_han_digits
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.office_file import OfficeFile

OnMissing = Literal["stop", "skip", "blank"]


def chosen(file: OfficeFile, ids: Sequence[int] | None, period: Period) -> list[Certificate]:
    """Valid certificates to print: those with `ids`, or all issued in the period; by village, then number.

    Raises PaperProblem when there is none.
    """
    wanted = Certificate.id.in_(list(ids)) if ids else Certificate.issued_on.between(period.start, period.end)
    found = Certificate.select().where(
        wanted & Certificate.deleted_at.is_null() & (Certificate.status == VALID)
    )
    if not found.count():
        raise PaperProblem(f"{period.year} 年没有有效的证书可打印。请先在“证书登记”里发证。")
    return sorted(found, key=lambda c: (c.volunteer.village.number or 0, c.certificate_number))


def _date_text(day: dt.date, style: str) -> str:
    return in_han_digits(day) if style == "汉字" else in_arabic(day)


def _millimetres(text: str) -> float:
    try:
        value = float(text or 0)
    except ValueError:
        value = 99.0
    if abs(value) > 10:
        raise PaperProblem(f"设置里的证书微调“{text}”不对，请写 -10 到 10 之间的毫米数。")
    return value


def _sheet(certificate: Any, settings: dict[str, str]) -> Any:
    from lawgov_desktop.printing.sheets.certificate import CertificateSheet

    body = fill(
        "证书正文",
        settings["certificate_body"],
        **{word: settings.get(word, "") for word in CERTIFICATE_WORDS}
        | {"village": certificate.printed_village or "", "name": certificate.printed_name or ""},
    )
    return CertificateSheet(
        name=certificate.printed_name or "",
        body=body,
        # Several issuers stand one above the other.
        issuer=(certificate.issuer or "").replace("、", "\n"),
        date=_date_text(certificate.issued_on, settings["certificate_date"]),
        number=f"编号：{certificate.certificate_number}",
        note=settings["certificate_note"],
        reissue="补发" if certificate.reissued_on else "",
    )


@office_fonts.as_set
def certificates(
    file: OfficeFile, ids: Sequence[int] | None, period: Period, on_missing: OnMissing = "stop"
) -> PrintResult:
    """One A4 landscape sheet per certificate, numbers and names as the register has them.

    Raises PaperProblem before the first page when a name cannot be printed in full and `on_missing` is "stop".
    """
    from lawgov_desktop.printing.sheets.certificate import Printer
    from lawgov_desktop.printing.sheets.certificate import certificates as draw

    rows = chosen(file, ids, period)
    settings = file.settings.all()
    printer = Printer(_millimetres(settings["certificate_dx"]), _millimetres(settings["certificate_dy"]))
    job = draw([_sheet(row, settings) for row in rows], on_missing=on_missing, printer=printer)
    return PrintResult(
        job.pdf,
        tuple((rows[place].uid, f"证书 {rows[place].certificate_number}") for place in job.printed),
        tuple(gap.label for gap in job.missing),
    )


@office_fonts.as_set
def receipts(
    file: OfficeFile, ids: Sequence[int] | None, period: Period, on_missing: OnMissing = "stop"
) -> PrintResult:
    """The sheet on which each holder signs for certificate and badge: the evidence of 全部发放."""
    from lawgov_desktop.printing.sheets.register import Receipt, receipt_sheet

    rows = chosen(file, ids, period)
    settings = file.settings.all()
    lines = [
        Receipt(
            r.printed_name or "", r.printed_village or "", r.certificate_number or "", r.badge_number or ""
        )
        for r in rows
    ]
    job = receipt_sheet(settings["town"], settings["office"], period.year, lines, on_missing=on_missing)
    printed = [row for place, row in enumerate(rows) if place not in job.skipped]
    return PrintResult(
        job.pdf,
        tuple((row.uid, f"签名表 {row.certificate_number}") for row in printed),
        tuple(gap.label for gap in job.missing),
    )
