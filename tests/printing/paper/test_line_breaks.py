from __future__ import annotations

import functools
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from lawgov_desktop.printing.fonts.job_fonts import JobFonts
from lawgov_desktop.printing.paper.grid import SQUARE, WIDTH, Char, Line, break_lines, width
from lawgov_desktop.printing.paper.line_breaks import NO_END, NO_START, clusters, glued, tokens, wrap
from lawgov_desktop.printing.paper.title import title_lines

HAN = "法治政府建设情况报告依行政村民调解"
OPENING, CLOSING = "（《“‘〔【「", "，。、；：！？）》”’〕】」…—·%"
CROWDED = st.text(
    st.sampled_from(HAN + OPENING * 2 + CLOSING * 2 + "0123456789aB.-"), min_size=1, max_size=160
)
PROSE = st.lists(
    st.one_of(
        st.text(st.sampled_from(HAN), min_size=1, max_size=9),
        st.sampled_from(
            [
                "，",
                "。",
                "、",
                "；",
                "”。",
                "》《",
                "（",
                "）",
                "“",
                "”",
                "——",
                "……",
                "2023年",
                "1,234.56",
                "12.5%",
                "2021-2025",
            ]
        ),
    ),
    min_size=1,
    max_size=40,
).map("".join)


@functools.cache
def fonts() -> JobFonts:
    return JobFonts()


def lines_of(text: str, indent: float = 2) -> list[Line]:
    return break_lines(fonts(), [Char(char, "song") for char in text], indent)


def words(line: Line) -> str:
    return "".join(each.char.char for each in line)


def widest_cluster(text: str) -> float:
    parts = tokens(text)
    groups = ["".join(parts[index] for index in group) for group in clusters(parts)]
    return max(sum(width(fonts(), Char(char, "song")) for char in group) for group in groups)


@settings(max_examples=150, deadline=None)
@given(st.one_of(PROSE, CROWDED))
def test_no_line_begins_or_ends_with_what_it_may_not(text: str) -> None:
    lines = [words(line) for line in lines_of(text)]
    # Only where marks follow each other over more than a whole line does one have to be parted.
    if widest_cluster(text) <= WIDTH - 2 * SQUARE:
        for above, below in itertools.pairwise(lines):
            assert below[0] not in NO_START or below.startswith("——")
            assert above[-1] not in NO_END


@settings(max_examples=150, deadline=None)
@given(st.one_of(PROSE, CROWDED))
def test_nothing_is_lost_and_nothing_leaves_the_type_area(text: str) -> None:
    lines = lines_of(text)
    assert "".join(words(line) for line in lines) == text
    for number, line in enumerate(lines):
        assert line[0].left >= (2 * SQUARE if number == 0 else 0) - 1e-6
        assert line[-1].right <= WIDTH + 1e-6
        for before, after in itertools.pairwise(line):
            assert after.x >= before.x
            assert after.left >= before.right - 1e-6


@settings(max_examples=100, deadline=None)
@given(PROSE)
def test_numbers_and_dashes_stay_whole(text: str) -> None:
    joined = "".join(words(line) + "\n" for line in lines_of(text))
    for token in tokens(text):
        if len(token) > 1 and widest_cluster(text) <= WIDTH - 2 * SQUARE:
            assert token in joined


def test_a_line_of_han_alone_has_28_squares_and_fills_the_line() -> None:
    lines = lines_of("法" * 100, indent=0)
    assert [len(line) for line in lines] == [28, 28, 28, 16]
    assert abs(lines[0][-1].right - WIDTH) < 1e-9
    assert all(abs(each.x - index * SQUARE) < 1e-9 for index, each in enumerate(lines[0]))


def test_closing_punctuation_is_squeezed_in_rather_than_carried_over() -> None:
    lines = lines_of("法治，" * 9 + "政。" + "法" * 5, indent=0)
    assert words(lines[0]) == "法治，" * 9 + "政。"
    assert abs(lines[0][-1].right - WIDTH) < 1e-6


def test_full_lines_end_flush_on_the_right() -> None:
    text = "全面推行“一村一法律顾问”制度，24个行政村全部实现了每村一名法律顾问（含社区），" * 6
    for line in lines_of(text)[:-1]:
        assert abs(line[-1].right - WIDTH) < 1e-6


@settings(max_examples=100, deadline=None)
@given(st.one_of(PROSE, CROWDED), st.integers(2, 12))
def test_a_table_cell_loses_nothing_and_stays_in_its_column(text: str, ems: int) -> None:
    font = fonts()["song"]
    parts = wrap(font, text, ems * 1000)
    assert "".join(parts) == text
    assert all(font.width(part) <= ems * 1000 for part in parts)


def test_what_belongs_together_is_known() -> None:
    assert tokens("2021-2025年“八五”——完成1,234.5元……") == [
        *("2021-2025", "年", "“", "八", "五", "”", "——", "完", "成", "1,234.5", "元", "……")
    ]
    assert glued("法", "，")
    assert glued("（", "法")
    assert not glued("法", "——")


def test_titles_break_between_words_into_balanced_lines() -> None:
    def millimetres(text: str) -> float:
        return sum(7.76 if ord(char) > 255 else 3.9 for char in text)

    def broken(title: str) -> list[str]:
        return title_lines(title, millimetres, WIDTH)

    assert broken("下良镇人民政府2023年法治政府建设情况报告") == ["下良镇人民政府2023年法治政府建设情况报告"]
    assert broken("下良镇人民政府关于2023年度法治政府建设情况的报告") == [
        "下良镇人民政府关于2023年度",
        "法治政府建设情况的报告",
    ]
    assert broken("下良镇人民政府关于印发《下良镇综合行政执法事项清单》和进一步加强村法律顾问工作的通知") == [
        "下良镇人民政府关于印发",
        "《下良镇综合行政执法事项清单》",
        "和进一步加强村法律顾问工作的通知",
    ]
    assert "".join(broken("甲" * 150)) == "甲" * 150
    assert all(millimetres(line) <= WIDTH for line in broken("甲" * 150))
