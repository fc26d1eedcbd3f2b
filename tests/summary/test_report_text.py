"""The text of the report: five parts, their numbers, and only true sentences for any contents of the file."""

from __future__ import annotations

import datetime as dt
import itertools
import re

import pytest

from lawgov_desktop.areas.leadership.policy import PolicyDocument
from lawgov_desktop.areas.leadership.training import ENFORCEMENT, Training
from lawgov_desktop.areas.review.plan import NextYearPlan
from lawgov_desktop.areas.review.problem import Problem
from lawgov_desktop.paths import resources
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.read.listing import children_of
from lawgov_desktop.storage.write.operations import Operations
from tests.summary.report_reading import YEAR, report_of, told

PARTS = [
    "一、加强组织领导，落实第一责任人职责",
    "二、规范政府行为，推进依法行政",
    "三、推进综合执法，维护社会和谐稳定",
    "四、深化惠民普法，营造良好法治环境",
    "五、存在的主要问题和2024年工作计划",
]
#: Every statement of the year with a number, as it must stand in the text.
STATEMENTS = (
    "组织党政班子学法5次", "开展法律知识培训3次", "24个行政村全部实现了每村一名法律顾问",
    "承接县级行政执法职权事项55项", "12名专职执法队员全部通过执法证考试", "执法业务培训10次",
    "实现执法队伍业务轮训全覆盖", "挂牌执法范围延伸到24个行政村", "开展检查90余次", "涉及事项300余项",
    "入企开展服务性执法22次", "成功调解案件42件", "无脱管漏管现象", "宣传活动40余次", "法律宣讲10余次",
    "发放宣传资料2万余份", "认真落实每周律师当班制度", "接待群众400余人次", "队伍120人，全部发放证书和徽章",
    "存在的主要问题有3个：一是", "。二是", "。三是", "以下4项工作", "（2021－2025年）",
    "《下良镇法治政府建设实施方案（2021-2025年）》《下良镇“八五”普法工作规划》等文件",
    "围绕住建、农业农村、自然资源等领域", "以宪法、民法典、国家安全、反邪教、反有组织犯罪、反诈骗、禁毒为重点",
    "村干部与网格员自查、下乡干部与站所负责人排查、上级部门交办转办",
)  # fmt: skip


def test_the_report_has_five_parts_under_its_title(year: Operations) -> None:
    report = report_of(year)
    assert report.title == ("下良镇人民政府", "2023年法治政府建设情况报告")
    assert [p.text for p in report.paragraphs if p.level == 1] == PARTS
    assert (report.signature, report.date) == ("下良镇人民政府", dt.date(2023, 12, 31))


@pytest.mark.parametrize("statement", STATEMENTS)
def test_nothing_the_year_can_say_in_numbers_is_left_unsaid(year: Operations, statement: str) -> None:
    assert statement in told(report_of(year))


def test_no_number_stands_in_the_template(year: Operations) -> None:
    template = (resources() / "report" / "annual.txt").read_text("utf-8")
    body = re.sub(r"(?m)^#.*$|\[\[.*?\]\]", "", template)
    assert not re.search(r"\d", body)


def test_every_number_in_the_text_comes_from_a_keyed_run_or_names_a_year(year: Operations) -> None:
    for paragraph in report_of(year).paragraphs:
        plain = "".join(run.text for run in paragraph.runs if not run.key)
        assert not re.search(r"\d", re.sub(r"202[134](年|－2025年)", "", plain)), plain


def test_headings_are_numbered_within_their_part(year: Operations) -> None:
    numbers: list[list[str]] = []
    for paragraph in report_of(year).paragraphs:
        if paragraph.level == 1:
            numbers.append([])
        elif paragraph.level == 2:
            numbers[-1].append(paragraph.text[:3])
    threes = ["（一）", "（二）", "（三）"]
    assert numbers == [threes, threes, threes, threes, [*threes, "（四）"]]


# -- an empty file ----------------------------------------------------------------------------------------

_NONSENSE = re.compile(
    r"(?<![\d.])0[个名次项件份人周]|[，；：。]{2}|，$|[，；]\n|(?<!如下)：\n|\[\[|\]\]|\{|\}|None|等等|（一）$"
)


def test_an_empty_file_gives_a_short_report_without_numbers_or_nonsense(operations: Operations) -> None:
    report = report_of(operations)
    text = told(report)
    assert not _NONSENSE.search(text), _NONSENSE.search(text)
    plain = re.sub(r"2023年|（2021－2025年）", "", text)
    assert not re.search(r"\d", plain)
    for word in ("全部", "全覆盖", "每周", "脱管", "法律明白人”队伍", "计划"):
        assert word not in text
    # The rest is in order: four parts, no heading without text, every paragraph ends with a full stop.
    assert [p.text for p in report.paragraphs if p.level == 1] == PARTS[:4]
    for paragraph in report.paragraphs:
        assert paragraph.level == 1 or paragraph.text[-1] in "。："
        assert paragraph.level != 2 or paragraph.text.count("。") > 1
    assert not any(run.key for p in report.paragraphs for run in p.runs)


