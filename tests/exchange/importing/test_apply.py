"""An import is one operation: all good rows or none; bad rows go to the reject sheet."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import FileLocked, KnownError, OperationRefused
from lawgov_desktop.exchange.exporting.export import export
from lawgov_desktop.exchange.exporting.template_sheet import blank
from lawgov_desktop.exchange.importing.apply import apply
from lawgov_desktop.exchange.importing.plan import plan
from lawgov_desktop.exchange.importing.plan_result import ImportPlan
from lawgov_desktop.exchange.importing.reader import read
from lawgov_desktop.exchange.importing.reject_sheet import write_report
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.storage.opening import create_file, open_file
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.storage.write.operations import Change, Operations
from lawgov_desktop.storage.write.undo import Undo
from tests.exchange.exchange_sheets import planned as judged
from tests.exchange.exchange_sheets import table, write_xlsx

HEAD = ["姓名", "性别", "身份证号", "电话", "村"]


def planned(operations: Operations, path: Path, key: str = "person", create: bool = False) -> ImportPlan:
    return judged(operations, path, key, create)


def people(tmp_path: Path, *rows: list[Any], name: str = "人员.xlsx") -> Path:
    return write_xlsx(tmp_path / name, [HEAD, *rows])


def operations(operations: Operations) -> int:
    return int(operations.file.db.execute_sql("SELECT max(id) FROM operation").fetchone()[0])


def test_good_rows_come_in_and_bad_ones_into_a_sheet_to_correct(town: Operations, tmp_path: Path) -> None:
    path = people(
        tmp_path,
        ["李明山", "男", "", "13912345678", "东河村"],
        ["王秀英", "女", 140423199001011234, "", "柳沟村"],
        ["赵四", "男", "", "139123", "外村"],
    )
    plan_ = planned(town, path)
    assert write_report(plan_, tmp_path / "问题.xlsx") == 2
    report = apply(town, plan_)
    assert (report.added, report.left_out) == (1, 2)
    assert report.sentence == "导入人员：人员.xlsx：新增 1 行，没有导入 2 行。"
    rows = table(tmp_path / "问题.xlsx")
    assert [row["姓名"] for row in rows] == ["王秀英", "赵四"]
    assert "15 位以后的数已经丢失" in rows[0]["问题"]
    assert "手机号应是 11 位" in rows[1]["问题"]
    assert "没有“外村”" in rows[1]["问题"]
    again = planned(town, tmp_path / "问题.xlsx")
    assert again.count("bad") == 2
    head = list(rows[0])
    mended = [[row | {"身份证号": "", "电话": "", "村": "柳沟村"}][0] for row in rows]
    write_xlsx(tmp_path / "改好.xlsx", [head, *([row[h] for h in head] for row in mended)])
    assert apply(town, planned(town, tmp_path / "改好.xlsx")).added == 2
    assert Person.select().count() == 3


def test_a_possible_twin_comes_in_when_the_clerk_writes_yes(town: Operations, tmp_path: Path) -> None:
    apply(town, planned(town, people(tmp_path, ["李明山", "男", "", "", "东河村"])))
    other = planned(town, people(tmp_path, ["李明山", "男", "", "0355-0001111", "东河村"]))
    write_report(other, tmp_path / "问题.xlsx")
    row = table(tmp_path / "问题.xlsx")[0]
    assert "可能重复：与 001（李明山）相同或相近" in row["问题"]
    head = list(row)
    write_xlsx(tmp_path / "改好.xlsx", [head, [(row | {"仍要导入": "是"})[h] for h in head]])
    assert apply(town, planned(town, tmp_path / "改好.xlsx")).added == 1


def test_one_operation_one_notice(town: Operations, tmp_path: Path) -> None:
    heard: list[Change] = []
    town.listen(heard.append)
    before = operations(town)
    path = people(tmp_path, *([f"人{'甲乙丙丁戊'[n]}", "", "", "", "前庄村"] for n in range(5)))
    report = apply(town, planned(town, path, create=True))
    assert operations(town) == before + 1 == report.operation
    assert [change.name for change in heard] == ["导入人员：人员.xlsx"]
    assert heard[0].tables >= {"person", "village"}
    assert report.created == ("村（社区）前庄村",)


@pytest.mark.parametrize("way", ["cancel", "progress", "clash"])
def test_all_or_nothing_and_the_plan_can_be_applied_again(town: Operations, tmp_path: Path, way: str) -> None:
    rows = [
        [f"人{'甲乙丙丁戊己庚辛壬癸'[n % 10]}{'一二三'[n // 10]}", "", "", "", "前庄村"] for n in range(30)
    ]
    plan_ = planned(town, people(tmp_path, *rows), create=True)
    before = operations(town)

    def stop(done: int, _total: int, _what: str) -> None:
        if done:
            raise OperationRefused("已取消。")

    words: dict[str, Any] = {"cancel": {"cancel": lambda: True}, "progress": {"progress": stop}, "clash": {}}[
        way
    ]
    if way == "clash":
        # Somebody registers the village between the preview and the import.
        town.save(town.file.catalogue.ledger("village"), Village(name="前庄村"))
        before = operations(town)
    with pytest.raises(KnownError):
        apply(town, plan_, **words)
    assert operations(town) == before
    assert Person.select().count() == 0
    if way != "clash":
        assert apply(town, plan_).added == 30
        assert Person.select().count() == 30


def test_a_file_opened_only_to_read_is_planned_but_not_written(
    town: Operations, tmp_path: Path, catalogue: Catalogue
) -> None:
    path = people(tmp_path, ["李明山", "男", "", "", "东河村"])
    where = town.file.path
    town.file.close()
    with open_file(where, catalogue, read_only=True) as file:
        plan_ = plan(file, catalogue.ledger("person"), read(path))
        assert plan_.count("new") == 1
        with pytest.raises(FileLocked):
            apply(Operations(file), plan_)


def test_what_came_in_is_found_by_searching(town: Operations, tmp_path: Path) -> None:
    apply(town, planned(town, people(tmp_path, ["任𰻝", "男", "", "", "东河村"])))
    listing = Listing(town.file.db, town.file.catalogue.ledger("person"))
    assert listing.count(View(text="𰻝")) == 1
    assert listing.count(View(text="东河")) == 1


def test_a_change_made_meanwhile_stops_the_import(town: Operations, tmp_path: Path) -> None:
    apply(town, planned(town, people(tmp_path, ["李明山", "男", "", "0355-0001111", "东河村"])))
    path = write_xlsx(
        tmp_path / "改.xlsx", [["编号", *HEAD], ["001", "李明山", "男", "", "0355-0002222", "东河村"]]
    )
    plan_ = planned(town, path)
    person = Person.get()
    person.employer = "村委会"
    town.save(town.file.catalogue.ledger("person"), person, {"roles": []})
    with pytest.raises(KnownError, match=r"第 2 行"):
        apply(town, plan_)
    assert Person.get().phone == "0355-0001111"


def test_an_import_is_taken_back_as_a_whole(town: Operations, tmp_path: Path) -> None:
    undo = Undo(town.file, town)
    path = people(tmp_path, ["李明山", "男", "", "", "前庄村"], ["王秀英", "女", "", "", "东河村"])
    apply(town, planned(town, path, create=True))
    undo.undo()
    assert Person.select().where(Person.deleted_at.is_null()).count() == 0
    assert Village.select().where((Village.name == "前庄村") & Village.deleted_at.is_null()).count() == 0
    assert planned(town, path, create=True).count("new") == 2


# -- from one file into another --------------------------------------------------------------------------------


def test_a_ledger_moves_into_an_empty_file_with_its_numbers_and_child_rows(
    sample: Operations, tmp_path: Path, catalogue: Catalogue
) -> None:
    keys = ("village", "mediationcommittee", "dispute")
    for key in keys:
        export(sample.file, catalogue.ledger(key), tmp_path / f"{key}.xlsx", view=View())
    sample.file.close()
    with create_file(tmp_path / "新.db", catalogue) as file:
        operations = Operations(file)
        for key in keys:
            plan_ = plan(file, catalogue.ledger(key), read(tmp_path / f"{key}.xlsx"))
            assert [p.sentence for p in plan_.problems] == []
            assert apply(operations, plan_).renumbered == ()
        export(file, catalogue.ledger("dispute"), tmp_path / "又.xlsx", view=View())
    for page in ("纠纷", "当事人", "调解员", "调解记录", "三色变更"):
        assert table(tmp_path / "又.xlsx", page) == table(tmp_path / "dispute.xlsx", page)


# -- the empty sheet ------------------------------------------------------------------------------------------


def test_an_empty_sheet_filled_in_comes_back(town: Operations, tmp_path: Path) -> None:
    ledger = town.file.catalogue.ledger("dispute")
    count = blank(town.file, ledger, tmp_path / "空.xlsx")
    head = [str(cell) for cell in read(tmp_path / "空.xlsx").pages[0].rows[0]]
    assert len(head) == count
    assert "编号" not in head
    assert {"甲方", "甲方身份证号", "甲方电话", "乙方", "调解员"} <= set(head)
    assert planned(town, tmp_path / "空.xlsx", "dispute").unknown == ()
    filled = {
        "受理日期": dt.date(2023, 4, 12),
        "村（社区）": "东河村",
        "纠纷类型": "邻里",
        "案件来源": "群众来访申请",
        "结果": "调解成功（口头协议）",
        "达成日期": dt.date(2023, 4, 20),
        "甲方": "李明山",
        "甲方电话": "13912345678",
        "乙方": "王秀英",
        "调解员": "孔玉梅",
        "调解记录": "2023-04-13 听取意见；查看现场；2023-04-20 达成一致",
        "涉及金额（元）": 3200.5,
    }
    write_xlsx(tmp_path / "填.xlsx", [head, [filled.get(h, "") for h in head]])
    plan_ = planned(town, tmp_path / "填.xlsx", "dispute")
    assert [p.sentence for p in plan_.problems] == []
    apply(town, plan_)
    kept = Dispute.get()
    assert kept.amount == 320_050
    assert [s.content for s in kept.sessions] == ["听取意见；查看现场", "达成一致"]
    assert [p.phone for p in kept.parties] == ["13912345678", None]


def test_an_empty_sheet_carries_hints_lists_and_text_columns(town: Operations, tmp_path: Path) -> None:
    import zipfile

    blank(town.file, town.file.catalogue.ledger("person"), tmp_path / "空.xlsx")
    with zipfile.ZipFile(tmp_path / "空.xlsx") as packed:
        parts = {
            name: packed.read(name).decode() for name in packed.namelist() if name.endswith((".xml", ".vml"))
        }
    sheet = parts["xl/worksheets/sheet1.xml"]
    assert "选项" in sheet
    assert 'type="list"' in sheet
    assert 'state="hidden"' in parts["xl/workbook.xml"]
    assert "东河村" in parts["xl/sharedStrings.xml"]
    assert "必填" in parts["xl/comments1.xml"]
    assert "18 位，这一列是文本" in parts["xl/comments1.xml"]
    assert 'numFmtId="49"' in parts["xl/styles.xml"]


@pytest.mark.parametrize(
    "key", ["village", "person", "department", "dispute", "mediationcommittee", "volunteer", "certificate"]
)
def test_every_empty_sheet_is_understood_again(town: Operations, tmp_path: Path, key: str) -> None:
    blank(town.file, town.file.catalogue.ledger(key), tmp_path / "空.xlsx")
    plan_ = planned(town, tmp_path / "空.xlsx", key)
    assert plan_.rows == []
    assert plan_.unknown == ()
