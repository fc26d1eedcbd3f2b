"""Rules of the enforcement ledgers: two officers with a certificate valid that day, the steps before a decision."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.enforcement.complaint import Complaint
from lawgov_desktop.areas.enforcement.disclosure import Disclosure
from lawgov_desktop.areas.enforcement.inspection import Inspection, InspectionItem, Inspector
from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.enforcement.penalty import PenaltyCase, PenaltyHandler, PenaltyMeasure
from lawgov_desktop.areas.enforcement.plate import VillagePlate
from lawgov_desktop.areas.enforcement.recorder import RecorderDevice
from lawgov_desktop.areas.enforcement.review import CaseReview, ReviewFault
from lawgov_desktop.areas.enforcement.whistle import Whistle, WhistleResponse
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.enterprise import Enterprise
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.validation import ValidationError
from tests.areas.rule_checks import DAY, coded, days, rule_context, save, sentences


def officer(operations: Operations, name: str, **values: Any) -> Officer:
    person = save(operations, Person(name=name))
    defaults = {
        "establishment": "事业",
        "in_post_from": dt.date(2021, 1, 1),
        "certificate_number": f"ZF-{name}",
        "issued_on": dt.date(2022, 1, 1),
        "expires_on": dt.date(2026, 12, 31),
    }
    return save(operations, Officer(person=person, **{**defaults, **values}))


@pytest.fixture
def team(operations: Operations) -> list[Officer]:
    """Two officers with valid certificates."""
    return [officer(operations, "甲队员"), officer(operations, "乙队员")]


# -- inspections ------------------------------------------------------------------------------------------


def inspect(operations: Operations, people: list[Officer], **values: Any) -> Inspection:
    defaults = {"inspected_on": DAY, "object_name": "砖瓦厂", "approval_number": "检审1"}
    rows = [Inspector(officer=one) for one in people]
    return save(
        operations,
        Inspection(**{**defaults, **values}),
        inspectors=rows,
        items=[InspectionItem(name="消防器材")],
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"conclusion": "移送"}, "移送要写明移送给哪里"),
        ({"deadline": days(-1)}, "早于检查日期 2023-03-01"),
        ({"rechecked_on": days(-1)}, "早于检查日期 2023-03-01"),
        ({"recheck_result": "已改正"}, "填了复查结果，请填复查日期"),
        ({"began_at": "10:00", "ended_at": "09:00"}, "早于开始时间 10:00"),
    ],
)
def test_what_forbids_keeping_an_inspection(
    operations: Operations, team: list[Officer], values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        inspect(operations, team, **values)
    assert inspect(operations, team).id


def test_two_different_officers_inspect(operations: Operations, team: list[Officer]) -> None:
    with pytest.raises(ValidationError, match="检查人员不得少于两人"):
        inspect(operations, team[:1])
    with pytest.raises(ValidationError, match="甲队员上面已有一行，请去掉一行"):
        inspect(operations, [team[0], team[0]])
    with pytest.raises(ValidationError, match="丙是公益岗，不能到企业检查"):
        inspect(
            operations, [*team, officer(operations, "丙", establishment="公益岗", certificate_number=None)]
        )


@pytest.mark.parametrize(
    "values",
    [
        {"certificate_number": None, "issued_on": None},
        {"issued_on": days(1)},
        {"expires_on": days(-1)},
        {"expires_on": None},
        {"withdrawn_on": DAY},
    ],
)
def test_a_certificate_must_be_valid_that_day(
    operations: Operations, team: list[Officer], values: dict[str, Any]
) -> None:
    third = officer(operations, "丁队员", **values)
    pair = [Inspector(officer=team[0]), Inspector(officer=third)]
    inspection = Inspection(inspected_on=DAY, object_kind="场所")
    warnings = sentences(inspection.warnings({"inspectors": pair}, rule_context()))
    assert warnings == ["丁队员当天没有有效的执法证，持证的不足两人，请核对（行政处罚法第四十二条）"]
    three = [*pair, Inspector(officer=team[1])]
    assert sentences(inspection.warnings({"inspectors": three}, rule_context())) == [
        "丁队员当天没有有效的执法证，请核对（行政处罚法第四十二条）"
    ]
    inspect(operations, [team[0], third])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"approval_number": None}, "到企业检查要先审批"),
        ({"approved_on": days(1)}, "晚于检查日期，紧急情况先查后批的请在备注里说明"),
        ({"cards_shown": False}, "检查要主动出示执法证件"),
        ({"conclusion": "责令改正"}, "责令改正要有通知书号和改正期限"),
        ({"rechecked_on": days(3)}, "填了复查日期，还没有选复查结果"),
    ],
)
def test_what_an_inspection_still_lacks(
    operations: Operations, team: list[Officer], values: dict[str, Any], sentence: str
) -> None:
    inspection = inspect(operations, team, **values)
    warnings = sentences(inspection.warnings({}, rule_context()))
    assert len(warnings) == 1
    assert warnings[0].startswith(sentence)


def test_one_firm_is_not_visited_again_and_again(operations: Operations, team: list[Officer]) -> None:
    inspect(operations, team)
    second_inspection = inspect(operations, team, inspected_on=days(9))
    assert sentences(second_inspection.warnings({}, rule_context())) == []
    third_inspection = inspect(operations, team, inspected_on=days(20))
    assert sentences(third_inspection.warnings({}, rule_context())) == [
        "2023 年已查过 2 次，上限是一年 2 次，请核对"
    ]
    operations.configure({"inspection_yearly_cap": "0"})
    assert sentences(third_inspection.warnings({}, rule_context())) == []


def test_a_business_keeps_to_the_cap_published_for_it(operations: Operations, team: list[Officer]) -> None:
    firm = save(operations, Enterprise(name="砖瓦厂", yearly_cap=1))
    inspect(operations, team, enterprise=firm)
    second_inspection = inspect(operations, team, enterprise=firm, inspected_on=days(9))
    assert sentences(second_inspection.warnings({}, rule_context())) == [
        "2023 年已查过 1 次，上限是一年 1 次，请核对"
    ]


# -- penalties --------------------------------------------------------------------------------------------

DECIDED = {
    "notified_on": days(10),
    "heard": "未提出",
    "outcome": "给予处罚",
    "decided_on": days(20),
    "decision_number": "下罚〔2023〕1号",
}
NOT_PASSED = {"legal_review_needed": True, "legal_reviewed_on": days(15), "legal_review_result": "不通过"}


def penalise(
    operations: Operations, people: list[Officer], amount: int | None = 500_00, **values: Any
) -> PenaltyCase:
    defaults = {"filed_on": DAY, "party": "某人", "cause": "乱倒建筑垃圾"}
    case = PenaltyCase(**{**defaults, **values})
    measures = [PenaltyMeasure(kind="罚款", amount=amount)] if case.outcome == "给予处罚" else []
    return save(operations, case, handlers=[PenaltyHandler(officer=one) for one in people], measures=measures)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({**DECIDED, "notified_on": None}, "决定前要先告知当事人"),
        ({**DECIDED, "heard": None}, "决定前要听取陈述申辩"),
        ({**DECIDED, "legal_review_needed": True}, "须法制审核的，审核前不能作决定"),
        ({**DECIDED, **NOT_PASSED}, "法制审核没有通过，不能作决定"),
        ({**DECIDED, "hearing_asked_on": days(12)}, "听证后才能作决定，放弃的请勾“放弃听证”"),
        ({**DECIDED, "discussed_on": days(25)}, "晚于决定日期 2023-03-21"),
        ({**DECIDED, "party_id": "140499201105010017"}, "当事人不满十四周岁，不予行政处罚"),
        ({"decided_on": days(20)}, "已填决定日期，请选处理结果"),
        ({"outcome": "轻微不罚"}, "已有处理，请填决定日期"),
        ({"closed_on": days(20)}, "已填结案日期，请选处理结果"),
        ({**DECIDED, "served_on": days(19)}, "早于决定日期 2023-03-21"),
        ({**DECIDED, "procedure": "简易程序"}, "当场处罚罚款不超过 200 元"),
    ],
)
def test_what_forbids_keeping_a_case(
    operations: Operations, team: list[Officer], values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        penalise(operations, team, **values)


@pytest.mark.parametrize(
    ("values", "amount"),
    [
        ({}, None),
        (DECIDED, 500_00),
        ({**DECIDED, "heard": "明确放弃"}, 500_00),
        ({**DECIDED, "hearing_asked_on": days(12), "hearing_dropped": True}, 500_00),
        ({**DECIDED, "procedure": "简易程序", "notified_on": None}, 200_00),
        ({**DECIDED, "procedure": "简易程序", "party_kind": "法人或其他组织"}, 3_000_00),
        ({"outcome": "不予立案", "decided_on": days(3)}, None),
        # A dropped case has no decision: it needs neither a passed review nor a hearing.
        ({**NOT_PASSED, "outcome": "撤案", "decided_on": days(20), "hearing_asked_on": days(12)}, None),
        ({"outcome": "无主观过错不罚", "decided_on": days(3)}, None),
    ],
)
def test_a_case_in_order_is_kept_without_a_word(
    operations: Operations, team: list[Officer], values: dict[str, Any], amount: int | None
) -> None:
    case = penalise(operations, team, amount, **values)
    children = {"handlers": list(case.handlers), "measures": list(case.measures)}
    assert sentences(case.warnings(children, rule_context())) == []


def test_a_case_has_two_different_handlers(operations: Operations, team: list[Officer]) -> None:
    with pytest.raises(ValidationError, match="承办人不得少于两人"):
        penalise(operations, team[:1])
    with pytest.raises(ValidationError, match="甲队员上面已有一行"):
        penalise(operations, [*team, team[0]])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"filed_on": days(-71)}, "立案后 91 天才作决定，超过 90 天"),
        ({"served_on": days(29)}, ""),
        ({"served_on": days(30)}, "决定后超过 7 个工作日才送达"),
        ({"hearing_asked_on": days(17), "hearing_dropped": True}, ""),
        ({"hearing_asked_on": days(19), "hearing_dropped": True}, "告知后超过 5 个工作日才申请听证"),
        ({"hearing_notified_on": days(7), "hearing_on": days(17)}, ""),
        ({"hearing_notified_on": days(8), "hearing_on": days(17)}, "要在听证 7 个工作日前通知当事人"),
        ({"sealed_on": DAY, "sealed_until": days(12)}, "登记保存后超过 7 个工作日才处理"),
        ({"served_on": days(21), "paid_on": days(37)}, "收到决定书超过 15 天才缴清"),
        ({"occurred_on": dt.date(2021, 2, 28)}, "发现时已超过 2 年，一般不再处罚"),
        ({"occurred_on": dt.date(2021, 2, 28), "clue_on": dt.date(2023, 2, 27)}, ""),
        ({"occurred_on": dt.date(2021, 2, 28), "endangers_life": True}, ""),
        ({"party_id": "140499200805010013"}, "当事人不满十八周岁，应当从轻或者减轻"),
        ({"amount": 600_00}, "各种类金额合计 500.00 元，与罚没金额不同"),
        ({"amount": 500_00, "paid_on_spot": True}, "当场收缴一般不超过 100 元"),
        ({"decision_number": None}, "给予处罚要有决定书，请填文号"),
        ({"closed_on": days(30), "performance": "未履行"}, "执行情况是“未履行”"),
    ],
)
def test_the_clocks_of_a_case_run_in_working_days(
    operations: Operations, team: list[Officer], values: dict[str, Any], sentence: str
) -> None:
    case = PenaltyCase(**{"filed_on": DAY, "party": "某人", "cause": "乱倒建筑垃圾", **DECIDED, **values})
    warnings = sentences(
        case.warnings({"measures": [PenaltyMeasure(kind="罚款", amount=500_00)]}, rule_context())
    )
    assert [text[: len(sentence)] for text in warnings] == ([sentence] if sentence else [])


# -- plates -----------------------------------------------------------------------------------------------


@pytest.fixture
def village(operations: Operations) -> Village:
    return save(operations, Village(name="东河村"))


def plate(village: Village, colour: str, **values: Any) -> VillagePlate:
    return VillagePlate(village=village, colour=coded("plate_colour", colour), **values)


def test_a_colour_changes_only_upon_an_inspection(
    operations: Operations, team: list[Officer], village: Village
) -> None:
    visit = inspect(operations, team)
    save(operations, plate(village, "yellow", hung_on=DAY, removed_on=days(30)))
    with pytest.raises(ValidationError, match="上一块是黄牌，换颜色要有依据的检查"):
        save(operations, plate(village, "green", hung_on=days(30)))
    assert save(operations, plate(village, "green", hung_on=days(30), inspection=visit)).id
    # The same colour again, or another object of the village, is no change.
    shop = {"object_kind": "企业", "object_name": "砖瓦厂"}
    assert save(operations, plate(village, "red", hung_on=days(40), **shop)).id


def test_red_turns_green_only_rechecked_and_approved(
    operations: Operations, team: list[Officer], village: Village
) -> None:
    visit = inspect(operations, team)
    save(operations, plate(village, "red", hung_on=DAY, removed_on=days(30)))
    rechecked = {"rechecked_on": days(31), "recheck_result": "合格"}
    green = {"hung_on": days(30), "inspection": visit}
    with pytest.raises(ValidationError, match="要复查合格"):
        save(operations, plate(village, "green", approved_by="镇长", **green))
    with pytest.raises(ValidationError, match="要经领导审批"):
        save(operations, plate(village, "green", **green, **rechecked))
    assert save(operations, plate(village, "green", approved_by="镇长", **green, **rechecked)).id


def test_an_object_has_one_plate_at_a_time(operations: Operations, village: Village) -> None:
    first = save(operations, plate(village, "green", hung_on=DAY))
    with pytest.raises(ValidationError, match="已有一块没摘的牌"):
        save(operations, plate(village, "green", hung_on=days(5)))
    first.removed_on = days(10)
    save(operations, first)
    with pytest.raises(ValidationError, match="2023-03-01 到 2023-03-11 已有一块牌，日子重叠了"):
        save(operations, plate(village, "green", hung_on=days(5), removed_on=days(6)))
    assert save(operations, plate(village, "green", hung_on=days(10))).id
    yellow = plate(village, "yellow", hung_on=days(10))
    assert sentences(yellow.warnings({}, rule_context())) == ["黄牌要整改，请定整改期限，到期会提醒复查"]


# -- the other ledgers ------------------------------------------------------------------------------------


def test_whistle_is_closed_when_somebody_came_and_who_did_not_says_why(operations: Operations) -> None:
    office = save(operations, Department(name="派出所", kind="县级派驻"))
    other = save(operations, Department(name="交警队", kind="县级派驻"))

    def whistle(**values: Any) -> Whistle:
        kind = coded("whistle_kind", "emergency")
        return Whistle(whistled_on=DAY, whistled_at="09:00", kind=kind, matter="山洪", **values)

    with pytest.raises(ValidationError, match="还没有部门报到"):
        save(operations, whistle(closed_on=DAY), responses=[WhistleResponse(department=office)])
    early = WhistleResponse(department=office, reported_on=DAY, reported_at="08:50")
    with pytest.raises(ValidationError, match="早于吹哨的时间 2023-03-01 09:00"):
        save(operations, whistle(), responses=[early])
    came = WhistleResponse(department=office, reported_on=DAY, reported_at="09:40")
    record = save(
        operations, whistle(closed_on=DAY, minutes=30), responses=[came, WhistleResponse(department=other)]
    )
    assert sentences(record.warnings({"responses": list(record.responses)}, rule_context())) == [
        "交警队没有报到，请写未报到原因",
        "派出所晚到 10 分钟",
    ]


def test_a_complaint_says_why_and_to_whom(operations: Operations) -> None:
    def complaint(**values: Any) -> Complaint:
        channel = coded("complaint_channel", "hotline")
        return Complaint(received_on=DAY, channel=channel, matter="夜间施工", **values)

    for values, sentence in (
        ({"decision": "不予受理", "decided_on": DAY}, "不予受理要写理由"),
        ({"decision": "转其他部门", "decided_on": DAY}, "转办要选转给哪个部门"),
        ({"decision": "受理"}, "请填受理（告知）日期"),
        ({"anonymous": True, "complainant": "某人"}, "匿名的不写姓名"),
        ({"closed_on": days(3)}, "已办结，请填处理结果"),
    ):
        with pytest.raises(ValidationError, match=sentence):
            save(operations, complaint(**values))
    late = save(
        operations, complaint(decision="受理", decided_on=days(8), closed_on=days(50), result="不属实")
    )
    assert sentences(late.warnings({}, rule_context())) == [
        "用了 6 个工作日，一般应在 5 个工作日内告知",
        "受理后 42 天才办结，一般应在 30 天内",
    ]
    operations.configure({"complaint_accept_days": "6", "complaint_close_days": "0"})
    assert sentences(late.warnings({}, rule_context())) == []


def test_what_was_overturned_is_taken_down_in_three_working_days(operations: Operations) -> None:
    shown = Disclosure(published_on=DAY, stage="事后", privacy_checked=True, overturned_on=days(5))
    assert sentences(shown.warnings({}, rule_context()))[0].startswith("决定变更撤销后三个工作日内要撤下")
    shown.withdrawn_on, shown.withdrawn_reason = days(8), "复议撤销"
    assert sentences(shown.warnings({}, rule_context())) == []
    shown.withdrawn_on = days(9)
    assert sentences(shown.warnings({}, rule_context()))[0].startswith("4 个工作日才撤下")


def test_files_reviewed_and_devices_in_use(operations: Operations, team: list[Officer]) -> None:
    fault = ReviewFault(fault="缺送达回证", corrected_on=days(-1))
    with pytest.raises(ValidationError, match="早于评查日期 2023-03-01"):
        save(operations, CaseReview(reviewed_on=DAY, title="评查", files=3), faults=[fault])
    with pytest.raises(ValidationError, match="多于评查的 3 卷"):
        save(operations, CaseReview(reviewed_on=DAY, title="评查", files=3, qualified=4))
    fault = ReviewFault(fault="缺送达回证", corrected_on=days(3))
    review = save(operations, CaseReview(reviewed_on=DAY, title="评查", files=3), faults=[fault])
    assert review.faults.get().corrected
    device = save(
        operations, RecorderDevice(device_number="01", kind="照相机", received_on=DAY, holder=team[0])
    )
    assert sentences(device.warnings({}, rule_context())) == []
    team[0].in_post_to, team[0].withdrawn_on, team[0].withdrawn_reason = days(30), days(30), "调离"
    save(operations, team[0])
    assert sentences(RecorderDevice.get().warnings({}, rule_context())) == [
        "甲队员 2023-03-31 已离岗，请换使用人"
    ]
