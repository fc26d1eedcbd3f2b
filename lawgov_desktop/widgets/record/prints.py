"""打印记录 of a record: when, by whom, on which paper and printer it was printed, and which were reprints."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.read.print_history import PrintedJob, prints_of
from lawgov_desktop.widgets.style import theme

#: Prints listed; the others are counted.
_MOST = 10


class RecordPrints(QWidget):
    """The newest prints first; takes no room for a record that was never printed."""

    def __init__(self, file: OfficeFile) -> None:
        super().__init__()
        self._file = file
        self._label = theme.label("", "text", "", self)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._title = theme.label("打印记录", "sub", "ink2", self)
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(theme.px(0.3))
        lines.addWidget(self._title)
        lines.addWidget(self._label)
        self.hide()

    @property
    def text(self) -> str:
        """The lines shown."""
        return self._label.text()

    def show_record(self, uid: str) -> None:
        """Show the prints of a record; nothing for an empty uid."""
        prints = prints_of(self._file.db, uid) if uid else []
        lines = [self._line(*each) for each in prints[:_MOST]]
        if len(prints) > _MOST:
            lines.append(f"更早的还有 {len(prints) - _MOST} 次")
        self._label.setText("\n".join(lines))
        self.setVisible(bool(lines))
        self.updateGeometry()

    def _line(self, job: PrintedJob, pages: str, purpose: str) -> str:
        """2026-12-01 09:12 赵敏 补打 证书，第 3 页，打印机 HP."""
        paper = self._file.catalogue.paper_title(job.kind)
        who = f" {job.operator}" if job.operator else ""
        copies = f" {job.copies} 份" if job.copies > 1 else ""
        printer = f"，{job.printer}" if job.printer else ""
        return f"{job.at[:16]}{who} {purpose}{paper}{copies}，第 {pages} 页{printer}"
