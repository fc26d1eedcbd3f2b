"""The editor of a field, chosen by its kind; name, label and hint come from the declaration of the field."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from lawgov_desktop.records.fields import LedgerField
from lawgov_desktop.widgets.editors.choice_editor import ChoiceEditor, Options
from lawgov_desktop.widgets.editors.date_editor import DateEditor
from lawgov_desktop.widgets.editors.field_editor import FieldEditor
from lawgov_desktop.widgets.editors.flag_editor import FlagEditor
from lawgov_desktop.widgets.editors.line_editor import LineEditor
from lawgov_desktop.widgets.editors.text_editor import TextEditor

#: Kinds whose value is kept for the next record when pinned.
_PINNABLE = ("choice", "term", "link", "date", "year", "person_name", "text", "count")


def make_input(field: Any, options: Options, parent: QWidget | None = None) -> FieldEditor:
    """The editor of a record field, named `Model.field`; `options` lists what a choice or link can be."""
    editor = input_of_kind(field, options, parent)
    editor.setObjectName(f"{field.model.__name__}.{field.name}")
    if isinstance(editor, LineEditor):
        editor.pinnable = field.kind in _PINNABLE
    return editor


def input_of_kind(field: LedgerField, options: Options, parent: QWidget | None) -> FieldEditor:
    """The editor of a field that belongs to no record (an answer of a batch)."""
    if field.kind == "long_text":
        return TextEditor(field, parent)
    if field.kind == "flag":
        return FlagEditor(field, parent)
    if field.kind == "date":
        return DateEditor(field, parent)
    if field.kind in ("choice", "term", "link"):
        return ChoiceEditor(field, options, parent)
    return LineEditor(field, parent)


def value_text(field: Any, value: Any, options: Options, known: str = "") -> str:
    """The text of a value in a table cell that is not edited: the label of a link, masked where private."""
    if value is None:
        return ""
    if field.kind in ("term", "link"):
        return next((o.label for o in options(field) if o.value == value), known)
    return str(field.mask(value))
