"""The preview before printing: the first pages at once, the whole printout when it is made."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.location import Location
from lawgov_desktop.records.printed import PrintResult
from lawgov_desktop.shell.printing.drawn_menu import DrawnMenu
from lawgov_desktop.shell.printing.missing_panel import MissingPanel
from lawgov_desktop.shell.printing.page_printer import PagePrinter
from lawgov_desktop.shell.printing.pdf_view import PdfView
from lawgov_desktop.shell.printing.print_bar import PrintBar
from lawgov_desktop.shell.printing.print_log_window import PrintLogWindow
from lawgov_desktop.shell.printing.save_files import save_pdf
from lawgov_desktop.shell.printing.thumbnails import Thumbnails
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.storage.read.print_history import last_run, printout_digest
from lawgov_desktop.storage.tables.drawn_characters import drawn_characters
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Bar
from lawgov_desktop.widgets.jobs.jobs import Job, Progress
from lawgov_desktop.widgets.style import theme

if TYPE_CHECKING:
    from lawgov_desktop.printing.fonts.missing_choices import MissingChoices

    #: Makes the printout, or its first so many rows; runs in a job.
    Make = Callable[[MissingChoices, int | None], PrintResult]

#: Rows laid out before the others, so that the first page is seen at once.
_FIRST = 6
#: Width in em below which the small pages find no room.
_ROOMY = 56.0
#: Notes shown beside the title.
_NOTES = 2


class PreviewWindow(QDialog):
    """Shows the pages of a printout, with buttons for printing and saving."""

    def __init__(self, context: AppContext, title: str, make: Make, parent: QWidget | None = None) -> None:
        """`title` names the printout, `make` is the function that makes it."""
        super().__init__(parent)
        self.setObjectName("preview")
        self.setWindowTitle(title)
        self._context, self._title, self._make = context, title, make
        self._job: Job | None = None
        self._whole_next = False
        self._preview: Any = None
        #: The finished printout; None while it is being made.
        self.printed: PrintResult | None = None
        self.pages = PdfView(context.jobs)
        self.small = Thumbnails(context.jobs)
        self.missing = MissingPanel(context)
        self.print_bar = PrintBar()
        self.printer = PagePrinter(context, title, self)
        self._lay_out()
        self._connect()
        screen = self.screen().availableGeometry()
        self.resize(min(theme.px(76), screen.width()), min(theme.px(54), screen.height()))
        self.begin()

    def _lay_out(self) -> None:
        self._top = Bar()
        self._top.box.addWidget(theme.label(self._title, "record"))
        self._note = theme.label("", "small", "amber_ink")
        self._note.setWordWrap(True)
        self._top.box.addWidget(self._note, 1)
        self.stop = Button("停下", "plain", name="stop")
        self.stop.hide()
        self.drawn = Button("画的字", "quiet", name="drawn")
        self.drawn.hide()
        self.log = Button("打印记录", "quiet", icon="clock", name="print_log")
        self.keep = Button("存为 PDF", "plain", icon="export", name="save_pdf")
        self.go = Button("打印", "filled", icon="print", name="print")
        for button in (self.stop, self.drawn, self.log, self.keep, self.go):
            self._top.box.addWidget(button)
        self.missing.hide()
        self.small.hide()
        self.print_bar.hide()
        both = QHBoxLayout()
        both.setSpacing(0)
        both.addWidget(self.small)
        both.addWidget(self.pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self._top, self.print_bar, self.missing):
            layout.addWidget(part)
        layout.addLayout(both, 1)

    def _connect(self) -> None:
        self.keep.clicked.connect(self._save)
        self.go.clicked.connect(self._print)
        self.log.clicked.connect(self._show_log)
        self.drawn.clicked.connect(self._open_drawn)
        self.missing.ready.connect(lambda: self.begin(self.missing.choices()))
        self.missing.explained.connect(self._explain_fonts)
        self.pages.rendered.connect(self._make_whole)
        self.pages.turned.connect(self.small.mark)
        self.pages.turned.connect(self.print_bar.show_page)
        self.small.chosen.connect(self.pages.show_page)
        self.print_bar.field.returnPressed.connect(self._print)
        self.print_bar.continued.connect(self._print_pages)
        self.printer.ended = self._print_ended
        self.printer.progressed = self._print_progressed
        self.stop.clicked.connect(self.printer.stop)
        for keys, does in (
            ("Ctrl++", lambda: self.pages.zoom_by(1)),
            ("Ctrl+=", lambda: self.pages.zoom_by(1)),
            ("Ctrl+-", lambda: self.pages.zoom_by(-1)),
            ("Ctrl+0", lambda: self.pages.fit("page")),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(does)

    # -- making -------------------------------------------------------------------------------------------

    def begin(self, choices: MissingChoices | None = None) -> None:
        """Make the pages in jobs, the first ones before the others; again after another choice."""
        self.missing.hide()
        self.print_bar.hide()
        self.keep.setEnabled(False)
        self.go.setEnabled(False)
        self.printed = None
        self.pages.say("正在排版……")
        self._choices = choices
        self._start(_FIRST)

    def _start(self, first: int | None) -> None:
        make, choices = self._make, self._choices
        if self._job is not None and self._job.running:
            self._job.cancel()

        def work(progress: Progress) -> tuple[PrintResult, Any]:
            from lawgov_desktop.printing.fonts.missing_choices import MissingChoices
            from lawgov_desktop.printing.preview import Preview

            progress.check()
            printed = make(choices or MissingChoices(), first)
            return printed, Preview(printed.pdf)

        job = self._job = Job(work)
        self._context.jobs.run(
            job,
            lambda made: self._show(*made) if self._job is job else None,
            lambda error: self._failed(error, first) if self._job is job else None,
        )

    def _show(self, printed: PrintResult, preview: Any) -> None:
        self._whole_next = not printed.complete
        before, self._preview = self._preview, preview
        self.pages.show_preview(preview)
        if before is not None:
            before.close()
        if not printed.complete:
            self._note.setText("正在排版其余的……")
            return
        self.printed = printed
        db = self._context.file.db
        self.drawn.setVisible(bool(self._context.try_to(lambda: drawn_characters(db))))
        self._show_notes()
        self.small.show_preview(preview)
        self.small.setVisible(preview.pages > 1 and self.width() > theme.px(_ROOMY))
        self.print_bar.show_count(preview.pages)
        self.print_bar.setVisible(preview.pages > 1)
        self._show_last()
        self.keep.setEnabled(True)
        self.go.setEnabled(True)
        self.go.setFocus()

    def _show_notes(self) -> None:
        """Show what was left out or left blank: the first two of many, all of them in the tooltip."""
        notes = self.printed.notes if self.printed is not None else ()
        more = f"；等 {len(notes)} 处" if len(notes) > _NOTES else ""
        self._note.setText("；".join(notes[:_NOTES]) + more)
        self._note.setToolTip("\n".join(notes))

    def _make_whole(self) -> None:
        """The first page is on the screen: make the others."""
        if self._whole_next:
            self._whole_next = False
            self._start(None)

    def _failed(self, error: Exception, first: int | None) -> None:
        missing = getattr(error, "missing", ())
        if missing and first is not None:
            # The whole printout names all of its missing characters.
            self._start(None)
            return
        if not isinstance(error, KnownError):
            self.pages.say("没有排好。")
            self._context.job_failed(error)
            return
        self.pages.say("还没有打印。请先给上面的每一处选一个办法。" if missing else error.sentence)
        self._note.clear()
        if missing:
            self.missing.show_missing(missing)
            self.missing.show()
            self.missing.table.setFocus()

    def _explain_fonts(self) -> None:
        self.reject()
        self._context.go(Location("help", "rare"))

    # -- printing and saving ------------------------------------------------------------------------------

    def _save(self) -> None:
        if self.printed is not None:
            save_pdf(self._context, self.printed.pdf, self._title)

    def _print(self) -> None:
        if self.printed is None:
            return
        try:
            pages = self.print_bar.pages()
        except KnownError as error:
            self.print_bar.problem.setText(error.sentence)
            self.print_bar.field.setFocus()
        else:
            self._print_pages(pages)

    def _print_pages(self, pages: list[int]) -> None:
        if self.printed is not None and not self.printer.running:
            self.printer.ask(self.printed, self.pages.count, pages, self.pages.page)

    def _print_progressed(self, sentence: str) -> None:
        self._note.setText(sentence)
        self.stop.show()

    def _print_ended(self) -> None:
        self.stop.hide()
        self._show_notes()
        self._show_last()

    def _show_last(self) -> None:
        printed, db = self.printed, self._context.file.db
        if printed is not None:
            digest = printout_digest(self._title, printed)
            self.print_bar.show_last(self._context.try_to(lambda: last_run(db, digest)))

    def _open_drawn(self) -> None:
        menu = DrawnMenu(self._context, self, lambda: self.begin(self._choices))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.drawn.mapToGlobal(self.drawn.rect().bottomLeft()))

    def _show_log(self) -> None:
        kind = self.printed.kind if self.printed is not None else ""
        PrintLogWindow(self._context, self, kind=kind).open()

    # -- window -------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.reject()
        elif event.key() in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.pages.keyPressEvent(event)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Stop making pages; pages on their way to a printer go on."""
        if self._job is not None and self._job.running:
            self._job.cancel()
        self._job = None
        self.pages.forget()
        self.small.forget()
        if self._preview is not None:
            self._preview.close()
        self.printer.ended = lambda: None
        self.printer.progressed = lambda _sentence: None
        super().done(result)
