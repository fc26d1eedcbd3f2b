"""The sample year of mediation beside disputes: consultations of the chiefs and petitions."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.mediation.consultation import ChiefsConsultation, ConsultedCase
from lawgov_desktop.areas.mediation.dispute import Dispute
from lawgov_desktop.areas.mediation.petition import Petition
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter


def write_more(sample: SampleWriter) -> None:
    """With chance of its own: what stood in the sample before stays as it is."""
    sample = sample.fork("mediation")
    with sample.operations.operation("样例：会商和信访") as change:
        chiefs = [sample.name("男") for _ in range(4)]
        # Old cases: those of the year itself are what the figures and their decoys are made of.
        first = dt.date(YEAR - 1, 1, 1)
        disputes = list(
            Dispute.select()
            .where(
                Dispute.deleted_at.is_null() & Dispute.accepted_on.between(first, dt.date(YEAR - 1, 11, 20))
            )
            .order_by(Dispute.number)
            .offset(8)
            .limit(6)
        )
        for place in range(6):
            day = sample.day(YEAR, (2 * place + 1, 10), (2 * place + 2, 20))
            sample.put(
                change,
                ChiefsConsultation(
                    held_on=day,
                    topic=("宅基地积案", "企业欠薪", "赡养纠纷", "征地补偿", "相邻通行", "交通事故赔偿")[
                        place
                    ],
                    convenor=chiefs[0],
                    court_chief=chiefs[1],
                    police_chief=chiefs[2],
                    justice_chief=chiefs[3],
                    opinion="先调后诉，司法所牵头，一周内回复。",
                    result="已化解" if place < 5 else "正在化解",
                    solved_on=day + dt.timedelta(days=7) if place < 5 else None,
                ),
                cases=[ConsultedCase(dispute=disputes[place], solved=place < 5)],
            )
        received = [*sample.days(YEAR, 13, last=(10, 30)), sample.day(YEAR + 1, last=(1, 20))]
        for place, day in enumerate(received):
            sample.put(
                change,
                Petition(
                    received_on=day,
                    channel=("来访", "网上", "电话", "上级交办")[place % 4],
                    petitioner=sample.name(),
                    phone=sample.phone(),
                    platform_number=f"XF{YEAR}{place + 1:04d}",
                    village=sample.random.choice(sample.shared["villages"]),
                    kind=sample.word("petition_kind", ("土地宅基地", "村务财务", "民政救助")[place % 3]),
                    matter=("反映道路积水", "咨询低保办理", "反映账目公开", "反映宅基地界限")[place % 4],
                    colour=sample.word("dispute_colour", "绿黄绿红"[place % 4]),
                    registered_on=day + dt.timedelta(days=5),
                    accepted="受理",
                    accepted_on=day + dt.timedelta(days=5),
                    closed_on=day + dt.timedelta(days=40) if place != 7 else None,
                    outcome="支持" if place != 7 else None,
                    satisfaction="满意" if place != 7 else None,
                ),
            )
