"""The sample year of mediation: 42 cases that count, and every kind of row a wrong query would count."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Any

from lawgov_desktop.areas.mediation.sample.committees import add_committees
from lawgov_desktop.areas.mediation.sample.consultations import add_consultations
from lawgov_desktop.areas.mediation.sample.disputes import SampleDisputes
from lawgov_desktop.areas.mediation.sample.petitions import add_petitions
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter


def write(sample: SampleWriter) -> None:
    """Committees, the disputes of three years, and the decoys among them."""
    with sample.operations.operation("样例：矛盾调解") as change:
        town, special, village_committees = add_committees(sample, change)
        disputes = SampleDisputes(sample, change, town, village_committees)
        for _ in range(37):
            disputes.success(sample.day(YEAR - 1, last=(11, 20)))
        # Taken in the year before, settled in January: counts in the year of the agreement.
        disputes.success(dt.date(YEAR - 1, 12, 26), after=16)
        days = sample.days(YEAR, 49, last=(12, 5))
        plans: list[tuple[dt.date, Callable[[dt.date], Any]]] = [
            (day, partial(disputes.write_one, index)) for index, day in enumerate(days)
        ]
        plans += [
            (dt.date(YEAR, 10, 9), partial(disputes.success, committee=special)),
            (
                dt.date(YEAR, 9, 6),
                partial(disputes.success, included=False, exclusion_reason="与 8 月 30 日一件重复登记"),
            ),
            (dt.date(YEAR, 12, 20), partial(disputes.success, after=18)),
        ]
        decoy_days = [sample.day(YEAR, last=(11, 1)) for _ in range(2)]
        plans += [(day, disputes.success) for day in decoy_days]
        cases = [
            (day, write_case, write_case(day)) for day, write_case in sorted(plans, key=lambda plan: plan[0])
        ]
        decoys = [
            row for day, write_case, row in cases if write_case == disputes.success and day in decoy_days
        ]
        for _ in range(3):
            disputes.success(sample.day(YEAR + 1, last=(1, 31)), after=3)
    for record in decoys:
        sample.trash(record)
    _other_ledgers(sample)


def _other_ledgers(sample: SampleWriter) -> None:
    """Consultations and petitions: written by a fork, so that earlier rows stay the same."""
    sample = sample.fork("mediation")
    with sample.operations.operation("样例：会商和信访") as change:
        add_consultations(sample, change)
        add_petitions(sample, change)
