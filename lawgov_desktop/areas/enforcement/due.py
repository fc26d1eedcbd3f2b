"""Due rules of enforcement: certificates that expire, cases, complaints and orders whose time ends."""

from lawgov_desktop.areas.enforcement.officer import HELD
from lawgov_desktop.areas.enforcement.penalty_rules import UNDER_WAY
from lawgov_desktop.records.figures.due import DueRule
from lawgov_desktop.records.figures.figure import Condition

DUE = (
    DueRule(
        "penaltycase",
        (Condition("outcome", "=", UNDER_WAY), Condition("extension_on", "empty")),
        one="处罚案件 {number} 快满 90 天，还没有决定",
        many="{n} 件处罚案件快满 90 天，还没有决定",
        since="filed_on",
        # 行政处罚法 Art. 60.
        days=90,
        ahead=30,
    ),
    DueRule(
        "complaint",
        (Condition("decision", "=", "受理"), Condition("closed_on", "empty")),
        one="投诉举报 {number} 快到办结期限，还没有办结",
        many="{n} 件投诉举报快到办结期限，还没有办结",
        since="decided_on",
        days_by="complaint_close_days",
    ),
    DueRule(
        "whistle",
        (Condition("closed_on", "empty"),),
        one="吹哨 {number} 还没有办结",
        many="{n} 次吹哨还没有办结",
        since="whistled_on",
        days=3,
    ),
    DueRule(
        "casereview",
        (Condition("corrected_on", "empty"),),
        one="案卷评查 {number} 整改期满，还没有改完",
        many="{n} 次案卷评查整改期满，还没有改完",
        since="deadline",
    ),
    DueRule(
        "villageplate",
        (Condition("rechecked_on", "empty"), Condition("removed_on", "empty")),
        one="挂牌 {number} 整改期满，还没有复查",
        many="{n} 块牌整改期满，还没有复查",
        since="deadline",
    ),
    DueRule(
        "officer",
        (Condition("certificate_state", "=", HELD), Condition("in_post_to", "empty")),
        one="执法证到期",
        many="{n} 名执法人员的执法证到期",
        since="expires_on",
        ahead=90,
    ),
    DueRule(
        "officer",
        (Condition("certificate_state", "=", HELD), Condition("in_post_to", "empty")),
        one="执法证该年审了",
        many="{n} 名执法人员的执法证该年审了",
        since="yearly_review_on",
        months=12,
        ahead=30,
    ),
    DueRule(
        "officer",
        (
            Condition("in_post_to", "filled"),
            Condition("certificate_number", "filled"),
            Condition("withdrawn_on", "empty"),
        ),
        one="离岗人员的执法证还没有收回",
        many="{n} 名离岗人员的执法证还没有收回",
        since="in_post_to",
    ),
    DueRule(
        "poweritem",
        (Condition("manner", "=", "委托"), Condition("taken_back_on", "empty")),
        one="委托执法事项 {number} 委托期满",
        many="{n} 项委托执法事项委托期满",
        since="entrust_until",
        ahead=60,
    ),
    DueRule(
        "inspection",
        (Condition("conclusion", "=", "责令改正"), Condition("rechecked_on", "empty")),
        one="{title} {number} 责令改正期满，还没有复查",
        many="{n} {measure}{title}责令改正期满，还没有复查",
        since="deadline",
    ),
)
