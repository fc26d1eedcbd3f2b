"""The forms of the first window: a new file, a file that exists already, the sample year."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.paths import Paths
from lawgov_desktop.records.fields import PersonName
from lawgov_desktop.records.text.file_names import file_name
from lawgov_desktop.records.text.passphrases import judge_passphrase
from lawgov_desktop.shell.startup.start_steps import StartStep
from lawgov_desktop.storage.engine.backup_folder import default_backup_folder
from lawgov_desktop.storage.engine.engine import read_salt
from lawgov_desktop.storage.engine.sqlite_errors import StorageErrors
from lawgov_desktop.widgets.controls.layout import EmWidget
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.controls.plain_lines import FolderEdit, PassphraseEdit, strength_hint
from lawgov_desktop.widgets.style import theme

#: Longest name of a new file in bytes: forty characters of Chinese.
_LONGEST_NAME = 120
_OPERATOR_HINT = "每次修改都记着是谁"


@dataclass(frozen=True)
class StartRequest:
    """What the user chose: `kind` is "new", "open" or "sample"; texts that were left out are empty."""

    kind: str
    path: Path
    passphrase: str = ""
    operator: str = ""
    town: str = ""
    office: str = ""
    backups: str = ""


class StartForm(EmWidget):
    """The fields of one way to start, and the request made from them."""

    #: Enter was pressed in the last field.
    completed = Signal()
    #: `note()` returns another text now.
    note_changed = Signal()

    def __init__(self, spacing: float) -> None:
        """`spacing`: the distance of the steps in em."""
        super().__init__(QVBoxLayout(), spacing=spacing)
        self._last: LineEdit | None = None

    def note(self) -> str:
        """Where the file will be stored, in words; empty when there is nothing to say."""
        return ""

    def request(self) -> StartRequest:
        """The request for the program. Raises InputProblem, and the field with the problem has the focus."""
        raise NotImplementedError

    def _add_line(self, name: str, line: LineEdit | None = None) -> LineEdit:
        line = line or LineEdit()
        line.setObjectName(f"start.{name}")
        line.tab_pressed.connect(lambda step: self._move_focus(line, step))
        return line

    def _move_focus(self, line: LineEdit, step: int) -> None:
        """Enter moves to the next field, and from the last one to the button that begins, never to 退出."""
        if step > 0 and line is self._last:
            self.completed.emit()
        else:
            self.focusNextPrevChild(step > 0)

    def _require(self, line: LineEdit, sentence: str) -> None:
        if not line.text().strip():
            self._refuse(line, sentence)
        line.set_problem(None)

    def _parse_operator(self, line: LineEdit) -> str:
        try:
            name = PersonName("姓名").parse(line.text())
        except InputProblem as problem:
            self._refuse(line, problem.sentence)
        if not name:
            self._refuse(line, "请写姓名，以后查得到是谁改的")
        line.set_problem(None)
        return str(name)

    def _refuse(self, line: LineEdit, sentence: str) -> None:
        line.set_problem(sentence)
        line.setFocus()
        raise InputProblem(sentence)


class NewFileForm(StartForm):
    """Town and office, passphrase, and the folder of the backups of a new file."""

    def __init__(self, paths: Paths, target: Path | None = None) -> None:
        """`target`: the path of the new file when the command line gave one."""
        super().__init__(1.2)
        self._paths, self._target = paths, target
        self.town, self.office = self._add_line("town"), self._add_line("office")
        self.operator = self._add_line("operator")
        place = StartStep(1, "乡镇和单位", "印在证书、一览表和年报上")
        place.add("乡镇名称", self.town, "如 下良镇")
        place.add("单位", self.office, "如 下良镇司法所")
        place.add("今天谁录入", self.operator, _OPERATOR_HINT)
        self.secret = self._add_line("secret", PassphraseEdit("口令"))
        self.again = self._add_line("again", PassphraseEdit("再写一遍"))
        self.secret.setPlaceholderText("可以以后再设")
        self.again.setPlaceholderText("再写一遍")
        self.again.setEnabled(False)
        self.secret.textChanged.connect(lambda text: self.again.setEnabled(bool(text)))
        passphrase = StartStep(2, "口令", "电脑丢了，别人也打不开")
        advice = "建议设；忘了没有人能找回"
        passphrase.add("口令", self.secret, advice)
        self.secret.textChanged.connect(
            lambda text: passphrase.set_hint(self.secret, *strength_hint(text, advice))
        )
        self.secret.textChanged.connect(self.note_changed)
        passphrase.add("再写一遍", self.again)
        folder = FolderEdit("备份文件夹")
        folder.opened.connect(self._choose_folder)
        self.backups = self._last = self._add_line("backups", folder)
        self.backups.setText(str(default_backup_folder(paths.database)))
        backups = StartStep(3, "备份放哪里", "最好不在同一块硬盘")
        backups.add("备份文件夹", self.backups, "每 30 分钟和关闭时自动备份")
        self.town.textEdited.connect(self._suggest_office)
        for step in (place, passphrase, backups):
            self.box.addWidget(step)
        self.box.addStretch(1)

    def note(self) -> str:
        return f"文件将放在 {self._path()}"

    def _path(self) -> Path:
        if self._target is not None:
            return self._target
        # The name of an encrypted file does not name the town.
        known = "" if self.secret.text() else self.town.text()
        town = file_name(known, "台账", most=_LONGEST_NAME)
        path = self._paths.data / f"{town}.db"
        number = 2
        while path.exists():
            path = path.with_name(f"{town}{number}.db")
            number += 1
        return path

    def _suggest_office(self, town: str) -> None:
        if not self.office.isModified():
            self.office.setText(f"{town}司法所" if town else "")
        self.note_changed.emit()

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "备份文件夹", self.backups.text())
        if folder:
            self.backups.setText(folder)

    def request(self) -> StartRequest:
        self._require(self.town, "请写乡镇名称")
        operator = self._parse_operator(self.operator)
        if self.secret.text() != self.again.text():
            self._refuse(self.again, "两遍不一样，请再写一遍")
        self.again.set_problem(None)
        try:
            if self.secret.text():
                judge_passphrase(self.secret.text())
        except InputProblem as problem:
            self._refuse(self.secret, problem.sentence)
        self.secret.set_problem(None)
        backups = self.backups.text().strip()
        if backups and not Path(backups).is_absolute():
            self._refuse(self.backups, "请写完整的位置，或点右边选一个文件夹")
        self.backups.set_problem(None)
        return StartRequest(
            "new",
            self._path(),
            self.secret.text(),
            operator,
            self.town.text().strip(),
            self.office.text().strip(),
            backups,
        )


class OpenFileForm(StartForm):
    """The path of a file that exists already, its passphrase, and who is typing."""

    def __init__(self, folder: Path) -> None:
        """`folder` is where the file dialog starts."""
        super().__init__(1.2)
        self._folder = folder
        file = FolderEdit("台账文件")
        file.opened.connect(self._choose_file)
        self.file = self._add_line("file", file)
        self.file.textChanged.connect(lambda _text: self._enable_passphrase())
        self.key = self._add_line("key", PassphraseEdit("口令"))
        self.key.setEnabled(False)
        self.opener = self._last = self._add_line("opener")
        step = StartStep(1, "文件在哪里", "直接打开，不会复制到别处")
        step.add("台账文件", self.file, "扩展名是 .db")
        step.add("口令", self.key, "设了口令的文件才要填")
        step.add("今天谁录入", self.opener, _OPERATOR_HINT)
        self.box.addWidget(step)
        self.box.addWidget(
            theme.label("手上只有备份（.lawgov）时，先新建，再到“备份恢复”里恢复。", "small", "ink2")
        )
        self.box.addStretch(1)

    def _enable_passphrase(self) -> None:
        path = Path(self.file.text().strip() or "-")
        try:
            encrypted = path.is_file() and read_salt(path) is not None
        except (OSError, *StorageErrors):
            # open_file() reports the reason when the user opens the file.
            encrypted = False
        self.key.setEnabled(encrypted)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, "打开台账文件", str(self._folder), "台账文件 (*.db);;所有文件 (*)"
        )
        if path:
            self.file.setText(path)

    def request(self) -> StartRequest:
        self._require(self.file, "请选台账文件")
        operator = self._parse_operator(self.opener)
        passphrase = self.key.text() if self.key.isEnabled() else ""
        return StartRequest("open", Path(self.file.text().strip()), passphrase, operator)


class SampleForm(StartForm):
    """What the sample year is; it has no field."""

    def __init__(self, folder: Path) -> None:
        """`folder` is the user's data folder."""
        super().__init__(0.6)
        self._path = folder / "样例" / "下良镇2023年样例.db"
        text = theme.label(
            "样例是编出来的一个镇、一年的台账：村和人员、纠纷、法律明白人和证书、年报的数字，都可以点开看、随便改。"
            "它放在单独的文件里，跟您自己的台账没有关系，以后删掉也不碍事。",
            "text",
        )
        text.setWordWrap(True)
        self.box.addWidget(text)
        self.box.addStretch(1)

    def note(self) -> str:
        return f"样例放在 {self._path}"

    def request(self) -> StartRequest:
        return StartRequest("sample", self._path)
