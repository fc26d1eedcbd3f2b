"""The sample year of enforcement beside inspections: cases, whistles, complaints, reviews, publications, devices."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.enforcement.complaint import Complaint
from lawgov_desktop.areas.enforcement.disclosure import Disclosure
from lawgov_desktop.areas.enforcement.officer import Officer
from lawgov_desktop.areas.enforcement.penalty import PenaltyCase, PenaltyHandler, PenaltyMeasure
from lawgov_desktop.areas.enforcement.recorder import RecorderDevice
from lawgov_desktop.areas.enforcement.review import CaseReview, ReviewFault
from lawgov_desktop.areas.enforcement.whistle import Whistle, WhistleResponse
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.storage.write.operations import Change

_WHISTLES = (
    "河道非法采砂",
    "占道经营整治",
    "废品站火灾隐患",
    "私搭乱建拆除",
    "违规取土",
    "秸秆焚烧处置",
    "校车超员",
)
_CAUSES = ("擅自占用道路经营", "乱倒建筑垃圾", "损坏绿化设施", "焚烧秸秆")


def write_more(sample: SampleWriter) -> None:
    """With chance of its own: what stood in the sample before stays as it is."""
    sample = sample.fork("enforcement")
    with sample.operations.operation("样例：综合执法其他台账") as change:
        officers = list(
            Officer.select().where(Officer.certificate_number.is_null(False)).order_by(Officer.id)
        )
        offices = list(Department.select().order_by(Department.id))
        for place in range(5):
            _case(sample, change, place, officers)
        for place, matter in enumerate(_WHISTLES):
            _whistle(sample, change, place, matter, offices)
        for place, day in enumerate(sample.days(YEAR, 8, last=(11, 20))):
            _complaint(sample, change, place, day)
        for place, title in enumerate(("上半年行政执法案卷评查", "下半年行政执法案卷评查")):
            sample.put(
                change,
                CaseReview(
                    reviewed_on=dt.date(YEAR, 6 * place + 6, 20), title=title, files=3, qualified=3,
                    corrected_on=dt.date(YEAR, 6 * place + 6, 28),
                ),
                faults=[
                    ReviewFault(fault=fault, corrected=True) for fault in ("送达回证缺日期", "笔录没有逐页签名")
                ],
            )  # fmt: skip
        for place, day in enumerate(sample.days(YEAR, 10)):
            sample.put(
                change,
                Disclosure(
                    published_on=day,
                    stage=("事前", "事前", "事后")[place % 3],
                    content_kind=("执法事项清单", "执法人员", "执法结果")[place % 3],
                    title=f"公示（第 {place + 1} 次）",
                    channel=sample.word("disclosure_channel", ("政府网站", "公示栏")[place % 2]),
                    items=place % 3 + 1,
                    privacy_checked=True,
                ),
            )
        for place in range(6):
            device = RecorderDevice(
                device_number=f"XL-{place + 1:02d}",
                kind="执法记录仪" if place < 5 else "无人机",
                received_on=dt.date(YEAR - 1, 3, 1),
                holder=officers[place % len(officers)],
                kept_months=24,
            )
            sample.put(change, device)


def _case(sample: SampleWriter, change: Change, place: int, officers: list[Any]) -> None:
    day = sample.day(YEAR, (2, 1), (9, 30))
    spot = place == 0
    amount = 100_00 if spot else sample.random.randrange(3, 20) * 100_00
    case = PenaltyCase(
        filed_on=day,
        case_number=f"下综执罚〔{YEAR}〕{place + 1}号",
        procedure="简易程序" if spot else "普通程序",
        party=sample.name(),
        cause=_CAUSES[place % 4],
        village=sample.random.choice(sample.shared["villages"]),
        notified_on=day if spot else day + dt.timedelta(days=20),
        heard="未提出",
        outcome="首违不罚" if place == 4 else "给予处罚",
        decided_on=day if spot else day + dt.timedelta(days=30),
        decision_number=f"下综执罚决〔{YEAR}〕{place + 1}号",
        amount=None if place == 4 else amount,
        served_on=day if spot else day + dt.timedelta(days=33),
        service_way="当场交付" if spot else "直接送达",
        performance="已履行",
        closed_on=day if spot else day + dt.timedelta(days=45),
    )
    handlers = [PenaltyHandler(officer=officer) for officer in sample.random.sample(officers, 2)]
    measures = [] if place == 4 else [PenaltyMeasure(kind="罚款", amount=amount)]
    sample.put(change, case, handlers=handlers, measures=measures)


def _whistle(sample: SampleWriter, change: Change, place: int, matter: str, offices: list[Any]) -> None:
    day = sample.day(YEAR)
    sample.put(
        change,
        Whistle(
            whistled_on=day,
            whistled_at="09:10",
            kind=sample.word("whistle_kind", "综合执法哨" if place % 2 else "重点工作哨"),
            level=sample.word("whistle_level", "二级"),
            matter=matter,
            village=sample.random.choice(sample.shared["villages"]),
            caller="崔志强",
            minutes=120,
            closed_on=day + dt.timedelta(days=place % 3),
            rating="满意",
        ),
        responses=[
            WhistleResponse(department=office, reported_on=day, reported_at="10:30", result="到场处置")
            for office in sample.random.sample(offices, 2)
        ],
    )


def _complaint(sample: SampleWriter, change: Change, place: int, day: dt.date) -> None:
    sample.put(
        change,
        Complaint(
            received_on=day,
            channel=sample.word("complaint_channel", ("12345 热线", "电话", "来访")[place % 3]),
            matter=("夜间施工噪声", "占道经营", "垃圾未清运", "私搭棚屋")[place % 4],
            anonymous=place % 4 == 0,
            complainant=None if place % 4 == 0 else sample.name(),
            phone=None if place % 4 == 0 else sample.phone(),
            village=sample.random.choice(sample.shared["villages"]),
            decision="受理",
            decided_on=day + dt.timedelta(days=1),
            closed_on=day + dt.timedelta(days=12),
            result="属实已处理",
            replied_on=day + dt.timedelta(days=13),
        ),
    )
