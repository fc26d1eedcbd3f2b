"""Shared checks: a problem of the order of days belongs to the later field and names the earlier one."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.record import FieldProblem

EARLY, LATE = dt.date(2023, 3, 1), dt.date(2023, 4, 1)


def test_what_ends_before_it_began_is_said_where_it_ends() -> None:
    village = Village(valid_from=LATE, valid_to=EARLY)
    assert list(check_order(village, "valid_from", "valid_to")) == [
        FieldProblem("valid_to", "早于设立日期 2023-04-01，请核对")
    ]
    assert list(check_order(village, "valid_from", "valid_to", called="建村日期")) == [
        FieldProblem("valid_to", "早于建村日期 2023-04-01，请核对")
    ]


def test_the_same_day_and_an_empty_one_are_in_order() -> None:
    assert not list(check_order(Village(valid_from=EARLY, valid_to=EARLY), "valid_from", "valid_to"))
    assert not list(check_order(Village(valid_to=EARLY), "valid_from", "valid_to"))
