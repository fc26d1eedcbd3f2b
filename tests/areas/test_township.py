"""Rules of the shared registers: merged villages, codes, kinds of documents, people registered twice."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.enterprise import Enterprise
from lawgov_desktop.areas.township.person import Person, PersonRole
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.compute import figure_result
from tests.areas.rule_checks import forbidden, person, save, village, warned, warning_sentences

DAY = dt.date(2023, 3, 1)
MAINLAND, HONG_KONG = "11010519491231002X", "810000199408230021"


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (Village(name="甲村", valid_from=DAY, valid_to=dt.date(2022, 1, 1)), "撤并日期早于设立日期"),
        (Village(name="甲村", merged_into="乙村"), "写了并入哪个村，请填撤并日期"),
        (Village(name="甲村", model_on=DAY), "请选是哪一级示范村"),
        (Department(name="司法所", kind="县级派驻", valid_from=DAY, valid_to=dt.date(2022, 1, 1)), "早于"),
        (Person(name="甲", other_number="E1234"), "居民身份证号写在“身份证号”里"),
        (Person(name="甲", id_kind="护照", id_number=MAINLAND), "号码请写在“其他证件号码”里"),
        (Person(name="甲", registered_on=DAY, left_on=dt.date(2022, 1, 1)), "离开日期早于登记日期"),
        (Person(name="甲", birth_date=dt.date(2024, 1, 1), registered_on=DAY), "晚于登记日期 2023-03-01"),
        (Enterprise(name="甲厂", closed_on=DAY), "经营状态请改成注销"),
        (Enterprise(name="甲厂", included=False), "不列入年报要写原因"),
    ],
)
def test_what_forbids_keeping_a_register(module_operations: Operations, record: Any, sentence: str) -> None:
    forbidden(module_operations, record, sentence)


@pytest.mark.parametrize(
    ("record", "sentence"),
    [
        (Village(name="甲村", valid_to=DAY), "请写明并入哪个村"),
        (Village(name="甲村", model_level="省级"), "不填的不计入示范村的数字"),
        (Person(name="甲", id_number=HONG_KONG), "81 开头的一般是港澳居民居住证"),
        (Person(name="甲", id_number=MAINLAND, id_kind="港澳居民居住证"), "11 开头的一般是居民身份证"),
        (Person(name="甲", phone_public=True), "同意公示电话，还没有写电话"),
        (Enterprise(name="甲厂", state="吊销"), "经营状态是吊销，请填日期"),
    ],
)
def test_what_a_register_is_told_and_kept_with(
    module_operations: Operations, record: Any, sentence: str
) -> None:
    warned(module_operations, record, sentence)


def test_the_right_kind_of_document_says_nothing(module_operations: Operations) -> None:
    assert warning_sentences(Person(name="甲", id_number=HONG_KONG, id_kind="港澳居民居住证")) == []
    assert warning_sentences(Person(name="乙", id_number=MAINLAND)) == []


def test_a_code_of_another_town_is_told(operations: Operations) -> None:
    village(operations, code="140499101201")
    warned(operations, Village(name="西岭村", code="140499102201"), "与别的村（140499101）不同")
    assert warning_sentences(Village(name="南庄村", code="140499101202")) == []
    operations.configure({"village_code_prefix": "140499102"})
    assert warning_sentences(Village(name="北坪村", code="140499102203")) == []
    warned(operations, Village(name="井沟村", code="140499101204"), "与设置里的 140499102 不同")


def test_the_same_person_twice_is_told_and_two_of_a_name_may_live(operations: Operations) -> None:
    home = village(operations)
    person(operations, "李明山", village=home, phone="13800138000")
    duplicate = Person(name="李明山", village=home, phone="13800138000")
    save(operations, duplicate)
    assert warning_sentences(duplicate) == [
        "与李明山的电话相同，请核对是不是同一个人",
    ]
    assert warning_sentences(Person(name="李明山", village=village(operations, "西岭村"))) == []


def test_one_role_twice_is_told_one_ended_is_not(module_operations: Operations) -> None:
    ended = PersonRole(role="网格员", valid_from=dt.date(2020, 1, 1), valid_to=DAY)
    assert (
        warning_sentences(Person(name="甲"), roles=[ended, PersonRole(role="网格员", valid_from=DAY)]) == []
    )
    two = [PersonRole(role="志愿者"), PersonRole(role="志愿者")]
    assert warning_sentences(Person(name="甲"), roles=two) == ["同一个身份写了两行，请核对"]


def test_a_name_read_two_ways_is_found_as_it_is_spoken(operations: Operations) -> None:
    record = person(operations, "单国庆", spelling="shan guo qing")
    listing = Listing(operations.file.db, operations.file.catalogue.ledger("person"))
    assert list(listing.ids(View(text="shan"))) == [record.id]


def test_grid_workers_count_while_they_are_in_post(sample: Operations) -> None:
    figure = sample.file.catalogue.figures["grid_workers"]
    counted = {
        year: figure_result(sample.file, figure, Period.of_year(year)).value
        for year in (2021, 2022, 2023, 2024)
    }
    # 24 villages: one grid worker leaves the post in September 2022, one begins in March 2024.
    assert counted == {2021: 23, 2022: 22, 2023: 22, 2024: 23}
    warned(sample, Person(name="甲"), "网格员请写任职日期", roles=[PersonRole(role="网格员")])


def test_model_villages_count_from_the_day_they_were_named(sample: Operations) -> None:
    figure = sample.file.catalogue.figures["model_villages"]
    counted = {
        year: figure_result(sample.file, figure, Period.of_year(year)).value for year in (2022, 2023, 2024)
    }
    assert counted == {2022: 1, 2023: 3, 2024: 4}
