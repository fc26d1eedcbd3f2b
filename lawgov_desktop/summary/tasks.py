"""要办的事: rows that are overdue, fall due soon or lack something, found by the due rules of the areas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lawgov_desktop.records.figures.due import DueRule
from lawgov_desktop.records.figures.evidence import EVIDENCE, LACKING
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.location import Location
from lawgov_desktop.records.settings import whole_number
from lawgov_desktop.records.time.dates import after_months
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import history, query
from lawgov_desktop.summary.claims import Results
from lawgov_desktop.summary.figure_rows import matter_of

#: Rows of one rule that become a task each; more than that become one task.
_SINGLE_TASKS = 3
#: Days after which a missing backup becomes a task.
BACKUP_DAYS = 7
#: Rows behind one task at most, so that memory stays bounded in a file with many overdue rows.
_MAX_ROWS = 2000


@dataclass(frozen=True)
class Task:
    """One thing to do: what, of which area, and the location of its rows.

    `days` counts from today to the due day: negative is overdue, None has no day.
    """

    what: str
    detail: str
    area: str
    location: Location
    days: int | None = None
    #: Shown instead of the day when there is none: 缺编号, 缺证书.
    word: str = ""
    icon: str = "file"

    @property
    def when(self) -> str:
        """逾期 2 天, 逾期 3 年, 今天, 8 天后, or `word` for a task without a day."""
        if self.days is None:
            return self.word
        if self.days < -365:
            return f"逾期 {-self.days // 365} 年"
        if self.days < 0:
            return f"逾期 {-self.days} 天"
        return "今天" if self.days == 0 else f"{self.days} 天后"

    @property
    def tone(self) -> str:
        """Colour token: red when overdue, amber up to three days before, grey otherwise."""
        if self.days is None:
            return "ink2"
        return "red" if self.days < 0 else "amber_ink" if self.days <= 3 else "ink2"

    @property
    def order(self) -> tuple[int, int]:
        """Sort key: overdue first, then by day, then tasks without a day."""
        return (1, 0) if self.days is None else (0, self.days)

    def plain(self) -> dict[str, Any]:
        """Plain data for the command line; `area` is the key of the page, `uids` are the rows behind the task."""
        return {
            "what": self.what,
            "detail": self.detail,
            "when": self.when,
            "days": self.days,
            "area": self.location.page,
            "ledger": self.location.ledger,
            "uids": list(self.location.uids),
        }


#: (file, year in view, today, results of that year) → tasks that no due rule can express.
TaskSource = Callable[[OfficeFile, int, dt.date, Results], Iterable[Task]]


def tasks_of_rule(file: OfficeFile, rule: DueRule, year: int, today: dt.date) -> Iterator[Task]:
    """The tasks of a due rule on the day `today`; none when the file has no such ledger."""
    ledger = file.catalogue.ledgers.get(rule.ledger)
    if ledger is None:
        return
    if rule.days_by:
        # 0 days switches the rule off.
        rule = replace(rule, days=whole_number(file.settings, rule.days_by))
        if not rule.days:
            return
    rows = _rows(ledger, rule, year, today)
    if len(rows) <= _SINGLE_TASKS and rule.since:
        yield from (_single_task(file, ledger, rule, row, today) for row in rows)
    elif rows:
        yield _grouped_task(file, ledger, rule, rows, today)


def _rows(ledger: Ledger, rule: DueRule, year: int, today: dt.date) -> list[Any]:
    model = ledger.model
    tests = [query.live(model), query.compile_all(model, rule.conditions)]
    order = [model.number]
    if rule.since:
        field = model.field(rule.since)
        # The query counts 28 days a month, the shortest there is; the exact day is checked below.
        latest = today + dt.timedelta(days=rule.ahead - rule.days - 28 * rule.months)
        tests.append(field <= latest)
        order.insert(0, field)
    if rule.within:
        tests.append(model.field(rule.within).between(dt.date(year, 1, 1), dt.date(year, 12, 31)))
    rows = list(model.select().where(*tests).order_by(*order).limit(_MAX_ROWS))
    return [r for r in rows if not rule.since or -rule.past <= _days_left(r, rule, today) <= rule.ahead]


def _days_left(row: Any, rule: DueRule, today: dt.date) -> int:
    since = getattr(row, rule.since)
    return (after_months(since, rule.months) + dt.timedelta(days=rule.days) - today).days


def _single_task(file: OfficeFile, ledger: Ledger, rule: DueRule, row: Any, today: dt.date) -> Task:
    area = file.catalogue.area_of(ledger)
    days = _days_left(row, rule, today)
    return Task(
        rule.one.format(number=ledger.model.number.format(row.number), title=ledger.title),
        matter_of(ledger, row),
        area.title,
        Location(area.key, ledger.key, (row.uid,), ""),
        days,
        icon="alert" if days < 0 else "clock",
    )


def _grouped_task(
    file: OfficeFile, ledger: Ledger, rule: DueRule, rows: Sequence[Any], today: dt.date
) -> Task:
    area = file.catalogue.area_of(ledger)
    days = _days_left(rows[0], rule, today) if rule.since else None
    words = rule.many.format(n=len(rows), measure=ledger.measure, title=ledger.title)
    icon = rule.icon if days is None else "alert" if days < 0 else "clock"
    detail = rule.note or matter_of(ledger, rows[0])
    location = Location(area.key, ledger.key, tuple(r.uid for r in rows), words)
    return Task(words, detail, area.title, location, days, rule.word, icon)


def broken_claims(file: OfficeFile, year: int, _today: dt.date, results: Results) -> Iterator[Task]:
    """A task for each claim (全部, 每周 …) that the rows of the year do not support."""
    for result in results.claims.values():
        # A ledger without rows in this year makes no task: the office does not keep it.
        started = result.missing or (result.blanks and results.figures[result.claim.part].rows)
        if result.holds or not started:
            continue
        ledger = file.catalogue.ledger(file.catalogue.figures[result.claim.whole or result.claim.part].ledger)
        area = file.catalogue.area_of(ledger)
        words = f"“{result.claim.title}”还不属实，{result.gap}"
        location = Location(
            area.key, ledger.key, result.missing, f"{year} 年 {result.claim.title} {result.gap}"
        )
        yield Task(
            words, f"年报现在只能写：{result.sentence}", area.title, location, word=result.gap, icon="summary"
        )


def changed_outside(file: OfficeFile, _year: int, today: dt.date, _results: Results) -> Iterator[Task]:
    """A task for each ledger with rows that another program changed in the last week (外部修改)."""
    uids_by_table = history.changed_outside(file.db, today - dt.timedelta(days=7))
    for ledger in file.catalogue.ledgers.values():
        uids = uids_by_table.get(ledger.model._meta.table_name, ())[:_MAX_ROWS]
        if uids:
            area = file.catalogue.area_of(ledger)
            words = f"{len(uids)} {ledger.measure}{ledger.title}被别的程序改过"
            location = Location(area.key, ledger.key, uids, words)
            yield Task(words, "请核对是不是有意改的", area.title, location, word=history.OUTSIDE, icon="eye")


def missing_papers(file: OfficeFile, year: int, _today: dt.date, _results: Results) -> Iterator[Task]:
    """A task for each ledger with rows of the year that lack a required paper (佐证)."""
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
        rows = list(model.select(model.uid).where(*tests).order_by(model.number).limit(_MAX_ROWS).tuples())
        if rows:
            area = file.catalogue.area_of(ledger)
            words = f"{len(rows)} {ledger.measure}{ledger.title}缺佐证"
            location = Location(area.key, ledger.key, tuple(row[0] for row in rows), words)
            yield Task(words, "打开后按 Ctrl+E，看缺哪一份", area.title, location, word="缺佐证", icon="file")


def backup_task(made_on: dt.date | None, today: dt.date) -> Task | None:
    """A task when the last verified backup is older than BACKUP_DAYS or dated in the future, or there is none."""
    location = Location("backup")
    if made_on is None:
        return Task("还没有核验过的备份", "插上 U 盘，按 Ctrl+B", "备份恢复", location, 0, icon="usb")
    days = (today - made_on).days
    if days < -1:
        what, how = "最近一份备份的日期在将来", "核对电脑的日期，再按 Ctrl+B"
        return Task(what, how, "备份恢复", location, 0, icon="alert")
    if days <= BACKUP_DAYS:
        return None
    return Task(
        f"{days} 天没有备份了", "插上 U 盘，按 Ctrl+B", "备份恢复", location, BACKUP_DAYS - days, icon="alert"
    )


def due_tasks(
    file: OfficeFile,
    rules: Sequence[DueRule],
    sources: Sequence[TaskSource],
    year: int,
    today: dt.date,
    results: Results,
) -> list[Task]:
    """All tasks of the rules and sources: overdue first, then by day, then those without a day."""
    tasks = [task for rule in rules for task in tasks_of_rule(file, rule, year, today)]
    tasks += [task for source in sources for task in source(file, year, today, results)]
    return sorted(tasks, key=lambda task: task.order)
