"""The tasks of the sample year."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.leadership.task import TaskItem, TaskPart
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.storage.write.operations import Change

_TASKS = (
    ("健全依法决策机制", "重大决策先审查后上会"),
    ("提升执法水平", "执法人员全年培训不少于 60 学时"),
    ("化解矛盾纠纷", "每月排查一次，建立清单"),
    ("加强法治宣传", "每村每季度一场宣讲"),
    ("建强普法队伍", "法律明白人每村不少于 3 名"),
    ("规范公共法律服务", "每周律师值班，台账齐全"),
)


def add_tasks(sample: SampleWriter, change: Change) -> None:
    """Write six tasks of the year, the last of them unfinished."""
    offices = list(Department.select().order_by(Department.id))
    for index, (task, measure) in enumerate(_TASKS):
        done = index != 5
        sample.put(
            change,
            TaskItem(
                year=YEAR,
                basis="法治政府建设年度要点",
                task=task,
                measure=measure,
                department=offices[index % len(offices)],
                due_on=dt.date(YEAR, 11, 30),
                state="已完成" if done else "推进中",
                progress=100 if done else 80,
                done_on=dt.date(YEAR, 11, 20) if done else None,
                unfinished_reason=None if done else "年底前还有两次值班",
            ),
            parts=[TaskPart(department=offices[0], duty="牵头落实", done=done)],
        )
