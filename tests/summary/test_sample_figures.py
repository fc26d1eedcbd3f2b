"""The sample year gives exactly the expected figures, although it contains every kind of row that must not count."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.records.figures.figure import Figure
from lawgov_desktop.records.time.period import Event
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.claims import compute
from lawgov_desktop.summary.compute import figure_rows
from lawgov_desktop.summary.figure_rows import evidence
from tests.summary.report_reading import YEAR

#: Key → value and what the report prints.
FIGURES = {
    "villages": (24, "24个行政村"),
    "policies_in_force": (2, "2件"),
    "study_sessions": (5, "5次"),
    "legal_trainings": (3, "3次"),
    "enforcement_trainings": (10, "10次"),
    "advised_villages": (24, "24个行政村"),
    "powers_in_force": (55, "55项"),
    "fulltime_officers": (12, "12名"),
    "qualified_officers": (12, "12名"),
    "licensed_officers": (12, "12名"),
    "trained_officers": (12, "12名"),
    "plated_villages": (24, "24个行政村"),
    "inspections": (93, "90余次"),
    "inspected_items": (333, "300余项"),
    "enterprise_services": (22, "22次"),
    "mediated_disputes": (42, "42件"),
    "unsupervised_cases": (0, "0人"),
    "publicity_activities": (46, "40余次"),
    "lectures": (15, "10余次"),
    "materials_issued": (23_460, "2万余份"),
    "service_visitors": (437, "400余人次"),
    "duty_weeks": (52, "52周"),
    "volunteers_appointed": (120, "120人"),
    "volunteers_certified": (120, "120人"),
    "problems": (3, "3个"),
    "next_year_plans": (4, "4项"),
}
CLAIMS = {
    "all_advised": "24个行政村全部实现了每村一名法律顾问",
    "all_qualified": "12名专职执法队员全部通过执法证考试",
    "all_trained": "实现执法队伍业务轮训全覆盖",
    "all_plated": "挂牌执法范围延伸到24个行政村",
    "none_unsupervised": "无脱管漏管现象",
    "weekly_duty": "认真落实每周律师当班制度",
    "all_certified": "全部发放证书和徽章",
    "all_documents_reviewed": "制定规范性文件1件，全部经过合法性审核",
    "all_whistles_answered": "吹哨7次，部门全部报到",
}


def test_every_figure_has_the_value_and_the_words_of_the_reference(year: Operations) -> None:
    found = compute(year.file, YEAR).figures
    assert {key: (found[key].value, found[key].phrase) for key in FIGURES} == FIGURES


def test_every_claim_holds(year: Operations) -> None:
    found = compute(year.file, YEAR).claims
    assert {key: result.sentence for key, result in found.items()} == CLAIMS
    assert all(result.holds and not result.gap for result in found.values())


@pytest.mark.parametrize(
    ("ledger", "decoy"),
    [
        ("dispute", "year before"), ("dispute", "year after"), ("dispute", "trash"), ("dispute", "not included"),
        ("inspection", "year before"), ("inspection", "year after"), ("inspection", "trash"),
        ("inspection", "not included"), ("activity", "year before"), ("activity", "year after"),
        ("visit", "year before"), ("visit", "year after"), ("visit", "trash"), ("visit", "not included"),
        ("studysession", "year before"), ("studysession", "year after"), ("studysession", "not included"),
        ("dutyslot", "year after"), ("correctionsmonth", "year before"), ("problem", "not included"),
        ("volunteer", "trash"), ("volunteer", "not included"),
    ],
)  # fmt: skip
def test_rows_that_must_not_count_are_there(year: Operations, ledger: str, decoy: str) -> None:
    found = year.file.catalogue.ledger(ledger)
    rows = list(found.model.select())
    if decoy == "trash":
        assert any(row.deleted_at for row in rows)
    elif decoy == "not included":
        assert any(not row.included for row in rows)
    else:
        year = 2022 if decoy == "year before" else 2024
        assert any(str(getattr(row, found.time.fields[0]))[:4] == str(year) for row in rows)


def day_of(operations: Operations, figure: Figure, record: Any) -> dt.date | None:
    """The day that places a row inside the year, where it is one day."""
    time = operations.file.catalogue.ledgers[figure.ledger].time
    name = figure.when or (time.field if isinstance(time, Event) else "")
    return getattr(record, name) if name else None


@pytest.mark.parametrize("key", FIGURES)
def test_no_row_of_another_year_in_the_trash_or_left_out_is_behind_a_figure(
    year: Operations, key: str
) -> None:
    figure = year.file.catalogue.figures[key]
    model = year.file.catalogue.ledgers[figure.ledger].model
    rows = figure_rows(year.file, figure, YEAR)
    assert [row.uid for row in evidence(year.file, figure, YEAR)] == [row.uid for row in rows]
    for record in model.select().where(model.id.in_([row.id for row in rows])):
        assert record.deleted_at is None
        assert record.included
        day = day_of(year, figure, record)
        if day is not None:
            thursday = day + dt.timedelta(days=3 - day.weekday())
            assert (thursday if "duty" in key else day).year == 2023


def test_other_years_have_their_own_figures(year: Operations) -> None:
    before = compute(year.file, YEAR.of_year(2022)).figures
    assert before["mediated_disputes"].value == 37
    assert before["volunteers_appointed"].value == 9
    assert before["unsupervised_cases"].phrase == "1人"
    assert not compute(year.file, YEAR.of_year(2022)).claims["none_unsupervised"].holds
