"""The parts of a form: its sections, and the cache of its options."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.fields import LedgerField
from lawgov_desktop.records.fields.options import Option
from lawgov_desktop.records.ledger import Section
from lawgov_desktop.storage.write.quick_add import QuickAdd
from lawgov_desktop.widgets.editors.choice_editor import Options
from lawgov_desktop.widgets.editors.option_list import QUICK_ADD
from lawgov_desktop.widgets.form.child_table import ChildTable
from lawgov_desktop.widgets.form.field_row import FieldRow
from lawgov_desktop.widgets.style import theme


class OptionCache:
    """Caches options by field until `forget()`, and registers names no register has."""

    def __init__(self, ask: Options) -> None:
        self._ask = ask
        self._known: dict[Any, list[Option]] = {}
        #: Registers a name no register has; None: no name can be registered.
        self.quick_add: QuickAdd | None = None
        #: Returns the other link values of the record by field: a new row takes them.
        self.beside: Callable[[], dict[str, Any]] = dict
        #: Called with a sentence after a name was registered.
        self.tell: Callable[[str], None] = lambda words: None

    def __call__(self, field: Any) -> list[Option]:
        key = (field.model, field.name)
        if key not in self._known:
            self._known[key] = list(self._ask(field))
        return self._known[key]

    def quick_add_option(self, field: LedgerField, text: str) -> Option | None:
        """The option 登记新人员 张三; None where a row needs more than a name."""
        title = self.quick_add.title(field) if self.quick_add else ""
        return Option(QUICK_ADD, f"登记新{title} {text}") if title else None

    def home(self, field: LedgerField) -> str:
        """The page where rows of the linked register are added; empty when there is none."""
        return self.quick_add.home(field) if self.quick_add else ""

    def register(self, field: LedgerField, text: str) -> Any:
        """Register the name and return the id of the row. Raises KnownError."""
        assert self.quick_add is not None
        row = self.quick_add.register(field, text, self.beside())
        self.forget()
        self.tell(f"已登记{self.quick_add.title(field)}：{row}。其余内容以后再补。")
        return row.id

    def forget(self) -> None:
        """Drop all cached options."""
        self._known.clear()


class SectionBody:
    """One section of a form: its title, its note, and fields, a child table or a widget of the pane."""

    def __init__(self, section: Section, form: QWidget) -> None:
        self.section = section
        self.title = theme.label(section.title, "section", "", form)
        self.note = theme.label(section.note, "small", "ink2", form)
        self.cells: list[FieldRow] = []
        self.facts: list[FieldRow] = []
        self.table: ChildTable | None = None
        self.extra: QWidget | None = None
        #: Pixels from the top of the form, set by the layout.
        self.top = 0
