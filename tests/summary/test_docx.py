"""The report as a document: the measures of GB/T 9704, named Han fonts, the same bytes each time."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.docx import docx_of
from tests.summary.report_reading import in_document, report_of, told


@pytest.fixture
def document(sample: Operations) -> Any:
    return docx.Document(io.BytesIO(docx_of(report_of(sample))))


def attribute(element: Any, name: str) -> str | None:
    return element.get(qn(name))  # type: ignore[no-any-return]


def fonts(run: Any) -> tuple[str | None, str | None]:
    """The Han font of a run, and its hint."""
    found = run._r.rPr.rFonts
    return attribute(found, "w:eastAsia"), attribute(found, "w:hint")


def test_the_page_has_the_measures_of_the_standard(document: Any) -> None:
    section = document.sections[0]
    millimetres = [
        round(length.mm, 1)
        for length in (
            *(section.page_width, section.page_height),
            *(section.top_margin, section.bottom_margin, section.left_margin, section.right_margin),
        )
    ]
    assert millimetres == [210, 297, 37, 35, 28, 26]
    # 22 lines fill 225 mm, and not one more.
    pitch = document.styles["Normal"].paragraph_format.line_spacing.pt
    assert 22 * pitch <= 225 * 72 / 25.4 < 23 * pitch
    assert attribute(section._sectPr.find(qn("w:docGrid")), "w:type") == "lines"


def test_title_headings_and_text_have_their_types(document: Any) -> None:
    by_text = {paragraph.text: paragraph for paragraph in document.paragraphs}
    title = by_text["2023年法治政府建设情况报告"]
    assert fonts(title.runs[0]) == ("方正小标宋简体", "eastAsia")
    assert (title.runs[0].font.size.pt, title.alignment) == (22, 1)
    part = by_text["三、推进综合执法，维护社会和谐稳定"]
    assert {fonts(run)[0] for run in part.runs} == {"黑体"}
    section = next(p for p in document.paragraphs if p.text.startswith("（一）提升执法水平。"))
    kai = "".join(run.text for run in section.runs if fonts(run)[0] == "楷体_GB2312")
    fang = "".join(run.text for run in section.runs if fonts(run)[0] == "仿宋_GB2312")
    assert kai == "（一）提升执法水平。"
    assert fang.startswith("细化综合行政执法事项清单")
    assert section.text == kai + fang


def test_every_run_names_its_han_font_and_three_sizes_are_used(document: Any) -> None:
    runs = [run for paragraph in document.paragraphs for run in paragraph.runs]
    assert {fonts(run)[0] for run in runs} == {"方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"}
    assert {fonts(run)[1] for run in runs} == {"eastAsia"}
    assert {run.font.size.pt for run in runs} == {22, 16}
    assert {run.font.name for run in runs} == {"Times New Roman"}


def test_text_is_two_squares_in_by_characters(document: Any) -> None:
    text = next(p for p in document.paragraphs if p.text.startswith("2023年，"))
    assert attribute(text._p.pPr.ind, "w:firstLineChars") == "200"
    assert text.paragraph_format.first_line_indent.pt == 32


def test_page_numbers_are_fields_on_the_outer_side(document: Any) -> None:
    assert document.settings.odd_and_even_pages_header_footer
    section = document.sections[0]
    for footer, side, name in ((section.footer, 2, "right"), (section.even_page_footer, 0, "left")):
        line = footer.paragraphs[0]
        assert line.text == "— 1 —"
        assert [code.text for code in line._p.iter(qn("w:instrText"))] == [" PAGE "]
        assert line.alignment == side
        assert attribute(line._p.pPr.ind, f"w:{name}Chars") == "100"
        assert {run.font.size.pt for run in line.runs} == {14}
        assert {fonts(run)[0] for run in line.runs} == {"宋体"}


def test_the_signature_stands_two_squares_from_the_right_and_stays_with_the_text(document: Any) -> None:
    text, name, date = document.paragraphs[-3:]
    assert (name.text, date.text) == ("下良镇人民政府", "2023年12月31日")
    assert text.paragraph_format.keep_with_next
    assert name.paragraph_format.keep_with_next
    assert attribute(name._p.pPr.ind, "w:rightChars") == "200"
    assert name.alignment == date.alignment == 2


def test_a_long_date_moves_the_short_name(sample: Operations) -> None:
    sample.configure({"government": "良乡"})
    name, date = docx.Document(io.BytesIO(docx_of(report_of(sample)))).paragraphs[-2:]
    # The date is 7 squares wide and 2 from the right; the name begins two squares before it.
    assert attribute(date._p.pPr.ind, "w:rightChars") == "200"
    assert attribute(name._p.pPr.ind, "w:rightChars") == "900"


def test_the_document_says_what_the_report_says(sample: Operations) -> None:
    report = report_of(sample)
    assert told(report) in in_document(report)


def test_the_same_rows_give_the_same_file_and_it_is_a_whole_one(sample: Operations) -> None:
    first, again = docx_of(report_of(sample)), docx_of(report_of(sample))
    assert first == again
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert packed.testzip() is None
        names = packed.namelist()
        assert names[0] == "[Content_Types].xml"
        # Nothing of the library's own: no picture, no theme font in the styles.
        assert not any("thumbnail" in name for name in names)
        assert b"Theme=" not in packed.read("word/styles.xml")


def test_the_file_says_who_wrote_it_and_when(document: Any) -> None:
    about = document.core_properties
    assert (about.title, about.author) == ("下良镇人民政府2023年法治政府建设情况报告", "下良镇人民政府")
    assert str(about.created)[:10] == str(about.modified)[:10] == "2023-12-31"


def test_an_empty_year_makes_a_document_too(operations: Operations) -> None:
    assert "本镇人民政府" in in_document(report_of(operations, Period.of_year(2025)))
