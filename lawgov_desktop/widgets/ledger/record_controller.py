"""The record in the pane: opened, begun, copied, saved, left, trashed; no typed text is lost without a question."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import QObject, Signal

from lawgov_desktop.errors import EditConflict, KnownError
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.read.listing import children_of
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.tables.history import last_touch
from lawgov_desktop.storage.write.quick_add import QuickAdd
from lawgov_desktop.storage.write.validation import ValidationError
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.ledger.duplicate_hints import DuplicateHints
from lawgov_desktop.widgets.ledger.new_record import NewRecord
from lawgov_desktop.widgets.ledger.record_extras import RecordExtras
from lawgov_desktop.widgets.ledger.trash_actions import TrashActions
from lawgov_desktop.widgets.record.pane import RecordPane
from lawgov_desktop.widgets.record.titles import subtitle_of, title_of

#: More changes than this are not dropped by one key without a question.
_FEW = 1


class RecordController(QObject):
    """Connects the pane with the file: what it shows and what its buttons do."""

    #: Id of the record now shown, −1 for a new one or none.
    shown = Signal(int)
    #: Id of the record just saved.
    saved = Signal(int)
    #: A sentence for the message bar, and whether it reports a success.
    message = Signal(str, bool)

    def __init__(self, pane: RecordPane, context: LedgerContext, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._file, self._operations, self._ask = context.file, context.operations, context.ask
        self.ledger: Ledger = pane.ledger
        self.new = NewRecord(pane.ledger, context.file)
        self.rows = TrashActions(pane.ledger, context, self)
        self.extras = RecordExtras(pane, context, self)
        self._hints = DuplicateHints(pane, context.file, self)
        #: The last change of the record shown, to see whether somebody else changed it.
        self._touch = ""
        self._complained = False
        self.rows.message.connect(self.message)
        self.extras.message.connect(self.message)
        form = pane.form
        form.previous = self._previous
        form.options.quick_add = QuickAdd(context.operations)
        form.options.tell = lambda words: self.message.emit(words, True)
        form.message.connect(lambda words: self.message.emit(words, False))
        pane.save_requested.connect(self.save)
        pane.save_and_new_requested.connect(self.save_and_new)
        pane.revert_requested.connect(self.revert)
        pane.delete_requested.connect(self.trash)
        pane.restore_requested.connect(self.restore)

    # -- what is shown ---------------------------------------------------------------------------------

    @property
    def current_id(self) -> int:
        """Id of the record in the pane, −1 for a new one or none."""
        record = self._pane.form.record
        return -1 if self._pane.empty or record is None or record.id is None else int(record.id)

    @property
    def changes(self) -> int:
        """How many places were changed and not saved."""
        return 0 if self._pane.empty else self._pane.form.changes()

    def open(self, row_id: int) -> None:
        """Read a record with its child rows and show it; unsaved changes are dropped, see `leave()`."""
        model: Any = self.ledger.model
        with storage_errors():
            record = model.get_or_none(model.id == row_id)
            if record is None:
                self.clear()
                return
            self._show(record)

    def clear(self) -> None:
        """Show no record."""
        self._pane.clear()
        self.extras.clear()
        self.shown.emit(-1)

    def begin(self, template: Any = None) -> None:
        """Show a new record, empty or with the values it has in common with the template."""
        record = self.new.build(template)
        self._pane.load(record, {}, title=title_of(self.ledger, record), new=template is None)
        self.extras.show_new()
        self.shown.emit(-1)
        self._pane.form.focus_first()

    def duplicate_last(self) -> bool:
        """照上一件再来一件: a new record like the one shown, or like the last one saved.

        False when the user stays with unsaved changes.
        """
        record = self._pane.form.record
        saved = record is not None and record.id is not None and not self._pane.empty
        template = record if saved else self.new.last
        if not self.leave():
            return False
        template = self.new.last if template is None else template
        self.begin(template if template is not None else self.new.newest(self.current_id))
        return True

    def refresh(self) -> None:
        """Read the record again after a change elsewhere, unless something is being typed."""
        row_id = self.current_id
        if row_id >= 0 and not self.changes and self._changed_elsewhere(row_id):
            self.open(row_id)

    def _changed_elsewhere(self, row_id: int) -> bool:
        model: Any = self.ledger.model
        record: Any = self._pane.form.record
        row = model.select(model.rev).where(model.id == row_id).tuples().first()
        return (
            row is None or row[0] != record.rev or self._touch != str(last_touch(self._file.db, record.uid))
        )

    def _show(self, record: Any) -> None:
        children = children_of(self.ledger, record, viewer=self._file.viewer("screen"))
        title = title_of(self.ledger, record)
        self._pane.load(record, children, title=title, subtitle=subtitle_of(self.ledger, record, children))
        change = last_touch(self._file.db, record.uid)
        self._touch = str(change)
        if self._file.read_only:
            self._pane.set_read_only(True)
        elif change is not None and change[0] == history.OUTSIDE:
            self._pane.say("outside", "外部修改")
        self.extras.show_record(record, children)
        self.shown.emit(int(record.id))

    def _previous(self, name: str) -> Any:
        """For F8: the field's value in the record saved last, else in the newest one."""
        record = self.new.previous(self.current_id)
        return None if record is None else record.__data__.get(name)

    # -- saving ----------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Save what stands in the form; problems are shown beside the fields. True when it was saved."""
        form = self._pane.form
        if not form.is_valid():
            return False
        record, children = form.collect()
        try:
            self._operations.save(self.ledger, record, children)
        except ValidationError as error:
            self._pane.show_problems(
                error.problems, list(record.warnings(children, self._file.rule_context()))
            )
            return False
        except EditConflict as error:
            self._pane.say("outside", "别处改过")
            self._complain(error.sentence)
            return False
        except KnownError as error:
            self._complain(error.sentence)
            return False
        self._after_saving(record)
        return True

    def _complain(self, sentence: str) -> None:
        self._complained = True
        self.message.emit(sentence, False)

    def _after_saving(self, record: Any) -> None:
        self.new.last = record
        if self._complained:
            # The record is saved: the complaint in the message bar is out of date.
            self._complained = False
            self.message.emit("", True)
        self.open(record.id)
        form = self._pane.form
        saved: Any = form.record
        context = self._file.rule_context()
        form.set_problems((), list(saved.warnings(children_of(self.ledger, saved), context)))
        self._pane.say("saved", f"已保存 {dt.datetime.now():%H:%M}")
        self.saved.emit(int(record.id))

    def save_and_new(self) -> None:
        """Enter on the last field: save the record and begin the next one."""
        if not self.changes or self.save():
            self.begin()

    def revert(self) -> bool:
        """Show the saved values again; more than one change is dropped only after a question."""
        changes = self.changes
        if changes > _FEW and not self._confirm_drop(changes):
            return False
        record: Any = self._pane.form.record
        if record is not None and record.id is None:
            self.clear()
        elif record is not None:
            self.open(int(record.id))
        return True

    def leave(self) -> bool:
        """Save or drop unsaved changes, by a question; False when the user wants to stay with the record."""
        changes = self.changes
        if not changes:
            return True
        self._pane.form.commit_text()
        record: Any = self._pane.form.record
        answer = self._ask(
            f"{title_of(self.ledger, record)}还没有保存",
            f"有 {changes} 处改动。",
            [
                Answer("save", "保存", "filled"),
                Answer("drop", "放弃修改", "danger"),
                Answer("stay", "回去继续填"),
            ],
        )
        if answer == "save":
            return self.save()
        if answer == "drop":
            self._pane.form.revert()
            return True
        return False

    def _confirm_drop(self, changes: int) -> bool:
        answers = [Answer("stay", "回去继续填", "filled"), Answer("drop", "放弃修改", "danger")]
        return self._ask("放弃修改", f"有 {changes} 处改动没有保存，放弃后找不回来。", answers) == "drop"

    # -- trash -----------------------------------------------------------------------------------------

    def trash(self) -> None:
        """Move the record shown to the trash, after one question; a new one is dropped."""
        record: Any = self._pane.form.record
        if self._pane.empty or record is None:
            return
        if record.id is None:
            if not self.changes or self._confirm_drop(self.changes):
                self.clear()
        elif self.rows.trash([record]):
            self.clear()

    def restore(self) -> None:
        """Take the record shown out of the trash."""
        record = self._pane.form.record
        if record is not None and self.rows.restore([record]):
            self.open(int(record.id))
