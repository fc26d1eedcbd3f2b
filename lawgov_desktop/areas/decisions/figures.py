"""What the report counts in 依法决策; nothing made in a year is a figure too."""

from lawgov_desktop.areas.decisions.review import KINDS
from lawgov_desktop.records.figure import Claim, Condition, Figure

_GIVEN = Condition("given_on", "filled")
_BY_KIND = tuple(
    Figure(
        f"legal_reviews_{key}",
        f"合法性审查：{kind}",
        ledger="legalreview",
        unit="件",
        conditions=(Condition("kind", "=", kind), _GIVEN),
        when="given_on",
        phrase="{n}件",
        rule=f"类型是{kind}，统计期内出具了审查意见",
    )
    for key, kind in zip(
        (
            "documents",
            "decisions",
            "enforcement",
            "town_contracts",
            "village_contracts",
            "village_rules",
            "other",
        ),
        KINDS,
        strict=True,
    )
)
FIGURES: tuple[Figure, ...] = (
    Figure(
        "normative_documents",
        "制定规范性文件",
        ledger="normativedocument",
        unit="件",
        when="published_on",
        phrase="{n}件",
        rule="公布日期在统计期内，列入年报；没有就是 0 件",
    ),
    Figure(
        "normative_registered",
        "报备规范性文件",
        ledger="normativedocument",
        unit="件",
        when="registered_on",
        phrase="{n}件",
        rule="报备日期在统计期内，列入年报",
    ),
    Figure(
        "normative_cleared",
        "清理规范性文件",
        ledger="normativedocument",
        unit="件",
        conditions=(Condition("cleared_on", ">=", "@start"), Condition("cleared_on", "<=", "@end")),
        timing="always",
        phrase="{n}件",
        rule="清理日期在统计期内",
    ),
    Figure(
        "normative_lapsed",
        "期满失效规范性文件",
        ledger="normativedocument",
        unit="件",
        conditions=(Condition("lapses_on", ">=", "@start"), Condition("lapses_on", "<=", "@end")),
        timing="always",
        phrase="{n}件",
        rule="有效期至在统计期内",
    ),
    Figure(
        "major_decisions",
        "重大行政决策",
        ledger="majordecision",
        unit="项",
        conditions=(Condition("decision", "=", "通过"),),
        when="decided_on",
        phrase="{n}项",
        rule="集体讨论通过，讨论日期在统计期内，列入年报",
    ),
    Figure(
        "town_counsel",
        "政府法律顾问",
        ledger="counselengagement",
        unit="名",
        timing="as_of",
        phrase="{n}名",
        rule="截止日在聘期内",
    ),
    Figure(
        "counsel_services",
        "政府法律顾问服务",
        ledger="counselservice",
        unit="次",
        phrase="{n}次",
        rule="日期在统计期内，列入年报",
    ),
    Figure(
        "legal_reviews",
        "合法性审查",
        ledger="legalreview",
        unit="件",
        conditions=(_GIVEN,),
        when="given_on",
        phrase="{n}件",
        rule="统计期内出具了审查意见，列入年报",
    ),
    Figure(
        "review_opinions",
        "合法性审查修改意见",
        ledger="legalreview",
        unit="条",
        conditions=(_GIVEN,),
        when="given_on",
        reduce=("sum", "opinions"),
        phrase="{n}条",
        rule="统计期内出具的审查意见中修改意见相加",
    ),
    Figure(
        "reviewed_documents",
        "经合法性审核的规范性文件",
        ledger="normativedocument",
        unit="件",
        conditions=(Condition("conclusion", "in", ("合格", "修改后合格")),),
        when="published_on",
        phrase="{n}件",
        rule="统计期内公布、审核合格的规范性文件",
    ),
    *_BY_KIND,
)
CLAIMS = (
    Claim(
        "all_documents_reviewed",
        "规范性文件全部经合法性审核",
        part="reviewed_documents",
        whole="normative_documents",
        holds="制定规范性文件{whole}件，全部经过合法性审核",
        breaks="制定规范性文件{whole}件，其中{part}件经过合法性审核",
        none="制定规范性文件{whole}件，还没有经过合法性审核",
        gap="缺 {missing} 件",
    ),
)
