"""The one live editor of a child table: opened in a cell, walked by Tab and Enter, its text given to the model."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView, QWidget

from lawgov_desktop.widgets.editors.choice_editor import ChoiceEditor
from lawgov_desktop.widgets.editors.factory import make_input
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.editors.text_editor import TextEditor
from lawgov_desktop.widgets.form.child_delegate import row_height
from lawgov_desktop.widgets.form.child_model import ChildModel
from lawgov_desktop.widgets.style import theme


class CellEditing(QObject):
    """Which cell is being edited, and the editor in it."""

    #: An editor was opened or closed: rows have to be measured again.
    changed = Signal()
    #: A character was typed in the editor.
    typed = Signal()
    #: The walk went past the last cell (+1) or the first one (−1).
    focus_left = Signal(int)
    #: A cell is being edited now, in this editor.
    focus_moved = Signal(QWidget)
    #: Ctrl+Del: remove this row.
    remove_requested = Signal(int)
    #: Ctrl+V of several cells: the copied text.
    paste_requested = Signal(str)

    def __init__(self, rows: ChildModel, view: QTableView, undo: QObject) -> None:
        """`undo`: the event filter that handles Ctrl+Z in the editor."""
        super().__init__(view)
        self._rows, self._view, self._undo = rows, view, undo
        self.editor: FieldEditor | None = None
        #: Position of the cell edited now or last.
        self.row, self.column = 0, 0
        self.read_only = False

    @property
    def active(self) -> bool:
        """Whether a cell is being edited."""
        return self.editor is not None

    @property
    def typing(self) -> bool:
        """Whether the editor holds text that was not parsed yet."""
        return self.editor is not None and self.editor.typing

    @property
    def position(self) -> tuple[int, int] | None:
        """Row and column of the cell being edited."""
        return (self.row, self.column) if self.active else None

    # -- opening and closing ---------------------------------------------------------------------------

    def begin(self, row: int, column: int) -> None:
        """Edit a cell; the text of the previous one is parsed first."""
        if self.read_only:
            return
        self.commit_text()
        self.row, self.column = row, column
        index = self._rows.index(row, column)
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)
        # The new editor takes the focus before the old one goes, or Qt would give it to a third widget.
        self.editor = editor = self._make_editor(row, column)
        editor.show()
        editor.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()
        self.focus_moved.emit(editor)

    def return_to(self, row: int, column: int) -> None:
        """Edit that cell again after the rows were read again; an empty row that was not saved comes back."""
        if row < len(self._rows.rows):
            self.begin(row, column)
        elif not self.read_only:
            self.begin(self._rows.append(), column)

    def _make_editor(self, row: int, column: int) -> FieldEditor:
        field, child = self._rows.fields[column], self._rows.rows[row]
        editor = make_input(field, self._rows.options, self._view.viewport())
        editor.in_cell = True
        editor.setAccessibleName(f"第 {row + 1} 行 {field.label}")
        if isinstance(editor, ChoiceEditor):
            editor.known[child.values[field.name]] = self._rows.text(row, column)
        editor.set_value(child.values[field.name])
        if field.name in child.texts:
            editor.restore_text(child.texts[field.name])
        editor.set_problem(child.problems.get(field.name))
        editor.installEventFilter(self)
        editor.installEventFilter(self._undo)
        editor.edited.connect(self._keep)
        editor.typed.connect(self.typed)
        editor.tab_pressed.connect(self.step)
        editor.fill_requested.connect(self._fill_from_above)
        editor.focus_left.connect(lambda: self._close(editor))
        return editor

    def commit_text(self) -> None:
        """Parse what is being typed."""
        if self.editor is not None:
            self.editor.commit_text()

    def _keep(self) -> None:
        """Give the value, or the text that has none, to the model."""
        editor, row, column = self.editor, self.row, self.column
        if editor is None or row >= len(self._rows.rows):
            return
        if editor.own_problem is not None:
            self._rows.refuse(row, column, editor.typed_text(), editor.own_problem)
        else:
            self._rows.take(row, column, editor.value())

    def _close(self, editor: FieldEditor) -> None:
        """Remove an editor that lost the focus."""
        if editor is self.editor:
            self.editor = None
        editor.removeEventFilter(self)
        editor.hide()
        editor.deleteLater()
        self.changed.emit()

    def drop(self) -> None:
        """Close the editor without taking its text; the focus stays in the table."""
        editor, self.editor = self.editor, None
        if editor is not None:
            editor.blockSignals(True)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            self._close(editor)

    # -- size ------------------------------------------------------------------------------------------

    def height_in(self, row: int) -> int:
        """Pixels the editor needs in that row beyond those of a line; 0 without one."""
        tall = isinstance(self.editor, TextEditor) and self.row == row
        return self.editor.sizeHint().height() + 4 if tall and self.editor is not None else 0

    def sentence_top(self, row: int) -> int:
        """Pixels from the top of a row to the sentences below its cells."""
        if self.row == row and isinstance(self.editor, TextEditor):
            return self.editor.height()
        return row_height()

    def fit(self) -> None:
        """Put the editor over its cell; a narrow column gives it more than its own width."""
        if self.editor is None:
            return
        box = self._view.visualRect(self._rows.index(self.row, self.column))
        room, hint = self._view.viewport().width(), self.editor.sizeHint()
        width = max(box.width(), min(hint.width(), theme.px(12)))
        left = max(0, min(box.left(), room - width))
        height = hint.height() if isinstance(self.editor, TextEditor) else row_height() - 1
        self.editor.setGeometry(left, box.top(), width, height)

    # -- walking ---------------------------------------------------------------------------------------

    def enter(self, way: int) -> None:
        """Begin at the first cell (+1), adding a row where there is none, or at the last cell (−1)."""
        if way > 0:
            self.begin(0 if self._rows.rows else self._rows.append(), 0)
        elif self._rows.rows:
            self.begin(len(self._rows.rows) - 1, len(self._rows.fields) - 1)
        else:
            self.focus_left.emit(way)

    def step(self, way: int) -> None:
        """Go to the next or previous cell; an empty last row is removed on leaving."""
        self.commit_text()
        count, columns = len(self._rows.rows), len(self._rows.fields)
        position = self.row * columns + self.column + way
        empty_end = way > 0 and self.row == count - 1 and self._rows.blank(self.row)
        if empty_end or position < 0:
            self.drop_blank_end()
            self.focus_left.emit(way)
        elif position >= count * columns:
            self.begin(self._rows.append(), 0)
        else:
            self.begin(*divmod(position, columns))

    def drop_blank_end(self) -> None:
        """Remove an empty last row."""
        last = len(self._rows.rows) - 1
        if last >= 0 and self._rows.blank(last) and self._rows.rows[last].record.id is None:
            if self.row == last:
                self.drop()
            self._rows.remove(last)

    def _fill_from_above(self) -> None:
        if self.row > 0 and self.editor is not None:
            field = self._rows.fields[self.column]
            self.editor.fill(self._rows.rows[self.row - 1].values[field.name])

    # -- keys of the editor ----------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.editor and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if removes_row(event):
            self.remove_requested.emit(self.row)
            return True
        if event.matches(QKeySequence.StandardKey.Paste):
            text = QGuiApplication.clipboard().text()
            if "\t" in text or ("\n" in text.strip("\n") and not isinstance(self.editor, TextEditor)):
                self.paste_requested.emit(text)
                return True
        return False


def removes_row(event: QKeyEvent) -> bool:
    """Whether the key is Ctrl+Del."""
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return control and event.key() == Qt.Key.Key_Delete
