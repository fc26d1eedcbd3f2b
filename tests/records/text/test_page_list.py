"""Page lists as clerks type them."""

from __future__ import annotations

import pytest

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.text.page_list import page_list, parse_pages


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("3,7,9-10", [3, 7, 9, 10]),
        ("3、7，9－10", [3, 7, 9, 10]),
        ("３，７；９—１０", [3, 7, 9, 10]),
        (" 10 9 3-3 ", [3, 9, 10]),
        ("9~10、第3页", [3, 9, 10]),
        ("第9页-第10页", [9, 10]),
        ("9 至 10", [9, 10]),
        ("8-", [8, 9, 10, 11, 12]),
        ("-2", [1, 2]),
        ("3,3,2-4", [2, 3, 4]),
        ("", list(range(1, 13))),
        ("全部", list(range(1, 13))),
    ],
)
def test_a_typed_list_names_its_pages_once_in_order(text: str, pages: list[int]) -> None:
    assert parse_pages(text, 12) == [page - 1 for page in pages]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("13", "没有第 13 页，请写 1 到 12 之间的页码。"),
        ("0", "没有第 0 页"),
        ("10-9", "请改成 9-10"),
        ("三页", "不是页码，请像 3,7,9-10 这样写。"),
        ("1-2-3", "不是页码"),
        ("，", "不是页码"),
        ("-", "不是页码"),
        ("9" * 30, "不是页码"),
    ],
)
def test_a_list_that_cannot_be_printed_is_explained(text: str, sentence: str) -> None:
    with pytest.raises(InputProblem, match=sentence):
        parse_pages(text, 12)


@pytest.mark.parametrize(
    ("pages", "text"), [([2, 6, 8, 9], "3,7,9-10"), ([0], "1"), ([], ""), ([4, 3, 3, 0], "1,4-5")]
)
def test_pages_are_shown_as_a_list(pages: list[int], text: str) -> None:
    assert page_list(pages) == text
