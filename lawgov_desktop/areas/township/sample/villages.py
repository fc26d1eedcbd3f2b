"""The villages of the sample town."""

from __future__ import annotations

import datetime as dt

from lawgov_desktop.areas.sample_kit import YEAR, SampleWriter
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.storage.write.operations import Change

VILLAGES = (
    "东河村", "西河底村", "柳沟村", "石坡村", "南庄村", "北坪村", "上良村", "槐树庄村",
    "白杨岭村", "枣林村", "杨家沟村", "赵家岭村", "桥头村", "水碾村", "西岭村", "后堡村",
    "前堡村", "沙窑村", "井沟村", "圪坨村", "青石湾村", "官道村", "寺底村", "下良村",
)  # fmt: skip
#: 民主法治示范村; the last was only named after the year.
_HONOURS: dict[str, dict[str, object]] = {
    "东河村": {"model_level": "国家级", "model_on": dt.date(YEAR - 1, 11, 8)},
    "柳沟村": {"model_level": "省级", "model_on": dt.date(YEAR, 6, 20)},
    "官道村": {"model_level": "市级", "model_on": dt.date(YEAR, 9, 12)},
    "寺底村": {"model_level": "市级", "model_on": dt.date(YEAR + 1, 3, 5)},
}


def add_villages(sample: SampleWriter, change: Change) -> list[Village]:
    """The 24 villages; beside them one community and a village merged before the year, which no figure counts."""
    villages = [
        sample.put(
            change,
            Village(
                name=name,
                code=f"140499101{200 + index}",
                households=sample.random.randrange(120, 520),
                population=sample.random.randrange(420, 1800),
                grids=sample.random.randrange(2, 5),
                groups=sample.random.randrange(2, 8),
                secretary=sample.name(),
                phone=sample.phone(),
                lead_officer=sample.name(),
                office=f"{name}党群服务中心",
                **_HONOURS.get(name, {}),
            ),
        )
        for index, name in enumerate(VILLAGES)
    ]
    sample.put(
        change,
        Village(name="东街社区", kind="社区", households=610, population=1650, secretary=sample.name()),
    )
    # Merged before the year began: in force neither at the cut-off nor within the year.
    sample.put(change, Village(name="小石坡村", valid_to=dt.date(YEAR - 2, 6, 30), merged_into="石坡村"))
    return villages
