"""Due rules of the law-literate villagers: certificates missing or running out, badges not taken back."""

from lawgov_desktop.areas.volunteers.certificate import VALID
from lawgov_desktop.areas.volunteers.volunteer_rules import IN_POST, LEFT
from lawgov_desktop.records.figures.due import DueRule
from lawgov_desktop.records.figures.figure import Condition

DUE = (
    DueRule(
        "volunteer",
        (
            Condition("status", "=", IN_POST),
            Condition("certificates", "none", (Condition("status", "=", VALID),)),
        ),
        one="",
        many="{n} 名{title}未发证书",
        within="appointed_on",
        word="缺证书",
        icon="volunteers",
    ),
    DueRule(
        "volunteer",
        (Condition("status", "=", LEFT), Condition("returned", "=", False)),
        one="",
        many="{n} 名{title}退出，证书徽章还没有收回",
        within="left_on",
        word="待收回",
        icon="volunteers",
    ),
    DueRule(
        "certificate",
        (Condition("status", "=", VALID), Condition("volunteer.status", "=", IN_POST)),
        one="证书 {number} 有效期届满",
        many="{n} 本法律明白人证书有效期届满",
        since="expires_on",
        ahead=60,
    ),
)
