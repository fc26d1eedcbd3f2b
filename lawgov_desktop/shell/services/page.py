"""The contract between the main window and its pages: the hooks the window calls on every page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.location import Location


class Page(QWidget):
    """One page of the main window. A subclass overrides the hooks it needs; the others do nothing."""

    #: The ☰ button of the page was pressed: the window shows the sidebar over the page.
    menu_requested = Signal()

    def __init__(self, name: str) -> None:
        """`name` becomes the object name."""
        super().__init__()
        self.setObjectName(name)

    def entered(self) -> None:
        """Called each time the page comes into view; put the keyboard focus where typing begins."""

    def go_to(self, location: Location) -> None:
        """Show what `location` names on this page: a ledger, rows, a figure or a help topic."""

    def show_year(self, year: int) -> None:
        """Show the data of `year`; the context already has it."""

    def set_compact(self, compact: bool) -> None:
        """The sidebar is hidden (`compact`) or stands beside the page: show or hide the ☰ button."""

    def help_topic(self) -> str:
        """What F1 opens: the stem of a help page without its number, or the key of a ledger."""
        return "first"

    def unsaved(self) -> Sequence[str]:
        """What was typed and not saved, in words for the question before closing; empty when all is saved."""
        return ()

    def typed(self) -> list[str]:
        """Lines with what was typed and not saved, for a text file when the open file was lost."""
        return []

    def save(self) -> bool:
        """Save what is not saved. False when a value was refused; the page then shows the reason."""
        return True
