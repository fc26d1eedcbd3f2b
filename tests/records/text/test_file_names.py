"""File names made from data are valid on Windows and Linux, fit in 255 bytes, and hold nothing unseen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lawgov_desktop.records.text.file_names import beside, cut, file_name, fits, numbered, split, visible


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("协议.pdf", "协议.pdf"),
        ('a:b/c\\d?*"<>|.pdf', "abcd.pdf"),
        ("  .隐藏.  ", "隐藏"),
        ("...", "佐证"),
        ("无后缀", "无后缀"),
        # 245 bytes: 80 characters of three bytes and .docx; 61 characters of four bytes; 200 characters in all.
        ("长" * 300 + ".docx", "长" * 80 + ".docx"),
        ("𠮷" * 100, "𠮷" * 61),
        ("x" * 250 + ".pdf", "x" * 195 + ".pdf"),
        # The devices of Windows, with any extension, in any case, with superscript digits.
        ("CON", "CON_"),
        ("nul.pdf", "nul_.pdf"),
        ("Lpt1.扫描.pdf", "Lpt1_.扫描.pdf"),
        ("COM¹.txt", "COM¹_.txt"),
        ("AUX .pdf", "AUX_.pdf"),
        ("conin$", "conin$_"),
        ("CONTRACT.pdf", "CONTRACT.pdf"),
        ("com10.pdf", "com10.pdf"),
        # Directions, joiners, marks, controls, blanks: all of them unseen.
        ("申请\u202efdp.exe", "申请fdp.exe"),
        ("\u2066申\u2067请\u2068\u2069\u200e\u200f\u061c.pdf", "申请.pdf"),
        ("申\u200b\u200c\u200d\u2060\ufeff\u00ad请.pdf", "申请.pdf"),
        ("申\x00\x1b\x7f\x85请\u3164\u2800.pdf", "申请.pdf"),
        ("申\n请\t1.pdf", "申 请 1.pdf"),
        ("\u202e\u202e", "佐证"),
        # A name of a Linux folder that is not UTF-8.
        (os.fsdecode("协议\udcff".encode(errors="surrogateescape")), "协议"),
        (". \u202e.", "佐证"),
        ("\u202e.pdf", "佐证.pdf"),
        ("\u202eCON", "CON_"),
    ],
)
def test_names_are_made_to_fit_every_system(given: str, kept: str, tmp_path: Path) -> None:
    assert file_name(given, "佐证") == kept
    (tmp_path / kept).write_bytes(b"x")
    assert file_name(kept, "佐证") == kept


def test_what_is_unseen_is_shown_by_its_code_point() -> None:
    assert visible("申请\u202efdp.exe") == "申请[U+202E]fdp.exe"
    assert visible("协议 甲·乙.pdf") == "协议 甲·乙.pdf"
    assert visible("a\udcff\nb\U000e0001") == "a[U+DCFF][U+000A]b[U+E0001]"


def test_a_name_is_cut_between_characters_and_numbered_within_the_limit() -> None:
    assert cut("东河村", 7) == "东河"
    assert split("执法.记录.mp4") == ("执法.记录", ".mp4")
    assert split("2023.关于印发通知的请示和批复文件") == ("2023.关于印发通知的请示和批复文件", "")
    assert numbered("协议.pdf", 2) == "协议（2）.pdf"
    longest = "长" * 83 + ".pdf"
    assert len(numbered(longest, 12).encode()) <= 255
    assert numbered(longest, 12).endswith("长（12）.pdf")


def test_temporary_names_leave_room_for_the_journal_and_stay_apart() -> None:
    path = Path("/资料") / ("乡" * 78 + ".db")
    assert beside(Path("/资料/台账.db"), ".part", ".") == Path("/资料/.台账.db.part")
    part = beside(path, ".convert-part")
    assert len(part.name.encode()) <= 247
    assert part.name.endswith(".convert-part")
    assert part != beside(path.with_name("乡" * 77 + "镇.db"), ".convert-part")
    assert fits(path)
    assert not fits(Path("乡" * 82 + ".db"))
