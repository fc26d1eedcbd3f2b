"""Every figure is its rows: with all decoys in the file, after any edit, and through JSON."""

from __future__ import annotations

import datetime as dt
import json
from random import Random

import pytest

from lawgov_desktop.areas import catalogue as load_catalogue
from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.volunteers.certificate import VOID, Certificate
from lawgov_desktop.records.figure import Figure
from lawgov_desktop.records.period import Period
from lawgov_desktop.storage.operations import Door
from lawgov_desktop.summary.claims import compute
from lawgov_desktop.summary.compute import figure_result, figure_rows, reduce_rows
from lawgov_desktop.summary.evidence import evidence

YEAR = Period.of_year(2023)
KEYS = list(load_catalogue().figures)


def test_the_sample_year_has_the_figures_of_the_report(sample: Door) -> None:
    results = compute(sample.file, YEAR)
    phrases = {key: result.phrase for key, result in results.figures.items()}
    assert phrases["mediated_disputes"] == "42件"
    assert phrases["volunteers_appointed"] == "120人"
    assert phrases["volunteers_certified"] == "120人"
    assert phrases["villages"] == "24个行政村"
    assert results.claims["all_certified"].holds
    assert results.claims["all_certified"].sentence == "全部发放证书和徽章"


@pytest.mark.parametrize("key", KEYS)
def test_reducing_the_rows_gives_the_value_after_random_edits(sample: Door, key: str) -> None:
    catalogue, chance = sample.file.catalogue, Random(key)
    figure = catalogue.figures[key]
    ledger = catalogue.ledgers[figure.ledger]
    for _ in range(6):
        records = list(ledger.model.select().where(ledger.model.deleted_at.is_null()))
        record = chance.choice(records)
        record.included = not record.included
        record.exclusion_reason = "抽查"
        with sample.operation("抽查") as notice:
            sample.put(notice, ledger, record, {})
        for period in (YEAR, Period.of_year(2022), Period.of_year(2023, dt.date(2023, 6, 30))):
            rows = figure_rows(sample.file, figure, period)
            result = figure_result(sample.file, figure, period)
            assert result.value == reduce_rows(figure, rows)
            assert result.rows == len(rows) == len(evidence(sample.file, figure, period))


@pytest.mark.parametrize("key", KEYS)
def test_a_figure_survives_the_way_through_json(key: str) -> None:
    figure = load_catalogue().figures[key]
    assert Figure.from_json(json.loads(json.dumps(figure.to_json()))) == figure


def test_a_trashed_or_excluded_row_leaves_the_figure(sample: Door) -> None:
    ledger = sample.file.catalogue.ledger("dispute")
    figure = sample.file.catalogue.figures["mediated_disputes"]
    uid = figure_rows(sample.file, figure, YEAR)[5].uid
    record = Dispute.get(Dispute.uid == uid)
    sample.discard(ledger, [record])
    assert figure_result(sample.file, figure, YEAR).value == 41
    sample.restore(ledger, [record])
    assert figure_result(sample.file, figure, YEAR).value == 42


def test_a_voided_certificate_makes_the_claim_say_what_is_true(sample: Door) -> None:
    ledger = sample.file.catalogue.ledger("certificate")
    for certificate in Certificate.select().where(Certificate.status != VOID).limit(2):
        certificate.voided_on, certificate.void_reason = dt.date(2023, 7, 1), "污损"
        sample.save(ledger, certificate, {})
    claim = compute(sample.file, YEAR).claims["all_certified"]
    assert not claim.holds
    assert claim.sentence == "其中118人已发放证书和徽章"
    assert claim.gap == "缺 2 人"
    assert len(claim.missing) == 2


def test_a_cutoff_takes_what_stood_then(sample: Door) -> None:
    results = compute(sample.file, Period.of_year(2023, dt.date(2023, 5, 14)))
    assert results.figures["volunteers_appointed"].value == 120
    # Certificates were issued on 18 May: on the 14th nobody had one.
    assert results.figures["volunteers_certified"].value == 0
    assert results.claims["all_certified"].sentence == "其中0人已发放证书和徽章"


def test_an_empty_file_claims_nothing(door: Door) -> None:
    results = compute(door.file, YEAR)
    assert all(result.value == 0 for result in results.figures.values())
    assert not any(claim.holds for claim in results.claims.values())
