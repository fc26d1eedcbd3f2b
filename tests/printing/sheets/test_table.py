from __future__ import annotations

import itertools
from dataclasses import replace

import pytest

from lawgov_desktop.printing.fonts.job_fonts import UnprintableText
from lawgov_desktop.printing.sheets.register import Receipt, ledger_table, receipt_sheet
from lawgov_desktop.printing.sheets.table import Table
from lawgov_desktop.printing.sheets.table_columns import PrintColumn
from lawgov_desktop.printing.sheets.table_printer import draw_table
from tests.printing.paper_reading import MM, check_golden, letters, line_with, lines, texts
from tests.printing.paper_samples import ETHNIC, NOBODY, RARE_NAMES, VILLAGES, roster

COLUMNS = (
    PrintColumn("编号", whole=True),
    PrintColumn("当事人"),
    PrintColumn("纠纷事实"),
    PrintColumn("金额（元）", align="right", whole=True),
)


def ledger_rows(count: int, fact: str = "宅基地排水纠纷") -> list[tuple[str, ...]]:
    return [(f"2023-{number:03d}", "李明山、王秀英", fact, "3,200.00") for number in range(1, count + 1)]


def test_24_villages_and_their_total_fill_one_page_to_the_millimetres_of_the_look() -> None:
    job = draw_table(roster())
    assert job.pages == 1
    page = letters(job.pdf)[0]
    title = line_with(page, "法律顾问一览表")
    assert (title[3], title[4]) == (pytest.approx(22, abs=0.02), 20)
    assert (title[1] + title[2] + 20 / MM) / 2 == pytest.approx(148.5, abs=0.02)
    unit = [each for each in page if abs(each.y - 29.6) < 0.02]
    assert unit[0].x == pytest.approx(18, abs=0.02)
    for number, village in enumerate(VILLAGES):
        first = next(
            each
            for each in page
            if abs(each.x - 28.6) < 0.02 and each.text == village[0] and each.y > 40 + number * 6
        )
        assert first.y == pytest.approx(40 + number * 6 + 4.34, abs=0.03)
        assert first.size == 10
    assert line_with(page, "合计")[3] == pytest.approx(184 + 4.34, abs=0.05)
    assert "第 1 页，共 1 页" in texts(job.pdf)[0]


def test_the_heading_stands_on_every_page_and_the_total_only_on_the_last() -> None:
    table = replace(roster(), rows=list(roster().rows) * 5)
    job = draw_table(table)
    pages = texts(job.pdf)
    assert job.pages == len(pages) == 5
    assert all(
        "执业证号" in text and f"第 {number} 页，共 5 页" in text for number, text in enumerate(pages, 1)
    )
    assert ["合计" in text for text in pages] == [False] * 4 + [True]


def test_a_total_alone_takes_the_last_row_with_it() -> None:
    table = replace(roster(), rows=(list(roster().rows) * 3)[:50])
    pages = texts(draw_table(table).pdf)
    assert "合计" in pages[-1]
    assert "西河底村" in pages[-1]


def test_every_cell_of_a_long_ledger_comes_back_in_order() -> None:
    rows = ledger_rows(500)
    job = ledger_table(
        "下良镇矛盾纠纷调解台账",
        "单位：下良镇司法所",
        COLUMNS,
        rows,
        totals=["", "500 件", "", "1,600,000.00"],
    )
    drawn = [each for page in letters(job.pdf) for each in page]
    text = "".join(each.text for each in drawn)
    at = 0
    for row in rows:
        for cell in row:
            at = text.index(cell, at)
    assert "合计" in text[at:]
    assert "1,600,000.00" in text[at:]


def test_long_cells_are_broken_and_a_code_gets_the_width_it_needs() -> None:
    fact = "因宅基地排水问题发生争执，双方各执一词，" * 12
    code = "2023-001-附属编号之十七号甲"
    rows = [(code, "李明山", fact, "3,200.00"), *ledger_rows(3)]
    columns = (
        PrintColumn("编号", 20, whole=True),
        PrintColumn("当事人", 20),
        PrintColumn("纠纷事实", 60),
        PrintColumn("金额", 20, "right"),
    )
    page = letters(draw_table(Table("台账", columns, rows)).pdf)[0]
    assert fact in "".join(each.text for each in page)
    assert line_with(page, code)[4] == 10
    broken = [line for line in lines(page) if line[0] and line[0] in fact and len(line[0]) > 5]
    assert len(broken) > 3
    assert max(line[2] for line in broken) - min(line[1] for line in broken) < 160


