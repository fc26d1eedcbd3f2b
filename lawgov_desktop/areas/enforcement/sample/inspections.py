"""The inspections of the sample year."""

from __future__ import annotations

import datetime as dt
from typing import Any

from lawgov_desktop.areas.enforcement.inspection import Inspection, InspectionItem, Inspector
from lawgov_desktop.areas.enforcement.inspection_rules import CORRECTION
from lawgov_desktop.areas.sample_kit import SampleWriter
from lawgov_desktop.storage.write.operations import Change

_OBJECTS = (
    "农资门市",
    "粮食收购站",
    "砖瓦厂",
    "加油站",
    "超市",
    "建材经营部",
    "养殖场",
    "饭店",
    "汽修部",
    "木材加工厂",
)
_ITEMS = ("营业执照", "安全通道", "消防器材", "用电安全", "台账记录", "从业人员培训", "环保设施", "标识标牌")


def add_inspection(
    sample: SampleWriter, change: Change, day: dt.date, officers: list[Any], powers: list[Any], **values: Any
) -> Any:
    """Write one inspection by two officers with its items; returns it."""
    chance = sample.random
    village = chance.choice(sample.shared["villages"])
    plain = {
        "category": chance.choice(("日常检查", "日常检查", "专项检查", "联合检查")),
        "object_kind": chance.choice(("企业", "个体工商户", "场所")),
        "conclusion": chance.choice(("合格", "合格", "合格", "口头指导", "责令改正")),
    }
    inspection = Inspection(
        inspected_on=day,
        village=village,
        object_name=f"{village.name}{chance.choice(_OBJECTS)}",
        approved_on=day,
        notified="现场告知",
        approval_number=f"检审{day:%Y%m%d}-{chance.randrange(10, 99)}",
        approved_by="崔志强",
        **{**plain, **values},
    )
    if inspection.conclusion == CORRECTION:
        inspection.order_number = f"下综执改〔{day.year}〕{day.month * 100 + day.day}号"
        inspection.deadline = inspection.rechecked_on = day + dt.timedelta(days=15)
        inspection.recheck_result = "已改正"
    pair = [Inspector(officer=officer) for officer in chance.sample(officers, 2)]
    items = [
        InspectionItem(name=name, power=chance.choice((None, chance.choice(powers))))
        for name in chance.sample(_ITEMS, chance.choice((3, 3, 4, 4, 4)))
    ]
    return sample.put(change, inspection, inspectors=pair, items=items)
