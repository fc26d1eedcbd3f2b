"""The policy documents of the sample town."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.leadership.policy import PolicyDocument
from lawgov_desktop.areas.sample_kit import SampleWriter
from lawgov_desktop.storage.write.operations import Change

_DOCUMENTS = (
    (
        "下良镇法治政府建设实施方案（2021-2025年）",
        "下政发〔2021〕12号",
        "方案",
        (2021, 9, 8),
        (2025, 12, 31),
        True,
    ),
    ("下良镇“八五”普法工作规划", "下政发〔2021〕18号", "规划", (2021, 11, 3), (2025, 12, 31), True),
    ("下良镇重大行政决策程序规定", "下政发〔2022〕6号", "制度", (2022, 4, 20), None, False),
    ("下良镇“七五”普法工作规划", "下政发〔2016〕9号", "规划", (2016, 9, 1), (2020, 12, 31), True),
    ("下良镇法治宣传教育规划", "下政发〔2024〕3号", "规划", (2024, 2, 2), None, True),
)


def add_documents(sample: SampleWriter, change: Change) -> None:
    """Write the policy documents, a lapsed one and one of the next year among them."""
    categories = {"方案": "领导机制", "规划": "普法", "制度": "决策"}
    for title, number, genre, issued, lapses, named in _DOCUMENTS:
        sample.put(
            change,
            PolicyDocument(
                title=title,
                document_number=number,
                genre=genre,
                category=categories[genre],
                issued_on=dt.date(*issued),
                effective_on=dt.date(*issued),
                lapses_on=dt.date(*lapses) if lapses else None,
                named_in_report=named,
            ),
        )
