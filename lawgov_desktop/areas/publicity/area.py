"""普法宣传: activities, lectures, materials."""

from lawgov_desktop.areas.publicity.activity import ACTIVITIES, LECTURE, THEMES
from lawgov_desktop.records.figure import Condition, Figure
from lawgov_desktop.records.ledger import WorkArea

_LECTURE = Condition("form", "=", LECTURE)
AREA = WorkArea(
    key="publicity",
    title="普法宣传",
    ledgers=(ACTIVITIES,),
    figures=(
        Figure(
            "publicity_activities",
            "宣传活动",
            ledger="activity",
            unit="次",
            rounding=1,
            phrase="{n}次",
            rule="日期在统计期内，列入年报；宣讲是否算在内由设置里的口径决定",
            apart=(("activities_and_lectures", Condition("form", "!=", LECTURE)),),
        ),
        Figure(
            "lectures",
            "法律宣讲",
            ledger="activity",
            unit="次",
            conditions=(_LECTURE,),
            rounding=1,
            phrase="{n}次",
            rule="形式是宣讲（讲座），日期在统计期内，列入年报",
        ),
        Figure(
            "materials_issued",
            "发放宣传资料",
            ledger="activity",
            unit="份",
            reduce=("sum", "materials.quantity"),
            rounding=1,
            phrase="{n}份",
            rule="统计期内各次活动发放的资料数量相加",
        ),
    ),
    vocabularies=(("publicity_theme", THEMES),),
    sample="lawgov_desktop.areas.publicity.sample:write",
)