@pytest.mark.parametrize("year", [2021, 2022, 2024, 2026])
def test_years_with_few_rows_read_well(sample: Operations, year: int) -> None:
    report = report_of(sample, Period.of_year(year))
    assert not _NONSENSE.search(told(report)), told(report)
    numbers = [p.text[:3] for p in report.paragraphs if p.level == 2]
    assert numbers[0] == "（一）"
    for before, after in itertools.pairwise(numbers):
        assert after == "（一）" or "一二三四五六七".index(after[1]) == "一二三四五六七".index(before[1]) + 1


@pytest.mark.parametrize(
    "key", ["training", "activity", "inspection", "visit", "correctionsmonth", "problem"]
)
def test_a_ledger_nobody_filled_leaves_no_hole(sample: Operations, key: str) -> None:
    ledger = sample.file.catalogue.ledger(key)
    with sample.operation("清空") as change:
        for record in ledger.model.select():
            record.included, record.exclusion_reason = False, "试"
            sample.put(change, ledger, record, {})
    assert not _NONSENSE.search(told(report_of(sample)))


# -- clauses ----------------------------------------------------------------------------------------------


def test_a_clause_with_nothing_to_say_leaves_its_sentence(sample: Operations) -> None:
    ledger = sample.file.catalogue.ledger("activity")
    with sample.operation("清空") as change:
        for record in ledger.model.select().where(ledger.model.form == "宣讲（讲座）"):
            record.included, record.exclusion_reason = False, "试"
            sample.put(change, ledger, record, {})
    text = told(report_of(sample))
    assert "法律宣讲" not in text
    assert "宣传活动40余次，向群众发放宣传资料" in text


def test_a_last_clause_that_goes_leaves_a_full_stop(sample: Operations) -> None:
    ledger = sample.file.catalogue.ledger("officer")
    for record in ledger.model.select():
        record.engagement = "兼职"
        sample.save(ledger, record, {})
    text = told(report_of(sample))
    assert "承接县级行政执法职权事项55项。围绕" in text
    assert "执法业务培训10次。" in text


def test_a_cutoff_is_said_and_nothing_says_the_whole_year(year: Operations) -> None:
    text = told(report_of(year, Period.of_year(2023, dt.date(2023, 6, 15))))
    assert "全年" not in text
    assert "截至6月15日共组织党政班子学法3次" in text
    assert "镇、村人民调解委员会截至6月15日共成功调解案件26件" in text


def test_overlaps_counted_together_are_said_as_a_part(sample: Operations) -> None:
    assert "，入企开展服务性执法22次" in told(report_of(sample))
    sample.configure({"inspections_and_services": "合并", "activities_and_lectures": "合并"})
    text = told(report_of(sample))
    assert "开展检查100余次，涉及事项400余项，其中入企开展服务性执法22次" in text
    assert "宣传活动60余次，其中举办法律宣讲10余次" in text


# -- what clerks type -------------------------------------------------------------------------------------


def test_marks_typed_by_hand_are_not_doubled(sample: Operations) -> None:
    for policy in PolicyDocument.select().where(PolicyDocument.title.contains("实施方案")):
        policy.title = "《下良镇法治政府建设实施方案》"
        sample.save(sample.file.catalogue.ledger("policydocument"), policy, {})
    for policy in PolicyDocument.select().where(PolicyDocument.title.contains("“八五”")):
        policy.title = "关于印发《下良镇普法规划》的通知"
        sample.save(sample.file.catalogue.ledger("policydocument"), policy, {})
    for problem in Problem.select().where(Problem.year == 2023):
        problem.statement += "。"
        sample.save(sample.file.catalogue.ledger("problem"), problem, {})
    for plan in NextYearPlan.select().where(NextYearPlan.year == 2023):
        plan.measures = plan.measures.replace("。", "。\n") + "抓好落实"
        sample.save(sample.file.catalogue.ledger("nextyearplan"), plan, {})
    text = told(report_of(sample))
    assert "制定印发《下良镇法治政府建设实施方案》《关于印发〈下良镇普法规划〉的通知》等文件" in text
    assert not _NONSENSE.search(text)
    assert "提高队伍素质。抓好落实。" in text


def test_the_fields_of_work_are_those_of_the_rows(sample: Operations) -> None:
    ledger = sample.file.catalogue.ledger("training")
    emergency, fire = (
        Term.get((Term.vocabulary == "enforcement_domain") & (Term.label == word))
        for word in ("应急", "消防")
    )
    for training in Training.select().where(Training.category == ENFORCEMENT):
        training.domain = emergency if training.domain == emergency else fire
        sample.save(ledger, training, children_of(ledger, training))
    assert "围绕应急、消防领域，" in told(report_of(sample))


def test_a_file_without_a_town_speaks_of_this_town(operations: Operations) -> None:
    report = report_of(operations, YEAR)
    assert report.title[0] == "本镇人民政府"
    assert told(report).startswith("2023年，本镇以")
    operations.configure({"town": "柳沟镇"})
    assert report_of(operations).signature == "柳沟镇人民政府"
