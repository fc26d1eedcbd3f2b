from __future__ import annotations

import io
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from lawgov_desktop.errors import KnownError
from lawgov_desktop.printing.fonts import font_files
from lawgov_desktop.printing.fonts.embed import to_unicode
from lawgov_desktop.printing.fonts.glyphs import open_chain
from lawgov_desktop.printing.fonts.job_fonts import (
    JobFonts,
    Missing,
    Style,
    UnprintableText,
    missing,
    own_fonts,
    printable,
    screen_fonts,
)
from lawgov_desktop.printing.fonts.printable_text import clean
from lawgov_desktop.printing.paper.page import A4_LANDSCAPE, Paper
from tests.printing.paper_reading import fonts_of, letters, texts

RARE = "䶮㛃𠮷𡒄𢫦𤩽𪻐𫖯𬬻𬸪𬭊𰻝"
NOBODY = "\U000323b2"  # in no font we ship
STYLES: tuple[Style, ...] = tuple(font_files.CHAINS)


def one_line(text: str, style: Style = "song", fonts: JobFonts | None = None) -> bytes:
    paper = Paper(fonts or JobFonts(), A4_LANDSCAPE)
    paper.text(20, 30, text, style, 20)
    return paper.pdf()


def small_font(path: Path, char: str, fs_type: int = 0) -> Path:
    """A font with one square for one character."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in ((100, 800), (900, 800), (900, 0)):
        pen.lineTo(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "one"])
    builder.setupCharacterMap({ord(char): "one"})
    builder.setupGlyf({".notdef": square, "one": square})
    builder.setupHorizontalMetrics({".notdef": (1000, 100), "one": (1000, 100)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupOS2(fsType=fs_type)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    builder.setupPost()
    builder.save(path)
    return path


@pytest.mark.parametrize("style", STYLES)
def test_rare_characters_come_back_from_the_file_in_every_style(all_fonts: None, style: Style) -> None:
    text = f"李{RARE}·张"
    pdf = one_line(text, style)
    assert texts(pdf) == [text]
    assert [each.text for each in letters(pdf)[0]] == list(text)


@pytest.mark.parametrize("style", STYLES)
def test_every_style_draws_with_one_font_of_its_own(all_fonts: None, style: Style) -> None:
    names = fonts_of(one_line(f"李{RARE}", style))
    assert len(names) == 1
    assert "Lawgov" in names.pop()


def test_codes_beyond_the_first_plane_are_written_as_pairs() -> None:
    cmap = to_unicode([None, ord("吉"), ord("𠮷")]).decode("ascii")
    assert "<0001> <5409>" in cmap
    assert "<0002> <D842DFB7>" in cmap
    assert "<0000> <" not in cmap.split("beginbfchar")[1]


def test_a_character_nobody_has_is_named_with_its_text() -> None:
    assert printable(f"张{NOBODY}三{NOBODY}") == [NOBODY]
    gap = Missing(f"张{NOBODY}三", NOBODY, 0x323B2, "kai")
    assert missing([("kai", "李明山"), ("kai", f"张{NOBODY}三")]) == [gap]
    assert gap.label == "U+323B2"


def test_the_sentence_says_who_what_and_the_three_ways_on() -> None:
    problem = UnprintableText(missing([("kai", f"张{NOBODY}三")]))
    assert isinstance(problem, KnownError)
    for part in (f"张{NOBODY}三", "U+323B2", "打印其余的", "添加带这个字的字体", "留出空位手写"):
        assert part in problem.sentence


def test_drawing_what_no_font_has_is_never_silent() -> None:
    with pytest.raises(UnprintableText):
        one_line(f"张{NOBODY}")


def test_a_blank_takes_the_characters_room_and_extracts_as_white_space() -> None:
    pdf = one_line(f"张{NOBODY}三", fonts=JobFonts("blank"))
    assert texts(pdf) == ["张 三"]
    first, last = (each for each in letters(pdf)[0] if not each.text.isspace())
    assert last.x - first.x == pytest.approx(2 * 20 * 25.4 / 72, abs=0.02)


@pytest.mark.parametrize("selector", ["\ufe00", "\U000e0100", "\u200b", "\ufeff", "\x00"])
def test_invisible_characters_stay_off_the_paper(selector: str) -> None:
    assert printable(f"葛{selector}强") == []
    assert texts(one_line(f"葛{selector}强")) == ["葛强"]


def test_spaces_of_every_kind_are_printed_as_spaces() -> None:
    assert clean("李\u00a0明\t山\u2003") == "李 明 山 "
    assert texts(one_line("李\u00a0明　山"))[0].split() == ["李", "明", "山"]


def test_private_leftovers_of_gb18030_are_printed_as_their_formal_characters(all_fonts: None) -> None:
    assert texts(one_line("\ue863\ue81e\ue816")) == ["䶮龴𠂇"]
    assert printable("\ue900") == ["\ue900"]


def test_asking_while_typing_opens_no_font_again() -> None:
    first = open_chain("song")
    assert printable("李明山") == []
    assert open_chain("song") is first
    assert first.faces[0] in open_chain("kai").faces  # Kai falls back to the same opened Song


def test_a_computer_without_fetched_fonts_still_prints_ordinary_names(bare_cache: Path) -> None:
    assert printable("阿卜杜热合曼·买买提") == []
    assert texts(one_line("李明山䶮", "kai_bold")) == ["李明山䶮"]
    assert printable("𡒄") == ["𡒄"]
    assert "HanaMinB.ttf" in font_files.missing_files()
    assert screen_fonts() == []


def test_the_window_is_told_the_fonts_of_rare_characters(all_fonts: None) -> None:
    assert [path.name for path in screen_fonts()][:3] == ["HanaMinB.ttf", "HanaMinA.ttf", "BabelStoneHan.ttf"]


def test_an_office_adds_a_font_and_the_name_prints(cache_copy: Path) -> None:
    assert printable(NOBODY) == [NOBODY]
    path = small_font(font_files.own_folder() / "补字.ttf", NOBODY)
    assert printable(f"张{NOBODY}三", "kai_bold") == []
    assert texts(one_line(f"张{NOBODY}三", "kai_bold")) == [f"张{NOBODY}三"]
    assert path in screen_fonts()


def test_private_characters_are_drawn_by_the_offices_own_font_alone(cache_copy: Path) -> None:
    assert printable("\ue001") == ["\ue001"]
    small_font(font_files.own_folder() / "造字.ttf", "\ue001")
    assert printable("\ue001") == []


def test_an_own_font_never_takes_over_a_character_we_have(cache_copy: Path) -> None:
    before = one_line("李明山")
    small_font(font_files.own_folder() / "a.ttf", "李")
    assert one_line("李明山") == before


def test_fonts_that_may_not_or_cannot_be_used_are_said_why(cache_copy: Path) -> None:
    small_font(font_files.own_folder() / "禁止.ttf", NOBODY, fs_type=2)
    (font_files.own_folder() / "坏.ttf").write_bytes(b"not a font")
    problems = {font.path.name: font.problem for font in own_fonts()}
    assert problems == {"禁止.ttf": "这个字体的许可不允许印进文件", "坏.ttf": "文件读不出来，可能已损坏"}
    assert printable(NOBODY) == [NOBODY]


def test_borrowed_characters_can_be_shown_to_a_clerk(all_fonts: None) -> None:
    fonts = JobFonts()
    one_line("李𡒄", "song", fonts)
    assert fonts.borrowed() == {"𡒄": "HanaMinB.ttf"}


def test_what_is_embedded_is_a_sound_truetype_font(all_fonts: None) -> None:
    from lawgov_desktop.printing.fonts.truetype import notdef, program

    found = [open_chain("song").find(char) for char in f"李 {RARE}"]
    glyphs = [notdef(), *(each.face.draw(each.glyph) for each in found if each)]
    font = TTFont(io.BytesIO(program(glyphs)), checkChecksums=2)
    assert font["maxp"].numGlyphs == len(glyphs)
    for index, glyph in enumerate(glyphs):
        outline = font["glyf"][font.getGlyphOrder()[index]]
        assert (outline.numberOfContours or 0) == glyph.contours
        assert font["hmtx"][font.getGlyphOrder()[index]][0] == glyph.advance
