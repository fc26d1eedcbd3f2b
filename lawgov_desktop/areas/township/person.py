"""Person 人员: one register of people; what they are is a dated role (PersonRole) or a row of a role's ledger."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records import identity
from lawgov_desktop.records.fields import Choice, Date, Link, Text
from lawgov_desktop.records.fields_identity import IdNumber, PersonName, Phone
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.period import Register
from lawgov_desktop.records.record import ChildRecord, Children, Problem, Record

SEXES = ("男", "女")
POLITICAL = ("中共党员", "中共预备党员", "共青团员", "民主党派", "无党派人士", "群众")
EDUCATION = ("研究生", "大学本科", "大学专科", "中专", "高中", "初中", "小学", "其他")
ROLES = (
    "党政班子",
    "站所干部",
    "执法人员",
    "人民调解员",
    "网格员",
    "村干部",
    "法律顾问",
    "志愿者",
    "值班律师",
)


class Person(Record):
    """One person the office works with; private parties and visitors are not kept here."""

    unique = {("id_number",): "deleted_at IS NULL AND id_number IS NOT NULL"}
    alike = ("name", "village")

    name = PersonName(required=True)
    former_name = PersonName("曾用名")
    sex = Choice("性别", SEXES)
    ethnic_group = Text("民族", 20, default="汉族")
    id_number = IdNumber()
    birth_date = Date("出生日期", hint="填了身份证号会自动得出")
    political_status = Choice("政治面貌", POLITICAL)
    education = Choice("文化程度", EDUCATION)
    phone = Phone()
    village = Link("村（社区）", Village, backref="people", short="村")
    address = Text("住址", 120, sensitive=True)
    employer = Text("工作单位", 80)
    registered_on = Date("登记日期", hint="从哪天起在册，可以不填")
    left_on = Date("离开日期", future=True)

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        if self.id_number and len(self.id_number) == 18:
            self.birth_date = identity.birth_date(self.id_number) or self.birth_date
            self.sex = identity.sex(self.id_number)

    def problems(self, children: Children) -> Iterator[Problem]:
        yield from super().problems(children)
        if self.registered_on and self.left_on and self.left_on < self.registered_on:
            yield Problem("left_on", "离开日期早于登记日期，请核对")


class PersonRole(ChildRecord):
    """任职 of a person: what, where, from when to when."""

    person = Link("人员", Person, backref="roles", required=True)
    role = Choice("身份", ROLES, required=True)
    village = Link("村（社区）", Village, backref="roles", short="村")
    post = Text("职务", 40)
    valid_from = Date("任职日期", short="起")
    valid_to = Date("离任日期", short="止", future=True)

    def problems(self, parent: Record) -> Iterator[Problem]:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            yield Problem("valid_to", "离任日期早于任职日期，请核对")


LEDGER = Ledger(
    Person,
    title="人员",
    measure="人",
    time=Register("registered_on", "left_on"),
    columns=(
        Column("number", "编号"),
        Column("name", "姓名", width=8),
        Column("sex", "性别", width=4),
        Column("village.name", "村", width=7),
        Column("phone", "电话"),
        Column("roles.role", "身份", stretch=True),
    ),
    sections=(
        Section(
            "基本情况",
            (
                "name",
                "village",
                "id_number",
                "phone",
                "sex",
                "birth_date",
                "ethnic_group",
                "political_status",
                "education",
                "former_name",
                "employer",
                "address",
            ),
        ),
        Section(
            "身份",
            child="roles",
            child_fields=("role", "village", "post", "valid_from", "valid_to"),
            add="添加身份",
        ),
        Section("在册", ("registered_on", "left_on", "remark")),
    ),
    search=("name", "former_name", "village.name", "phone", "id_number"),
    sort="-number",
    counted="{year} 年在册",
    subtitle=("village.name", "sex", "roles.role"),
    filters=("village", "sex"),
)
