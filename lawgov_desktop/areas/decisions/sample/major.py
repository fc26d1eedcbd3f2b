"""The major decisions of the sample year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.decisions.major import DecisionExpert, MajorDecision, MemberOpinion
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change


def add_decisions(sample: SampleWriter, change: Change, office: Any) -> None:
    """Write one decision carried out in the year, and one only begun."""
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
