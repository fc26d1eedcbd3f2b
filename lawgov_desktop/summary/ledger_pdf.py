"""Printing a ledger: the columns of its list on A4 pages, with count and totals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.fonts import office_fonts
from lawgov_desktop.printing.fonts.job_fonts import OnMissing
from lawgov_desktop.printing.fonts.missing_choices import MissingChoices, choices_for, named_rows, notes_of
from lawgov_desktop.printing.sheets.register import ledger_table
from lawgov_desktop.printing.sheets.table_columns import PrintColumn
from lawgov_desktop.records.fields import Money
from lawgov_desktop.records.ledger import Column, Ledger
from lawgov_desktop.records.printed import LEDGER, PrintedRow, PrintResult
from lawgov_desktop.records.time.dates import in_arabic
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.records.viewer import COMMAND_LINE
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.read.cell_text import NUMBERS, CellFormatter
from lawgov_desktop.storage.read.listing import Listing, ListRow, View, caption_field


def _holds_names(formatter: CellFormatter) -> bool:
    """Whether the cells are names, of persons, villages or departments, one or several joined by 、."""
    leaf: Any = formatter.field
    kind = getattr(leaf, "kind", "term")
    if formatter.many:
        return kind not in ("text", "long_text") or leaf.name == "name"
    return kind == "person_name" or (leaf.name == "name" and "." in formatter.column.path)


def _column(formatter: CellFormatter) -> PrintColumn:
    return PrintColumn(
        formatter.heading,
        align="right" if formatter.kind in NUMBERS else "left",
        whole=formatter.whole,
        names=_holds_names(formatter),
    )


def printable(ledger: Ledger) -> list[Column]:
    """Every column a ledger can be printed with: those of its list, then the other fields of the record."""
    heads = {column.path.partition(".")[0] for column in ledger.columns}
    more = [f for s in ledger.sections for f in s.fields if f not in heads]
    fields = [ledger.model.field(name) for name in dict.fromkeys(more)]
    return [*ledger.columns, *(Column(_path(field), field.short) for field in fields)]


def _path(field: Any) -> str:
    """The path of a field as a column: a link is shown by the caption of the linked row."""
    if field.kind not in ("link", "term"):
        return str(field.name)
    caption = caption_field(field.rel_model)
    has_head = caption.partition(".")[0] in field.rel_model._meta.fields
    return f"{field.name}.{caption if has_head else 'number'}"


def _totals(ledger: Ledger, listing: Listing, view: View, count: int) -> str:
    """52 件　成功 42　金额 486,300.00."""
    words = [f"{count} {ledger.measure}"]
    for total, (title, number) in zip(ledger.totals, listing.totals(view), strict=True):
        field = ledger.model.field(total.path) if total.path else None
        words.append(f"{title} {field.format(number) if isinstance(field, Money) else number}")
    return "　　".join(words)


def _footer(file: OfficeFile) -> str:
    """Who printed the ledger, who checks it, and the day of printing; a command has no name to print."""
    printed_by = "" if file.operator == COMMAND_LINE else file.operator
    return f"制表人：{printed_by or '　' * 5}　　　审核人：{'　' * 6}打印日期：{in_arabic(dt.date.today())}"


def _rows_in_order(listing: Listing, view: View, first: int | None) -> list[ListRow]:
    """Every row in view, or the first so many, read in pages, in ascending order of number."""
    ids = list(listing.ids(view.replaced(sort=view.sort or "number"), first))
    return [row for start in range(0, len(ids), 500) for row in listing.rows(ids[start : start + 500])]


@office_fonts.as_set
def ledger_pdf(
    file: OfficeFile,
    ledger: Ledger,
    period: Period,
    on_missing: OnMissing | MissingChoices = "stop",
    view: View | None = None,
    columns: Sequence[str] = (),
    first: int | None = None,
) -> PrintResult:
    """The rows of a year (or of `view`) on A4 landscape, with the list's columns or those of the given paths.

    Days and numbers have their year and every name is printed: paper is read without the window. With `first`, only
    the first so many rows. Raises PaperProblem when there is no row, and before page 1 when a name cannot be printed
    completely.
    """
    view = view or View(period.year)
    chosen = [c for c in printable(ledger) if c.path in columns] or list(ledger.columns)
    listing = Listing(file.db, ledger, chosen, viewer=file.viewer("paper"))
    rows = _rows_in_order(listing, view, first)
    if not rows:
        raise PaperProblem(f"{ledger.title}里没有可打印的行。请换一个年度，或先清除筛选。")
    formatters = [CellFormatter(ledger, column, None, every_name=True) for column in chosen]
    cells = [[s.show(value)[0] for s, value in zip(formatters, row.values, strict=True)] for row in rows]
    settings = file.settings
    counted = ledger.counted.format(year=view.year) if view.year else "全部年份"
    labels = [f"{ledger.title} {row[0]}" for row in cells]
    with named_rows(labels):
        job = ledger_table(
            f"{settings['town']} {ledger.title_on_paper(view.year)}".strip(),
            f"单位：{settings['office']}",
            [_column(s) for s in formatters],
            cells,
            totals=_totals(ledger, listing, view, len(rows)),
            footer=_footer(file),
            period=f"{counted}，符合条件的" if view.text or view.filters or view.uids else counted,
            author=settings["office"] or settings["town"],
            on_missing=choices_for(file.db, on_missing, [row.uid for row in rows]),
        )
    return PrintResult(
        LEDGER,
        job.pdf,
        tuple(
            PrintedRow(row.uid, label, pages)
            for row, label, pages in zip(rows, labels, job.row_pages, strict=True)
            if pages
        ),
        notes_of(job.missing, job.skipped, labels),
        complete=first is None or len(rows) < first,
    )