def body_sizes(pdf: bytes) -> set[float]:
    """The type sizes inside the table: without title (22 mm), notes (29.6 mm) and the foot of the page."""
    return {round(each.size, 2) for page in letters(pdf) for each in page if 32 < each.y < 192}


NAMES = (ETHNIC, "欧阳" * 24 + "长名", "李明山")


def test_a_table_has_one_type_size_whatever_stands_in_it() -> None:
    columns = (*COLUMNS[:1], PrintColumn("当事人", names=True), *COLUMNS[2:])
    rows = [
        *ledger_rows(30, "宅基地排水纠纷" * 20),
        ("2023-031", "、".join(NAMES), "事", "123,456,789.00"),
    ]
    job = ledger_table("台账", "", columns, rows)
    (size,) = body_sizes(job.pdf)
    assert 7 <= size <= 10.5
    assert body_sizes(ledger_table("台账", "", columns, ledger_rows(3)).pdf) == {10.5}


@pytest.mark.parametrize("width", [0.0, 20.0])
def test_a_long_name_is_never_broken_inside(width: float) -> None:
    columns = (
        PrintColumn("编号", width, whole=True),
        PrintColumn("当事人", width, names=True),
        PrintColumn("事实", width),
    )
    rows = [(f"2023-{number:03d}", "、".join(NAMES), "排水" * 90) for number in range(3)]
    pages = letters(draw_table(Table("台账", columns, rows)).pdf)
    drawn = [line[0] for page in pages for line in lines(page)]
    for name in NAMES:
        assert sum(name in line for line in drawn) == 3
    assert [line for line in drawn if line.startswith("、")] == []


def test_an_empty_column_leaves_its_width_to_the_others() -> None:
    columns = tuple(PrintColumn(title) for title in ("编号", "分级", "纠纷事实", "备注"))
    fact = "因宅基地排水问题发生争执双方各执一词多次协商不成请求调解"
    full = [("2023-001", "三色黄", fact * 3, "以后再办") for _ in range(4)]
    empty = [(number, "", fact, "—") for number, _, fact, _ in full]

    def starts(rows: list[tuple[str, ...]]) -> list[float]:
        page = letters(ledger_table("台账", "", columns, rows).pdf)[0]
        heading = [each for each in page if 32 < each.y < 40]
        return [next(each.x for each in heading if each.text == column.title[0]) for column in columns]

    few = starts([("2023-001", "", "排水", "") for _ in range(4)])
    assert starts(empty)[3] - starts(empty)[2] > starts(full)[3] - starts(full)[2] + 10
    # With room to spare an empty column is as wide as its heading, and a full one takes the rest.
    assert few[2] - few[1] < 2 * 10.5 / MM + 2 * 1.6 + 0.5
    assert few[3] - few[2] > 100


def test_a_number_or_a_word_in_running_text_stays_whole() -> None:
    columns = (PrintColumn("编号"), PrintColumn("事实", 30), PrintColumn("备注", 200))
    rows = [("1", f"{'字' * count}见0355-7000123号", "") for count in range(10)]
    page = letters(draw_table(Table("台账", columns, rows)).pdf)[0]
    assert sum("0355-7000123" in line[0] for line in lines(page)) == 10


def test_numbers_stand_right_under_their_heading() -> None:
    job = ledger_table("台账", "", COLUMNS, [("1", "甲", "事", "5.00"), ("2", "乙", "事", "12,345.67")])
    page = letters(job.pdf)[0]
    ends = [
        each.x
        for each, after in zip(page, [*page[1:], page[0]], strict=True)
        if each.text in "07" and after.y != each.y
    ]
    assert ends[-1] > 0
    zero = next(each for each in page if each.text == "0" and each.size == 10.5)
    seven = [each for each in page if each.text == "7" and each.size == 10.5][-1]
    assert zero.x < seven.x + 5


