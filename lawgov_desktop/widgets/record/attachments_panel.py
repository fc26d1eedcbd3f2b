"""佐证 of a record: which papers it has and lacks; they are added, opened, saved, taken away and brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.tables import attachment_rows, required_papers
from lawgov_desktop.storage.tables.attachment_rows import Attachment
from lawgov_desktop.storage.write import attachments
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.widgets.controls.card import paint_card
from lawgov_desktop.widgets.controls.file_access import FileAccess
from lawgov_desktop.widgets.controls.file_drop import FileDrop
from lawgov_desktop.widgets.controls.question import Answer, Ask
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.jobs.jobs import Jobs, Progress
from lawgov_desktop.widgets.record.attachment_actions import AttachmentActions
from lawgov_desktop.widgets.record.attachment_kind import AttachmentKindEdit
from lawgov_desktop.widgets.record.attachments_model import AttachmentLine, lines_of
from lawgov_desktop.widgets.record.attachments_table import AttachmentsTable
from lawgov_desktop.widgets.style import theme

_SAVE_FIRST = "先保存，再添加佐证。"


class AttachmentsPanel(Restyled, QWidget):
    """The section 佐证 of one ledger's records; everything it writes is a named operation of the door."""

    #: A sentence for the page's bar, and whether it went well.
    message = Signal(str, bool)
    #: What the section's tab says beside its title: 缺 1, or how many papers there are.
    noted = Signal(str)
    #: Height changed.
    resized = Signal()
    #: The keyboard came in; the pane scrolls to it.
    focus_moved = Signal(QWidget)

    def __init__(
        self, ledger: Ledger, operations: Operations, jobs: Jobs, ask: Ask, files: FileAccess
    ) -> None:
        super().__init__()
        self.ledger = ledger
        self._operations, self._jobs, self._question, self._files = operations, jobs, ask, files
        #: Uids of the rows marked in the list: one sheet may be the paper of all of them.
        self.marked: Callable[[], Sequence[str]] = lambda: ()
        self._record: Any = None
        self._writable = False
        self._kept: list[Attachment] = []
        self._removed: list[Attachment] = []
        self._wanted: tuple[str, ...] = ()
        self._showing_removed = False
        self._said_note = ""
        #: What to do with the kind that is being asked for.
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
        # A press brings whether the button is down, which is no kind.
        foot.add.clicked.connect(lambda _checked=False: self.choose())
        foot.open.clicked.connect(self.open)
        foot.save.clicked.connect(self.save_elsewhere)
        foot.kind.clicked.connect(self.change_kind)
        foot.remove.clicked.connect(self.remove)
        foot.restore.clicked.connect(self.restore)
        foot.trash.clicked.connect(self._turn_removed)
        self.table.moved.connect(self._offer)
        self.table.opened.connect(self.open)
        self.table.remove_requested.connect(self._delete)
        self.table.kind_requested.connect(self.change_kind)
        self.table.entered.connect(lambda: self.focus_moved.emit(self.table))
        self.asking.chosen.connect(self._take_kind)
        self.asking.dropped.connect(self._stop_asking)

    # -- what is shown ---------------------------------------------------------------------------------

    def show_record(self, record: Any, *, read_only: bool = False) -> None:
        """Show the papers of a record; None or a new one has none yet."""
        same = self._record is not None and record is not None and record.uid == self._record.uid
        self._record = record if record is not None and record.id is not None else None
        self._writable = self._record is not None and not read_only and record.deleted_at is None
        if not same:
            self._showing_removed = False
            self.asking.hide()
            self.table.current = -1
        self.reload()

    def reload(self) -> None:
        """Read the papers anew."""
        if self._record is None:
            self._kept, self._removed, self._wanted = [], [], ()
        else:
            db, uid = self._operations.file.db, self._record.uid
            with storage_errors():
                self._kept = attachment_rows.of_row(db, uid)
                self._removed = attachment_rows.of_row(db, uid, trash=True)
            self._wanted = required_papers.wanted(self._record)
        self._show()

    def _show(self) -> None:
        self._showing_removed = self._showing_removed and bool(self._removed)
        self.table.show_lines(
            lines_of(self._wanted, self._kept, self._removed if self._showing_removed else ())
        )
        self.table.setVisible(bool(self.table.rows.lines))
        self._first.setText(_SAVE_FIRST if self._record is None else "没有佐证。")
        self._first.setVisible(not self._writable and not self.table.rows.lines)
        self._offer()
        if self.note != self._said_note:
            self._said_note = self.note
            self.noted.emit(self.note)
        self._resize()

    def _resize(self) -> None:
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()
            self.resized.emit()

    @property
    def missing(self) -> tuple[str, ...]:
        """Kinds of paper the record lacks."""
        there = {a.kind for a in self._kept}
        return tuple(kind for kind in self._wanted if kind not in there)

    @property
    def note(self) -> str:
        """缺 1, or the number of papers."""
        return f"缺 {len(self.missing)}" if self.missing else str(len(self._kept) or "")

    @property
    def uids(self) -> list[str]:
        """Uids of all papers, for the history."""
        return [a.uid for a in (*self._kept, *self._removed)]

    def _offer(self) -> None:
        """Show the ways on for the current line."""
        # While it is asked of what kind papers are, nothing else stands below the list.
        line = self.table.line if self.asking.isHidden() else None
        removed, unfolded = len(self._removed), self._showing_removed
        self.foot.offer(line, writable=self._writable, removed=removed, unfolded=unfolded)

    def focus_in(self) -> None:
        """Put the keyboard here: on the first missing paper, else on the first one, else on 添加."""
        lines = self.table.rows.lines
        if lines:
            self.table.go_to(next((i for i, line in enumerate(lines) if line.attachment is None), 0))
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._writable:
            self.foot.add.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.focus_moved.emit(self)

    # -- adding ----------------------------------------------------------------------------------------

    def choose(self, kind: str | None = None) -> None:
        """Let the clerk choose files; None asks of what kind they are."""
        if self._writable:
            paths = self._files.choose(f"选择{kind or '佐证'}文件")
            if paths:
                self.take(paths, kind)

    def take(self, paths: Sequence[Path], kind: str | None = None) -> None:
        """Files were chosen or dropped; their kind is asked for unless it is given or none is known here."""
        kinds = self._kinds()
        if kind is None and kinds:
            what = f"“{paths[0].name}”" if len(paths) == 1 else f"这 {len(paths)} 份文件"
            self._ask(f"{what}是哪种佐证？", kinds, partial(self._keep, list(paths)))
        else:
            self._keep(list(paths), kind or "")

    def _kinds(self) -> list[str]:
        """Kinds to offer: what is missing first, then what the ledger knows, then what is already here."""
        known = (
            *self.missing,
            *self._wanted,
            *required_papers.kinds(self.ledger.model),
            *(a.kind for a in self._kept),
        )
        return [kind for kind in dict.fromkeys(known) if kind]

    def _keep(self, paths: list[Path], kind: str) -> None:
        operations, owners = self._operations, self._owners()
        if not owners:
            return

        def work(progress: Progress) -> int:
            from lawgov_desktop.printing.preview import pages_of

            loaded = [replace(f, pages=pages_of(f.content)) for f in attachments.load_all(paths)]
            progress.check()
            attachments.keep(operations, owners, loaded, kind)
            return len(loaded)

        self.foot.set_busy(True)
        self._jobs.start(work, self._added, self._failed)

    def _owners(self) -> list[str]:
        """Whose papers they are: this record's, or – asked when several are marked in the list – of all of these."""
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

    def _added(self, count: int) -> None:
        self._ready()
        self.focus_moved.emit(self)
        self.message.emit(f"已添加 {count} 份佐证。", True)

    def _failed(self, error: Exception) -> None:
        self._ready()
        if not isinstance(error, KnownError):
            self._jobs.broken.emit(error)
        else:
            self.message.emit(error.sentence, False)

    def _ready(self) -> None:
        self.foot.set_busy(False)
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

    # -- what is done with a paper ---------------------------------------------------------------------

    def open(self) -> None:
        """Show the current paper with the desktop's own program, or add the one that is missing."""
        line = self.table.line
        if line is None:
            return
        if line.attachment is None:
            self.choose(line.kind)
            return
        kept = line.attachment
        self._try(
            lambda: self._files.show(kept.name, attachment_rows.read(self._operations.file.db, kept.sha256))
        )

    def save_elsewhere(self) -> None:
        """Write the current paper where the clerk wants it."""
        kept = self._current()
        target = self._files.choose_target("佐证另存到哪里", kept.name) if kept is not None else None
        if kept is None or target is None:
            return
        if self._try(lambda: attachments.save_as(self._operations.file.db, kept, target)):
            self.message.emit(f"已存为 {target}", True)

    def change_kind(self) -> None:
        """Say of what kind the current paper is."""
        kept, line = self._current(), self.table.line
        if kept is None or line is None or line.removed or not self._writable:
            return
        kinds = [kind for kind in self._kinds() if kind != kept.kind]
        self._ask(f"“{kept.name}”是哪种佐证？", kinds, partial(self._call, kept))

    def _call(self, kept: Attachment, kind: str) -> None:
        if kind != kept.kind:
            self._try(lambda: attachments.call(self._operations, kept.uid, kind))
            self.reload()

    def remove(self) -> None:
        """Move the current paper to the trash; Ctrl+Z and 恢复 bring it back."""
        kept = self._current()
        if (
            kept is not None
            and self._writable
            and self._try(lambda: attachments.remove(self._operations, kept.uid))
        ):
            self.reload()
            self.message.emit(f"已移除“{kept.name}”，可以恢复。", True)

    def restore(self) -> None:
        """Bring the current paper back from the trash."""
        kept = self._current()
        if kept is not None and self._writable:
            self._try(lambda: attachments.bring_back(self._operations, kept.uid))
            self.reload()

    def _delete(self) -> None:
        line = self.table.line
        if line is not None and not line.removed:
            self.remove()

    def _turn_removed(self) -> None:
        self._showing_removed = not self._showing_removed
        self._show()

    def _current(self) -> Attachment | None:
        line: AttachmentLine | None = self.table.line
        return line.attachment if line is not None else None

    def _try(self, work: Callable[[], object]) -> bool:
        try:
            work()
        except KnownError as error:
            self.message.emit(error.sentence, False)
            return False
        return True

    # -- dropping --------------------------------------------------------------------------------------

    def accept_drops_on(self, place: QWidget) -> None:
        """Files dropped anywhere on `place` (the record) are papers of the record shown."""
        drops = FileDrop(place, lambda: self._writable and self.foot.add.isEnabled(), self)
        drops.dropped.connect(self._drop)

    def _drop(self, paths: list[Path], spot: QPoint) -> None:
        """Onto the line of a paper they are of its kind; elsewhere it is asked. `spot` is the screen's."""
        here = self.table.mapFromGlobal(spot)
        line = (
            self.table.line_at(here) if self.table.isVisible() and self.table.rect().contains(here) else None
        )
        self.take(paths, line.kind if line is not None and line.kind else None)

    # -- measures --------------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._fit()
        inner = width - 2 * self._lines.contentsMargins().left()
        high = 0 if self._first.isHidden() else self._first.sizeHint().height()
        high += self.table.height() if not self.table.isHidden() else 0
        if not self.asking.isHidden():
            high += self.asking.heightForWidth(inner)
        margins = self._lines.contentsMargins()
        foot = self.foot.sizeHint().height() if self.foot.any else 0
        return high + foot + margins.top() + margins.bottom()

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
