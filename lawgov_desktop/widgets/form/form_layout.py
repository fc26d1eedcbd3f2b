"""The layout of a form: sections below one another, their fields in one or two columns by the width."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from lawgov_desktop.widgets.form.field_row import COLUMN_GAP, LABEL, LABEL_GAP, ROW_GAP, FieldRow
from lawgov_desktop.widgets.form.sections import SectionBody
from lawgov_desktop.widgets.style import theme

#: A form this wide (em) has two columns; the padding of the pane is outside it.
TWO_COLUMNS = 34.0 - 2 * 1.2
#: Space above the first section and below each section, in em.
_ABOVE, _BELOW = 0.85, 1.05


class FormLayout(QLayout):
    """Places the sections of `bodies`; its items are the sections, not single widgets.

    Qt calls it after every size change of a widget in the form. The height follows from the width.
    """

    #: The sections were placed; `SectionBody.top` has their new positions.
    arranged = Signal()

    def __init__(self, form: QWidget, bodies: Sequence[SectionBody]) -> None:
        super().__init__(form)
        self._bodies = bodies
        #: False where the tabs of the pane show the title of the first section.
        self.first_title_shown = True
        self.setContentsMargins(0, 0, 0, 0)
        self.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def arrange(self) -> None:
        """Place everything now instead of in the next turn of the event loop."""
        self.invalidate()
        self.activate()

    # -- the interface of QLayout ----------------------------------------------------------------------

    def addItem(self, item: QLayoutItem) -> None:
        raise NotImplementedError("a form is laid out by its sections")

    def count(self) -> int:
        return 0

    def itemAt(self, index: int) -> QLayoutItem | None:
        return None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return None

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        return QSize(0, 0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        top = theme.px(_ABOVE)
        for index, body in enumerate(self._bodies):
            top = self._section(body, top, width, titled=self._titled(index), move=False)
            top += theme.px(_BELOW)
        return top

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = theme.px(_ABOVE)
        for index, body in enumerate(self._bodies):
            titled = self._titled(index)
            body.top = top
            body.title.setVisible(titled)
            body.note.setVisible(titled and bool(body.note.text()))
            top = self._section(body, top, rect.width(), titled=titled, move=True) + theme.px(_BELOW)
        self.arranged.emit()

    # -- sections --------------------------------------------------------------------------------------

    def _titled(self, index: int) -> bool:
        return self.first_title_shown or index > 0

    def _section(self, body: SectionBody, top: int, width: int, *, titled: bool, move: bool) -> int:
        """Title, child table, foreign widget and fields below each other; returns the pixels where they end."""
        if titled:
            height = theme.px(1.6)
            if move:
                body.title.setGeometry(0, top, body.title.sizeHint().width(), height)
                left = body.title.width() + theme.px(0.6)
                body.note.setGeometry(left, top, max(0, width - left), height)
            top += height + theme.px(0.43)
        for block in (body.table, body.extra):
            if block is not None:
                height = (
                    block.heightForWidth(width) if block.hasHeightForWidth() else block.sizeHint().height()
                )
                if move:
                    block.setGeometry(0, top, width, height)
                top += height
        cells = [*body.cells, *body.facts]
        return _fields(cells, top, width, move=move) - theme.px(ROW_GAP) if cells else top


def _fields(cells: Sequence[FieldRow], top: int, width: int, *, move: bool) -> int:
    """Fields in one or two equal columns, from left to right, then down; returns the pixels below them."""
    label, gap = theme.px(LABEL), theme.px(COLUMN_GAP)
    columns = 2 if width >= theme.px(TWO_COLUMNS) else 1
    column = (width - gap) // 2 if columns == 2 else width
    wide, narrow = width - label - theme.px(LABEL_GAP), column - label - theme.px(LABEL_GAP)
    for row in _rows(cells, columns):
        whole = len(row) == 1 and (row[0].spans or row[0].stretches)
        field = wide if whole else narrow
        height = max(cell.height(field) for cell in row)
        if move:
            for index, cell in enumerate(row):
                cell.place(index * (column + gap), top, label, field)
        top += height + theme.px(ROW_GAP)
    return top


def _rows(cells: Sequence[FieldRow], columns: int) -> list[list[FieldRow]]:
    """The fields row by row: a wide field alone, a long line alone where it begins a row."""
    rows: list[list[FieldRow]] = []
    row: list[FieldRow] = []
    for index, cell in enumerate(cells):
        row.append(cell)
        alone = len(row) == 1 and (cell.spans or cell.stretches)
        last = index + 1 == len(cells) or cells[index + 1].spans
        if alone or last or len(row) == columns:
            rows.append(row)
            row = []
    return rows
