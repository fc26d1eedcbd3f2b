"""The ledger 法律明白人: list and form of Volunteer."""

from lawgov_desktop.areas.volunteers.certificate import VALID
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Span

_VALID = Condition("status", "=", VALID)
_IN_POST = Condition("status", "=", "在岗")
VOLUNTEERS = Ledger(
    Volunteer,
    title="法律明白人",
    paper_title="“法律明白人”名册",
    measure="人",
    time=Span("recommended_on", "left_on"),
    purpose="法律明白人的名册，从推荐、培训、考核到认定、退出，一人一条。先选姓名和推荐日期，办到哪一步填到哪一步，认定后在上面一次发证。",
    columns=(
        Column("number", "编号", width=6),
        Column("person.name", "姓名", width=9),
        Column("village.name", "村", width=6),
        Column("appointed_on", "认定日期", width=6.5),
        Column("status", "状态", width=4.5, quiet=("退出",), amber=("暂停",)),
        Column("certificates.certificate_number", "证书编号", stretch=True, only=(_VALID,)),
    ),
    sections=(
        Section("基本情况", ("village", "person", "group", "status")),
        Section(
            "基本条件",
            child="conditions",
            child_fields=("condition",),
            note="推荐时逐条核对",
            add="添加条件",
            pick="condition",
        ),
        Section(
            "遴选认定",
            (
                "recommended_on",
                "recommended_by",
                "first_reviewed_on",
                "first_review",
                "first_reviewer",
                "public_from",
                "public_to",
                "exam_on",
                "exam_score",
                "exam_result",
                "appointed_on",
                "batch",
                "filed_on",
                "card_number",
                "card_issued_on",
                "kit",
            ),
            note="培训、考核合格后认定",
        ),
        Section("身份类别", child="identities", child_fields=("identity",), add="添加身份", pick="identity"),
        Section(
            "培训", child="trainings", child_fields=("held_on", "title", "hours", "score"), add="添加培训"
        ),
        Section("奖励", child="awards", child_fields=("given_on", "title", "giver"), add="添加奖励"),
        Section(
            "退出和备注",
            (
                "left_on",
                "left_reason",
                "left_note",
                "returned",
                "returned_on",
                "department",
                "handled_by",
                "included",
                "exclusion_reason",
                "remark",
            ),
        ),
    ),
    totals=(
        Total("在岗", (_IN_POST,)),
        Total("已发证", (Condition("certificates", "any", (_VALID,)),)),
    ),
    search=("person.name", "village.name", "certificates.certificate_number", "person.phone", "batch"),
    counted="{year} 年在册",
    subtitle=("person.name", "village.name", "status"),
    filters=("village", "status", "exam_result"),
)
