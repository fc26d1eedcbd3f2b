"""The left half of a ledger page: chips, rows, and the line below; it owns what part of the ledger is looked at."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lawgov_desktop.records.fields.fields import Money
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.restyle import Restyled
from lawgov_desktop.widgets.controls.ui_state import UiState
from lawgov_desktop.widgets.jobs.jobs import Job, Jobs, Progress
from lawgov_desktop.widgets.list.columns_menu import ColumnsMenu
from lawgov_desktop.widgets.list.empty_state import EmptyState
from lawgov_desktop.widgets.list.filter_bar import FilterBar
from lawgov_desktop.widgets.list.filter_panel import FilterPanel
from lawgov_desktop.widgets.list.filters import Filter, filters_of
from lawgov_desktop.widgets.list.footer import ListFooter
from lawgov_desktop.widgets.list.model import FIRST, ListModel
from lawgov_desktop.widgets.list.view import ListTable
from lawgov_desktop.widgets.style import theme


class ListPane(Restyled, QWidget):
    """One ledger's list with search, filters, sorting, trash and totals."""

    #: The current row became another one, by hand: its id, −1 for none.
    picked = Signal(int)
    #: Enter or double click on a row.
    opened = Signal(int)
    #: 新建, 导入, 空白导入表 from the empty state.
    new_requested = Signal()
    import_requested = Signal()
    blank_requested = Signal()
    #: Rows copied in a spreadsheet are to be taken in.
    paste_requested = Signal()
    #: Ids to move to the trash, to bring back, to empty for good.
    delete_requested = Signal(list)
    restore_requested = Signal(list)
    purge_requested = Signal(list)
    #: Another part of the ledger is shown.
    view_changed = Signal()
    #: Search and filters were taken away here; the search field follows.
    search_cleared = Signal()
    #: Reading the rest of a long list failed.
    failed = Signal(object)

    def __init__(
        self,
        ledger: Ledger,
        db: Database,
        options: Options,
        jobs: Jobs,
        ui_state: UiState,
        *,
        icon: str = "file",
        read_only: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.ledger = ledger
        self._options = options
        self._jobs = jobs
        self._ui_state = ui_state
        self._icon = icon
        self._read_only = read_only
        self._main_is_elsewhere = False
        self._db = db
        self._listing = Listing(db, ledger)
        self._year: int | None = None
        self._chosen: dict[str, list[Any]] = {}
        self._waiting_for = -1
        self._selected = 0
        self._totals: list[str] = []
        self._totals_job: Job | None = None
        self._counting = QTimer(self, singleShot=True, interval=0)
        self._counting.timeout.connect(self._read_totals)
        self.model = ListModel(self._listing, jobs, self)
        self.filter_bar = FilterBar(self)
        self.table = ListTable(self.model, ledger.key, ui_state, self)
        self.footer = ListFooter(self)
        self.empty = EmptyState(self.table.viewport())
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

    def restyle(self) -> None:
        """Set the smallest width from the type size."""
        self.setMinimumWidth(theme.px(22))

    # -- what is looked at -----------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What part of the ledger is shown."""
        return self.model.view

    def start(self, year: int | None) -> None:
        """Show the rows of a year for the first time, sorted as last time."""
        self._year = year
        sort = self._ui_state.get(f"list.{self.ledger.key}.sort", str, "") or self.ledger.sort
        if sort.lstrip("-") not in {c.path for c in self.ledger.columns}:
            sort = self.ledger.sort
        self._look(View(year=year, sort=sort))

    def set_year(self, year: int) -> None:
        """Show another year; a list of all years stays one."""
        follows = self.view.year is not None
        self._year = year
        if follows:
            self._look(self.view.replaced(year=year))
        else:
            self._after_reading()

    def search(self, text: str) -> None:
        """Narrow the list to rows with this text, number or pinyin."""
        self._look(self.view.replaced(text=text))

    def sort(self, path: str) -> None:
        """Sort by a path, with a minus for descending; remembered for this ledger."""
        self._ui_state.put(f"list.{self.ledger.key}.sort", path)
        current = self.table.current_id
        self._look(self.view.replaced(sort=path))
        if current >= 0:
            self.select(current)

    def filter(self, chosen: dict[str, list[Any]]) -> None:
        """Narrow the list to these values by path."""
        self._chosen = {path: list(values) for path, values in chosen.items() if values}
        found = {f.path: f for f in self._filters()}
        conditions = tuple(found[p].condition(v) for p, v in self._chosen.items() if p in found)
        self._look(self.view.replaced(filters=conditions))

    def show_rows(self, uids: tuple[str, ...] | None) -> None:
        """Show only the rows behind a figure, whatever their year; None shows the year again."""
        self._look(self.view.replaced(uids=uids, year=None if uids is not None else self._year, trash=False))

    def show_all_years(self, on: bool) -> None:
        """Show every year, or the working year only."""
        self._look(self.view.replaced(year=None if on else self._year))

    def show_trash(self, on: bool) -> None:
        """Show what was deleted instead of what stands."""
        self._look(self.view.replaced(trash=on))

    def clear_filters(self) -> None:
        """The whole year again; a search stays."""
        self._chosen = {}
        self._look(self.view.replaced(filters=(), trash=False, year=self._year, uids=None))

    def clear_search(self) -> None:
        """All rows again whatever their text."""
        self.search_cleared.emit()
        self._look(self.view.replaced(text=""))

    def reload(self) -> None:
        """Read again after a change elsewhere: selection and place stay."""
        self.model.reload()

    def select(self, row_id: int) -> None:
        """Make a row current, as soon as it is known where it stands."""
        self._waiting_for = -1
        if not self.table.select_id(row_id) and not self.model.whole:
            self._waiting_for = row_id

    def neighbour(self, step: int) -> int:
        """Id of the row `step` below (above when negative) the current one, −1 at the end."""
        row = self.table.currentIndex().row() + step
        return self.model.id_at(row) if 0 <= row < self.model.rowCount() else -1

    def _look(self, view: View) -> None:
        self._totals = []
        self.model.look(view)
        self.table.show_sort(view.sort or self.ledger.sort)
        self._show_chips()
        self._say()
        self.view_changed.emit()

    def _after_reading(self) -> None:
        if self._waiting_for >= 0:
            row_id, self._waiting_for = self._waiting_for, -1
            self.table.select_id(row_id)
        self._judge_empty()
        self._say()
        # Rows first; several reloads in a row add up once.
        self._counting.start()

    # -- below the list --------------------------------------------------------------------------------

    def _read_totals(self) -> None:
        if self._totals_job is not None:
            self._totals_job.cancel()
            self._totals_job = None
        view, listing = self.view, self._listing
        if self._db.is_closed():
            # The window is going away.
            return
        if not self.ledger.totals or not self.model.rowCount():
            self._totals = []
        elif self.model.rowCount() < FIRST:
            self._take_totals(listing.totals(view))
        else:
            job = Job(lambda progress: self._totals_of(progress, view))
            self._totals_job = job
            self._jobs.run(
                job, done=lambda found: self._take_late_totals(job, found), failed=lambda _error: None
            )

    def _totals_of(self, progress: Progress, view: View) -> list[tuple[str, int]]:
        progress.check()
        return self._listing.totals(view)

    def _take_late_totals(self, job: Job, found: list[tuple[str, int]]) -> None:
        if self._totals_job is job:
            self._totals_job = None
            self._take_totals(found)

    def _take_totals(self, found: list[tuple[str, int]]) -> None:
        paths = {t.title: t.path for t in self.ledger.totals}
        self._totals = []
        for title, number in found:
            field = self.ledger.model.field(paths[title]) if paths[title] else None
            self._totals.append(
                f"{title} {field.format(number) if isinstance(field, Money) else f'{number:,}'}"
            )
        self._say()

    def _say(self) -> None:
        self.footer.say(
            self.model.rowCount(), self.ledger.measure, self._of_what(), self._totals, self._selected
        )

    def _of_what(self) -> str:
        view = self.view
        if view.trash:
            return "在回收站里"
        if view.uids is not None:
            return "这个数字里的"
        of = self.ledger.counted.format(year=view.year) if view.year is not None else "全部年份"
        return f"{of}，符合条件的" if view.text or view.filters else of

    def _count_selected(self, count: int) -> None:
        if count != self._selected:
            self._selected = count
            self._say()

    # -- filters and columns ---------------------------------------------------------------------------

    def _filters(self) -> list[Filter]:
        return filters_of(self.ledger, self._options)

    def _show_chips(self) -> None:
        view = self.view
        chips = []
        if self._chosen:
            found = {f.path: f for f in self._filters()}
            for path, values in self._chosen.items():
                if path in found:
                    chips.append((found[path].words(values), partial(self._drop, path)))
        if view.uids is not None:
            chips.append((f"数字里的 {len(view.uids)} {self.ledger.measure}", partial(self.show_rows, None)))
        elif view.year is None and self._year is not None and not view.trash:
            chips.append(("全部年份", partial(self.show_all_years, False)))
        if view.trash:
            chips.append(("回收站", partial(self.show_trash, False)))
        self.filter_bar.show_chips(chips, self._trash_buttons() if view.trash and not self._read_only else ())

    def _drop(self, path: str) -> None:
        self.filter({p: v for p, v in self._chosen.items() if p != path})

    def _trash_buttons(self) -> list[QWidget]:
        restore = Button("恢复", "plain", icon="undo", name="restore", parent=self.filter_bar)
        purge = Button("彻底删除", "danger", icon="trash", name="purge", parent=self.filter_bar)
        restore.clicked.connect(lambda: self._with_selected(self.restore_requested))
        purge.clicked.connect(lambda: self._with_selected(self.purge_requested))
        return [restore, purge]

    def _with_selected(self, signal: Any) -> None:
        ids = self.table.selected_ids()
        if ids:
            signal.emit(ids)

    def _delete_selected(self) -> None:
        if not self._read_only:
            self._with_selected(self.purge_requested if self.view.trash else self.delete_requested)

    def show_filter_panel(self) -> None:
        """Open the plate of filters over its button."""
        view = self.view
        years = None if self._year is None else view.year is None
        self._panel.offer(self._filters(), self._chosen, all_years=years, trash=view.trash)
        button = self.footer.filter_button
        self._panel.open_above(button if button.isVisible() else self.footer)

    def show_columns_menu(self) -> None:
        """Open the menu of columns over its button."""
        menu = ColumnsMenu(self.table, [c.title for c in self.model.columns], self)
        menu.aboutToHide.connect(menu.deleteLater)
        button: QWidget = self.footer.columns_button
        button = button if button.isVisible() else self.footer
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    # -- nothing to show -------------------------------------------------------------------------------

    def set_main_elsewhere(self, elsewhere: bool) -> None:
        """Whether a record is being typed: then its 保存 is the screen's one filled button."""
        if elsewhere != self._main_is_elsewhere:
            self._main_is_elsewhere = elsewhere
            if self.empty.isVisible():
                self._judge_empty()

    def _judge_empty(self) -> None:
        if self.model.rowCount():
            self.empty.hide()
        elif self.view.text:
            self._say_not_found()
        elif self.view.filters or self.view.uids is not None:
            clear = self._button("清除筛选", "plain", self.clear_filters)
            self.empty.say("filter", f"这些条件下没有{self.ledger.title}", "", [clear])
        elif self.view.trash:
            back = self._button("回到台账", "plain", partial(self.show_trash, False))
            self.empty.say("trash", "回收站是空的", "删除的行会先放在这里，可以恢复。", [back])
        else:
            self._say_nothing_yet()

    def _say_not_found(self) -> None:
        clear = self._button("清除搜索", "plain", self.clear_search)
        second = []
        if self.view.filters:
            second.append(self._button("清除筛选", "link", self.clear_filters))
        if self.view.year is not None and not self.view.trash:
            second.append(self._button("在全部年份里找", "link", partial(self.show_all_years, True)))
        self.empty.say("search", f"没有找到“{self.view.text}”", "", [clear], second)

    def _say_nothing_yet(self) -> None:
        title, year = self.ledger.title, self.view.year
        dated = year is not None and not self.ledger.is_register
        head = f"{year} 年还没有{title}" if dated else f"还没有{title}"
        if self._read_only:
            self.empty.say(self._icon, head, "现在是只读打开，不能登记。", [])
            return
        look = "plain" if self._main_is_elsewhere else "filled"
        new = Button(f" 新建{title}  Ctrl+N", look, icon="plus", parent=self.empty)  # type: ignore[arg-type]
        new.clicked.connect(self.new_requested)
        bring = Button("从 Excel 导入…", "plain", icon="import", parent=self.empty)
        bring.clicked.connect(self.import_requested)
        blank = self._button("做一张空白导入表，发给各村填", "link", self.blank_requested.emit)
        sentence = self.ledger.purpose or f"登记第一{self.ledger.measure}，或把原来的 Excel 台账一次导入。"
        paste = self._button("粘贴表格里复制的行  Ctrl+V", "link", self.paste_requested.emit)
        self.empty.say(self._icon, head, sentence, [new, bring], [blank, paste])

    def _button(self, text: str, look: Any, does: Any) -> Button:
        made = Button(text, look, parent=self.empty)
        made.clicked.connect(lambda _checked=False: does())
        return made
