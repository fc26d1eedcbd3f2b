"""Rules of the station's ledgers: visits handed on, turns on duty, the times of legal aid."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.legal_service.aid import MATTERS, URGENT, AidApplication
from lawgov_desktop.areas.legal_service.aid_rules import GRANTED, INCOMPLETE, REFUSED
from lawgov_desktop.areas.legal_service.duty import DutySlot
from lawgov_desktop.areas.legal_service.rota import ROTA, begin, make
from lawgov_desktop.areas.legal_service.visit import Visit
from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.batch import BatchRow
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.validation import ValidationError
from lawgov_desktop.summary.claims import compute
from lawgov_desktop.summary.tasks import due_tasks
from tests.areas.rule_checks import DAY, days, rule_context, save


def visit(**values: Any) -> Visit:
    matter = Term.get((Term.vocabulary == "visit_matter") & (Term.code == "debt"))
    return Visit(**{"visited_on": DAY, "matter": matter, "first_asked": "赵敏", **values})


def aid(**values: Any) -> AidApplication:
    return AidApplication(**{"applied_on": DAY, "name": "王某", "matter": MATTERS[4], **values})


def slot(**values: Any) -> DutySlot:
    return DutySlot(**{"duty_on": DAY, "lawyer": "张律师", **values})


# -- visits -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"first_asked": None}, "请填写首问人"),
        ({"people": 0}, "来访人数至少是 1"),
        ({"handling": "转部门"}, "转办要写明转给哪里"),
        ({"handling": "转调解", "handed_to": "镇调委会", "closed_on": days(5)}, "先填反馈日期再办结"),
        ({"due_on": days(-1)}, "早于来访日期 2023-03-01"),
        ({"closed_on": days(3), "revisited_on": days(2)}, "早于办结日期 2023-03-04"),
    ],
)
def test_what_forbids_keeping_a_visit(operations: Operations, values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        save(operations, visit(**values))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"handling": "转部门", "handed_to": "信访办"}, "转办还没有定期限，到期不会提醒"),
        ({"due_on": days(5), "feedback_on": days(8)}, "晚于转办期限 3 天"),
        ({"handling": "预约"}, "预约了还没有写哪一天"),
        ({"satisfaction": "不满意"}, "来访人不满意，还没有回访"),
    ],
)
def test_what_a_visit_still_lacks(operations: Operations, values: dict[str, Any], sentence: str) -> None:
    assert [problem.sentence for problem in visit(**values).warnings({}, rule_context())] == [sentence]


def lines(operations: Operations, today: dt.date) -> list[str]:
    results = compute(operations.file, Period.of_year(today.year))
    tasks = due_tasks(operations.file, operations.file.catalogue.due, (), today.year, today, results)
    return [f"{due_task.what}：{due_task.when}" for due_task in tasks]


def test_a_visit_handed_on_asks_for_its_answer(operations: Operations) -> None:
    handed_on = save(operations, visit(handling="转部门", handed_to="信访办", due_on=days(7)))
    assert lines(operations, days(1)) == []
    assert lines(operations, days(5)) == ["来访 2023-001 转办到期，还没有反馈：2 天后"]
    handed_on.feedback_on = days(6)
    save(operations, handed_on)
    assert lines(operations, days(9)) == []


# -- duty -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"from_time": "10:00", "to_time": "09:00"}, "结束时间不晚于开始时间 10:00"),
        ({"signed_in": "09:00", "signed_out": "08:00"}, "签退时间不晚于签到时间 09:00"),
        ({"signed_out": "17:00"}, "有签退没有签到"),
        ({"replaced": "张律师"}, "原值班人和值班律师是同一人"),
    ],
)
def test_what_forbids_keeping_a_turn(operations: Operations, values: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValidationError, match=sentence):
        save(operations, slot(**values))


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"duty_on": dt.date(2023, 5, 1)}, "2023-05-01（星期一）是休息日"),
        ({"duty_on": dt.date(2023, 3, 4)}, "2023-03-04（星期六）是休息日"),
        ({"replaced": "李律师"}, "调班还没有写原因"),
        ({"received": 4}, "有接待人次，还没有签到"),
    ],
)
def test_what_should_be_looked_at_in_a_turn(
    operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    (warning,) = slot(**values).warnings({}, rule_context())
    assert sentence in warning.sentence


def test_a_weekend_that_is_worked_is_no_day_off(operations: Operations) -> None:
    assert not list(slot(duty_on=dt.date(2023, 5, 6)).warnings({}, rule_context())), (
        "a Saturday worked for the May holidays"
    )


def test_whoever_came_at_a_time_has_signed(operations: Operations) -> None:
    assert save(operations, slot(signed_in="08:55")).signed
    assert compute(operations.file, Period.of_year(2023)).figures["duty_turns"].value == 1


# -- the rota ---------------------------------------------------------------------------------------------


def rota(**answers: Any) -> list[BatchRow]:
    defaults = {"from_day": DAY, "to_day": days(27), "weekdays": "周三", "lawyers": "甲律师、乙律师"}
    return make({**defaults, "skip_days_off": True, **answers}, 2023, {})


def turns_of(drafts: list[BatchRow]) -> list[str]:
    return [" ".join(draft.shown) + (f"（{draft.skipped}）" if draft.skipped else "") for draft in drafts]


def test_lawyers_take_turns_in_their_order(operations: Operations) -> None:
    assert turns_of(rota()) == [
        "2023-03-01 星期三 甲律师",
        "2023-03-08 星期三 乙律师",
        "2023-03-15 星期三 甲律师",
        "2023-03-22 星期三 乙律师",
    ]


def test_a_day_off_takes_nobodys_turn_and_can_be_kept(operations: Operations) -> None:
    span = {"from_day": dt.date(2023, 4, 26), "to_day": dt.date(2023, 5, 10), "weekdays": "周一、周三"}
    assert turns_of(rota(**span)) == [
        "2023-04-26 星期三 甲律师",
        "2023-05-01 星期一 —（休息日）",
        "2023-05-03 星期三 —（休息日）",
        "2023-05-08 星期一 乙律师",
        "2023-05-10 星期三 甲律师",
    ]
    assert not any(draft.skipped for draft in rota(**span, skip_days_off=False))


def test_a_turn_kept_already_is_left_alone(operations: Operations) -> None:
    save(operations, slot(lawyer="乙律师", duty_on=dt.date(2023, 3, 8), session="上午"))
    assert [draft.skipped for draft in rota()] == ["", "已经排了班", "", ""]
    assert [draft.skipped for draft in rota(session="下午")] == ["", "", "", ""]


def test_the_rota_is_kept_in_one_operation(operations: Operations) -> None:
    save(operations, slot(lawyer="乙律师", duty_on=days(-7), firm="山西襄山律师事务所", phone="0355-0001104"))
    ready = [draft for draft in rota(place="镇公共法律服务站", leader="赵敏") if not draft.skipped]
    operations.save_all(operations.file.catalogue.ledger("dutyslot"), ready, "排值班表")
    rows = list(DutySlot.select().where(DutySlot.duty_on >= DAY).order_by(DutySlot.duty_on))
    assert [(row.lawyer, row.firm, row.place) for row in rows[:2]] == [
        ("甲律师", None, "镇公共法律服务站"),
        ("乙律师", "山西襄山律师事务所", "镇公共法律服务站"),
    ]
    assert [draft.skipped for draft in rota()] == ["已经排了班"] * 4


def test_the_next_rota_begins_where_the_last_one_ended(operations: Operations) -> None:
    assert begin(2023) == {"from_day": dt.date(2023, 1, 1), "to_day": dt.date(2023, 12, 31)}
    for index, name in enumerate(("甲律师", "乙律师", "丙律师", "甲律师")):
        save(operations, slot(lawyer=name, duty_on=days(7 * index), place="服务站"))
    answers = begin(2023)
    assert (answers["from_day"], answers["lawyers"], answers["weekdays"]) == (
        dt.date(2023, 3, 23),
        "乙律师、丙律师、甲律师",
        "周三",
    )


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"lawyers": None}, "请写值班的律师"),
        ({"to_day": days(-1)}, "结束的日子早于 2023-03-01"),
        ({"to_day": days(400)}, "一次最多排一年"),
        ({"weekdays": None}, "请写从哪天到哪天、星期几值班"),
        ({"to_day": days(0), "weekdays": "周四"}, "没有选中的星期几"),
    ],
)
def test_answers_that_make_no_rota(operations: Operations, answers: dict[str, Any], sentence: str) -> None:
    with pytest.raises(InputProblem, match=sentence):
        rota(**answers)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("weekdays", "三", "周三"),
        ("weekdays", "周四,星期一", "周一、周四"),
        ("weekdays", "1 5", "周一、周五"),
        ("weekdays", "周一至周三", "周一、周二、周三"),
        ("weekdays", "礼拜天", "周日"),
        ("lawyers", "张律师, 李律师；王律师", "张律师、李律师、王律师"),
    ],
)
def test_how_weekdays_and_names_may_be_written(name: str, text: str, value: str) -> None:
    batch_field = next(batch_field for batch_field in ROTA.fields if batch_field.name == name)
    assert batch_field.field.parse(text) == value


@pytest.mark.parametrize(
    ("name", "text"), [("weekdays", "每天"), ("lawyers", "张律师、张律师"), ("lawyers", "张3")]
)
def test_what_cannot_be_read_is_said(name: str, text: str) -> None:
    batch_field = next(batch_field for batch_field in ROTA.fields if batch_field.name == name)
    with pytest.raises(InputProblem):
        batch_field.field.parse(text)


# -- legal aid --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"decision": REFUSED, "decided_on": days(3)}, "不给予援助要写明书面理由"),
        ({"decision": GRANTED}, "请填决定日期"),
        ({"decided_on": days(3)}, "请选审查结果"),
        ({"decision": "视为撤回", "decided_on": days(9)}, "一次告知后没有补正才视为撤回"),
        ({"told_on": days(1)}, "一次告知要写清补什么材料"),
        ({"complete_by": days(9)}, "定了补正期限，请填告知日期"),
        ({"forwarded_on": days(-1)}, "早于申请日期"),
        ({"forwarded_on": days(4), "decision": GRANTED, "decided_on": days(3)}, "早于转交日期"),
        ({"assigned_on": days(3), "lawyer": "甲律师"}, "决定给予援助后才指派"),
        ({"urgent": URGENT[0], "assigned_on": days(1)}, "指派了要写明指派的律师"),
    ],
)
def test_what_forbids_keeping_an_application(
    operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        save(operations, aid(**values))


def test_an_urgent_case_gets_its_lawyer_before_the_decision(operations: Operations) -> None:
    save(operations, aid(urgent=URGENT[0], assigned_on=days(0), lawyer="甲律师"))
    assert AidApplication.get().assigned_on == DAY


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"forwarded_on": days(1)}, "还没有经济困难说明"),
        ({"limit_on": days(5)}, "离时效届满只有 5 天"),
        (
            {"hardship": "有", "forwarded_on": days(1), "decision": GRANTED, "decided_on": days(10)},
            "作出决定超过 7 日期限 2 天",
        ),
        (
            {
                "hardship": "有",
                "decision": GRANTED,
                "decided_on": days(2),
                "assigned_on": days(9),
                "lawyer": "甲",
            },
            "指派超过 3 日期限 4 天",
        ),
        ({"first_opinion": INCOMPLETE}, "还没有一次告知申请人"),
    ],
)
def test_what_an_application_still_lacks(
    operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    (warning,) = aid(**values).warnings({}, rule_context())
    assert sentence in warning.sentence


def test_papers_brought_late_start_the_clock_anew(operations: Operations) -> None:
    values = {"told_on": days(1), "told": "欠条", "completed_on": days(9), "hardship": "有"}
    late = aid(forwarded_on=days(0), decision=GRANTED, decided_on=days(15), **values)
    assert not list(late.warnings({}, rule_context()))


@pytest.mark.parametrize(
    ("values", "today", "line"),
    [
        ({"forwarded_on": days(1)}, days(8), "法律援助 2023-001 转交满七日，还没有决定：今天"),
        (
            {"decision": GRANTED, "decided_on": days(2)},
            days(6),
            "法律援助 2023-001 决定满三日，还没有指派律师：逾期 1 天",
        ),
        (
            {"told_on": days(0), "told": "欠条", "complete_by": days(10)},
            days(8),
            "法律援助 2023-001 补正期限到了：2 天后",
        ),
        ({"first_opinion": "符合条件，转报"}, days(1), "1 件法律援助申请初审后还没有转交：待转交"),
    ],
)
def test_the_clocks_of_legal_aid(
    operations: Operations, values: dict[str, Any], today: dt.date, line: str
) -> None:
    save(operations, aid(**values))
    assert line in lines(operations, today)


def test_what_is_taken_handed_on_and_granted_is_counted_on_its_own_day(operations: Operations) -> None:
    new_year = dt.date(2024, 1, 3)
    save(
        operations, aid(applied_on=dt.date(2023, 12, 28), forwarded_on=dt.date(2023, 12, 29), group="农民工")
    )
    save(
        operations,
        aid(
            applied_on=dt.date(2023, 12, 29),
            forwarded_on=new_year,
            decision=GRANTED,
            decided_on=new_year,
            name="李某",
        ),
    )
    keys = ("aid_applications", "aid_forwarded", "aid_granted", "aid_for_migrants")
    for year, expected in ((2023, [2, 1, 0, 1]), (2024, [0, 1, 1, 0])):
        figures = compute(operations.file, Period.of_year(year)).figures
        assert [figures[key].value for key in keys] == expected


def test_visits_are_counted_as_people_and_as_matters(operations: Operations) -> None:
    save(operations, visit(people=3, group="农民工"))
    save(operations, visit(handling="转部门", handed_to="信访办"))
    save(operations, visit(people=5, visited_on=dt.date(2022, 12, 30)))
    figures = compute(operations.file, Period.of_year(2023)).figures
    keys = ("service_visitors", "service_visits", "visits_handed_on", "migrant_visitors")
    assert [figures[key].value for key in keys] == [4, 2, 1, 3]
