"""What part of a ledger a list shows: year, search, filters, sort, trash; without Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.viewer import EVERY_ROW, Viewer
from lawgov_desktop.storage.engine.engine import Database
from lawgov_desktop.storage.read.choices import Options
from lawgov_desktop.storage.read.listing import Listing, View
from lawgov_desktop.widgets.list.filters import Filter, filters_of


class ListQuery:
    """Builds the `View` of one list; each method that changes it replaces `view`."""

    def __init__(self, ledger: Ledger, db: Database, options: Options, viewer: Viewer = EVERY_ROW) -> None:
        """`options` lists the values a filter offers; only rows the viewer may read are listed."""
        self.ledger = ledger
        self.db = db
        self.listing = Listing(db, ledger, viewer=viewer)
        self.view = View()
        #: The working year; None before the first `start()`.
        self.year: int | None = None
        #: Chosen values by the path of their filter.
        self.chosen: dict[str, list[Any]] = {}
        self._options = options

    def start(self, year: int | None, sort: str) -> None:
        """Show one year; a `sort` that is no column of the ledger becomes the ledger's own."""
        self.year = year
        if sort.lstrip("-") not in {column.path for column in self.ledger.columns}:
            sort = self.ledger.sort
        self.view = View(year=year, sort=sort)

    def set_year(self, year: int) -> bool:
        """Change the working year; returns whether the view follows: a list of all years does not."""
        self.year = year
        if self.view.year is None:
            return False
        self.view = self.view.replaced(year=year)
        return True

    def change(self, **changes: Any) -> None:
        """Replace some fields of the view."""
        self.view = self.view.replaced(**changes)

    def filter(self, chosen: dict[str, list[Any]]) -> None:
        """Show only rows with these values, by path."""
        self.chosen = {path: list(values) for path, values in chosen.items() if values}
        filters = {each.path: each for each in self.filters()}
        conditions = (filters[path].condition(v) for path, v in self.chosen.items() if path in filters)
        self.change(filters=tuple(conditions))

    def show_rows(self, uids: tuple[str, ...] | None) -> None:
        """Show only the rows behind a figure, whatever their year; None shows the year again."""
        self.change(uids=uids, year=None if uids is not None else self.year, trash=False)

    def show_all_years(self, on: bool) -> None:
        """Show every year, or the working year only."""
        self.change(year=None if on else self.year)

    def clear_filters(self) -> None:
        """Show the whole working year; the search stays."""
        self.chosen = {}
        self.change(filters=(), trash=False, year=self.year, uids=None)

    def filters(self) -> list[Filter]:
        """The filters the ledger declares, with the values they offer now."""
        return filters_of(self.ledger, self._options)

    def conditions(self) -> list[tuple[str, Callable[[], None]]]:
        """Each condition of the view in words, with the function that drops it from the view."""
        view = self.view
        conditions: list[tuple[str, Callable[[], None]]] = []
        if self.chosen:
            filters = {each.path: each for each in self.filters()}
            conditions += [
                (filters[path].words(values), partial(self._drop, path))
                for path, values in self.chosen.items()
                if path in filters
            ]
        if view.uids is not None:
            words = f"数字里的 {len(view.uids)} {self.ledger.measure}"
            conditions.append((words, partial(self.show_rows, None)))
        elif view.year is None and self.year is not None and not view.trash:
            conditions.append(("全部年份", partial(self.show_all_years, False)))
        if view.trash:
            conditions.append(("回收站", partial(self.change, trash=False)))
        return conditions

    def _drop(self, path: str) -> None:
        self.filter({each: values for each, values in self.chosen.items() if each != path})

    def subject(self) -> str:
        """What the count in the footer counts: 2023 年受理, 全部年份, 在回收站里."""
        view = self.view
        if view.trash:
            return "在回收站里"
        if view.uids is not None:
            return "这个数字里的"
        subject = self.ledger.counted.format(year=view.year) if view.year is not None else "全部年份"
        return f"{subject}，符合条件的" if view.text or view.filters else subject

    def why_hidden(self, record: Any) -> str:
        """Why the list does not show the record that was just saved."""
        view, year = self.view, self.ledger.time.year_of(record)
        if view.year is not None and year not in (0, view.year):
            return f"已保存。这一{self.ledger.measure}是 {year} 年的，{view.year} 年的列表里看不到它。"
        return f"已保存。现在的搜索或筛选里看不到这一{self.ledger.measure}。"
