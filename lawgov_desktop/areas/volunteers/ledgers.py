"""How volunteers and certificates are listed and laid out on the page."""

from lawgov_desktop.areas.volunteers.certificate import VALID, VOID, Certificate
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.records.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.period import Event, Span

_VALID = Condition("status", "=", VALID)
_IN_POST = Condition("status", "=", "在岗")
VOLUNTEERS = Ledger(
    Volunteer,
    title="法律明白人",
    measure="人",
    time=Span("recommended_on", "left_on"),
    purpose="各村的法律明白人，从推荐、考核、认定到退出。先在“人员”里登记人再到这里选；考核合格才能认定，认定后才能发证。",
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
            "遴选认定",
            (
                "recommended_on",
                "recommended_by",
                "public_from",
                "public_to",
                "exam_on",
                "exam_result",
                "appointed_on",
                "batch",
                "town_checked_on",
                "city_filed_on",
                "service_card",
                "conditions",
            ),
            note="培训、考核合格后认定",
        ),
        Section("身份类别", child="identities", child_fields=("identity",), add="添加身份"),
        Section(
            "培训", child="trainings", child_fields=("held_on", "title", "hours", "score"), add="添加培训"
        ),
        Section(
            "退出和备注",
            (
                "award",
                "left_on",
                "left_reason",
                "returned",
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
    search=("person.name", "village.name", "certificates.certificate_number", "person.phone"),
    counted="{year} 年在册",
    subtitle=("person.name", "village.name", "status"),
    filters=("village", "status", "exam_result"),
)

CERTIFICATES = Ledger(
    Certificate,
    title="证书登记",
    measure="本",
    time=Event("issued_on"),
    purpose="发出的每一本证书和徽章。编号由程序发，作废的也不再用；要发证的人多，按 Ctrl+G 一次发完。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("printed_name", "姓名", width=9),
        Column("printed_village", "村", width=6.5),
        Column("certificate_number", "证书编号", stretch=True),
        Column("issued_on", "发证", width=4.5),
        Column("status", "状态", width=4, quiet=(VOID,)),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section("发证", ("volunteer", "issued_on", "certificate_number", "badge_number", "issuer", "status")),
        Section("领取", ("collected_on", "badge_issued_on", "printed_name", "printed_village")),
        Section(
            "作废和补发",
            (
                "voided_on",
                "void_reason",
                "reissued_on",
                "handled_by",
                "included",
                "exclusion_reason",
                "remark",
            ),
        ),
    ),
    totals=(
        Total("有效", (_VALID,)),
        Total("作废", (Condition("status", "=", VOID),)),
    ),
    search=("printed_name", "printed_village", "certificate_number", "badge_number"),
    counted="{year} 年发证",
    subtitle=("printed_name", "printed_village", "certificate_number", "status"),
    filters=("status", "evidence"),
)
