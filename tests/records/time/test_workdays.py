"""Working days by the office's table of holidays."""

from __future__ import annotations

import datetime as dt

import pytest

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.fields import CreditCode
from lawgov_desktop.records.time import dates, workdays
from lawgov_desktop.records.time.holiday import Holiday
from lawgov_desktop.storage.write.operations import Operations


def test_holidays_and_worked_weekends_are_counted_as_they_were(operations: Operations) -> None:
    # National Day 2023: 29 September to 6 October off, 7 and 8 October (a weekend) worked.
    assert not workdays.is_workday(dt.date(2023, 10, 2))
    assert workdays.is_workday(dt.date(2023, 10, 7))
    assert workdays.working_days(dt.date(2023, 9, 28), dt.date(2023, 10, 8)) == 2
    assert workdays.after_working_days(dt.date(2023, 9, 28), 7) == dt.date(2023, 10, 13)
    assert workdays.working_days(dt.date(2023, 10, 8), dt.date(2023, 10, 8)) == 0


def test_a_line_the_office_mends_counts_at_once(operations: Operations) -> None:
    day = dt.date(2023, 6, 15)
    assert workdays.is_workday(day)
    with operations.operation("改节假日"):
        Holiday.create(day=day, kind="休", name="镇上停电")
    assert not workdays.is_workday(day)


def test_a_year_nobody_has_announced_is_said_to_be_unknown(operations: Operations) -> None:
    assert workdays.known(2023)
    assert not workdays.known(2040)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("930", "09:30"),
        ("9:30", "09:30"),
        ("９：３０", "09:30"),
        ("9点半", "09:30"),
        ("下午3点", "15:00"),
        ("1405", "14:05"),
    ],
)
def test_a_time_is_read_as_clerks_write_it(typed: str, kept: str) -> None:
    assert dates.parse_clock(typed) == kept


@pytest.mark.parametrize("typed", ["25:00", "9:75", "早上"])
def test_a_time_that_is_none_is_refused_with_what_to_do(typed: str) -> None:
    with pytest.raises(InputProblem):
        dates.parse_clock(typed)


def test_a_credit_code_is_judged_by_its_check_character() -> None:
    field = CreditCode()
    assert field.parse(" 91110000600037341l ".upper()) == "91110000600037341L"
    with pytest.raises(InputProblem, match="最后一位"):
        field.parse("911100006000373412")
    with pytest.raises(InputProblem, match="18 位"):
        field.parse("9111")
