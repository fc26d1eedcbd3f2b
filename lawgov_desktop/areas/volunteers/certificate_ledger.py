"""The ledger 证书登记: list and form of Certificate."""

from lawgov_desktop.areas.volunteers.certificate import VALID, VOID, Certificate
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

_VALID = Condition("status", "=", VALID)
CERTIFICATES = Ledger(
    Certificate,
    title="证书登记",
    paper_title="“法律明白人”证书登记台账",
    measure="本",
    time=Event("issued_on"),
    purpose="证书和徽章的登记，一本一条，编号自动发、发过的不再用。一般在“法律明白人”页上一次发给大家，这里记领取、作废和补发。",
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
        Section(
            "发证",
            (
                "volunteer",
                "issued_on",
                "certificate_number",
                "badge_number",
                "status",
                "issuer",
                "expires_on",
            ),
        ),
        Section(
            "领取", ("collected_on", "collected_by", "badge_issued_on", "printed_name", "printed_village")
        ),
        Section(
            "作废和补发",
            (
                "voided_on",
                "void_reason",
                "reissued_on",
                "reissue_reason",
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
