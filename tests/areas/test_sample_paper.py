"""Certificates and roster of the sample year, read back from the PDF."""

from __future__ import annotations

import datetime as dt
import re

import pypdfium2 as pdfium
import pytest

from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.areas.advisers.printouts import roster
from lawgov_desktop.areas.township.sample.people import RARE_NAMES
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.areas.volunteers.certificate import VALID, VOID, Certificate
from lawgov_desktop.areas.volunteers.printouts import certificates, receipts
from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.records.printed import PrintedRow
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.ledger_pdf import ledger_pdf
from lawgov_desktop.summary.report import draft
from lawgov_desktop.summary.sheet import pdf_of
from tests.printing.paper_reading import check_golden, letters, lines

YEAR = Period.of_year(2023)


def pages_of(pdf: bytes) -> list[str]:
    """The characters of each page in the order they were drawn."""
    return ["".join(each.text for each in page) for page in letters(pdf)]


# -- certificates -----------------------------------------------------------------------------------------


def test_120_certificates_each_on_its_page_with_the_exact_name(sample: Operations) -> None:
    pages = pages_of(certificates(sample.file, None, YEAR).pdf)
    expected = sorted(
        Certificate.select().where((Certificate.status == VALID) & (Certificate.issued_on >= YEAR.start)
            & (Certificate.issued_on <= YEAR.end)),
        key=lambda c: (c.volunteer.village.number, c.certificate_number),
    )  # fmt: skip
    assert len(pages) == len(expected) == 120
    for page, certificate in zip(pages, expected, strict=True):
        assert f"{certificate.printed_name}同志：经培训考核合格" in page
        assert f"下良镇{certificate.printed_village}“法律明白人”" in page
        assert f"编号：{certificate.certificate_number}" in page
        assert "襄垣县司法局" in page
    printed = {certificate.printed_name for certificate in expected}
    assert len(printed & set(RARE_NAMES)) >= 15


def test_a_void_certificate_is_never_printed_and_its_number_never_comes_back(sample: Operations) -> None:
    void = Certificate.get(Certificate.status == VOID)
    pages = pages_of(certificates(sample.file, None, YEAR).pdf)
    assert not any(void.certificate_number in page for page in pages)
    assert sum(f"{void.printed_name}同志" in page for page in pages) == 1


def test_chosen_certificates_are_printed_alone_and_again_the_same(sample: Operations) -> None:
    one = Certificate.get(Certificate.printed_name == "任𰻝")
    job = certificates(sample.file, [one.id], YEAR)
    assert len(pages_of(job.pdf)) == 1
    assert job.rows == (PrintedRow(one.uid, f"证书 {one.certificate_number}", (0,)),)
    assert certificates(sample.file, [one.id], YEAR).pdf == job.pdf


def test_chosen_rows_that_are_void_are_named_and_void_ones_alone_are_refused(sample: Operations) -> None:
    void = Certificate.get(Certificate.status == VOID)
    one = Certificate.get(Certificate.status == VALID)
    job = certificates(sample.file, [one.id, void.id], YEAR)
    assert job.notes == (f"已作废的没有印：{void.certificate_number}",)
    assert [row.uid for row in job.rows] == [one.uid]
    with pytest.raises(PaperProblem, match="选中的证书都已作废"):
        certificates(sample.file, [void.id], YEAR)


def test_the_first_sheets_are_those_of_the_whole_batch(sample: Operations) -> None:
    whole, first = certificates(sample.file, None, YEAR), certificates(sample.file, None, YEAR, first=6)
    assert first.rows == whole.rows[:6]
    assert (first.complete, whole.complete) == (False, True)
    assert certificates(sample.file, None, YEAR, first=121).complete


def test_the_pages_of_every_row_of_the_receipt_sheet(sample: Operations) -> None:
    job = receipts(sample.file, None, YEAR)
    texts = pages_of(job.pdf)
    assert len(texts) > 3
    for row in job.rows:
        number = row.label.removeprefix("证书 ")
        assert [page for page, text in enumerate(texts) if number in text] == list(row.pages)


def test_the_total_of_a_chosen_line_of_the_roster_says_nothing_of_the_others(sample: Operations) -> None:
    one = AdviserAppointment.get(AdviserAppointment.village == Village.get(Village.name == "石坡村"))
    (page,) = pages_of(roster(sample.file, [one.id], YEAR).pdf)
    assert "1 个村，1 名法律顾问" in page
    assert "还缺" not in page


def test_the_receipt_sheet_names_everybody_once(sample: Operations) -> None:
    text = "".join(pages_of(receipts(sample.file, None, YEAR).pdf))
    for certificate in Certificate.select().where((Certificate.status == VALID) & (Certificate.issued_on >= YEAR.start)
            & (Certificate.issued_on <= YEAR.end)):  # fmt: skip
        assert text.count(certificate.certificate_number) == 1
        assert certificate.printed_name in text


def test_every_paper_says_what_it_is_who_made_it_and_when(year: Operations) -> None:
    file = year.file
    report = pdf_of(draft(file, YEAR)).pdf
    visits = ledger_pdf(file, file.catalogue.ledger("visit"), YEAR).pdf
    papers = {
        "乡村“法律明白人”证书": ("襄垣县司法局", certificates(file, None, YEAR, first=2).pdf),
        "下良镇“法律明白人”证书、徽章领取签名表": ("下良镇司法所", receipts(file, None, YEAR).pdf),
        "下良镇村（社区）法律顾问一览表": ("下良镇司法所", roster(file, None, YEAR).pdf),
        "下良镇人民政府2023年法治政府建设情况报告": ("下良镇人民政府", report),
    }
    for title, (author, pdf) in papers.items():
        told = pdfium.PdfDocument(pdf).get_metadata_dict()
        assert (told["Title"], told["Author"]) == (title, author)
    assert pdfium.PdfDocument(visits).get_metadata_dict()["Author"] == "下良镇司法所"
    for pdf in (visits, *(pdf for _author, pdf in papers.values())):
        assert pdfium.PdfDocument(pdf).get_metadata_dict()["CreationDate"] == f"D:{dt.date.today():%Y%m%d}"
        assert b"/Lang (zh-CN)" in pdf


