"""Choosing from a list: typing narrows it, Enter takes the marked option; a text not in the list gets a sentence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from lawgov_desktop.errors import InputProblem, KnownError
from lawgov_desktop.records.fields import LedgerField
from lawgov_desktop.records.fields.options import Option
from lawgov_desktop.records.text.cleaning import clean_line, half_width
from lawgov_desktop.widgets.controls.badge import MARKS, paint_mark
from lawgov_desktop.widgets.controls.line_edit import ENTER, escapes
from lawgov_desktop.widgets.editors.line_editor import LineEditor
from lawgov_desktop.widgets.editors.option_list import QUICK_ADD, ROWS, OptionList, matching
from lawgov_desktop.widgets.style import theme

Options = Callable[[LedgerField], Sequence[Option]]


@runtime_checkable
class Registering(Protocol):
    """Options that can register a name they do not have yet."""

    def quick_add_option(self, field: LedgerField, text: str) -> Option | None:
        """The last line of the list, its value QUICK_ADD; None where a row needs more than a name."""

    def home(self, field: LedgerField) -> str:
        """The page on which the rows of a link are registered; empty for words."""

    def register(self, field: LedgerField, text: str) -> Any:
        """Register the name and return its value. Raises KnownError."""


#: Characters of a typed text that a sentence quotes.
_QUOTED = 20

_MOVES = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: ROWS - 1,
    Qt.Key.Key_PageUp: 1 - ROWS,
}


class ChoiceEditor(LineEditor):
    """The editor of a choice, a word of the office or a link to another register."""

    def __init__(self, field: LedgerField, options: Options, parent: QWidget | None = None) -> None:
        """`options` is called each time the list opens, so that new villages and persons are in it at once."""
        self._ask: Any = options
        self._list: OptionList | None = None
        #: Text by value for values no longer offered (a retired word).
        self.known: dict[Any, str] = {}
        super().__init__(field, parent)
        self.set_trailing("down")
        self.opened.connect(self._toggle)

    # -- values and words ------------------------------------------------------------------------------

    def options(self) -> list[Option]:
        """What can be chosen now."""
        return list(self._ask(self.field)) or own_choices(self.field)

    def words_of(self, value: Any) -> str:
        """The text of a value; a retired value is shown with the text in `known`."""
        if value is None:
            return ""
        for option in self.options():
            if option.value == value:
                return option.label
        return self.known.get(value) or (
            "" if self.field.kind in ("link", "term") else self.field.format(value)
        )

    def _parse(self, text: str) -> Any:
        text = clean_line(text)
        if not text:
            return None
        matches = resolve(self.options(), text)
        if len(matches) == 1:
            return matches[0].value
        if len(matches) > 1 and self._value in [o.value for o in matches]:
            return self._value
        if len(matches) > 1:
            raise InputProblem(f"“{brief(text)}”有 {len(matches)} 个，请按 ↓ 选一个")
        raise InputProblem(f"列表里没有“{brief(text)}”，{self._instead(text)}")

    def _instead(self, typed: str) -> str:
        """The advice for a name not in the list; an empty list sends the user to the page where rows are registered."""
        if self._quick_add_option(typed):
            return "请按 ↓ 选一个或登记，或清空"
        home = self._home()
        if home and not self.options():
            return f"请先到“{home}”登记"
        return f"请按 ↓ 选一个，或先到“{home}”登记" if home else "请按 ↓ 选一个，或清空"

    def _home(self) -> str:
        return self._ask.home(self.field) if isinstance(self._ask, Registering) else ""

    def _show(self, editing: bool | None = None) -> None:
        self._shown = self.words_of(self._value)
        self.lead = 1.25 if self._shown[:1] in MARKS and self._marks() else 0.0
        if self.text() != self._shown:
            self.setText(self._shown)
        self._shown = self.text()
        self._measure()
        if not self.hasFocus():
            self.setCursorPosition(0)

    def _marks(self) -> bool:
        return all(o.label[:1] in MARKS for o in self.options())

    def _paint_marks(self, painter: QPainter) -> None:
        if self.lead:
            paint_mark(painter, self.text(), theme.px(0.7), self.height() / 2)

    # -- the list --------------------------------------------------------------------------------------

    @property
    def dropped(self) -> bool:
        """Whether the list is open."""
        return self._list is not None and self._list.isVisible()

    def drop(self, typed: str = "") -> None:
        """Open the list, narrowed to what was typed."""
        if self.fixed or not self.isEnabled():
            return
        if self._list is None or self._list.parentWidget() is not self.window():
            self._list = OptionList(self)
            self._list.taken.connect(self._take_clicked)
        offered = matching(self.options(), typed)
        self._tick(self._list)
        home = self._home()
        empty = f"还没有，先到“{home}”登记" if home else "还没有可选的"
        nothing = f"没有“{brief(clean_line(typed))}”" if typed and self.options() else empty
        self._list.offer(offered + self._quick_add_option(typed), self._value, nothing)
        if typed and offered:
            self._list.mark(0)

    def _quick_add_option(self, typed: str) -> list[Option]:
        """The line that registers the typed name; ASCII letters are pinyin of a listed name and add no line."""
        name = clean_line(typed)
        if not name or name.isascii() or not isinstance(self._ask, Registering):
            return []
        option = self._ask.quick_add_option(self.field, name)
        return [] if option is None else [option]

    def _register(self) -> None:
        assert isinstance(self._ask, Registering)
        try:
            value = self._ask.register(self.field, clean_line(self.text()))
        except KnownError as error:
            self._shown = self.text()
            self.refuse(error.sentence)
            return
        self.fill(value)

    def shut(self) -> None:
        """Close the list."""
        if self._list is not None:
            self._list.shut()

    def _tick(self, shown: OptionList) -> None:
        """Mark the options chosen already; only an editor of several values does."""

    def _toggle(self) -> None:
        if self.dropped:
            self.shut()
        else:
            self.drop()

    def _typed(self) -> None:
        super()._typed()
        if self.lead:
            self.lead = 0.0
            self._measure()
        self.drop(self.text())

    def _take_clicked(self, option: Option) -> None:
        self.take(option)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, option: Option) -> None:
        """Make the option the value and close the list."""
        self.shut()
        if option.value is QUICK_ADD:
            self._register()
            return
        self.fill(option.value)
        self._show()
        self.selectAll()

    # -- keys and mouse --------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if self.dropped and escapes(event):
            # Else Esc would drop all changes of the record.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing or self._list is None or not self.dropped:
            super().keyPressEvent(event)
            return
        key = event.key()
        if key in _MOVES:
            self._list.move_mark(_MOVES[Qt.Key(key)])
        elif key == Qt.Key.Key_Escape:
            self.shut()
        elif key in ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._take_marked()
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.dropped:
            self._take_marked()
        return super().focusNextPrevChild(forward)

    def _take_marked(self) -> None:
        option = self._list.marked() if self._list else None
        if option is not None:
            self.take(option)
        self.shut()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        was_open = self.dropped
        super().mousePressEvent(event)
        spot = event.position().toPoint()
        on_text = not (self._end.opens_at(spot) or self._end.pin_at(spot))
        if not was_open and not self.dropped and on_text:
            self.selectAll()
            self.drop()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.shut()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self.shut()
        super().hideEvent(event)


def brief(text: str) -> str:
    """A typed text shortened for a sentence: a page pasted by mistake is not quoted in full."""
    return text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"


def own_choices(field: LedgerField) -> list[Option]:
    """The words fixed by law that the field itself declares."""
    return [Option(value, word) for value, word in getattr(field, "choices", None) or ()]


def resolve(options: Sequence[Option], text: str) -> list[Option]:
    """The options a typed text matches exactly: by label, else by pinyin initials, else the only one containing it."""
    text = half_width(text).casefold()
    by_label = [o for o in options if half_width(o.label).casefold() == text]
    by_initials = [o for o in options if o.search and o.search.casefold() == text]
    inside = [o for o in options if text in half_width(o.label).casefold()]
    return by_label or by_initials or (inside if len(inside) == 1 else [])
