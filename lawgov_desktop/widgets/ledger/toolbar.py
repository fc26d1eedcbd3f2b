"""The top bar of a ledger page: tabs, search, 导入 导出 打印, 新建; in a narrow window ☰, the ledger and 更多."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from lawgov_desktop.widgets.controls.badge import Badge
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.controls.search_field import SearchField
from lawgov_desktop.widgets.ledger.tabs import LedgerTabs
from lawgov_desktop.widgets.style import icons, theme

#: Natural and smallest width of the search, in em.
_SEARCH, _LEAST = 18.5, 10.0


class LedgerToolbar(Restyled, QWidget):
    """Places its parts itself: they are folded in a fixed order as the window gets narrower."""

    menu_requested = Signal()
    #: Key of the ledger to show.
    ledger_chosen = Signal(str)
    new_requested = Signal()
    batch_requested = Signal()
    import_requested = Signal()
    export_requested = Signal()
    print_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    #: From 更多 of a narrow window, where the footer of the list has no room for them.
    filter_requested = Signal()
    columns_requested = Signal()

    def __init__(self, title: str, ledgers: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`title` of the area; key and title of each ledger."""
        super().__init__(parent)
        self._compact = False
        self._record_alone = False
        self._names = dict(ledgers)
        self._current = ledgers[0][0]
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.menu = Button(title, "quiet", icon="menu", name="menu", parent=self)
        self.where = Button(ledgers[0][1], "quiet", name="ledgers", parent=self)
        self.tabs = LedgerTabs(ledgers, self)
        self.search = SearchField("编号、姓名、村、拼音  Ctrl+F", self, brief="搜索  Ctrl+F")
        self.back = Button("撤销", "quiet", icon="undo", name="undo", parent=self)
        self.forth = Button("重做", "quiet", name="redo", parent=self)
        self.bring = Button("导入", "quiet", icon="import", name="import", parent=self)
        self.bring.setToolTip("从表格文件导入；在表格里复制的行，也可以在台账里按 Ctrl+V 粘贴")
        self.send = Button("导出", "quiet", icon="export", name="export", parent=self)
        self.paper = Button("打印", "quiet", icon="print", name="print", parent=self)
        self.batch = Button("批量", "quiet", name="batch", parent=self)
        self.batch.setToolTip("一次登记许多行  Ctrl+Shift+N")
        self.batches = False
        self.more = Button("更多", "quiet", name="more", parent=self)
        self.new = Button(" 新建", "plain", icon="plus", shortcut="Ctrl+N", name="new", parent=self)
        self.badge = Badge(parent=self)
        self.badge_text = ""
        self.show_steps("", "")
        self._connect()
        self.follow_theme()

    def _connect(self) -> None:
        self.menu.clicked.connect(self.menu_requested)
        self.where.clicked.connect(self._open_ledgers)
        self.tabs.chosen.connect(self.ledger_chosen)
        self.back.clicked.connect(self.undo_requested)
        self.forth.clicked.connect(self.redo_requested)
        self.bring.clicked.connect(self.import_requested)
        self.send.clicked.connect(self.export_requested)
        self.paper.clicked.connect(self.print_requested)
        self.more.clicked.connect(self._open_more)
        self.new.clicked.connect(self.new_requested)
        self.batch.clicked.connect(self.batch_requested)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.go_to_search)

    # -- for the page ----------------------------------------------------------------------------------

    def show_current(self, key: str) -> None:
        """Mark the ledger that is shown."""
        self._current = key
        self.tabs.show_current(key)
        self.where.setText(self._names[key] + (" ▾" if len(self._names) > 1 else ""))
        self._place()

    def set_compact(self, compact: bool, *, record_alone: bool = False) -> None:
        """Arrange the bar for a narrow window; `record_alone`: the record is shown instead of the list."""
        self._compact, self._record_alone = compact, record_alone
        self.new.set_look("filled" if compact else "plain")
        self.new.setText(" 新建" if compact else " 新建  Ctrl+N")
        self.new.setShortcut(QKeySequence("Ctrl+N"))
        self._place()

    def set_read_only(self, read_only: bool) -> None:
        """Disable 新建, 导入 and 批量 in a locked file."""
        self.new.setEnabled(not read_only)
        self.bring.setEnabled(not read_only)
        self.batch.setEnabled(not read_only)

    def show_batches(self, available: bool) -> None:
        """Show 批量 where the ledger has batches."""
        self.batches = available
        self._place()

    def show_steps(self, undo: str, redo: str) -> None:
        """Show the names of the operations that can be undone and redone; empty for none."""
        for button, name, keys in ((self.back, undo, "Ctrl+Z"), (self.forth, redo, "Ctrl+Y")):
            button.setEnabled(bool(name))
            button.setToolTip(f"{button.text().strip()}：{name}  {keys}" if name else "")

    def show_badge(self, state: str, text: str) -> None:
        """The record's badge, shown here in a narrow window."""
        self.badge_text = text
        self.badge.show_state(state, text)
        self._place()

    def go_to_search(self) -> None:
        """Put the cursor into the search with its text selected."""
        if self.search.isVisible():
            self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.search.selectAll()

    # -- menus -----------------------------------------------------------------------------------------

    def _open_more(self) -> None:
        menu = QMenu(self)
        lines = [(self.bring, "导入"), (self.send, "导出"), (self.paper, "打印")]
        for button, words in [*lines, (self.back, "撤销"), (self.forth, "重做")]:
            line = menu.addAction(words)
            line.setEnabled(button.isEnabled())
            line.triggered.connect(button.click)
        if self._compact and self.batches:
            menu.addAction("批量登记").triggered.connect(self.batch_requested)
        if self._compact:
            menu.addSeparator()
            menu.addAction("筛选和回收站").triggered.connect(self.filter_requested)
            menu.addAction("显示哪些列").triggered.connect(self.columns_requested)
        self._pop(menu, self.more)

    def _open_ledgers(self) -> None:
        if len(self._names) < 2:
            return
        menu = QMenu(self)
        for key, title in self._names.items():
            line = menu.addAction(title)
            line.setCheckable(True)
            line.setChecked(key == self._current)
            line.triggered.connect(lambda _=False, key=key: self.ledger_chosen.emit(key))
        self._pop(menu, self.where)

    def _pop(self, menu: QMenu, below: QWidget) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(below.mapToGlobal(QPoint(0, below.height())))

    # -- placing ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(theme.px(40), theme.px(3.14))

    def restyle(self) -> None:
        """Set the height from the type size and place the parts."""
        self.setFixedHeight(theme.px(3.14))
        self._place()

    def _place(self) -> None:
        actions = (self.bring, self.send, self.paper)
        side, gap = theme.px(0.45 if self._compact else 0.85), theme.px(0.15)
        right, left = self.width() - theme.px(0.85 if self._compact else 1.2), side
        alone = self._compact and self._record_alone
        for part in (self.menu, self.where):
            part.setVisible(self._compact)
        self.tabs.setVisible(not self._compact)
        self.badge.setVisible(alone and bool(self.badge_text))
        self.new.setVisible(not alone)
        self.search.setVisible(not alone)
        if alone:
            self._put(self.badge, right - self.badge.sizeHint().width())
            for part in (*actions, self.more, self.batch):
                part.hide()
        else:
            right = self._put(self.new, right - self.new.sizeHint().width()) - theme.px(0.6)
            self.batch.setVisible(self.batches and not self._compact)
            if self.batches and not self._compact:
                right = self._put(self.batch, right - self.batch.sizeHint().width()) - gap
        taken = 0 if self._compact else self.tabs.natural_width()
        spread = sum(b.sizeHint().width() + gap for b in actions)
        folded = self._compact or right - left - taken - spread < theme.px(_LEAST)
        if not alone:
            right = self._place_actions(right, gap, folded)
        right = self._place_steps(right, gap, left + taken, show=not (alone or folded))
        if self._compact:
            left = self._put(self.menu, left, end=True)
            left = self._put(self.where, left + theme.px(1.4), end=True)
        room = right - left - taken - theme.px(0.6)
        width = max(theme.px(_LEAST), min(theme.px(12 if self._compact else _SEARCH), room))
        if not alone:
            self._put(self.search, right - width, width=width)
        self.tabs.setGeometry(
            left, self.height() - 1 - theme.px(3.0), max(0, right - width - left), theme.px(3.0)
        )
        self.update()

    def _place_actions(self, right: int, gap: int, folded: bool) -> int:
        for button in (self.paper, self.send, self.bring):
            button.setVisible(not folded)
            if not folded:
                right = self._put(button, right - button.sizeHint().width()) - gap
        self.more.setVisible(folded)
        if folded:
            right = self._put(self.more, right - self.more.sizeHint().width()) - gap
        return right - theme.px(0.45)

    def _place_steps(self, right: int, gap: int, left: int, *, show: bool) -> int:
        """撤销 and 重做 are shown only where the search keeps its whole width; their keys always work."""
        steps = (self.forth, self.back)
        wide = sum(b.sizeHint().width() + gap for b in steps)
        show = show and right - left - wide >= theme.px(_SEARCH + 0.6)
        for button in steps:
            button.setVisible(show)
            if show:
                right = self._put(button, right - button.sizeHint().width()) - gap
        return right

    def _put(self, part: QWidget, left: int, *, width: int = 0, end: bool = False) -> int:
        """Place a part in the middle of the line; returns its left end, or its right one."""
        hint = part.sizeHint()
        wide = width or hint.width()
        part.setGeometry(left, (self.height() - hint.height()) // 2, wide, hint.height())
        return left + wide if end else left

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
        if self._compact:
            size = theme.px(1.0)
            x = self.menu.geometry().right() + theme.px(0.3)
            icons.draw(painter, "right", theme.tokens().ink2, x, (self.height() - size) / 2, size)
