"""The chosen backup: its folder, its row counts beside those of the file, and what a restore would change."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from lawgov_desktop.shell.services.backup_status import day_words
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.backup.verify import BAD, GOOD, ROTTEN, UNVERIFIED
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar, Card, EmWidget
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.jobs.jobs import Job, Progress
from lawgov_desktop.widgets.style import icons, theme

#: Ledgers shown by name; the others are added up in one line.
_SHOWN = 9
_USABLE = (GOOD, ROTTEN, UNVERIFIED)
_OTHER = (
    "这是另一个台账文件（{}）的备份。恢复后看到的全是它的内容。"
    "现在的文件不会丢：它另存为“恢复前…”，随时可以再换回来。"
)
#: Why a copy made in the file manager is no backup.
_NO_COPYING = (
    "不要用文件管理器复制正在用的台账：拷出来的可能缺最后几行，也没有核对过。"
    "“立即备份”取的是完整的一份，写好后重新读出来核对。"
)


class Consequence(EmWidget):
    """An amber box with the consequence of a restore."""

    def __init__(self) -> None:
        super().__init__(QHBoxLayout(), (2.7, 0.85, 1.2, 0.85))
        self.label = theme.label("", "text")
        self.label.setWordWrap(True)
        self.box.addWidget(self.label)
        self.hide()

    def say(self, words: str) -> None:
        """Show the text; an empty one hides the box."""
        self.label.setText(words)
        self.setVisible(bool(words))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("amber_bg"))
        radius, size = theme.px(0.43), theme.px(1.2)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        icons.draw(painter, "alert", theme.tokens().amber_ink, theme.px(1.0), theme.px(0.9), size)


class BackupDetail(Restyled, QWidget):
    """The right pane of the backup page: one backup and its buttons."""

    restore_requested = Signal()
    #: The chosen backup was read in full and is damaged: its entry.
    found_bad = Signal(object)
    look_requested = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._entry: Any = None
        self._verification: Job | None = None
        #: The consequence of a restore, in words.
        self.words = ""
        self._title = theme.label("", "record")
        self._where = theme.label("", "sub", "ink2")
        self._where.setWordWrap(True)
        self._card = Card(margins=(0.3, 0.3, 0.3, 0.3))
        headings = (
            TextHeading("台账", least=7),
            TextHeading("这份备份", 6.0, right=True),
            TextHeading("现在", 6.0, right=True),
            TextHeading("恢复后", 6.0, right=True),
        )
        self.table = TextTable("comparison.table", headings, choosable=False)
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._card.box.addWidget(self.table)
        self.consequence = Consequence()
        sheet = EmWidget(QVBoxLayout(), (1.5, 1.2, 1.5, 1.2), 0.6)
        for part in (self._title, self._where, self._card, self.consequence):
            sheet.box.addWidget(part)
        sheet.box.addStretch(1)
        copying = theme.label(_NO_COPYING, "small", "ink2")
        copying.setWordWrap(True)
        sheet.box.addWidget(copying)
        scroll = QScrollArea()
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar = Bar(bottom=True)
        self.look = Button("只读打开看看", "plain", icon="eye", name="look")
        self.look.clicked.connect(self.look_requested)
        self.restore = Button("恢复到这一份…", "plain", name="restore")
        self.restore.clicked.connect(self.restore_requested)
        self._bar.box.addStretch(1)
        self._bar.box.addWidget(self.look)
        self._bar.box.addWidget(self.restore)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._bar)
        self.show_entry(None)
        self.follow_theme()

    def show_entry(self, entry: Any) -> None:
        """Show a backup, an Entry or None; it is read in the background."""
        self._entry = entry
        self.words = ""
        usable = entry is not None and entry.state in _USABLE
        self.look.setEnabled(usable)
        self.restore.setEnabled(usable)
        self._card.hide()
        self.consequence.say("")
        if entry is None:
            self._title.setText("还没有备份")
            self._where.setText("备份会列在左边。每一份写好后都重新读出来核对，核对一致才算数。")
            return
        self._title.setText(f"{day_words(entry.made)} 的备份")
        parts = [
            entry.doubt,
            entry.place,
            str(entry.path.parent),
            f"{entry.reason}做的" if entry.reason else "",
        ]
        if entry.manifest is not None:
            parts.append(f"程序 {entry.manifest.program} 版")
            parts.append(f"{entry.manifest.operator}" if entry.manifest.operator else "")
        if entry.encrypted:
            parts.append("有口令，是做备份时的那个")
        self._where.setText(" · ".join(p for p in parts if p))
        if entry.state not in _USABLE:
            self.consequence.say(_why_not(entry.state))
        elif entry.manifest is None:
            self.consequence.say("这份备份没有核验单，不能证明是好的。请换一份核验一致的。")
            self.restore.setEnabled(False)
        else:
            self._compare(entry)
            self._verify(entry)

    def _compare(self, entry: Any) -> None:
        file = self._context.file

        def count(_progress: Progress) -> Any:
            from lawgov_desktop.storage.backup.catalog import compare

            return compare(file, entry.manifest)

        self._context.jobs.start(
            count, lambda counts: self._show_counts(entry, counts), self._context.job_failed
        )

    def _verify(self, entry: Any) -> None:
        """Read the whole backup again: the medium may have been damaged since it was made."""
        if self._verification is not None:
            self._verification.cancel()

        def read(progress: Progress) -> Any:
            from lawgov_desktop.storage.backup.verify import examine

            return examine(entry.path, progress=progress).state

        def report(state: str) -> None:
            if state == BAD and entry is self._entry:
                self.found_bad.emit(entry)

        self._verification = self._context.jobs.start(read, report, self._context.job_failed)

    def _show_counts(self, entry: Any, counts: list[Any]) -> None:
        if entry is not self._entry or entry.state == BAD:
            return
        rows = [_row(c.title, c.then, c.now, c.difference) for c in _most_relevant(counts)]
        others = [c for c in counts if c not in _most_relevant(counts)]
        if others:
            then, now = sum(c.then for c in others), sum(c.now for c in others)
            rows.append(_row(f"其余 {len(others)} 个台账和明细", then, now, then - now))
        self.table.show_rows(rows)
        self.restyle()
        self._card.show()
        lost = sum(-c.difference for c in counts if c.difference < 0)
        more = sum(c.difference for c in counts if c.difference > 0)
        own = entry.is_of(self._context.file.file_id)
        self.words = (
            _consequence(lost, more, entry)
            if own
            else _OTHER.format(entry.manifest.town or ("设有口令" if entry.encrypted else "没有写乡镇"))
        )
        if entry.manifest.rotten:
            self.words = f"这份备份里有 {entry.manifest.rotten} 行当时就已损坏。{self.words}"
        self.consequence.say(self.words)

    def restyle(self) -> None:
        self.table.setFixedHeight(self.table.natural_height() + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("ground"))


def _most_relevant(counts: list[Any]) -> list[Any]:
    """The ledgers that differ, then those with most rows, in the order of the ledgers."""
    if len(counts) <= _SHOWN + 1:
        return counts
    ranked = sorted(counts, key=lambda c: (c.difference == 0, -max(c.then, c.now)))[:_SHOWN]
    return [c for c in counts if c in ranked]


def _row(title: str, then: int, now: int, difference: int) -> list[TextCell]:
    words = "相同" if not difference else f"+{difference:,}" if difference > 0 else f"−{-difference:,}"
    last = TextCell(words, "ink2" if not difference else "ink", bold=bool(difference))
    return [TextCell(title), TextCell(f"{then:,}"), TextCell(f"{now:,}"), last]


def _why_not(state: str) -> str:
    if state == "U 盘不在":
        return "这份备份在没有插上的 U 盘里。插上那个 U 盘就能用。"
    return "这份备份读不全，不能用来恢复。别的备份不受影响。"


def _consequence(lost: int, more: int, entry: Any) -> str:
    moment = day_words(entry.made)
    change = (
        f"恢复后会少 {lost:,} 行，都是{moment} 以后登记的。" if lost else "恢复后每个台账的行数不会变少。"
    )
    if more:
        change += f"会多 {more:,} 行，是后来删掉的。"
    return f"{change}现在的文件不会丢：它另存为“恢复前…”，随时可以再换回来。"
