"""Person 人员: one register of people; a role of a person is a dated PersonRole or a row of that role's ledger."""

from __future__ import annotations

from collections.abc import Iterator

from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.records.fields import Choice, Date, Flag, IdNumber, Link, PersonName, Phone, Text
from lawgov_desktop.records.record import ChildRecord, Children, FieldProblem, Record
from lawgov_desktop.records.text import identity

SEXES = ("男", "女")
#: The 13 of GB/T 4762.
POLITICAL = (
    "中共党员", "中共预备党员", "共青团员", "民革党员", "民盟盟员", "民建会员", "民进会员",
    "农工党党员", "致公党党员", "九三学社社员", "台盟盟员", "无党派人士", "群众",
)  # fmt: skip
#: GB/T 4658.
EDUCATION = (
    "研究生", "大学本科", "大学专科", "中专", "职业高中", "技校", "高中", "初中", "小学", "文盲或半文盲", "其他",
)  # fmt: skip
#: The 56 of GB/T 3304, and the two entries for all others.
ETHNIC_GROUPS = (
    "汉族", "蒙古族", "回族", "藏族", "维吾尔族", "苗族", "彝族", "壮族", "布依族",
    "朝鲜族", "满族", "侗族", "瑶族", "白族", "土家族", "哈尼族", "哈萨克族", "傣族",
    "黎族", "傈僳族", "佤族", "畲族", "高山族", "拉祜族", "水族", "东乡族", "纳西族",
    "景颇族", "柯尔克孜族", "土族", "达斡尔族", "仫佬族", "羌族", "布朗族", "撒拉族", "毛南族",
    "仡佬族", "锡伯族", "阿昌族", "普米族", "塔吉克族", "怒族", "乌孜别克族", "俄罗斯族", "鄂温克族",
    "德昂族", "保安族", "裕固族", "京族", "塔塔尔族", "独龙族", "鄂伦春族", "赫哲族", "门巴族",
    "珞巴族", "基诺族", "其他", "外国血统中国籍人士",
)  # fmt: skip
DOCUMENT_KINDS = ("居民身份证", "港澳居民居住证", "台湾居民居住证", "外国人永久居留身份证", "护照", "其他")
#: First digits of the 18-digit numbers that are no 居民身份证, with the kind that carries them.
_NUMBERED = {
    "81": DOCUMENT_KINDS[1],
    "82": DOCUMENT_KINDS[1],
    "83": DOCUMENT_KINDS[2],
    "9": DOCUMENT_KINDS[3],
}
LEADING_TEAM, GRID_WORKER = "党政班子", "网格员"
ROLES = (
    LEADING_TEAM,
    "站所干部",
    "执法人员",
    "人民调解员",
    "法律明白人",
    GRID_WORKER,
    "村干部",
    "法律顾问",
    "志愿者",
    "值班律师",
)


class Person(Record):
    """One person the office works with; private parties and visitors are not stored here."""

    unique = {("id_number",): "deleted_at IS NULL AND id_number IS NOT NULL"}
    duplicate_key = ("name", "village")

    name = PersonName(required=True)
    spelling = Text("姓名拼音", 60, hint="多音字、生僻字写上，按拼音就找得到")
    former_name = PersonName("曾用名")
    sex = Choice("性别", SEXES)
    ethnic_group = Choice("民族", ETHNIC_GROUPS, default="汉族")
    id_kind = Choice("证件类型", DOCUMENT_KINDS, default=DOCUMENT_KINDS[0])
    id_number = IdNumber()
    other_number = Text("其他证件号码", 30, short="其他证件号", sensitive=True, hint="护照等不是 18 位的证件")
    birth_date = Date("出生日期", hint="填了身份证号会自动得出")
    political_status = Choice("政治面貌", POLITICAL)
    education = Choice("文化程度", EDUCATION)
    phone = Phone()
    village = Link("村（社区）", Village, backref="people", short="村")
    address = Text("住址", 120, sensitive=True)
    employer = Text("工作单位", 80)
    grid = Text("所在网格", 40)
    phone_public = Flag("同意公示电话", short="公示电话", hint="公示牌上可以印手机号")
    registered_on = Date("登记日期", hint="从哪天起在册，可以不填")
    left_on = Date("离开日期", future=True)

    def normalise(self, children: dict[str, list[ChildRecord]]) -> None:
        if self.id_number and len(self.id_number) == 18:
            self.birth_date = identity.birth_date(self.id_number) or self.birth_date
            self.sex = identity.sex(self.id_number)

    def warnings(self, children: Children) -> Iterator[FieldProblem]:
        """A family often shares a telephone, but an equal number may also be a typing error: warn."""
        if self.phone:
            same = Person.select(Person.name).where(
                Person.deleted_at.is_null() & (Person.phone == self.phone) & (Person.uid != self.uid)
            )
            names = [row.name for row in same.limit(3)]
            if names:
                yield FieldProblem("phone", f"与{'、'.join(names)}的电话相同，请核对是不是同一个人")
        yield from self._document()
        if self.phone_public and not self.phone:
            yield FieldProblem("phone", "同意公示电话，还没有写电话")
        posts = [(row.role, row.village_id) for row in children.get("roles", ()) if not row.valid_to]
        if len(set(posts)) < len(posts):
            yield FieldProblem("name", "同一个身份写了两行，请核对")
        if any(row.role == GRID_WORKER and not row.valid_from for row in children.get("roles", ())):
            yield FieldProblem("name", "网格员请写任职日期，不写的不计入网格员的数字")

    def _document(self) -> Iterator[FieldProblem]:
        """The first digits of an 18-digit number do not fit the chosen kind of document."""
        number = self.id_number or ""
        meant = _NUMBERED.get(number[:2]) or _NUMBERED.get(number[:1])
        if number and self.id_kind in DOCUMENT_KINDS[:4] and (meant or DOCUMENT_KINDS[0]) != self.id_kind:
            yield FieldProblem(
                "id_kind", f"{number[:2]} 开头的一般是{meant or DOCUMENT_KINDS[0]}，请核对证件类型"
            )

    def problems(self, children: Children) -> Iterator[FieldProblem]:
        yield from super().problems(children)
        if self.other_number and self.id_kind == DOCUMENT_KINDS[0]:
            yield FieldProblem("other_number", "居民身份证号写在“身份证号”里；别的证件请先改证件类型")
        if self.id_number and self.id_kind in DOCUMENT_KINDS[4:]:
            yield FieldProblem("id_number", f"证件类型是{self.id_kind}，号码请写在“其他证件号码”里")
        if self.registered_on and self.left_on and self.left_on < self.registered_on:
            yield FieldProblem("left_on", "离开日期早于登记日期，请核对")
        if self.birth_date and self.registered_on and self.birth_date > self.registered_on:
            yield FieldProblem("birth_date", f"晚于登记日期 {self.registered_on}，请核对")


class PersonRole(ChildRecord):
    """任职 of a person: what, where, from when to when."""

    person = Link("人员", Person, backref="roles", required=True)
    role = Choice("身份", ROLES, required=True)
    village = Link("村（社区）", Village, backref="roles", short="村")
    post = Text("职务", 40)
    valid_from = Date("任职日期", short="起")
    valid_to = Date("离任日期", short="止", future=True)

    def problems(self, parent: Record) -> Iterator[FieldProblem]:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            yield FieldProblem("valid_to", "离任日期早于任职日期，请核对")
