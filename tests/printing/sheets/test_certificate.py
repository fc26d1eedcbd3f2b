from __future__ import annotations

import ctypes
import io

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from PIL import Image

from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.fonts.job_fonts import UnprintableText
from lawgov_desktop.printing.preview import Preview
from lawgov_desktop.printing.sheets.certificate import (
    SEAL,
    SEAL_X,
    SEAL_Y,
    CertificateSheet,
    Printer,
    certificates,
    unprintable,
)
from tests.printing.paper_reading import MM, Letter, check_golden, letters, line_with, lines, texts
from tests.printing.paper_samples import ETHNIC, NOBODY, RARE_NAMES, names, sheet


def photo(width: int = 600, height: int = 800, kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), (90, 120, 160)).save(buffer, kind)
    return buffer.getvalue()


def page_of(one: CertificateSheet, **how: object) -> list[Letter]:
    return letters(certificates([one], **how).pdf)[0]  # type: ignore[arg-type]


def test_120_names_come_back_from_the_file_one_page_each(all_fonts: None) -> None:
    people = names()
    assert len(people) == len(set(people)) == 120
    assert len(people[51]) == 50
    assert set(RARE_NAMES) | {ETHNIC} <= set(people)
    job = certificates([sheet(name, number) for number, name in enumerate(people)])
    pages = letters(job.pdf)
    assert job.printed == tuple(range(120))
    assert len(pages) == 120
    for number, (name, page) in enumerate(zip(people, pages, strict=True)):
        drawn = "".join(each.text for each in page)
        assert f"{name}同志：经培训考核合格" in drawn
        assert f"第 {number:04d} 号" in drawn
    assert all(f"{name}\n" not in text for name, text in zip(people, texts(job.pdf), strict=True))


def test_the_sheet_has_the_millimetres_of_the_design() -> None:
    page = page_of(sheet("李明山", photo=photo()))
    for part, baseline, size in (
        *(("乡村", 44.5, 20), ("证书", 70, 58), ("李明山", 101.5, 28), ("同志：", 101.5, 23)),
        *(
            ("经培训", 115.3, 23),
            ("特发此证", 129.1, 23),
            ("襄垣县司法局", 154.8, 16),
            ("二〇二三年", 164.6, 13),
        ),
        *(("编号", 164.6, 11.5), ("本证书", 171.4, 9.5)),
    ):
        text, first, last, y, points = line_with(page, part, size)
        assert (y, points) == (pytest.approx(baseline, abs=0.02), size), text
        if part in {"李明山", "特发此证"}:
            assert first == pytest.approx(73, abs=0.02)
        if part in {"编号", "本证书"}:
            assert first == pytest.approx(35, abs=0.02)
        middle = (first + last + size / MM) / 2
        if part in {"乡村", "证书"}:
            assert middle == pytest.approx(148.5, abs=0.02)
        if part in {"襄垣县司法局", "二〇二三年"}:
            assert middle == pytest.approx(218, abs=0.02)
    title = [each for each in page if each.size == 58]
    assert title[1].x - title[0].x == pytest.approx((58 + 34) / MM, abs=0.02)


def rectangles(pdf: bytes, kind: int) -> list[tuple[float, float, float, float]]:
    """Boxes of a page's objects of a kind: left, top, width, height in mm."""
    page = pypdfium2.PdfDocument(pdf)[0]
    height, found = page.get_height(), []
    for each in page.get_objects(filter=[kind], max_depth=3):
        left, bottom, right, top = each.get_bounds()
        found.append((left / MM, (height - top) / MM, (right - left) / MM, (top - bottom) / MM))
    return found


def strokes(pdf: bytes) -> list[tuple[float, float, float, float, float]]:
    """Every path: left, top, right, bottom of its points in mm, and its line width in points."""
    page = pypdfium2.PdfDocument(pdf)[0]
    height, found = page.get_height(), []
    for each in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=3):
        xs, ys, width = [], [], ctypes.c_float()
        pdfium.FPDFPageObj_GetStrokeWidth(each.raw, width)
        for index in range(pdfium.FPDFPath_CountSegments(each.raw)):
            x, y = ctypes.c_float(), ctypes.c_float()
            pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFPath_GetPathSegment(each.raw, index), x, y)
            xs.append(x.value / MM)
            ys.append((height - y.value) / MM)
        found.append((min(xs), min(ys), max(xs), max(ys), width.value))
    return found


