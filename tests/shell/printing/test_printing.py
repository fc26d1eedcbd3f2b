"""What reaches a printer, and what the print log says of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PySide6.QtCore import QRegularExpression, QTimer
from PySide6.QtGui import QPageRanges
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from lawgov_desktop.app import Program
from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.location import Location
from lawgov_desktop.shell.printing.preview_window import PreviewWindow
from lawgov_desktop.shell.printing.print_run import PrintRun, chosen_pages
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.opening import open_file
from lawgov_desktop.storage.read.print_history import PrintedJob, print_jobs, prints_of
from lawgov_desktop.widgets.jobs.jobs import Progress
from tests.shell.conftest import Answers, ledger_page, open_window, wait_for_jobs
from tests.shell.printing.conftest import Queue, certificates, made


class OnPaper(QPrinter):
    """A printer that is no queue and no file for the program; its paper is a PDF."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.setOutputFileName(path)

    def outputFormat(self) -> QPrinter.OutputFormat:  # noqa: N802 - a method of Qt
        return QPrinter.OutputFormat.NativeFormat


def texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    return [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(pdf)]


def logged(window: MainWindow) -> list[PrintedJob]:
    return print_jobs(window.context.file.db)


def log_rows(window: MainWindow) -> int:
    return int(window.context.file.db.execute_sql("SELECT count(*) FROM print_log").fetchone()[0])


def send(preview: Any, printer: QPrinter, window: MainWindow, qtbot: QtBot, pages: list[int]) -> None:
    """Print pages as the dialog does after 打印 was pressed in it."""
    preview.printer.send(printer, preview.printed, preview.pages.count, pages)
    wait_for_jobs(window, qtbot)


# -- the queue ------------------------------------------------------------------------------------------------


def test_a_queue_gets_the_pdf_itself_with_only_the_chosen_pages(
    window: MainWindow, qtbot: QtBot, queue: Queue, office_printer: Callable[[], QPrinter]
) -> None:
    preview = certificates(window, qtbot, 12)
    numbers = [row.label.removeprefix("证书 ") for row in preview.printed.rows]
    send(preview, office_printer(), window, qtbot, [2, 6, 8, 9])
    (pdf,) = queue.received
    pages = texts(pdf)
    assert len(pages) == 4
    for page, number in zip(pages, (numbers[2], numbers[6], numbers[8], numbers[9]), strict=True):
        assert number in page
    assert b"/FontFile2" in pdf, "letters are sent as outlines, not as pictures"
    words = queue.words(0)
    assert words[words.index("-d") + 1] == "office"
    assert words[words.index("-n") + 1] == "1"
    assert {"media=A4", "print-scaling=none"} <= set(words)
    preview.reject()


def test_the_log_says_what_was_sent_and_not_what_was_made(
    window: MainWindow, qtbot: QtBot, queue: Queue, office_printer: Callable[[], QPrinter]
) -> None:
    preview = certificates(window, qtbot, 12)
    uids = [row.uid for row in preview.printed.rows]
    send(preview, office_printer(), window, qtbot, [2, 6, 8])
    (job,) = logged(window)
    assert (job.kind, job.printer, job.operator) == ("certificates", "office", "赵敏")
    assert (job.pages, job.sent, job.total, job.state, job.purpose) == ("3,7,9", 3, 12, "done", "打印")
    assert log_rows(window) == 3
    assert [pages for _job, pages, _purpose in prints_of(window.context.file.db, uids[6])] == ["7"]
    assert prints_of(window.context.file.db, uids[0]) == []
    assert "已送去打印到“office”" in window.page_stack.message_bar.text
    preview.reject()


def test_the_second_print_of_a_record_is_a_reprint(
    window: MainWindow, qtbot: QtBot, queue: Queue, office_printer: Callable[[], QPrinter]
) -> None:
    preview = certificates(window, qtbot, 3)
    uids = [row.uid for row in preview.printed.rows]
    send(preview, office_printer(), window, qtbot, [0, 1])
    send(preview, office_printer(), window, qtbot, [1, 2])
    send(preview, office_printer(), window, qtbot, [0, 1])
    assert [job.purpose for job in logged(window)] == ["补打", "打印", "打印"]
    db = window.context.file.db
    assert [purpose for _job, _pages, purpose in prints_of(db, uids[1])] == ["补打", "补打", "打印"]
    assert [purpose for _job, _pages, purpose in prints_of(db, uids[2])] == ["打印"]
    preview.reject()


