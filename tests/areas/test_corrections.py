"""Rules of the monthly report: parts within their total, months that continue one another, the yearly claim."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.corrections.month import CorrectionsMonth
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.validation import ValidationError
from lawgov_desktop.summary.claims import compute
from tests.areas.rule_checks import rule_context, save

MARCH = dt.date(2023, 3, 1)


def report(**values: Any) -> CorrectionsMonth:
    return CorrectionsMonth(**{"month": MARCH, "on_register": 10, "aftercare": 8, **values})


@pytest.mark.parametrize(
    "name", ["minors", "women", "control", "probation", "parole", "temporary", "escaped"]
)
def test_no_part_is_more_than_the_register(operations: Operations, name: str) -> None:
    with pytest.raises(ValidationError, match="多于在册 10 人"):
        save(operations, report(**{name: 11}))
    assert save(operations, report(**{name: 10})).id


@pytest.mark.parametrize("name", ["helped", "key_helped", "aftercare_new"])
def test_no_part_is_more_than_those_in_aftercare(operations: Operations, name: str) -> None:
    with pytest.raises(ValidationError, match="多于帮教在册 8 人"):
        save(operations, report(**{name: 9}))
    assert save(operations, report(**{name: 8})).id


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"control": 1, "probation": 8, "parole": 0, "temporary": 0}, "四类合计 9 人，与在册 10 人不同"),
        ({"settled": 2, "settled_land": 2, "settled_work": 1}, "三种安置合计多于安置人数 2 人"),
        ({"unsupervised": 1}, "有脱管漏管，要立即查找并报县社区矫正机构"),
        ({"entered": 1}, "上月在册加入矫减解矫是 11 人"),
        ({"entered": 1, "released": 1}, ""),
    ],
)
def test_what_a_month_says_against_itself(
    operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    save(operations, report(month=dt.date(2023, 2, 1)))
    warnings = [
        problem.sentence for problem in save(operations, report(**values)).warnings({}, rule_context())
    ]
    assert len(warnings) == (1 if sentence else 0), warnings
    assert sentence in "".join(warnings)


def test_nobody_out_of_supervision_wants_twelve_confirmed_months(operations: Operations) -> None:
    def claim_sentence() -> str:
        return str(compute(operations.file, Period.of_year(2023)).claims["none_unsupervised"].sentence)

    for number in range(1, 12):
        save(operations, report(month=dt.date(2023, number, 1)))
    save(operations, report(month=dt.date(2023, 12, 1), confirmed=False))
    assert claim_sentence() == "已填报的11个月无脱管漏管现象"
    december = CorrectionsMonth.get(CorrectionsMonth.month == dt.date(2023, 12, 1))
    december.confirmed = True
    save(operations, december)
    assert claim_sentence() == "无脱管漏管现象"
    december.escaped = 1
    save(operations, december)
    assert claim_sentence() == "脱管漏管1人"
