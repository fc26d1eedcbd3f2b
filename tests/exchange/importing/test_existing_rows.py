"""Existing rows: the same row again, a row with a number, its child rows, and persons not registered yet."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.errors import OperationRefused
from lawgov_desktop.exchange.importing.apply import apply
from lawgov_desktop.exchange.importing.plan import plan
from lawgov_desktop.exchange.importing.reader import read
from lawgov_desktop.storage.write.operations import Operations
from tests.exchange.exchange_sheets import HEAD, Rows, case, id_number, planned, said, write_xlsx

# -- existing rows ----------------------------------------------------------------------------------


def test_the_same_sheet_twice_brings_nothing(town: Operations, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [HEAD, case(), case("2023-05-05")])
    apply(town, planned(town, path))
    again = planned(town, path)
    assert [row.state for row in again.rows] == ["same", "same"]
    assert apply(town, again).operation == 0


def test_a_case_that_looks_like_one_kept_is_not_taken_twice(town: Operations, tmp_path: Path) -> None:
    apply(town, planned(town, write_xlsx(tmp_path / "a.xlsx", [HEAD, case()])))
    other = planned(town, write_xlsx(tmp_path / "b.xlsx", [HEAD, case(涉及金额=9999)]))
    assert [row.state for row in other.rows] == ["duplicate"]
    assert "2023-001" in other.rows[0].duplicate_of
    assert apply(town, other).operation == 0
    other.rows[0].accepted = True
    assert apply(town, other).added == 1


def test_other_people_on_the_same_day_are_another_case(town: Operations, tmp_path: Path) -> None:
    rows = [case(), case(甲方="赵四", 乙方="钱五")]
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", [HEAD, *rows]))
    assert [row.state for row in plan_.rows] == ["new", "new"]


def test_a_row_twice_in_one_sheet(town: Operations, tmp_path: Path) -> None:
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", [HEAD, case(), case()]))
    assert [row.state for row in plan_.rows] == ["new", "duplicate"]
    assert plan_.rows[1].duplicate_of == "与本表第 2 行相同或相近"


def test_rows_numbered_apart_are_two_even_when_they_look_alike(town: Operations, tmp_path: Path) -> None:
    rows = [["编号", *HEAD], ["2023-001", *case()], ["2023-002", *case()]]
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", rows))
    assert [row.state for row in plan_.rows] == ["new", "new"]


def test_what_is_unique_only_while_it_lasts_may_come_again(town: Operations, tmp_path: Path) -> None:
    apply(
        town, planned(town, write_xlsx(tmp_path / "a.xlsx", [["姓名", "村"], ["李明山", "东河村"]]), "person")
    )
    head = [*ROLL, "退出日期", "退出原因"]
    days = ["2023-03-06", "2023-04-26", "合格", "2023-05-10"]
    who = ["李明山", "", "", "", "东河村"]
    first = [*who, "2020-03-06", "2020-04-26", "合格", "2020-05-10", "2022-05-01", "调离"]
    path = write_xlsx(tmp_path / "b.xlsx", [head, first, [*who, *days], [*who, *days[:3], "2023-06-10"]])
    plan_ = planned(town, path, "volunteer")
    assert [row.state for row in plan_.rows] == ["new", "new", "duplicate"]
    apply(town, plan_)
    assert [row.state for row in planned(town, path, "volunteer").rows] == ["same", "same", "duplicate"]


def test_two_people_of_one_name_are_told_apart_by_their_id_numbers(town: Operations, tmp_path: Path) -> None:
    one, other = id_number("14049919800101001"), id_number("14049919900101001")
    head = ["姓名", "村", "身份证号", "电话"]
    path = write_xlsx(tmp_path / "a.xlsx", [head, ["李明山", "东河村", one, "0355-0001111"]])
    apply(town, planned(town, path, "person"))
    plan_ = planned(
        town,
        write_xlsx(
            tmp_path / "b.xlsx",
            [
                head,
                ["李明山", "东河村", other, ""],
                ["李明山", "柳沟村", one, ""],
                ["李明山", "东河村", "", "0355-0002222"],
            ],
        ),
        "person",
    )
    assert [row.state for row in plan_.rows] == ["new", "duplicate", "duplicate"]
    plan_.rows[1].accepted = True
    assert not plan_.rows[1].written, "one ID number stays one person, whatever the clerk says"


# -- numbers of this ledger ---------------------------------------------------------------------------------


def test_a_number_of_this_ledger_changes_that_row_only_where_cells_are_filled(
    town: Operations, tmp_path: Path
) -> None:
    apply(town, planned(town, write_xlsx(tmp_path / "a.xlsx", [[*HEAD, "备注"], [*case(), "原来的"]])))
    head = ["编号", *HEAD, "备注"]
    path = write_xlsx(tmp_path / "b.xlsx", [head, ["2023-001", *case(涉及金额=5000), ""]])
    plan_ = planned(town, path)
    assert [row.state for row in plan_.rows] == ["change"]
    assert plan_.rows[0].changes == ["涉及金额：3,200.00 → 5,000.00"]
    report = apply(town, plan_)
    assert (report.added, report.changed) == (0, 1)
    kept = Dispute.get(Dispute.number == 2023_000001)
    assert (kept.amount, kept.remark) == (500_000, "原来的")
    assert [row.state for row in planned(town, path).rows] == ["same"]


def test_somebody_elses_numbers_never_overwrite_ours(town: Operations, tmp_path: Path) -> None:
    head = ["编号", "姓名", "性别", "村", "电话"]
    apply(
        town,
        planned(
            town,
            write_xlsx(tmp_path / "a.xlsx", [head[1:], ["李明山", "男", "东河村", "0355-0001111"]]),
            "person",
        ),
    )
    theirs = write_xlsx(tmp_path / "b.xlsx", [head, ["1", "王秀英", "女", "柳沟村", "0355-0002222"]])
    plan_ = planned(town, theirs, "person")
    assert [row.state for row in plan_.rows] == ["duplicate"]
    assert "内容大半不同" in plan_.rows[0].duplicate_of
    plan_.rows[0].accepted = True
    apply(town, plan_)
    assert [p.name for p in Person.select().order_by(Person.number)] == ["李明山", "王秀英"]


def test_numbers_of_a_new_ledger_are_kept_and_never_given_again(town: Operations, tmp_path: Path) -> None:
    head = ["编号", *HEAD]
    rows = [head, ["2023-007", *case()], ["2023-003", *case("2023-05-05")], ["", *case("2023-06-06")]]
    report = apply(town, planned(town, write_xlsx(tmp_path / "a.xlsx", rows)))
    assert report.renumbered == ()
    numbers = {r.accepted_on.month: Dispute.number.format(r.number) for r in Dispute.select()}
    assert numbers == {5: "2023-003", 4: "2023-007", 6: "2023-008"}
    later = apply(
        town, planned(town, write_xlsx(tmp_path / "b.xlsx", [head, ["2023-005", *case("2023-07-07")]]))
    )
    assert later.renumbered == (("2023-005", "2023-009"),)


def test_a_number_in_the_trash_or_twice_in_the_sheet(town: Operations, tmp_path: Path) -> None:
    apply(town, planned(town, write_xlsx(tmp_path / "a.xlsx", [HEAD, case()])))
    town.trash(town.file.catalogue.ledger("dispute"), [Dispute.get()])
    head = ["编号", *HEAD]
    rows = [head, ["2023-001", *case()], ["2023-009", *case("2023-05-05")], ["2023-009", *case("2023-06-06")]]
    plan_ = planned(town, write_xlsx(tmp_path / "b.xlsx", rows))
    assert [row.state for row in plan_.rows] == ["bad", "new", "bad"]
    assert said(plan_) == [
        "编号 2023-001 在回收站里，请先恢复它，或清空这一格",
        "编号与第 3 行相同，请改正或清空",
    ]


# -- child rows of a kept record ----------------------------------------------------------------------------


def parties() -> list[tuple[str, str, str | None]]:
    return [
        (p.side, p.name, p.phone) for p in Dispute.get().parties.order_by(Dispute.parties.rel_model.position)
    ]


def test_child_rows_are_added_and_completed_but_never_taken_away(town: Operations, tmp_path: Path) -> None:
    head = [*HEAD, "甲方电话"]
    apply(town, planned(town, write_xlsx(tmp_path / "a.xlsx", [head, [*case(), "13912345678"]])))
    head = ["编号", *HEAD]
    path = write_xlsx(tmp_path / "b.xlsx", [head, ["2023-001", *case(甲方="", 乙方="王秀英、张二")]])
    assert planned(town, path).rows[0].changes == ["添加乙方张二"]
    apply(town, planned(town, path))
    assert parties() == [("甲方", "李明山", "13912345678"), ("乙方", "王秀英", None), ("乙方", "张二", None)]


def test_a_party_is_recognised_under_a_corrected_name_by_their_telephone(
    town: Operations, tmp_path: Path
) -> None:
    apply(
        town, planned(town, write_xlsx(tmp_path / "a.xlsx", [[*HEAD, "甲方电话"], [*case(), "13912345678"]]))
    )
    head = ["编号", *HEAD, "甲方电话"]
    corrected = write_xlsx(tmp_path / "b.xlsx", [head, ["2023-001", *case(甲方="李明珊"), "13912345678"]])
    apply(town, planned(town, corrected))
    assert parties() == [("甲方", "李明珊", "13912345678"), ("乙方", "王秀英", None)]


def test_another_name_never_inherits_what_is_kept_of_somebody_else(town: Operations, tmp_path: Path) -> None:
    apply(
        town, planned(town, write_xlsx(tmp_path / "a.xlsx", [[*HEAD, "甲方电话"], [*case(), "13912345678"]]))
    )
    path = write_xlsx(tmp_path / "b.xlsx", [["编号", *HEAD], ["2023-001", *case(甲方="赵四")]])
    apply(town, planned(town, path))
    assert parties() == [("甲方", "李明山", "13912345678"), ("乙方", "王秀英", None), ("甲方", "赵四", None)]


# -- people and villages that are missing ---------------------------------------------------------------------

ROLL = ["姓名", "性别", "身份证号", "联系电话", "村", "推荐日期", "考核日期", "考核结果", "认定日期"]


def roll(*rows: Sequence[object]) -> Rows:
    days = ["2023-03-06", "2023-04-26", "合格", "2023-05-10"]
    return [ROLL, *([*row, *days] for row in rows)]


def test_volunteers_are_found_by_id_number_or_name_and_village(town: Operations, tmp_path: Path) -> None:
    number = id_number("14049919800101001")
    people = [
        ["姓名", "村", "身份证号"],
        ["李明山", "东河村", number],
        ["王秀英", "东河村", ""],
        ["王秀英", "柳沟村", ""],
    ]
    apply(town, planned(town, write_xlsx(tmp_path / "a.xlsx", people), "person"))
    rows = roll(["李明山", "", number, "", "石坡村"], ["王秀英", "", "", "", "柳沟村"])
    plan_ = planned(town, write_xlsx(tmp_path / "b.xlsx", rows), "volunteer")
    assert said(plan_) == []
    apply(town, plan_)
    assert [(v.person.name, v.person.village.name) for v in Volunteer.select()] == [
        ("李明山", "东河村"),
        ("王秀英", "柳沟村"),
    ]
    assert [row.state for row in planned(town, tmp_path / "b.xlsx", "volunteer").rows] == ["same", "same"]


def test_missing_people_are_named_or_registered(town: Operations, tmp_path: Path) -> None:
    number = id_number("14049919800101001")
    rows = roll(["李明山", "男", number, "13912345678", "东河村"], ["赵四", "", "", "", "东街社区"])
    path = write_xlsx(tmp_path / "表.xlsx", rows)
    refused = planned(town, path, "volunteer")
    assert [row.state for row in refused.rows] == ["bad", "bad"]
    assert "“人员”里没有“李明山”" in said(refused)[0]
    assert "“村（社区）”里没有“东街社区”" in said(refused)[1]
    plan_ = planned(town, path, "volunteer", create=True)
    assert said(plan_) == []
    report = apply(town, plan_)
    assert report.created == ("人员李明山", "村（社区）东街社区", "人员赵四")
    person = Person.get(Person.name == "李明山")
    assert (person.id_number, person.phone, person.village.name) == (number, "13912345678", "东河村")
    assert Village.get(Village.name == "东街社区").kind == "社区"
    assert Person.get(Person.name == "赵四").village.name == "东街社区"
    assert [row.state for row in planned(town, path, "volunteer").rows] == ["same", "same"]


def test_a_wrong_name_to_an_id_number_is_refused(town: Operations, tmp_path: Path) -> None:
    number = id_number("14049919800101001")
    apply(
        town,
        planned(town, write_xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号"], ["李明山", number]]), "person"),
    )
    plan_ = planned(
        town, write_xlsx(tmp_path / "b.xlsx", roll(["李明水", "", number, "", "东河村"])), "volunteer", True
    )
    assert said(plan_)[0] == f"身份证号 {number} 在“人员”里是李明山，这里写的是李明水，请核对"


def test_private_parties_never_fill_the_register_of_people(town: Operations, tmp_path: Path) -> None:
    apply(town, planned(town, write_xlsx(tmp_path / "表.xlsx", [HEAD, case(村="前庄村")]), create=True))
    assert Person.select().count() == 0
    assert Village.select().where(Village.name == "前庄村").count() == 1


def test_only_what_good_rows_need_is_registered(town: Operations, tmp_path: Path) -> None:
    rows = [HEAD, case(村="前庄村", 涉及金额="很多"), case(村="后庄村")]
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", rows), create=True)
    assert [row.name for _ledger, row in plan_.created] == ["后庄村"]


def test_planning_writes_nothing_and_can_be_stopped(town: Operations, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [HEAD, case(村="前庄村")])
    before = town.file.db.execute_sql("SELECT max(id) FROM operation").fetchone()
    ledger = town.file.catalogue.ledger("dispute")
    told: list[Any] = []
    plan(town.file, ledger, read(path), True, progress=lambda *words: told.append(words))
    assert told == [(0, 1, "核对纠纷")]
    with pytest.raises(OperationRefused, match="已取消"):
        plan(town.file, ledger, read(path), True, cancel=lambda: True)
    assert town.file.db.execute_sql("SELECT max(id) FROM operation").fetchone() == before


def test_the_history_names_the_file(town: Operations, tmp_path: Path) -> None:
    report = apply(
        town, planned(town, write_xlsx(tmp_path / "旧台账.xlsx", [HEAD, case(), case("2023-05-05")]))
    )
    rows = town.file.db.execute_sql(
        "SELECT id, name, operator FROM operation ORDER BY id DESC LIMIT 1"
    ).fetchall()
    assert rows == [(report.operation, "导入纠纷：旧台账.xlsx", "赵敏")]
    sql = "SELECT diff FROM change WHERE operation = ? AND table_name = 'dispute'"
    diffs = [json.loads(row[0]) for row in town.file.db.execute_sql(sql, (report.operation,)).fetchall()]
    assert len(diffs) == 2
