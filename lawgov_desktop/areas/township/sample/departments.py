"""The departments of the sample town."""

from __future__ import annotations

from lawgov_desktop.areas.sample_kit import SampleWriter
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.storage.write.operations import Change


def add_departments(sample: SampleWriter, change: Change) -> None:
    """Offices and stations of the town."""
    for name, kind in (
        ("党政综合办公室", "镇内设机构"),
        ("综合行政执法队", "镇属站所"),
        ("司法所", "县级派驻"),
        ("派出所", "县级派驻"),
        ("人民法庭", "县级派驻"),
    ):
        sample.put(change, Department(name=name, kind=kind, head=sample.name(), phone=sample.phone()))
