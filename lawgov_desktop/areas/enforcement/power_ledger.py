"""The ledger 执法事项: list and form of PowerItem."""

from lawgov_desktop.areas.enforcement.power import PowerItem
from lawgov_desktop.records.ledger import Column, Ledger, Section
from lawgov_desktop.records.time.period import Register

POWERS = Ledger(
    PowerItem,
    title="执法事项",
    paper_title="行政执法事项台账",
    measure="项",
    time=Register("taken_over_on", "taken_back_on"),
    purpose="本镇在用的执法事项清单，年报数的就是截止日还在用的。收回的不要删，填上收回日期，以前各年的数字才对得上。",
    columns=(
        Column("number", "编号"),
        Column("name", "事项名称", stretch=True),
        Column("domain.label", "领域", width=5),
        Column("kind", "类型", width=5),
        Column("source", "来源", width=5),
        Column("taken_over_on", "承接", width=6.5),
        Column("taken_back_on", "收回", width=6.5),
        Column("evidence", "佐证", width=3.5),
    ),
    sections=(
        Section(
            "事项",
            (
                "position",
                "code",
                "name",
                "domain",
                "kind",
                "source",
                "manner",
                "former_body",
                "department",
                "basis",
                "list_version",
                "duty_list",
            ),
        ),
        Section(
            "承接和收回",
            (
                "taken_over_on",
                "state",
                "grant_number",
                "granted_on",
                "entrust_number",
                "entrust_until",
                "taken_back_on",
                "taken_back_number",
                "taken_back_reason",
            ),
        ),
        Section(
            "实施",
            (
                "discretion",
                "published_link",
                "yearly_cap",
                "evaluated_on",
                "evaluation",
            ),
        ),
        Section("其他", ("handled_by", "included", "exclusion_reason", "remark")),
    ),
    search=("name", "code", "basis", "grant_number", "former_body"),
    sort="number",
    counted="{year} 年在用",
    subtitle=("domain.label", "kind", "source"),
    filters=("domain", "kind", "source", "manner", "state", "department", "evidence"),
)
