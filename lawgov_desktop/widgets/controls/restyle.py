"""The mixin of widgets that measure or colour themselves anew after a change of theme or type size."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QEvent

from lawgov_desktop.widgets.style import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Mixed
else:
    # At run time a plain class: it stands before the Qt class among the bases.
    _Mixed = object


class Restyled(_Mixed):
    """`class Bar(Restyled, QWidget)`: calls `restyle()` after each change of theme or type size.

    Qt sends such events while a constructor still runs, when the parts of the widget do not exist yet.
    The constructor therefore ends with `follow_theme()`; events before that call are ignored.
    """

    #: The events after which `restyle()` is called.
    restyle_events: ClassVar[frozenset[QEvent.Type]] = theme.RESTYLE
    _follows_theme = False

    def follow_theme(self) -> None:
        """Call `restyle()` now and after each change of theme or type size; the last line of a constructor."""
        self._follows_theme = True
        self.restyle()

    def restyle(self) -> None:
        """Set sizes and colours from the current theme. Without an override: the size hint has changed."""
        self.updateGeometry()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self._follows_theme and event.type() in self.restyle_events:
            self.restyle()
