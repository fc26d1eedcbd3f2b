"""The plans of the sample year."""

from __future__ import annotations

from lawgov_desktop.areas.review.plan import NextYearPlan
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_PLANS = (
    ("坚持党对法治建设工作的领导", "用习近平法治思想指导实践，把法治建设和中心工作一起部署、一起落实。"),
    ("持续开展普法宣传教育", "推进“八五”普法，创新方式方法，提高针对性和实效性。"),
    ("深化法治乡村建设", "落实“一村一法律顾问”制度，健全基层治理体系，推进依法治村。"),
    ("进一步提升行政执法水平", "继续深化综合执法改革，加强重点领域监管，提高队伍素质。"),
)


def add_plans(sample: SampleWriter, change: Change) -> None:
    """Four directions of the next year's plan and one of the year before."""
    for direction, measures in _PLANS:
        sample.put(change, NextYearPlan(year=YEAR, direction=direction, measures=measures))
    sample.put(
        change,
        NextYearPlan(year=YEAR - 1, direction="加强队伍建设", measures="组织业务轮训。", state="已完成"),
    )
