"""Rules of mediation: 人民调解法 Art. 17-33, committees by Art. 8, the times of a petition."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.mediation.committee import CommitteeMember, MediationCommittee
from lawgov_desktop.areas.mediation.consultation import ChiefsConsultation, ConsultedCase
from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeMediator, DisputeParty, MediationRecord
from lawgov_desktop.areas.mediation.dispute_rules import FAILED, NOT_TAKEN, ORAL, REFUSED, WRITTEN
from lawgov_desktop.areas.mediation.petition import Petition, PetitionColour
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.validation import ValidationError
from lawgov_desktop.summary.compute import figure_result
from lawgov_desktop.summary.tasks import due_tasks
from tests.areas.rule_checks import DAY, coded, days, rule_context, save, sentences


@pytest.fixture
def village(operations: Operations) -> Village:
    return save(operations, Village(name="东河村"))


def dispute(village: Village, **values: Any) -> Dispute:
    defaults = {
        "accepted_on": DAY,
        "village": village,
        "kind": coded("dispute_kind", "neighbours"),
        "source": coded("dispute_source", "visit"),
    }
    return Dispute(**{**defaults, **values})


def both() -> dict[str, list[Any]]:
    parties = [DisputeParty(side="甲方", name="王某"), DisputeParty(side="乙方", name="李某")]
    return {"parties": parties, "mediators": [DisputeMediator(name="赵某")]}


AGREED = {"outcome": WRITTEN, "concluded_on": days(9), "agreement_number": "下人调字〔2023〕1号"}


# -- disputes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"outcome": FAILED}, "已有结果，请填写达成（终止）日期"),
        ({**AGREED, "concluded_on": days(-1)}, "早于受理日期 2023-03-01"),
        ({"occurred_on": days(1)}, "晚于受理日期 2023-03-01"),
        ({"rights_told_on": days(-1)}, "早于受理日期 2023-03-01"),
        ({"archived_on": days(9)}, "还在调解，有了结果才能归档"),
        ({"outcome": FAILED, "concluded_on": days(9), "confirmation_on": days(9)}, "没有达成协议，不能申请司法确认"),
        ({**AGREED, "confirmation_result": "确认有效"}, "填了确认结果，请填申请司法确认日期"),
        ({**AGREED, "revisited_on": days(8)}, "早于达成日期 2023-03-10"),
        ({"outcome": NOT_TAKEN, "concluded_on": DAY}, "不予受理要写原因"),
    ],
)  # fmt: skip
def test_what_forbids_keeping_a_dispute(
    operations: Operations, village: Village, values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        save(operations, dispute(village, **values), **both())


def test_an_agreement_has_two_sides_and_a_mediator(operations: Operations, village: Village) -> None:
    for key, sentence in (("parties", "达成协议要有甲方"), ("mediators", "达成协议要有调解员")):
        with pytest.raises(ValidationError, match=sentence):
            save(operations, dispute(village, **AGREED), **{**both(), key: []})
    record = save(operations, dispute(village, **AGREED), **both())
    assert sentences(record.warnings({}, rule_context())) == []


def test_who_refuses_is_not_mediated_any_more(operations: Operations, village: Village) -> None:
    refused = {"outcome": REFUSED, "concluded_on": days(3), "other_ways_told": True}
    session = MediationRecord(held_on=days(4), content="劝说")
    with pytest.raises(ValidationError, match="当事人拒绝的不得再调解（人民调解法第十七条）"):
        save(operations, dispute(village, **refused), sessions=[session])
    session.held_on = days(3)
    assert save(operations, dispute(village, **refused), sessions=[session]).id


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({**AGREED, "agreement_number": None}, "书面协议还没有编号"),
        ({**AGREED, "agreement": "拆除围墙"}, "协议书要写明的还缺事实责任、履行方式、履行期限（人民调解法第二十九条）"),
        ({**AGREED, "effective_on": days(9)}, "签名，调委会盖章后才生效"),
        ({**AGREED, "effective_on": days(9), "signed": True}, ""),
        ({"outcome": ORAL, "concluded_on": days(9), "effective_on": days(12)}, "口头协议自达成之日起生效"),
        ({**AGREED, "performance": "未履行"}, "协议没有履行，调委会要督促"),
        ({**AGREED, "confirmation_on": days(39)}, ""),
        ({**AGREED, "confirmation_on": days(40)}, "超过 30 日期限 1 天（人民调解法第三十三条）"),
        ({**AGREED, "archived_on": days(20)}, "已归档，请填归档号和保管期限"),
        ({**AGREED, "concluded_on": dt.date(2023, 4, 1)}, ""),
        ({**AGREED, "concluded_on": dt.date(2023, 4, 2)}, "用了一个月以上"),
        ({"outcome": FAILED, "concluded_on": days(9)}, "调解不成，要告知当事人"),
        ({"outcome": REFUSED, "concluded_on": days(9)}, "调解不成，要告知当事人"),
        ({"invited": "老支书"}, "邀请别人参与要经当事人同意"),
        ({"risk": "可能械斗"}, "可能械斗的要采取预防措施并报告公安（人民调解法第二十五条）"),
        ({"risk": "可能上访"}, ""),
        ({"intake": "委托移送"}, "请写哪里移送来的"),
    ],
)  # fmt: skip
def test_what_a_dispute_still_lacks(
    operations: Operations, village: Village, values: dict[str, Any], sentence: str
) -> None:
    record = save(operations, dispute(village, **values), **both())
    warnings = sentences(record.warnings({}, rule_context()))
    assert len(warnings) == (1 if sentence else 0), warnings
    assert sentence in "".join(warnings)


def test_no_court_confirms_what_concerns_a_marriage(operations: Operations, village: Village) -> None:
    support = coded("dispute_sub_kind", "support")
    record = dispute(
        village, **AGREED, confirmation_on=days(10), kind=coded("dispute_kind", "marriage_family")
    )
    assert sentences(record.warnings({}, rule_context())) == [
        "身份、收养、婚姻关系的协议，法院不予司法确认，请核对"
    ]
    record = dispute(village, sub_kind=support)
    assert sentences(record.warnings({}, rule_context())) == ["“赡养抚养”一般不归在“邻里”，请核对纠纷类型"]


def test_an_oral_agreement_takes_effect_at_once_and_what_was_not_taken_is_not_counted(
    operations: Operations, village: Village
) -> None:
    oral = save(operations, dispute(village, outcome=ORAL, concluded_on=days(2)), **both())
    assert oral.effective_on == days(2)
    save(operations, dispute(village, outcome=NOT_TAKEN, concluded_on=DAY, reason="法院已受理"))
    figure = operations.file.catalogue.figures["received_disputes"]
    assert figure_result(operations.file, figure, Period.of_year(2023)).value == 1


# -- committees -------------------------------------------------------------------------------------------


def members(*sexes: str, **values: Any) -> list[CommitteeMember]:
    return [
        CommitteeMember(name=f"{'甲乙丙丁'[index]}某", sex=sex, post="委员" if index else "主任", **values)
        for index, sex in enumerate(sexes)
    ]


@pytest.mark.parametrize(
    ("rows", "values", "expected"),
    [
        (members("男", "女", "男"), {}, []),
        (members("男", "女"), {}, ["调委会由 3 至 9 人组成，现在有 2 人（人民调解法第八条）"]),
        (members("男", "男", "男"), {}, ["调委会应当有妇女成员（人民调解法第八条）"]),
        (members("男", "女", "男"), {"mixed_area": True},
         ["多民族居住地区应当有人数较少民族的成员（人民调解法第八条）"]),
        (members("男", "女", "男", minority=True), {"mixed_area": True}, []),
        (members("男", "女", "男")[1:] + members("女")[1:] + [CommitteeMember(name="丁某")], {},
         ["调委会设主任一人，现在有 0 人（人民调解法第八条）"]),
        (members("男", "女", "男"), {"term_from": DAY, "term_to": dt.date(2026, 3, 1)}, []),
        (members("男", "女", "男"), {"term_from": DAY, "term_to": dt.date(2026, 3, 2)},
         ["任期三年，届满日期超过三年，请核对（人民调解法第八条）"]),
    ],
)  # fmt: skip
def test_a_committee_is_made_up_as_the_law_says(
    operations: Operations, rows: list[Any], values: dict[str, Any], expected: list[str]
) -> None:
    committee = MediationCommittee(name="镇调委会", level="镇", **values)
    assert sentences(committee.warnings({"members": rows}, rule_context())) == expected
    assert save(operations, committee, members=rows).id


def test_a_member_is_of_age_and_serves_the_term_of_the_committee(operations: Operations) -> None:
    young = save(operations, Person(name="小某", birth_date=dt.date(2006, 1, 1), sex="女"))
    term = {"term_from": DAY, "term_to": dt.date(2026, 2, 28)}
    committee = MediationCommittee(name="镇调委会", level="镇", **term)
    row = CommitteeMember(name="小某", person=young)
    with pytest.raises(ValidationError, match="任职时还不满 18 岁"):
        save(operations, committee, members=[row])
    young.birth_date = dt.date(2005, 3, 1)
    save(operations, young)
    save(operations, committee, members=[CommitteeMember(name="小某", person=young)])
    member = committee.members.get()
    assert (member.sex, member.from_day, member.to_day) == ("女", DAY, dt.date(2026, 2, 28))


def lines(operations: Operations, today: dt.date) -> list[str]:
    tasks = due_tasks(operations.file, operations.file.catalogue.due, (), today.year, today, {})
    return [line.what for line in tasks]


def test_home_tells_when_a_term_runs_out(operations: Operations) -> None:
    save(
        operations,
        MediationCommittee(name="镇调委会", level="镇", term_from=DAY, term_to=dt.date(2026, 2, 28)),
    )
    assert lines(operations, dt.date(2025, 12, 1)) == []
    assert lines(operations, dt.date(2026, 1, 10)) == ["调委会 001 任期届满，要换届"]


def test_home_tells_when_a_case_should_have_been_settled(operations: Operations, village: Village) -> None:
    case = save(operations, dispute(village, deadline=days(10)))
    talk = ChiefsConsultation(held_on=DAY, topic="积案", convenor="政法委员某", due_on=days(12))
    save(operations, talk)
    expected = ["纠纷 2023-001 到了化解时限，还没有结果", "三长会商 2023-001 到了时限，还没有化解"]
    assert lines(operations, days(2)) == []
    assert lines(operations, days(8)) == expected
    case.outcome, case.concluded_on = FAILED, days(9)
    talk.result, talk.solved_on = "已化解", days(9)
    save(operations, case)
    save(operations, talk)
    assert lines(operations, days(20)) == []


# -- consultations and petitions --------------------------------------------------------------------------


def petition(**values: Any) -> Petition:
    defaults = {"received_on": DAY, "kind": coded("petition_kind", "land"), "matter": "反映宅基地"}
    return Petition(**{**defaults, **values})


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"accepted": "受理"}, "已受理，请填受理日期"),
        ({"accepted": "不予受理"}, "不予受理要写理由"),
        ({"accepted": "转送其他机关"}, "转送要写明转给哪里"),
        ({"closed_on": days(20)}, "已办结，请填办理结果"),
        ({"registered_on": days(-1)}, "早于收到日期 2023-03-01"),
        ({"people": 0}, "人数至少是 1"),
        ({"accused": "王某", "handled_by": "王某"}, "是被反映的人，不能由本人经办"),
        ({"review_on": days(90), "review_done_on": days(80)}, "早于复查日期 2023-05-30"),
    ],
)
def test_what_forbids_keeping_a_petition(
    operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(ValidationError, match=sentence):
        save(operations, petition(**values))
    assert save(operations, petition()).id


def test_a_petition_changes_its_colour_after_it_came(operations: Operations) -> None:
    change = PetitionColour(changed_on=days(-1), colour=coded("dispute_colour", "red"))
    with pytest.raises(ValidationError, match="早于收到日期 2023-03-01"):
        save(operations, petition(), colour_changes=[change])


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"registered_on": days(15)}, ""),
        ({"registered_on": days(16)}, "16 天才告知，应在 15 天内（信访工作条例第二十二条）"),
        ({"objection_on": days(8)}, "6 个工作日才提异议"),
        ({"accepted_on": DAY, "closed_on": days(60)}, ""),
        ({"accepted_on": DAY, "closed_on": days(61)}, "受理后 61 天才办结，应在 60 天内（信访工作条例第三十四条）"),
        ({"accepted_on": DAY, "extended_on": days(50), "extension_reason": "要鉴定", "closed_on": days(90)}, ""),
        ({"extended_on": days(50)}, "延期要告知信访人理由"),
        ({"closed_on": DAY, "review_on": days(31)}, "答复后超过 30 天才申请复查（信访工作条例第三十五条）"),
        ({"review_on": DAY, "review_done_on": days(31)}, "超过 30 天才出复查意见"),
        ({"review_done_on": DAY, "second_on": days(31)}, "复查后超过 30 天才申请复核（信访工作条例第三十六条）"),
        ({"second_on": DAY, "second_done_on": days(31)}, "超过 30 天才出复核意见"),
        ({"second_on": DAY, "second_done_on": days(30)}, ""),
    ],
)  # fmt: skip
def test_the_clocks_of_a_petition(operations: Operations, values: dict[str, Any], sentence: str) -> None:
    warnings = sentences(petition(**values).warnings({}, rule_context()))
    assert len(warnings) == (1 if sentence else 0), warnings
    assert sentence in "".join(warnings)


def test_the_chiefs_take_up_disputes_and_petitions(operations: Operations, village: Village) -> None:
    case, letter = save(operations, dispute(village)), save(operations, petition())
    talk = {"held_on": days(5), "topic": "积案", "convenor": "政法委员某"}
    with pytest.raises(ValidationError, match="请选一件纠纷或信访，或写明事项"):
        save(operations, ChiefsConsultation(**talk), cases=[ConsultedCase(opinion="先调")])
    with pytest.raises(ValidationError, match="结果是“已化解”，请填化解日期"):
        save(operations, ChiefsConsultation(**talk, result="已化解"))
    rows = [ConsultedCase(dispute=case), ConsultedCase(petition=letter)]
    consultation = save(operations, ChiefsConsultation(**talk), cases=rows)
    assert [row.matter for row in consultation.cases] == ["纠纷 2023-001", "信访 2023-001"]
    assert sentences(consultation.warnings({}, rule_context())) == [
        "三长会商一般三长都参加，还没有填法庭庭长、派出所所长、司法所所长"
    ]
