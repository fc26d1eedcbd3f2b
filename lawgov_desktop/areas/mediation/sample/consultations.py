"""The consultations of the chiefs in the sample year."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.mediation.consultation import ChiefsConsultation, ConsultedCase
from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change


def add_consultations(sample: SampleWriter, change: Change) -> None:
    """Six consultations of the chiefs, each on one old dispute."""
    chiefs = [sample.name("男") for _ in range(4)]
    # Disputes of the year before: the figures and their decoys rest on the disputes of the year itself.
    first = dt.date(YEAR - 1, 1, 1)
    disputes = list(
        Dispute.select()
        .where(Dispute.deleted_at.is_null() & Dispute.accepted_on.between(first, dt.date(YEAR - 1, 11, 20)))
        .order_by(Dispute.number)
        .offset(8)
        .limit(6)
    )
    for index in range(6):
        day = sample.day(YEAR, (2 * index + 1, 10), (2 * index + 2, 20))
        sample.put(
            change,
            ChiefsConsultation(
                held_on=day,
                topic=("宅基地积案", "企业欠薪", "赡养纠纷", "征地补偿", "相邻通行", "交通事故赔偿")[index],
                convenor=chiefs[0],
                court_chief=chiefs[1],
                police_chief=chiefs[2],
                justice_chief=chiefs[3],
                opinion="先调后诉，司法所牵头，一周内回复。",
                result="已化解" if index < 5 else "正在化解",
                solved_on=day + dt.timedelta(days=7) if index < 5 else None,
            ),
            cases=[ConsultedCase(dispute=disputes[index], solved=index < 5)],
        )
