"""The data of the summary page: figures and claims by area, last year's values, and the finished pages."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.summary.claims import ClaimResult, Results, compute
from lawgov_desktop.summary.compute import FigureResult
from lawgov_desktop.summary.report import Report


@dataclass(frozen=True)
class SummaryLine:
    """One line of the table: a figure, a claim, or (with neither) the title of an area."""

    title: str
    key: str = ""
    figure: FigureResult | None = None
    claim: ClaimResult | None = None
    before: str = ""


@dataclass(frozen=True)
class Summary:
    """The data of the page; without `pdf` and `marks` when the report cannot be printed: `problem` says why."""

    results: Results
    lines: tuple[SummaryLine, ...]
    broken: tuple[str, ...]
    pdf: bytes = b""
    preview: Any = None
    marks: tuple[Any, ...] = ()
    problem: str = ""
    report: Report | None = None


def same_days_before(period: Period) -> Period:
    """The same days of the year before, for 去年."""
    year, end = period.year - 1, period.end
    day = min(end.day, calendar.monthrange(year, end.month)[1])
    return Period.of_year(year, dt.date(year, end.month, day))


def read_summary(file: OfficeFile, period: Period) -> Summary:
    """Compute the figures of both years and typeset the report; runs in a job."""
    from lawgov_desktop.summary.report import draft

    report = draft(file, period)
    results = report.results
    lines = tuple(_lines(file, results, compute(file, same_days_before(period))))
    broken = tuple(key for key in results.claims if key in report.broken)
    try:
        from lawgov_desktop.printing.fonts.missing_choices import choices_for
        from lawgov_desktop.printing.preview import Preview
        from lawgov_desktop.summary.sheet import pdf_of

        paper = pdf_of(report, choices_for(file.db, "stop"))
    except KnownError as error:
        return Summary(results, lines, broken, problem=error.sentence, report=report)
    return Summary(results, lines, broken, paper.pdf, Preview(paper.pdf), paper.marks, report=report)


def _lines(file: OfficeFile, now: Results, then: Results) -> list[SummaryLine]:
    lines: list[SummaryLine] = []
    for area in file.catalogue.areas:
        own = [
            SummaryLine(f.title, f.key, figure=now.figures[f.key], before=f"{then.figures[f.key].value:,}")
            for f in area.figures
        ]
        own += [
            SummaryLine(c.title, c.key, claim=now.claims[c.key], before=_part(then.claims[c.key]))
            for c in area.claims
        ]
        if own:
            lines += [SummaryLine(area.title), *own]
    return lines


def _part(claim: ClaimResult) -> str:
    """12 / 12, or 无 when the whole is zero."""
    return f"{claim.part:,} / {claim.whole:,}" if claim.whole else "无"
