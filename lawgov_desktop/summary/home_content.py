"""The contents of the home page: the figures, the two charts, and the task sources that no area declares."""

from __future__ import annotations

from lawgov_desktop.summary.quarterly_tasks import quarters_without_rows
from lawgov_desktop.summary.tasks import TaskSource, broken_claims, changed_outside, missing_papers

#: Figures in order of preference with their short labels; the first six in the catalogue are shown.
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
#: Figure split by the terms of one of its fields: (figure, field, title).
BY_WORD = ("received_disputes", "kind", "受理纠纷的类型")

SOURCES: tuple[TaskSource, ...] = (broken_claims, missing_papers, quarters_without_rows, changed_outside)
