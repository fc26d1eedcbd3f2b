"""Old automatic backups are deleted by age; the newest good one, year-ends and manual backups stay."""

from __future__ import annotations

import datetime as dt
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.automatic import changed_since_last
from lawgov_desktop.storage.backup.backup import BEFORE_RESTORE, MANUAL, TIMED, backup
from lawgov_desktop.storage.backup.catalog import Entry, list_backups, newest_good
from lawgov_desktop.storage.backup.order import BACKWARDS, IN_FUTURE, doubts, newest_first
from lawgov_desktop.storage.backup.restore import restore
from lawgov_desktop.storage.backup.retention import DAILY, MONTHLY, WEEKLY, YEARLY, grades, superfluous, thin
from lawgov_desktop.storage.backup.verify import BAD, GOOD
from lawgov_desktop.storage.engine.manifest import manifest_path
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.write.operations import Operations
from tests.storage.rows import village

NOW = dt.datetime(2023, 11, 22, 10, 5)


def entry(made: dt.datetime, reason: str = TIMED, state: str = GOOD, operation: int = 0) -> Entry:
    path = Path(f"{made:%Y%m%d-%H%M%S}.lawgov")
    return Entry(path, state, made, "本机", reason, 1, False, operation=operation)


def test_half_hours_for_two_days_then_one_a_day_a_week_a_month_a_year() -> None:
    times = [NOW - dt.timedelta(minutes=30 * step) for step in range(48 * 1200)]
    kept = grades(times)
    count = {grade: list(kept.values()).count(grade) for grade in ("", DAILY, WEEKLY, MONTHLY, YEARLY)}
    # 21 until 10:05 today and 48 yesterday; 12 days, 10 weeks and 9 months, each without those kept already.
    assert count == {"": 69, DAILY: 10, WEEKLY: 7, MONTHLY: 8, YEARLY: 3}
    assert [t.year for t, grade in kept.items() if grade == YEARLY] == [2022, 2021, 2020]
    last_of_2022 = max(t for t in times if t.year == 2022)
    assert kept[last_of_2022] == YEARLY
    day = dt.date(2023, 11, 15)
    (noon,) = [t for t in kept if t.date() == day]
    assert noon == max(t for t in times if t.date() == day), "the last of the day is the one kept"


def test_an_office_that_was_closed_for_months_keeps_what_it_had() -> None:
    """Days without a backup do not count: nothing gets too old by waiting."""
    spring = [NOW - dt.timedelta(days=200, minutes=30 * step) for step in range(5)]
    assert set(grades([NOW, *spring])) == {NOW, *spring}


@given(st.lists(st.datetimes(dt.datetime(2018, 1, 1), dt.datetime(2024, 6, 1)), min_size=1, max_size=60))
def test_the_newest_stays_and_thinning_twice_changes_nothing(times: list[dt.datetime]) -> None:
    newest_first = sorted(set(times), reverse=True)
    kept = grades(newest_first)
    assert newest_first[0] in kept
    two_days = sorted({t.date() for t in times})[-2:]
    assert {t for t in times if t.date() in two_days} <= set(kept)
    assert {max(t for t in times if t.year == y) for y in {t.year for t in times}} <= set(kept)
    assert set(grades([t for t in newest_first if t in kept])) == set(kept)


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.sampled_from((TIMED, MANUAL)), st.sampled_from((GOOD, BAD))),
        max_size=40,
    )
)
def test_the_newest_good_one_is_never_removed(days: list[tuple[int, str, str]]) -> None:
    entries = newest_first(
        entry(NOW - dt.timedelta(days=d, seconds=i), r, s) for i, (d, r, s) in enumerate(days)
    )
    gone = superfluous(entries)
    assert all(e.reason == TIMED and e.state == GOOD for e in gone)
    good = [e for e in entries if e.state == GOOD]
    if good:
        assert max(good, key=lambda e: e.made) not in gone


def test_thinning_a_folder_removes_both_files_and_spares_the_rest(
    operations: Operations, tmp_path: Path
) -> None:
    folder = tmp_path / "备份"
    folder.mkdir()
    made = {
        name: backup(operations.file, folder, reason=reason, at=NOW - age).path
        for name, reason, age in (
            ("now", TIMED, dt.timedelta()),
            ("yesterday", TIMED, dt.timedelta(days=1)),
            ("same day, earlier", TIMED, dt.timedelta(days=5, hours=2)),
            ("same day, later", TIMED, dt.timedelta(days=5)),
            ("by hand", MANUAL, dt.timedelta(days=5, hours=3)),
            ("before a restore", BEFORE_RESTORE, dt.timedelta(days=5, hours=4)),
        )
    }
    damaged = backup(operations.file, folder, reason=TIMED, at=NOW - dt.timedelta(days=5, hours=5)).path
    damaged.write_bytes(b"torn")
    (folder / "备忘.txt").write_text("not ours", "utf-8")
    assert thin(folder) == [made["same day, earlier"]]
    assert not made["same day, earlier"].exists()
    assert not manifest_path(made["same day, earlier"]).exists()
    left = {e.path for e in list_backups([folder])}
    assert left == {*made.values(), damaged} - {made["same day, earlier"]}
    assert (folder / "备忘.txt").exists()
    assert thin(folder) == []


