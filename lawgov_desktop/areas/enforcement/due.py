"""What asks to be done in enforcement: certificates that expire, recheck of what was to be put right."""

from lawgov_desktop.records.due import DueRule
from lawgov_desktop.records.figure import Condition

DUE = (
    DueRule(
        "officer",
        (Condition("certificate_state", "=", "持证有效"), Condition("in_post_to", "empty")),
        one="执法证到期",
        many="{n} 名执法人员的执法证到期",
        since="expires_on",
        ahead=90,
    ),
    DueRule(
        "inspection",
        (Condition("conclusion", "=", "责令改正"), Condition("rechecked_on", "empty")),
        one="{title} {number} 责令改正期满，还没有复查",
        many="{n} {measure}{title}责令改正期满，还没有复查",
        since="deadline",
    ),
)
