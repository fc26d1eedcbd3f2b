"""How child rows look: heights, widths, and cells that are not being edited."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from lawgov_desktop.widgets.controls.badge import MARKS, paint_mark
from lawgov_desktop.widgets.controls.row_delegate import RowDelegate
from lawgov_desktop.widgets.form.child_model import ChildModel
from lawgov_desktop.widgets.style import theme

Index = QModelIndex | QPersistentModelIndex

#: Kinds whose text may be cut at the end, and those of them that take the width left over.
_LOOSE = ("person_name", "link", "term", "text", "long_text")
_STRETCH = ("text", "long_text")

#: A typical text of a kind: it gives the natural width of a column.
_TYPICAL = {
    "date": "2023-04-12",
    "money": "1,000,000.00",
    "year": "2023",
    "phone": "138****0000",
    "id_number": "140423********0000",
    "person_name": "欧阳明山",
    "count": "1000",
    "flag": "是",
    "document_number": "某政发〔2023〕10号",
    "long_text": "十个字那么宽的一栏",
}

#: Names up to this many characters are shown whole: 吉克·阿依 is, the full name of a firm is cut.
_LONGEST_NAME = 8

#: Space on either side of a cell's text, in em.
PAD = 0.43


def row_height() -> int:
    """Height of a row without sentences, in pixels."""
    return max(theme.px(1.86), QFontMetrics(theme.font("text")).height() + 4)


def sentence_height() -> int:
    """Height of one sentence below a row."""
    return QFontMetrics(theme.font("small")).height() + theme.px(0.15)


class ChildDelegate(RowDelegate):
    """Draws a cell in the upper part of its row; the grid draws sentences below it."""

    def __init__(self, rows: ChildModel, editing: Callable[[], bool], view: QAbstractItemView) -> None:
        """`editing` returns whether the current cell is being edited: it then has no focus ring of its own."""
        super().__init__(view)
        self._rows, self._editing, self._view = rows, editing, view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = self._rows
        row, column = index.row(), index.column()
        box = QRect(option.rect)  # type: ignore[attr-defined]
        self.paint_hairline(painter, box.x(), box.bottom(), box.width())
        box.setHeight(row_height())
        text = str(index.data() or "")
        if model.fields[column].name in model.rows[row].problems:
            painter.setPen(QPen(theme.colour("red"), 1))
            painter.setBrush(theme.colour("red_bg"))
            painter.drawRect(box.adjusted(0, 1, -1, -3))
        inside = box.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
        if text[:1] in MARKS and type(model.fields[column]).__name__ == "Colour":
            paint_mark(painter, text, inside.left(), box.center().y() + 0.5)
            inside.setLeft(inside.left() + theme.px(1.1))
        painter.setFont(theme.font("text"))
        painter.setPen(theme.colour("ink"))
        alignment = int(index.data(Qt.ItemDataRole.TextAlignmentRole))
        painter.drawText(inside, alignment, self.fitted(text, inside.width()))
        if self._view.hasFocus() and index == self._view.currentIndex() and not self._editing():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(QRectF(box).adjusted(1, 1, -1, -2))


def column_widths(model: ChildModel, room: int) -> list[int]:
    """Width of each column in pixels: natural where there is room; texts are cut before the table scrolls sideways."""
    text, small = QFontMetrics(theme.font("text")), QFontMetrics(theme.font("small"))
    pad, fields = 2 * theme.px(PAD) + 1, model.fields
    heads = [small.horizontalAdvance(f.short) for f in fields]
    widths = [max(text.horizontalAdvance(_sample(model, c)), heads[c]) + pad for c in range(len(fields))]
    spare = room - sum(widths)
    loose = [i for i, f in enumerate(fields) if f.kind in _LOOSE]
    if spare >= 0:
        widths[next((i for i in reversed(loose) if fields[i].kind in _STRETCH), -1)] += spare
    for column in reversed(loose):
        least = max(theme.px(3.3) + pad, heads[column] + pad)
        given = min(max(0, -spare), max(0, widths[column] - least)) if spare < 0 else 0
        widths[column] -= given
        spare += given
    return widths


def _sample(model: ChildModel, column: int) -> str:
    field = model.fields[column]
    typical = "两字" if field.kind == "choice" else _TYPICAL.get(field.kind, "六个字的宽度")
    if field.kind in _STRETCH:
        return typical
    # Measure the words in use, not the whole vocabulary: its longest word may never be chosen.
    # Skip texts without a value: a page pasted by mistake would take the room of all columns.
    texts = (model.text(row, column) for row, r in enumerate(model.rows) if field.name not in r.texts)
    longest = max((typical, *texts), key=lambda text: len(text.encode("gbk", "replace")))
    longest = longest[:_LONGEST_NAME] if field.kind in _LOOSE else longest
    return longest + ("　" if type(field).__name__ == "Colour" else "")
