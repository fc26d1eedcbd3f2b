"""Every ledger on paper: the heading the office uses, full days and numbers, one type size, whole names."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

import pytest

from lawgov_desktop.areas import catalogue as load_catalogue
from lawgov_desktop.records.fields import Date, Month, RecordNumber
from lawgov_desktop.records.ledger import Ledger, resolve
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.ledger_pdf import ledger_pdf
from tests.printing.paper_reading import letters, lines, texts

KEYS = list(load_catalogue().ledgers)
YEAR = Period.of_year(2023)
#: What the office calls its ledgers; the tabs of the window are shorter.
TITLES = {
    "village": "村（社区）名册",
    "person": "人员名册",
    "enterprise": "经营主体名册",
    "department": "站所部门名册",
    "leadinggroup": "法治建设领导小组台账",
    "groupmeeting": "法治建设会议台账",
    "leaderaction": "第一责任人“四个亲自”台账",
    "reportonlaw": "领导干部述法台账",
    "policydocument": "制度文件台账",
    "taskitem": "法治建设任务分解台账",
    "studysession": "领导干部学法台账",
    "training": "法治培训台账",
    "lawexam": "学法考试台账",
    "normativedocument": "行政规范性文件台账",
    "majordecision": "重大行政决策台账",
    "legalreview": "合法性审查台账",
    "counselengagement": "政府法律顾问聘任台账",
    "counselservice": "政府法律顾问服务台账",
    "adviserappointment": "村（社区）法律顾问聘任台账",
    "adviserservice": "村（社区）法律顾问服务台账",
    "inspection": "行政检查台账",
    "penaltycase": "行政处罚案件台账",
    "whistle": "“吹哨报到”台账",
    "complaint": "投诉举报台账",
    "villageplate": "“红黄绿”挂牌台账",
    "poweritem": "行政执法事项台账",
    "officer": "行政执法人员名册",
    "casereview": "行政执法案卷评查台账",
    "disclosure": "行政执法公示台账",
    "recorderdevice": "执法记录设备台账",
    "dispute": "人民调解台账",
    "chiefsconsultation": "“三长”会商台账",
    "petition": "信访事项台账",
    "mediationcommittee": "人民调解委员会名册",
    "correctionsmonth": "社区矫正和安置帮教台账",
    "activity": "普法宣传活动台账",
    "materialstock": "普法资料入库台账",
    "visit": "公共法律服务来访台账",
    "dutyslot": "律师值班台账",
    "aidapplication": "法律援助申请台账",
    "volunteer": "“法律明白人”名册",
    "certificate": "“法律明白人”证书登记台账",
    "volunteerservice": "“法律明白人”履职台账",
    "volunteerassessment": "“法律明白人”考核台账",
    "problem": "法治建设存在问题台账",
    "nextyearplan": "法治建设下年计划台账",
    "othermatter": "法治建设其他事项台账",
}


def _values(year: Operations, ledger: Ledger, path: str) -> list[Any]:
    """The values of a column, in the order of the list."""
    at = [column.path for column in ledger.columns].index(path)
    listing = Listing(year.file.db, ledger)
    return [row.values[at] for row in listing.rows(listing.ids(View(2023)))]


@pytest.mark.parametrize("key", KEYS)
def test_it_is_printed_as_the_office_says_it(
    year: Operations, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(year.file, "operator", "赵敏")
    ledger = year.file.catalogue.ledger(key)
    pdf = ledger_pdf(year.file, ledger, YEAR).pdf
    pages = texts(pdf)
    today = dt.date.today()
    assert f"下良镇 2023 年度{TITLES[key]}" in pages[0]
    for number, page in enumerate(pages, 1):
        assert f"第{number}页，共{len(pages)}页" in page.replace(" ", "")
        assert "制表人：赵敏" in page
        assert f"打印日期：{today.year}年{today.month}月{today.day}日" in page
    count = Listing(year.file.db, ledger).count(View(2023))
    assert f"{count} {ledger.measure}" in pages[-1]


@pytest.mark.parametrize("key", KEYS)
def test_its_days_and_numbers_have_their_year(year: Operations, key: str) -> None:
    ledger = year.file.catalogue.ledger(key)
    drawn = {line for page in letters(ledger_pdf(year.file, ledger, YEAR).pdf) for line in _cells(page)}
    for column in ledger.columns:
        leaf = resolve(ledger.model, column.path)[-1]
        if len(resolve(ledger.model, column.path)) == 1 and isinstance(leaf, (Date, RecordNumber, Month)):
            values = [value for value in _values(year, ledger, column.path) if value is not None]
            for value in values:
                text = leaf.format(value)
                assert text in drawn
                if not isinstance(leaf, RecordNumber):
                    assert re.fullmatch(r"(19|20)\d\d-\d\d(-\d\d)?", text)


@pytest.mark.parametrize("key", KEYS)
def test_it_has_one_type_size_and_whole_names(year: Operations, key: str) -> None:
    ledger = year.file.catalogue.ledger(key)
    pages = letters(ledger_pdf(year.file, ledger, YEAR).pdf)
    assert len({round(each.size, 2) for page in pages for each in page if 32 < each.y < 192}) == 1
    drawn = "\n".join(line for page in pages for line in _cells(page))
    for column in ledger.columns:
        leaf = resolve(ledger.model, column.path)[-1]
        if getattr(leaf, "kind", "") == "person_name":
            for value in _values(year, ledger, column.path):
                for name in value if isinstance(value, tuple) else [value or ""]:
                    assert name in drawn


def _cells(page: list[Any]) -> list[str]:
    """The texts of a page, split where the pen jumps to another cell."""
    cells: list[str] = []
    last = None
    for letter in page:
        near = last is not None and abs(letter.y - last.y) < 0.1 and 0 < letter.x - last.x < 4
        cells[-1:] = [cells[-1] + letter.text] if near and cells else [*cells[-1:], letter.text]
        last = letter
    return cells


def test_rows_of_every_year_are_printed_without_a_year_in_the_heading(year: Operations) -> None:
    ledger = year.file.catalogue.ledger("dispute")
    page = letters(ledger_pdf(year.file, ledger, YEAR, view=View()).pdf)[0]
    assert lines(page)[0][0] == "下良镇 人民调解台账"


def test_every_party_of_a_dispute_is_on_the_paper(year: Operations) -> None:
    ledger = year.file.catalogue.ledger("dispute")
    pages = texts(ledger_pdf(year.file, ledger, YEAR).pdf)
    assert "等 3 人" not in "".join(pages)
    parties = [names for names in _values(year, ledger, "parties.name") if names and len(names) > 2]
    assert parties
    for names in parties:
        assert all(any(name in page for page in pages) for name in names)


def test_a_command_leaves_the_name_to_be_written(year: Operations, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(year.file, "operator", "命令行")
    assert "命令行" not in texts(ledger_pdf(year.file, year.file.catalogue.ledger("dispute"), YEAR).pdf)[0]


def test_a_unit_is_not_said_twice_in_a_heading(year: Operations) -> None:
    page = texts(ledger_pdf(year.file, year.file.catalogue.ledger("volunteerassessment"), YEAR).pdf)[0]
    assert "学时（学时）" not in page
    assert "履职（次）" in page
