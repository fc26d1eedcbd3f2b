"""What asks to be done for the law-literate villagers: in post, but without a valid certificate."""

from lawgov_desktop.areas.volunteers.certificate import VALID
from lawgov_desktop.records.due import DueRule
from lawgov_desktop.records.figure import Condition

DUE = (
    DueRule(
        "volunteer",
        (
            Condition("status", "=", "在岗"),
            Condition("certificates", "none", (Condition("status", "=", VALID),)),
        ),
        one="",
        many="{n} 名{title}未发证书",
        within="appointed_on",
        word="缺证书",
        icon="volunteers",
    ),
)
