"""OtherMatter 其他事项: matters without a ledger of their own (money, honours ...), by categories of the office."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.fields import Choice, Count, Date, Link, LongText, Money, Text, Word
from lawgov_desktop.records.figures.evidence import RequiredPaper
from lawgov_desktop.records.record import Children, FieldProblem, Record

CATEGORIES = (
    ("funds", "法治经费"),
    ("honours", "荣誉表彰"),
    ("reconsideration", "行政复议"),
    ("litigation", "行政诉讼"),
    ("head_in_court", "负责人出庭应诉"),
    ("disclosure", "主动公开信息"),
    ("requests", "依申请公开"),
    ("licences", "行政许可"),
    ("services", "政务服务办件"),
    ("hotline", "12345 热线办件"),
    ("model_villages", "民主法治示范村"),
    ("model_households", "学法用法示范户"),
    ("culture_sites", "法治文化阵地"),
    ("village_rules", "村规民约修订"),
    ("supervision", "督查整改"),
    ("legislation", "立法联系点意见"),
    ("other", "其他"),
)


class OtherMatter(Record):
    """One matter of a category the office chooses, with its count, people or money."""

    caption_path = "matter"
    duplicate_key = ("happened_on", "matter")
    required_papers = (RequiredPaper("佐证材料"),)

    happened_on = Date("日期", required=True)
    category = Word("类别", "other_category", required=True)
    matter = Text("事项", 150, required=True)
    village = Link("村（社区）", Village, backref="other_matters", short="村")
    department = Link("责任站所", Department, backref="other_matters", short="站所")
    count = Count("数量", most=100_000_000, default=1, hint="件、次、个、条，按类别的习惯")
    persons = Count("人数", unit="人", most=10_000_000)
    amount = Money("金额")
    level = Choice("级别", ("国家级", "省级", "市级", "县级", "镇级"))
    result = Text("结果", 120, hint="如 维持、胜诉、按期办结")
    content = LongText("内容", 2000)

    @property
    def caption(self) -> str:
        return str(self.matter or "")

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.count is None and self.persons is None and self.amount is None:
            yield FieldProblem("count", "数量、人数、金额至少填一个")
