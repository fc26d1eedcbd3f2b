"""佐证 of a record: which attachments it has and lacks, and what can be done with each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.text.file_names import visible
from lawgov_desktop.storage.tables.attachment_rows import Attachment
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.controls.file_access import FileAccess
from lawgov_desktop.widgets.controls.layout import paint_card
from lawgov_desktop.widgets.controls.question import Answer, Ask
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.jobs.jobs import Jobs
from lawgov_desktop.widgets.record.attachment_actions import AttachmentActions
from lawgov_desktop.widgets.record.attachment_edits import AttachmentEdits
from lawgov_desktop.widgets.record.attachment_kind import AttachmentKindEdit
from lawgov_desktop.widgets.record.attachment_set import AttachmentSet
from lawgov_desktop.widgets.record.attachments_model import lines_of
from lawgov_desktop.widgets.record.attachments_table import AttachmentsTable
from lawgov_desktop.widgets.record.file_drop import FileDrop
from lawgov_desktop.widgets.style import theme

_SAVE_FIRST = "先保存，再添加佐证。"


class AttachmentsPanel(Restyled, QWidget):
    """The section 佐证: a table of attachments, a line of actions, and the question for a kind."""

    #: A sentence for the message bar, and whether it reports a success.
    message = Signal(str, bool)
    #: What the tab of the section says beside its title: 缺 1, or the number of attachments.
    noted = Signal(str)
    #: The height changed.
    resized = Signal()
    #: The keyboard came in; the pane scrolls to it.
    focus_moved = Signal(QWidget)

    def __init__(
        self, ledger: Ledger, operations: Operations, jobs: Jobs, ask: Ask, files: FileAccess
    ) -> None:
        super().__init__()
        self.ledger = ledger
        self._db, self._question, self._files = operations.file.db, ask, files
        #: Uids of the rows marked in the list: one sheet may be the paper of all of them.
        self.marked: Callable[[], Sequence[str]] = lambda: ()
        self._record: Any = None
        self._writable = False
        self.attachments = AttachmentSet(ledger)
        self._edits = AttachmentEdits(operations, jobs, files, self)
        self._showing_trashed = False
        self._last_note = ""
        #: Called with the kind the user chooses.
        self._with_kind: Callable[[str], None] = lambda kind: None
        self.table = AttachmentsTable(self)
        self.table.setObjectName(f"{ledger.model.__name__}.evidence")
        self.table.setAccessibleName("佐证")
        self.foot = AttachmentActions(self)
        self.asking = AttachmentKindEdit(self)
        self._first = theme.label(_SAVE_FIRST, "text", "ink2", self)
        self._lay_out()
        self._connect()
        self.show_record(None)

    def _lay_out(self) -> None:
        self._lines = QVBoxLayout(self)
        self._lines.setSpacing(0)
        self._lines.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        for part in (self._first, self.table, self.asking, self.foot):
            self._lines.addWidget(part)
        self.follow_theme()

    def _connect(self) -> None:
        foot = self.foot
        # clicked() carries whether the button is checked, which is no kind.
        foot.add.clicked.connect(lambda _checked=False: self.choose())
        foot.open.clicked.connect(self.open)
        foot.save.clicked.connect(lambda _checked=False: self._with_current(self._edits.save_elsewhere))
        foot.kind.clicked.connect(self.change_kind)
        foot.remove.clicked.connect(self.remove)
        foot.restore.clicked.connect(self.restore)
        foot.trash.clicked.connect(self._turn_trashed)
        self.table.moved.connect(self._offer)
        self.table.opened.connect(self.open)
        self.table.remove_requested.connect(self.remove)
        self.table.kind_requested.connect(self.change_kind)
        self.table.entered.connect(lambda: self.focus_moved.emit(self.table))
        self.asking.chosen.connect(self._take_kind)
        self.asking.dropped.connect(self._stop_asking)
        self._edits.busy.connect(self._set_busy)
        self._edits.added.connect(lambda _count: self.focus_moved.emit(self))
        self._edits.changed.connect(self.reload)
        self._edits.message.connect(self.message)

    # -- what is shown ---------------------------------------------------------------------------------

    def show_record(self, record: Any, *, read_only: bool = False) -> None:
        """Show the attachments of a record; None or a new one has none yet."""
        same = self._record is not None and record is not None and record.uid == self._record.uid
        self._record = record if record is not None and record.id is not None else None
        self._writable = self._record is not None and not read_only and record.deleted_at is None
        if not same:
            self._showing_trashed = False
            self.asking.hide()
            self.table.current = -1
        self.reload()

    def reload(self) -> None:
        """Read the attachments of the record from the file and show them."""
        self.attachments.read(self._db, self._record)
        self._show()

    def _show(self) -> None:
        shown = self.attachments
        self._showing_trashed = self._showing_trashed and bool(shown.trashed)
        trashed = shown.trashed if self._showing_trashed else ()
        self.table.show_lines(lines_of(shown.required, shown.present, trashed))
        self.table.setVisible(bool(self.table.rows.lines))
        self._first.setText(_SAVE_FIRST if self._record is None else "没有佐证。")
        self._first.setVisible(not self._writable and not self.table.rows.lines)
        self._offer()
        if shown.note != self._last_note:
            self._last_note = shown.note
            self.noted.emit(shown.note)
        self._resize()

    def _resize(self) -> None:
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
            self.resized.emit()

    def _offer(self) -> None:
        """Show the actions for the current line; none while the panel asks for a kind."""
        line = self.table.line if self.asking.isHidden() else None
        removed, unfolded = len(self.attachments.trashed), self._showing_trashed
        self.foot.offer(line, writable=self._writable, removed=removed, unfolded=unfolded)

    def focus_in(self) -> None:
        """Put the keyboard on the first missing attachment, else on the first one, else on 添加."""
        lines = self.table.rows.lines
        if lines:
            self.table.go_to(next((i for i, line in enumerate(lines) if line.attachment is None), 0))
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._writable:
            self.foot.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.focus_moved.emit(self)

    # -- adding ----------------------------------------------------------------------------------------

    def choose(self, kind: str | None = None) -> None:
        """Let the user choose files; for None the panel asks for their kind."""
        if self._writable:
            paths = self._files.choose(f"选择{kind or '佐证'}文件")
            if paths:
                self.take(paths, kind)

    def take(self, paths: Sequence[Path], kind: str | None = None) -> None:
        """Add files; the panel asks for their kind unless it is given or the ledger has none."""
        kinds = self.attachments.kinds()
        if kind is None and kinds:
            words = f"“{visible(paths[0].name)}”" if len(paths) == 1 else f"这 {len(paths)} 份文件"
            self._ask(f"{words}是哪种佐证？", kinds, partial(self._add, list(paths)))
        else:
            self._add(list(paths), kind or "")

    def _add(self, paths: list[Path], kind: str) -> None:
        owners = self._owners()
        if owners:
            self._edits.add(paths, owners, kind)

    def _owners(self) -> list[str]:
        """Uids of the rows the files are added to: this record, or by a question all rows marked in the list."""
        own, marked = self._record.uid, list(self.marked())
        if len(marked) < 2 or own not in marked:
            return [own]
        rows = f"{len(marked)} {self.ledger.measure}{self.ledger.title}"
        answer = self._question(
            "加给哪几行",
            f"列表里选中了 {rows}。一张表上有几个人签字的，可以一次加给所有选中的行，内容只存一份。",
            [
                Answer("cancel", "不加了"),
                Answer("all", f"加给 {len(marked)} {self.ledger.measure}"),
                Answer("one", f"只加给这一{self.ledger.measure}", "filled"),
            ],
        )
        return {"one": [own], "all": marked}.get(answer, [])

    def _set_busy(self, busy: bool) -> None:
        self.foot.set_busy(busy)
        if not busy:
            self.reload()

    # -- asking for the kind ---------------------------------------------------------------------------

    def _ask(self, question: str, kinds: list[str], then: Callable[[str], None]) -> None:
        self._with_kind = then
        self.asking.ask(question, kinds)
        self._offer()
        self._resize()
        self.focus_moved.emit(self.asking)

    def _take_kind(self, kind: str) -> None:
        self._stop_asking()
        self._with_kind(kind)

    def _stop_asking(self) -> None:
        self.asking.hide()
        self._offer()
        self._resize()
        (self.table if self.table.rows.lines else self.foot.add).setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is done with an attachment ---------------------------------------------------------------

    def open(self) -> None:
        """Show the current attachment with the program of the desktop, or add the one that is missing."""
        line = self.table.line
        if line is not None and line.attachment is None:
            self.choose(line.kind)
        elif line is not None and line.attachment is not None:
            self._edits.open(line.attachment)

    def change_kind(self) -> None:
        """Ask for another kind of the current attachment."""
        line = self.table.line
        attachment = line.attachment if line is not None and not line.removed else None
        if attachment is not None and self._writable:
            kinds = [kind for kind in self.attachments.kinds() if kind != attachment.kind]
            self._ask(f"“{attachment.title}”是哪种佐证？", kinds, partial(self._edits.set_kind, attachment))

    def remove(self) -> None:
        """Move the current attachment to the trash; Ctrl+Z and 恢复 restore it."""
        line = self.table.line
        if line is not None and not line.removed and self._writable:
            self._with_current(self._edits.remove)

    def restore(self) -> None:
        """Take the current attachment out of the trash."""
        if self._writable:
            self._with_current(self._edits.restore)

    def _with_current(self, action: Callable[[Attachment], None]) -> None:
        line = self.table.line
        if line is not None and line.attachment is not None:
            action(line.attachment)

    def _turn_trashed(self) -> None:
        self._showing_trashed = not self._showing_trashed
        self._show()

    # -- dropping --------------------------------------------------------------------------------------

    def accept_drops_on(self, target: QWidget) -> None:
        """Add files dropped anywhere on `target` to the record shown."""
        drops = FileDrop(target, lambda: self._writable and self.foot.add.isEnabled(), self)
        drops.dropped.connect(self._drop)

    def _drop(self, paths: list[Path], spot: QPoint) -> None:
        """Files dropped onto a line take its kind; elsewhere the panel asks. `spot` is in screen pixels."""
        point = self.table.mapFromGlobal(spot)
        over = self.table.isVisible() and self.table.rect().contains(point)
        line = self.table.line_at(point) if over else None
        self.take(paths, line.kind if line is not None and line.kind else None)

    # -- measures --------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._fit()
        margins = self._lines.contentsMargins()
        height = 0 if self._first.isHidden() else self._first.sizeHint().height()
        height += self.table.height() if not self.table.isHidden() else 0
        if not self.asking.isHidden():
            height += self.asking.heightForWidth(width - 2 * margins.left())
        foot = self.foot.sizeHint().height() if self.foot.any else 0
        return height + foot + margins.top() + margins.bottom()

    def _fit(self) -> None:
        self.table.setFixedHeight(max(1, self.table.wanted_height()))

    def restyle(self) -> None:
        """Set margins and heights from the type size."""
        self._lines.setContentsMargins(2, 1, 2, 1)
        pad = theme.px(0.43)
        self._first.setContentsMargins(pad, pad, pad, pad)
        self.foot.measure()
        self.table.measure()
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_card(self)
