"""The report on the official page, read back from the PDF and measured."""

from __future__ import annotations

import datetime as dt

import pypdfium2
import pytest

from lawgov_desktop.areas.review.problem import Problem
from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.paper.grid import SQUARE
from lawgov_desktop.printing.sheets.official import OfficialPdf
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.sheet import pdf_of
from tests.printing.paper_reading import Letter, check_golden, fonts_of, letters, line_with, lines
from tests.summary.report_reading import YEAR, on_paper, report_of

NO_START = "，。、；：？！）》〉」』】〕”’…—·%％"
NO_END = "（《〈「『【〔“‘"
HEADINGS = (
    "一、加强组织领导，落实第一责任人职责",
    "二、规范政府行为，推进依法行政",
    "三、推进综合执法，维护社会和谐稳定",
    "四、深化惠民普法，营造良好法治环境",
    "五、存在的主要问题和2024年工作计划",
)


@pytest.fixture
def paper(sample: Operations) -> OfficialPdf:
    return pdf_of(report_of(sample))


def body(page: list[Letter]) -> list[tuple[str, float, float, float, float]]:
    return [line for line in lines(page) if line[4] == 16]


def test_the_title_stands_centred_in_two_lines_of_22_points(paper: OfficialPdf) -> None:
    title = [line for line in lines(letters(paper.pdf)[0]) if line[4] == 22]
    assert [line[0] for line in title] == ["下良镇人民政府", "2023年法治政府建设情况报告"]
    for _text, first, last, *_ in title:
        assert (first + last + 22 * 25.4 / 72) / 2 == pytest.approx(28 + 78, abs=0.1)


def test_the_five_headings_stand_two_squares_in_and_in_the_outline(paper: OfficialPdf) -> None:
    pages = letters(paper.pdf)
    for heading in HEADINGS:
        page = next(page for page in pages if any(heading in line[0] for line in body(page)))
        assert line_with(page, heading)[1] == pytest.approx(28 + 2 * SQUARE, abs=0.03)
    outline = [entry.get_title() for entry in pypdfium2.PdfDocument(paper.pdf).get_toc() if entry.level == 0]
    assert outline == list(HEADINGS)


def test_every_page_has_its_number_and_at_most_22_lines_of_text(paper: OfficialPdf) -> None:
    pages = letters(paper.pdf)
    assert len(pages) == paper.pages >= 4
    for number, page in enumerate(pages, 1):
        text, first, *_ = next(line for line in lines(page) if line[4] == 14)
        assert text.replace(" ", "") == f"—{number}—"
        assert (first < 105) == (number % 2 == 0)
        assert len(body(page)) <= 22
        assert all(37 < line[3] < 262 for line in body(page))


def test_no_line_begins_or_ends_with_a_mark_that_must_not_stand_there(paper: OfficialPdf) -> None:
    for page in letters(paper.pdf):
        for text, first, last, *_ in body(page):
            assert text[0] not in NO_START, text
            assert text[-1] not in NO_END, text
            assert first >= 27.9
            assert last <= 184.1


def test_the_text_on_paper_is_the_text_of_the_report(sample: Operations) -> None:
    report = report_of(sample)
    said = "".join(paragraph.text for paragraph in report.paragraphs)
    assert on_paper(report) == said + report.signature + "2023年12月31日"


def test_every_figure_stands_marked_where_it_is_printed(sample: Operations) -> None:
    report = report_of(sample)
    paper = pdf_of(report)
    pages = letters(paper.pdf)
    for paragraph in report.paragraphs:
        for run in paragraph.runs:
            if run.key:
                assert run.text in drawn_at(paper, pages, run.key), run
    for key in ("study_sessions", "inspections", "materials_issued", "volunteers_appointed", "weekly_duty"):
        found = report.results.figures.get(key)
        said = found.phrase if found else report.results.claims[key].sentence
        assert said in drawn_at(paper, pages, key)


def drawn_at(paper: OfficialPdf, pages: list[list[Letter]], key: str) -> str:
    """What a reader sees inside the marks of a key, in reading order."""
    text = ""
    for mark in paper.marks:
        if mark.key == key:
            assert 28 - 0.1 <= mark.x <= mark.x + mark.width <= 184 + SQUARE
            text += "".join(
                each.text
                for each in pages[mark.page]
                if mark.x - 0.05 <= each.x < mark.x + mark.width - 0.05
                and mark.y < each.y <= mark.y + mark.height
            )
    return text


def test_the_signature_closes_the_last_page(paper: OfficialPdf) -> None:
    last = body(letters(paper.pdf)[-1])
    assert [line[0] for line in last[-2:]] == ["下良镇人民政府", "2023年12月31日"]
    assert last[-1][3] > last[-2][3]


def test_a_cutoff_signs_on_its_day(sample: Operations) -> None:
    report = report_of(sample, Period.of_year(2023, dt.date(2023, 11, 30)))
    assert on_paper(report).endswith("下良镇人民政府2023年11月30日")


def test_the_levels_have_their_types(paper: OfficialPdf) -> None:
    names = {name.split("+")[-1] for name in fonts_of(paper.pdf)}
    assert {"LawgovTitle", "LawgovHei", "LawgovKai", "LawgovFang", "LawgovSong"} <= names


def test_the_same_rows_give_the_same_bytes(sample: Operations) -> None:
    assert pdf_of(report_of(sample)).pdf == pdf_of(report_of(sample)).pdf


def test_the_report_of_an_empty_file_prints(operations: Operations) -> None:
    assert "本镇人民政府" in on_paper(report_of(operations, YEAR))


def test_what_no_font_has_is_said_before_the_first_page(sample: Operations) -> None:
    problem = Problem.get(Problem.year == 2023)
    problem.statement = "张\U000323b2三的意见没有办"
    sample.save(sample.file.catalogue.ledger("problem"), problem, {})
    with pytest.raises(PaperProblem):
        pdf_of(report_of(sample))


def test_golden_report(paper: OfficialPdf) -> None:
    check_golden("../summary/report", paper.pdf)
