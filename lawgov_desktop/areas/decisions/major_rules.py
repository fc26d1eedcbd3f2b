"""The steps of a major decision and their times, article by article of 《重大行政决策程序暂行条例》."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records import workdays
from lawgov_desktop.records.order import in_order
from lawgov_desktop.records.record import Problem

#: Days of open comment (Art. 15), of hearing papers before it (Art. 16), working days of the legal review (Art. 26).
COMMENT_DAYS, PAPERS_DAYS, REVIEW_DAYS = 30, 7, 7
_DONE = "已履行"


def steps(decision: Any) -> Iterator[Problem]:
    """What blocks saving: days in the wrong order, and a discussion without the steps before it.

    A township follows the rules by reference (Art. 42): a missing step passes when `exception` says why.
    """
    yield from _order(decision)
    if (
        decision.present is not None
        and decision.expected is not None
        and decision.present > decision.expected
    ):
        yield Problem("present", f"实到 {decision.present} 人多于应到 {decision.expected} 人，请核对")
    if decision.differs and not decision.differs_reason:
        yield Problem("differs_reason", "决定与多数人意见不一致的，要写明理由（第三十条）")
    if decision.published_on and decision.decision != "通过":
        yield Problem("decision", "讨论通过以后才能公布，请先填讨论结论（第三十二条）")
    if decision.decided_on and not decision.exception:
        yield from _missing(decision)


def _order(decision: Any) -> Iterator[Problem]:
    pairs = (
        ("started_on", "decided_on"),
        ("public_from", "public_to"),
        ("legal_sent_on", "legal_on"),
        ("legal_on", "decided_on"),
        ("decided_on", "published_on"),
        ("hearing_papers_on", "hearing_on"),
    )
    for first, then in pairs:
        yield from in_order(decision, first, then)


def _missing(decision: Any) -> Iterator[Problem]:
    """Legal review and discussion always, the other steps unless they were said not to be needed."""
    tail = "；确有原因的，写在“例外说明”里"
    if not decision.legal_on or decision.legal_result not in ("合法", "修改后合法"):
        yield Problem("legal_result", f"合法性审查没有通过，不能集体讨论（第二十五条）{tail}")
    for name, article in (("public_step", "十四"), ("expert_step", "十九"), ("risk_step", "二十二")):
        if not getattr(decision, name):
            word = type(decision).field(name).label
            yield Problem(name, f"请选{word}是已履行还是不需要（第{article}条）{tail}")
    if decision.risk_step == _DONE and decision.risk_result == "不可控":
        yield Problem("risk_result", f"风险不可控的，要先调整草案（第二十四条）{tail}")


def clocks(decision: Any) -> Iterator[Problem]:
    """Times that are shorter than the rules want, and what should not be forgotten."""
    start, end = decision.public_from, decision.public_to
    if start and end and (end - start).days < COMMENT_DAYS and not decision.public_short_reason:
        yield Problem("public_short_reason", "公开征求意见一般不少于 30 天，少于的写明原因（第十五条）")
    papers, hearing = decision.hearing_papers_on, decision.hearing_on
    if papers and hearing and (hearing - papers).days < PAPERS_DAYS:
        yield Problem("hearing_papers_on", "听证材料要提前 7 天送达（第十六条）")
    sent, given = decision.legal_sent_on, decision.legal_on
    if sent and given and workdays.working_days(sent, given) < REVIEW_DAYS:
        yield Problem("legal_on", "合法性审查一般不少于 7 个工作日（第二十六条）")
    if decision.decided_on and not decision.head_last:
        yield Problem("head_last", "行政首长应当最后发言（第三十条）")
    if decision.decision == "通过" and not decision.party_asked_on:
        yield Problem("party_asked_on", "决策公布前要按规定向同级党委请示报告（第三十一条）")
