"""The page of the volunteers: a line above the list counts those without a certificate; its button issues them all.

Under it stands which villages have too few volunteers in post, while some have.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from lawgov_desktop.areas.volunteers import issuing, minimum
from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.errors import KnownError
from lawgov_desktop.storage.write.operations import Change
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.question import Answer
from lawgov_desktop.widgets.editors.date_editor import DateEditor
from lawgov_desktop.widgets.ledger.page import LedgerPage
from lawgov_desktop.widgets.style import theme

#: Tables that decide who has no certificate and which village has too few volunteers.
_TABLES = {"volunteer", "certificate", "person", "village", "setting"}


class WaitingLine(QWidget):
    """5 名法律明白人还没有证书　发证日期 [2023-12-20]　[给他们发证]; hidden when all have one."""

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("waiting")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.words = theme.label("", "text", "ink", self)
        self.day = DateEditor(Certificate.field("issued_on"), self)
        self.day.setObjectName("issue.day")
        self.day.setFixedWidth(theme.px(9))
        self.wrong = theme.label("", "small", "red", self)
        self.button = Button("给他们发证", shortcut="Ctrl+G", name="issue", parent=self)
        self.day.tab_pressed.connect(lambda _way: self.wanted.emit())
        self.day.problem_changed.connect(self._say_what_is_wrong)
        self.button.clicked.connect(self.wanted)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(0.85), theme.px(0.3), theme.px(1.2), theme.px(0.3))
        line.setSpacing(theme.px(0.6))
        line.addWidget(self.words)
        line.addStretch()
        line.addWidget(self.wrong)
        line.addWidget(theme.label("发证日期", "text", "ink2", self))
        line.addWidget(self.day)
        line.addWidget(self.button)

    def show_count(self, count: int) -> None:
        """Show how many have no certificate."""
        self.words.setText(f"{count} 名已认定的法律明白人还没有证书")

    def _say_what_is_wrong(self) -> None:
        self.wrong.setText(self.day.problem or "")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))


class ShortLine(QWidget):
    """东河村 2 名、柳沟村没有，每村至少 3 名在岗; hidden when every village has enough."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("short")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.words = theme.label("", "text", "amber_ink", self)
        line = QHBoxLayout(self)
        line.setContentsMargins(theme.px(0.85), theme.px(0.3), theme.px(1.2), theme.px(0.3))
        line.addWidget(self.words)
        line.addStretch()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))


class VolunteersPage(LedgerPage):
    """The lines above the ledger page; the shell places the ledger page below them."""

    def _lay_out(self) -> None:
        super()._lay_out()
        self._waiting_now = 0
        self.waiting = WaitingLine(self)
        self.waiting.wanted.connect(self.issue)
        lines = self.layout()
        assert isinstance(lines, QVBoxLayout)
        lines.insertWidget(1, self.waiting)
        self.short = ShortLine(self)
        lines.insertWidget(2, self.short)
        self._count()

    def _heard(self, change: Change) -> None:
        super()._heard(change)
        if _TABLES & change.tables:
            self._count()

    def _count(self) -> None:
        self._waiting_now = 0 if self.context.file.read_only else issuing.count_waiting()
        self.waiting.show_count(self._waiting_now)
        found = minimum.short_villages(self.context.file)
        self.short.words.setText(minimum.sentence(found, minimum.least(self.context.file)))
        self._turned()

    def _turned(self) -> None:
        super()._turned()
        # With one pane only, the record needs the whole height.
        alone = self._compact and bool(self._current) and self.sheet.list.isHidden()
        self.waiting.setVisible(self._waiting_now > 0 and not alone)
        self.short.setVisible(bool(self.short.words.text()) and not alone)

    def issue(self) -> None:
        """Issue certificates to all without one, or to the selected rows, after one question."""
        day = self.waiting.day
        day.commit_text()
        if day.value() is None:
            day.set_problem(day.problem or "请填写发证日期")
            day.setFocus()
            return
        if not all(sheet.editing.leave() for sheet in self.sheets.values()):
            return
        people = issuing.waiting(self._marked())
        if not people:
            self.message.emit("选中的人里没有等着发证的。", False)
            return
        if not self._sure(len(people)):
            return
        try:
            made = issuing.issue(self.context.operations, people, day.value())
        except KnownError as error:
            self.message.emit(error.sentence, False)
            return
        first, last = made[0].certificate_number, made[-1].certificate_number
        self.show_ledger("certificate")
        span = first if len(made) == 1 else f"{first} 到 {last}"
        self.message.emit(f"已给 {len(made)} 人发证：{span}。撤销按 Ctrl+Z，发过的编号不再用。", True)
        self.sheet.list.table.setFocus()

    def _marked(self) -> list[int] | None:
        """Ids of the selected volunteers when several are selected."""
        sheet = self.sheets.get("volunteer")
        ids = sheet.list.table.selected_ids() if sheet is self.sheet else []
        return ids if len(ids) > 1 else None

    def _sure(self, count: int) -> bool:
        day = self.waiting.day.value()
        words = f"发证日期 {day}。证书和徽章编号按村的顺序接着往下发，发过的编号不再用。"
        answers = [Answer("issue", "发证", "filled"), Answer("stay", "先不发")]
        return self.context.ask(f"给 {count} 人发证", words, answers) == "issue"
