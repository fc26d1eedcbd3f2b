"""The card: a white, rounded ground with a thin line round it, drawn the same on every page."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from lawgov_desktop.widgets.style import theme


def paint_card(widget: QWidget, edge: str = "line", radius: float = 0.43) -> None:
    """Fill a widget as a card, from its paintEvent; `edge` names the colour of its line, `radius` is in em."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(edge), 1))
    painter.setBrush(theme.colour("surface"))
    round_ = theme.px(radius)
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)
