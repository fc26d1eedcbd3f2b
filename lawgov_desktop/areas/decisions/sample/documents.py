"""The two normative documents of the sample town."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.decisions.normative import NormativeDocument
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change


def add_documents(sample: SampleWriter, change: Change, office: Any) -> None:
    """Write one document of the year, and one that lapses within it."""
    for index, (title, published, lapses) in enumerate(
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
                opinion_number=f"下司审〔{published.year}〕{index + 1}号",
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
