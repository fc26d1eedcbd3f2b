from __future__ import annotations

import itertools
from dataclasses import replace

import pypdfium2
import pytest

from lawgov_desktop.printing.fonts.job_fonts import UnprintableText
from lawgov_desktop.printing.paper.grid import SQUARE
from lawgov_desktop.printing.paragraphs import Paragraph, Run
from lawgov_desktop.printing.sheets.official import (
    PITCH,
    OfficialDocument,
    official,
    plain_paragraph,
)
from tests.printing.paper_reading import MM, Letter, check_golden, letters, line_with, lines, texts
from tests.printing.paper_samples import NOBODY, report


def body(page: list[Letter]) -> list[tuple[str, float, float, float, float]]:
    return [line for line in lines(page) if line[4] == 16]


def long_document(paragraphs: int, **more: object) -> OfficialDocument:
    text = "全面承接县级行政执法职权事项，完成基础阵地建设和物资配备，专职执法队员全部通过考试。" * 5
    return OfficialDocument("下良镇工作报告", tuple(plain_paragraph(text) for _ in range(paragraphs)), **more)  # type: ignore[arg-type]


def test_the_type_area_is_156_by_225_with_28_squares_and_22_lines() -> None:
    document = OfficialDocument("", (plain_paragraph("法" * 28 * 60),))
    page = letters(official(document).pdf)[1]
    rows = body(page)
    assert len(rows) == 22
    assert {len(row[0]) for row in rows} == {28}
    assert [row[1] for row in rows] == [pytest.approx(28, abs=0.02)] * 22
    # The last square begins where its box of 156 mm / 28 begins; its glyph is 0.2 points wider than the box.
    assert [row[2] for row in rows] == [pytest.approx(28 + 27 * 156 / 28, abs=0.03)] * 22
    pitches = [below[3] - above[3] for above, below in itertools.pairwise(rows)]
    assert pitches == [pytest.approx((225 - 16 / MM) / 21, abs=0.01)] * 21
    assert rows[0][3] - 0.88 * 16 / MM == pytest.approx(37, abs=0.02)
    assert rows[-1][3] + 0.12 * 16 / MM == pytest.approx(37 + 225, abs=0.02)


def test_squares_keep_their_places_across_the_line() -> None:
    page = letters(official(OfficialDocument("", (plain_paragraph("法" * 60),))).pdf)[0]
    row = [each for each in page if each.size == 16][26:54]
    for index, each in enumerate(row):
        assert each.x == pytest.approx(28 + index * SQUARE, abs=0.03)


def test_levels_have_their_type_and_two_squares_of_indent() -> None:
    pdf = official(report()).pdf
    page = letters(pdf)[0]
    for part in ("一、加强", "（一）强化", "2023年以来"):
        assert line_with(page, part)[1] == pytest.approx(28 + 2 * SQUARE, abs=0.03)
    assert line_with(page, "襄垣县人民政府：")[1] == pytest.approx(28, abs=0.02)
    title = [line for line in lines(page) if line[4] == 22]
    assert [line[0] for line in title] == ["下良镇人民政府", "2023年法治政府建设情况报告"]
    for text, first, last, *_ in title:
        assert (first + last + 22 / MM) / 2 == pytest.approx(28 + 78, abs=0.02), text


def test_page_numbers_stand_outside_odd_right_even_left() -> None:
    job = official(report())
    assert job.pages == 3
    for number, page in enumerate(letters(job.pdf), 1):
        text, first, last, y, size = next(line for line in lines(page) if line[4] == 14)
        assert text.replace(" ", "") == f"—{number}—"
        assert size == 14
        assert y - 0.30 * 14 / MM == pytest.approx(37 + 225 + 7, abs=0.02)
        if number % 2:
            assert last + 0.89 * 14 / MM == pytest.approx(184 - 14 / MM, abs=0.05)
        else:
            assert first == pytest.approx(28 + 14 / MM, abs=0.02)


def test_every_figure_is_found_again_on_its_page() -> None:
    job = official(report())
    marks = {mark.key: mark for mark in job.marks}
    assert list(marks) == ["study_sessions", "legal_trainings"]
    for key, text in (("study_sessions", "5次"), ("legal_trainings", "3次")):
        mark = marks[key]
        inside = [
            each.text
            for each in letters(job.pdf)[mark.page]
            if mark.x - 0.1 <= each.x < mark.x + mark.width - 0.1 and mark.y < each.y < mark.y + mark.height
        ]
        assert "".join(inside) == text
        assert mark.height == pytest.approx(16 / MM)


