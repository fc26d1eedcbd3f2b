"""What cleaning removes from typed text, and what it keeps."""

from __future__ import annotations

import pytest

from lawgov_desktop.areas.mediation.dispute import PartyName
from lawgov_desktop.records.fields import IdNumber, LongText, PersonName, Phone, Text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("李　明", "李明"),
        ("李 明山", "李明山"),
        ("欧阳 娜", "欧阳娜"),
        ("欧 阳 明 山", "欧阳明山"),
        ("𠮷 田", "𠮷田"),
        ("古丽 那尔", "古丽 那尔"),
        ("买买提 艾力", "买买提 艾力"),
        ("བསྟན་འཛིན རྒྱ་མཚོ", "བསྟན་འཛིན རྒྱ་མཚོ"),
        ("김 철수", "김 철수"),
        ("阿布都拉 · 买买提", "阿布都拉·买买提"),
        ("阿依古丽.吐尔逊", "阿依古丽·吐尔逊"),
        ("J. Smith", "J. Smith"),
        ("李明.", "李明"),
    ],
)
def test_a_blank_or_dot_inside_a_name_goes_only_where_it_is_layout(typed: str, kept: str) -> None:
    assert PersonName().parse(typed) == kept


def test_a_firm_keeps_its_full_stops() -> None:
    assert PartyName("名称").parse("3.15 维权公司 No.3") == "3.15 维权公司 No.3"


def test_marks_nobody_sees_are_not_kept() -> None:
    assert PersonName().parse("李\u200b明\u202c") == "李明"
    assert IdNumber().parse("\u202a11010519491231002X\u202c") == "11010519491231002X"
    assert Phone().parse("\u200e13812345678") == "13812345678"
    assert Text("名称").parse("东河\ufeff村") == "东河村"
    assert PersonName().parse("\ud800李明") == "李明", "half a character cannot be kept in a file"


def test_every_kind_of_line_break_is_one() -> None:
    assert LongText("简要情况").parse("一\x0b二\r\n三\u2028四\x00\t五  \n") == "一\n二\n三\n四\t五"
    assert Text("名称").parse("东河\n村") == "东河 村"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("01012345678", "010-12345678"),
        ("02112345678", "021-12345678"),
        ("03551234567", "0355-1234567"),
        ("0355—1234567", "0355-1234567"),
        ("010-12345678转801", "010-12345678-801"),
    ],
)
def test_landlines_are_parted_where_their_area_code_ends(typed: str, kept: str) -> None:
    assert Phone().parse(typed) == kept
