"""The look: readable in light and dark, at every size, with a Chinese font on any machine."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from lawgov_desktop.widgets.style import icons, screen_fonts, theme
from lawgov_desktop.widgets.style.tokens import DARK, LIGHT, Tokens, contrast

TEXT_PAIRS = [
    *(
        (ink, ground)
        for ink in ("ink", "ink2")
        for ground in ("ground", "rail", "surface", "pick", "pick_off", "hover")
    ),
    *((ink, "surface") for ink in ("accent", "red", "amber_ink", "green")),
    *((ink, "ground") for ink in ("accent", "red", "amber_ink")),
    ("red", "red_bg"),
    ("amber_ink", "amber_bg"),
    ("green", "green_bg"),
    ("accent", "pick"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
]


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read_on_every_ground(look: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_and_marks_stand_out(look: Tokens) -> None:
    for ground in (look.ground, look.surface):
        assert contrast(look.edge, ground) >= 2.9
    assert contrast(look.edge, look.surface) >= 3
    assert contrast(look.accent, look.ground) >= 3
    for mark in (look.g_red, look.g_amber, look.g_green):
        assert contrast(mark, look.surface) >= 3
    assert contrast(look.ink3, look.surface) >= 4


def test_dark_and_back_while_running(theme: theme.Theme, qtbot: QtBot) -> None:
    from lawgov_desktop.widgets.style.theme import label, tokens

    words = label("受理日期", tone="ink2")
    qtbot.addWidget(words)
    with qtbot.waitSignal(theme.changed):
        theme.apply("dark")
    assert tokens() is DARK
    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == DARK.ground.lower()
    words.ensurePolished()
    assert words.palette().color(QPalette.ColorRole.WindowText).name() == DARK.ink2.lower()
    theme.apply("light")
    assert tokens() is LIGHT


def test_large_type_scales_every_measure(theme: theme.Theme, qtbot: QtBot) -> None:
    from lawgov_desktop.widgets.style.theme import em, font, label, px

    title = label("纠纷 2023-017", "record")
    qtbot.addWidget(title)
    title.ensurePolished()
    small = title.sizeHint().width()
    before = em()
    theme.apply(scale=1.5)
    assert em() == round(before * 1.5)
    assert px(2.0) == 2 * em()
    assert font("small").pointSizeF() == pytest.approx(13.5)
    title.ensurePolished()
    assert title.sizeHint().width() > 1.3 * small


def test_a_chinese_font_is_always_there(theme: theme.Theme) -> None:
    assert QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    assert theme.families
    assert QFontInfo(QApplication.font()).pixelSize() == 14


def test_without_any_installed_font_the_packages_own_is_loaded() -> None:
    floor = screen_fonts.floor_files()[-1]
    assert floor.is_file()
    assert screen_fonts.load([floor]) != []
    assert screen_fonts.load([Path("/no/such/font.ttf")]) == []


def test_buttons_of_qt_speak_chinese() -> None:
    assert "取消" in QCoreApplication.translate("QPlatformTheme", "Cancel")


def test_fcitx_without_its_plugin_goes_through_ibus() -> None:
    for given, expected in (
        ({"QT_IM_MODULE": "fcitx"}, "ibus"),
        ({"QT_IM_MODULE": "fcitx5"}, "ibus"),
        ({"XMODIFIERS": "@im=fcitx"}, "ibus"),
        ({"QT_IM_MODULE": "ibus"}, "ibus"),
        ({}, None),
    ):
        environment = dict(given)
        theme.choose_input_method(environment)
        assert environment.get("QT_IM_MODULE") == expected


@pytest.mark.parametrize("file", sorted(p.stem for p in (theme.resources() / "icons").glob("*.svg")))
def test_every_icon_is_drawn_in_the_colour_asked_for(file: str) -> None:
    drawn = icons.image(file, "#2A5F95", 20, 2.0)
    assert (drawn.width(), drawn.devicePixelRatio()) == (40, 2.0)
    colours = {
        drawn.pixelColor(x, y).name()
        for x in range(40)
        for y in range(40)
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert "#2a5f95" in colours


def test_every_area_has_its_icon(catalogue) -> None:
    for area in catalogue.areas:
        assert icons.exists(area.icon or area.key)


def test_style_sheet_leaves_nothing_to_fill_in() -> None:
    made = theme.style_sheet((theme.resources() / "style.qss").read_text("utf-8"), LIGHT, 14, 1.0)
    body = made.split("*/", 1)[1]
    assert "@" not in body
    assert "font-size: 9.75pt" in body


def test_labels_show_text_as_it_is(qtbot: QtBot) -> None:
    words = theme.label("<b>甲</b>")
    qtbot.addWidget(words)
    assert isinstance(words, QLabel)
    assert words.sizeHint().width() > 3 * theme.em()


def test_widgets_load_no_heavy_library() -> None:
    code = (
        "import sys, lawgov_desktop.widgets.record.pane;"
        "heavy={'reportlab','openpyxl','xlsxwriter','docx','pypinyin','pypdfium2','PIL','segno','fontTools'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_text_font_has_letters_and_digits_of_its_own(qapp: QApplication) -> None:
    first = QFont(screen_fonts.chinese_families()[0])
    assert [c for c in "Aa09村·" if not QFontMetrics(first).inFont(c)] == []


def test_every_class_the_style_sheet_names_exists() -> None:
    """Qt matches a selector with the Python class: a renamed class would lose its rules without an error."""
    sheet = (theme.resources() / "style.qss").read_text("utf-8")
    selectors = " ".join(re.findall(r"([^{}]*)\{", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)))
    named = {word for word in re.findall(r"\b[A-Z]\w+", selectors) if not word.startswith("Q")}
    sources = Path(theme.__file__).parents[1].rglob("*.py")
    declared = {
        name
        for file in sources
        for name in re.findall(r"^class (\w+)", file.read_text("utf-8"), re.MULTILINE)
    }
    assert named
    assert named <= declared
