"""A child table in its rounded card: the grid, and the last line that adds a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from lawgov_desktop.records.ledger import Ledger, Section
from lawgov_desktop.records.record import ChildRecord, FieldProblem
from lawgov_desktop.widgets.controls.layout import paint_card
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.editors.check_list import CheckList
from lawgov_desktop.widgets.editors.choice_editor import Options, own_choices
from lawgov_desktop.widgets.form.child_delegate import PAD, row_height
from lawgov_desktop.widgets.form.child_grid import ChildGrid
from lawgov_desktop.widgets.form.child_model import ChildModel
from lawgov_desktop.widgets.form.child_rows import copied
from lawgov_desktop.widgets.style import icons, theme


class AddRowButton(QAbstractButton):
    """The last line of the card: ＋ 添加当事人."""

    def __init__(self, text: str, parent: QWidget, icon: str = "plus") -> None:
        super().__init__(parent)
        self._icon = icon
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.text_left = 0

    def sizeHint(self) -> QSize:
        return QSize(theme.px(10), row_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        look, size = theme.tokens(), theme.px(1.2)
        tone = look.accent if self.isEnabled() else look.ink3
        left = theme.px(PAD)
        icons.draw(painter, self._icon, tone, left - 2, (self.height() - size) / 2, size)
        painter.setFont(theme.font("text"))
        painter.setPen(QColor(tone))
        past = max(self.text_left, left + theme.px(1.5))
        painter.drawText(self.rect().adjusted(past, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.px(0.29), theme.px(0.29)
            )


class ChildTable(Restyled, QWidget):
    """The child rows of one section, edited in place; the grid is named `Parent.child`.

    Seldom used fields are shown on request in place of the usual columns, beside the first two.
    """

    changed = Signal()
    resized = Signal()
    #: Enter or Tab left the table downwards (+1) or upwards (−1).
    focus_left = Signal(int)
    #: A cell is being edited now, in this editor.
    focus_moved = Signal(QWidget)
    #: A sentence for the message bar about what was just done.
    message = Signal(str)

    def __init__(
        self, ledger: Ledger, section: Section, model: type[ChildRecord], options: Options, parent: QWidget
    ) -> None:
        """`ledger` of the parent; the name of its model is part of the objectName."""
        super().__init__(parent)
        parent_name = ledger.model.__name__
        usual, rest = ([model.field(n) for n in part] for part in ledger.child_fields(section))
        self.title = section.title
        self.rows = ChildModel(model, usual, options, rest)
        self._pages = (usual, [*usual[:2], *rest])
        self.grid = ChildGrid(self.rows, self)
        self.grid.setObjectName(f"{parent_name}.{section.child}")
        self.grid.setAccessibleName(section.title)
        self.add = AddRowButton(section.add or "添加一行", self)
        self.add.clicked.connect(self._add)
        self._pick = section.pick
        self.pick = AddRowButton("从名单勾选…", self, "check")
        self.pick.setObjectName(f"{parent_name}.{section.child}.pick")
        self.pick.setAccessibleName(f"{section.title}：从名单勾选")
        self.pick.clicked.connect(self._open_list)
        self.pick.setVisible(bool(section.pick))
        self.more = AddRowButton(f"其余 {len(rest)} 栏", self, "columns")
        self.more.setObjectName(f"{parent_name}.{section.child}.more")
        self.more.setAccessibleName(f"{section.title}：其余 {len(rest)} 栏")
        self.more.clicked.connect(self._turn)
        self.more.setVisible(bool(rest))
        self._rest, self._seldom = len(rest), False
        self.grid.changed.connect(self.changed)
        self.grid.resized.connect(self._resized)
        self.grid.cell.focus_left.connect(self.focus_left)
        self.grid.cell.focus_moved.connect(self.focus_moved)
        self.grid.message.connect(self.message)
        self.follow_theme()

    # -- for the form ----------------------------------------------------------------------------------

    def load(self, records: Sequence[ChildRecord], *, same_record: bool = False) -> None:
        """Show these rows; with `same_record`, read again after a save, the cursor stays in its cell."""
        spot = self.grid.cell.position if same_record else None
        self.rows.load(records)
        if spot is not None:
            self.grid.cell.return_to(*spot)

    def revert(self) -> None:
        """Show the loaded values again."""
        self.rows.revert()

    def changes(self) -> int:
        """How many rows differ from what was loaded."""
        return self.rows.changes() or int(self.grid.cell.typing)

    def commit_text(self) -> None:
        """Parse the text of the cell being edited."""
        self.grid.cell.commit_text()

    def filled(self) -> list[int]:
        """Positions of the rows that are not empty; only these are saved."""
        return [index for index in range(len(self.rows.rows)) if not self.rows.blank(index)]

    def records(self) -> list[Any]:
        """Copies of the child records that are not empty, with the values of the cells."""
        records = []
        for index in self.filled():
            child = self.rows.rows[index]
            record = copied(child.record)
            for name, value in child.values.items():
                if value != record.__data__.get(name):
                    setattr(record, name, value)
            records.append(record)
        return records

    def set_problems(self, problems: Sequence[FieldProblem]) -> None:
        """Show what the rules say of the rows; `position` counts the rows that are not empty."""
        sentences: dict[int, dict[str, str]] = {}
        filled, names = self.filled(), [f.name for f in self.rows.every]
        for problem in problems:
            if 0 <= problem.position < len(filled):
                # A problem of a field without a column is shown at the first column.
                name = problem.field if problem.field in names else names[0]
                sentences.setdefault(filled[problem.position], {}).setdefault(name, problem.sentence)
        for row in range(len(self.rows.rows)):
            self.rows.set_rules(row, sentences.get(row, {}))
        self.grid.measure()
        self.grid.viewport().update()
        self._resized()

    def wrong(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        """(label, sentence, function that puts the cursor there) of every problem."""
        for row, field, sentence in self.rows.wrong():
            yield f"{self.title}第 {row + 1} 行{field.short}", sentence, partial(self._go_to, row, field)

    def _go_to(self, row: int, field: Any) -> None:
        """Edit a cell; its columns are shown first."""
        if self.rows.column_of(field.name) < 0:
            self._turn()
        self.grid.cell.begin(row, self.rows.column_of(field.name))

    def enter(self, way: int) -> None:
        """Edit the first cell (+1) or the last one (−1)."""
        self.grid.cell.enter(way)

    def set_read_only(self, read_only: bool) -> None:
        """Only show the rows, or let them be edited."""
        self.grid.set_read_only(read_only)
        self.add.setVisible(not read_only)
        self.pick.setVisible(not read_only and bool(self._pick))
        self._resized()

    def _add(self) -> None:
        self.grid.cell.drop_blank_end()
        self.grid.cell.begin(self.rows.append(), 0)

    def _turn(self) -> None:
        """Show the seldom used columns in place of the usual ones, or the usual ones again."""
        self.grid.cell.commit_text()
        self.grid.cell.drop()
        self._seldom = seldom = not self._seldom
        self.rows.show(self._pages[seldom])
        self.more.setText("常用各栏" if seldom else f"其余 {self._rest} 栏")
        self.more.setAccessibleName(f"{self.title}：{self.more.text()}")
        self.grid.measure()
        self._resized()
        self.more.setFocus()

    def _open_list(self) -> None:
        """Tick many rows of the register instead of adding them one by one."""
        self.grid.cell.commit_text()
        field = self.rows.child.field(self._pick)
        choices = self.rows.options(field) or own_choices(field)
        present = {
            value
            for row in self.rows.rows
            if (value := row.values.get(self._pick, row.record.__data__.get(self._pick))) is not None
        }
        dialog = CheckList(f"{self.title}：从名单勾选", choices, present, self.window())
        words = {option.value: option.label for option in choices}
        dialog.taken.connect(lambda values: self._take_picked([(v, words[v]) for v in values]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_picked(self, picked: Sequence[tuple[Any, str]]) -> None:
        self.grid.cell.drop_blank_end()
        self.rows.append_picked(self._pick, picked)
        self.grid.measure()
        self._resized()
        self.changed.emit()
        self.pick.setFocus()

    def _ways(self) -> list[AddRowButton]:
        """The buttons of the last line; a read-only table has only the one for the other columns."""
        ways = [] if self.grid.read_only else [self.add, *([self.pick] if self._pick else [])]
        return [*ways, *([self.more] if self._rest else [])]

    # -- placing ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        last = row_height() if self._ways() else 0
        return QSize(theme.px(30), self.grid.wanted_height() + last + 2)

    def restyle(self) -> None:
        """Place grid and buttons for the current type size."""
        self._resized()

    def _resized(self) -> None:
        self._place()
        self.resized.emit()

    def _place(self) -> None:
        high = self.grid.wanted_height()
        self.grid.setGeometry(2, 1, self.width() - 4, high)
        whole = self.width() - 4
        # The buttons share the line in equal parts.
        parts = self._ways()
        for index, part in enumerate(parts):
            left, right = whole * index // len(parts), whole * (index + 1) // len(parts)
            part.setGeometry(QRect(2 + left, 1 + high, right - left, row_height()))
        if len(self.rows.fields) > 1:
            second = self.grid.columnViewportPosition(1) + theme.px(PAD)
            self.add.text_left = second if second <= theme.px(4) else 0
        self.add.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self)
