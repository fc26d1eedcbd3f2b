"""The sample year of 依法决策: two documents, one decision, reviews of every kind, one counsel at work."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.decisions.counsel import CounselEngagement
from lawgov_desktop.areas.decisions.counsel_service import CounselService
from lawgov_desktop.areas.decisions.major import DecisionExpert, MajorDecision, MemberOpinion, PublicInput
from lawgov_desktop.areas.decisions.normative import NormativeDocument
from lawgov_desktop.areas.decisions.review import LegalReview
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.storage.write.operations import Change

_CONTRACTS = (
    "村道硬化施工合同",
    "集体林地承包合同",
    "办公楼维修合同",
    "垃圾清运服务合同",
    "文化广场建设合同",
    "机井维修合同",
)


def write(sample: SampleWriter) -> None:
    """Everything of the area with chance of its own, so that the rest of the year stays as it is."""
    sample = sample.fork("decisions")
    with sample.operations.operation("样例：依法决策") as change:
        office = Department.get(Department.name == "司法所")
        counsel = _counsel(sample, change)
        _documents(sample, change, office)
        _decision(sample, change, office)
        _reviews(sample, change, counsel)
        doomed = _review(sample, change, counsel, dt.date(YEAR, 7, 3), "镇合同")
        inputs = [
            PublicInput(way="公开征求意见", held_on=dt.date(YEAR, 4, 16), opinions=23, note="采纳 17 条"),
            PublicInput(way="座谈会", held_on=dt.date(YEAR, 4, 10), people=32, note="商户和周边村民代表"),
        ]
        decision = MajorDecision.get(MajorDecision.title == "下良镇农贸市场改造")
        sample.add(change, decision, inputs=inputs)
    sample.trash(doomed)


def _counsel(sample: SampleWriter, change: Change) -> Any:
    firm = "晋衡律师事务所"
    old = CounselEngagement(
        name=sample.name(), firm=firm, from_day=dt.date(YEAR - 3, 1, 1), to_day=dt.date(YEAR - 1, 12, 31)
    )
    sample.put(change, old)
    counsel = sample.put(
        change,
        CounselEngagement(
            name=sample.name(),
            firm=firm,
            licence_number="14104201710000001",
            contract_number="下政合〔2023〕1号",
            from_day=dt.date(YEAR, 1, 1),
            to_day=dt.date(YEAR + 1, 12, 31),
            fee=12_000_00,
            phone=sample.phone(),
        ),
    )
    for place, day in enumerate(sample.days(YEAR, 9)):
        kind = ("重大决策", "合同", "行政执法", "信访涉法", "会议列席")[place % 5]
        sample.put(
            change,
            CounselService(
                served_on=day,
                counsel=counsel,
                kind=kind,
                matter=f"{kind}法律意见（第 {place + 1} 次）",
                opinion_number=f"法意〔{YEAR}〕{place + 1}号",
                taken="全部采纳" if place % 4 else "部分采纳",
                not_taken_reason=None if place % 4 else "其中一条与上级安排不一致",
                minutes=90,
            ),
        )
    return counsel


def _documents(sample: SampleWriter, change: Change, office: Any) -> None:
    for place, (title, published, lapses) in enumerate(
        (
            ("下良镇农村宅基地审批管理办法", dt.date(YEAR, 5, 16), dt.date(YEAR + 5, 5, 15)),
            ("下良镇村庄清洁管理规定", dt.date(YEAR - 2, 9, 1), dt.date(YEAR, 8, 31)),
        )
    ):
        start = published - dt.timedelta(days=90)
        sample.put(
            change,
            NormativeDocument(
                planned_on=start,
                title=title,
                proposed_by=office,
                reason="村里反映办理程序不清楚",
                comment_way="公示栏",
                comment_from=start + dt.timedelta(days=20),
                comment_to=start + dt.timedelta(days=40),
                comments=6,
                comments_taken=4,
                fair_competition="不适用",
                lawful=True,
                necessary=True,
                feasible=True,
                regular=True,
                reviewed_by="司法所",
                received_on=start + dt.timedelta(days=50),
                reviewed_on=start + dt.timedelta(days=60),
                conclusion="修改后合格",
                opinion_number=f"下司审〔{published.year}〕{place + 1}号",
                decided_at="镇长办公会",
                decided_on=start + dt.timedelta(days=75),
                decision="通过",
                signed_by="崔志强",
                signed_on=start + dt.timedelta(days=80),
                differences="对建房面积的意见，会同自然资源所议定",
                document_number=f"下政规〔{published.year}〕1号",
                published_on=published,
                effective_on=published + dt.timedelta(days=15),
                lapses_on=lapses,
                registered_with="县人民政府",
                registered_on=published + dt.timedelta(days=10),
                state="失效" if lapses.year == YEAR else "有效",
            ),
        )


def _decision(sample: SampleWriter, change: Change, office: Any) -> None:
    decision = MajorDecision(
        started_on=dt.date(YEAR, 3, 6),
        title="下良镇农贸市场改造",
        kind="重大公共建设项目",
        department=office,
        state="执行",
        public_step="已履行",
        public_way="公开征求意见",
        listed=True,
        public_from=dt.date(YEAR, 3, 15),
        public_to=dt.date(YEAR, 4, 16),
        opinions=23,
        expert_step="已履行",
        expert_way="论证会",
        expert_on=dt.date(YEAR, 4, 20),
        risk_step="已履行",
        risk_on=dt.date(YEAR, 4, 24),
        risk_level="低",
        risk_result="可控",
        legal_by="司法所",
        legal_sent_on=dt.date(YEAR, 4, 25),
        legal_on=dt.date(YEAR, 5, 10),
        legal_result="修改后合法",
        decided_at="镇长办公会",
        decided_on=dt.date(YEAR, 5, 18),
        expected=11,
        present=10,
        head_last=True,
        decision="通过",
        party_asked_on=dt.date(YEAR, 5, 22),
        published_on=dt.date(YEAR, 5, 26),
        published_in="政府网站、公示栏",
    )
    experts = [
        DecisionExpert(name=sample.name(), unit="县建筑设计院", opinion="可行", signed=True) for _ in range(2)
    ]
    votes = [MemberOpinion(name=sample.name(), vote="同意") for _ in range(3)]
    sample.put(change, decision, experts=experts, opinions_of=votes)
    sample.put(
        change,
        MajorDecision(
            started_on=dt.date(YEAR, 10, 9),
            title="下良镇村庄规划修编",
            kind="其他重大事项",
            department=office,
        ),
    )


def _reviews(sample: SampleWriter, change: Change, counsel: Any) -> None:
    plan = ("规范性文件", "重大决策", *(["镇合同"] * 6), *(["村合同"] * 14), "村规民约", "重大执法决定")
    days = sample.days(YEAR, len(plan), last=(12, 10))
    for day, kind in zip(days, sample.random.sample(plan, len(plan)), strict=True):
        _review(sample, change, counsel, day, kind)
    _review(sample, change, counsel, dt.date(YEAR + 1, 1, 8), "村合同")


def _review(sample: SampleWriter, change: Change, counsel: Any, day: dt.date, kind: str) -> Any:
    village = sample.random.choice(sample.shared["villages"])
    opinions = sample.random.choice((0, 1, 2, 3))
    matter = sample.random.choice(_CONTRACTS) if kind.endswith("合同") else f"{kind}送审"
    return sample.put(
        change,
        LegalReview(
            sent_on=day,
            kind=kind,
            matter=f"{village.name}{matter}" if kind.startswith("村") else matter,
            village=village if kind.startswith("村") else None,
            amount=sample.random.randrange(20, 400) * 100_000 if kind.endswith("合同") else None,
            reviewer="赵敏",
            counsel=counsel if opinions else None,
            given_on=day + dt.timedelta(days=sample.random.randrange(3, 12)),
            conclusion="修改后合法" if opinions else "合法",
            opinion_number=f"下司审〔{day.year}〕{day.timetuple().tm_yday}号",
            opinions=opinions,
            opinions_taken=opinions,
        ),
    )
