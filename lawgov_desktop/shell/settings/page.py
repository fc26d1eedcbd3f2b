"""设置: what changes paper or numbers is stored in the file with history; the rest belongs to this computer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from lawgov_desktop.errors import InputProblem, KnownError
from lawgov_desktop.records.settings import SETTINGS, Setting
from lawgov_desktop.shell.services.context import AppContext, LeaveFor
from lawgov_desktop.shell.services.page import Page
from lawgov_desktop.shell.settings.fonts_card import FontsCard
from lawgov_desktop.shell.settings.history import SettingsHistory
from lawgov_desktop.shell.settings.holidays_card import HolidaysCard
from lawgov_desktop.shell.settings.look_card import LookCard
from lawgov_desktop.shell.settings.passphrase_card import PassphraseCard
from lawgov_desktop.shell.settings.vocabulary_card import VocabularyCard
from lawgov_desktop.storage.write.operations import Change
from lawgov_desktop.widgets.controls.badge import Badge
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar, Card, CardTitle, ScrollPage
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.style import theme

_ON_THIS_PAGE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class SettingRow:
    """One setting: label, field, hint. What is typed takes effect when it is saved."""

    def __init__(self, setting: Setting, grid: QGridLayout, row: int) -> None:
        self.setting = setting
        #: The value in the file.
        self.saved = ""
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
        """Whether the field differs from the file."""
        return self.line.text().strip() != self.saved

    def show_saved(self, value: str) -> None:
        """Show the value in the file."""
        self.saved = value
        self.line.setText(value)
        self.line.setCursorPosition(0)
        self.line.set_problem(None)


class SettingsPage(Restyled, Page):
    """A scrolling sheet of cards, and below it 保存 for the settings of the file."""

    def __init__(self, context: AppContext, leave_for: LeaveFor) -> None:
        super().__init__("settings")
        self._context = context
        self.sheet = ScrollPage("settings.sheet")
        self.sheet.menu_requested.connect(self.menu_requested)
        self.rows: dict[str, SettingRow] = {}
        self.sheet.add_head(
            "设置", "打印和数字用到的，记在台账文件里，谁改的查得到；显示和口令只管这台电脑。"
        )
        groups: dict[str, list[Setting]] = {}
        for setting in SETTINGS.values():
            groups.setdefault(setting.group, []).append(setting)
        for title, settings in groups.items():
            self.sheet.body.addWidget(self._settings_card(title, settings))
        self.fonts = FontsCard(context)
        self.sheet.body.addWidget(self.fonts)
        self.look = LookCard(context)
        self.sheet.body.addWidget(self.look)
        self.passphrase = PassphraseCard(context, leave_for)
        self.sheet.body.addWidget(self.passphrase)
        self.words = VocabularyCard(context)
        self.sheet.body.addWidget(self.words)
        self.holidays = HolidaysCard(context)
        self.sheet.body.addWidget(self.holidays)
        self.history = SettingsHistory(context)
        self.sheet.body.addWidget(self.history)
        shortcut = QShortcut(QKeySequence("Ctrl+Z"), self, context=_ON_THIS_PAGE)
        shortcut.activated.connect(self.undo)
        self.sheet.body.addStretch(1)
        self._build_bar()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sheet, 1)
        layout.addWidget(self.bar)
        context.notices.written.connect(self._update_after)
        self._show_saved()
        self.follow_theme()

    # -- building -----------------------------------------------------------------------------------------

    def _settings_card(self, title: str, settings: Sequence[Setting]) -> QWidget:
        card = Card()
        card.box.addWidget(CardTitle(title))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px(0.85))
        grid.setVerticalSpacing(theme.px(0.43))
        grid.setColumnStretch(1, 5)
        grid.setColumnStretch(2, 4)
        for index, setting in enumerate(settings):
            row = SettingRow(setting, grid, index)
            row.line.textChanged.connect(lambda _text: self._show_changes())
            row.line.tab_pressed.connect(lambda step: self.focusNextPrevChild(step > 0))
            row.line.setReadOnly(self._context.file.read_only)
            self.rows[setting.key] = row
        card.box.addLayout(grid)
        return card

    def _build_bar(self) -> None:
        self.bar = Bar(bottom=True)
        self.badge = Badge(parent=self)
        self.revert = Button("放弃修改", "plain", name="revert")
        self.revert.clicked.connect(self._show_saved)
        self.keep = Button("保存", "filled", shortcut="Ctrl+S", name="save")
        self.keep.clicked.connect(self.save)
        self.bar.box.addWidget(self.badge)
        self.bar.box.addStretch(1)
        self.bar.box.addWidget(self.revert)
        self.bar.box.addWidget(self.keep)

    # -- settings of the file -----------------------------------------------------------------------------

    def _show_saved(self) -> None:
        for key, value in self._context.file.settings.all().items():
            self.rows[key].show_saved(value)
        self._show_changes()

    def _update_after(self, change: Change) -> None:
        tables = change.tables
        if "setting" in tables and not self.unsaved():
            self._show_saved()
        if "setting" in tables:
            self.fonts.refresh()
        if "term" in tables:
            self.words.refresh()
        if "holiday" in tables:
            self.holidays.refresh()
        if tables & {"setting", "term", "holiday"}:
            self.history.refresh()

    def _show_changes(self) -> None:
        count = sum(row.changed for row in self.rows.values())
        self.badge.show_state("unsaved", f"未保存  {count} 处改动" if count else "")
        self.keep.setEnabled(bool(count))
        self.revert.setEnabled(bool(count))

    def unsaved(self) -> Sequence[str]:
        """设置（2 处改动） while a setting is changed and not saved."""
        count = sum(row.changed for row in self.rows.values())
        return [f"设置（{count} 处改动）"] if count else []

    def typed(self) -> list[str]:
        return [f"{SETTINGS[key].label}：{row.line.text()}" for key, row in self.rows.items() if row.changed]

    def save(self) -> bool:
        """Save what was changed. False when a value is refused."""
        values, problems = self._changed_values()
        for key, row in self.rows.items():
            row.line.set_problem(problems.get(key))
        if problems:
            first = next(iter(problems))
            self.rows[first].line.setFocus()
            self._context.tell(f"{SETTINGS[first].label}：{problems[first]}")
            return False
        try:
            self._context.operations.configure(values)
        except KnownError as error:
            self._context.tell(error.sentence)
            return False
        self._show_saved()
        self._context.tell("设置已保存。", good=True)
        return True

    def _changed_values(self) -> tuple[dict[str, str], dict[str, str]]:
        """The changed values by key, and the problems by key."""
        values, problems = {}, {}
        for key, row in self.rows.items():
            if row.changed:
                try:
                    values[key] = row.setting.clean(row.line.text())
                except InputProblem as problem:
                    problems[key] = problem.sentence
        return values, problems

    def undo(self) -> None:
        """Ctrl+Z, when the focused field has nothing to undo: undo the last operation of this session."""
        if self.unsaved():
            self._context.tell("这里有改动还没有保存。请先保存，或按“放弃修改”，再撤销。")
            return
        change = self._context.try_to(self._context.undo.undo)
        if change is not None:
            self._context.tell(f"已{change.name}", good=True)

    def show_year(self, year: int) -> None:
        self.holidays.refresh()

    # -- window -------------------------------------------------------------------------------------------

    def entered(self) -> None:
        """Read the history and the fonts again, and focus the first field."""
        self.history.refresh()
        self.fonts.refresh()
        next(iter(self.rows.values())).line.setFocus()

    def set_compact(self, compact: bool) -> None:
        self.sheet.set_compact(compact)

    def restyle(self) -> None:
        self.sheet.updateGeometry()
