"""The theme of the running program: palette, style sheet and sizes, switched at run time without a restart."""

from __future__ import annotations

import os
import re
from collections.abc import MutableMapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from lawgov_desktop.paths import resources
from lawgov_desktop.widgets.style import screen_fonts
from lawgov_desktop.widgets.style.tokens import DARK, LIGHT, TEXT_POINTS, TYPE, Tokens

Mode = Literal["system", "light", "dark"]

#: 大字 setting: name on the settings page → scale of all type.
SCALES: dict[str, float] = {"标准": 1.0, "大": 1.15, "较大": 1.3, "特大": 1.5}

_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}

#: Events after which a widget has to take sizes and colours from the theme again.
RESTYLE = frozenset({QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange})


def tokens() -> Tokens:
    """The current colours, told by the palette of the application: no object has to be handed to each widget."""
    return DARK if QGuiApplication.palette().color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


def scale() -> float:
    """The current 大字 scale: 1.0 at 10.5 pt."""
    return QApplication.font().pointSizeF() / TEXT_POINTS


def em(widget: QWidget | None = None) -> int:
    """Pixel size of the text font, 14 at 10.5 pt: the unit of all distances, whatever font a widget has."""
    return _pixels(QApplication.font().pointSizeF())


@cache
def _pixels(points: float) -> int:
    return max(1, round(points * QGuiApplication.primaryScreen().logicalDotsPerInchY() / 72))


def px(ems: float) -> int:
    """`ems` in whole pixels."""
    return round(ems * em())


def font(role: str) -> QFont:
    """The font of a role of `tokens.TYPE` at the present scale."""
    points, bold = TYPE[role]
    result = QFont(QApplication.font())
    result.setPointSizeF(points * scale())
    result.setBold(bold)
    return result


def colour(name: str) -> QColor:
    """The token `name` as a colour to paint with."""
    return QColor(getattr(tokens(), name))


def label(text: str = "", role: str = "text", tone: str = "", parent: QWidget | None = None) -> QLabel:
    """A text label whose size (`role`) and colour (`tone`, a token) follow the theme."""
    result = QLabel(text, parent)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("role", role)
    result.setProperty("tone", tone)
    return result


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label made by `label` another colour."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def palette(look: Tokens) -> QPalette:
    """The palette of a set of colours, for the parts that Qt draws itself."""
    result = QPalette()
    role = QPalette.ColorRole
    by_role = {
        role.Window: look.ground,
        role.WindowText: look.ink,
        role.Base: look.surface,
        role.AlternateBase: look.surface,
        role.Text: look.ink,
        role.PlaceholderText: look.ink3,
        role.Button: look.surface,
        role.ButtonText: look.ink,
        role.BrightText: look.red,
        role.ToolTipBase: look.surface,
        role.ToolTipText: look.ink,
        role.Highlight: look.accent,
        role.HighlightedText: look.on_accent,
        role.Link: look.accent,
        role.LinkVisited: look.accent,
        role.Light: look.surface,
        role.Midlight: look.hair,
        role.Mid: look.line,
        role.Dark: look.edge,
        role.Shadow: look.edge,
        role.Accent: look.accent,
    }
    for which, value in by_role.items():
        result.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(look.ink3))
    return result


def style_sheet(template: str, look: Tokens, pixels_per_em: int, type_scale: float) -> str:
    """The style sheet with `@token`, `@1.2em` and `@9pt` filled in."""
    colours = look.colours()

    def fill(match: re.Match[str]) -> str:
        number, unit, name = match["number"], match["unit"], match["name"]
        if unit == "em":
            return f"{round(float(number) * pixels_per_em)}px"
        return f"{float(number) * type_scale:g}pt" if unit == "pt" else colours[name]

    return re.sub(r"@(?:(?P<number>[\d.]+)(?P<unit>em|pt)|(?P<name>\w+))", fill, template)


class Theme(QObject):
    """Light or dark and the type size, applied to the whole application; follows the system where the user wants it."""

    changed = Signal()

    def __init__(self, app: QApplication, tail_fonts: Sequence[Path] = ()) -> None:
        """`tail_fonts`: files that draw the rare characters of names on the screen."""
        super().__init__(app)
        self._app = app
        self._mode: Mode = "system"
        self._scale = 1.0
        self._families = [*screen_fonts.chinese_families(), *screen_fonts.load(tail_fonts)]
        self._template = (resources() / "style.qss").read_text(encoding="utf-8")
        app.setStyle("Fusion")
        _speak_chinese(app)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def mode(self) -> Mode:
        """The setting of the user, not the colours shown: `system` follows the desktop."""
        return self._mode

    @property
    def scale(self) -> float:
        """The 大字 scale."""
        return self._scale

    @property
    def families(self) -> list[str]:
        """Font families in the order Qt tries them for a character."""
        return list(self._families)

    def apply(self, mode: Mode | None = None, scale: float | None = None) -> None:
        """Show the program in `mode` at `scale`; what is None stays as it is."""
        self._mode = mode or self._mode
        self._scale = scale or self._scale
        # For what the desktop draws: the title bar on Windows.
        self._app.styleHints().setColorScheme(_SCHEMES[self._mode])
        look = self._look()
        self._app.setFont(screen_fonts.screen_font(self._families, self._scale))
        self._app.setPalette(palette(look))
        self._app.setStyleSheet(style_sheet(self._template, look, em(), self._scale))
        self.changed.emit()

    def _look(self) -> Tokens:
        if self._mode == "system":
            return DARK if self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
        return DARK if self._mode == "dark" else LIGHT

    def _follow_system(self) -> None:
        if self._mode == "system":
            self.apply()


def _speak_chinese(app: QApplication) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def choose_input_method(environment: MutableMapping[str, str] = os.environ) -> None:
    """Make fcitx usable on Linux: set QT_IM_MODULE to ibus; call before QApplication is created.

    The Qt of the wheel has no fcitx plugin; that of a distribution fits only its own Qt. fcitx5 also serves ibus.
    """
    wanted = environment.get("QT_IM_MODULE", "")
    if not wanted and "fcitx" in environment.get("XMODIFIERS", ""):
        wanted = "fcitx"
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforminputcontexts"
    if wanted.startswith("fcitx") and not list(folder.glob("*fcitx*")):
        environment["QT_IM_MODULE"] = "ibus"
