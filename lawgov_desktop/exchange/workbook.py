"""Writing workbooks with the program's look: frozen heading, filters, widths, print set-up, text as text."""

from __future__ import annotations

import datetime as dt
import errno
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any

from lawgov_desktop.errors import FileProblem
from lawgov_desktop.exchange.cells import Cell

#: Most rows below the heading of a sheet.
MOST_ROWS = 1_048_575
#: Most characters of a cell, with room for the note after a text that was cut.
_MOST_CHARACTERS = 32_000
_CUT = "……（太长，未写完）"
_WIDEST, _WRAPPED = 42, 24
#: Free bytes below which a disk counts as full.
_LEAST_ROOM = 64 * 1024
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
HEADING = {
    "bold": True,
    "bg_color": "#E3EBF5",
    "border": 1,
    "border_color": "#9FB3CC",
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
}
#: Built-in format 49 is text in every spreadsheet program; a custom format "@" is not recognised by all.
_TEXT = 49
#: Number format by kind of field; kinds with the text format keep leading zeros and all digits when edited.
_FORMATS = {
    "date": "yyyy-mm-dd",
    "money": "#,##0.00",
    "count": "0",
    "year": "0",
    "id_number": _TEXT,
    "phone": _TEXT,
}
_TEXTUAL = {"number", "text", "document_number", "person_name", "choice", "term", "link", "long_text"}


def display_width(text: str) -> int:
    """Width in half-width characters of the widest line: a Han character counts as two."""
    return max((sum(_cells(c) for c in line) for line in text.split("\n")), default=0)


def _cells(character: str) -> int:
    return 2 if unicodedata.east_asian_width(character) in "WFA" else 1


def page_title(title: str, taken: set[str]) -> str:
    """A valid name of a sheet: at most 31 characters and unique in the workbook."""
    clean = _NOT_IN_TITLES.sub(" ", title).strip("' ")[:28] or "台账"
    candidate, count = clean, 1
    while candidate.lower() in taken:
        count += 1
        candidate = f"{clean}{count}"
    taken.add(candidate.lower())
    return candidate


@contextmanager
def workbook(out: IO[bytes], **options: Any) -> Iterator[Any]:
    """A workbook that is written to `out` when the block ends without an exception. Raises OSError.

    XlsxWriter's temporary files (`constant_memory`) lie in a folder of their own, which is deleted in every case.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    sink = _Sink(out)
    with _temporary_folder() as folder:
        book = xlsxwriter.Workbook(sink, {"tmpdir": folder, **options})
        try:
            yield book
            book.close()
        except FileCreateError as error:
            raise error.args[0] if isinstance(error.args[0], OSError) else error from error
        finally:
            sink.shut()
            # An abandoned workbook leaves its temporary files open, and Windows cannot delete their folder.
            for sheet in book.worksheets():
                if sheet.row_data_fh is not None:
                    sheet.row_data_fh.close()


class _Sink:
    """The file a workbook is written to, until `shut`: then nothing is written any more.

    After a failure the ZipFile inside XlsxWriter is closed by the garbage collector. It would write to a closed file
    and print a traceback.
    """

    def __init__(self, out: IO[bytes]) -> None:
        self._out: IO[bytes] | None = out
        self._position = 0

    def shut(self) -> None:
        """Let go of the file."""
        self._out = None

    def write(self, data: bytes) -> int:
        """Write bytes. Returns their number."""
        if self._out is not None:
            self._out.write(data)
        self._position += len(data)
        return len(data)

    def seek(self, position: int) -> int:
        """Move to a position from the start. Returns it."""
        if self._out is not None:
            self._out.seek(position)
        self._position = position
        return position

    def tell(self) -> int:
        """The present position."""
        return self._position

    def flush(self) -> None:
        """Hand the bytes to the system."""
        if self._out is not None:
            self._out.flush()


@contextmanager
def _temporary_folder() -> Iterator[str]:
    """A folder for XlsxWriter's files. Raises FileProblem when the disk of the temporary folder is full."""
    try:
        place = tempfile.gettempdir()
    except FileNotFoundError as error:
        raise FileProblem("没有一个临时文件夹写得进去，磁盘可能满了。请腾出空间，再来一次。") from error
    try:
        with tempfile.TemporaryDirectory(prefix="lawgov-") as folder:
            yield folder
    except OSError as error:
        if error.errno == errno.ENOSPC and shutil.disk_usage(place).free < _LEAST_ROOM:
            raise FileProblem(
                f"临时文件夹 {place} 所在的磁盘满了，文件没有写成。请腾出空间，再来一次。"
            ) from error
        raise


class WorksheetWriter:
    """Writes one sheet from the top, row by row."""

    def __init__(self, book: Any, title: str, headings: Sequence[str], kinds: Sequence[str]) -> None:
        """`kinds`: the kind of field of each column, "" for plain text."""
        self._book = book
        self.sheet = book.add_worksheet(title)
        self.headings, self.kinds = headings, kinds
        self.rows = 0
        self._widths = [display_width(h) for h in headings]
        self._heading = book.add_format(HEADING)
        self._formats = [self._format(kind) for kind in kinds]
        self.sheet.set_row(0, 24)
        for index, heading in enumerate(headings):
            self.sheet.write_string(0, index, heading, self._heading)
        self.sheet.freeze_panes(1, 1)
        self._set_up_print(title)

    def _format(self, kind: str) -> Any:
        look = {"valign": "top", "num_format": _FORMATS.get(kind, _TEXT if kind in _TEXTUAL else "General")}
        return self._book.add_format(look | ({"text_wrap": True} if kind in ("long_text", "") else {}))

    def _set_up_print(self, title: str) -> None:
        self.sheet.set_landscape()
        self.sheet.set_paper(9)
        self.sheet.repeat_rows(0)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(0.5, 0.5, 0.7, 0.7)
        self.sheet.set_header(f"&C{title.replace('&', '&&')}")
        self.sheet.set_footer("&C第 &P 页，共 &N 页")

    def write(self, cells: Sequence[Cell], looks: Sequence[Any] = ()) -> None:
        """Write the next row; `looks` may give single cells their own format (None: the format of the column)."""
        self.rows += 1
        for index, cell in enumerate(cells):
            look = (looks[index] if looks else None) or self._formats[index]
            self._write(index, cell, look)
            if self.rows <= 300 and cell is not None:
                self._widths[index] = max(self._widths[index], display_width(str(cell)))

    def _write(self, index: int, cell: Cell, look: Any) -> None:
        if cell is None:
            self.sheet.write_blank(self.rows, index, None, look)
        elif isinstance(cell, str):
            text = cell if len(cell) <= _MOST_CHARACTERS else cell[:_MOST_CHARACTERS] + _CUT
            self.sheet.write_string(self.rows, index, text, look)
        elif isinstance(cell, dt.date):
            if cell.year < 1900:
                self.sheet.write_string(self.rows, index, cell.isoformat(), look)
            else:
                self.sheet.write_datetime(
                    self.rows, index, dt.datetime(cell.year, cell.month, cell.day), look
                )
        else:
            self.sheet.write_number(self.rows, index, cell, look)

    def finish(self, *, room: int = 0) -> None:
        """Set widths, column formats and filters; `room` empty rows below are filtered too (for the template sheet)."""
        for index, width in enumerate(self._widths):
            most = _WRAPPED + 16 if self.kinds[index] in ("long_text", "") else _WIDEST
            self.sheet.set_column(index, index, min(width, most) + 2.5, self._formats[index])
        if self.headings:
            self.sheet.autofilter(0, 0, max(self.rows, room, 1), len(self.headings) - 1)
