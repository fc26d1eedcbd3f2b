"""The sample year's three problems and four directions of the next year's plan, and those of other years."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.review.other import OtherMatter
from lawgov_desktop.areas.review.plan import NextYearPlan
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
_PLANS = (
    ("坚持党对法治建设工作的领导", "用习近平法治思想指导实践，把法治建设和中心工作一起部署、一起落实。"),
    ("持续开展普法宣传教育", "推进“八五”普法，创新方式方法，提高针对性和实效性。"),
    ("深化法治乡村建设", "落实“一村一法律顾问”制度，健全基层治理体系，推进依法治村。"),
    ("进一步提升行政执法水平", "继续深化综合执法改革，加强重点领域监管，提高队伍素质。"),
)


def write(sample: SampleWriter) -> None:
    """Problems and plans of three years."""
    with sample.operations.operation("样例：问题与计划") as change:
        for category, statement, cause in _PROBLEMS:
            sample.put(
                change,
                Problem(year=YEAR, category=category, statement=statement, cause=cause, state="整改中"),
            )
        sample.put(
            change, Problem(year=YEAR - 1, category="普法", statement="普法形式比较单一", state="已完成")
        )
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
        for direction, measures in _PLANS:
            sample.put(change, NextYearPlan(year=YEAR, direction=direction, measures=measures))
        sample.put(
            change,
            NextYearPlan(year=YEAR - 1, direction="加强队伍建设", measures="组织业务轮训。", state="已完成"),
        )
        _others(sample.fork("review"), change)
        twice = _decoys(sample.fork("othermatter"), change)
    sample.trash(twice)


#: (category, matter, month, count, yuan).
_OTHERS = (
    ("法治经费", "普法宣传资料印制", 3, 1, 18_600),
    ("法治经费", "执法装备购置", 6, 1, 46_000),
    ("荣誉表彰", "县级法治建设先进集体", 4, 1, None),
    ("主动公开信息", "政府网站主动公开", 12, 86, None),
    ("12345 热线办件", "热线转办件按期办结", 12, 143, None),
    ("行政许可", "农村宅基地审批", 11, 37, None),
    ("民主法治示范村", "东河村创建市级民主法治示范村", 9, 1, None),
    ("村规民约修订", "各村村规民约修订审查", 8, 6, None),
    ("学法用法示范户", "新认定学法用法示范户", 10, 24, None),
)


def _others(sample: SampleWriter, change: Change) -> None:
    for category, matter, month, count, yuan in sorted(_OTHERS, key=lambda one: one[2]):
        sample.put(
            change,
            OtherMatter(
                happened_on=sample.day(YEAR, (month, 2), (month, 26)),
                category=sample.word("other_category", category),
                matter=matter,
                count=count,
                amount=yuan * 100 if yuan else None,
            ),
        )


def _decoys(sample: SampleWriter, change: Change) -> OtherMatter:
    """Matters of other years and one reported by others; the last, entered twice, goes to the trash."""
    honour, funds = (sample.word("other_category", label) for label in ("荣誉表彰", "法治经费"))
    plain = {"category": honour, "count": 1, "level": "市级"}
    for year, matter in ((YEAR - 1, "市级平安乡镇"), (YEAR + 1, "市级法治乡镇")):
        sample.put(change, OtherMatter(happened_on=dt.date(year, 1, 18), matter=matter, **plain))
    shared = {"included": False, "exclusion_reason": "县里统一采购，由县局列支"}
    day = dt.date(YEAR, 5, 9)
    sample.put(
        change, OtherMatter(happened_on=day, category=funds, matter="普法书籍", amount=320_000, **shared)
    )
    twice = OtherMatter(happened_on=day, category=funds, matter="执法装备购置（重复）", amount=4_600_000)
    made: OtherMatter = sample.put(change, twice)
    return made
