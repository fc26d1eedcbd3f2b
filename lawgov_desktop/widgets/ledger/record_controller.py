"""The life of the record in the pane: read, begun, copied, saved, left, trashed; nothing typed is lost unasked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from lawgov_desktop.errors import EditConflict, KnownError
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.time.period import Annual
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.read.duplicates import find_duplicates
from lawgov_desktop.storage.read.listing import children_of
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.write.operations import ValidationError, last_change
from lawgov_desktop.storage.write.quick_add import QuickAdd
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.ledger.context import LedgerContext
from lawgov_desktop.widgets.record.attachments_panel import AttachmentsPanel
from lawgov_desktop.widgets.record.history import RecordHistory
from lawgov_desktop.widgets.record.pane import RecordPane
from lawgov_desktop.widgets.record.titles import subtitle_of, title_of

#: Kinds a copy of a record takes along; days, numbers, amounts and persons belong to one case alone.
_COPIED = ("choice", "term", "link", "year", "flag")
#: More changes than this are not thrown away by one key without a question.
_FEW = 1
#: Milliseconds before the history is read: who walks through the rows looks at none of them that long.
_PAUSE = 120


class RecordController(QObject):
    """What the pane shows and what becomes of it."""

    #: Id of the record now shown, −1 for a new one or none.
    shown = Signal(int)
    #: Id of the record just saved.
    saved = Signal(int)
    #: A sentence for the page's bar, and whether it tells of something that went well.
    message = Signal(str, bool)

    def __init__(self, pane: RecordPane, context: LedgerContext, parent: QObject) -> None:
        super().__init__(parent)
        self._pane = pane
        self._file, self._operations, self._ask = context.file, context.operations, context.ask
        self.ledger: Ledger = pane.ledger
        #: The year new rows of a yearly ledger belong to.
        self.year = context.file.year
        self._last: Any = None
        self._touched = ""
        self._complained = False
        self._uids: list[str] = []
        self._history_timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._history_timer.timeout.connect(self._show_history)
        self.history = RecordHistory(context.file, self.ledger, context.options)
        self.evidence = AttachmentsPanel(
            self.ledger, context.operations, context.jobs, context.ask, context.files
        )
        pane.form.add_extra("佐证", self.evidence, "Ctrl+E 到这里，回车打开或添加，也可把文件拖进来")
        pane.form.add_extra("修改记录", self.history)
        self.evidence.accept_drops_on(pane)
        self.evidence.message.connect(self.message)
        self.evidence.focus_moved.connect(pane.form.focus_moved)
        self.evidence.resized.connect(pane.form.arrange)
        self.evidence.noted.connect(lambda note: pane.set_tab_note("佐证", note))
        self._alike_timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._alike_timer.timeout.connect(self._show_alike)
        pane.form.changed.connect(self._look_for_alike)
        pane.form.previous = self._previous
        pane.form.options.quick_add = QuickAdd(context.operations)
        pane.form.options.tell = lambda words: self.message.emit(words, True)
        pane.form.message.connect(lambda words: self.message.emit(words, False))
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
        """Read a record with its child rows and show it; the caller has made sure that nothing is lost."""
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
        self.evidence.show_record(None)
        self.shown.emit(-1)

    def begin(self, template: Any = None) -> None:
        """Show a new record, empty or with what a template's case has in common with it."""
        record = self.ledger.model()
        record.handled_by = self._file.operator or None
        if isinstance(self.ledger.time, Annual):
            setattr(record, self.ledger.time.field, self.year)
        if template is not None:
            for name in self._common_names():
                record.__data__[name] = template.__data__.get(name)
        self._pane.load(record, {}, title=title_of(self.ledger, record), new=template is None)
        self._uids = []
        self.evidence.show_record(None)
        self.history.show_changes([])
        self.shown.emit(-1)
        self._pane.form.focus_first()

    def duplicate_last(self) -> bool:
        """照上一件再来一件: a new record like the one shown, or like the last one saved."""
        record = self._pane.form.record
        template = (
            record if record is not None and record.id is not None and not self._pane.empty else self._last
        )
        if not self.leave():
            return False
        template = self._last if template is None else template
        self.begin(template if template is not None else self._newest())
        return True

    def refresh(self) -> None:
        """Read the record again after a change elsewhere, unless something is being typed."""
        row_id = self.current_id
        if row_id >= 0 and not self.changes and self._door_changed(row_id):
            self.open(row_id)

    def refresh_evidence(self) -> None:
        """Papers were added or taken away: here, by undoing, or beside another record."""
        if self.current_id >= 0:
            self.evidence.reload()
            self._history_timer.start()

    def _door_changed(self, row_id: int) -> bool:
        model: Any = self.ledger.model
        record: Any = self._pane.form.record
        now = model.select(model.rev).where(model.id == row_id).tuples().first()
        return now is None or now[0] != record.rev or self._touched != self._last_touch(record)

    def _show(self, record: Any) -> None:
        children = children_of(self.ledger, record)
        title = title_of(self.ledger, record)
        self._pane.load(record, children, title=title, subtitle=subtitle_of(self.ledger, record, children))
        touch = last_change(self._file, record)
        self._touched = str(touch)
        if self._file.read_only:
            self._pane.set_read_only(True)
        elif touch is not None and touch[0] == history.OUTSIDE:
            self._pane.say("outside", "外部修改")
        self.evidence.show_record(record, read_only=self._file.read_only)
        self._read_history([record.uid, *(row.uid for rows in children.values() for row in rows)])
        self.shown.emit(int(record.id))

    def _last_touch(self, record: Any) -> str:
        return str(last_change(self._file, record))

    def _read_history(self, uids: Iterable[str]) -> None:
        """Below everything else, so it may come a moment after the record itself."""
        self._uids = list(uids)
        self._history_timer.start()

    def _show_history(self) -> None:
        # The file may have been closed in that moment.
        if self._uids and not self._file.db.is_closed():
            self.history.show_changes([*self._uids, *self.evidence.uids])
            self._pane.form.arrange()

    def _look_for_alike(self) -> None:
        """Something was typed, or typed back: in a moment, say whether another row already has it."""
        if not self._file.read_only:
            self._alike_timer.start()

    def _show_alike(self) -> None:
        record: Any = self._pane.form.record
        if record is None or self._file.db.is_closed():
            return
        values = {name: made.value() for name, made in self._pane.form.inputs.items()}
        mine = {
            name for names in (*self.ledger.model.unique, self.ledger.model.duplicate_key) for name in names
        }
        # What was typed back to what it was is no news any more: the hint goes.
        touched = any(values.get(name) != record.__data__.get(name) for name in values if name in mine)
        hints = find_duplicates(self.ledger, record.uid, values) if self.changes and touched else ()
        self._pane.form.set_hints(hints)

    # -- saving ----------------------------------------------------------------------------------------

    def save(self) -> bool:
        """Keep what stands in the form; what is wrong is said beside the fields. True when it is kept."""
        form = self._pane.form
        form.set_problems(())
        form.commit_text()
        if form.first_problem() is not None:
            form.go_to_first_problem()
            return False
        record, children = form.collect()
        try:
            self._operations.save(self.ledger, record, children)
        except ValidationError as error:
            self._pane.show_problems(error.problems, list(record.warnings(children)))
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
        self._last = record
        if self._complained:
            # What stood in the way is over.
            self._complained = False
            self.message.emit("", True)
        self.open(record.id)
        shown = self._pane.form
        fresh: Any = shown.record
        shown.set_problems((), list(fresh.warnings(children_of(self.ledger, fresh))))
        self._pane.say("saved", f"已保存 {dt.datetime.now():%H:%M}")
        self.saved.emit(int(record.id))

    def save_and_new(self) -> None:
        """Enter on the last field: keep this one and begin the next."""
        if not self.changes or self.save():
            self.begin()

    def revert(self) -> bool:
        """Put back what was read; more than a slip of the finger is asked about first."""
        changes = self.changes
        if changes > _FEW and not self._sure_to_drop(changes):
            return False
        record: Any = self._pane.form.record
        if record is not None and record.id is None:
            self.clear()
        elif record is not None:
            self.open(int(record.id))
        return True

    def leave(self) -> bool:
        """Make sure nothing is lost before another record is shown; False when the clerk wants to go on here."""
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

    def _sure_to_drop(self, changes: int) -> bool:
        answers = [Answer("stay", "回去继续填", "filled"), Answer("drop", "放弃修改", "danger")]
        return self._ask("放弃修改", f"有 {changes} 处改动没有保存，放弃后找不回来。", answers) == "drop"

    # -- trash -----------------------------------------------------------------------------------------

    def trash(self) -> None:
        """Move the record shown to the trash, after one question."""
        record: Any = self._pane.form.record
        if self._pane.empty or record is None:
            return
        if record.id is None:
            if not self.changes or self._sure_to_drop(self.changes):
                self.clear()
            return
        if self.trash_rows([record]):
            self.clear()

    def trash_rows(self, records: list[Any]) -> bool:
        """Move records to the trash, after one question. True when they are there."""
        what = title_of(self.ledger, records[0]) if len(records) == 1 else self._several(records)
        answers = [Answer("delete", "删除", "danger"), Answer("stay", "不删")]
        words = "会放进回收站，可以恢复。编号不会给别的行再用。"
        if self._ask(f"删除{what}", words, answers) != "delete":
            return False
        return self._try(lambda: self._operations.trash(self.ledger, records))

    def restore(self) -> None:
        """Bring the record shown back from the trash."""
        record = self._pane.form.record
        if record is not None and self._try(lambda: self._operations.restore(self.ledger, [record])):
            self.open(int(record.id))

    def restore_rows(self, records: list[Any]) -> bool:
        """Bring records back from the trash."""
        return self._try(lambda: self._operations.restore(self.ledger, records))

    def purge_rows(self, records: list[Any]) -> bool:
        """Empty trashed records for good, after one question."""
        what = self._several(records)
        answers = [Answer("stay", "不删", "filled"), Answer("purge", "彻底删除", "danger")]
        words = "内容和修改记录都会抹掉，再也找不回来。编号仍算用过。"
        if self._ask(f"彻底删除 {what}", words, answers) != "purge":
            return False
        return self._try(lambda: self._operations.purge(self.ledger, records))

    def _several(self, records: list[Any]) -> str:
        return f"{len(records)} {self.ledger.measure}{self.ledger.title}"

    def _try(self, work: Any) -> bool:
        try:
            work()
        except KnownError as error:
            self.message.emit(error.sentence, False)
            return False
        return True

    # -- the one before --------------------------------------------------------------------------------

    def _common_names(self) -> list[str]:
        model: Any = self.ledger.model
        alone = {name for names in getattr(model, "unique", {}) for name in names}
        # A field with a default begins with it again: 正在调解, 列入年报.
        fields = [f for f in model.shown_fields() if f.kind in _COPIED and f.default is None]
        return [f.name for f in fields if f.name not in alone]

    def _previous(self, name: str) -> Any:
        """For F8: the field's value in the record saved last, else in the newest one."""
        before = self._last or self._newest()
        return None if before is None else before.__data__.get(name)

    def _newest(self) -> Any:
        model: Any = self.ledger.model
        chosen = model.select().where(model.deleted_at.is_null() & (model.id != self.current_id))
        with storage_errors():
            return chosen.order_by(model.id.desc()).first()
