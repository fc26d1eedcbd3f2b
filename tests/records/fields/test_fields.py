"""Typed texts that each kind of field accepts, and the sentences for invalid ones."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.fields import (
    Choice,
    Count,
    Date,
    DocumentNumber,
    Flag,
    IdNumber,
    Money,
    Month,
    PersonName,
    Phone,
    RecordNumber,
    Text,
    Year,
)
from lawgov_desktop.records.text import identity
from lawgov_desktop.records.time import dates

DAY = dt.date(2023, 4, 12)


@pytest.mark.parametrize(
    "typed",
    [
        "20230412", "2023-4-12", "2023.4.12", "2023/04/12", "2023年4月12日", "２０２３－０４－１２",
        "4.12", "4-12", "4月12日", "0412", " 2023-04-12 ", "23.4.12", "2023-04-12 00:00:00",
        "二〇二三年四月十二日", "四月十二日", "二○二三年四月12日",
    ],
)  # fmt: skip
def test_a_day_is_understood_as_clerks_write_it(typed: str) -> None:
    dates.set_working_year(2023)
    assert Date("受理日期").parse(typed) == DAY


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2023-04-31", "4 月只有 30 天，请核对"),
        ("2023-02-29", "2 月只有 28 天，请核对"),
        ("2023-13-01", "没有 13 月，请核对"),
        ("春天", "看不懂这个日期"),
        ("十十月一日", "看不懂这个日期"),
        ("2099", "请写到哪一天"),
        ("10月", "请写到哪一天"),
        ("2999-01-01", "年份 2999 不对"),
        ("2090-01-01", "是将来的日子"),
    ],
)
def test_a_day_that_cannot_be_is_refused_with_the_reason(typed: str, said: str) -> None:
    with pytest.raises(InputProblem, match=said):
        Date("受理日期").parse(typed)


def test_a_month_is_kept_as_its_first_day() -> None:
    dates.set_working_year(2023)
    field = Month("月份")
    for typed in ("2023-03", "202303", "2023年3月", "3月", "3", "2023.3.17", "0305"):
        assert field.parse(typed) == dt.date(2023, 3, 1)
    assert field.format(dt.date(2023, 3, 1)) == "2023-03"
    with pytest.raises(InputProblem, match="没有 13 月"):
        field.parse("2023-13")


def test_a_day_of_last_year_typed_without_its_year_is_told_how_to_be_written() -> None:
    coming = dt.date.today() + dt.timedelta(days=30)
    if (coming.month, coming.day) == (2, 29):
        coming += dt.timedelta(days=1)
    with pytest.raises(
        InputProblem, match=f"{coming.year - 1} 年的请写 {coming.replace(year=coming.year - 1)}"
    ):
        Date("受理日期").parse(str(coming))


def test_today_and_a_coming_day() -> None:
    assert Date("日期").parse("今天") == dt.date.today()
    assert Date("届满", future=True).parse("2090-01-01") == dt.date(2090, 1, 1)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_every_shown_day_is_read_back(day: dt.date) -> None:
    field = Date("日期", future=True)
    assert field.parse(field.format(day)) == day


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("3200", 320000),
        ("3,200.50", 320050),
        ("¥3200元", 320000),
        ("3.2万", 3200000),
        ("０.０１", 1),
        ("", None),
    ],
)
def test_money_is_kept_in_fen(typed: str, fen: int | None) -> None:
    assert Money("金额").parse(typed) == fen


@pytest.mark.parametrize("typed", ["-5", "三千", "1.005", "1e9", "3200..", "1,2,3x"])
def test_money_that_is_none_is_refused(typed: str) -> None:
    with pytest.raises(InputProblem):
        Money("金额").parse(typed)


@given(st.integers(0, 10**13))
def test_every_shown_amount_is_read_back(fen: int) -> None:
    field = Money("金额")
    assert field.parse(field.format(fen)) == fen


def test_names_keep_every_character_and_get_the_standard_dot() -> None:
    field = PersonName()
    for dot in "•・．‧.":
        assert field.parse(f"阿依古丽{dot}吐尔逊") == "阿依古丽·吐尔逊"
    assert field.parse("李　明") == "李明"
    assert field.parse("𠮷𡒄") == "𠮷𡒄"
    assert field.parse("Anna Maria") == "Anna Maria"
    with pytest.raises(InputProblem, match="里有数字"):
        field.parse("李明2")
    with pytest.raises(InputProblem, match="最多 50 个字"):
        field.parse("李" * 51)


@pytest.mark.parametrize("typed", ["😀", "李😀", "✅王秀英"])
def test_a_picture_is_no_part_of_a_name(typed: str) -> None:
    with pytest.raises(InputProblem, match="证书上印不出来"):
        PersonName().parse(typed)


def test_id_numbers() -> None:
    field = IdNumber()
    assert field.parse("11010519491231002x") == "11010519491231002X"
    assert field.parse("110105 19491231 002X") == "11010519491231002X"
    assert field.mask("11010519491231002X") == "110105********002X"
    for wrong, said in [
        ("110105194912310021", "对不上"),
        ("110105491231002", "15 位的旧身份证号"),
        ("1101051949123100", "现在有 16 位"),
        ("11010519491331002X", "不是出生日期"),
        ("1101051949123100ZX", "只能是数字"),
    ]:
        with pytest.raises(InputProblem, match=said):
            field.parse(wrong)


@given(st.dates(dt.date(1901, 1, 1), dt.date(2020, 1, 1)), st.integers(0, 999))
def test_one_wrong_digit_of_an_id_number_is_always_found(day: dt.date, serial: int) -> None:
    first = f"110105{day:%Y%m%d}{serial:03d}"
    right = first + identity.check_digit(first)
    assert IdNumber().parse(right) == right
    wrong = str((int(right[16]) + 1) % 10)
    with pytest.raises(InputProblem):
        IdNumber().parse(right[:16] + wrong + right[17])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("138 1234 5678", "13812345678"), ("+86-138-1234-5678", "13812345678"), ("0355-1234567", "0355-1234567"),
     ("(0355)1234567", "0355-1234567"), ("12348", "12348"), ("１３８１２３４５６７８", "13812345678")],
)  # fmt: skip
def test_phones(typed: str, kept: str) -> None:
    assert Phone().parse(typed) == kept


def test_a_short_mobile_number_says_how_many_digits_it_has() -> None:
    with pytest.raises(InputProblem, match="现在有 10 位"):
        Phone().parse("1381234567")


@pytest.mark.parametrize(
    "typed", ["下政发[2023]5号", "下政发（2023）第05号", "下政发【２０２３】 5 号", "下政发〔2023〕5号"]
)
def test_document_numbers_get_their_standard_form(typed: str) -> None:
    assert DocumentNumber().parse(typed) == "下政发〔2023〕5号"


def test_the_other_kinds() -> None:
    assert Count("人数", unit="人").parse("1,200人") == 1200
    assert Year("年度").parse("2023年") == 2023
    assert Flag("是否").parse("√") is True
    assert Flag("是否").parse("") is False
    assert RecordNumber("编号").parse("2023-017") == 2023000017
    assert RecordNumber("编号").format(2023000017) == "2023-017"
    assert RecordNumber("编号").format(17) == "017"
    choice = Choice("结果", ("调解成功（书面协议）", "撤回"))
    assert choice.parse("书面") == "调解成功（书面协议）"
    for field, wrong in [
        (Count("人数"), "12.5"),
        (Year("年度"), "23"),
        (choice, "不知道"),
        (Flag("是否"), "也许"),
    ]:
        with pytest.raises(InputProblem):
            field.parse(wrong)


@given(st.text(max_size=80))
def test_no_typed_text_is_ever_a_traceback(text: str) -> None:
    fields = [Date("日"), Money("钱"), Count("数"), Year("年"), Flag("旗"), PersonName(), IdNumber(), Phone(),
              DocumentNumber(), RecordNumber("编号"), Text("文", 40), Choice("选", ("甲", "乙"))]  # fmt: skip
    for field in fields:
        with contextlib.suppress(InputProblem):
            field.parse(text)
