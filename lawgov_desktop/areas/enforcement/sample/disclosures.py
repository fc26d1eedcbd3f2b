"""The publications of the sample year."""

from __future__ import annotations

from lawgov_desktop.areas.enforcement.disclosure import Disclosure
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.storage.write.operations import Change


def add_disclosures(sample: SampleWriter, change: Change) -> None:
    """Ten publications over the year."""
    for index, day in enumerate(sample.days(YEAR, 10)):
        sample.put(
            change,
            Disclosure(
                published_on=day,
                stage=("事前", "事前", "事后")[index % 3],
                content_kind=("执法事项清单", "执法人员", "执法结果")[index % 3],
                title=f"公示（第 {index + 1} 次）",
                channel=sample.word("disclosure_channel", ("政府网站", "公示栏")[index % 2]),
                items=index % 3 + 1,
                privacy_checked=True,
            ),
        )
