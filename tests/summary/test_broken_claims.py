"""A claim contradicted by one row prints the true sentence: in the figures, on paper and in the document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.areas.corrections.month import CorrectionsMonth
from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.enforcement.plate import VillagePlate
from lawgov_desktop.areas.leadership.training import ENFORCEMENT, Training
from lawgov_desktop.areas.legal_service.duty import DutySlot
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.areas.volunteers.certificate import VALID, Certificate
from lawgov_desktop.storage.read.listing import children_of
from lawgov_desktop.storage.write.operations import Operations
from tests.summary.report_reading import YEAR, in_document, on_paper, report_of, told

VILLAGE = "石坡村"


def keep(operations: Operations, record: Any, **values: Any) -> Any:
    """Change a record as a clerk does; gives the record."""
    for name, value in values.items():
        setattr(record, name, value)
    ledger = operations.file.catalogue.ledger(type(record).__name__.lower())
    operations.save(ledger, record, children_of(ledger, record))
    return record


def trash_row(operations: Operations, record: Any) -> None:
    operations.trash(operations.file.catalogue.ledger(type(record).__name__.lower()), [record])


def an_officer_fails(operations: Operations) -> list[str]:
    officer = keep(operations, Officer.get(Officer.engagement == "专职"), exam_result="未通过")
    return [officer.uid]


def an_officer_misses_every_training(operations: Operations) -> list[str]:
    officer = Officer.get(Officer.engagement == "专职")
    ledger = operations.file.catalogue.ledger("training")
    for training in Training.select().where(Training.category == ENFORCEMENT):
        children = children_of(ledger, training)
        for row in children["attendances"]:
            row.present = row.present and row.person_id != officer.person_id
        operations.save(ledger, training, children)
    return [officer.uid]


def an_adviser_leaves(operations: Operations) -> list[str]:
    village = Village.get(Village.name == VILLAGE)
    keep(
        operations,
        AdviserAppointment.get(AdviserAppointment.village == village),
        to_day=dt.date(2023, 11, 30),
    )
    return [village.uid]


def a_village_has_no_plate(operations: Operations) -> list[str]:
    village = Village.get(Village.name == VILLAGE)
    for plate in VillagePlate.select().where(VillagePlate.village == village):
        trash_row(operations, plate)
    return [village.uid]


def a_month_is_not_filled(operations: Operations) -> list[str]:
    trash_row(operations, CorrectionsMonth.get(CorrectionsMonth.month == dt.date(2023, 7, 1)))
    return []


def somebody_escapes(operations: Operations) -> list[str]:
    month = CorrectionsMonth.get(CorrectionsMonth.month == dt.date(2023, 7, 1))
    return [keep(operations, month, escaped=1).uid]


def a_week_is_not_signed(operations: Operations) -> list[str]:
    keep(
        operations,
        DutySlot.get(DutySlot.duty_on == dt.date(2023, 8, 16)),
        signed=False,
        signed_in=None,
        signed_out=None,
    )
    return []


def a_certificate_is_void(operations: Operations) -> list[str]:
    certificate = Certificate.get(
        (Certificate.status == VALID) & (Certificate.issued_on >= dt.date(2023, 1, 1))
    )
    keep(operations, certificate, voided_on=dt.date(2023, 7, 1), void_reason="污损")
    return [certificate.volunteer.uid]


BROKEN: list[tuple[Callable[[Operations], list[str]], str, str, str]] = [
    (an_officer_fails, "all_qualified", "12名专职执法队员中11名通过执法证考试", "缺 1 人"),
    (an_officer_misses_every_training, "all_trained", "12名专职执法队员中11名参加了轮训", "缺 1 人"),
    (an_adviser_leaves, "all_advised", "24个行政村中有23个村聘请了法律顾问", "缺 1 个村"),
    (a_village_has_no_plate, "all_plated", "挂牌执法范围延伸到23个行政村（全镇24个）", "缺 1 个村"),
    (a_month_is_not_filled, "none_unsupervised", "已填报的11个月无脱管漏管现象", "缺 1 项"),
    (somebody_escapes, "none_unsupervised", "脱管漏管1人", "缺 1 项"),
    (a_week_is_not_signed, "weekly_duty", "52周中有51周律师当班", "缺 1 周"),
    (a_certificate_is_void, "all_certified", "其中119人已发放证书和徽章", "缺 1 人"),
]


@pytest.mark.parametrize(("break_it", "key", "sentence", "gap"), BROKEN, ids=[b[0].__name__ for b in BROKEN])
def test_one_row_turns_a_claim_into_the_true_sentence(
    sample: Operations, break_it: Callable[[Operations], list[str]], key: str, sentence: str, gap: str
) -> None:
    before = report_of(sample)
    claimed = before.results.claims[key].sentence
    in_the_way = break_it(sample)
    report = report_of(sample)

    result = report.results.claims[key]
    assert not result.holds
    assert result.sentence == sentence
    assert result.gap == gap
    assert list(result.missing) == in_the_way
    # No other claim is broken.
    assert [k for k, r in report.results.claims.items() if not r.holds] == [key]
    assert {run.key for p in report.paragraphs for run in p.runs if run.key in report.broken} == {key}

    for text in (told(report), on_paper(report), in_document(report)):
        assert sentence in text
        assert claimed not in text.replace(sentence, "")


def test_what_has_no_row_is_named(sample: Operations) -> None:
    a_week_is_not_signed(sample)
    a_month_is_not_filled(sample)
    claims = report_of(sample).results.claims
    assert claims["weekly_duty"].blanks == ("第 33 周（8月14日—8月20日）",)
    assert claims["none_unsupervised"].blanks == ("7 月",)


def test_a_claim_comes_true_again(sample: Operations) -> None:
    a_village_has_no_plate(sample)
    ledger = sample.file.catalogue.ledger("villageplate")
    trashed = list(VillagePlate.select().where(VillagePlate.deleted_at.is_null(False)))
    sample.restore(ledger, trashed)
    assert report_of(sample).results.claims["all_plated"].holds


def test_where_nobody_is_there_yet_the_sentence_says_so(sample: Operations) -> None:
    for appointment in AdviserAppointment.select().where(AdviserAppointment.to_day > dt.date(2023, 11, 30)):
        keep(sample, appointment, to_day=dt.date(2023, 11, 30))
    for plate in VillagePlate.select():
        trash_row(sample, plate)
    for certificate in Certificate.select().where(Certificate.status == VALID):
        keep(
            sample,
            certificate,
            voided_on=max(certificate.issued_on, dt.date(2023, 12, 1)),
            void_reason="污损",
        )
    for officer in Officer.select():
        keep(sample, officer, exam_result="未通过")
    for training in Training.select():
        trash_row(sample, training)
    text = told(report_of(sample))
    for sentence in (
        "“一村一法律顾问”持续推进，24个行政村都还没有聘请法律顾问。",
        "“红黄绿”挂牌执法还没有在行政村展开。",
        "队伍120人，证书和徽章尚未发放。",
        "55项，12名专职执法队员还没有人通过执法证考试。12名专职执法队员还没有人参加轮训。",
    ):
        assert sentence in text


@pytest.mark.parametrize("whole", ["fulltime_officers", "villages", "volunteers_appointed"])
def test_the_year_has_what_the_claims_speak_of(sample: Operations, whole: str) -> None:
    assert report_of(sample, YEAR).results.figures[whole].value > 0
