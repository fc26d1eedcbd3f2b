"""要办的事: what is overdue, what falls due soon and what is missing, found by rules that are plain data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lawgov_desktop.records.figures.due import DueRule
from lawgov_desktop.records.figures.evidence import EVIDENCE, LACKING
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.time.dates import after_months
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.shell.services.context import Location
from lawgov_desktop.storage.engine.settings import whole
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import history, query
from lawgov_desktop.summary.claims import Results
from lawgov_desktop.summary.figure_rows import matter_of

#: Lines of one rule that stand alone; more than that are told as one line.
_ALONE = 3
#: Days after which a backup is missed.
BACKUP_DAYS = 7
#: Rows behind one line at most, so that a neglected file does not fill the memory.
_MOST = 2000


@dataclass(frozen=True)
class Due:
    """One line of the list: days until it is due (negative: overdue, None: undated), what, whose, and where to go."""

    what: str
    detail: str
    area: str
    place: Location
    days: int | None = None
    #: What stands in place of a day: 缺编号, 缺证书.
    word: str = ""
    icon: str = "file"

    @property
    def when(self) -> str:
        """逾期 2 天, 逾期 3 年, 今天, 8 天后, or the word."""
        if self.days is None:
            return self.word
        if self.days < -365:
            return f"逾期 {-self.days // 365} 年"
        if self.days < 0:
            return f"逾期 {-self.days} 天"
        return "今天" if self.days == 0 else f"{self.days} 天后"

    @property
    def tone(self) -> str:
        """Red when overdue, amber up to three days before, quiet otherwise."""
        if self.days is None:
            return "ink2"
        return "red" if self.days < 0 else "amber_ink" if self.days <= 3 else "ink2"

    @property
    def order(self) -> tuple[int, int]:
        """Overdue first, then by day, then what has none."""
        return (1, 0) if self.days is None else (0, self.days)


#: A source of lines: (file, year in view, today, results of that year) → lines. An area may bring its own.
DueSource = Callable[[OfficeFile, int, dt.date, Results], Iterable[Due]]


def lines_of(file: OfficeFile, rule: DueRule, year: int, today: dt.date) -> Iterator[Due]:
    """The lines a rule gives now; none when the file has no such ledger."""
    ledger = file.catalogue.ledgers.get(rule.ledger)
    if ledger is None:
        return
    if rule.days_by:
        # 0 asks for nothing.
        rule = replace(rule, days=whole(rule.days_by))
        if not rule.days:
            return
    rows = _rows(ledger, rule, year, today)
    if len(rows) <= _ALONE and rule.since:
        yield from (_alone(file, ledger, rule, row, today) for row in rows)
    elif rows:
        yield _together(file, ledger, rule, rows, today)


def _rows(ledger: Ledger, rule: DueRule, year: int, today: dt.date) -> list[Any]:
    model = ledger.model
    tests = [query.live(model), query.compile_all(model, rule.conditions)]
    order = [model.number]
    if rule.since:
        field = model.field(rule.since)
        # A month is never shorter than 28 days: what the database lets through too early is dropped below.
        latest = today + dt.timedelta(days=rule.ahead - rule.days - 28 * rule.months)
        tests.append(field <= latest)
        order.insert(0, field)
    if rule.within:
        tests.append(model.field(rule.within).between(dt.date(year, 1, 1), dt.date(year, 12, 31)))
    rows = list(model.select().where(*tests).order_by(*order).limit(_MOST))
    return [r for r in rows if not rule.since or -rule.past <= _days_left(r, rule, today) <= rule.ahead]


def _days_left(row: Any, rule: DueRule, today: dt.date) -> int:
    begun = getattr(row, rule.since)
    return (after_months(begun, rule.months) + dt.timedelta(days=rule.days) - today).days


def _alone(file: OfficeFile, ledger: Ledger, rule: DueRule, row: Any, today: dt.date) -> Due:
    area = file.catalogue.area_of(ledger)
    days = _days_left(row, rule, today)
    return Due(
        rule.one.format(number=ledger.model.number.format(row.number), title=ledger.title),
        matter_of(ledger, row),
        area.title,
        Location(area.key, ledger.key, (row.uid,), ""),
        days,
        icon="alert" if days < 0 else "clock",
    )


def _together(file: OfficeFile, ledger: Ledger, rule: DueRule, rows: Sequence[Any], today: dt.date) -> Due:
    area = file.catalogue.area_of(ledger)
    days = _days_left(rows[0], rule, today) if rule.since else None
    words = rule.many.format(n=len(rows), measure=ledger.measure, title=ledger.title)
    icon = rule.icon if days is None else "alert" if days < 0 else "clock"
    detail = rule.note or matter_of(ledger, rows[0])
    place = Location(area.key, ledger.key, tuple(r.uid for r in rows), words)
    return Due(words, detail, area.title, place, days, rule.word, icon)


def claims_broken(file: OfficeFile, year: int, _today: dt.date, results: Results) -> Iterator[Due]:
    """Words such as 全部 that the rows of the year do not allow."""
    for result in results.claims.values():
        # A ledger nobody keeps in this year makes no demands; one that was begun does.
        begun = result.missing or (result.blanks and results.figures[result.claim.part].rows)
        if result.holds or not begun:
            continue
        ledger = file.catalogue.ledger(file.catalogue.figures[result.claim.whole or result.claim.part].ledger)
        area = file.catalogue.area_of(ledger)
        words = f"“{result.claim.title}”还不属实，{result.gap}"
        place = Location(area.key, ledger.key, result.missing, f"{year} 年 {result.claim.title} {result.gap}")
        yield Due(
            words, f"年报现在只能写：{result.sentence}", area.title, place, word=result.gap, icon="summary"
        )


def changed_outside(file: OfficeFile, _year: int, today: dt.date, _results: Results) -> Iterator[Due]:
    """Rows another tool changed in the last week: somebody should look whether that was meant."""
    found = history.changed_outside(file.db, today - dt.timedelta(days=7))
    for ledger in file.catalogue.ledgers.values():
        uids = found.get(ledger.model._meta.table_name, ())[:_MOST]
        if uids:
            area = file.catalogue.area_of(ledger)
            words = f"{len(uids)} {ledger.measure}{ledger.title}被别的程序改过"
            place = Location(area.key, ledger.key, uids, words)
            yield Due(words, "请核对是不是有意改的", area.title, place, word=history.OUTSIDE, icon="eye")


def papers_missing(file: OfficeFile, year: int, _today: dt.date, _results: Results) -> Iterator[Due]:
    """Rows of the year that lack a paper (佐证): a number nobody can prove."""
    lacking = Condition(EVIDENCE, "=", LACKING)
    for ledger in file.catalogue.ledgers.values():
        model: Any = ledger.model
        if not model.required_papers:
            continue
        tests = (
            query.live(model),
            query.within(model, ledger.time, Period.of_year(year)),
            query.compile_condition(model, lacking),
        )
        rows = list(model.select(model.uid).where(*tests).order_by(model.number).limit(_MOST).tuples())
        if rows:
            area = file.catalogue.area_of(ledger)
            words = f"{len(rows)} {ledger.measure}{ledger.title}缺佐证"
            place = Location(area.key, ledger.key, tuple(row[0] for row in rows), words)
            yield Due(words, "打开后按 Ctrl+E，看缺哪一份", area.title, place, word="缺佐证", icon="file")


def backup_line(made: dt.date | None, today: dt.date) -> Due | None:
    """A line when the last verified backup is more than a week old, or there is none."""
    place = Location("backup")
    if made is None:
        return Due("还没有核验过的备份", "插上 U 盘，按 Ctrl+B", "备份恢复", place, 0, icon="usb")
    days = (today - made).days
    if days <= BACKUP_DAYS:
        return None
    return Due(
        f"{days} 天没有备份了", "插上 U 盘，按 Ctrl+B", "备份恢复", place, BACKUP_DAYS - days, icon="alert"
    )


def due_lines(
    file: OfficeFile,
    rules: Sequence[DueRule],
    sources: Sequence[DueSource],
    year: int,
    today: dt.date,
    results: Results,
) -> list[Due]:
    """Every line there is, overdue first, then by day, then what is missing."""
    found = [line for rule in rules for line in lines_of(file, rule, year, today)]
    found += [line for source in sources for line in source(file, year, today, results)]
    return sorted(found, key=lambda line: line.order)
