"""Batch of 组织领导: last year's plan becomes this year's tasks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lawgov_desktop.areas.leadership.task import TaskItem
from lawgov_desktop.areas.review.plan import NextYearPlan
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.errors import InputProblem, OperationRefused
from lawgov_desktop.records.batch import Batch, BatchField, BatchRow
from lawgov_desktop.records.fields import Link

BATCHES = (
    Batch(
        "tasks_from_plan",
        "上年计划转成任务",
        "taskitem",
        "lawgov_desktop.areas.leadership.batches:tasks_from_plan",
        fields=(BatchField("department", Link("没写责任单位的归", Department, backref="+")),),
        note="上一年“下年计划”里的每一条，转成今年的一项任务；已经转过的不再转。",
    ),
)


def tasks_from_plan(answers: Mapping[str, Any], year: int, settings: Mapping[str, str]) -> list[BatchRow]:
    """One task for each direction of the plan made in the year before.

    Raises OperationRefused when there is no plan, and InputProblem when a direction names no department and no
    department was answered.
    """
    plans = list(
        NextYearPlan.select()
        .where(NextYearPlan.deleted_at.is_null() & (NextYearPlan.year == year - 1))
        .order_by(NextYearPlan.number)
    )
    if not plans:
        raise OperationRefused(f"{year - 1} 年没有登记下年计划。请先到“问题与计划”登记，或直接新建任务。")
    directions = {
        task.task
        for task in TaskItem.select(TaskItem.task).where(
            TaskItem.deleted_at.is_null() & (TaskItem.year == year)
        )
    }
    drafts = []
    for plan in plans:
        department = plan.department_id or answers.get("department")
        done = plan.direction in directions
        if department is None and not done:
            raise InputProblem(f"“{plan.direction}”没有责任单位，请先选一个单位")
        task = TaskItem(
            year=year,
            basis=f"{year - 1} 年制定的下年计划",
            task=plan.direction,
            measure=(plan.measures or plan.direction)[:200],
            department=department,
            due_on=plan.due_on,
        )
        drafts.append(BatchRow(task, {}, (plan.direction, plan.measures or ""), "已经转过" if done else ""))
    return drafts
