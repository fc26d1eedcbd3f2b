"""Every figure equals the reduction of its rows: with decoys in the file, after any edit, and through JSON."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from lawgov_desktop.areas import catalogue as load_catalogue
from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.volunteers.certificate import VOID, Certificate
from lawgov_desktop.errors import KnownError
from lawgov_desktop.records.figures.figure import Figure
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.read.listing import children_of
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.summary.claims import compute
from lawgov_desktop.summary.compute import figure_result, figure_rows, reduce_rows
from lawgov_desktop.summary.figure_rows import evidence

YEAR = Period.of_year(2023)
KEYS = list(load_catalogue().figures)


PERIODS = (YEAR, Period.of_year(2022), Period.of_year(2023, dt.date(2023, 6, 30)))


def edit(operations: Operations, chance: Random, ledger: Ledger) -> None:
    """Change a row as a clerk could; a change the rules forbid is skipped."""
    records = list(ledger.model.select())
    if not records:
        return
    record = chance.choice(records)
    with suppress(KnownError):
        if record.deleted_at:
            operations.restore(ledger, [record])
        elif chance.random() < 0.2:
            operations.trash(ledger, [record])
        else:
            for field in chance.sample(record.shown_fields(), 3):
                change_field(chance, record, field, records)
            children = children_of(ledger, record)
            for rows in children.values():
                if rows and chance.random() < 0.4:
                    rows.remove(chance.choice(rows))
            with operations.operation("抽查") as change:
                operations.put(change, ledger, record, children)


def change_field(chance: Random, record: Any, field: Any, others: list[Any]) -> None:
    """Give a field another value of its kind."""
    if field.kind == "date":
        day = dt.date(2022, 11, 1) + dt.timedelta(days=chance.randrange(500))
        setattr(record, field.name, chance.choice((day, day, day, None)) if field.null else day)
    elif field.kind == "choice":
        setattr(record, field.name, chance.choice(field.words))
    elif field.kind == "flag":
        setattr(record, field.name, not getattr(record, field.name))
    elif field.kind == "count":
        setattr(record, field.name, chance.randrange(40))
    elif field.kind == "link":
        record.__data__[field.name] = chance.choice(others).__data__[field.name]


@pytest.mark.parametrize("seed", range(6))
def test_reducing_the_rows_gives_the_value_after_any_edits(sample: Operations, seed: int) -> None:
    catalogue, chance = sample.file.catalogue, Random(seed)
    ledgers = list(catalogue.ledgers.values())
    counted = [catalogue.ledgers[figure.ledger] for figure in catalogue.figures.values()]
    before = {key: result.value for key, result in compute(sample.file, YEAR).figures.items()}
    for _ in range(120):
        edit(sample, chance, chance.choice(counted if chance.random() < 0.7 else ledgers))
    for period in PERIODS:
        results = compute(sample.file, period)
        for key, figure in catalogue.figures.items():
            rows = figure_rows(sample.file, figure, period)
            assert results.figures[key].value == reduce_rows(figure, rows), key
            assert results.figures[key].rows == len(rows) == len({row.uid for row in rows}), key
            if period is YEAR:
                assert [row.uid for row in rows] == [row.uid for row in evidence(sample.file, figure, period)]
        for claim in results.claims.values():
            assert claim.holds == (not claim.gap)
            assert "{" not in claim.sentence
    # The edits must have changed some figures.
    after = {key: result.value for key, result in compute(sample.file, YEAR).figures.items()}
    assert sum(before[key] != after[key] for key in before) >= 6


@pytest.mark.parametrize("key", KEYS)
def test_a_figure_survives_the_way_through_json(key: str) -> None:
    figure = load_catalogue().figures[key]
    assert Figure.from_json(json.loads(json.dumps(figure.to_json()))) == figure


def test_a_trashed_or_excluded_row_leaves_the_figure(sample: Operations) -> None:
    ledger = sample.file.catalogue.ledger("dispute")
    figure = sample.file.catalogue.figures["mediated_disputes"]
    uid = figure_rows(sample.file, figure, YEAR)[5].uid
    record = Dispute.get(Dispute.uid == uid)
    sample.trash(ledger, [record])
    assert figure_result(sample.file, figure, YEAR).value == 41
    sample.restore(ledger, [record])
    assert figure_result(sample.file, figure, YEAR).value == 42


def test_a_voided_certificate_makes_the_claim_say_what_is_true(sample: Operations) -> None:
    ledger = sample.file.catalogue.ledger("certificate")
    for certificate in Certificate.select().where(Certificate.status != VOID).limit(2):
        certificate.voided_on, certificate.void_reason = dt.date(2023, 7, 1), "污损"
        sample.save(ledger, certificate, {})
    claim = compute(sample.file, YEAR).claims["all_certified"]
    assert not claim.holds
    assert claim.sentence == "其中118人已发放证书和徽章"
    assert claim.gap == "缺 2 人"
    assert len(claim.missing) == 2


def test_a_cutoff_takes_what_stood_then(sample: Operations) -> None:
    results = compute(sample.file, Period.of_year(2023, dt.date(2023, 5, 14)))
    assert results.figures["volunteers_appointed"].value == 120
    # Certificates were issued on 18 May: there were none on the 14th.
    assert results.figures["volunteers_certified"].value == 0
    assert results.claims["all_certified"].sentence == "证书和徽章尚未发放"


@pytest.mark.parametrize(
    ("setting", "moved"),
    [
        ("inspections_and_services", {"inspections": (93, 115), "inspected_items": None}),
        ("activities_and_lectures", {"publicity_activities": (46, 61)}),
    ],
)
def test_an_overlap_moves_the_figures_it_names_and_no_other(
    sample: Operations, setting: str, moved: dict[str, tuple[int, int] | None]
) -> None:
    apart = compute(sample.file, YEAR)
    sample.configure({setting: "合并"})
    together = compute(sample.file, YEAR)
    changed = {key for key in KEYS if apart.figures[key].value != together.figures[key].value}
    assert changed == set(moved)
    for key, values in moved.items():
        if values is not None:
            assert (apart.figures[key].value, together.figures[key].value) == values
        figure = sample.file.catalogue.figures[key]
        assert len(evidence(sample.file, figure, YEAR)) == together.figures[key].rows
    sample.configure({setting: "分开"})
    assert compute(sample.file, YEAR).figures == apart.figures


def test_an_empty_file_claims_nothing(operations: Operations) -> None:
    results = compute(operations.file, YEAR)
    assert all(result.value == 0 for result in results.figures.values())
    assert not any(claim.holds or claim.sentence for claim in results.claims.values())
    assert results.claims["all_certified"].gap == "没有数据"
    assert results.claims["weekly_duty"].gap == "缺 52 周"


@pytest.mark.parametrize(
    ("cutoff", "months"), [(dt.date(2023, 6, 30), 6), (dt.date(2023, 6, 29), 5), (dt.date(2023, 1, 20), 0)]
)
def test_a_month_under_way_is_not_asked_for(sample: Operations, cutoff: dt.date, months: int) -> None:
    claim = compute(sample.file, Period.of_year(2023, cutoff)).claims["none_unsupervised"]
    assert (claim.whole, claim.blanks) == (months, ())


def test_in_the_middle_of_the_year_the_figures_are_those_of_the_day(sample: Operations) -> None:
    results = compute(sample.file, Period.of_year(2023, dt.date(2023, 6, 15)))
    values = {key: results.figures[key].value for key in KEYS}
    whole = compute(sample.file, YEAR).figures
    # 13 full-time officers until August, one of whom had not passed; 59 powers until four were taken back.
    assert (values["fulltime_officers"], values["qualified_officers"]) == (13, 12)
    assert (values["powers_in_force"], values["study_sessions"], values["enforcement_trainings"]) == (
        59,
        3,
        5,
    )
    assert values["advised_villages"] == 24
    assert values["duty_weeks"] == results.claims["weekly_duty"].whole == 24
    for key in ("inspections", "mediated_disputes", "publicity_activities", "service_visitors"):
        assert 0 < values[key] < whole[key].value


def test_a_certificate_voided_later_still_counts_at_an_earlier_cutoff(sample: Operations) -> None:
    figure = sample.file.catalogue.figures["volunteers_certified"]
    before = figure_result(sample.file, figure, Period.of_year(2023, dt.date(2023, 6, 30))).value
    ledger = sample.file.catalogue.ledger("certificate")
    certificate = Certificate.select().where(Certificate.status != VOID).first()
    certificate.voided_on, certificate.void_reason = dt.date(2023, 7, 1), "污损"
    sample.save(ledger, certificate, {})
    assert figure_result(sample.file, figure, Period.of_year(2023, dt.date(2023, 6, 30))).value == before
    assert figure_result(sample.file, figure, YEAR).value == before - 1
