"""One weight in a line: digits beside Han, and a rare character beside the others of its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgov_desktop.printing.fonts.job_fonts import JobFonts, Style
from lawgov_desktop.printing.paper.page import A4_LANDSCAPE, MM, Paper
from tests.printing.paper_reading import ink, letters

SIZE = 60.0
EM = SIZE / MM
TOP = 30.0


def density(text: str, style: Style) -> float:
    """The ink of a line of `text` as a share of the squares and half squares it takes."""
    paper = Paper(JobFonts(), A4_LANDSCAPE)
    width = paper.text(20, TOP + 0.88 * EM, text, style, SIZE)
    return ink(paper.pdf(), 20, TOP, width, EM)


@pytest.mark.parametrize("style", ["fang", "song", "kai", "hei"])
def test_digits_are_as_dark_as_the_han_beside_them(all_fonts: None, style: Style) -> None:
    han = density("法治政府建设情况", style)
    assert 0.7 < density("0123456789", style) / han < 1.15


def test_two_digits_of_the_report_fill_one_square_and_points_are_narrow(all_fonts: None) -> None:
    paper = Paper(JobFonts(), A4_LANDSCAPE)
    paper.text(20, 40, "占98.7%", "fang", SIZE)
    page = letters(paper.pdf())[0]
    x = {each.text: each.x for each in page}
    assert x["8"] - x["9"] == pytest.approx(EM / 2, abs=0.02)
    assert x["7"] - x["."] < EM * 0.35


# Characters that no Bold, Hei or FangSong file has, beside common ones of about as many strokes.
@pytest.mark.parametrize(
    ("rare", "common", "style"),
    [
        ("𡒄", "壤", "song_bold"),
        ("𪻐", "枞", "title"),
        ("𡒄", "壤", "hei"),
        ("𡒄", "壤", "hei_bold"),
        ("𪻐", "枞", "hei_bold"),
        ("𡒄", "壤", "song"),
        ("𢫦", "拓", "fang"),
        ("䶮", "袭", "fang"),
    ],
)
def test_a_rare_character_has_the_weight_of_its_name(
    all_fonts: None, rare: str, common: str, style: Style
) -> None:
    assert density(rare, style) / density(common, style) == pytest.approx(1, abs=0.27)


# Characters of Extension B that no Kai, no Hei and no Song file has.
SELDOM = "𠀣𠁗𠂽𠄌𠆈𠉱𠋞𠎊𠐶𠓢"


@pytest.mark.parametrize(
    ("bold", "regular"), [("kai_bold", "kai"), ("song_bold", "song"), ("hei_bold", "hei"), ("title", "song")]
)
def test_a_rare_character_is_as_much_bolder_as_its_name(all_fonts: None, bold: Style, regular: Style) -> None:
    common = "乔仲伍凯剑勤卓嘉"
    expected = density(common, bold) / density(common, regular)
    assert expected > 1.15
    assert density(SELDOM, bold) / density(SELDOM, regular) == pytest.approx(expected, rel=0.15)


def test_a_bold_style_without_its_bold_file_is_bold_all_the_same(cache_copy: Path) -> None:
    before = density("李明山", "kai_bold")
    (cache_copy / "LXGWWenKai-Bold.ttf").unlink()
    assert density("李明山", "kai_bold") == pytest.approx(before, rel=0.05)
    assert density("李明山", "kai") < before * 0.9
