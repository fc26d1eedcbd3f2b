"""Fonts of the screen: there is always a Chinese font, and rare names are drawn with the tail fonts."""

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
    """Register font files with Qt and return their families; files that cannot be read are skipped."""
    families: list[str] = []
    for file in files:
        number = QFontDatabase.addApplicationFont(str(file)) if file.is_file() else -1
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return list(dict.fromkeys(families))


def chinese_families() -> list[str]:
    """Installed families good for Simplified Chinese, best first; without one the font we bring is loaded."""
    system = set(QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese))
    families = [f for f in PREFERRED if f in system]
    if not families:
        # A font collection also has Japanese forms, which write 直 and 骨 differently: take its first file only.
        loaded = load(floor_files()[:1])
        families = [f for f in PREFERRED if f in loaded] or loaded
    return families or sorted(system)[:1]


def floor_files() -> list[Path]:
    """Font files used on a machine without a Chinese font: fetched ones, then the one of the Python package."""
    cached = sorted(font_cache().glob("**/NotoSansCJK*Regular*")) + sorted(
        font_cache().glob("**/NotoSansSC*")
    )
    package = importlib.util.find_spec("pylopdf_fonts_zh_cn")
    folders = list(package.submodule_search_locations or []) if package else []
    return cached + [Path(folder) / "NotoSansSC-Regular.otf" for folder in folders]


def screen_font(families: Sequence[str], scale: float) -> QFont:
    """The text font at `scale` (1.0 is 10.5 pt); for each character Qt tries the families in order."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPointSizeF(TEXT_POINTS * scale)
    return font


def tail() -> list[Path]:
    """The font files with rare characters, fetched by the user or shipped with the installer."""
    folders = (font_cache(), resources() / "fonts")
    return [families for name in _TAIL for folder in folders if (families := folder / name).is_file()]
