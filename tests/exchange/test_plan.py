"""Sheets as offices keep them: recognised, judged cell by cell, and never taken twice."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from exchange_sheets import Rows, write_csv, write_ods, write_xls, write_xlsx

from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.errors import FileProblem, Refused
from lawgov_desktop.exchange.apply import apply
from lawgov_desktop.exchange.plan import plan
from lawgov_desktop.exchange.planned import ImportPlan
from lawgov_desktop.exchange.read import read
from lawgov_desktop.records import dates
from lawgov_desktop.records.identity import check_digit
from lawgov_desktop.storage.operations import Door

HEAD = ["受理日期", "村", "纠纷类型", "案件来源", "结果", "达成日期", "甲方", "乙方", "调解员", "涉及金额"]


def case(day: object = "2023-04-12", **other: object) -> list[object]:
    """One good row under HEAD, with single cells replaced."""
    row: dict[str, object] = {
        **dict(zip(HEAD, [day, "东河村", "邻里", "群众来访申请", "口头", "2023-12-20"], strict=False)),
        "甲方": "李明山",
        "乙方": "王秀英",
        "调解员": "孔玉梅",
        "涉及金额": 3200,
    }
    return list((row | other).values())


@pytest.fixture
def town(door: Door) -> Door:
    """A file with three villages, and 2023 as its working year."""
    ledger = door.file.catalogue.ledger("village")
    for name in ("东河村", "柳沟村", "石坡村"):
        door.save(ledger, Village(name=name))
    dates.set_working_year(2023)
    return door


def planned(door: Door, path: Path, key: str = "dispute", create: bool = False) -> ImportPlan:
    return plan(door.file, door.file.catalogue.ledger(key), read(path), create)


def said(plan_: ImportPlan) -> list[str]:
    return [problem.sentence for problem in plan_.problems]


def id_number(first17: str) -> str:
    return first17 + check_digit(first17)


# -- headings -----------------------------------------------------------------------------------------------

LAYERED: Rows = [
    ["2023年下良镇矛盾纠纷排查化解台账"],
    [
        *("序号", "受理时间", "所在村", "纠纷类别", "来源", "申请人", "", "", "被申请人", ""),
        *("调解人", "调处结果", "办结时间", "金额（万元）", "领导批示"),
    ],
    ["", "", "", "", "", "姓 名", "身份证号码", "联系电话", "姓名", "电话"],
    [
        *(1, dt.date(2023, 4, 12), "东河村", "邻里纠纷", "群众来访申请"),
        *("李 明", "11010519491231002X", 13912345678, "王秀英、张建国", "13812345678、13712345678"),
        *("孔玉梅 苗雪梅", "书面", "2023.4.20", 0.32),
    ],
    [
        *(2, "2023年5月6日", "", "婚姻家庭", "信访转来"),
        *("赵四海", "", "无", "钱五", "/", "孔玉梅", "口头", 45057, ""),
    ],
    ["合 计", "", "", "", "", "", "", "", "", "", "", "", "", 0.32],
    ["", "填表人：赵敏"],
]
MERGED = [
    (0, 0, 0, 14),
    *((1, column, 2, column) for column in (0, 1, 2, 3, 4, 10, 11, 12, 13, 14)),
    (1, 5, 1, 7),
    (1, 8, 1, 9),
    (3, 2, 4, 2),
    (5, 0, 5, 2),
]


def test_a_ledger_with_a_title_and_a_heading_of_two_rows(town: Door, tmp_path: Path) -> None:
    plan_ = planned(town, write_xlsx(tmp_path / "旧台账.xlsx", LAYERED, merged=MERGED))
    assert said(plan_) == []
    assert [row.state for row in plan_.rows] == ["new", "new"]
    assert plan_.unknown == ("领导批示",)
    assert {line for line, _why in plan_.layout.skipped} == {6, 7}
    first, second = (row.record for row in plan_.rows)
    assert first.accepted_on == dt.date(2023, 4, 12)
    assert first.amount == 320_000
    assert second.concluded_on == dt.date(2023, 5, 11)
    assert {first.village.name, second.village.name} == {"东河村"}
    parties = [(p.side, p.name, p.phone, p.id_number) for p in plan_.rows[0].children["parties"]]
    assert parties == [
        ("甲方", "李明", "13912345678", "11010519491231002X"),
        ("乙方", "王秀英", "13812345678", None),
        ("乙方", "张建国", "13712345678", None),
    ]
    assert [m.name for m in plan_.rows[0].children["mediators"]] == ["孔玉梅", "苗雪梅"]
    assert plan_.rows[1].children["parties"][0].phone is None


@pytest.mark.parametrize("name", ["表.xlsx", "表.xls", "表.ods", "表.csv"])
def test_the_same_ledger_from_every_kind_of_file(town: Door, tmp_path: Path, name: str) -> None:
    write = {"表.xls": write_xls, "表.ods": write_ods, "表.csv": write_csv}.get(name, write_xlsx)
    plan_ = planned(
        town, write(tmp_path / name, [["纠纷台账"], [], HEAD, case(), case("2023-05-01", 村="柳沟")])
    )
    assert said(plan_) == []
    assert [row.record.village.name for row in plan_.rows] == ["东河村", "柳沟村"]
    assert [row.record.amount for row in plan_.rows] == [320_000, 320_000]
    assert [row.line for row in plan_.rows] == [4, 5]


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("姓　名*", "name"),
        ("名字", "name"),
        ("身份证号码", "id_number"),
        ("公民身份号码", "id_number"),
        ("手机号", "phone"),
        ("联系方式", "phone"),
        ("家庭住址", "address"),
        ("所在村", "village"),
        ("出生年月日", "birth_date"),
        ("学历", "education"),
        ("备 注：", "remark"),
    ],
)
def test_headings_people_use(town: Door, tmp_path: Path, heading: str, field: str) -> None:
    other = ["姓名", "性别"] if field != "name" else ["性别", "民族"]
    plan_ = planned(
        town, write_xlsx(tmp_path / "表.xlsx", [[*other, heading], ["李明山", "男", ""]]), "person"
    )
    assert plan_.layout.head.meanings[2].field.name == field


def test_a_sheet_without_a_heading_is_refused(town: Door, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="没有找到纠纷的表头"):
        planned(town, write_xlsx(tmp_path / "表.xlsx", [["会议纪要"], ["今天开会"], ["明天", "也开"]]))


def test_an_empty_row_and_a_numbered_empty_row_are_nothing(town: Door, tmp_path: Path) -> None:
    head = ["序号", *HEAD]
    rows = [head, [1, *case()], [], [2], ["  "], [3, *case("2023-06-01", 甲方="赵四")], head]
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", rows))
    assert [row.line for row in plan_.rows] == [2, 6]


def test_the_right_page_of_several(town: Door, tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "表.xlsx", [["说明"], ["请填下一页"]], title="说明", more={"台账": [HEAD, case()]}
    )
    assert planned(town, path).count("new") == 1


# -- cells --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "day",
    [
        *("2023-4-12", "2023.04.12", "2023年4月12日", "20230412", "2023/4/12 00:00:00", "4.12", "23-4-12"),
        *(dt.date(2023, 4, 12), dt.datetime(2023, 4, 12, 9, 30), 45028, 20230412, 4.12),
    ],
)
def test_a_day_in_every_spelling(town: Door, tmp_path: Path, day: object) -> None:
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", [HEAD, case(day)]))
    assert said(plan_) == []
    assert plan_.rows[0].record.accepted_on == dt.date(2023, 4, 12)


@pytest.mark.parametrize(
    ("column", "cell", "sentence"),
    [
        ("受理日期", "2023-02-30", "2 月只有 28 天"),
        ("受理日期", "去年冬天", "看不懂这个日期"),
        ("受理日期", 4.1, "4 月 1 日还是 4 月 10 日"),
        ("受理日期", "2999-01-01", "年份 2999 不对"),
        ("受理日期", "", "请填写受理日期"),
        ("村", "上甘岭村", "没有“上甘岭村”"),
        ("纠纷类型", "星际", "没有“星际”这一项"),
        ("结果", "成功", "没有“成功”这一项"),
        ("达成日期", "2023-04-01", "早于受理日期"),
        ("涉及金额", "三千", "请写数字"),
        ("涉及金额", 12.345, "最多写到分"),
        ("甲方", "", "达成协议要有甲方"),
        ("备注", dt.date(2023, 1, 1), "变成了日期"),
    ],
)
def test_a_bad_cell_is_named_with_its_row_and_column(
    town: Door, tmp_path: Path, column: str, cell: object, sentence: str
) -> None:
    rows = [[*HEAD, "备注"], case(), case("2023-05-05", **{column: cell})]
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", rows))
    assert [row.state for row in plan_.rows] == ["new", "bad"]
    problem = next(p for p in plan_.problems if sentence in p.sentence)
    assert problem.line == 3


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        (140423199001011234, "15 位以后的数已经丢失"),
        ("1.40423E+17", "15 位以后的数已经丢失"),
        ("140423900101123", "15 位的旧身份证号"),
        ("11010519491231002", "应是 18 位，现在有 17 位"),
        ("110105194912310021", "最后一位对不上"),
        ("110105********002X", "打了星号"),
    ],
)
def test_an_id_number_that_is_not_whole_is_refused(
    town: Door, tmp_path: Path, cell: object, sentence: str
) -> None:
    plan_ = planned(
        town, write_xlsx(tmp_path / "表.xlsx", [["姓名", "身份证号"], ["李明山", cell]]), "person"
    )
    assert [row.state for row in plan_.rows] == ["bad"]
    assert sentence in said(plan_)[0]
    assert plan_.problems[0].column == "身份证号"


def test_numbers_where_text_is_meant(town: Door, tmp_path: Path) -> None:
    head = ["姓名", "手机", "身份证号", "住址"]
    rows = [head, ["李明山", 13912345678, "'11010519491231002x", 12], ["王秀英", "139 1234 5678", "无", "/"]]
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", rows), "person")
    assert said(plan_) == []
    first, second = (row.record for row in plan_.rows)
    assert (first.phone, first.id_number, first.address) == ("13912345678", "11010519491231002X", "12")
    assert (second.phone, second.id_number, second.address) == ("13912345678", None, None)


def test_formulas_give_their_values(town: Door, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [HEAD, case(涉及金额="==1000+2200.1=>3200.1")])
    import xlsxwriter

    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate([HEAD, case()]):
            for column, cell in enumerate(cells):
                sheet.write(row, column, cell)
        sheet.write_formula(1, HEAD.index("涉及金额"), "=0.1+0.2", None, 0.30000000000000004)
        sheet.write_formula(1, HEAD.index("乙方"), '="王"&"秀英"', None, "王秀英")
    plan_ = planned(town, path)
    assert plan_.rows[0].record.amount == 30
    assert plan_.rows[0].children["parties"][1].name == "王秀英"


@pytest.mark.parametrize("name", ["李䶮", "张𠮷祥", "任𰻝", "阿依古丽·吐尔逊", "阿依古丽•吐尔逊", "欧阳静"])
def test_rare_names_come_in_as_they_are(town: Door, tmp_path: Path, name: str) -> None:
    for path in (
        write_xlsx(tmp_path / "a.xlsx", [["姓名", "性别"], [name, "女"]]),
        write_csv(tmp_path / "b.csv", [["姓名", "性别"], [name, "女"]]),
    ):
        assert planned(town, path, "person").rows[0].record.name == name.replace("•", "·")


def test_parties_in_one_cell(town: Door, tmp_path: Path) -> None:
    head = [*(h for h in HEAD if h not in ("甲方", "乙方")), "当事人"]
    row = [cell for name, cell in zip(HEAD, case(), strict=True) if name not in ("甲方", "乙方")]
    good = planned(town, write_xlsx(tmp_path / "a.xlsx", [head, [*row, "甲方 李明山、李明水；乙方：王秀英"]]))
    assert said(good) == []
    assert [(p.side, p.name) for p in good.rows[0].children["parties"]] == [
        ("甲方", "李明山"),
        ("甲方", "李明水"),
        ("乙方", "王秀英"),
    ]
    bad = planned(town, write_xlsx(tmp_path / "b.xlsx", [head, [*row, "李明山、王秀英"]]))
    assert "请写成“甲方 李明山；乙方 王秀英”的样子" in said(bad)[0]
    assert bad.problems[0].column == "当事人"


def test_phones_that_do_not_match_the_names(town: Door, tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "表.xlsx", [[*HEAD, "乙方电话"], [*case(乙方="王秀英、张二"), "13912345678"]]
    )
    assert said(planned(town, path))[0] == "乙方有 2 人，电话写了 1 个，对不上，请按同样的次序写"


def test_two_hundred_rows_with_seventeen_faults(town: Door, tmp_path: Path) -> None:
    kinds = [*[{"村": "外村"}] * 6, *[{"涉及金额": "很多"}] * 6, *[{"达成日期": ""}] * 5]
    faults = dict(zip(range(3, 200, 12), kinds, strict=True))
    start = dt.date(2023, 1, 3)
    rows = [
        case(start + dt.timedelta(days=n), **({"达成日期": "2023-12-29"} | faults.get(n, {})))
        for n in range(200)
    ]
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", [HEAD, *rows]))
    assert (plan_.count("new"), plan_.count("bad")) == (183, 17)
    assert [p.line for p in plan_.problems] == [n + 2 for n in sorted(faults)]
    assert plan_.sentence == "共 200 行：新增 183，有问题 17。"


# -- what is there already ----------------------------------------------------------------------------------


def test_the_same_sheet_twice_brings_nothing(town: Door, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [HEAD, case(), case("2023-05-05")])
    apply(town, planned(town, path))
    again = planned(town, path)
    assert [row.state for row in again.rows] == ["same", "same"]
    assert apply(town, again).operation == 0


def test_a_case_that_looks_like_one_kept_is_not_taken_twice(town: Door, tmp_path: Path) -> None:
    apply(town, planned(town, write_xlsx(tmp_path / "a.xlsx", [HEAD, case()])))
    other = planned(town, write_xlsx(tmp_path / "b.xlsx", [HEAD, case(涉及金额=9999)]))
    assert [row.state for row in other.rows] == ["twin"]
    assert "2023-001" in other.rows[0].twin_of
    assert apply(town, other).operation == 0
    other.rows[0].accepted = True
    assert apply(town, other).added == 1


def test_other_people_on_the_same_day_are_another_case(town: Door, tmp_path: Path) -> None:
    rows = [case(), case(甲方="赵四", 乙方="钱五")]
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", [HEAD, *rows]))
    assert [row.state for row in plan_.rows] == ["new", "new"]


def test_a_row_twice_in_one_sheet(town: Door, tmp_path: Path) -> None:
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", [HEAD, case(), case()]))
    assert [row.state for row in plan_.rows] == ["new", "twin"]
    assert plan_.rows[1].twin_of == "与本表第 2 行相同或相近"


def test_two_people_of_one_name_are_told_apart_by_their_id_numbers(town: Door, tmp_path: Path) -> None:
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
    assert [row.state for row in plan_.rows] == ["new", "twin", "twin"]
    plan_.rows[1].accepted = True
    assert not plan_.rows[1].written, "one ID number stays one person, whatever the clerk says"


# -- numbers of this ledger ---------------------------------------------------------------------------------


def test_a_number_of_this_ledger_changes_that_row_only_where_cells_are_filled(
    town: Door, tmp_path: Path
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


def test_somebody_elses_numbers_never_overwrite_ours(town: Door, tmp_path: Path) -> None:
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
    assert [row.state for row in plan_.rows] == ["twin"]
    assert "内容大半不同" in plan_.rows[0].twin_of
    plan_.rows[0].accepted = True
    apply(town, plan_)
    assert [p.name for p in Person.select().order_by(Person.number)] == ["李明山", "王秀英"]


def test_numbers_of_a_new_ledger_are_kept_and_never_given_again(town: Door, tmp_path: Path) -> None:
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


def test_a_number_in_the_trash_or_twice_in_the_sheet(town: Door, tmp_path: Path) -> None:
    apply(town, planned(town, write_xlsx(tmp_path / "a.xlsx", [HEAD, case()])))
    town.discard(town.file.catalogue.ledger("dispute"), [Dispute.get()])
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


def test_child_rows_are_added_and_completed_but_never_taken_away(town: Door, tmp_path: Path) -> None:
    head = [*HEAD, "甲方电话"]
    apply(town, planned(town, write_xlsx(tmp_path / "a.xlsx", [head, [*case(), "13912345678"]])))
    head = ["编号", *HEAD]
    path = write_xlsx(tmp_path / "b.xlsx", [head, ["2023-001", *case(甲方="", 乙方="王秀英、张二")]])
    assert planned(town, path).rows[0].changes == ["添加乙方张二"]
    apply(town, planned(town, path))
    assert parties() == [("甲方", "李明山", "13912345678"), ("乙方", "王秀英", None), ("乙方", "张二", None)]


def test_a_party_is_recognised_under_a_corrected_name_by_their_telephone(town: Door, tmp_path: Path) -> None:
    apply(
        town, planned(town, write_xlsx(tmp_path / "a.xlsx", [[*HEAD, "甲方电话"], [*case(), "13912345678"]]))
    )
    head = ["编号", *HEAD, "甲方电话"]
    corrected = write_xlsx(tmp_path / "b.xlsx", [head, ["2023-001", *case(甲方="李明珊"), "13912345678"]])
    apply(town, planned(town, corrected))
    assert parties() == [("甲方", "李明珊", "13912345678"), ("乙方", "王秀英", None)]


def test_another_name_never_inherits_what_is_kept_of_somebody_else(town: Door, tmp_path: Path) -> None:
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


def test_volunteers_are_found_by_id_number_or_name_and_village(town: Door, tmp_path: Path) -> None:
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


def test_missing_people_are_named_or_registered(town: Door, tmp_path: Path) -> None:
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


def test_a_wrong_name_to_an_id_number_is_refused(town: Door, tmp_path: Path) -> None:
    number = id_number("14049919800101001")
    apply(
        town,
        planned(town, write_xlsx(tmp_path / "a.xlsx", [["姓名", "身份证号"], ["李明山", number]]), "person"),
    )
    plan_ = planned(
        town, write_xlsx(tmp_path / "b.xlsx", roll(["李明水", "", number, "", "东河村"])), "volunteer", True
    )
    assert said(plan_)[0] == f"身份证号 {number} 在“人员”里是李明山，这里写的是李明水，请核对"


def test_private_parties_never_fill_the_register_of_people(town: Door, tmp_path: Path) -> None:
    apply(town, planned(town, write_xlsx(tmp_path / "表.xlsx", [HEAD, case(村="前庄村")]), create=True))
    assert Person.select().count() == 0
    assert Village.select().where(Village.name == "前庄村").count() == 1


def test_only_what_good_rows_need_is_registered(town: Door, tmp_path: Path) -> None:
    rows = [HEAD, case(村="前庄村", 涉及金额="很多"), case(村="后庄村")]
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", rows), create=True)
    assert [row.name for _ledger, row in plan_.created] == ["后庄村"]


def test_planning_writes_nothing_and_can_be_stopped(town: Door, tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "表.xlsx", [HEAD, case(村="前庄村")])
    before = town.file.db.execute_sql("SELECT max(id) FROM operation").fetchone()
    ledger = town.file.catalogue.ledger("dispute")
    told: list[Any] = []
    plan(town.file, ledger, read(path), True, progress=lambda *words: told.append(words))
    assert told == [(0, 1, "核对纠纷")]
    with pytest.raises(Refused, match="已取消"):
        plan(town.file, ledger, read(path), True, cancel=lambda: True)
    assert town.file.db.execute_sql("SELECT max(id) FROM operation").fetchone() == before


def test_the_history_names_the_file(town: Door, tmp_path: Path) -> None:
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
