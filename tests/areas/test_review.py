"""Rules of 问题与计划: a problem has a cause and a deadline; every other matter has a number."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.review.other import OtherMatter
from lawgov_desktop.areas.review.plan import NextYearPlan
from lawgov_desktop.areas.review.problem import Problem
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.validation import ValidationError
from lawgov_desktop.summary.claims import compute
from lawgov_desktop.summary.tasks import due_tasks
from tests.areas.rule_checks import rule_context


def save(operations: Operations, record: Any) -> Any:
    operations.save(operations.file.catalogue.ledger(type(record).__name__.lower()), record)
    return record


def problem(**values: Any) -> Problem:
    return Problem(
        **{"year": 2023, "category": "队伍", "statement": "懂法律的人少", "cause": "编制少", **values}
    )


def plan(**values: Any) -> NextYearPlan:
    return NextYearPlan(**{"year": 2023, "direction": "加强队伍", "measures": "组织轮训", **values})


def matter(code: str, **values: Any) -> OtherMatter:
    category = Term.get((Term.vocabulary == "other_category") & (Term.code == code))
    defaults = {"happened_on": dt.date(2023, 4, 1), "category": category, "matter": "某事"}
    return OtherMatter(**{**defaults, **values})


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (problem(cause=None), "年报要求写不足和原因，请补上原因"),
        (problem(state="已完成"), "还没有填整改完成日期"),
        (problem(state="整改中", done_on=dt.date(2023, 9, 1)), "状态还不是“已完成”"),
        (plan(state="已完成"), "请写完成说明"),
        (plan(state="调整取消"), "请写明原因"),
    ],
)
def test_what_is_still_to_be_told(operations: Operations, record: Any, sentence: str) -> None:
    (warning,) = record.warnings({}, rule_context())
    assert sentence in warning.sentence
    save(operations, record)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (problem(done_on=dt.date(2022, 12, 31)), "早于问题的年度 2023 年"),
        (plan(due_on=dt.date(2022, 12, 31)), "早于制定年度 2023 年"),
    ],
)
def test_nothing_is_finished_before_its_year(operations: Operations, record: Any, sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        save(operations, record)


def test_a_problem_is_carried_from_an_earlier_year(operations: Operations) -> None:
    with pytest.raises(ValidationError, match="结转自应早于 2023 年"):
        save(operations, problem(carried_from=2023))
    save(operations, problem(carried_from=2022))


def lines(operations: Operations, today: dt.date) -> list[str]:
    results = compute(operations.file, Period.of_year(today.year))
    tasks = due_tasks(operations.file, operations.file.catalogue.due, (), today.year, today, results)
    return [f"{line.what}：{line.when}" for line in tasks]


def test_what_should_have_been_mended_or_finished_asks_until_it_is(operations: Operations) -> None:
    end = dt.date(2024, 6, 30)
    open_problem, planned = save(operations, problem(due_on=end)), save(operations, plan(due_on=end))
    assert lines(operations, dt.date(2024, 5, 1)) == []
    assert lines(operations, dt.date(2024, 6, 20)) == [
        "问题 2023-001 整改期限到了：10 天后",
        "计划 2023-001 完成时限到了：10 天后",
    ]
    open_problem.state, planned.state = "已完成", "调整取消"
    save(operations, open_problem)
    save(operations, planned)
    assert lines(operations, dt.date(2024, 7, 20)) == []
    assert compute(operations.file, Period.of_year(2023)).figures["problems_mended"].value == 1


def test_a_matter_brings_a_number_of_some_kind(operations: Operations) -> None:
    with pytest.raises(ValidationError, match="数量、人数、金额至少填一个"):
        save(operations, matter("honours", count=None))


def test_every_category_has_its_own_number_in_its_own_unit(operations: Operations) -> None:
    save(operations, matter("funds", amount=1_860_050, count=1))
    save(operations, matter("funds", amount=50_000, count=1))
    save(operations, matter("honours", count=2))
    save(operations, matter("disclosure", count=86))
    save(operations, matter("culture_sites", count=1, amount=20_000_000))
    save(operations, matter("litigation", count=3, happened_on=dt.date(2022, 4, 1)))
    save(operations, matter("litigation", count=1))
    figures = compute(operations.file, Period.of_year(2023)).figures
    phrases = {key: figures[key].phrase for key in figures if key.startswith("other_") and figures[key].value}
    assert phrases == {
        "other_funds": "19100元",
        "other_honours": "2项",
        "other_disclosure": "86条",
        "other_litigation": "1件",
        "other_culture_sites": "1处",
        "other_culture_investment": "200000元",
    }


def test_other_years_and_what_others_report_do_not_count(sample: Operations) -> None:
    figures = compute(sample.file, Period.of_year(2023)).figures
    assert figures["other_honours"].value == 1
    assert figures["other_funds"].value == 64_600
    assert OtherMatter.select().where(OtherMatter.deleted_at.is_null(False)).count() == 1