def test_a_refused_print_is_logged_as_failed_and_said_in_one_sentence(
    window: MainWindow, qtbot: QtBot, queue: Queue, office_printer: Callable[[], QPrinter]
) -> None:
    preview = certificates(window, qtbot, 2)
    queue.refuse('lp: Destination "office" is not accepting jobs.')
    send(preview, office_printer(), window, qtbot, [0, 1])
    (job,) = logged(window)
    assert (job.state, job.sent, log_rows(window)) == ("failed", 0, 0)
    assert window.page_stack.message_bar.text.startswith("打印机“office”停止接收了，没有打印。")
    preview.reject()


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("lp: The printer or class does not exist.", "不在这台电脑上了"),
        ("lp: Error - unable to connect to scheduler", "打印服务没有运行"),
        ("lp: Forbidden", "没有用打印机“office”的权限"),
        ("lp: Something new", "请检查打印机，再试一次（Something new）"),
    ],
)
def test_what_cups_refuses_is_said_in_chinese(queue: Queue, message: str, sentence: str) -> None:
    from lawgov_desktop.errors import PaperProblem
    from lawgov_desktop.shell.printing.cups import is_queue, send_to_queue

    assert is_queue("office")
    assert not is_queue("other")
    queue.refuse(message)
    with pytest.raises(PaperProblem, match=sentence):
        send_to_queue(b"%PDF", "office", "证书")


# -- continuing ---------------------------------------------------------------------------------------------


def test_a_batch_that_stopped_is_continued_after_its_last_page(
    window: MainWindow, qtbot: QtBot, queue: Queue, office_printer: Callable[[], QPrinter]
) -> None:
    preview = certificates(window, qtbot, 10)
    assert not preview.print_bar.resume.isVisible()
    send(preview, office_printer(), window, qtbot, [0, 1, 2, 3, 4, 5])
    preview.reject()
    again = certificates(window, qtbot, 10)
    assert "送出第 1-6 页，共 10 页" in again.print_bar.run.text()
    assert again.print_bar.resume.text().strip() == "从第 7 张继续"
    asked: list[list[int]] = []
    again.print_bar.continued.connect(asked.append)
    again.printer.ask = lambda printed, count, pages, current: send(
        again, office_printer(), window, qtbot, pages
    )
    again.print_bar.resume.click()
    assert asked == [[6, 7, 8, 9]]
    assert len(texts(queue.received[1])) == 4
    assert [job.pages for job in logged(window)] == ["7-10", "1-6"]
    assert {job.purpose for job in logged(window)} == {"打印"}
    again.reject()
    other = certificates(window, qtbot, 9)
    assert not other.print_bar.resume.isVisible(), "another set of records has no run of its own"
    other.reject()


def test_a_whole_run_is_continued_from_the_page_in_view(
    window: MainWindow, qtbot: QtBot, queue: Queue, office_printer: Callable[[], QPrinter]
) -> None:
    preview = certificates(window, qtbot, 4)
    send(preview, office_printer(), window, qtbot, [0, 1, 2, 3])
    assert not preview.print_bar.resume.isVisible()
    preview.pages.show_page(2)
    assert preview.print_bar.resume.text().strip() == "从第 3 张继续"
    wait_for_jobs(window, qtbot)
    preview.reject()


# -- the dialog and the field --------------------------------------------------------------------------------


def test_typed_pages_are_printed_by_the_dialog(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    preview = certificates(window, qtbot, 10)
    preview.print_bar.field.setText("3、7，9－10")
    seen: list[str] = []

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QPrintDialog)
        seen.append(dialog.windowTitle())
        field = dialog.findChild(QLineEdit, "filename")
        assert isinstance(field, QLineEdit), "without a printer the dialog prints to a file"
        field.setText(str(tmp_path / "页.pdf"))
        dialog.accept()

    QTimer.singleShot(50, accept)
    preview.go.click()
    assert seen == ["打印证书 10 份：第 3,7,9-10 页"]
    numbers = [row.label.removeprefix("证书 ") for row in preview.printed.rows]
    pages = texts((tmp_path / "页.pdf").read_bytes())
    assert len(pages) == 4
    assert all(numbers[at] in page for at, page in zip((2, 6, 8, 9), pages, strict=True))
    preview.print_bar.field.setText("3,70")
    preview.go.click()
    assert preview.print_bar.problem.text() == "没有第 70 页，请写 1 到 10 之间的页码。"
    preview.reject()


