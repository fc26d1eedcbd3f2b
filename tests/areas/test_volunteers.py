"""Rules of the volunteers' ledgers: the order of steps, services counted, villages with too few volunteers."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.areas.volunteers import batches, minimum
from lawgov_desktop.areas.volunteers.assessment import VolunteerAssessment
from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.areas.volunteers.service import DUTIES, VolunteerService
from lawgov_desktop.areas.volunteers.volunteer import Volunteer, VolunteerCondition, VolunteerTraining
from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.validation import ValidationError
from lawgov_desktop.summary.claims import compute
from lawgov_desktop.summary.tasks import due_tasks
from tests.areas.rule_checks import rule_context

START, EXAM, APPOINTED = dt.date(2023, 3, 1), dt.date(2023, 4, 26), dt.date(2023, 5, 10)


def save(operations: Operations, record: Any, **children: list[Any]) -> Any:
    operations.save(operations.file.catalogue.ledger(type(record).__name__.lower()), record, children)
    return record


def village(operations: Operations, name: str = "东河村") -> Village:
    return Village.get_or_none(Village.name == name) or save(operations, Village(name=name))


def volunteer(
    operations: Operations, name: str = "李明山", village_name: str = "东河村", **values: Any
) -> Volunteer:
    """An unsaved volunteer, examined and appointed on 2023-05-10."""
    defaults = {"recommended_on": START, "exam_on": EXAM, "exam_result": "合格", "appointed_on": APPOINTED}
    person = save(operations, Person(name=name))
    return Volunteer(person=person, village=village(operations, village_name), **{**defaults, **values})


# -- appointment ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"exam_result": "不合格"}, "考核合格后才能认定"),
        ({"first_review": "不通过"}, "初审没有通过，不能认定"),
        ({"appointed_on": dt.date(2023, 4, 1)}, "早于考核日期 2023-04-26"),
        ({"first_reviewed_on": dt.date(2023, 2, 1)}, "早于推荐日期 2023-03-01"),
        ({"filed_on": dt.date(2023, 5, 1)}, "早于认定日期 2023-05-10"),
        ({"card_issued_on": dt.date(2023, 5, 1)}, "早于认定日期 2023-05-10"),
        ({"public_from": dt.date(2023, 3, 9), "public_to": dt.date(2023, 3, 8)}, "公示结束早于开始"),
        ({"appointed_on": None, "status": "暂停"}, "状态是“暂停”，请填认定日期"),
        ({"status": "退出"}, "状态是“退出”，请填退出日期"),
        ({"left_on": dt.date(2023, 2, 1)}, "早于推荐日期 2023-03-01"),
    ],
)
def test_what_forbids_keeping_a_volunteer(
    operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        save(operations, volunteer(operations, **values))


def test_the_status_follows_the_days_but_a_pause_stays(operations: Operations) -> None:
    record = save(operations, volunteer(operations))
    assert record.status == "在岗"
    record.status = "暂停"
    assert save(operations, record).status == "暂停"
    record.left_on = dt.date(2023, 9, 1)
    assert save(operations, record).status == "退出"


def test_what_a_volunteer_still_lacks(operations: Operations) -> None:
    record = volunteer(operations, left_on=dt.date(2023, 9, 1), left_reason="清退")
    (party, *_others) = Term.select().where(Term.vocabulary == "volunteer_condition").order_by(Term.position)
    ticked = [VolunteerCondition(condition=party)]
    assert [
        problem.sentence
        for problem in record.warnings({"trainings": [], "conditions": ticked}, rule_context())
    ] == [
        "退出时要收回证书和徽章",
        "清退要经镇里审核、报县司法局，请写明情况",
        "已经认定，还没有登记任前培训",
        "基本条件还有 4 条没有勾选，请核对",
    ]


def test_an_office_that_ticks_no_conditions_is_left_in_peace(operations: Operations) -> None:
    trained = [VolunteerTraining(held_on=START, title="任前培训", hours=16)]
    assert not list(volunteer(operations).warnings({"trainings": trained, "conditions": []}, rule_context()))


def test_nobody_is_appointed_before_their_eighteenth_birthday(operations: Operations) -> None:
    record = volunteer(operations)
    record.person.birth_date = dt.date(2005, 5, 11)
    save(operations, record.person)
    with pytest.raises(ValidationError, match="认定时还不满 18 岁"):
        save(operations, record)
    record.person.birth_date = dt.date(2005, 5, 10)
    save(operations, record.person)
    assert save(operations, record).id


def test_hours_before_the_appointment_are_asked_for_once_the_office_sets_them(operations: Operations) -> None:
    record = volunteer(operations)
    hours = [
        VolunteerTraining(held_on=START, title="任前培训", hours=6),
        VolunteerTraining(held_on=dt.date(2023, 9, 1), title="年度培训", hours=10),
    ]
    assert not list(record.warnings({"trainings": hours}, rule_context()))
    operations.configure({"volunteer_first_hours": "8"})
    assert [problem.sentence for problem in record.warnings({"trainings": hours}, rule_context())] == [
        "任前培训 6 学时，设置里要求至少 8 学时，请核对"
    ]
    hours[0].hours = 8
    assert not list(record.warnings({"trainings": hours}, rule_context()))


@pytest.mark.parametrize(
    ("values", "issued", "sentence"),
    [
        ({"appointed_on": None}, APPOINTED, "考核合格并认定后才能发证"),
        ({}, EXAM, "早于认定日期 2023-05-10，认定后才发证"),
        ({}, dt.date(2023, 4, 1), "早于考核日期 2023-04-26"),
    ],
)
def test_a_certificate_comes_after_examination_and_appointment(
    operations: Operations, values: dict[str, Any], issued: dt.date, sentence: str
) -> None:
    record = save(operations, volunteer(operations, **values))
    with pytest.raises(ValidationError, match=sentence):
        save(operations, Certificate(volunteer=record, issued_on=issued))


def test_who_leaves_gives_the_certificate_back(operations: Operations) -> None:
    record = save(operations, volunteer(operations))
    paper = save(operations, Certificate(volunteer=record, issued_on=APPOINTED))
    assert not list(paper.warnings({}, rule_context()))
    record.left_on = dt.date(2023, 9, 1)
    save(operations, record)
    assert [problem.sentence for problem in Certificate.get().warnings({}, rule_context())] == [
        "持证人 2023-09-01 已退出，证书要收回作废"
    ]
    record.returned_on = dt.date(2023, 9, 3)
    assert save(operations, record).returned


# -- services ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "day", "sentence"),
    [
        ({}, dt.date(2023, 5, 9), "李明山 2023-05-10 才认定"),
        ({"left_on": dt.date(2023, 8, 1)}, dt.date(2023, 8, 2), "李明山 2023-08-01 已退出"),
        ({"appointed_on": None}, dt.date(2023, 8, 2), "李明山还没有认定"),
    ],
)
def test_only_who_is_in_post_serves(
    operations: Operations, values: dict[str, Any], day: dt.date, sentence: str
) -> None:
    record = save(operations, volunteer(operations, **values))
    with pytest.raises(ValidationError, match=sentence):
        save(operations, VolunteerService(served_on=day, volunteer=record, kind=DUTIES[0], matter="讲民法典"))


def serve(
    operations: Operations, person_in_post: Volunteer, day: dt.date, kind: str = DUTIES[2], **values: Any
) -> VolunteerService:
    service = VolunteerService(
        served_on=day, volunteer=person_in_post, kind=kind, matter="劝解邻里争执", **values
    )
    saved: VolunteerService = save(operations, service)
    return saved


def test_services_are_counted_within_their_year(operations: Operations) -> None:
    record = save(operations, volunteer(operations))
    serve(operations, record, dt.date(2023, 6, 1), people=4)
    serve(operations, record, dt.date(2023, 7, 1), kind=DUTIES[0], people=30)
    serve(operations, record, dt.date(2024, 1, 5), people=2)
    figures = compute(operations.file, Period.of_year(2023)).figures
    keys = ("volunteer_services", "volunteer_mediations", "volunteer_people_served")
    assert [figures[key].value for key in keys] == [2, 1, 34]


def test_who_is_in_post_and_who_came_this_year_are_kept_apart(operations: Operations) -> None:
    early = {"recommended_on": dt.date(2022, 3, 1), "exam_on": None, "appointed_on": dt.date(2022, 5, 10)}
    save(operations, volunteer(operations))
    save(operations, volunteer(operations, "王秀英", "柳沟村", **early))
    save(operations, volunteer(operations, "赵国庆", **early, left_on=dt.date(2023, 6, 1)))
    save(operations, volunteer(operations, "申保林", appointed_on=None, exam_result=None))
    keys = ("volunteers_appointed", "volunteers_in_post", "volunteers_left", "volunteer_villages")
    for year, expected in ((2022, [2, 2, 0, 2]), (2023, [1, 2, 1, 2])):
        figures = compute(operations.file, Period.of_year(year)).figures
        assert [figures[key].value for key in keys] == expected


# -- the yearly assessment --------------------------------------------------------------------------------


def assess(operations: Operations, person_in_post: Volunteer, **values: Any) -> VolunteerAssessment:
    saved: VolunteerAssessment = save(
        operations,
        VolunteerAssessment(**{"year": 2023, "volunteer": person_in_post, "grade": "合格", **values}),
    )
    return saved


def test_everybody_in_post_is_assessed_once_with_hours_and_services_counted(operations: Operations) -> None:
    trained = [
        VolunteerTraining(held_on=START, title="任前培训", hours=16),
        VolunteerTraining(held_on=EXAM, title="二", hours=4),
    ]
    first = save(operations, volunteer(operations), trainings=trained)
    second = save(operations, volunteer(operations, "王秀英", "柳沟村"))
    save(operations, volunteer(operations, "赵国庆", left_on=dt.date(2023, 12, 30), returned=True))
    save(operations, volunteer(operations, "申保林", appointed_on=dt.date(2024, 5, 10)))
    serve(operations, first, dt.date(2023, 6, 1))
    serve(operations, first, dt.date(2023, 6, 2))
    operations.trash(
        operations.file.catalogue.ledger("volunteerservice"), [serve(operations, first, dt.date(2023, 6, 3))]
    )
    assess(operations, second)
    drafts = batches.make({"year": 2023, "grade": "合格"}, 2023, {})
    assert [(draft.shown, draft.skipped) for draft in drafts] == [
        (("东河村", "李明山", "20 学时", "履职 2 次"), ""),
        (("柳沟村", "王秀英", "0 学时", "履职 0 次"), "已经考核"),
    ]
    ledger = operations.file.catalogue.ledger("volunteerassessment")
    operations.save_all(ledger, [draft for draft in drafts if not draft.skipped], "年度考核登记")
    assert [draft.skipped for draft in batches.make({}, 2023, {})] == ["已经考核"] * 2
    figures = compute(operations.file, Period.of_year(2023)).figures
    assert (figures["volunteers_assessed"].value, figures["volunteers_assessed_well"].value) == (2, 2)


@pytest.mark.parametrize(("year", "sentence"), [(2022, "2022 年没有在岗的"), (2100, "2100 年还没有到")])
def test_a_year_nobody_can_be_assessed_for(operations: Operations, year: int, sentence: str) -> None:
    save(operations, volunteer(operations))
    with pytest.raises(InputProblem, match=sentence):
        batches.make({"year": year}, 2023, {})


def test_one_assessment_a_person_and_year(operations: Operations) -> None:
    record = save(operations, volunteer(operations))
    assess(operations, record)
    with pytest.raises(ValidationError, match="已经有同样的一行"):
        assess(operations, record, grade="优秀")
    with pytest.raises(ValidationError, match="李明山 2022 年还没有认定"):
        assess(operations, record, year=2022)
    assess(operations, record, year=2024)


def test_what_differs_from_the_rows_is_told(operations: Operations) -> None:
    record = save(operations, volunteer(operations))
    serve(operations, record, dt.date(2023, 6, 1))
    assessment = assess(operations, record, services=3, hours=8, grade="不合格")
    assert [problem.sentence for problem in assessment.warnings({}, rule_context())] == [
        "履职台账里 2023 年有 1 次，请核对",
        "培训记录里 2023 年有 0 学时，请核对",
        "不合格要写明意见，是整改还是报县司法局清退",
    ]


# -- certificates, and villages with too few --------------------------------------------------------------


def lines(operations: Operations, today: dt.date) -> list[str]:
    results = compute(operations.file, Period.of_year(today.year))
    tasks = due_tasks(operations.file, operations.file.catalogue.due, (), today.year, today, results)
    return [f"{due_task.what}：{due_task.when}" for due_task in tasks]


def test_a_certificate_running_out_and_a_badge_not_taken_back_are_told(operations: Operations) -> None:
    record = save(operations, volunteer(operations))
    save(operations, Certificate(volunteer=record, issued_on=APPOINTED, expires_on=dt.date(2026, 5, 10)))
    save(operations, volunteer(operations, "王秀英", left_on=dt.date(2026, 2, 1)))
    assert lines(operations, dt.date(2026, 3, 20)) == [
        "证书 2023-001 有效期届满：51 天后",
        "1 名法律明白人退出，证书徽章还没有收回：待收回",
    ]


def test_a_new_certificate_is_no_older_than_its_end(operations: Operations) -> None:
    record = save(operations, volunteer(operations))
    with pytest.raises(ValidationError, match="早于发证日期 2023-05-10"):
        save(operations, Certificate(volunteer=record, issued_on=APPOINTED, expires_on=EXAM))


def shortage_sentence(operations: Operations) -> str:
    return minimum.sentence(minimum.short_villages(operations.file), minimum.least(operations.file))


def test_villages_with_too_few_are_named(operations: Operations) -> None:
    for name in ("东河村", "西河底村", "柳沟村"):
        village(operations, name)
    assert shortage_sentence(operations) == "", "nobody keeps the ledger yet"
    operations.configure({"volunteers_per_village": "1"})
    record = save(operations, volunteer(operations))
    assert shortage_sentence(operations) == "西河底村没有、柳沟村没有，每村至少 1 名在岗"
    operations.configure({"volunteers_per_village": "2"})
    assert shortage_sentence(operations) == "东河村 1 名、西河底村没有等 3 个村，每村至少 2 名在岗"
    record.status = "暂停"
    save(operations, record)
    assert shortage_sentence(operations) == "", "nobody at all in post"
