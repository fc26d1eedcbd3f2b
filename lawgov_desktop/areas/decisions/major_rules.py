"""The steps of a major decision and their times, article by article of 《重大行政决策程序暂行条例》."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.checks import check_order
from lawgov_desktop.records.record import Children, FieldProblem
from lawgov_desktop.records.time import workdays

#: Days of open comment (Art. 15), of hearing papers before it (Art. 16), working days of the legal review (Art. 26).
COMMENT_DAYS, PAPERS_DAYS, REVIEW_DAYS = 30, 7, 7
DONE, NOT_NEEDED = "已履行", "不需要"
OPEN_COMMENT, HEARING = "公开征求意见", "听证会"
#: State → the day field that proves it.
_DAY_OF = {"集体讨论": "decided_on", "公布": "published_on", "执行": "published_on", "归档": "archived_on"}


def steps(decision: Any) -> Iterator[FieldProblem]:
    """Problems: days in the wrong order, and a discussion without the steps before it.

    A township follows the rules by reference (Art. 42): a missing step passes when `exception` says why.
    """
    yield from _order(decision)
    if (
        decision.present is not None
        and decision.expected is not None
        and decision.present > decision.expected
    ):
        yield FieldProblem("present", f"实到 {decision.present} 人多于应到 {decision.expected} 人，请核对")
    if decision.differs and not decision.differs_reason:
        yield FieldProblem("differs_reason", "决定与多数人意见不一致的，要写明理由（第三十条）")
    if decision.published_on and decision.decision != "通过":
        yield FieldProblem("decision", "讨论通过以后才能公布，请先填讨论结论（第三十二条）")
    if decision.decided_on and not decision.exception:
        yield from _missing(decision)


def _order(decision: Any) -> Iterator[FieldProblem]:
    pairs = (
        ("started_on", "decided_on"),
        ("public_from", "public_to"),
        ("legal_sent_on", "legal_on"),
        ("legal_on", "decided_on"),
        ("started_on", "public_from"),
        ("started_on", "legal_sent_on"),
        ("decided_on", "published_on"),
        ("party_asked_on", "published_on"),
        ("published_on", "evaluated_on"),
        ("decided_on", "archived_on"),
        ("hearing_papers_on", "hearing_on"),
    )
    for first, then in pairs:
        yield from check_order(decision, first, then)


def _missing(decision: Any) -> Iterator[FieldProblem]:
    """Legal review and discussion are always required, the other steps unless marked as not needed."""
    tail = "；确有原因的，写在“例外说明”里"
    if not decision.legal_on or decision.legal_result not in ("合法", "修改后合法"):
        yield FieldProblem("legal_result", f"合法性审查没有通过，不能集体讨论（第二十五条）{tail}")
    for name, article in (("public_step", "十四"), ("expert_step", "十九"), ("risk_step", "二十二")):
        if not getattr(decision, name):
            word = type(decision).field(name).label
            yield FieldProblem(name, f"请选{word}是已履行还是不需要（第{article}条）{tail}")
    if decision.public_step == NOT_NEEDED:
        yield FieldProblem("exception", "依法不公开的才可以不需要公众参与，请写明依据（第十四条）")
    if decision.risk_step == DONE and not decision.risk_result:
        yield FieldProblem("risk_result", f"做了风险评估，请填评估结论（第二十四条）{tail}")
    if decision.risk_step == DONE and decision.risk_result == "不可控":
        yield FieldProblem("risk_result", f"风险不可控的，要先调整草案（第二十四条）{tail}")


def clocks(decision: Any) -> Iterator[FieldProblem]:
    """Warnings: times shorter than the rules require, and fields still empty."""
    start, end = decision.public_from, decision.public_to
    if start and end and (end - start).days < COMMENT_DAYS and not decision.public_short_reason:
        yield FieldProblem("public_short_reason", "公开征求意见一般不少于 30 天，少于的写明原因（第十五条）")
    papers, hearing = decision.hearing_papers_on, decision.hearing_on
    if papers and hearing and (hearing - papers).days < PAPERS_DAYS:
        yield FieldProblem("hearing_papers_on", "听证材料要提前 7 天送达（第十六条）")
    sent, given = decision.legal_sent_on, decision.legal_on
    if sent and given and workdays.working_days(sent, given) < REVIEW_DAYS:
        yield FieldProblem("legal_on", "合法性审查一般不少于 7 个工作日（第二十六条）")
    if decision.decided_on and not decision.head_last:
        yield FieldProblem("head_last", "行政首长应当最后发言（第三十条）")
    yield from _skipped(decision)
    if decision.decision == "通过" and not decision.party_asked_on:
        yield FieldProblem("party_asked_on", "决策公布前要按规定向同级党委请示报告（第三十一条）")
    if decision.archived_on and not decision.archived_number:
        yield FieldProblem("archived_number", "归档的，请写归档号，查得到卷（第三十三条）")


def _skipped(decision: Any) -> Iterator[FieldProblem]:
    """Warnings where `exception` allowed a decision, and steps marked as done without their day."""
    if decision.decided_on and decision.exception and decision.legal_result not in ("合法", "修改后合法"):
        yield FieldProblem("legal_result", "没有通过合法性审查就集体讨论了，要请县里核对（第二十五条）")
    for step, day in (("expert_step", "expert_on"), ("risk_step", "risk_on")):
        if getattr(decision, step) == DONE and not getattr(decision, day):
            yield FieldProblem(day, f"{type(decision).field(step).label}已履行，请填日期")
    if decision.public_way == OPEN_COMMENT and not (decision.public_from and decision.public_to):
        yield FieldProblem("public_from", "公开征求意见的，请填起止日期（第十五条）")
    if decision.public_way == HEARING and not decision.hearing_on:
        yield FieldProblem("hearing_on", "开听证会的，请填听证会日期（第十六条）")
    day = _DAY_OF.get(decision.state or "", "")
    if day and not getattr(decision, day):
        yield FieldProblem(day, f"状态是“{decision.state}”，请填{type(decision).field(day).label}")


def persons(children: Children, decision: Any) -> Iterator[FieldProblem]:
    """Experts who did not sign (Art. 19), members who dissent without a word on record (Art. 30)."""
    unsigned = [row for row in children.get("experts", ()) if not getattr(row, "signed", True)]
    if unsigned and decision.expert_on:
        yield FieldProblem("expert_on", f"有 {len(unsigned)} 名专家还没有署名（第十九条）")
    voices: list[Any] = list(children.get("opinions_of", ()))
    if any(row.vote != "同意" and not row.opinion for row in voices):
        yield FieldProblem("decision", "不同意见要如实记录，请在“成员意见”里写理由（第三十条）")
    if decision.present is not None and len(voices) > decision.present:
        yield FieldProblem("present", f"成员意见 {len(voices)} 条，多于实到 {decision.present} 人，请核对")
