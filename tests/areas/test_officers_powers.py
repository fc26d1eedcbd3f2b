"""Rules of powers taken over and taken back, and of officers' certificates issued and withdrawn."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.enforcement.power import PowerItem
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.errors import OperationRefused
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.claims import compute
from lawgov_desktop.summary.tasks import due_tasks
from tests.areas.rule_checks import forbidden, person, refused, save, warned, warning_sentences, word

DAY, LATER = dt.date(2022, 5, 1), dt.date(2023, 9, 1)
FAR = dt.date.today() + dt.timedelta(days=700)


def power(**values: Any) -> PowerItem:
    defaults = {
        "name": "非法占地的行政处罚", "domain": word("enforcement_domain", "自然资源"), "kind": "行政处罚",
        "basis": "《土地管理法》第七十七条", "grant_number": "襄政发〔2022〕8号", "taken_over_on": DAY,
    }  # fmt: skip
    return PowerItem(**{**defaults, **values})


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"taken_back_on": dt.date(2022, 1, 1)}, "收回日期早于承接日期"),
        ({"state": "收回"}, "请填收回日期"),
        ({"taken_over_on": FAR}, "状态请选“拟承接”或“公布承接”"),
        ({"evaluated_on": dt.date(2022, 1, 1)}, "早于承接日期"),
    ],
)
def test_what_forbids_keeping_a_power(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    forbidden(module_operations, power(**values), sentence)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"basis": None}, "请写法律依据的名称和条款"),
        ({"manner": "赋权", "grant_number": None}, "请填赋权文号（行政处罚法第二十四条）"),
        ({"manner": "委托"}, "请填委托书号（行政处罚法第二十条）"),
        ({"grant_number": "襄政发8号"}, "年份用六角括号"),
        ({"state": "拟承接"}, "已承接的请改状态"),
    ],
)
def test_what_a_power_is_told_and_kept_with(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    warned(module_operations, power(**values), sentence)


def test_how_a_power_came_and_went_follows_from_its_days(module_operations: Operations) -> None:
    returned_power = power(taken_back_on=LATER)
    assert refused(module_operations, returned_power) == []
    assert (returned_power.manner, returned_power.state) == ("赋权", "收回")
    assert warning_sentences(returned_power) == []
    assert refused(module_operations, power(taken_over_on=FAR, state="拟承接")) == []


def test_a_power_entrusted_falls_due(operations: Operations) -> None:
    until = dt.date(2024, 3, 1)
    save(operations, power(source="委托", entrust_number="襄委托〔2022〕1号", entrust_until=until))
    assert lines(operations, dt.date(2024, 2, 1)) == ["委托执法事项 001 委托期满：29 天后"]


# -- officers ---------------------------------------------------------------------------------------------


def officer(operations: Operations, **values: Any) -> Officer:
    who = Person.get_or_none(Person.name == "李明山") or person(operations, "李明山")
    defaults = {
        "person": who, "establishment": "事业", "in_post_from": DAY, "exam_on": DAY, "exam_result": "通过",
        "certificate_number": "14049900001", "issued_on": DAY, "expires_on": FAR,
    }  # fmt: skip
    return Officer(**{**defaults, **values})


def lines(operations: Operations, today: dt.date) -> list[str]:
    results = compute(operations.file, Period.of_year(today.year))
    return [
        f"{due_task.what}：{due_task.when}"
        for due_task in due_tasks(
            operations.file, operations.file.catalogue.due, (), today.year, today, results
        )
    ]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"in_post_to": dt.date(2022, 1, 1)}, "在岗结束早于开始"),
        ({"exam_on": None}, "请填考试日期"),
        ({"issued_on": None}, "请填发证日期"),
        ({"exam_on": LATER}, "早于考试日期"),
        ({"expires_on": dt.date(2022, 1, 1)}, "有效期至早于发证日期"),
        ({"certificate_number": None, "issued_on": None, "certificate_state": "持证有效"}, "请填执法证号"),
        ({"certificate_state": "注销", "withdrawn_reason": "调离"}, "请填收回注销日期"),
        ({"certificate_state": "暂扣"}, "请写原因"),
    ],
)
def test_what_forbids_keeping_an_officer(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    forbidden(module_operations, officer(module_operations, **values), sentence)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"establishment": "公益岗"}, "公益岗人员一般不能申领执法证"),
        ({"exam_result": "未通过"}, "没有考试通过的记录"),
        ({"expires_on": LATER}, "执法证已于 2023-09-01 到期，换证前不能执法"),
        ({"expires_on": None}, "不填的不算持有效证"),
        ({"training_hours": 40}, "本年培训 40 学时，不足 60 学时"),
        ({"in_post_to": LATER}, "离岗的要收回执法证"),
        ({"in_post_to": LATER, "withdrawn_on": LATER}, "收回注销的，请写原因"),
    ],
)
def test_what_an_officer_is_told_and_kept_with(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    assert warning_sentences(officer(module_operations)) == []
    warned(module_operations, officer(module_operations, **values), sentence)


def test_the_certificate_of_who_left_is_asked_back_and_the_year_before_stays(operations: Operations) -> None:
    former_officer = save(operations, officer(operations))
    former_officer.in_post_to = LATER
    save(operations, former_officer)
    assert lines(operations, dt.date(2023, 9, 11)) == ["离岗人员的执法证还没有收回：逾期 10 天"]
    former_officer.withdrawn_on, former_officer.withdrawn_reason = dt.date(2023, 9, 11), "调离"
    save(operations, former_officer)
    assert former_officer.certificate_state == "注销"
    assert lines(operations, dt.date(2023, 9, 12)) == []
    held = [
        compute(operations.file, Period.of_year(year)).figures["licensed_officers"].value
        for year in (2022, 2023)
    ]
    assert held == [1, 0]


def test_a_certificate_asks_for_its_yearly_review_and_its_renewal(operations: Operations) -> None:
    save(operations, officer(operations, yearly_review_on=LATER, expires_on=dt.date(2024, 12, 1)))
    assert lines(operations, dt.date(2024, 7, 1)) == []
    assert lines(operations, dt.date(2024, 9, 5)) == ["执法证该年审了：逾期 4 天", "执法证到期：87 天后"]


def test_a_certificate_number_is_one_persons(operations: Operations) -> None:
    save(operations, officer(operations))
    with pytest.raises(OperationRefused, match="执法证号"):
        save(operations, officer(operations, person=person(operations, "王志强")))
    warned(
        operations,
        officer(operations, certificate_number=None, issued_on=None, in_post_to=LATER),
        "这段时间已有一行在岗",
    )
