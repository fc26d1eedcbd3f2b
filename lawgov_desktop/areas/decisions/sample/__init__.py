"""The sample year of 依法决策: two documents, one decision, reviews of every kind, one counsel at work."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.decisions.major import MajorDecision, PublicInput
from lawgov_desktop.areas.decisions.sample.counsel import add_counsel
from lawgov_desktop.areas.decisions.sample.documents import add_documents
from lawgov_desktop.areas.decisions.sample.major import add_decisions
from lawgov_desktop.areas.decisions.sample.reviews import add_review, add_reviews
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.department import Department


def write(sample: SampleWriter) -> None:
    """Write all rows of the area by a fork of `sample`, so that the rows of the other areas stay the same."""
    sample = sample.fork("decisions")
    with sample.operations.operation("样例：依法决策") as change:
        office = Department.get(Department.name == "司法所")
        counsel = add_counsel(sample, change)
        add_documents(sample, change, office)
        add_decisions(sample, change, office)
        add_reviews(sample, change, counsel)
        decoy = add_review(sample, change, counsel, dt.date(YEAR, 7, 3), "镇合同")
        inputs = [
            PublicInput(way="公开征求意见", held_on=dt.date(YEAR, 4, 16), opinions=23, note="采纳 17 条"),
            PublicInput(way="座谈会", held_on=dt.date(YEAR, 4, 10), people=32, note="商户和周边村民代表"),
        ]
        decision = MajorDecision.get(MajorDecision.title == "下良镇农贸市场改造")
        sample.add(change, decision, inputs=inputs)
    sample.trash(decoy)
