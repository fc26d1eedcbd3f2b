"""QR codes: the same modules as segno's, and code words that a reader turns back into the text."""

from __future__ import annotations

import pytest
import segno

from lawgov_desktop.printing.paper.qr_code import Code, code_of

# Bytes of text at level M: ISO/IEC 18004, table 7.
CAPACITY = {1: 14, 2: 26, 3: 42, 4: 62, 5: 84, 6: 106, 7: 122, 8: 152, 9: 180, 10: 213}


def rows(code: Code) -> list[list[int]]:
    wide = -(-code.side // 8)
    return [
        [code.rows[row * wide + column // 8] >> (7 - column % 8) & 1 for column in range(code.side)]
        for row in range(code.side)
    ]


def by_segno(text: str) -> list[list[int]]:
    made = segno.make(text, error="m", micro=False, boost_error=False, mask=2, encoding="utf-8")
    return [list(row) for row in made.matrix]


@pytest.mark.parametrize("version", list(CAPACITY))
def test_a_full_code_of_every_version_has_the_modules_of_segno(version: int) -> None:
    text = ("法明2023-" * 30).encode()[: CAPACITY[version]].decode("utf-8", "ignore")
    text += "x" * (CAPACITY[version] - len(text.encode()))
    code = code_of(text)
    assert code.side == 17 + 4 * version
    assert rows(code) == by_segno(text)


def first_words(code: Code, count: int) -> list[int]:
    """The first code words of version 1 or 2: up the two right columns, unmasked by mask 2, which is column mod 3."""
    modules = rows(code)
    bits = [
        modules[row][column] ^ (column % 3 == 0)
        for right, up in ((code.side - 1, True), (code.side - 3, False), (code.side - 5, True))
        for row in (range(code.side - 1, 8, -1) if up else range(9, code.side))
        for column in (right, right - 1)
    ]
    return [int("".join(map(str, bits[at : at + 8])), 2) for at in range(0, 8 * count, 8)]


def test_a_short_text_is_filled_up_as_the_standard_says() -> None:
    # Byte mode 0100, length 3, a b c, end 0000; then 11101100 and 00010001 in turns.
    assert first_words(code_of("abc"), 9) == [0x40, 0x36, 0x16, 0x26, 0x30, 0xEC, 0x11, 0xEC, 0x11]


def test_chinese_is_written_in_utf_8() -> None:
    words = first_words(code_of("王山"), 8)
    text = "".join(f"{word:08b}" for word in words)
    assert int(text[4:12], 2) == 6
    assert int(text[12:60], 2).to_bytes(6, "big").decode("utf-8") == "王山"


@pytest.mark.parametrize("text", ["XLFM-2023-0017", "20230017", "长" * 200])
def test_other_modes_and_long_texts_are_segnos(text: str) -> None:
    made = segno.make(text, error="m", micro=False, boost_error=False, mask=2)
    assert rows(code_of(text)) == [list(row) for row in made.matrix]
