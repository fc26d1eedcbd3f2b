"""开始使用: the first page – a new file in three steps, a file that is there already, or the sample to look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from lawgov_desktop.errors import InputProblem, KnownError
from lawgov_desktop.paths import Paths
from lawgov_desktop.records.fields.identity_fields import PersonName
from lawgov_desktop.shell.startup.illustration import NAME, Illustration
from lawgov_desktop.shell.startup.start_steps import ChoiceCard, StartStep
from lawgov_desktop.storage.engine.engine import judge_passphrase, read_salt
from lawgov_desktop.storage.engine.sqlite_errors import StorageErrors
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import EmWidget, HorizontalRule
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.controls.plain_lines import FolderEdit, PassphraseEdit
from lawgov_desktop.widgets.style import theme

#: Narrower than this many em the hills give their place to the fields.
_HILLS_FROM = 66
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 40


@dataclass(frozen=True)
class StartRequest:
    """What the clerk chose: `kind` is new, open or sample; empty texts were left out."""

    kind: str
    path: Path
    passphrase: str = ""
    operator: str = ""
    town: str = ""
    office: str = ""
    backups: str = ""


class StartWindow(QWidget):
    """Shown when there is no file to open; `requested` says what the clerk wants, the program does it."""

    requested = Signal(object)
    #: Closed without a request.
    closed = Signal()

    def __init__(self, paths: Paths, target: Path | None = None) -> None:
        """`target`: where the new file has to lie, when that was said on the command line."""
        super().__init__()
        self.setObjectName("start")
        self.setWindowTitle(NAME)
        self._paths, self._target = paths, target
        self._done = False
        self._hills = Illustration()
        self._choices = {
            "new": ChoiceCard("新建本镇台账", "从空白开始", "file", "start.new"),
            "open": ChoiceCard("打开已有的文件", "U 盘或旧电脑上的", "folder", "start.open"),
            "sample": ChoiceCard("先看样例", "下良镇 2023 年", "eye", "start.sample"),
        }
        self._forms = QStackedWidget()
        for form in (self._new_form(), self._open_form(), self._sample_form()):
            self._forms.addWidget(form)
        self._where = theme.label("", "small", "ink2")
        self._where.setWordWrap(True)
        self._wrong = theme.label("", "small", "red")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self.leave = Button("退出", "quiet", name="leave")
        self.leave.clicked.connect(self.close)
        self.go = Button("建立并开始", "filled", name="go")
        self.go.clicked.connect(self._wish)
        self._lay_out()
        QWidget.setTabOrder(self.go, self.leave)
        for kind, card in self._choices.items():
            card.clicked.connect(lambda _=False, kind=kind: self.choose(kind))
        self.choose("new")
        self.resize(theme.px(97), theme.px(54))
        self.town.setFocus()

    # -- building --------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
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
        sheet.box.addWidget(self._forms, 1)
        sheet.box.addWidget(self._wrong)
        sheet.box.addWidget(HorizontalRule())
        foot = QHBoxLayout()
        foot.setSpacing(theme.px(0.6))
        foot.addWidget(self._where, 1)
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
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._hills, 1)
        row.addWidget(scroll, 2)

    def _line(self, name: str, line: LineEdit | None = None) -> LineEdit:
        made = line or LineEdit()
        made.setObjectName(f"start.{name}")
        made.tab_pressed.connect(lambda step: self._step(made, step))
        return made

    def _step(self, line: LineEdit, step: int) -> None:
        """Enter goes on to the next field, from the last one to the button that begins – never to 退出."""
        if step > 0 and line in (self.backups, self.opener):
            self.go.setFocus()
        else:
            self.focusNextPrevChild(step > 0)

    def _new_form(self) -> QWidget:
        form = EmWidget(QVBoxLayout(), spacing=1.2)
        place = StartStep(1, "乡镇和单位", "印在证书、一览表和年报上")
        self.town, self.office, self.operator = (
            self._line("town"),
            self._line("office"),
            self._line("operator"),
        )
        place.add("乡镇名称", self.town, "如 下良镇")
        place.add("单位", self.office, "如 下良镇司法所")
        place.add("今天谁录入", self.operator, "每次修改都记着是谁")
        secret = StartStep(2, "口令", "电脑丢了，别人也打不开")
        self.secret = self._line("secret", PassphraseEdit("口令"))
        self.again = self._line("again", PassphraseEdit("再写一遍"))
        self.secret.setPlaceholderText("可以以后再设")
        self.again.setPlaceholderText("再写一遍")
        self.again.setEnabled(False)
        self.secret.textChanged.connect(lambda text: self.again.setEnabled(bool(text)))
        secret.add("口令", self.secret, "建议设；忘了没有人能找回")
        secret.add("再写一遍", self.again)
        backups = StartStep(3, "备份放哪里", "最好不在同一块硬盘")
        self.backups = self._line("backups", FolderEdit("备份文件夹"))
        self.backups.setText(str(self._paths.backups))
        self.backups.opened.connect(lambda: self._pick_folder(self.backups))
        backups.add("备份文件夹", self.backups, "每 30 分钟和关闭时自动备份")
        self.town.textEdited.connect(self._follow_town)
        for step in (place, secret, backups):
            form.box.addWidget(step)
        form.box.addStretch(1)
        return form

    def _open_form(self) -> QWidget:
        form = EmWidget(QVBoxLayout(), spacing=1.2)
        step = StartStep(1, "文件在哪里", "直接打开，不会复制到别处")
        self.file = self._line("file", FolderEdit("台账文件"))
        self.file.opened.connect(self._pick_file)
        self.file.textChanged.connect(lambda _text: self._follow_file())
        step.add("台账文件", self.file, "扩展名是 .db")
        self.key = self._line("key", PassphraseEdit("口令"))
        self.key.setEnabled(False)
        step.add("口令", self.key, "设了口令的文件才要填")
        self.opener = self._line("opener")
        step.add("今天谁录入", self.opener, "每次修改都记着是谁")
        form.box.addWidget(step)
        form.box.addWidget(
            theme.label("手上只有备份（.lawgov）时，先新建，再到“备份恢复”里恢复。", "small", "ink2")
        )
        form.box.addStretch(1)
        return form

    def _sample_form(self) -> QWidget:
        form = EmWidget(QVBoxLayout(), spacing=0.6)
        text = theme.label(
            "样例是编出来的一个镇、一年的台账：村和人员、纠纷、法律明白人和证书、年报的数字，都可以点开看、随便改。"
            "它放在单独的文件里，跟您自己的台账没有关系，以后删掉也不碍事。",
            "text",
        )
        text.setWordWrap(True)
        form.box.addWidget(text)
        form.box.addStretch(1)
        return form

    # -- what is chosen --------------------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """new, open or sample."""
        return next(kind for kind, card in self._choices.items() if card.isChecked())

    def choose(self, kind: str) -> None:
        """Show the fields of one of the three ways."""
        self._choices[kind].setChecked(True)
        self._forms.setCurrentIndex(list(self._choices).index(kind))
        self.go.setText({"new": "建立并开始", "open": "打开", "sample": "打开样例"}[kind])
        self._wrong.hide()
        self._show_where()

    def _show_where(self) -> None:
        words = {
            "new": f"文件将放在 {self._new_path()}",
            "open": "",
            "sample": f"样例放在 {self._sample_path()}",
        }
        self._where.setText(words[self.kind])

    def _new_path(self) -> Path:
        if self._target is not None:
            return self._target
        # No longer than a file system takes, with what is put behind the name later.
        town = _NOT_IN_NAMES.sub("", self.town.text()).strip(" .")[:_LONGEST_NAME]
        path = self._paths.data / f"{town or '台账'}.db"
        number = 2
        while path.exists():
            path = path.with_name(f"{town or '台账'}{number}.db")
            number += 1
        return path

    def _sample_path(self) -> Path:
        return self._paths.data / "样例" / "下良镇2023年样例.db"

    def _follow_town(self, town: str) -> None:
        if not self.office.isModified():
            self.office.setText(f"{town}司法所" if town else "")
        self._show_where()

    def _follow_file(self) -> None:
        path = Path(self.file.text().strip() or "-")
        try:
            encrypted = path.is_file() and read_salt(path) is not None
        except (OSError, *StorageErrors):
            # Opening it says why.
            encrypted = False
        self.key.setEnabled(encrypted)

    def _pick_folder(self, line: LineEdit) -> None:
        found = QFileDialog.getExistingDirectory(self, "备份文件夹", line.text())
        if found:
            line.setText(found)

    def _pick_file(self) -> None:
        found, _ = QFileDialog.getOpenFileName(
            self, "打开台账文件", str(self._paths.data), "台账文件 (*.db);;所有文件 (*)"
        )
        if found:
            self.file.setText(found)

    # -- requests --------------------------------------------------------------------------------------------

    def _wish(self) -> None:
        self._wrong.hide()
        try:
            request = {"new": self._new_wish, "open": self._open_wish, "sample": self._sample_wish}[
                self.kind
            ]()
        except InputProblem:
            return
        self.requested.emit(request)

    def _new_wish(self) -> StartRequest:
        self._need(self.town, "请写乡镇名称")
        operator = self._name(self.operator)
        if self.secret.text() != self.again.text():
            self._refuse(self.again, "两遍不一样，请再写一遍")
        self.again.set_problem(None)
        try:
            if self.secret.text():
                judge_passphrase(self.secret.text())
        except InputProblem as wrong:
            self._refuse(self.secret, wrong.sentence)
        self.secret.set_problem(None)
        backups = self.backups.text().strip()
        if backups and not Path(backups).is_absolute():
            self._refuse(self.backups, "请写完整的位置，或点右边选一个文件夹")
        self.backups.set_problem(None)
        return StartRequest(
            "new",
            self._new_path(),
            self.secret.text(),
            operator,
            self.town.text().strip(),
            self.office.text().strip(),
            backups,
        )

    def _open_wish(self) -> StartRequest:
        self._need(self.file, "请选台账文件")
        operator = self._name(self.opener)
        return StartRequest(
            "open", Path(self.file.text().strip()), self.key.text() if self.key.isEnabled() else "", operator
        )

    def _sample_wish(self) -> StartRequest:
        return StartRequest("sample", self._sample_path())

    def _need(self, line: LineEdit, sentence: str) -> None:
        line.set_problem(None if line.text().strip() else sentence)
        if line.problem:
            self._refuse(line, sentence)

    def _name(self, line: LineEdit) -> str:
        try:
            name = PersonName("姓名").parse(line.text())
        except InputProblem as wrong:
            self._refuse(line, wrong.sentence)
        if not name:
            self._refuse(line, "请写姓名，以后查得到是谁改的")
        line.set_problem(None)
        return str(name)

    def _refuse(self, line: LineEdit, sentence: str) -> None:
        line.set_problem(sentence)
        line.setFocus()
        raise InputProblem(sentence)

    @property
    def problem(self) -> str:
        """What could not be done, empty when nothing went wrong."""
        return "" if self._wrong.isHidden() else self._wrong.text()

    def show_problem(self, error: KnownError) -> None:
        """Show why the program could not do what was requested."""
        self._wrong.setText(error.sentence)
        self._wrong.show()

    def finish(self) -> None:
        """Close: the request was fulfilled."""
        self._done = True
        self.close()

    # -- window ----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: object) -> None:
        if not self._done:
            self._done = True
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hills.setVisible(self.width() >= theme.px(_HILLS_FROM))

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("surface"))
