"""Rules of 依法决策: the review before a decision, steps skipped only with a reason on record, times warned of."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from lawgov_desktop.areas.decisions.counsel import CounselEngagement
from lawgov_desktop.areas.decisions.counsel_service import CounselService
from lawgov_desktop.areas.decisions.major import DecisionExpert, MajorDecision, MemberOpinion
from lawgov_desktop.areas.decisions.normative import NormativeDocument
from lawgov_desktop.areas.decisions.review import LegalReview
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.claims import compute
from lawgov_desktop.summary.tasks import due_tasks
from tests.areas.rule_checks import (
    forbidden,
    office,
    refused,
    rule_context,
    save,
    village,
    warned,
    warning_sentences,
)


def day(month: int, number: int, year: int = 2023) -> dt.date:
    return dt.date(year, month, number)


# -- normative documents ----------------------------------------------------------------------------------


def document(operations: Operations, **values: Any) -> NormativeDocument:
    """A document with every step complete and in order."""
    defaults = {
        "planned_on": day(1, 5), "title": "下良镇宅基地管理办法", "proposed_by": office(operations),
        "comment_from": day(2, 1), "comment_to": day(2, 20), "comments": 5, "comments_taken": 3,
        "fair_competition": "不适用", "lawful": True, "necessary": True, "feasible": True, "regular": True,
        "received_on": day(3, 1), "reviewed_on": day(3, 13), "conclusion": "合格",
        "decided_on": day(3, 20), "decision": "通过", "signed_on": day(3, 21), "published_on": day(3, 24),
        "document_number": "下政规〔2023〕1号", "effective_on": day(5, 1), "lapses_on": day(4, 30, 2028),
        "registered_on": day(4, 3),
    }  # fmt: skip
    return NormativeDocument(**{**defaults, **values})


def test_a_document_in_order_is_kept_and_in_force(module_operations: Operations) -> None:
    normative_document = document(module_operations)
    assert refused(module_operations, normative_document) == []
    assert warning_sentences(normative_document) == []
    assert normative_document.state == "有效"


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": "下良镇市容条例"}, "不能叫“条例”"),
        ({"title": "下良镇市容条例（试行）"}, "不能叫“条例”"),
        ({"comment_from": day(1, 1)}, "早于立项日期 2023-01-05"),
        ({"comment_to": day(1, 31)}, "早于意见起 2023-02-01"),
        ({"reviewed_on": day(2, 28)}, "早于收件日期 2023-03-01"),
        ({"conclusion": None}, "合法性审核合格（或修改后合格）才能集体审议"),
        ({"conclusion": "不合格"}, "合法性审核合格（或修改后合格）才能集体审议"),
        ({"reviewed_on": day(3, 22)}, "早于审核出具日期"),
        ({"fair_competition": "不通过"}, "公平竞争审查没有通过的不得出台"),
        ({"decided_on": None, "signed_on": None}, "公布前要集体审议"),
        ({"decision": "不通过"}, "审议没有通过，不能公布"),
        ({"signed_on": day(3, 19)}, "早于审议日期"),
        ({"published_on": day(3, 20)}, "早于签发日期"),
        ({"effective_on": day(3, 23)}, "早于公布日期"),
        ({"registered_on": day(3, 23)}, "早于公布日期"),
        ({"comments_taken": 9}, "采纳条数多于意见条数"),
        ({"emergency": True}, "简化程序的，请写明原因"),
    ],
)
def test_what_forbids_keeping_a_document(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    forbidden(module_operations, document(module_operations, **values), sentence)


def test_a_state_is_not_ahead_of_its_steps(module_operations: Operations) -> None:
    values = {"planned_on": day(1, 5), "title": "宅基地管理办法", "proposed_by": office(module_operations)}
    assert refused(module_operations, NormativeDocument(**values, state="审查")) == []
    forbidden(module_operations, NormativeDocument(**values, state="决定"), "请先填审核结论")
    forbidden(module_operations, NormativeDocument(**values, state="有效", conclusion="合格"), "请填公布日期")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"title": "下良镇人居环境整治工作方案"}, "是否该记在“制度文件”"),
        ({"title": "下良镇宅基地管理守则"}, "名称一般用办法、规定"),
        ({"regular": False}, "规范性还没有勾"),
        ({"comment_to": day(2, 6)}, "一般不少于 7 个工作日"),
        ({"comment_from": None, "comment_to": None}, "还没有填征求意见的日期"),
        ({"reviewed_on": day(3, 3)}, "审核用了 2 个工作日，一般在 5 至 15 个工作日内"),
        ({"registered_on": day(5, 4)}, "公布后 41 天才报备，一般应在 15 天内"),
        ({"lapses_on": day(5, 30, 2029)}, "有效期一般不超过 5 年"),
        ({"title": "下良镇宅基地管理办法（试行）"}, "有效期一般不超过 2 年（试行、暂行）"),
        ({"lapses_on": None}, "还没有填有效期"),
        ({"document_number": "下政规〔2022〕1号"}, "不是同一年"),
        ({"emergency": True, "emergency_reason": "防汛"}, "简化程序要主要负责人同意"),
    ],
)
def test_what_a_document_is_told_and_kept_with(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    warned(module_operations, document(module_operations, **values), sentence)


def test_a_time_set_to_nothing_is_asked_of_nobody(operations: Operations) -> None:
    operations.configure(
        {"comment_workdays": "0", "review_least": "0", "review_most": "0", "filing_days": "0"}
    )
    normative_document = document(
        operations, comment_to=document(operations).comment_from, registered_on=day(12, 1)
    )
    assert not [
        warning for warning in normative_document.warnings({}, rule_context()) if warning.field != "lapses_on"
    ]


def test_the_office_sets_its_own_times(operations: Operations) -> None:
    operations.configure({"comment_workdays": "20", "filing_days": "30"})
    warned(operations, document(operations), "一般不少于 20 个工作日")
    warned(operations, document(operations, registered_on=day(5, 4)), "一般应在 30 天内")
    save(operations, document(operations, registered_on=None))
    results = compute(operations.file, Period.of_year(2023))
    lines = due_tasks(operations.file, operations.file.catalogue.due, (), 2023, day(4, 20), results)
    assert [f"{line.what}：{line.when}" for line in lines] == ["规范性文件 2023-001 还没有报备：3 天后"]


# -- major decisions --------------------------------------------------------------------------------------


def decision(operations: Operations, **values: Any) -> MajorDecision:
    """A decision with all five steps complete and in order."""
    defaults = {
        "started_on": day(3, 1), "title": "农贸市场改造", "department": office(operations), "state": "公布",
        "public_step": "已履行", "public_way": "公开征求意见", "public_from": day(3, 10), "public_to": day(4, 10),
        "expert_step": "已履行", "expert_on": day(4, 12), "risk_step": "已履行", "risk_on": day(4, 13),
        "risk_result": "可控", "legal_sent_on": day(4, 14), "legal_on": day(4, 27), "legal_result": "合法",
        "decided_on": day(5, 5), "expected": 9, "present": 8, "head_last": True, "decision": "通过",
        "party_asked_on": day(5, 6), "published_on": day(5, 10),
    }  # fmt: skip
    return MajorDecision(**{**defaults, **values})


def test_a_decision_in_order_is_kept(module_operations: Operations) -> None:
    major_decision = decision(module_operations)
    assert refused(module_operations, major_decision) == []
    assert warning_sentences(major_decision) == []


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"decided_on": day(2, 1), "legal_on": None}, "早于启动日期"),
        ({"legal_on": day(4, 1)}, "早于送审日期"),
        ({"decided_on": day(4, 20)}, "早于审查日期"),
        ({"present": 10}, "实到 10 人多于应到 9 人"),
        ({"differs": True}, "要写明理由（第三十条）"),
        ({"decision": None}, "讨论通过以后才能公布"),
        ({"party_asked_on": day(5, 11)}, "早于请示党委 2023-05-11"),
        ({"hearing_papers_on": day(4, 2), "hearing_on": day(4, 1)}, "早于材料送达"),
    ],
)
def test_what_forbids_keeping_a_decision(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    forbidden(module_operations, decision(module_operations, **values), sentence)
    # These are wrong entries, not skipped steps: no exception allows them.
    forbidden(module_operations, decision(module_operations, **values, exception="县里已同意"), sentence)


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"legal_on": None, "legal_sent_on": None, "legal_result": None}, "不能集体讨论（第二十五条）"),
        ({"legal_result": "不合法"}, "不能集体讨论（第二十五条）"),
        ({"public_step": None}, "已履行还是不需要（第十四条）"),
        ({"public_step": "不需要"}, "请写明依据（第十四条）"),
        ({"expert_step": None}, "已履行还是不需要（第十九条）"),
        ({"risk_step": None}, "已履行还是不需要（第二十二条）"),
        ({"risk_result": None}, "请填评估结论（第二十四条）"),
        ({"risk_result": "不可控"}, "要先调整草案（第二十四条）"),
    ],
)
def test_a_step_left_out_passes_only_with_its_reason(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    forbidden(module_operations, decision(module_operations, **values), sentence)
    assert (
        refused(
            module_operations,
            decision(module_operations, **values, exception="应急抢险，县政府同意（第三条）"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"public_to": day(3, 20)}, "少于的写明原因（第十五条）"),
        ({"public_from": None, "public_to": None}, "请填起止日期（第十五条）"),
        ({"public_way": "听证会"}, "请填听证会日期（第十六条）"),
        ({"hearing_papers_on": day(4, 1), "hearing_on": day(4, 5)}, "听证材料要提前 7 天送达（第十六条）"),
        ({"legal_sent_on": day(4, 25)}, "一般不少于 7 个工作日（第二十六条）"),
        ({"head_last": False}, "行政首长应当最后发言（第三十条）"),
        ({"party_asked_on": None}, "同级党委请示报告（第三十一条）"),
        ({"expert_on": None}, "专家论证已履行，请填日期"),
        ({"state": "归档"}, "状态是“归档”，请填归档日期"),
        ({"archived_on": day(6, 1)}, "请写归档号，查得到卷（第三十三条）"),
        ({"legal_result": "不合法", "exception": "县里已同意"}, "要请县里核对（第二十五条）"),
    ],
)
def test_what_a_decision_is_told_and_kept_with(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    warned(module_operations, decision(module_operations, **values), sentence)


def test_a_short_time_with_its_reason_is_not_told(module_operations: Operations) -> None:
    assert (
        warning_sentences(decision(module_operations, public_to=day(3, 20), public_short_reason="汛期将至"))
        == []
    )


def test_experts_have_no_stake_and_dissent_is_on_record(module_operations: Operations) -> None:
    biased = DecisionExpert(name="甲", no_stake=False, signed=True)
    forbidden(
        module_operations,
        decision(module_operations),
        "利害关系的专家要回避，请另选（第二十条）",
        experts=[biased],
    )
    warned(
        module_operations,
        decision(module_operations),
        "有 1 名专家还没有署名（第十九条）",
        experts=[DecisionExpert(name="乙")],
    )
    against = MemberOpinion(name="丙", vote="不同意")
    warned(module_operations, decision(module_operations), "不同意见要如实记录", opinions_of=[against])
    against.opinion = "费用没有着落"
    assert warning_sentences(decision(module_operations), opinions_of=[against]) == []


# -- counsel and reviews ----------------------------------------------------------------------------------


def engage(**values: Any) -> CounselEngagement:
    return CounselEngagement(
        **{"name": "孙律师", "firm": "晋衡", "from_day": day(1, 1), "to_day": day(12, 31), **values}
    )


def test_counsel_serves_within_the_term_and_is_engaged_once(operations: Operations) -> None:
    counsel = save(operations, engage())
    warned(operations, engage(from_day=day(6, 1), to_day=None), "这段时间已有一行聘用")
    assert warning_sentences(engage(from_day=day(1, 1, 2024), to_day=day(12, 31, 2024))) == []
    warned(operations, engage(name="周律师", to_day=None), "还没有填聘期结束")
    forbidden(operations, engage(to_day=day(1, 1, 2022)), "聘期结束早于开始")
    served = {"counsel": counsel, "kind": "合同", "matter": "道路合同"}
    forbidden(operations, CounselService(**served, served_on=day(1, 1, 2022)), "不在孙律师的聘期内")
    forbidden(operations, CounselService(**served, served_on=day(3, 1), taken="未采纳"), "未采纳的，请写理由")
    warned(
        operations,
        CounselService(**served, served_on=day(3, 1), opinion_number="法意〔2023〕1号"),
        "请选采纳没有",
    )
    late = LegalReview(
        sent_on=day(2, 1, 2024), kind="镇合同", matter="合同", reviewer="赵敏", counsel=counsel
    )
    warned(operations, late, "孙律师送审那天不在聘期内")


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"given_on": day(2, 1)}, "早于送审日期"),
        ({"conclusion": "合法"}, "请填出具意见日期"),
        ({"opinions": 1, "opinions_taken": 2}, "采纳意见多于修改意见"),
        ({"kind": "村合同"}, "村合同要选是哪个村的"),
    ],
)
def test_what_forbids_keeping_a_review(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    forbidden(module_operations, review(**values), sentence)


def review(**values: Any) -> LegalReview:
    return LegalReview(
        **{"sent_on": day(3, 1), "kind": "镇合同", "matter": "合同", "reviewer": "赵敏", **values}
    )


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"signed_on": day(3, 2)}, "还没有出具审查意见就签订"),
        ({"given_on": day(3, 6)}, "请选审查结论"),
        ({"given_on": day(3, 6), "conclusion": "修改后合法"}, "请写提了几条修改意见"),
        ({"given_on": day(3, 6), "conclusion": "不合法", "signed_on": day(3, 9)}, "却已签订（发布）"),
        ({"kind": "规范性文件", "given_on": day(4, 28), "conclusion": "合法"}, "一般不超过 15 个工作日"),
        ({"kind": "重大决策", "given_on": day(3, 6), "conclusion": "合法"}, "一般不少于 7 个工作日"),
    ],
)
def test_what_a_review_is_told_and_kept_with(
    module_operations: Operations, values: dict[str, Any], sentence: str
) -> None:
    warned(module_operations, review(**values), sentence)


def test_a_village_contract_of_its_village_is_kept(module_operations: Operations) -> None:
    assert refused(module_operations, review(kind="村合同", village=village(module_operations))) == []
