"""Fonts of the screen: a Chinese font is always found, and rare names are drawn from the tail fonts."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Sequence
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from lawgov_desktop.paths import font_cache, resources
from lawgov_desktop.widgets.style.tokens import TEXT_POINTS

#: Fonts of the rare characters of names, drawn on the screen too.
_TAIL = ("HanaMinB.ttf", "HanaMinA.ttf", "BabelStoneHan.ttf")
#: Sans fonts with all of GB 2312 and good Latin letters, best on screen first. What else a system may have (Droid Sans
#: Fallback has no Latin letters at all, SimHei no second weight) is worse than the font we bring.
PREFERRED = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "微软雅黑",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "思源黑体 CN",
    "Noto Sans SC",
    "WenQuanYi Micro Hei",
    "文泉驿微米黑",
    "WenQuanYi Zen Hei",
    "PingFang SC",
)


def load(files: Iterable[Path]) -> list[str]:
    """Families in the font files, which from now on can be drawn; files that cannot be read are passed over."""
    families: list[str] = []
    for file in files:
        number = QFontDatabase.addApplicationFont(str(file)) if file.is_file() else -1
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return list(dict.fromkeys(families))


def chinese_families() -> list[str]:
    """Installed good families for Simplified Chinese, best first; without one our own is loaded from a file."""
    system = set(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    found = [f for f in PREFERRED if f in system]
    if not found:
        # One file holds the forms of several countries: Japanese ones are another way of writing 直 and 骨.
        loaded = load(floor_files()[:1])
        found = [f for f in PREFERRED if f in loaded] or loaded
    return found or sorted(system)[:1]


def floor_files() -> list[Path]:
    """Font files of our own that stand in on a machine without a Chinese font: fetched ones, then the package's."""
    cached = sorted(font_cache().glob("**/NotoSansCJK*Regular*")) + sorted(
        font_cache().glob("**/NotoSansSC*")
    )
    package = importlib.util.find_spec("pylopdf_fonts_zh_cn")
    folders = list(package.submodule_search_locations or []) if package else []
    return cached + [Path(folder) / "NotoSansSC-Regular.otf" for folder in folders]


def screen_font(families: Sequence[str], scale: float) -> QFont:
    """The text font at `scale` (1.0 is 10.5 pt), asking the families in order for each character."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPointSizeF(TEXT_POINTS * scale)
    return font


def tail() -> list[Path]:
    """The files that draw rare characters, fetched by the user or carried by the installer."""
    folders = (font_cache(), resources() / "fonts")
    return [found for name in _TAIL for folder in folders if (found := folder / name).is_file()]