def test_border_and_photograph_stand_where_the_design_has_them() -> None:
    pdf = certificates([sheet("李明山", photo=photo())]).pdf
    assert rectangles(pdf, pdfium.FPDF_PAGEOBJ_IMAGE) == [pytest.approx((35, 81, 25, 35), abs=0.02)]
    drawn = strokes(pdf)
    for inset, points in ((9.9, 1.3), (11, 0.35), (17, 0.35), (18, 0.8)):
        page_stack = (inset, inset, 297 - inset, 210 - inset, points)
        assert any(stroke == pytest.approx(page_stack, abs=0.01) for stroke in drawn)
    for x0, y0, x1, y1, points in drawn:
        assert min(x0, y0, 297 - x1, 210 - y1) - points / 2 / MM > 9
    arms = [stroke for stroke in drawn if stroke[1] == pytest.approx(79.5, abs=0.01) == stroke[3]]
    assert (min(arm[0] for arm in arms), max(arm[2] for arm in arms)) == pytest.approx(
        (110.5, 186.5), abs=0.01
    )


def test_without_photograph_the_text_starts_further_left_and_no_frame_is_drawn() -> None:
    pdf = certificates([sheet("李明山")]).pdf
    assert line_with(letters(pdf)[0], "李明山")[1] == pytest.approx(50, abs=0.02)
    assert rectangles(pdf, pdfium.FPDF_PAGEOBJ_IMAGE) == []


@pytest.mark.parametrize("size", [(33, 48), (35, 49), (26, 32)])
def test_other_photographs_grow_right_and_down_and_push_the_text(size: tuple[float, float]) -> None:
    pdf = certificates([sheet("李明山", photo=photo(), photo_size=size)]).pdf
    assert rectangles(pdf, pdfium.FPDF_PAGEOBJ_IMAGE) == [pytest.approx((35, 81, *size), abs=0.02)]
    assert line_with(letters(pdf)[0], "李明山")[1] >= 35 + size[0] + 4.9


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP"])
def test_photographs_of_any_shape_are_cropped_not_squeezed(kind: str) -> None:
    assert certificates([sheet("李明山", photo=photo(1200, 300, kind))]).pdf.startswith(b"%PDF")


def test_a_broken_photograph_is_a_sentence() -> None:
    with pytest.raises(PaperProblem, match="照片读不出来"):
        certificates([sheet("李明山", photo=b"nothing")])


LONG = (
    "欧阳" * 25,
    "艾合买提江·" * 8 + "麦麦",
    "ABDUREHIMAN MEMETIMIN TURSUNJAN HAJI ABLIKIM AHMET",
    ETHNIC,
    "李",
)


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize(
    "village", ["东河村", "新时代易地扶贫搬迁安置小区第三十七社区居民委员会驻东河村联络站"]
)
@pytest.mark.parametrize("with_photo", [True, False])
def test_long_names_and_villages_stay_inside_and_leave_the_seal_clear(
    name: str, village: str, with_photo: bool
) -> None:
    assert len(name) <= 50
    one = sheet(
        name, village=village, photo=photo() if with_photo else None, qr_text="XLFM-2023-0017", reissue="补发"
    )
    page = page_of(one)
    drawn = "".join(each.text for each in page)
    assert name.replace(" ", "") in drawn.replace(" ", "")
    assert village in drawn
    for each in page:
        assert each.x >= 20
        assert each.x + each.size / MM * (1 if each.text > "一" else 0.35) <= 262.5
        if each.text not in "襄垣县司法局二〇二三年十二月四日" or each.y < 150:
            across = max(abs(each.x + each.size / MM / 2 - SEAL_X) - each.size / MM / 2, 0)
            down = max(SEAL_Y - (each.y + 0.12 * each.size / MM), 0)
            assert across**2 + down**2 > (SEAL / 2) ** 2, each


def test_a_long_name_is_set_smaller_before_it_is_broken() -> None:
    name = "艾合买提江·阿卜杜热合曼·买买提明"
    text, *_, size = line_with(page_of(sheet(name, photo=photo())), "艾合")
    assert text == name
    assert 20 <= size <= 28


def test_a_name_on_two_lines_parts_after_a_dot() -> None:
    page = page_of(sheet("艾合买提江·" * 8 + "麦麦", photo=photo()))
    above, below = (line[0] for line in lines(page) if "艾合" in line[0])
    assert above.endswith("·")
    assert below.startswith("艾合")


