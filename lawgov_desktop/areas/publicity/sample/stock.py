"""The receipts of materials, and rows no figure may count."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.publicity.activity import MEDIA, Activity, MaterialIssue
from lawgov_desktop.areas.publicity.stock import MaterialStock
from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.department import Department
from lawgov_desktop.storage.write.operations import Change


def add_stock(sample: SampleWriter, change: Change) -> None:
    """Receipts that cover the materials given out, with a rest of each theme; and receipts no figure may count."""
    issued: dict[tuple[str, int], int] = {}
    chosen = MaterialIssue.select(MaterialIssue.name, MaterialIssue.quantity, Activity.held_on).join(Activity)
    for name, quantity, day in chosen.where(Activity.deleted_at.is_null()).tuples():
        year = int(str(day)[:4])
        issued[name, year] = issued.get((name, year), 0) + quantity
    for (name, year), quantity in sorted(issued.items(), key=lambda item: (item[0][1], item[0][0])):
        amount = quantity // 500 * 500 + 500
        source, supplier = sample.random.choice((("上级配发", "县司法局"), ("自行印制", "襄垣县文印社")))
        _receive(sample, change, dt.date(year, 1, 3), name, amount, source=source, supplier=supplier)
    bags = {"kind": "宣传品", "unit": "个", "source": "采购", "supplier": "襄垣县文印社"}
    _receive(sample, change, dt.date(YEAR, 3, 7), "环保购物袋", 800, **bags)
    _receive(
        sample,
        change,
        dt.date(YEAR, 9, 5),
        "反诈宣传海报",
        200,
        kind="海报",
        unit="张",
        source="上级配发",
        included=False,
        exclusion_reason="派出所自用，只在站里代存",
    )


def _receive(
    sample: SampleWriter, change: Change, day: dt.date, name: str, quantity: int, **values: Any
) -> Any:
    source = sample.word("material_source", values.pop("source"))
    receipt = MaterialStock(received_on=day, name=name, quantity=quantity, source=source, **values)
    receipt.place, receipt.keeper = "司法所档案室", "赵敏"
    return sample.put(change, receipt)


def add_decoys(sample: SampleWriter, change: Change) -> Any:
    """A short film read by many, this year and before; and the receipt that goes to the trash."""
    for day, reads in ((dt.date(YEAR, 7, 19), 3160), (dt.date(YEAR - 1, 8, 3), 950)):
        sample.put(
            change,
            Activity(
                held_on=day,
                title="反诈骗短视频",
                department=Department.get(Department.name == "派出所"),
                form=MEDIA,
                theme=sample.word("publicity_theme", "反诈骗"),
                venue=sample.word("publicity_venue", "进网络"),
                reads=reads,
                included=False,
                exclusion_reason="与派出所合拍，由派出所上报",
            ),
        )
    return _receive(
        sample, change, dt.date(YEAR, 2, 1), "环保购物袋", 80, source="采购", kind="宣传品", unit="个"
    )
