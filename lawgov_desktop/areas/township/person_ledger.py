"""The ledger 人员: list and form of Person."""

from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.time.period import Register

PEOPLE = Ledger(
    Person,
    title="人员",
    paper_title="人员名册",
    measure="人",
    time=Register("registered_on", "left_on"),
    purpose="办公室打交道的人，一人一行：干部、执法人员、法律明白人都从这里选。纠纷的当事人、来访群众不用登记在这里。",
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
                "employer",
                "address",
                "grid",
                "phone_public",
                "former_name",
                "spelling",
                "id_kind",
                "other_number",
            ),
        ),
        Section(
            "身份",
            child="roles",
            child_fields=("role", "village", "post", "valid_from", "valid_to"),
            add="添加身份",
        ),
        Section("在册", ("registered_on", "left_on")),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("name", "spelling", "former_name", "village.name", "phone", "id_number", "employer"),
    sort="-number",
    counted="{year} 年在册",
    subtitle=("village.name", "sex", "roles.role"),
    filters=("village", "sex", "roles.role"),
)
