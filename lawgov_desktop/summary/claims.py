"""Claims: 全部, 无, 每周, 全覆盖 are printed only when the rows support them, else a sentence with the true numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from lawgov_desktop.records.figures.figure import Claim, Figure
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.summary.compute import FigureResult, FigureRow, figure_result, figure_rows, reduce_rows


@dataclass(frozen=True)
class ClaimResult:
    """The result of a claim: the true sentence, the uids of the rows that contradict it, and the gaps without a row.

    `sentence` is empty when there are no rows: the report then prints nothing.
    """

    claim: Claim
    part: int
    whole: int
    sentence: str
    holds: bool
    missing: tuple[str, ...] = ()
    #: Weeks or months without a row, in words.
    blanks: tuple[str, ...] = ()

    @property
    def gap(self) -> str:
        """缺 2 人, 没有数据; empty when the claim holds."""
        count = len(self.missing) + len(self.blanks)
        if not self.holds and not count:
            return "没有数据"
        return "" if self.holds else self.claim.gap.format(part=self.part, whole=self.whole, missing=count)


@dataclass(frozen=True)
class Results:
    """All figures and claims of one period, computed in one read transaction so that they are consistent."""

    period: Period
    figures: Mapping[str, FigureResult]
    claims: Mapping[str, ClaimResult]


def compute(
    file: OfficeFile, period: Period, figures: Collection[str] | None = None, *, claims: bool = True
) -> Results:
    """Every figure and claim of the catalogue over one period, in one read transaction.

    `figures` selects figures by key, `claims=False` leaves the claims out, for pages that show only some.
    """
    known = file.catalogue.figures
    chosen = known if figures is None else {key: known[key] for key in known if key in figures}
    with storage_errors(file.path), file.db.atomic():
        return Results(
            period,
            {key: figure_result(file, figure, period) for key, figure in chosen.items()},
            {key: claim_result(file, c, period) for key, c in file.catalogue.claims.items() if claims},
        )


def claim_result(file: OfficeFile, claim: Claim, period: Period) -> ClaimResult:
    """Evaluate one claim over the period."""
    judge = {"all": _all, "weeks": _weeks, "months_zero": _months_zero}[claim.kind]
    return judge(file, claim, period)


def _sentence(claim: Claim, part: int, whole: int) -> str:
    """The sentence the numbers support; empty when there is no whole."""
    if not whole:
        return ""
    words = claim.holds if part == whole else claim.breaks if part else claim.none
    return words.format(part=part, whole=whole, missing=whole - part)


def _key(figure: Figure, row: FigureRow) -> object:
    """The thing a row counts as: the village (or other key) of a distinct figure, else the row."""
    return row.amount if figure.reduce[0] == "distinct" else row.id


def _all(file: OfficeFile, claim: Claim, period: Period) -> ClaimResult:
    part_figure, whole_figure = file.catalogue.figures[claim.part], file.catalogue.figures[claim.whole]
    keys = {_key(part_figure, row) for row in figure_rows(file, part_figure, period)}
    whole = figure_rows(file, whole_figure, period)
    missing = tuple(row.uid for row in whole if _key(whole_figure, row) not in keys)
    done = len(whole) - len(missing)
    holds = bool(whole) and not missing
    sentence = _sentence(claim, done, len(whole))
    return ClaimResult(claim, done, len(whole), sentence, holds, missing)


def thursdays(period: Period) -> Iterator[dt.date]:
    """The weeks of a period, each by its Thursday."""
    day = period.start + dt.timedelta(days=(3 - period.start.weekday()) % 7)
    while day <= period.end:
        yield day
        day += dt.timedelta(days=7)


def _week_words(thursday: dt.date) -> str:
    monday, sunday = thursday - dt.timedelta(days=3), thursday + dt.timedelta(days=3)
    return f"第 {thursday.isocalendar().week} 周（{monday.month}月{monday.day}日—{sunday.month}月{sunday.day}日）"


def _weeks(file: OfficeFile, claim: Claim, period: Period) -> ClaimResult:
    signed = {str(row.amount) for row in figure_rows(file, file.catalogue.figures[claim.part], period)}
    weeks = list(thursdays(period))
    blanks = tuple(_week_words(week) for week in weeks if str(week) not in signed)
    done = len(weeks) - len(blanks)
    holds = not blanks and bool(weeks)
    sentence = _sentence(claim, done, len(weeks))
    return ClaimResult(claim, done, len(weeks), sentence, holds, (), blanks)


def _months_zero(file: OfficeFile, claim: Claim, period: Period) -> ClaimResult:
    figure = file.catalogue.figures[claim.part]
    ledger = file.catalogue.ledgers[figure.ledger]
    rows = figure_rows(file, figure, period)
    value = reduce_rows(figure, rows)
    model, day = ledger.model, ledger.model.field(figure.when or ledger.time.fields[0])
    chosen = model.select(day).where(model.id.in_([row.id for row in rows])).tuples()
    filled = {int(str(pair[0])[5:7]) for pair in chosen}
    months = _full_months(period)
    blanks = tuple(f"{month} 月" for month in months if month not in filled)
    missing = tuple(row.uid for row in rows if row.amount)
    holds = value == 0 and not blanks and bool(filled)
    words = claim.holds if holds else claim.breaks if value else claim.unfilled if filled else ""
    sentence = words.format(part=value, whole=len(months), missing=len(blanks), filled=len(filled))
    return ClaimResult(claim, value, len(months), sentence, holds, missing, blanks)


def _full_months(period: Period) -> range:
    """The months that had ended on the last day of the period; the running month's report is not due."""
    ends = (period.end + dt.timedelta(days=1)).day == 1
    return range(period.start.month, period.end.month + ends)
