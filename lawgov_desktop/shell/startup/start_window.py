"""开始使用: the first window offers a new file, a file that exists already, and the sample year."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lawgov_desktop.errors import InputProblem, KnownError
from lawgov_desktop.paths import Paths
from lawgov_desktop.shell.startup.entry_window import EntryWindow
from lawgov_desktop.shell.startup.start_forms import NewFileForm, OpenFileForm, SampleForm, StartForm
from lawgov_desktop.shell.startup.start_steps import ChoiceCard
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import EmWidget, HorizontalRule
from lawgov_desktop.widgets.style import theme


class StartWindow(EntryWindow):
    """Shown when there is no file to open; the program carries out what `requested` carries."""

    #: A StartRequest.
    requested = Signal(object)

    def __init__(self, paths: Paths, target: Path | None = None) -> None:
        """`target`: the path of the new file when the command line gave one."""
        super().__init__("start")
        self._choices = {
            "new": ChoiceCard("新建本镇台账", "从空白开始", "file", "start.new"),
            "open": ChoiceCard("打开已有的文件", "U 盘或旧电脑上的", "folder", "start.open"),
            "sample": ChoiceCard("先看样例", "下良镇 2023 年", "eye", "start.sample"),
        }
        self.new_form = NewFileForm(paths, target)
        self.open_form = OpenFileForm(paths.data)
        self._forms: dict[str, StartForm] = {
            "new": self.new_form,
            "open": self.open_form,
            "sample": SampleForm(paths.data),
        }
        self._stack = QStackedWidget()
        self._note = theme.label("", "small", "ink2")
        self._note.setWordWrap(True)
        self._problem = theme.label("", "small", "red")
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.go = Button("建立并开始", "filled", name="go")
        self.go.clicked.connect(self._submit)
        for form in self._forms.values():
            self._stack.addWidget(form)
            form.completed.connect(self.go.setFocus)
            form.note_changed.connect(self._show_note)
        self._build()
        QWidget.setTabOrder(self.go, self.leave)
        for kind, card in self._choices.items():
            card.clicked.connect(lambda _=False, kind=kind: self.choose(kind))
        self.choose("new")
        self.new_form.town.setFocus()

    def _build(self) -> None:
        sheet = EmWidget(QVBoxLayout(), (4.0, 2.6, 4.0, 1.2), 0.6)
        sheet.box.addWidget(theme.label("开始使用", "page"))
        sheet.box.addWidget(theme.label("大约一分钟。填过的以后都能在“设置”里改。", "text", "ink2"))
        cards = QHBoxLayout()
        cards.setSpacing(theme.px(0.85))
        for card in self._choices.values():
            cards.addWidget(card)
        sheet.box.addSpacing(theme.px(0.6))
        sheet.box.addLayout(cards)
        sheet.box.addSpacing(theme.px(0.9))
        sheet.box.addWidget(self._stack, 1)
        sheet.box.addWidget(self._problem)
        sheet.box.addWidget(HorizontalRule())
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(0.6))
        foot.addWidget(self._note, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go)
        sheet.box.addSpacing(theme.px(0.3))
        sheet.box.addLayout(foot)
        scroll = QScrollArea()
        scroll.setWidget(sheet)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sheet.setAutoFillBackground(False)
        scroll.viewport().setAutoFillBackground(False)
        self.lay_out(scroll)

    @property
    def kind(self) -> str:
        """The chosen way to start: "new", "open" or "sample"."""
        return next(kind for kind, card in self._choices.items() if card.isChecked())

    def choose(self, kind: str) -> None:
        """Show the form of one of the three ways to start."""
        self._choices[kind].setChecked(True)
        self._stack.setCurrentWidget(self._forms[kind])
        self.go.setText({"new": "建立并开始", "open": "打开", "sample": "打开样例"}[kind])
        self._problem.hide()
        self._show_note()

    def _show_note(self) -> None:
        self._note.setText(self._forms[self.kind].note())

    def _submit(self) -> None:
        self._problem.hide()
        try:
            request = self._forms[self.kind].request()
        except InputProblem:
            return
        self.requested.emit(request)

    @property
    def problem(self) -> str:
        """The problem in view, empty when there is none."""
        return "" if self._problem.isHidden() else self._problem.text()

    def show_problem(self, error: KnownError) -> None:
        self._problem.setText(error.sentence)
        self._problem.show()

    def offer_file(self, path: Path, error: KnownError) -> None:
        """Fill the path of a file that could not be opened into the form for opening, with the reason."""
        self.choose("open")
        self.open_form.file.setText(str(path))
        self.show_problem(error)