def test_the_first_rows_of_a_ledger_are_those_of_the_whole(year: Operations) -> None:
    ledger = year.file.catalogue.ledger("visit")
    whole, first = ledger_pdf(year.file, ledger, YEAR), ledger_pdf(year.file, ledger, YEAR, first=6)
    assert [row.uid for row in first.rows] == [row.uid for row in whole.rows[:6]]
    assert (whole.kind, first.complete, whole.complete) == ("ledger", False, True)
    assert max(page for row in whole.rows for page in row.pages) + 1 == len(pages_of(whole.pdf))


# -- roster -----------------------------------------------------------------------------------------------


def test_24_villages_and_the_community_stand_on_one_sheet(sample: Operations) -> None:
    job = roster(sample.file, None, YEAR)
    pages = pages_of(job.pdf)
    assert len(pages) == 1
    for village in Village.select().where(Village.valid_to.is_null()):
        assert village.name in pages[0]
    for words in (
        "下良镇村（社区）法律顾问一览表",
        "填报单位：下良镇司法所",
        "截至 2023 年 12 月 31 日",
        "24 个村、1 个社区，8 名法律顾问，一村一名全覆盖",
        "司法所 0355-0001012",
        "监督电话 0355-0001148",
        "第 1 页，共 1 页",
    ):
        assert words in pages[0]
    assert len(job.rows) == 25
    assert {row.pages for row in job.rows} == {(0,)}


def test_the_roster_of_may_has_the_former_adviser_that_of_june_his_successor(sample: Operations) -> None:
    village = Village.get(Village.name == "槐树庄村")
    former, successor = (
        AdviserAppointment.select()
        .where(AdviserAppointment.village == village)
        .order_by(AdviserAppointment.from_day)
    )
    for cutoff, present, absent in (
        (dt.date(2023, 5, 31), former, successor),
        (dt.date(2023, 6, 1), successor, former),
    ):
        uids = [row.uid for row in roster(sample.file, None, Period.of_year(2023, cutoff)).rows]
        assert present.uid in uids
        assert absent.uid not in uids


def test_a_village_without_adviser_is_missed_in_the_totals(sample: Operations) -> None:
    village = Village.get(Village.name == "石坡村")
    appointment = AdviserAppointment.get(AdviserAppointment.village == village)
    appointment.to_day = dt.date(2023, 11, 30)
    sample.save(sample.file.catalogue.ledger("adviserappointment"), appointment, {})
    text = pages_of(roster(sample.file, None, YEAR).pdf)[0]
    assert "23 个村、1 个社区，8 名法律顾问，全镇 24 个村，还缺 1 个村" in text
    assert "全覆盖" not in text


def test_the_licence_number_hangs_in_public_without_its_middle(sample: Operations) -> None:
    text = pages_of(roster(sample.file, None, YEAR).pdf)[0]
    for appointment in AdviserAppointment.select():
        assert appointment.licence_number not in text
    assert re.search(r"11404\*{8}\d\d", text)


@pytest.fixture
def sixty(operations: Operations) -> Operations:
    """A town of sixty villages with twenty advisers."""
    operations.configure({"town": "大良镇", "office": "大良镇司法所"})
    villages, appointments = (
        operations.file.catalogue.ledger(key) for key in ("village", "adviserappointment")
    )
    for index in range(60):
        village = Village(name=f"第{index + 1}村")
        operations.save(villages, village, {})
        appointment = AdviserAppointment(
            village=village,
            name=f"顾问{'甲乙丙丁戊己庚辛壬癸'[index % 10]}{'一二'[index // 30]}",
            firm="山西襄山律师事务所",
            from_day=dt.date(2023, 1, 1),
            to_day=dt.date(2025, 12, 31),
        )
        operations.save(appointments, appointment, {})
    return operations


def test_a_longer_roster_repeats_its_heading_and_totals_once_at_the_end(sixty: Operations) -> None:
    pages = pages_of(roster(sixty.file, None, YEAR).pdf)
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert "序号村（社区）法律顾问性别执业机构" in page
        assert f"第 {number} 页，共 3 页" in page
        assert "法律服务热线 12348" in page
    text = "".join(pages)
    assert all(text.count(f"第{village_number}村") == 1 for village_number in range(1, 61))
    assert [page.count("60 个村，20 名法律顾问，一村一名全覆盖") for page in pages] == [0, 0, 1]


def test_every_line_of_the_roster_lies_inside_its_margins(sixty: Operations) -> None:
    for page in letters(roster(sixty.file, None, YEAR).pdf):
        for text, first, last, y, _size in lines(page):
            assert 17.9 <= first <= last <= 297 - 17.9, text
            assert 12 < y < 200


def test_nobody_appointed_is_a_sentence(operations: Operations) -> None:
    with pytest.raises(PaperProblem, match="没有在聘的村法律顾问"):
        roster(operations.file, None, YEAR)


def test_golden_roster(sample: Operations) -> None:
    check_golden("../summary/roster", roster(sample.file, None, YEAR).pdf)
