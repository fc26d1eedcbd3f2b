"""Icons: one SVG file each, drawn in any colour and sharp at every device pixel ratio."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from lawgov_desktop.paths import resources

#: Device pixel ratios an icon of a Qt button is drawn for; painted icons use the ratio of the screen.
_RATIOS = (1.0, 1.25, 1.5, 2.0)


@cache
def _drawing(name: str) -> str:
    return (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def image(name: str, colour: str, size: int, ratio: float) -> QImage:
    """The icon `size` pixels wide in #RRGGBB, for a screen of that device pixel ratio."""
    pixels = round(size * ratio)
    result = QImage(pixels, pixels, QImage.Format.Format_ARGB32_Premultiplied)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    coloured = _drawing(name).replace("#000", colour)
    QSvgRenderer(QByteArray(coloured.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    result.setDevicePixelRatio(ratio)
    return result


def draw(painter: QPainter, name: str, colour: str, x: float, y: float, size: int) -> None:
    """Paint the icon with its upper left corner at x, y."""
    ratio = painter.device().devicePixelRatioF()
    painter.drawImage(QPointF(x, y), image(name, colour, size, ratio))


def icon(name: str, colour: str, size: int, disabled: str = "") -> QIcon:
    """The icon for a Qt button or menu; `disabled` is its colour in a disabled button."""
    result = QIcon()
    for ratio in sorted({*_RATIOS, QApplication.primaryScreen().devicePixelRatio()}):
        result.addPixmap(QPixmap.fromImage(image(name, colour, size, ratio)))
        if disabled:
            result.addPixmap(QPixmap.fromImage(image(name, disabled, size, ratio)), QIcon.Mode.Disabled)
    return result


def exists(name: str) -> bool:
    """Whether resources/icons has a file of that name."""
    return (resources() / "icons" / f"{name}.svg").is_file()
