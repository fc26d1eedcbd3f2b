"""One field of a form: its label, its editor, and the sentence below it, which makes only its own row higher."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from lawgov_desktop.records.fields import LedgerField, Text
from lawgov_desktop.widgets.controls.plain_lines import FixedLineEdit
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.editors.text_editor import TextEditor
from lawgov_desktop.widgets.style import icons, theme

#: Width of the label column, in em.
LABEL = 5.6
#: Space between label and field, between rows, between columns, in em.
LABEL_GAP, ROW_GAP, COLUMN_GAP = 0.3, 0.43, 1.07
#: Lines of at least this many characters are titles and sentences: half a pane would cut them.
LONG_LINE = 100


class FieldLabel(QLabel):
    """The short label in secondary ink, with an accent * for a required field."""

    def __init__(
        self, text: str, *, required: bool = False, tip: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.required = required
        self.setToolTip(tip)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        wide = metrics.horizontalAdvance(self.text()) + (
            metrics.horizontalAdvance(" *") if self.required else 0
        )
        return QSize(wide, max(theme.px(2.0), metrics.height()))

    def _star(self) -> str:
        # A closing full-width bracket brings its own space.
        return "" if not self.required else "*" if self.text().endswith("）") else " *"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.colour("ink2"))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect(), middle, self.text())
        if self.required:
            past = self.fontMetrics().horizontalAdvance(self.text())
            painter.setPen(theme.colour("accent"))
            painter.drawText(self.rect().adjusted(past, 0, 0, 0), middle, self._star())


class ErrorLabel(QWidget):
    """Icon and sentence in red, 9 pt, wrapped to the width of the field."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.sentence = ""
        self.tone = "red"

    def say(self, sentence: str, tone: str = "red") -> None:
        """Show another sentence, amber_ink for one that only warns."""
        self.sentence, self.tone = sentence, tone
        self.setAccessibleName(sentence)
        self.update()

    def height_for(self, width: int) -> int:
        """Pixels the sentence needs in that width."""
        return max(theme.px(1.3), self._box(width).height() + theme.px(0.15))

    def _box(self, width: int) -> QRect:
        room = QRect(0, 0, max(1, width - theme.px(1.2)), 10_000)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
        return QFontMetrics(theme.font("small")).boundingRect(room, int(flags), self.sentence)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour(self.tone))
        line, size = painter.fontMetrics().height(), theme.px(0.95)
        icons.draw(
            painter, "alert", theme.colour(self.tone).name(), 0, theme.px(0.15) + (line - size) / 2, size
        )
        box = self.rect().adjusted(theme.px(1.2), theme.px(0.15), 0, 0)
        painter.drawText(box, int(Qt.TextFlag.TextWordWrap), self.sentence)


class FieldRow:
    """Label, editor and sentence of one field, placed by the layout of the form."""

    def __init__(self, label: FieldLabel, widget: FieldEditor | FixedLineEdit, parent: QWidget) -> None:
        self.label = label
        self.widget = widget
        self._parent = parent
        self._error: ErrorLabel | None = None
        #: A remark of a rule; the record can be saved all the same.
        self.warning = ""
        #: What was noticed while typing: another row already has it.
        self.hint = ""
        label.setBuddy(widget)

    @property
    def _field(self) -> LedgerField | None:
        """The field of the editor; a value computed by the program has none."""
        return self.widget.field if isinstance(self.widget, FieldEditor) else None

    @property
    def spans(self) -> bool:
        """Whether the field takes both columns."""
        field = self._field
        return isinstance(self.widget, TextEditor) or (field is not None and field.wide)

    @property
    def stretches(self) -> bool:
        """Whether a line of text is so long that it takes both columns where it begins a row."""
        field = self._field
        return isinstance(field, Text) and field.kind == "text" and field.max_length >= LONG_LINE

    def height(self, width: int) -> int:
        """Pixels the field needs, its sentence included, when it is `width` wide."""
        self._sync()
        tall = self.widget.sizeHint().height()
        if self._error is not None and self._error.sentence:
            tall += self._error.height_for(width)
        return tall

    def place(self, left: int, top: int, label_width: int, width: int) -> None:
        """Put label and field at these pixels."""
        field_left = left + label_width + theme.px(LABEL_GAP)
        tall = self.widget.sizeHint().height()
        self.label.setGeometry(left, top, label_width, self.label.sizeHint().height())
        self.widget.setGeometry(field_left, top, width, tall)
        if self._error is not None:
            self._error.setGeometry(field_left, top + tall, width, self._error.height_for(width))

    def _sync(self) -> None:
        sentence = self.widget.problem or self.hint or self.warning
        if self._error is None and not sentence:
            return
        if self._error is None:
            self._error = ErrorLabel(self._parent)
        self._error.say(sentence, "red" if self.widget.problem else "amber_ink")
        self._error.setVisible(bool(sentence))


def make_label(field: LedgerField, parent: QWidget) -> FieldLabel:
    """The label of a field: at most six characters; the tooltip has the whole term."""
    short = field.label if len(field.label) <= 5 else field.short[:6]
    tip = "\n".join(t for t in (field.label if field.label != short else "", field.help_text or "") if t)
    return FieldLabel(short, required=field.required, tip=tip, parent=parent)
