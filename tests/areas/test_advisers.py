"""Rules of the village advisers: one adviser a village at a time, terms, the limit of villages, services."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.areas.advisers.batches import renew
from lawgov_desktop.areas.advisers.service import AdviserService
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.validation import ValidationError
from tests.areas.rule_checks import forbidden, person, refused, save, village, warned, warning_sentences, word

FROM, TO = dt.date(2023, 1, 1), dt.date(2023, 12, 31)
LICENCE = "11404201710000001"


def appoint(operations: Operations, village_name: str = "东河村", **values: Any) -> AdviserAppointment:
    defaults = {"name": "王律师", "firm": "晋衡律师事务所", "from_day": FROM, "to_day": TO}
    return AdviserAppointment(village=village(operations, village_name), **{**defaults, **values})


def serve(operations: Operations, appointment: AdviserAppointment, **values: Any) -> AdviserService:
    defaults = {
        "served_on": dt.date(2023, 5, 4),
        "kind": word("adviser_service_kind", "法治讲座"),
        "signed_by": "甲",
    }
    return AdviserService(appointment=appointment, **{**defaults, **values})


def test_one_village_has_one_adviser_at_a_time_and_another_afterwards(operations: Operations) -> None:
    first = save(operations, appoint(operations))
    with pytest.raises(ValidationError, match="东河村这段时间已有顾问王律师"):
        save(operations, appoint(operations, name="张律师", from_day=TO))
    save(operations, appoint(operations, name="张律师", from_day=dt.date(2024, 1, 1), to_day=None))
    save(operations, appoint(operations, "西岭村"))
    first.remark = "改一个字也能存"
    save(operations, first)


def test_an_adviser_of_too_many_villages_is_told(operations: Operations) -> None:
    operations.configure({"adviser_village_limit": "2"})
    for village_name in ("东河村", "西岭村"):
        assert warning_sentences(save(operations, appoint(operations, village_name))) == []
    warned(operations, appoint(operations, "南庄村"), "王律师同时在聘 3 个村，设置里最多 2 个")
    # Terms that follow one another do not count as two villages at once.
    assert warning_sentences(appoint(operations, "北坪村", from_day=dt.date(2024, 1, 1), to_day=None)) == []


def test_a_lawyer_has_a_licence_of_17_digits(module_operations: Operations) -> None:
    operations = module_operations
    assert warning_sentences(appoint(operations, licence_number=LICENCE)) == []
    assert warning_sentences(appoint(operations, licence_number="123", profession="专职调解员")) == []
    warned(
        operations, appoint(operations, "西岭村", licence_number="1140420"), "一般是 17 位数字，现在有 7 位"
    )


def test_whoever_is_in_the_register_is_chosen_not_typed(operations: Operations) -> None:
    lawyer = person(operations, "赵云仙", sex="女", employer="漳源律师事务所")
    appointment = save(operations, appoint(operations, name=None, firm=None, person=lawyer))
    assert (appointment.name, appointment.sex, appointment.firm) == ("赵云仙", "女", "漳源律师事务所")


@pytest.mark.parametrize(
    ("ends", "again"),
    [
        (dt.date(2023, 12, 31), (dt.date(2024, 1, 1), dt.date(2024, 12, 31))),
        (dt.date(2023, 5, 30), (dt.date(2023, 5, 31), dt.date(2024, 5, 30))),
        (dt.date(2024, 2, 28), (dt.date(2024, 2, 29), dt.date(2025, 2, 28))),
    ],
)
def test_a_term_is_renewed_for_a_whole_year(
    operations: Operations, ends: dt.date, again: tuple[dt.date, dt.date]
) -> None:
    save(operations, appoint(operations, to_day=ends))
    (draft,) = renew({}, ends.year, {})
    appointment: Any = draft.record
    assert (appointment.from_day, appointment.to_day) == again


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"served_on": dt.date(2022, 12, 31)}, "不在聘期内"),
        ({"began_at": "10:00", "ended_at": "09:00"}, "早于开始时间 10:00"),
    ],
)
def test_what_forbids_keeping_a_service(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    appointment = AdviserAppointment.get_or_none() or save(module_operations, appoint(module_operations))
    forbidden(module_operations, serve(module_operations, appointment, **values), sentence)


def test_what_a_service_is_told_and_kept_with(operations: Operations) -> None:
    appointment = save(operations, appoint(operations))
    assert warning_sentences(save(operations, serve(operations, appointment))) == []
    warned(
        operations,
        serve(operations, appointment, served_on=TO, signed_by=None),
        "到村服务的，请写签字的村干部",
    )
    other_village = village(operations, "西岭村")
    warned(
        operations,
        serve(operations, appointment, served_on=FROM, village=other_village),
        "王律师聘在东河村，请核对是不是选对了村",
    )


@pytest.mark.parametrize(("ended", "hours"), [("11:00", 2), ("10:30", None)])
def test_whole_hours_follow_from_the_times(
    module_operations: Operations, ended: str, hours: int | None
) -> None:
    appointment = AdviserAppointment.get_or_none() or save(module_operations, appoint(module_operations))
    service = serve(module_operations, appointment, began_at="09:00", ended_at=ended)
    assert refused(module_operations, service) == []
    assert service.hours == hours
