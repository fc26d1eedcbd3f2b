"""The document information of a PDF, and PDFs of some of its pages."""

from __future__ import annotations

import datetime as dt

import pypdfium2 as pdfium
import pytest

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.printing.fonts.job_fonts import JobFonts
from lawgov_desktop.printing.pages import extract, only_pages
from lawgov_desktop.printing.paper.page import About, Paper


def paper(pages: int, about: About | None = None) -> bytes:
    """A PDF whose pages say their number."""
    made = Paper(JobFonts(), about=about)
    for number in range(1, pages + 1):
        if number > 1:
            made.next_page()
        made.text(30, 40, f"这是{number}页", "song", 16)
    return made.pdf()


def texts(pdf: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(pdf)]


def test_a_pdf_says_title_author_language_and_the_day_it_was_made() -> None:
    pdf = paper(1, About("证书", "下良镇司法所"))
    told = pdfium.PdfDocument(pdf).get_metadata_dict()
    assert (told["Title"], told["Author"]) == ("证书", "下良镇司法所")
    assert told["CreationDate"] == f"D:{dt.date.today():%Y%m%d}"
    assert b"/Lang (zh-CN)" in pdf
    assert b"/DisplayDocTitle true" in pdf


def test_a_frozen_paper_keeps_its_day() -> None:
    day = dt.date(2023, 12, 31)
    told = pdfium.PdfDocument(paper(1, About("年报", created=day))).get_metadata_dict()
    assert (told["CreationDate"], told["ModDate"]) == ("D:20231231", "D:20231231")
    assert paper(2, About("年报", created=day)) == paper(2, About("年报", created=day))


def test_some_pages_keep_text_fonts_and_information() -> None:
    pdf = paper(12, About("证书", "下良镇司法所"))
    some = only_pages(pdf, "3,7,9-10")
    assert texts(some) == ["这是3页", "这是7页", "这是9页", "这是10页"]
    assert pdfium.PdfDocument(some).get_metadata_dict()["Title"] == "证书"
    assert b"zh-CN" in some
    assert b"/FontFile2" in some
    assert extract(pdf, range(12)) == pdf
    with pytest.raises(InputProblem, match="没有第 13 页"):
        only_pages(pdf, "13")
