"""The actions (四个亲自) and the reports on law (述法) of the leaders."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.leadership.action import KINDS, LeaderAction
from lawgov_desktop.areas.leadership.report_on_law import ReportOnLaw
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_MATTERS = (
    "部署年度法治建设要点",
    "过问执法装备不足",
    "协调部门联合检查",
    "督办积案化解",
    "带头讲法治课",
    "接访包案",
)


def add_actions(sample: SampleWriter, change: Change, secretary: str, mayor: str) -> None:
    """Nine actions of the two leaders (四个亲自)."""
    for index, day in enumerate(sample.days(YEAR, 9)):
        sample.put(
            change,
            LeaderAction(
                acted_on=day,
                post=("党委书记", "镇长")[index % 2],
                name=(secretary, mayor)[index % 2],
                kind=KINDS[index % 4],
                form=("会议", "批示", "调研", "督办", "讲法治课", "接访")[index % 6],
                matter=_MATTERS[index % 6],
                done_on=dt.date(YEAR, 12, 22),
                result="已落实",
            ),
        )


def add_reports(sample: SampleWriter, change: Change, secretary: str, mayor: str) -> None:
    """The year-end reports on law (述法) of four leaders."""
    for name, post in (
        (secretary, "党委书记"),
        (mayor, "镇长"),
        (sample.name(), "副镇长"),
        (sample.name(), "政法委员"),
    ):
        report = ReportOnLaw(year=YEAR, name=name, post=post, reported_on=dt.date(YEAR, 12, 26), result="好")
        sample.put(change, report)
