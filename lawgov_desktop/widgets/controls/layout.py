"""Parts of pages: a scrolling page with a head, cards, and bars that follow the type size."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import theme


def clear_layout(layout: QLayout) -> None:
    """Remove everything from a layout and delete its widgets."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear_layout(inner)
        if widget is not None:
            # Hide it now: deleteLater() waits for the event loop.
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def paint_card(widget: QWidget, edge: str = "line", radius: float = 0.43) -> None:
    """Fill a widget as a card, from its paintEvent; `edge` names the colour of its line, `radius` is in em."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(edge), 1))
    painter.setBrush(theme.colour("surface"))
    round_ = theme.px(radius)
    painter.drawRoundedRect(QRectF(widget.rect()).adjusted(0.5, 0.5, -0.5, -0.5), round_, round_)


class EmWidget(Restyled, QWidget):
    """A widget whose margins and spacing are given in em and follow the type size."""

    def __init__(
        self,
        layout: QBoxLayout,
        margins: tuple[float, float, float, float] = (0, 0, 0, 0),
        spacing: float = 0,
        parent: QWidget | None = None,
    ) -> None:
        """`margins`: left, top, right, bottom in em."""
        super().__init__(parent)
        self._margins, self._spacing = margins, spacing
        self.box = layout
        self.setLayout(layout)
        self.follow_theme()

    def restyle(self) -> None:
        """Set margins and spacing from the type size."""
        self.box.setContentsMargins(*(theme.px(m) for m in self._margins))
        self.box.setSpacing(theme.px(self._spacing))

    def set_margins(self, *margins: float) -> None:
        """Other margins: left, top, right, bottom in em."""
        self._margins = margins  # type: ignore[assignment]
        self.restyle()


class Card(EmWidget):
    """A white plate with a thin line and round corners."""

    def __init__(
        self, parent: QWidget | None = None, margins: tuple[float, float, float, float] = (1.3, 0.9, 1.3, 0.9)
    ) -> None:
        super().__init__(QVBoxLayout(), margins, 0.3, parent)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self)


class CardTitle(EmWidget):
    """The head of a card: bold title, a quiet remark, and what stands at the right end."""

    def __init__(self, title: str, remark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(QHBoxLayout(), (0, 0, 0, 0.3), 0.6, parent)
        self.title = theme.label(title, "section")
        self.remark = theme.label(remark, "small", "ink2")
        self.box.addWidget(self.title)
        self.box.addWidget(self.remark)
        self.box.addStretch(1)


class HorizontalRule(QFrame):
    """A thin line across, or down."""

    def __init__(self, tone: str = "line", *, upright: bool = False) -> None:
        super().__init__()
        self._tone = tone
        if upright:
            self.setFixedWidth(1)
            self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        else:
            self.setFixedHeight(1)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour(self._tone))


class Bar(EmWidget):
    """A white bar across the page, with a line below (a top bar) or above (a bottom bar)."""

    def __init__(self, *, bottom: bool = False, height: float = 3.14, parent: QWidget | None = None) -> None:
        self._bottom, self._height = bottom, height
        super().__init__(QHBoxLayout(), (0.5 if bottom else 1.2, 0, 1.2, 0), 0.6, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def restyle(self) -> None:
        super().restyle()
        self.setMinimumHeight(theme.px(self._height))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(theme.px(self._height), super().sizeHint().height()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, 0 if self._bottom else self.height() - 1, self.width(), 1, theme.colour("line"))


class PageHead(EmWidget):
    """The head of a page: ☰ when the sidebar is hidden, title over subtitle, actions at the right."""

    menu_requested = Signal()

    def __init__(self, title: str, subtitle: str = "") -> None:
        super().__init__(QHBoxLayout(), (0, 0, 0, 0), 0.6)
        self.menu = Button("", "quiet", icon="menu", name="menu")
        self.menu.setAccessibleName("页面")
        self.menu.setToolTip("页面")
        self.menu.clicked.connect(self.menu_requested)
        self.menu.hide()
        self.title = theme.label(title, "page")
        self.subtitle = theme.label(subtitle, "text", "ink2")
        if not subtitle:
            # Hidden until it has a parent, or it would flash up as a window of its own.
            self.subtitle.hide()
        words = QVBoxLayout()
        words.setSpacing(theme.px(0.15))
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self.box.addWidget(self.menu)
        # Title and subtitle take the width the actions leave; a long subtitle wraps instead of pushing them out.
        self.subtitle.setWordWrap(True)
        self.box.addLayout(words, 1)

    def say(self, title: str, subtitle: str = "") -> None:
        """Show another title and subtitle."""
        self.title.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))

    def add(self, *buttons: QWidget) -> None:
        """Put actions at the right end."""
        for button in buttons:
            self.box.addWidget(button)


class ScrollPage(QScrollArea):
    """A page of cards on the ground, scrolled as a whole when the window is low; its content is `body`."""

    menu_requested = Signal()

    def __init__(self, name: str, *, width: float = 0) -> None:
        """`width`: the content's greatest width in em, 0 for the whole page."""
        super().__init__()
        self.setObjectName(name)
        self._width = width
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ground = EmWidget(QVBoxLayout(), (1.7, 1.2, 1.7, 1.2), 0.85)
        self.ground.setAutoFillBackground(True)
        self.body = self.ground.box
        self.setWidget(self.ground)
        self.head: PageHead | None = None

    def add_head(self, title: str, subtitle: str = "") -> PageHead:
        """Put the head on top of the page."""
        self.head = PageHead(title, subtitle)
        self.head.menu_requested.connect(self.menu_requested)
        self.body.addWidget(self.head)
        return self.head

    def set_compact(self, compact: bool) -> None:
        """Show ☰ in the head when the sidebar is hidden; margins shrink with the window."""
        if self.head is not None:
            self.head.menu.setVisible(compact)
        side = 1.0 if compact else 1.7
        self.ground.set_margins(side, 1.2, side, 1.2)
