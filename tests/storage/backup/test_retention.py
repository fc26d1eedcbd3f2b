"""Old automatic backups are deleted by age; the newest good one, year-ends and manual backups stay."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.backup.automatic import changed_since_last
from lawgov_desktop.storage.backup.backup import BEFORE_RESTORE, MANUAL, TIMED, backup
from lawgov_desktop.storage.backup.catalog import Entry, list_backups
from lawgov_desktop.storage.backup.retention import DAILY, MONTHLY, WEEKLY, YEARLY, grades, superfluous, thin
from lawgov_desktop.storage.backup.verify import BAD, GOOD
from lawgov_desktop.storage.engine.manifest import manifest_path
from lawgov_desktop.storage.office_file import create_file
from lawgov_desktop.storage.write.operations import Operations

NOW = dt.datetime(2023, 11, 22, 10, 5)


def entry(made: dt.datetime, reason: str = TIMED, state: str = GOOD) -> Entry:
    return Entry(Path(f"{made:%Y%m%d-%H%M%S}.lawgov"), state, made, "本机", reason, 1, False)


def test_half_hours_for_two_days_then_one_a_day_a_week_a_month_a_year() -> None:
    times = [NOW - dt.timedelta(minutes=30 * step) for step in range(48 * 1200)]
    kept = grades(times, NOW)
    count = {grade: list(kept.values()).count(grade) for grade in ("", DAILY, WEEKLY, MONTHLY, YEARLY)}
    assert count[""] == 97
    assert 9 <= count[DAILY] <= 11
    assert 7 <= count[WEEKLY] <= 10
    assert 5 <= count[MONTHLY] <= 9
    assert [t.year for t, grade in kept.items() if grade == YEARLY] == [2022, 2021, 2020]
    last_of_2022 = max(t for t in times if t.year == 2022)
    assert kept[last_of_2022] == YEARLY
    day = dt.date(2023, 11, 15)
    (noon,) = [t for t in kept if t.date() == day]
    assert noon == max(t for t in times if t.date() == day), "the last of the day is the one kept"


@given(st.lists(st.datetimes(dt.datetime(2018, 1, 1), dt.datetime(2024, 6, 1)), min_size=1, max_size=60))
def test_the_newest_stays_and_thinning_twice_changes_nothing(times: list[dt.datetime]) -> None:
    kept = grades(times, NOW)
    assert max(times) in kept
    assert {t for t in times if NOW - t <= dt.timedelta(days=2)} <= set(kept)
    assert {max(t for t in times if t.year == y) for y in {t.year for t in times}} <= set(kept)
    assert set(grades(kept, NOW)) == set(kept)


@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.sampled_from((TIMED, MANUAL)), st.sampled_from((GOOD, BAD))),
        max_size=40,
    )
)
def test_the_newest_good_one_is_never_removed(days: list[tuple[int, str, str]]) -> None:
    entries = [entry(NOW - dt.timedelta(days=d, seconds=i), r, s) for i, (d, r, s) in enumerate(days)]
    gone = superfluous(entries, NOW)
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
            ("same day, earlier", TIMED, dt.timedelta(days=5, hours=2)),
            ("same day, later", TIMED, dt.timedelta(days=5)),
            ("by hand", MANUAL, dt.timedelta(days=5, hours=3)),
            ("before a restore", BEFORE_RESTORE, dt.timedelta(days=5, hours=4)),
        )
    }
    damaged = backup(operations.file, folder, reason=TIMED, at=NOW - dt.timedelta(days=5, hours=5)).path
    damaged.write_bytes(b"torn")
    (folder / "备忘.txt").write_text("not ours", "utf-8")
    assert thin(folder, NOW) == [made["same day, earlier"]]
    assert not made["same day, earlier"].exists()
    assert not manifest_path(made["same day, earlier"]).exists()
    left = {e.path for e in list_backups([folder])}
    assert left == {*made.values(), damaged} - {made["same day, earlier"]}
    assert (folder / "备忘.txt").exists()
    assert thin(folder, NOW) == []


def test_thinning_a_folder_that_is_gone_does_nothing(tmp_path: Path) -> None:
    assert thin(tmp_path / "没有") == []


@pytest.mark.parametrize("future", [dt.timedelta(days=1), dt.timedelta(days=4000)])
def test_a_clock_that_was_wrong_costs_no_backup(future: dt.timedelta) -> None:
    entries = [entry(NOW + future), entry(NOW), entry(NOW - dt.timedelta(hours=1))]
    assert superfluous(entries, NOW) == []


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
    assert thin(folder, NOW) == []
    assert own.exists()
