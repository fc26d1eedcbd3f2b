"""What the report counts in enforcement, and what it may claim of the team."""

from lawgov_desktop.areas.enforcement.inspection import SERVICE
from lawgov_desktop.areas.enforcement.officer import FULL_TIME, PASSED
from lawgov_desktop.areas.enforcement.power import COUNTY
from lawgov_desktop.records.figure import Claim, Condition, Figure

_FULL_TIME = Condition("engagement", "=", FULL_TIME)
_PASSED = (Condition("exam_result", "=", PASSED), Condition("exam_on", "<=", "@as_of"))
_TRAINED = Condition(
    "person.trained",
    "any",
    (
        Condition("present", "=", True),
        Condition("training.category", "=", "执法业务培训"),
        Condition("training.held_on", ">=", "@start"),
        Condition("training.held_on", "<=", "@end"),
        Condition("training.included", "=", True),
        Condition("training.deleted_at", "empty"),
    ),
)
_APART = (("inspections_and_services", Condition("category", "!=", SERVICE)),)
FIGURES = (
    Figure(
        "powers_in_force",
        "承接县级执法事项",
        ledger="poweritem",
        unit="项",
        conditions=(Condition("source", "=", COUNTY),),
        timing="as_of",
        phrase="{n}项",
        rule="来源为承接县级、截止日在用（未收回）的执法事项",
    ),
    Figure(
        "fulltime_officers",
        "专职执法队员",
        ledger="officer",
        unit="名",
        conditions=(_FULL_TIME,),
        timing="as_of",
        phrase="{n}名",
        rule="专职、截止日在岗的执法人员",
    ),
    Figure(
        "qualified_officers",
        "通过执法证考试的专职队员",
        ledger="officer",
        unit="名",
        conditions=(_FULL_TIME, *_PASSED),
        timing="as_of",
        phrase="{n}名",
        rule="专职、截止日在岗、截止日前已通过资格考试",
    ),
    Figure(
        "licensed_officers",
        "持有效执法证人员",
        ledger="officer",
        unit="名",
        conditions=(
            Condition("certificate_state", "=", "持证有效"),
            Condition("certificate_number", "filled"),
            Condition("issued_on", "<=", "@as_of"),
            Condition("expires_on", ">=", "@as_of"),
        ),
        timing="as_of",
        phrase="{n}名",
        rule="截止日在岗、执法证在有效期内的人员",
    ),
    Figure(
        "trained_officers",
        "参加过业务轮训的专职队员",
        ledger="officer",
        unit="名",
        conditions=(_FULL_TIME, _TRAINED),
        timing="as_of",
        phrase="{n}名",
        rule="专职、截止日在岗、统计期内至少到过一次执法业务培训",
    ),
    Figure(
        "plated_villages",
        "挂牌执法的行政村",
        ledger="villageplate",
        unit="个",
        conditions=(Condition("village.kind", "=", "行政村"),),
        reduce=("distinct", "village"),
        phrase="{n}个行政村",
        rule="统计期内有挂牌的行政村，一个村只算一次，社区不算",
    ),
    Figure(
        "inspections",
        "执法检查",
        ledger="inspection",
        unit="次",
        rounding=1,
        phrase="{n}次",
        rule="检查日期在统计期内，列入年报；入企服务性执法是否算在内由设置里的口径决定",
        apart=_APART,
    ),
    Figure(
        "inspected_items",
        "检查事项",
        ledger="inspection",
        unit="项",
        reduce=("count", "items"),
        rounding=1,
        phrase="{n}项",
        rule="统计期内各次检查的事项相加，口径与执法检查相同",
        apart=_APART,
    ),
    Figure(
        "enterprise_services",
        "入企服务性执法",
        ledger="inspection",
        unit="次",
        conditions=(
            Condition("category", "=", SERVICE),
            Condition("object_kind", "in", ("企业", "个体工商户")),
        ),
        phrase="{n}次",
        rule="类别为服务性执法、对象为企业的检查",
    ),
)
CLAIMS = (
    Claim(
        "all_qualified",
        "专职执法队员全部通过考试",
        part="qualified_officers",
        whole="fulltime_officers",
        holds="{whole}名专职执法队员全部通过执法证考试",
        breaks="{whole}名专职执法队员中{part}名通过执法证考试",
        none="{whole}名专职执法队员还没有人通过执法证考试",
        gap="缺 {missing} 人",
    ),
    Claim(
        "all_trained",
        "业务轮训全覆盖",
        part="trained_officers",
        whole="fulltime_officers",
        holds="实现执法队伍业务轮训全覆盖",
        breaks="{whole}名专职执法队员中{part}名参加了轮训",
        none="{whole}名专职执法队员还没有人参加轮训",
        gap="缺 {missing} 人",
    ),
    Claim(
        "all_plated",
        "挂牌执法延伸到各行政村",
        part="plated_villages",
        whole="villages",
        holds="挂牌执法范围延伸到{whole}个行政村",
        breaks="挂牌执法范围延伸到{part}个行政村（全镇{whole}个）",
        none="挂牌执法还没有在行政村展开",
        gap="缺 {missing} 个村",
    ),
)