def test_a_row_taller_than_a_page_goes_on_on_the_next() -> None:
    fact = "事实很长的一个字段，" * 400
    columns = (PrintColumn("编号", 10), PrintColumn("事实", 20))
    job = draw_table(Table("台账", columns, [("1", fact)]))
    assert job.pages > 1
    drawn = "".join(each.text for page in letters(job.pdf) for each in page if each.size == 10)
    assert drawn.count("事实很长的一个字段，") >= 395


def test_an_empty_ledger_is_a_heading_on_one_page() -> None:
    job = ledger_table("台账", "", COLUMNS, [])
    assert job.pages == 1
    assert "纠纷事实" in texts(job.pdf)[0]


def test_rare_names_stand_in_a_table(all_fonts: None) -> None:
    rows = [(str(number), name, "", "") for number, name in enumerate(RARE_NAMES)]
    text = texts(ledger_table("台账", "", COLUMNS, rows).pdf)[0]
    assert all(name in text for name in RARE_NAMES)


def test_an_unprintable_row_stops_is_left_out_or_gets_a_blank() -> None:
    rows = [*ledger_rows(2), ("2023-003", f"张{NOBODY}三", "事", "0")]
    with pytest.raises(UnprintableText) as caught:
        ledger_table("台账", "", COLUMNS, rows)
    assert caught.value.missing[0].text == f"张{NOBODY}三"
    skipped = ledger_table("台账", "", COLUMNS, rows, on_missing="skip")
    assert skipped.skipped == (2,)
    assert "2023-003" not in texts(skipped.pdf)[0]
    assert "2023-002" in texts(skipped.pdf)[0]
    blank = ledger_table("台账", "", COLUMNS, rows, on_missing="blank")
    assert blank.skipped == ()
    assert "张 三" in texts(blank.pdf)[0]


def test_the_receipt_sheet_has_room_to_sign() -> None:
    people = [
        Receipt("李明山", "东河村", f"下法明〔2023〕第 {number:04d} 号", f"XL-{number:04d}")
        for number in range(1, 61)
    ]
    job = receipt_sheet("下良镇", "下良镇司法所", 2023, people)
    pages = letters(job.pdf)
    assert job.pages == 3
    for head in ("序号", "姓名", "村（社区）", "证书编号", "徽章编号", "签名", "日期"):
        assert head in "".join(each.text for each in pages[0])
    rows = sorted({round(each.y, 1) for each in pages[0] if each.size == 10.5 and each.y > 40})
    assert min(below - above for above, below in itertools.pairwise(rows)) >= 8.9
    assert "60 人" in texts(job.pdf)[-1]


def test_golden_roster() -> None:
    check_golden("roster", draw_table(roster()).pdf)


def test_golden_ledger_and_receipts() -> None:
    job = ledger_table(
        "下良镇矛盾纠纷调解台账",
        "单位：下良镇司法所",
        COLUMNS,
        ledger_rows(30),
        totals=["", "30 件", "", "96,000.00"],
        footer="制表人：　　　　审核人：",
        period="2023 年",
    )
    check_golden("ledger", job.pdf)
    people = [Receipt("李明山", "东河村", "下法明〔2023〕第 0017 号", "XL-0017")]
    check_golden("receipts", receipt_sheet("下良镇", "下良镇司法所", 2023, people).pdf)


def test_a_crowded_table_is_set_smaller_before_texts_are_cut_to_shreds() -> None:
    # Twelve columns as a clerk may choose them: at 10.5 points the texts would stand four characters to a line.
    columns = (
        *(PrintColumn(f"日期{number}", whole=True) for number in range(8)),
        *(PrintColumn(f"事由{number}") for number in range(3)),
    )
    rows = [(*["2023-04-12"] * 8, *["宅基地排水纠纷调解"] * 3) for _ in range(5)]
    (size,) = body_sizes(ledger_table("台账", "", columns, rows).pdf)
    assert 9 <= size < 10.5


def test_where_nothing_fits_numbers_stay_whole_and_texts_give_way() -> None:
    columns = tuple(PrintColumn(f"第{number}", whole=number % 2 == 0) for number in range(24))
    rows = [tuple("2023-001" if number % 2 == 0 else "排水纠纷" for number in range(24)) for _ in range(2)]
    page = letters(ledger_table("台账", "", columns, rows).pdf)[0]
    drawn = "".join(each.text for each in page)
    assert drawn.count("2023-001") == 24
    right = max(each.x for each in page)
    assert right < 297 - 15
