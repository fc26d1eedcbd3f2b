"""Which empty state a list shows: nothing found, nothing under the filters, an empty trash, nothing registered."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from lawgov_desktop.widgets.controls.buttons import Button, Look
from lawgov_desktop.widgets.list.empty_state import EmptyState
from lawgov_desktop.widgets.list.query import ListQuery


class NoRows(EmptyState):
    """The empty state of a ledger's list; its buttons change the view or begin the first row."""

    #: Filters, search and trash are to be left; another year is to be shown.
    filters_cleared = Signal()
    search_cleared = Signal()
    trash_left = Signal()
    all_years_requested = Signal()
    #: 新建, 导入, 空白导入表, 粘贴.
    new_requested = Signal()
    import_requested = Signal()
    blank_requested = Signal()
    paste_requested = Signal()

    def __init__(self, query: ListQuery, over: QWidget, *, icon: str, read_only: bool) -> None:
        """`icon` of the area; `over` are the rows it covers."""
        super().__init__(over)
        self._query, self._icon, self._read_only = query, icon, read_only
        #: Whether a record is being typed: its 保存 is then the one filled button of the screen.
        self.main_button_elsewhere = False

    def refresh(self, count: int) -> None:
        """Hide for `count` rows; show why there are none."""
        view, title = self._query.view, self._query.ledger.title
        if count:
            self.hide()
        elif view.text:
            self._say_not_found()
        elif view.filters or view.uids is not None:
            clear = self._button("清除筛选", "plain", self.filters_cleared.emit)
            self.say("filter", f"这些条件下没有{title}", "", [clear])
        elif view.trash:
            back = self._button("回到台账", "plain", self.trash_left.emit)
            self.say("trash", "回收站是空的", "删除的行会先放在这里，可以恢复。", [back])
        else:
            self._say_nothing_yet()

    def _say_not_found(self) -> None:
        view = self._query.view
        clear = self._button("清除搜索", "plain", self.search_cleared.emit)
        second = []
        if view.filters:
            second.append(self._button("清除筛选", "link", self.filters_cleared.emit))
        if view.year is not None and not view.trash:
            second.append(self._button("在全部年份里找", "link", self.all_years_requested.emit))
        self.say("search", f"没有找到“{view.text}”", "", [clear], second)

    def _say_nothing_yet(self) -> None:
        ledger, year = self._query.ledger, self._query.view.year
        dated = year is not None and not ledger.is_register
        head = f"{year} 年还没有{ledger.title}" if dated else f"还没有{ledger.title}"
        if self._read_only:
            self.say(self._icon, head, "现在是只读打开，不能登记。", [])
            return
        look: Look = "plain" if self.main_button_elsewhere else "filled"
        new = Button(f" 新建{ledger.title}  Ctrl+N", look, icon="plus", parent=self)
        new.clicked.connect(self.new_requested)
        bring = Button("从 Excel 导入…", "plain", icon="import", parent=self)
        bring.clicked.connect(self.import_requested)
        blank = self._button("做一张空白导入表，发给各村填", "link", self.blank_requested.emit)
        sentence = ledger.purpose or f"登记第一{ledger.measure}，或把原来的 Excel 台账一次导入。"
        paste = self._button("粘贴表格里复制的行  Ctrl+V", "link", self.paste_requested.emit)
        self.say(self._icon, head, sentence, [new, bring], [blank, paste])

    def _button(self, text: str, look: Look, pressed: Callable[[], object]) -> Button:
        button = Button(text, look, parent=self)
        button.clicked.connect(lambda _checked=False: pressed())
        return button