def test_a_reissued_certificate_says_so() -> None:
    assert "补发" in texts(certificates([sheet("李明山", reissue="补发")]).pdf)[0]
    assert "补发" not in texts(certificates([sheet("李明山")]).pdf)[0]


def test_the_qr_code_is_where_and_as_large_as_designed() -> None:
    pdf = certificates([sheet("李明山", photo=photo(), qr_text="XLFM-2023-0017")]).pdf
    codes = [box for box in rectangles(pdf, pdfium.FPDF_PAGEOBJ_IMAGE) if 17 < box[2] < 19]
    assert codes == [pytest.approx((35, 136, 18, 18), abs=0.03)]
    preview = Preview(pdf)
    shown = preview.picture(0, 10)
    module = 18 / 21 * 10
    dark = [
        shown.data[(1360 + int(module / 2)) * shown.stride + (350 + int((k + 0.5) * module)) * 4] < 128
        for k in range(7)
    ]
    preview.close()
    assert dark == [True] * 7  # the top edge of the finder pattern


def test_a_printers_offset_moves_everything_and_the_border_can_stay_off() -> None:
    plain = page_of(sheet("李明山"))
    moved = page_of(sheet("李明山"), printer=Printer(dx=1.5, dy=-2))
    for before, after in zip(plain, moved, strict=True):
        assert (after.x - before.x, after.y - before.y) == (
            pytest.approx(1.5, abs=0.01),
            pytest.approx(-2, abs=0.01),
        )
    bare = certificates([sheet("李明山")], printer=Printer(border=False)).pdf
    assert rectangles(bare, pdfium.FPDF_PAGEOBJ_FORM) == []


def test_two_issuers_stand_above_each_other() -> None:
    page = page_of(CertificateSheet("李明山", "特发此证。", "襄垣县司法局\n下良镇人民政府", "2023年12月4日"))
    assert line_with(page, "襄垣县司法局")[3] == pytest.approx(147.8, abs=0.02)
    assert line_with(page, "下良镇人民政府")[3] == pytest.approx(154.8, abs=0.02)


def test_a_text_that_cannot_fit_is_a_sentence_not_a_ruin() -> None:
    with pytest.raises(PaperProblem, match="正文太长"):
        certificates([CertificateSheet("李明山", "经培训考核合格，" * 40, "襄垣县司法局", "2023年12月4日")])


def test_an_unprintable_name_stops_before_page_1_and_names_all() -> None:
    people = [sheet("李明山"), sheet(f"张{NOBODY}三"), sheet(f"王{NOBODY}")]
    done: list[int] = []
    with pytest.raises(UnprintableText) as caught:
        certificates(people, progress=done.append)
    assert done == []
    assert [gap.text for gap in caught.value.missing] == [f"张{NOBODY}三", f"王{NOBODY}"]
    assert list(unprintable(people)) == [1, 2]


def test_way_on_1_the_others_first() -> None:
    job = certificates([sheet("李明山"), sheet(f"张{NOBODY}三"), sheet("王秀英")], on_missing="skip")
    assert job.printed == (0, 2)
    assert [gap.char for gap in job.missing] == [NOBODY]
    assert ["李明山" in text or "王秀英" in text for text in texts(job.pdf)] == [True, True]
    with pytest.raises(UnprintableText):
        certificates([sheet(f"张{NOBODY}三")], on_missing="skip")


def test_way_on_2_a_blank_to_fill_by_hand() -> None:
    job = certificates([sheet(f"张{NOBODY}三")], on_missing="blank")
    assert job.printed == (0,)
    assert "张 三" in texts(job.pdf)[0]
    page = letters(job.pdf)[0]
    first, last = (next(each for each in page if each.text == char) for char in "张三")
    assert last.x - first.x == pytest.approx(2 * 28 / MM, abs=0.05)


def test_nothing_to_print_is_a_sentence() -> None:
    with pytest.raises(PaperProblem, match="请先选人"):
        certificates([])


def test_printing_can_be_cancelled_between_pages() -> None:
    class Cancelled(Exception):
        pass

    def stop(done: int) -> None:
        if done == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        certificates([sheet(name) for name in names(10)], progress=stop)


def test_golden_certificate() -> None:
    check_golden(
        "certificate",
        certificates([sheet("李明山", qr_text="XLFM-2023-0017"), sheet(ETHNIC, photo=photo())]).pdf,
    )
