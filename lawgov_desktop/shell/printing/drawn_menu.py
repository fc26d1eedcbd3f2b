"""The menu of the characters the office has drawn: draw one again, or use its picture no longer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from lawgov_desktop.shell.printing.missing_files import character_picture
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.tables.drawn_characters import drawn_characters, drop_drawn_character


class DrawnMenu(QMenu):
    """Two entries for every drawn character of the file; `changed` is called after one of them did something."""

    def __init__(self, context: AppContext, parent: QWidget, changed: Callable[[], None]) -> None:
        super().__init__(parent)
        self._context, self._changed = context, changed
        for character in sorted(context.try_to(lambda: drawn_characters(context.file.db)) or {}):
            code = f"U+{ord(character):04X}"
            again = self.addAction(f"重画“{character}”（{code}）…")
            again.triggered.connect(lambda _=False, one=character: self._draw(one))
            drop = self.addAction(f"不再用“{character}”的图")
            drop.triggered.connect(lambda _=False, one=character: self._drop(one))

    def _draw(self, character: str) -> None:
        if character_picture(self._context, character) is not None:
            self._changed()

    def _drop(self, character: str) -> None:
        def drop() -> bool:
            with self._context.operations.operation(f"不再用画的字：{character}"):
                drop_drawn_character(self._context.file.db, character)
            return True

        if self._context.try_to(drop):
            self._changed()