def test_a_figure_over_two_lines_has_two_marks() -> None:
    runs = (Run("法" * 24), Run("四十余次", "k"), Run("。"))
    marks = official(OfficialDocument("", (Paragraph(0, runs),))).marks
    assert [(mark.key, mark.page) for mark in marks] == [("k", 0), ("k", 0)]
    assert marks[0].width + marks[1].width == pytest.approx(4 * SQUARE, abs=SQUARE / 2)
    assert marks[1].y - marks[0].y == pytest.approx(PITCH)


def test_a_signature_without_seal_follows_7_3_5_4() -> None:
    page = letters(official(report()).pdf)[-1]
    signature = next(line for line in body(page) if line[0] == "下良镇人民政府")
    date = line_with(page, "2024年1月12日")
    assert signature[2] + SQUARE == pytest.approx(184 - 2 * SQUARE, abs=0.05)
    assert date[1] == pytest.approx(signature[1] + 2 * SQUARE, abs=0.03)
    assert date[3] - signature[3] == pytest.approx(PITCH, abs=0.01)


def test_a_signature_under_a_seal_is_centred_over_the_date() -> None:
    page = letters(official(replace(report(), seal=True)).pdf)[-1]
    signature = next(line for line in body(page) if line[0] == "下良镇人民政府")
    date = line_with(page, "2024年1月12日")
    assert date[2] + SQUARE == pytest.approx(184 - 4 * SQUARE, abs=0.05)
    assert (signature[1] + signature[2]) / 2 == pytest.approx((date[1] + date[2]) / 2, abs=0.05)


@pytest.mark.parametrize("paragraphs", range(1, 24))
@pytest.mark.parametrize("seal", [True, False])
def test_a_signature_never_stands_alone_on_a_page_and_no_page_is_empty(paragraphs: int, seal: bool) -> None:
    job = official(long_document(paragraphs, signature="下良镇人民政府", date="2024年1月12日", seal=seal))
    pages = letters(job.pdf)
    assert job.pages == len(pages)
    assert all(body(page) for page in pages)
    last = [line[0] for line in body(pages[-1])]
    assert last[-2:] == ["下良镇人民政府", "2024年1月12日"]
    assert len(last) >= 3


def test_a_text_that_fills_the_page_exactly_leaves_no_blank_page() -> None:
    assert official(OfficialDocument("", (plain_paragraph("法" * (28 * 22 - 2)),))).pages == 1
    assert official(OfficialDocument("", (plain_paragraph("法" * (28 * 22 - 1)),))).pages == 2


def test_a_heading_is_never_the_last_line_of_a_page() -> None:
    for fill in range(15, 24):
        text = plain_paragraph("法" * (28 * fill - 2))
        document = OfficialDocument(
            "", (text, plain_paragraph("一、加强组织领导"), plain_paragraph("政" * 40))
        )
        for page in letters(official(document).pdf):
            assert not body(page)[-1][0].startswith("一、")


def test_the_outline_leads_to_the_headings() -> None:
    outline = list(pypdfium2.PdfDocument(official(report()).pdf).get_toc())
    assert [(entry.level, entry.get_title()) for entry in outline] == [
        (0, "一、加强组织领导，严格落实第一责任人职责"),
        (1, "（一）强化学法用法，提高履职能力"),
        (1, "（二）健全制度体系，强化任务落实"),
        (0, "二、推进综合执法，切实维护社会和谐稳定"),
    ]


def test_all_words_of_the_report_are_in_the_file_in_order() -> None:
    document = report()
    wanted = "".join(run.text for paragraph in document.paragraphs for run in paragraph.runs)
    drawn = "".join(line[0] for page in letters(official(document).pdf) for line in body(page))
    assert wanted in drawn
    assert "附件：1. 主要数据表2. 村（社区）法律顾问一览表" in drawn


def test_a_report_with_an_unprintable_character_stops_or_leaves_a_blank() -> None:
    document = OfficialDocument("报告", (plain_paragraph(f"由张{NOBODY}三负责。"),))
    with pytest.raises(UnprintableText, match="张"):
        official(document)
    assert "张 三" in texts(official(document, "blank").pdf)[0]


def test_the_file_says_what_it_is() -> None:
    about = pypdfium2.PdfDocument(official(replace(report(), subject="2023年度")).pdf).get_metadata_dict()
    assert (about["Title"], about["Author"], about["Subject"]) == (
        "下良镇人民政府2023年法治政府建设情况报告",
        "下良镇人民政府",
        "2023年度",
    )


def test_golden_report() -> None:
    check_golden("report", official(report()).pdf)
