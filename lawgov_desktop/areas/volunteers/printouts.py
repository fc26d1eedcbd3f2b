"""Printouts of the law-literate villagers: certificates from the register, and the sheet to sign for them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from peewee import fn

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.areas.volunteers.certificate import VALID, Certificate
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.fonts import office_fonts
from lawgov_desktop.records.printed import PrintedRow, PrintResult
from lawgov_desktop.records.settings import CERTIFICATE_WORDS
from lawgov_desktop.records.text.template_text import fill
from lawgov_desktop.records.time.dates import in_arabic, in_han_digits
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.engine.dialect import among
from lawgov_desktop.storage.office_file import OfficeFile

if TYPE_CHECKING:
    from lawgov_desktop.printing.fonts.missing_choices import MissingChoices
    from lawgov_desktop.printing.fonts.unprintable import OnMissing


def _condition(ids: Sequence[int] | None, period: Period) -> Any:
    """Certificates with `ids`, or all issued in the period; never those in the trash."""
    wanted = (
        Certificate.id.in_(among(ids))
        if ids is not None
        else Certificate.issued_on.between(period.start, period.end)
    )
    return wanted & Certificate.deleted_at.is_null()


def chosen(
    ids: Sequence[int] | None, period: Period, first: int | None = None
) -> tuple[list[Any], tuple[str, ...]]:
    """Valid certificates to print, and a sentence about those that are void.

    Those with `ids`, or all issued in the period; by village, then number; only the `first` so many of them. Raises
    PaperProblem when there is none.
    """
    rows = list(
        Certificate.select(Certificate, Volunteer, Village)
        .join(Volunteer)
        .join(Village)
        .where(_condition(ids, period) & (Certificate.status == VALID))
        .order_by(fn.COALESCE(Village.number, 0), Certificate.certificate_number)
        .limit(first)
    )
    if not rows and ids is not None:
        raise PaperProblem("选中的证书都已作废，没有可打印的。请选有效的证书。")
    if not rows:
        raise PaperProblem(f"{period.year} 年没有有效的证书可打印。请先在“证书登记”里发证。")
    void = [] if ids is None or len(rows) == len(ids) or first else _void(ids, period)
    return rows, ((f"已作废的没有印：{'、'.join(void)}",) if void else ())


def _void(ids: Sequence[int], period: Period) -> list[str]:
    rows = Certificate.select().where(_condition(ids, period) & (Certificate.status != VALID))
    return [row.certificate_number or "" for row in rows]


def count_certificates(_file: OfficeFile, period: Period) -> int:
    """How many certificates the whole year has to print."""
    return int(Certificate.select().where(_condition(None, period) & (Certificate.status == VALID)).count())


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
    file: OfficeFile,
    ids: Sequence[int] | None,
    period: Period,
    on_missing: OnMissing | MissingChoices = "stop",
    first: int | None = None,
) -> PrintResult:
    """One A4 landscape sheet per certificate, numbers and names as the register has them.

    With `first`, only the first so many sheets. Raises PaperProblem before the first page when a name cannot be printed
    in full and no choice was made for it.
    """
    from lawgov_desktop.printing.fonts.missing_choices import choices_for, named_rows, notes_of
    from lawgov_desktop.printing.sheets.certificate import Printer
    from lawgov_desktop.printing.sheets.certificate import certificates as draw

    rows, notes = chosen(ids, period, first)
    settings = file.settings.all()
    printer = Printer(_millimetres(settings["certificate_dx"]), _millimetres(settings["certificate_dy"]))
    labels = [f"证书 {row.certificate_number}" for row in rows]
    choices = choices_for(file.db, on_missing, [row.uid for row in rows])
    with named_rows(labels):
        job = draw([_sheet(row, settings) for row in rows], on_missing=choices, printer=printer)
    skipped = set(range(len(rows))) - set(job.printed)
    return PrintResult(
        "certificates",
        job.pdf,
        tuple(PrintedRow(rows[row].uid, labels[row], (page,)) for page, row in enumerate(job.printed)),
        (*notes, *notes_of(job.missing, skipped, labels)),
        complete=first is None or len(rows) < first,
    )


@office_fonts.as_set
def receipts(
    file: OfficeFile,
    ids: Sequence[int] | None,
    period: Period,
    on_missing: OnMissing | MissingChoices = "stop",
    first: int | None = None,
) -> PrintResult:
    """The sheet on which each holder signs for certificate and badge: the evidence of 全部发放."""
    from lawgov_desktop.printing.fonts.missing_choices import choices_for, named_rows, notes_of
    from lawgov_desktop.printing.sheets.register import Receipt, receipt_sheet

    rows, notes = chosen(ids, period, first)
    settings = file.settings.all()
    lines = [
        Receipt(
            r.printed_name or "", r.printed_village or "", r.certificate_number or "", r.badge_number or ""
        )
        for r in rows
    ]
    labels = [f"证书 {row.certificate_number}" for row in rows]
    choices = choices_for(file.db, on_missing, [row.uid for row in rows])
    with named_rows(labels):
        job = receipt_sheet(settings["town"], settings["office"], period.year, lines, on_missing=choices)
    return PrintResult(
        "receipts",
        job.pdf,
        tuple(
            PrintedRow(row.uid, label, pages)
            for row, label, pages in zip(rows, labels, job.row_pages, strict=True)
            if pages
        ),
        (*notes, *notes_of(job.missing, job.skipped, labels)),
        complete=first is None or len(rows) < first,
    )
