"""设置: what changes paper or numbers is kept in the file with history; looks belong to this computer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.errors import InputProblem, KnownError
from lawgov_desktop.records.settings import SETTINGS, Setting
from lawgov_desktop.shell.services.context import AppContext, LeaveFor
from lawgov_desktop.shell.services.idle_timer import LOCK_AFTER, LOCK_CHOICES, LOCK_USUAL
from lawgov_desktop.shell.settings.history import SettingsHistory
from lawgov_desktop.shell.settings.holidays_card import HolidaysCard
from lawgov_desktop.shell.settings.vocabulary_card import VocabularyCard
from lawgov_desktop.storage.write.operations import Change
from lawgov_desktop.widgets.controls.badge import Badge
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.choice_chips import ChoiceChips
from lawgov_desktop.widgets.controls.layout import Bar, Card, CardTitle, ScrollPage
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.style import theme

_MODES = {"system": "跟随系统", "light": "浅色", "dark": "深色"}
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class SettingRow:
    """One setting: label, line, hint; what is typed counts once it is saved."""

    def __init__(self, setting: Setting, grid: QGridLayout, row: int) -> None:
        self.setting = setting
        self.kept = ""
        label = theme.label(setting.label, "text", "ink2")
        label.setMinimumWidth(theme.px(11))
        self.line = LineEdit()
        self.line.setObjectName(f"setting.{setting.key}")
        self.line.setAccessibleName(setting.label)
        label.setBuddy(self.line)
        self.line.setMinimumWidth(theme.px(14))
        self.line.setMaximumWidth(theme.px(30))
        hint = theme.label(setting.hint, "small", "ink2")
        hint.setWordWrap(True)
        grid.addWidget(label, row, 0)
        grid.addWidget(self.line, row, 1)
        grid.addWidget(hint, row, 2)

    @property
    def changed(self) -> bool:
        """Whether something else stands there than is kept."""
        return self.line.text().strip() != self.kept

    def show_kept(self, value: str) -> None:
        """Show what the file has."""
        self.kept = value
        self.line.setText(value)
        self.line.setCursorPosition(0)
        self.line.set_problem(None)


class SettingsPage(QWidget):
    """A scrolling sheet of cards, and below it 保存 for what the file keeps."""

    def __init__(self, context: AppContext, leave_for: LeaveFor) -> None:
        super().__init__()
        self.setObjectName("settings")
        self._context, self._leave_for = context, leave_for
        self.sheet = ScrollPage("settings.sheet")
        self.menu_requested = self.sheet.menu_requested
        self.rows: dict[str, SettingRow] = {}
        self.sheet.add_head(
            "设置", "打印和数字用到的，记在台账文件里，谁改的查得到；显示和口令只管这台电脑。"
        )
        groups: dict[str, list[Setting]] = {}
        for setting in SETTINGS.values():
            groups.setdefault(setting.group, []).append(setting)
        for title, settings in groups.items():
            self.sheet.body.addWidget(self._group(title, settings))
        self.sheet.body.addWidget(self._look_card())
        self.sheet.body.addWidget(self._secret_card())
        self.words = VocabularyCard(context)
        self.sheet.body.addWidget(self.words)
        self.holidays = HolidaysCard(context)
        self.sheet.body.addWidget(self.holidays)
        self.history = SettingsHistory(context)
        self.sheet.body.addWidget(self.history)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self, context=_HERE)
        undo.activated.connect(self.take_back)
        self.sheet.body.addStretch(1)
        self._build_bar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sheet, 1)
        layout.addWidget(self.bar)
        context.notices.written.connect(self._heard)
        self._read()

    # -- building --------------------------------------------------------------------------------------------

    def _group(self, title: str, settings: Sequence[Setting]) -> QWidget:
        card = Card()
        card.box.addWidget(CardTitle(title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(0.85))
        grid.setVerticalSpacing(theme.px(0.43))
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 4)
        for place, setting in enumerate(settings):
            row = SettingRow(setting, grid, place)
            row.line.textChanged.connect(lambda _text: self._count())
            row.line.tab_pressed.connect(lambda step: self.focusNextPrevChild(step > 0))
            row.line.setReadOnly(self._context.file.read_only)
            self.rows[setting.key] = row
        card.box.addLayout(grid)
        return card

    def _look_card(self) -> QWidget:
        card = Card()
        card.box.addWidget(CardTitle("显示", "马上生效，只管这台电脑"))
        self.mode = ChoiceChips("颜色", list(_MODES.items()), self._context.theme.mode)
        self.mode.chosen.connect(self._set_mode)
        sizes = [(name, name) for name in theme.SCALES]
        present = next((n for n, s in theme.SCALES.items() if s == self._context.theme.scale), "标准")
        self.type_size = ChoiceChips("字号", sizes, present)
        self.type_size.chosen.connect(self._set_size)
        card.box.addWidget(self.mode)
        card.box.addWidget(self.type_size)
        return card

    def _secret_card(self) -> QWidget:
        card = Card()
        card.box.addWidget(CardTitle("口令", "电脑丢了，别人也打不开；忘了没有人能找回"))
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        encrypted = self._context.file.encrypted
        state = "现在的文件设了口令。" if encrypted else "现在的文件没有口令，谁拿到都能看。"
        row.addWidget(theme.label(state, "text"))
        row.addStretch(1)
        change_button = Button("改口令…" if encrypted else "设口令…", "plain", name="set_secret")
        change_button.clicked.connect(self.set_secret)
        change_button.setEnabled(not self._context.file.read_only)
        row.addWidget(change_button)
        # The key itself belongs to the window: the same one on a button would make neither of them work.
        lock = Button("锁定  Ctrl+L", "plain", name="lock")
        lock.clicked.connect(lambda: self._window().lock())
        row.addWidget(lock)
        if encrypted:
            drop = Button("去掉口令…", "plain", name="drop_secret")
            drop.clicked.connect(self.drop_secret)
            row.addWidget(drop)
        card.box.addLayout(row)
        if encrypted:
            waits = [(str(minutes), f"{minutes} 分钟" if minutes else "不锁") for minutes in LOCK_CHOICES]
            kept = self._context.ui_state.get(LOCK_AFTER, int, LOCK_USUAL)
            self.lock_after = ChoiceChips("没人用时自动锁定", waits, str(kept))
            self.lock_after.chosen.connect(self._set_lock)
            card.box.addWidget(self.lock_after)
        return card

    def _set_lock(self, minutes: str) -> None:
        self._context.ui_state.put(LOCK_AFTER, int(minutes))
        self._window().watch_idleness()

    def _window(self) -> Any:
        return self.window()

    def _build_bar(self) -> None:
        self.bar = Bar(bottom=True)
        self.badge = Badge(parent=self)
        self.revert = Button("放弃修改", "plain", name="revert")
        self.revert.clicked.connect(self._read)
        self.keep = Button("保存", "filled", shortcut="Ctrl+S", name="save")
        self.keep.clicked.connect(self.save)
        self.bar.box.addWidget(self.badge)
        self.bar.box.addStretch(1)
        self.bar.box.addWidget(self.revert)
        self.bar.box.addWidget(self.keep)

    # -- what the file keeps ---------------------------------------------------------------------------------

    def _read(self) -> None:
        for key, value in self._context.file.settings.all().items():
            self.rows[key].show_kept(value)
        self._count()

    def _heard(self, change: Change) -> None:
        tables = change.tables
        if "setting" in tables and not self.unsaved():
            self._read()
        if "term" in tables:
            self.words.refresh()
        if "holiday" in tables:
            self.holidays.refresh()
        if tables & {"setting", "term", "holiday"}:
            self.history.refresh()

    def _count(self) -> None:
        count = sum(row.changed for row in self.rows.values())
        self.badge.show_state("unsaved", f"未保存  {count} 处改动" if count else "")
        self.keep.setEnabled(bool(count))
        self.revert.setEnabled(bool(count))

    def unsaved(self) -> Sequence[str]:
        """设置（2 处改动） while something is not saved."""
        count = sum(row.changed for row in self.rows.values())
        return [f"设置（{count} 处改动）"] if count else []

    def save(self) -> bool:
        """Keep what was typed; False when a value cannot be."""
        values, wrong = self._judged()
        for key, row in self.rows.items():
            row.line.set_problem(wrong.get(key))
        if wrong:
            first = next(iter(wrong))
            self.rows[first].line.setFocus()
            self._context.tell(f"{SETTINGS[first].label}：{wrong[first]}")
            return False
        try:
            self._context.operations.configure(values)
        except KnownError as error:
            self._context.tell(error.sentence)
            return False
        self._read()
        self._context.tell("设置已保存。", good=True)
        return True

    def _judged(self) -> tuple[dict[str, str], dict[str, str]]:
        """What was changed, clean, and the sentences about what cannot be kept."""
        values, wrong = {}, {}
        for key, row in self.rows.items():
            if row.changed:
                try:
                    values[key] = row.setting.clean(row.line.text())
                except InputProblem as problem:
                    wrong[key] = problem.sentence
        return values, wrong

    def take_back(self) -> None:
        """Ctrl+Z outside a field with something to take back: the last operation of this session."""
        if self.unsaved():
            self._context.tell("这里有改动还没有保存。请先保存，或按“放弃修改”，再撤销。")
            return
        change = self._context.try_to(self._context.undo.undo)
        if change is not None:
            self._context.tell(f"已{change.name}", good=True)

    def show_year(self, year: int) -> None:
        """The holidays are those of the year in view."""
        self.holidays.refresh()

    # -- what this computer keeps ----------------------------------------------------------------------------

    def _set_mode(self, mode: str) -> None:
        self._context.ui_state.put("look.mode", mode)
        self._context.theme.apply(mode)  # type: ignore[arg-type]

    def _set_size(self, size: str) -> None:
        self._context.ui_state.put("look.size", size)
        self._context.theme.apply(scale=theme.SCALES[size])

    def set_secret(self) -> None:
        """Ask for a new passphrase twice and encrypt the file with it."""
        from lawgov_desktop.shell.dialogs.passphrase_dialog import ask_secret

        words = "至少 6 个字符。请写在纸上锁好：忘了口令，谁也打不开这个文件。"
        secret = ask_secret("新口令", words, twice=True)
        if secret:
            self._change_secret(secret)

    def drop_secret(self) -> None:
        """Lay the file open again, after a question."""
        from lawgov_desktop.widgets.controls.question import Answer

        answers = (Answer("keep", "留着口令", "filled"), Answer("drop", "去掉口令", "danger"))
        words = "去掉后，谁拿到这个文件都能打开看，里面有身份证号和电话。"
        if self._context.ask("去掉口令", words, answers) == "drop":
            self._change_secret(None)

    def _change_secret(self, secret: str | None) -> None:
        file = self._context.file
        self._leave_for(Path(file.path), secret=secret, before=partial(_convert, self._context, secret))

    # -- window ----------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """The page came into view: the keyboard goes into the first line."""
        self.history.refresh()
        next(iter(self.rows.values())).line.setFocus()

    def set_compact(self, compact: bool) -> None:
        """Show ☰ when the sidebar is away."""
        self.sheet.set_compact(compact)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if theme.restyled(event) and hasattr(self, "sheet"):
            self.sheet.updateGeometry()


def _convert(context: AppContext, secret: str | None) -> str:
    from lawgov_desktop.storage.passphrase_change import change_passphrase

    return change_passphrase(context.file, secret)
