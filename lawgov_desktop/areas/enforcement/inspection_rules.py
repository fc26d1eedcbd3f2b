"""Rules of an inspection: `gates` problems, `reminders` warnings (行政处罚法 Art. 42, 55; 国办发〔2024〕54号)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from lawgov_desktop.areas.enforcement.team import LEAST, persons, without_certificate
from lawgov_desktop.records.checks import check_no_person_twice, check_order
from lawgov_desktop.records.record import Children, FieldProblem
from lawgov_desktop.records.rule_context import RuleContext

SERVICE, CORRECTION = "服务性执法", "责令改正"


def gates(inspection: Any, children: Children) -> Iterator[FieldProblem]:
    """Problems: fewer than two officers (Art. 42), no item, days in the wrong order, a result without its day."""
    inspectors = children.get("inspectors", ())
    if len(persons(inspectors)) < LEAST:
        yield FieldProblem("conclusion", "检查人员不得少于两人，请在“检查人员”里添加（行政处罚法第四十二条）")
    yield from check_no_person_twice(inspectors, "inspectors", "officer")
    if not children.get("items"):
        yield FieldProblem("conclusion", "至少要有一项检查事项，请在“检查事项”里添加")
    yield from check_order(inspection, "began_at", "ended_at", called="开始时间")
    yield from check_order(inspection, "inspected_on", "deadline", "rechecked_on")
    if inspection.conclusion == "移送" and not inspection.handed_to:
        yield FieldProblem("handed_to", "移送要写明移送给哪里")
    if inspection.recheck_result and not inspection.rechecked_on:
        yield FieldProblem("rechecked_on", "填了复查结果，请填复查日期")


def reminders(inspection: Any, children: Children, context: RuleContext) -> Iterator[FieldProblem]:
    """Warnings: certificates, the yearly cap, the approval at a firm, and entries that are incomplete."""
    yield from without_certificate("inspected_on", children.get("inspectors", ()), inspection.inspected_on)
    yield from _too_often(inspection, context)
    yield from _at_a_firm(inspection)
    if not inspection.cards_shown:
        yield FieldProblem(
            "cards_shown", "检查要主动出示执法证件，没有出示的当事人可以拒绝（行政处罚法第五十五条）"
        )
    if inspection.conclusion == CORRECTION and not (inspection.order_number and inspection.deadline):
        yield FieldProblem("deadline", "责令改正要有通知书号和改正期限，没有期限到期不会提醒复查")
    if inspection.rechecked_on and not inspection.recheck_result:
        yield FieldProblem("recheck_result", "填了复查日期，还没有选复查结果")


def _at_a_firm(inspection: Any) -> Iterator[FieldProblem]:
    """The inspection of a firm needs an approval given before it (国办发〔2024〕54号)."""
    if inspection.object_kind != "企业" or inspection.category == SERVICE:
        return
    if not inspection.approval_number:
        yield FieldProblem("approval_number", "到企业检查要先审批，请填审批单号（国办发〔2024〕54号）")
    if (
        inspection.approved_on
        and inspection.inspected_on
        and inspection.approved_on > inspection.inspected_on
    ):
        yield FieldProblem("approved_on", "晚于检查日期，紧急情况先查后批的请在备注里说明")


def _too_often(inspection: Any, context: RuleContext) -> Iterator[FieldProblem]:
    """The object was inspected more often than the published yearly cap (国办发〔2024〕54号)."""
    if not inspection.object_name or not inspection.inspected_on or inspection.category == SERVICE:
        return
    table = type(inspection)
    year = inspection.inspected_on.year
    count = (
        table.select()
        .where(
            table.deleted_at.is_null()
            & (table.object_name == inspection.object_name)
            & (table.village == inspection.village_id)
            & (table.category != SERVICE)
            & table.inspected_on.between(dt.date(year, 1, 1), dt.date(year, 12, 31))
            & (table.uid != inspection.uid)
        )
        .count()
    )
    # The enterprise's own cap overrides the office default.
    own = inspection.enterprise.yearly_cap if inspection.enterprise_id else None
    cap = own or context.whole("inspection_yearly_cap")
    if cap and count >= cap:
        yield FieldProblem("object_name", f"{year} 年已查过 {count} 次，上限是一年 {cap} 次，请核对")
