"""Rules of a normative document: its title, the order of its steps and their times (国办发〔2018〕37号、115号)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.records.checks import check_document_number, check_order
from lawgov_desktop.records.record import FieldProblem
from lawgov_desktop.records.time import workdays
from lawgov_desktop.records.time.dates import after_months
from lawgov_desktop.storage.engine.settings import whole

FIT, FIT_AFTER, UNFIT = "合格", "修改后合格", "不合格"
#: Words allowed in the title of a normative document, and endings of papers that are not normative documents.
NAMES = ("办法", "规定", "细则", "意见", "决定", "通知", "通告")
_NO_NAMES = ("方案", "纪要", "请示", "报告", "要点", "计划", "总结")
#: Published and not yet ended.
STANDING = ("公布", "报备", "有效", "修改")
_BEFORE_DECISION = ("立项", "起草", "审查")
#: The four axes of the review.
AXES = {"lawful": "合法性", "necessary": "必要性", "feasible": "可行性", "regular": "规范性"}
#: Years a document is usually in force, and one on trial.
USUAL_YEARS, TRIAL_YEARS = 5, 2
_PAIRS = (
    ("planned_on", "comment_from"),
    ("planned_on", "received_on"),
    ("planned_on", "decided_on"),
    ("comment_from", "comment_to"),
    ("received_on", "reviewed_on"),
    ("decided_on", "signed_on"),
    ("decided_on", "published_on"),
    ("signed_on", "published_on"),
    ("published_on", "effective_on"),
    ("effective_on", "lapses_on"),
    ("published_on", "registered_on"),
    ("published_on", "cleared_on"),
)


def gates(document: Any) -> Iterator[FieldProblem]:
    """Problems: a forbidden title, days in the wrong order, a step without the one before it."""
    if document.title and _name(document.title).endswith("条例"):
        yield FieldProblem("title", "乡镇的规范性文件不能叫“条例”，请改用办法、规定、意见等")
    for first, then in _PAIRS:
        yield from check_order(document, first, then)
    yield from _before_decision(document)
    if document.state in STANDING and not document.published_on:
        yield FieldProblem("published_on", f"状态是“{document.state}”，请填公布日期")
    if document.emergency and not document.emergency_reason:
        yield FieldProblem("emergency_reason", "简化程序的，请写明原因")


def _name(title: str) -> str:
    """The title without 《》 and without a final 试行."""
    return re.sub(r"[（(](试行|暂行)[）)]$", "", title.strip("《》"))


def _before_decision(document: Any) -> Iterator[FieldProblem]:
    """No decision without a legal review (国办发〔2018〕115号), no publication without a decision."""
    decided = document.decided_on or document.state not in (None, *_BEFORE_DECISION)
    if decided and document.conclusion not in (FIT, FIT_AFTER):
        yield FieldProblem("conclusion", "合法性审核合格（或修改后合格）才能集体审议，请先填审核结论")
    if decided and document.fair_competition == "不通过":
        yield FieldProblem("fair_competition", "公平竞争审查没有通过的不得出台，请先修改（公平竞争审查条例）")
    yield from check_order(document, "reviewed_on", "decided_on", called="审核出具日期")
    if document.published_on and not document.decided_on:
        yield FieldProblem("decided_on", "公布前要集体审议，请填审议日期")
    if document.published_on and document.decision == "不通过":
        yield FieldProblem("published_on", "审议没有通过，不能公布")


def clocks(document: Any) -> Iterator[FieldProblem]:
    """Warnings: what is usual but differs between provinces."""
    yield from _naming(document)
    yield from _review(document)
    if document.emergency:
        if not document.emergency_by:
            yield FieldProblem("emergency_by", "简化程序要主要负责人同意，请写是谁同意的")
    else:
        yield from _times(document)
    if document.published_on and document.registered_on:
        took, most = (document.registered_on - document.published_on).days, whole("filing_days")
        # 0 in 设置 switches the rule off, as on the home page.
        if most and took > most:
            yield FieldProblem("registered_on", f"公布后 {took} 天才报备，一般应在 {most} 天内")
    yield from _validity(document)
    yield from check_document_number(document, of="published_on")


def _naming(document: Any) -> Iterator[FieldProblem]:
    name = _name(document.title or "")
    if name.endswith(_NO_NAMES):
        yield FieldProblem("title", "工作方案、纪要、请示、报告一类不算规范性文件，请看是否该记在“制度文件”")
    elif name and not name.endswith((*NAMES, "条例")):
        yield FieldProblem("title", f"名称一般用{'、'.join(NAMES)}，请核对")


def _review(document: Any) -> Iterator[FieldProblem]:
    if not document.reviewed_on:
        return
    missing = [word for name, word in AXES.items() if not getattr(document, name)]
    if missing:
        yield FieldProblem("lawful", f"{'、'.join(missing)}还没有勾，四项都要审核")
    if not document.fair_competition:
        yield FieldProblem("fair_competition", "涉及经营主体的要公平竞争审查，请选一项（公平竞争审查条例）")


def _times(document: Any) -> Iterator[FieldProblem]:
    """Working days of open comment (the provinces differ) and of the review (国办发〔2018〕115号)."""
    if document.comment_from and document.comment_to:
        took = workdays.working_days(document.comment_from, document.comment_to)
        least = whole("comment_workdays")
        if took < least:
            yield FieldProblem("comment_to", f"征求意见 {took} 个工作日，一般不少于 {least} 个工作日")
    elif document.decided_on and not document.comment_from:
        yield FieldProblem("comment_from", "还没有填征求意见的日期；没有征求的，写在“未采纳说明”里")
    if document.received_on and document.reviewed_on:
        took = workdays.working_days(document.received_on, document.reviewed_on)
        least, most = whole("review_least"), whole("review_most")
        if took < least or (most and took > most):
            yield FieldProblem(
                "reviewed_on", f"审核用了 {took} 个工作日，一般在 {least} 至 {most} 个工作日内"
            )


def _validity(document: Any) -> Iterator[FieldProblem]:
    begun = document.effective_on or document.published_on
    trial = re.search("试行|暂行", document.title or "")
    years = TRIAL_YEARS if trial else USUAL_YEARS
    if document.published_on and not document.lapses_on:
        yield FieldProblem("lapses_on", "还没有填有效期，到期前不会提醒")
    elif begun and document.lapses_on and document.lapses_on > after_months(begun, 12 * years):
        yield FieldProblem(
            "lapses_on", f"有效期一般不超过 {years} 年{'（试行、暂行）' if trial else ''}，请核对"
        )
