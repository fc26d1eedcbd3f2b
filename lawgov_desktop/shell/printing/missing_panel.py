"""The characters of a printout that no font has: who they belong to, and what to do about each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from lawgov_desktop.shell.printing.missing_files import add_font, character_picture
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.widgets.controls.buttons import Button, Look
from lawgov_desktop.widgets.controls.layout import EmWidget
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.style import theme

if TYPE_CHECKING:
    from lawgov_desktop.printing.fonts.missing_choices import MissingChoices
    from lawgov_desktop.printing.fonts.unprintable import Missing

Way = Literal["", "blank", "skip", "drawn"]
_WORDS: dict[Way, str] = {"": "还没有选", "blank": "空着手写", "skip": "这一行不印", "drawn": "用画的字"}
#: Rows of the table shown without scrolling.
_ROWS = 6


@dataclass
class _Line:
    """One missing character of one text, and what was chosen for it."""

    missing: Missing
    way: Way = ""


class MissingPanel(EmWidget):
    """Lists every missing character with its text, code point and row; one choice for each, or one for all."""

    #: Lay out the printout with the choices made.
    ready = Signal()
    #: Show the help page about rare characters.
    explained = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(QVBoxLayout(), (1.2, 0.85, 1.2, 0.85), 0.45)
        self.setObjectName("missing")
        self._context = context
        self._lines: list[_Line] = []
        self._drawn: dict[str, bytes] = {}
        self._sentence = theme.label("", "text", "amber_ink")
        self._sentence.setWordWrap(True)
        self.table = TextTable(
            "missing.table",
            (
                TextHeading("所在的文字", least=8),
                TextHeading("字", 2.6),
                TextHeading("编码", 5.6),
                TextHeading("在哪一行", 20, give=10),
                TextHeading("怎么办", 7),
            ),
        )
        self.table.chosen.connect(lambda _row: self._allow())
        self.box.addWidget(self._sentence)
        self.box.addWidget(self.table)
        self._one = self._row(
            ("添加字体…", "add_font", self._add_font, "plain"),
            ("画这个字…", "draw", self._draw, "plain"),
            ("空着手写", "blank_one", lambda: self._choose("blank"), "plain"),
            ("这一行不印", "skip_one", lambda: self._choose("skip"), "plain"),
        )
        self.all = self._row(
            ("全部空着手写", "blank", lambda: self._choose_all("blank"), "quiet"),
            ("有这些字的都不印", "skip", lambda: self._choose_all("skip"), "quiet"),
            ("怎样添加字体", "fonts", self.explained.emit, "quiet"),
            ("按选的排版", "apply", self.ready.emit, "filled"),
        )

    def _row(self, *buttons: tuple[str, str, Callable[[], object], Look]) -> dict[str, Button]:
        """A row of buttons: text, name, what a press does, look."""
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        made: dict[str, Button] = {}
        for text, name, does, look in buttons:
            button = made[name] = Button(text, look, name=name)
            button.clicked.connect(does)
            if name == "apply":
                row.addStretch(1)
            row.addWidget(button)
        if "apply" not in made:
            row.addStretch(1)
        self.box.addLayout(row)
        return made

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """Show the missing characters; a choice made before stays."""
        ways = {(line.missing.char, line.missing.uid): line.way for line in self._lines}
        self._lines = [_Line(one, ways.get((one.char, one.uid), "")) for one in missing]
        characters = len({one.char for one in missing})
        self._sentence.setText(
            f"有 {characters} 个字没有字体能印，共 {len(missing)} 处，还没有打印。请给每一处选一个办法。"
        )
        self._show(0 if missing else -1)

    def choices(self) -> MissingChoices:
        """The choices made so far."""
        from lawgov_desktop.printing.fonts.missing_choices import MissingChoices

        return MissingChoices(
            blank=frozenset(line.missing.char for line in self._lines if line.way == "blank"),
            skip=frozenset(line.missing.uid for line in self._lines if line.way == "skip"),
            drawn=self._drawn,
        )

    def _show(self, current: int) -> None:
        rows = []
        for line in self._lines:
            one = line.missing
            where = f"第 {one.row + 1} 行　{one.record}" if one.row >= 0 else "标题、表头或正文"
            tone = "ink2" if line.way else "amber_ink"
            rows.append(
                [
                    TextCell(one.text),
                    TextCell(one.char),
                    TextCell(one.label),
                    TextCell(where),
                    TextCell(_WORDS[line.way], tone),
                ]
            )
        self.table.show_rows(rows, current)
        shown = min(_ROWS, max(1, len(rows)))
        row = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(theme.px(2.0) + shown * row + 4)
        self._allow()

    def _allow(self) -> None:
        line = self._current()
        for button in self._one.values():
            button.setEnabled(line is not None)
        self._one["skip_one"].setEnabled(line is not None and bool(line.missing.uid))
        self.all["skip"].setEnabled(all(line.missing.uid for line in self._lines))
        self.all["apply"].setEnabled(bool(self._lines) and all(line.way for line in self._lines))

    def _current(self) -> _Line | None:
        return self._lines[self.table.current] if 0 <= self.table.current < len(self._lines) else None

    def _choose(self, way: Way) -> None:
        """Choose for the line in focus: a blank or a drawing for its character everywhere, 不印 for its whole row."""
        chosen = self._current()
        if chosen is None:
            return
        for line in self._lines:
            one = chosen.missing
            same = line.missing.uid == one.uid if way == "skip" else line.missing.char == one.char
            if same and (way == "skip" or line.way != "skip"):
                line.way = way
        if way != "skip":
            chosen.way = way
        left = [index for index, line in enumerate(self._lines) if not line.way]
        self._show(left[0] if left else self.table.current)

    def _choose_all(self, way: Way) -> None:
        for line in self._lines:
            line.way = way
        self.ready.emit()

    def _add_font(self) -> None:
        """Copy a font file into the office's folder, then lay out again: fewer characters may be missing."""
        if add_font(self._context):
            self.ready.emit()

    def _draw(self) -> None:
        """Take a picture as the character, keep it in the file, and choose it."""
        line = self._current()
        if line is None:
            return
        picture = character_picture(self._context, line.missing.char)
        if picture is not None:
            self._drawn[line.missing.char] = picture
            self._choose("drawn")
