"""The disputes of the sample year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.mediation.dispute import Dispute, DisputeMediator, DisputeParty, MediationRecord
from lawgov_desktop.areas.mediation.dispute_rules import FAILED, ORAL, REFUSED, SUCCESS, UNDER_WAY, WRITTEN
from lawgov_desktop.areas.sample_kit import SampleWriter
from lawgov_desktop.storage.write.operations import Change

_KINDS = (
    *(["邻里"] * 3),
    *(["房屋宅基地", "婚姻家庭"] * 2),
    *("山林土地", "损害赔偿", "道路交通事故", "生产经营", "合同"),
)
_SOURCES = ("村干部与网格员自查", "下乡干部与站所负责人排查", "上级部门交办转办")
_MATTERS = {
    "邻里": "因排水沟改道，雨水流入邻院，双方多次争吵，网格员劝解后转调委会。",
    "房屋宅基地": "翻建院墙时对宅基地四至有争议，请求现场丈量后调解。",
    "婚姻家庭": "因老人赡养轮换时间意见不一，子女之间发生争执。",
    "山林土地": "两户承包地地界被雨水冲毁，对重新划界有分歧。",
    "损害赔偿": "羊群进入玉米地啃食青苗，对赔偿数额意见不一。",
    "道路交通事故": "电动三轮车剐蹭行人，轻微受伤，对医药费分担有分歧。",
    "生产经营": "粮食收购款到期未付清，要求约定付款日期。",
    "合同": "院落租赁到期后未按约定腾退，请求调解。",
}


def _agreed(done: dt.date) -> dict[str, Any]:
    """What a written agreement states, signed and performed on the day it was reached."""
    return {
        "agreement_facts": "双方对起因没有异议，愿意互相体谅。",
        "agreement": "双方按现场商定的办法办理，今后互不追究。",
        "performance_way": "当场履行",
        "performance_due": done,
        "signed": True,
        "effective_on": done,
    }


class SampleDisputes:
    """Writes disputes of one shape or another."""

    def __init__(self, sample: SampleWriter, change: Change, town: Any, villages: dict[int, Any]) -> None:
        self.sample, self.change, self.town, self.villages = sample, change, town, villages
        self.mediators = [sample.name() for _ in range(8)]
        self.agreements = 0

    def write_one(self, index: int, day: dt.date) -> Any:
        """One of the 49 ordinary cases of the year: 41 succeed within it, 8 do not."""
        if index in (9, 21, 33):
            return self.other(day, (FAILED, "撤回", REFUSED)[index % 3])
        if index >= 44:
            return self.under_way(day)
        return self.success(day)

    def success(self, day: dt.date, after: int = 0, **values: Any) -> Any:
        """A case settled `after` days (else 2 to 20) after it was taken."""
        outcome = self.sample.random.choice((WRITTEN, WRITTEN, ORAL, SUCCESS[2]))
        done = day + dt.timedelta(days=after or self.sample.random.randrange(2, 21))
        if done.year > day.year and not after:
            done = dt.date(day.year, 12, 29)
        if outcome == WRITTEN:
            self.agreements += 1
            values["agreement_number"] = f"下人调字〔{done.year}〕{self.agreements}号"
            values["performance"] = "已履行"
            values.update(_agreed(done))
        return self._put(day, outcome=outcome, concluded_on=done, **values)

    def other(self, day: dt.date, outcome: str) -> Any:
        """A case that ended without agreement."""
        reason = "双方意见差距大" if outcome == FAILED else "当事人要求自行协商"
        told = outcome in (FAILED, REFUSED)
        done = day + dt.timedelta(days=6)
        return self._put(day, outcome=outcome, concluded_on=done, reason=reason, other_ways_told=told)

    def under_way(self, day: dt.date) -> Any:
        """A case still being mediated."""
        return self._put(day, outcome=UNDER_WAY)

    def _put(self, day: dt.date, **values: Any) -> Any:
        sample, chance = self.sample, self.sample.random
        village = chance.choice(sample.shared["villages"])
        kind = chance.choice(_KINDS)
        values.setdefault("committee", self.town if chance.random() < 0.3 else self.villages[village.id])
        dispute = Dispute(
            accepted_on=day,
            village=village,
            kind=sample.word("dispute_kind", kind),
            source=sample.word("dispute_source", chance.choice(_SOURCES)),
            intake=chance.choice(("当事人申请", "主动调解")),
            colour=self._colour(chance.choice((None, None, "绿", "绿", "黄", "红"))),
            amount=chance.choice((None, chance.randrange(5, 300) * 10_000)),
            summary=_MATTERS[kind],
            rights_told_on=day,
            handled_by="赵敏",
            **values,
        )
        sides = ["甲方", "乙方", *(["乙方"] * chance.choice((0, 0, 0, 0, 1, 3)))]
        parties = [self._party(side, village) for side in sides]
        mediators = [
            DisputeMediator(name=name) for name in chance.sample(self.mediators, chance.choice((1, 2)))
        ]
        sessions = [
            MediationRecord(
                held_on=day, place=f"{village.name}村委会", content="听取双方意见，查看现场，讲解有关规定。"
            )
        ]
        return sample.put(self.change, dispute, parties=parties, mediators=mediators, sessions=sessions)

    def _colour(self, word: str | None) -> Any:
        return word and self.sample.word("dispute_colour", word)

    def _party(self, side: str, village: Any) -> DisputeParty:
        sex = self.sample.random.choice("男女")
        birth_date = self.sample.day(self.sample.random.randrange(1950, 1996))
        return DisputeParty(
            side=side,
            name=self.sample.name(sex),
            sex=sex,
            id_number=self.sample.id_number(birth_date, sex),
            phone=self.sample.phone(),
            address=f"{village.name}{self.sample.random.choice('一二三')}组",
            ethnic_group="汉族",
            occupation="务农",
        )
