"""The left half of a ledger page: the chips of the filters, the rows, and the footer."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lawgov_desktop.storage.read.listing import View
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.jobs.jobs import Jobs
from lawgov_desktop.widgets.list.columns_menu import ColumnsMenu
from lawgov_desktop.widgets.list.filter_bar import FilterBar
from lawgov_desktop.widgets.list.filter_panel import FilterPanel
from lawgov_desktop.widgets.list.footer import ListFooter
from lawgov_desktop.widgets.list.model import ListModel
from lawgov_desktop.widgets.list.no_rows import NoRows
from lawgov_desktop.widgets.list.query import ListQuery
from lawgov_desktop.widgets.list.totals import ListTotals
from lawgov_desktop.widgets.list.view import ListTable
from lawgov_desktop.widgets.style import theme


class ListPane(Restyled, QWidget):
    """The list of one ledger with search, filters, sorting, trash and totals."""

    #: The user moved to another row: its id, −1 for none.
    picked = Signal(int)
    #: Enter or double click on a row.
    opened = Signal(int)
    #: 新建, 导入, 空白导入表 from the empty state.
    new_requested = Signal()
    import_requested = Signal()
    blank_requested = Signal()
    #: Rows copied in a spreadsheet are to be added.
    paste_requested = Signal()
    #: Ids to move to the trash, to restore, to purge.
    delete_requested = Signal(list)
    restore_requested = Signal(list)
    purge_requested = Signal(list)
    #: Another part of the ledger is shown.
    view_changed = Signal()
    #: The search was cleared here; the search field follows.
    search_cleared = Signal()
    #: Reading the rest of a long list failed: the exception.
    failed = Signal(object)

    def __init__(
        self,
        query: ListQuery,
        jobs: Jobs,
        ui_state: UiState,
        *,
        icon: str = "file",
        read_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`icon` of the area, for the empty state."""
        super().__init__(parent)
        self.ledger = query.ledger
        self._query = query
        self._ui_state = ui_state
        self._read_only = read_only
        self._waiting_for = -1
        self._selected = 0
        self.model = ListModel(query.listing, jobs, self)
        self._totals = ListTotals(query, jobs, self)
        self.filter_bar = FilterBar(self)
        self.table = ListTable(self.model, query.ledger.key, ui_state, self)
        self.footer = ListFooter(self)
        self.empty = NoRows(query, self.table.viewport(), icon=icon, read_only=read_only)
        self._panel = FilterPanel(self)
        self._lay_out()
        self._connect()
        self.follow_theme()

    def _lay_out(self) -> None:
        lines = QVBoxLayout(self)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(0)
        lines.addWidget(self.filter_bar)
        lines.addWidget(self.table, 1)
        lines.addWidget(self.footer)

    def _connect(self) -> None:
        self.model.complete.connect(self._after_reading)
        self.model.failed.connect(self.failed)
        self._totals.changed.connect(self._say)
        self.table.setAccessibleName(f"{self.ledger.title}台账")
        self.table.current_changed.connect(self.picked)
        self.table.opened.connect(self.opened)
        self.table.sort_requested.connect(self.sort)
        self.table.selection_counted.connect(self._count_selected)
        self.table.delete_requested.connect(self._delete_selected)
        self.table.paste_requested.connect(self.paste_requested)
        self.table.horizontalHeader().columns_requested.connect(self.show_columns_menu)  # type: ignore[attr-defined]
        self.filter_bar.cleared.connect(self.clear_filters)
        self.footer.filter_requested.connect(self.show_filter_panel)
        self.footer.columns_requested.connect(self.show_columns_menu)
        self._panel.filters_changed.connect(self.filter)
        self._panel.all_years_changed.connect(self.show_all_years)
        self._panel.trash_changed.connect(self.show_trash)
        self._panel.closed.connect(self.footer.filter_button.setFocus)
        empty = self.empty
        empty.filters_cleared.connect(self.clear_filters)
        empty.search_cleared.connect(self.clear_search)
        empty.trash_left.connect(lambda: self.show_trash(False))
        empty.all_years_requested.connect(lambda: self.show_all_years(True))
        empty.new_requested.connect(self.new_requested)
        empty.import_requested.connect(self.import_requested)
        empty.blank_requested.connect(self.blank_requested)
        empty.paste_requested.connect(self.paste_requested)

    def restyle(self) -> None:
        """Set the smallest width from the type size."""
        self.setMinimumWidth(theme.px(22))

    # -- what is shown ---------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What part of the ledger is shown."""
        return self.model.view

    def start(self, year: int | None) -> None:
        """Show the rows of a year for the first time, sorted as the user left them."""
        sort = self._ui_state.get(f"list.{self.ledger.key}.sort", str, "") or self.ledger.sort
        self._change(lambda: self._query.start(year, sort))

    def set_year(self, year: int) -> None:
        """Show another year; a list of all years stays one."""
        if self._query.set_year(year):
            self._look(self._query.view)
        else:
            self._after_reading()

    def search(self, text: str) -> None:
        """Show only rows with this text, number or pinyin."""
        self._change(partial(self._query.change, text=text))

    def sort(self, path: str) -> None:
        """Sort by a path, with a minus for descending; remembered for this ledger."""
        self._ui_state.put(f"list.{self.ledger.key}.sort", path)
        current = self.table.current_id
        self._change(partial(self._query.change, sort=path))
        if current >= 0:
            self.select(current)

    def filter(self, chosen: dict[str, list[Any]]) -> None:
        """Show only rows with these values, by path."""
        self._change(lambda: self._query.filter(chosen))

    def show_rows(self, uids: tuple[str, ...] | None) -> None:
        """Show only the rows behind a figure, whatever their year; None shows the year again."""
        self._change(lambda: self._query.show_rows(uids))

    def show_all_years(self, on: bool) -> None:
        """Show every year, or the working year only."""
        self._change(lambda: self._query.show_all_years(on))

    def show_trash(self, on: bool) -> None:
        """Show the trashed rows instead of the live ones."""
        self._change(partial(self._query.change, trash=on))

    def clear_filters(self) -> None:
        """Show the whole year again; the search stays."""
        self._change(self._query.clear_filters)

    def clear_search(self) -> None:
        """Show the rows of any text again."""
        self.search_cleared.emit()
        self.search("")

    def reload(self) -> None:
        """Read again after a change elsewhere: selection and scroll position stay."""
        self.model.reload()

    def select(self, row_id: int) -> None:
        """Make a row current, as soon as its position is known."""
        self._waiting_for = -1
        if not self.table.select_id(row_id) and not self.model.whole:
            self._waiting_for = row_id

    def neighbour(self, step: int) -> int:
        """Id of the row `step` below (above when negative) the current one, −1 at the end."""
        row = self.table.currentIndex().row() + step
        return self.model.id_at(row) if 0 <= row < self.model.rowCount() else -1

    def _change(self, change: Callable[[], None]) -> None:
        change()
        self._look(self._query.view)

    def _look(self, view: View) -> None:
        self._query.view = view
        self._totals.clear()
        self.model.look(view)
        self.table.show_sort(view.sort or self.ledger.sort)
        chips = [(words, partial(self._change, drop)) for words, drop in self._query.conditions()]
        self.filter_bar.show_chips(chips, self._trash_buttons() if view.trash and not self._read_only else ())
        self._say()
        self.view_changed.emit()

    def _after_reading(self) -> None:
        if self._waiting_for >= 0:
            row_id, self._waiting_for = self._waiting_for, -1
            self.table.select_id(row_id)
        count = self.model.rowCount()
        self.empty.refresh(count)
        self._say()
        self._totals.read_soon(count)

    def _say(self) -> None:
        self.footer.say(
            self.model.rowCount(),
            self.ledger.measure,
            self._query.subject(),
            self._totals.texts,
            self._selected,
        )

    def _count_selected(self, count: int) -> None:
        if count != self._selected:
            self._selected = count
            self._say()

    def set_main_elsewhere(self, elsewhere: bool) -> None:
        """Whether a record is being typed: its 保存 is then the one filled button of the screen."""
        if elsewhere != self.empty.main_button_elsewhere:
            self.empty.main_button_elsewhere = elsewhere
            if self.empty.isVisible():
                self.empty.refresh(self.model.rowCount())

    # -- trash, filters and columns --------------------------------------------------------------------

    def _trash_buttons(self) -> list[QWidget]:
        restore = Button("恢复", "plain", icon="undo", name="restore", parent=self.filter_bar)
        purge = Button("彻底删除", "danger", icon="trash", name="purge", parent=self.filter_bar)
        restore.clicked.connect(lambda: self._with_selected(self.restore_requested))
        purge.clicked.connect(lambda: self._with_selected(self.purge_requested))
        return [restore, purge]

    def _with_selected(self, request: SignalInstance) -> None:
        ids = self.table.selected_ids()
        if ids:
            request.emit(ids)

    def _delete_selected(self) -> None:
        if not self._read_only:
            self._with_selected(self.purge_requested if self.view.trash else self.delete_requested)

    def show_filter_panel(self) -> None:
        """Open the panel of filters over its button."""
        view, query = self.view, self._query
        years = None if query.year is None else view.year is None
        self._panel.offer(query.filters(), query.chosen, all_years=years, trash=view.trash)
        button = self.footer.filter_button
        self._panel.open_above(button if button.isVisible() else self.footer)

    def show_columns_menu(self) -> None:
        """Open the menu of columns over its button."""
        menu = ColumnsMenu(self.table, [column.title for column in self.model.columns], self)
        menu.aboutToHide.connect(menu.deleteLater)
        button: QWidget = self.footer.columns_button
        button = button if button.isVisible() else self.footer
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
