"""The sample year of enforcement: 55 powers, 12 officers, 93 inspections, 22 services, 24 villages plated."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.enforcement.inspection_rules import SERVICE
from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.enforcement.sample.calls import WHISTLE_MATTERS, add_complaint, add_whistle
from lawgov_desktop.areas.enforcement.sample.cases import add_case, add_reviews
from lawgov_desktop.areas.enforcement.sample.disclosures import add_disclosures
from lawgov_desktop.areas.enforcement.sample.inspections import add_inspection
from lawgov_desktop.areas.enforcement.sample.plates import add_plates
from lawgov_desktop.areas.enforcement.sample.registers import add_officers, add_powers, add_recorders
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.department import Department


def write(sample: SampleWriter) -> None:
    """Powers, officers, inspections and plates, each with its decoys."""
    with sample.operations.operation("样例：综合执法") as change:
        powers = add_powers(sample, change)
        officers = add_officers(sample, change)
        for day in sample.days(YEAR - 1, 12, (6, 1)):
            add_inspection(sample, change, day, officers, powers)
        visits = []
        services = set(sample.random.sample(range(115), 22))
        for index, day in enumerate(sample.days(YEAR, 115)):
            if index in services:
                add_inspection(sample, change, day, officers, powers, category=SERVICE, object_kind="企业")
            else:
                visits.append(add_inspection(sample, change, day, officers, powers))
        add_inspection(sample, change, dt.date(YEAR + 1, 1, 9), officers, powers)
        add_inspection(
            sample, change, dt.date(YEAR, 6, 6), officers, powers, included=False, exclusion_reason="县局主查"
        )
        decoys = [add_inspection(sample, change, sample.day(YEAR), officers, powers) for _ in range(2)]
        add_plates(sample, change, visits)
    for record in decoys:
        sample.trash(record)
    _other_ledgers(sample)


def _other_ledgers(sample: SampleWriter) -> None:
    """Cases, whistles, complaints, case reviews, publications, devices: a fork, so that earlier rows stay the same."""
    sample = sample.fork("enforcement")
    with sample.operations.operation("样例：综合执法其他台账") as change:
        officers = list(
            Officer.select().where(Officer.certificate_number.is_null(False)).order_by(Officer.id)
        )
        offices = list(Department.select().order_by(Department.id))
        for index in range(5):
            add_case(sample, change, index, officers)
        for index, matter in enumerate(WHISTLE_MATTERS):
            add_whistle(sample, change, index, matter, offices)
        for index, day in enumerate(sample.days(YEAR, 8, last=(11, 20))):
            add_complaint(sample, change, index, day)
        add_reviews(sample, change)
        add_disclosures(sample, change)
        add_recorders(sample, change, officers)