def test_the_ranges_of_the_print_dialog_are_respected(qapp: QApplication) -> None:
    printer = QPrinter()
    assert chosen_pages(printer, 5, 3) == [0, 1, 2, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("1,4-9"))
    assert chosen_pages(printer, 5, 3) == [0, 3, 4]
    assert printer.pageRanges().isEmpty(), "Qt must not leave out pages a second time"
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert chosen_pages(printer, 5, 3) == [3]
    printer.setFromTo(2, 3)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    assert chosen_pages(printer, 5, 3) == [1, 2]


# -- files and printers without a queue -----------------------------------------------------------------------


def test_saving_a_pdf_is_no_print(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    preview = certificates(window, qtbot, 3)
    assert preview.pages.count == 3
    target = tmp_path / "证书.pdf"
    window.context.choose = lambda title, folder, kinds, name: str(target)
    preview.keep.click()
    assert target.read_bytes() == preview.printed.pdf
    assert logged(window) == []
    assert log_rows(window) == 0
    name = window.context.file.db.execute_sql("SELECT name FROM operation ORDER BY id DESC").fetchone()[0]
    assert name == "存为 PDF：证书 3 份"
    preview.reject()


def test_printing_to_a_file_writes_the_pages_themselves(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    preview = certificates(window, qtbot, 5)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "三页.pdf"))
    send(preview, printer, window, qtbot, [0, 2, 4])
    document = pdfium.PdfDocument(tmp_path / "三页.pdf")
    assert len(document) == 3
    assert document.get_metadata_dict()["Title"] == "乡村“法律明白人”证书"
    assert [row.label.removeprefix("证书 ") in document[page].get_textpage().get_text_bounded()
            for page, row in enumerate(preview.printed.rows[::2])] == [True] * 3  # fmt: skip
    assert logged(window) == []
    preview.reject()


