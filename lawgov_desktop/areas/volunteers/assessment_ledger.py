"""The ledger 年度考核: list and form of VolunteerAssessment."""

from lawgov_desktop.areas.volunteers.assessment import EXCELLENT, FAILED, GOOD, VolunteerAssessment
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Annual

ASSESSMENTS = Ledger(
    VolunteerAssessment,
    title="年度考核",
    paper_title="“法律明白人”考核台账",
    measure="人",
    time=Annual("year"),
    purpose="一年考核一次，每人一条。按“批量”先给在岗的人都登记上，学时和履职次数自动数好，再逐个改等次。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("year", "年度", width=4),
        Column("volunteer.person.name", "姓名", width=7),
        Column("volunteer.village.name", "村", stretch=True),
        Column("hours", "学时", width=4),
        Column("services", "履职", width=4),
        Column("grade", "等次", width=6, amber=(FAILED,)),
    ),
    sections=(
        Section(
            "考核",
            ("year", "volunteer", "assessed_on", "grade", "hours", "services", "opinion", "assessor"),
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(
        Total(EXCELLENT, (Condition("grade", "=", EXCELLENT),)),
        Total("合格以上", (Condition("grade", "in", (EXCELLENT, GOOD)),)),
        Total(FAILED, (Condition("grade", "=", FAILED),)),
    ),
    search=("volunteer.person.name", "volunteer.village.name", "opinion"),
    counted="{year} 年",
    subtitle=("volunteer.person.name", "volunteer.village.name", "grade"),
    filters=("grade",),
)
