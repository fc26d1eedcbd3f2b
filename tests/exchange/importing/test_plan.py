"""Import plans of sheets as offices keep them: headings, cells and duplicates."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.storage.write.operations import Operations
from tests.exchange.exchange_sheets import (
    HEAD,
    Rows,
    case,
    planned,
    said,
    write_csv,
    write_ods,
    write_xls,
    write_xlsx,
)

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


def test_a_ledger_with_a_title_and_a_heading_of_two_rows(town: Operations, tmp_path: Path) -> None:
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
def test_the_same_ledger_from_every_kind_of_file(town: Operations, tmp_path: Path, name: str) -> None:
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
def test_headings_people_use(town: Operations, tmp_path: Path, heading: str, field: str) -> None:
    other = ["姓名", "性别"] if field != "name" else ["性别", "民族"]
    plan_ = planned(
        town, write_xlsx(tmp_path / "表.xlsx", [[*other, heading], ["李明山", "男", ""]]), "person"
    )
    assert plan_.layout.head.meanings[2].field.name == field


def test_a_sheet_without_a_heading_is_refused(town: Operations, tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="没有找到纠纷的表头"):
        planned(town, write_xlsx(tmp_path / "表.xlsx", [["会议纪要"], ["今天开会"], ["明天", "也开"]]))


def test_an_empty_row_and_a_numbered_empty_row_are_nothing(town: Operations, tmp_path: Path) -> None:
    head = ["序号", *HEAD]
    rows = [head, [1, *case()], [], [2], ["  "], [3, *case("2023-06-01", 甲方="赵四")], head]
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", rows))
    assert [row.line for row in plan_.rows] == [2, 6]


def test_the_right_page_of_several(town: Operations, tmp_path: Path) -> None:
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
def test_a_day_in_every_spelling(town: Operations, tmp_path: Path, day: object) -> None:
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
    town: Operations, tmp_path: Path, column: str, cell: object, sentence: str
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
    town: Operations, tmp_path: Path, cell: object, sentence: str
) -> None:
    plan_ = planned(
        town, write_xlsx(tmp_path / "表.xlsx", [["姓名", "身份证号"], ["李明山", cell]]), "person"
    )
    assert [row.state for row in plan_.rows] == ["bad"]
    assert sentence in said(plan_)[0]
    assert plan_.problems[0].column == "身份证号"


def test_numbers_where_text_is_meant(town: Operations, tmp_path: Path) -> None:
    head = ["姓名", "手机", "身份证号", "住址"]
    rows = [head, ["李明山", 13912345678, "'11010519491231002x", 12], ["王秀英", "139 1234 5678", "无", "/"]]
    plan_ = planned(town, write_xlsx(tmp_path / "表.xlsx", rows), "person")
    assert said(plan_) == []
    first, second = (row.record for row in plan_.rows)
    assert (first.phone, first.id_number, first.address) == ("13912345678", "11010519491231002X", "12")
    assert (second.phone, second.id_number, second.address) == ("13912345678", None, None)


def test_formulas_give_their_values(town: Operations, tmp_path: Path) -> None:
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
def test_rare_names_come_in_as_they_are(town: Operations, tmp_path: Path, name: str) -> None:
    for path in (
        write_xlsx(tmp_path / "a.xlsx", [["姓名", "性别"], [name, "女"]]),
        write_csv(tmp_path / "b.csv", [["姓名", "性别"], [name, "女"]]),
    ):
        assert planned(town, path, "person").rows[0].record.name == name.replace("•", "·")


def test_parties_in_one_cell(town: Operations, tmp_path: Path) -> None:
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


def test_phones_that_do_not_match_the_names(town: Operations, tmp_path: Path) -> None:
    path = write_xlsx(
        tmp_path / "表.xlsx", [[*HEAD, "乙方电话"], [*case(乙方="王秀英、张二"), "13912345678"]]
    )
    assert said(planned(town, path))[0] == "乙方有 2 人，电话写了 1 个，对不上，请按同样的次序写"


def test_two_hundred_rows_with_seventeen_faults(town: Operations, tmp_path: Path) -> None:
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
