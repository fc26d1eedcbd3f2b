"""The ledger 学法考试: list and form of LawExam."""

from lawgov_desktop.areas.leadership.exam import LawExam
from lawgov_desktop.records.ledger import Column, Ledger, Section, Total
from lawgov_desktop.records.time.period import Event

EXAMS = Ledger(
    LawExam,
    title="学法考试",
    paper_title="学法考试台账",
    measure="次",
    time=Event("held_on"),
    purpose="每次学法考试应考、实考、合格各多少人。只记人数也行；要记到人，在“成绩”里从名单勾选。",
    columns=(
        Column("number", "编号", width=4.5),
        Column("held_on", "日期", width=4.5),
        Column("title", "名称", stretch=True),
        Column("body", "对象", width=5),
        Column("expected", "应考", width=4),
        Column("sat", "实考", width=4),
        Column("passed", "合格", width=4),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "考试",
            (
                "held_on",
                "body",
                "title",
                "mode",
                "organiser",
                "expected",
                "sat",
                "passed",
                "excellent",
            ),
        ),
        Section(
            "成绩", child="scores", child_fields=("person", "score", "result"), add="添加人员", pick="person"
        ),
        Section("其他", ("department", "handled_by", "included", "exclusion_reason", "remark")),
    ),
    totals=(Total("应考", path="expected"), Total("实考", path="sat"), Total("合格", path="passed")),
    search=("title", "organiser"),
    counted="{year} 年",
    subtitle=("body", "title"),
    filters=("body", "mode", "evidence"),
)
