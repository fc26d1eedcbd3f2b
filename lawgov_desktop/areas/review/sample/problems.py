"""The problems of the sample year."""

from __future__ import annotations

from lawgov_desktop.areas.review.problem import Problem
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change

_PROBLEMS = (
    (
        "思想认识",
        "部分干部遇事先想法律、用法律手段办事的习惯还没有养成",
        "日常学法以自学为主，结合实际案例少",
    ),
    ("队伍", "法治工作底子薄，懂法律的专门人才少", "编制少、岗位留人难"),
    ("执法", "执法的科学化、规范化程度还要提高", "承接事项多，跨领域业务不够熟"),
)


def add_problems(sample: SampleWriter, change: Change) -> None:
    """Three problems of the year, one of the year before and one that is not reported."""
    for category, statement, cause in _PROBLEMS:
        sample.put(
            change,
            Problem(year=YEAR, category=category, statement=statement, cause=cause, state="整改中"),
        )
    sample.put(change, Problem(year=YEAR - 1, category="普法", statement="普法形式比较单一", state="已完成"))
    sample.put(
        change,
        Problem(
            year=YEAR,
            category="其他",
            statement="办公用房紧张",
            included=False,
            exclusion_reason="不属法治政府建设",
        ),
    )
