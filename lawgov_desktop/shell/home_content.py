"""What the home page shows, as data: the six figures, the two charts, and the rules behind 要办的事."""

from __future__ import annotations

from lawgov_desktop.records.figure import Condition
from lawgov_desktop.shell.due import DueRule, DueSource, changed_outside, claims_broken

#: Figures by preference with the short words over them; the first six the catalogue has are shown.
FIGURES: tuple[tuple[str, str], ...] = (
    ("mediated_disputes", "调解成功"),
    ("inspections", "执法检查"),
    ("publicity_activities", "宣传活动"),
    ("service_visitors", "接待群众"),
    ("volunteers_appointed", "法律明白人"),
    ("study_sessions", "党政班子学法"),
    ("received_disputes", "受理纠纷"),
    ("volunteers_certified", "已发证书"),
    ("villages", "行政村"),
)

#: Figure shown month by month, and its title.
BY_MONTH = ("mediated_disputes", "各月调解成功")
#: Figure split by the words of one of its fields: (figure, field, title).
BY_WORD = ("received_disputes", "kind", "受理纠纷的类型")

RULES: tuple[DueRule, ...] = (
    DueRule(
        "dispute",
        (Condition("outcome", "=", "正在调解"),),
        one="{title} {number} 调解满一个月，还没有结果",
        many="{n} {measure}{title}调解满一个月，还没有结果",
        since="accepted_on",
        # 人民调解工作若干规定 Art. 33: mediation ends within a month.
        months=1,
    ),
    DueRule(
        "dispute",
        (Condition("outcome", "=", "调解成功（书面协议）"), Condition("agreement_number", "empty")),
        one="",
        many="{n} {measure}书面协议没有编号",
        within="concluded_on",
        word="缺编号",
        icon="file",
    ),
    DueRule(
        "volunteer",
        (
            Condition("status", "=", "在岗"),
            Condition("certificates", "none", (Condition("status", "=", "有效"),)),
        ),
        one="",
        many="{n} 名{title}未发证书",
        within="appointed_on",
        word="缺证书",
        icon="volunteers",
    ),
)

SOURCES: tuple[DueSource, ...] = (claims_broken, changed_outside)