def test_a_printer_without_a_queue_gets_600_dpi_and_only_the_chosen_pages(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    preview = certificates(window, qtbot, 3)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    run = PrintRun(preview.printed.pdf, "证书", [1])
    run.to_printer(printer, Progress(lambda *_: None))
    assert (run.sent, run.stopped) == ([1], False)
    document = pdfium.PdfDocument(tmp_path / "printed.pdf")
    assert len(document) == 1
    page = document[0]
    assert page.get_size() == pytest.approx((297 / 25.4 * 72, 210 / 25.4 * 72), abs=3)
    images = [each for each in page.get_objects() if each.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE]
    widths = {each.get_metadata().width for each in images}
    assert widths == {7016}, "297 mm at 600 dpi"
    # A white strip is left out; the strips lie where they belong.
    title = page.render(scale=1).to_pil().convert("RGB").crop((300, 150, 540, 205)).tobytes()
    reds = [title[at : at + 3] for at in range(0, len(title), 3)]
    assert any(r > 120 and g < 90 and b < 90 for r, g, b in reds), "证书 in red"
    preview.reject()


def test_a_stopped_run_says_which_pages_came_out(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    preview = certificates(window, qtbot, 3)
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    run = PrintRun(preview.printed.pdf, "证书", [0, 1, 2])
    progress = Progress(lambda done, _total, _what: progress.stop() if done == 1 else None)
    run.to_printer(printer, progress)
    assert (run.sent, run.stopped) == ([0, 1], True)
    assert len(pdfium.PdfDocument(tmp_path / "printed.pdf")) == 2
    preview.reject()


def test_a_run_is_stopped_by_its_button_and_continued(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    preview = certificates(window, qtbot, 5)
    printer = OnPaper(str(tmp_path / "纸.pdf"))
    preview.printer.send(printer, preview.printed, 5, [0, 1, 2, 3, 4])
    qtbot.waitUntil(preview.stop.isVisible, timeout=10_000)
    preview.stop.click()
    wait_for_jobs(window, qtbot)
    (job,) = logged(window)
    printed = len(pdfium.PdfDocument(tmp_path / "纸.pdf"))
    assert job.state == "cancelled"
    assert 1 <= printed < 5
    assert (job.sent, job.pages) == (printed, "1" if printed == 1 else f"1-{printed}")
    assert "打印已停下" in window.page_stack.message_bar.text
    assert preview.print_bar.resume.text().strip() == f"从第 {printed + 1} 张继续"
    assert not preview.stop.isVisible()
    preview.reject()


def test_a_run_cut_off_by_closing_the_program_is_in_the_log(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, catalogue: Catalogue
) -> None:
    preview = certificates(window, qtbot, 5)
    preview.printer.send(OnPaper(str(tmp_path / "纸.pdf")), preview.printed, 5, [0, 1, 2, 3, 4])
    qtbot.waitUntil(preview.stop.isVisible, timeout=10_000)
    preview.reject()
    path = window.context.file.path
    with qtbot.waitSignal(window.gone, timeout=20_000):
        window.close()
    with open_file(path, catalogue, read_only=True) as file:
        (job,) = print_jobs(file.db)
    assert job.state == "cancelled"
    assert job.sent == len(pdfium.PdfDocument(tmp_path / "纸.pdf"))


# -- read-only -----------------------------------------------------------------------------------------------


def test_a_record_shows_its_prints(
    window: MainWindow, qtbot: QtBot, queue: Queue, office_printer: Callable[[], QPrinter]
) -> None:
    preview = certificates(window, qtbot, 2)
    uid = preview.printed.rows[1].uid
    window.go(Location("volunteers", "certificate", (uid,)))
    wait_for_jobs(window, qtbot)
    page: Any = ledger_page(window, "volunteers")
    prints = page.sheet.editing.extras.prints
    assert Certificate.get_by_id(page.sheet.editing.current_id).uid == uid
    assert not prints.isVisibleTo(page)
    send(preview, office_printer(), window, qtbot, [0, 1])
    qtbot.waitUntil(lambda: bool(prints.text), timeout=5000)
    assert prints.isVisibleTo(page)
    assert "赵敏 打印证书，第 2 页，office" in prints.text
    titles = [each for each in page.findChildren(QWidget, QRegularExpression()) if hasattr(each, "text")]
    assert any(callable(each.text) and each.text() == "打印记录" for each in titles)
    preview.reject()


def test_a_file_open_read_only_prints_without_a_log(
    program: Program,
    sample_path: Path,
    catalogue: Catalogue,
    answers: Answers,
    qtbot: QtBot,
    queue: Queue,
    office_printer: Callable[[], QPrinter],
    tmp_path: Path,
) -> None:
    with open_file(sample_path, catalogue):
        answers.next = ["read"]
        window = open_window(program, sample_path, qtbot)
        assert window.context.file.read_only
        preview = certificates(window, qtbot, 2)
        send(preview, office_printer(), window, qtbot, [0, 1])
        assert len(texts(queue.received[0])) == 2
        assert "已送去打印" in window.page_stack.message_bar.text
        window.context.choose = lambda title, folder, kinds, name: str(tmp_path / "证书.pdf")
        preview.keep.click()
        assert (tmp_path / "证书.pdf").is_file()
        assert logged(window) == []
        preview.reject()


# -- the report ----------------------------------------------------------------------------------------------


def test_the_report_is_printed_through_the_preview_and_logged_by_its_kind(
    window: MainWindow, qtbot: QtBot, queue: Queue, office_printer: Callable[[], QPrinter]
) -> None:
    window.page_stack.open("summary")
    wait_for_jobs(window, qtbot)
    page: Any = window.page_stack.page("summary")
    page.bar.print.click()
    preview = made(window.findChildren(PreviewWindow)[-1], window, qtbot)
    assert preview.printed.pdf == page.data.pdf, "the pages already made are not made again"
    send(preview, office_printer(), window, qtbot, [1])
    (job,) = logged(window)
    assert (job.kind, job.pages, job.total) == ("summary", "2", preview.pages.count)
    assert len(texts(queue.received[0])) == 1
    preview.reject()


def test_a_report_with_a_missing_character_leaves_a_way_on(window: MainWindow, qtbot: QtBot) -> None:
    window.context.operations.configure({"town": "下\ue123镇"})
    window.page_stack.open("summary")
    wait_for_jobs(window, qtbot)
    page: Any = window.page_stack.page("summary")
    assert page.data.pdf == b""
    page.bar.print.click()
    preview = made(window.findChildren(PreviewWindow)[-1], window, qtbot)
    assert {cell[1].text for cell in preview.missing.table.rows.rows} == {"\ue123"}
    preview.missing.all["blank"].click()
    made(preview, window, qtbot)
    assert preview.pages.count > 3
    preview.reject()