def test_thinning_a_folder_that_is_gone_does_nothing(tmp_path: Path) -> None:
    assert thin(tmp_path / "没有") == []


@pytest.mark.parametrize("jump", [dt.timedelta(days=4000), dt.timedelta(days=-4000)])
def test_a_day_with_a_wrong_clock_costs_no_backup(jump: dt.timedelta) -> None:
    """21 half-hourly backups, then two days with the clock far ahead or behind, then the right days again."""
    right = [NOW + dt.timedelta(minutes=30 * step) for step in range(21)]
    wrong = [NOW + jump + dt.timedelta(hours=step) for step in range(30)]
    after = [NOW + dt.timedelta(days=1, hours=step) for step in range(3)]
    made: list[Entry] = []
    for number, time in enumerate((*right, *wrong, *after), start=1):
        made.append(entry(time, operation=number))
        assert superfluous(newest_first(made)) == []
    assert newest_first(made)[0].made == after[-1], "the newest is the one with the newest operation"


def test_three_years_with_a_wandering_clock_keep_every_month_and_no_heap() -> None:
    """Two backups a working day for three years; 40 times the clock is wrong for a day, by up to 30 years."""
    draw = random.Random(7)
    wrong = {draw.randrange(1095): dt.timedelta(days=draw.randrange(-11000, 11000)) for _ in range(40)}
    kept: list[Entry] = []
    number = 0
    for day in range(1095):
        for hour in (9, 17):
            number += 1
            true = dt.datetime(2024, 1, 1, hour) + dt.timedelta(days=day)
            kept.append(entry(true + wrong.get(day, dt.timedelta()), operation=number))
            gone = {e.operation for e in superfluous(newest_first(kept))}
            kept = [e for e in kept if e.operation not in gone]
            assert kept[-1].operation == number
        if day > 30:
            before = [e for e in kept if e.operation <= 2 * (day - 6)]
            assert before, "there is always a backup older than a week"
            assert len({e.operation for e in kept if e.operation > 2 * (day - 11)}) >= 11, (
                "one of each of 12 days"
            )
    assert len(kept) < 250
    assert {2024, 2025, 2026} <= {e.made.year for e in kept}


def test_dates_that_cannot_be_right_are_said() -> None:
    ahead = entry(NOW + dt.timedelta(days=4000), operation=2)
    behind = entry(NOW - dt.timedelta(days=4000), operation=4)
    right = [entry(NOW - dt.timedelta(days=3 - n), operation=n) for n in (1, 3, 5)]
    ordered = newest_first([ahead, *right, behind])
    assert [e.operation for e in ordered] == [5, 4, 3, 2, 1]
    assert doubts(ordered, NOW + dt.timedelta(days=3)) == ["", BACKWARDS, "", IN_FUTURE, ""]


def test_a_restored_copy_is_newer_than_what_it_replaced(
    operations: Operations, tmp_path: Path, catalogue: Catalogue
) -> None:
    folder = tmp_path / "备份"
    folder.mkdir()
    file = operations.file
    early = backup(file, folder, at=NOW).path
    for name in ("甲村", "乙村"):
        village(operations, name)
    late = backup(file, folder, at=NOW + dt.timedelta(days=1)).path
    file.close()
    restore(early, file.path, catalogue, aside=tmp_path)
    with open_file(file.path, catalogue) as again:
        # The clock is set back: the date says nothing.
        newest = backup(again, folder, at=NOW - dt.timedelta(days=900)).path
    assert [e.path for e in list_backups([folder])] == [newest, late, early]
    assert newest_good(list_backups([folder])).path == newest  # type: ignore[union-attr]


def test_one_file_is_not_thinned_because_another_was_backed_up_later(
    operations: Operations, tmp_path: Path, catalogue: Catalogue
) -> None:
    folder = tmp_path / "备份"
    folder.mkdir()
    own = backup(operations.file, folder, reason=TIMED, at=NOW - dt.timedelta(days=20, hours=1)).path
    with create_file(tmp_path / "样例.db", catalogue) as sample:
        for age in (dt.timedelta(days=20), dt.timedelta()):
            backup(sample, folder, reason=TIMED, at=NOW - age)
        assert changed_since_last(operations.file, folder) is False
    assert thin(folder) == []
    assert own.exists()
