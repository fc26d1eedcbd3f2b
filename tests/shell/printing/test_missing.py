"""Characters that no font has: all of them are listed, each with its way on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageDraw
from pytestqt.qtbot import QtBot

from lawgov_desktop.areas.volunteers.certificate import Certificate
from lawgov_desktop.printing.fonts.job_fonts import own_folder
from lawgov_desktop.shell.printing.drawn_menu import DrawnMenu
from lawgov_desktop.shell.window.main_window import MainWindow
from lawgov_desktop.storage.tables.drawn_characters import drawn_characters
from tests.shell.conftest import wait_for_jobs
from tests.shell.printing.conftest import certificates, made

#: Private characters: no shipped font draws them.
FIRST, SECOND = "\ue123", "\ue124"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M4 0h2v10h-2z"/></svg>'


@pytest.fixture
def preview(window: MainWindow, qtbot: QtBot) -> Any:
    """Five certificates: the first, third and fifth have names that cannot be printed."""
    rows = list(Certificate.select().where(Certificate.status == "有效").order_by(Certificate.id).limit(5))
    for row, name in ((rows[0], f"李{FIRST}"), (rows[2], f"王{SECOND}"), (rows[4], f"张{FIRST}{SECOND}")):
        Certificate.update(printed_name=name).where(Certificate.id == row.id).execute()
    preview = certificates(window, qtbot, 5)
    yield preview
    preview.reject()


def lines(preview: Any) -> list[list[str]]:
    return [[cell.text for cell in row] for row in preview.missing.table.rows.rows]


def press(preview: Any, name: str) -> None:
    button = next(b for b in preview.missing.findChildren(type(preview.go)) if b.objectName() == name)
    assert button.isEnabled(), name
    button.click()


def test_every_missing_character_is_listed_with_text_code_and_row(preview: Any) -> None:
    numbers = [c.certificate_number for c in Certificate.select().order_by(Certificate.id).limit(5)]
    assert lines(preview) == [
        [f"李{FIRST}", FIRST, "U+E123", f"第 1 行　证书 {numbers[0]}", "还没有选"],
        [f"王{SECOND}", SECOND, "U+E124", f"第 3 行　证书 {numbers[2]}", "还没有选"],
        [f"张{FIRST}{SECOND}", FIRST, "U+E123", f"第 5 行　证书 {numbers[4]}", "还没有选"],
        [f"张{FIRST}{SECOND}", SECOND, "U+E124", f"第 5 行　证书 {numbers[4]}", "还没有选"],
    ]
    assert not preview.go.isEnabled()
    assert not preview.missing.all["apply"].isEnabled()


def test_each_gets_its_own_way_on(preview: Any, window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    picture = tmp_path / "字.svg"
    picture.write_text(SVG, "utf-8")
    window.context.choose = lambda title, folder, kinds, name: str(picture)
    press(preview, "draw")  # The first character, wherever it stands.
    assert [row[4] for row in lines(preview)] == ["用画的字", "还没有选", "用画的字", "还没有选"]
    assert preview.missing.table.current == 1
    preview.missing.table.go_to(1)
    press(preview, "blank_one")
    preview.missing.table.go_to(3)
    press(preview, "skip_one")
    assert [row[4] for row in lines(preview)] == ["用画的字", "空着手写", "这一行不印", "这一行不印"]
    press(preview, "apply")
    made(preview, window, qtbot)
    document = pdfium.PdfDocument(preview.printed.pdf)
    assert len(document) == 4
    texts = [page.get_textpage().get_text_bounded() for page in document]
    assert f"李{FIRST}" in texts[0], "a drawn character is text like any other"
    assert SECOND not in texts[2]
    assert preview.printed.notes[0].endswith("没有印")
    assert f"“王{SECOND}”中的“{SECOND}”（U+E124）留了空" in preview.printed.notes
    assert set(drawn_characters(window.context.file.db)) == {FIRST}
    again = certificates(window, qtbot, 1)
    assert again.printed is not None, "kept in the file: nothing is asked the next time"
    assert again.drawn.isVisible()
    menu = DrawnMenu(window.context, again, again.begin)
    assert [action.text() for action in menu.actions()] == [
        f"重画“{FIRST}”（U+E123）…",
        f"不再用“{FIRST}”的图",
    ]
    menu.actions()[1].trigger()
    made(again, window, qtbot)
    assert drawn_characters(window.context.file.db) == {}
    assert [row[1] for row in lines(again)] == [FIRST]
    again.reject()


def test_all_at_once(preview: Any, window: MainWindow, qtbot: QtBot) -> None:
    press(preview, "skip")
    made(preview, window, qtbot)
    assert preview.pages.count == 2
    assert preview.go.isEnabled()


def test_all_blank_at_once(preview: Any, window: MainWindow, qtbot: QtBot) -> None:
    press(preview, "blank")
    made(preview, window, qtbot)
    assert preview.pages.count == 5


def test_a_font_that_has_the_character_is_added(
    preview: Any, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fontTools.fontBuilder import FontBuilder
    from fontTools.pens.ttGlyphPen import TTGlyphPen

    from lawgov_desktop.printing.fonts import font_files

    own = tmp_path / "own"
    monkeypatch.setattr(font_files, "own_folder", lambda: own)
    monkeypatch.setattr("lawgov_desktop.printing.fonts.job_fonts.own_folder", lambda: own)
    pen = TTGlyphPen(None)
    for step in ((100, 0), (100, 700), (900, 700), (900, 0)):
        (pen.lineTo if step != (100, 0) else pen.moveTo)(step)
    pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "one", "two"])
    builder.setupCharacterMap({ord(FIRST): "one", ord(SECOND): "two"})
    builder.setupGlyf({".notdef": box, "one": box, "two": box})
    builder.setupHorizontalMetrics(dict.fromkeys((".notdef", "one", "two"), (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    builder.setupOS2(fsType=0)
    builder.setupPost()
    builder.save(tmp_path / "造字.ttf")
    window.context.choose = lambda title, folder, kinds, name: str(tmp_path / "造字.ttf")
    press(preview, "add_font")
    made(preview, window, qtbot)
    assert (own / "造字.ttf").is_file()
    assert preview.pages.count == 5
    assert preview.printed.notes == ()
    assert own_folder() != own, "the folder of this computer is not touched"


def test_a_file_that_is_no_picture_is_refused(preview: Any, window: MainWindow, tmp_path: Path) -> None:
    for name, data in (("坏.png", b"no picture"), ("坏.svg", b"<svg"), ("白.png", _white())):
        path = tmp_path / name
        path.write_bytes(data)
        window.context.choose = lambda *_, path=path: str(path)
        preview.missing.table.go_to(0)
        press(preview, "draw")
        assert lines(preview)[0][4] == "还没有选"
        assert "图" in window.page_stack.message_bar.text
    assert drawn_characters(window.context.file.db) == {}


def _white() -> bytes:
    import io

    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), "white").save(buffer, "PNG")
    return buffer.getvalue()


def test_a_heading_cannot_be_left_out(window: MainWindow, qtbot: QtBot) -> None:
    from lawgov_desktop.shell.printing.print_windows import print_list

    window.context.operations.configure({"town": f"下{FIRST}镇"})
    ledger = window.context.file.catalogue.ledger("village")
    preview = made(print_list(window.context, ledger, window), window, qtbot)
    assert [row[3] for row in lines(preview)] == ["标题、表头或正文"]
    assert not preview.missing.all["skip"].isEnabled()
    assert not preview.missing._one["skip_one"].isEnabled()
    press(preview, "blank")
    made(preview, window, qtbot)
    assert preview.printed is not None
    wait_for_jobs(window, qtbot)
    preview.reject()


def test_a_drawn_character_is_printed_as_it_was_drawn() -> None:
    import io

    from lawgov_desktop.printing.fonts.drawn_character import DrawnCharacter, prepared_picture
    from lawgov_desktop.printing.fonts.missing_choices import MissingChoices
    from lawgov_desktop.printing.sheets.certificate import CertificateSheet
    from lawgov_desktop.printing.sheets.certificate import certificates as draw

    image = Image.new("RGB", (300, 500), "white")
    ImageDraw.Draw(image).rectangle((100, 100, 180, 420), fill="black")
    buffer = io.BytesIO()
    image.save(buffer, "JPEG")
    picture = prepared_picture(buffer.getvalue())
    glyph = DrawnCharacter(ord(FIRST), picture).glyph()
    # 321 × 81 pixels of ink: 92% of the square high, in its middle.
    assert glyph.box == pytest.approx((385, -80, 615, 840), abs=6)
    sheet = CertificateSheet(FIRST, "正文", "县司法局", "2023年5月10日")
    job = draw([sheet], on_missing=MissingChoices(drawn={FIRST: picture}))
    page = pdfium.PdfDocument(job.pdf)[0]
    textpage = page.get_textpage()
    at = textpage.get_text_bounded().index(FIRST)
    left, bottom, right, top = textpage.get_charbox(at)
    assert (right - left) / (top - bottom) == pytest.approx(81 / 321, abs=0.03)
    assert job.missing == ()
