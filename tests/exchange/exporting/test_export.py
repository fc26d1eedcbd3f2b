"""Export: real dates, numbers and text, three audiences, and no partial file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pytest

from lawgov_desktop.areas import catalogue as load_catalogue
from lawgov_desktop.areas.township.person import Person
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import FileProblem, KnownError, OperationRefused
from lawgov_desktop.exchange.exporting.export import export
from lawgov_desktop.exchange.importing.plan import plan
from lawgov_desktop.exchange.importing.reader import read
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.storage.read.listing import View, children_of
from lawgov_desktop.storage.tables import query
from lawgov_desktop.storage.write.operations import Operations
from tests.exchange.exchange_sheets import all_text, table

LEDGERS = list(load_catalogue().ledgers)
ID_NUMBER = re.compile(r"\d{17}[\dXx]")


def out(operations: Operations, key: str, target: Path, **words: Any) -> int:
    return export(
        operations.file,
        operations.file.catalogue.ledger(key),
        target,
        view=words.pop("view", View()),
        **words,
    )


# -- the same again changes nothing ---------------------------------------------------------------------------


@pytest.mark.parametrize("key", LEDGERS)
def test_importing_what_was_exported_changes_nothing(year: Operations, tmp_path: Path, key: str) -> None:
    ledger = year.file.catalogue.ledger(key)
    for suffix in (".xlsx", ".csv"):
        count = out(year, key, tmp_path / f"出{suffix}")
        assert count == ledger.model.select().where(query.live(ledger.model)).count()
        planned = plan(year.file, ledger, read(tmp_path / f"出{suffix}"))
        assert [row.state for row in planned.rows] == ["same"] * count
        assert planned.unknown == ()


# -- audiences ---------------------------------------------------------------------------------------


def secrets(ledger: Ledger, kinds: tuple[str, ...] = ()) -> set[str]:
    """Every sensitive value that rows of a ledger hold."""
    found = set()
    for model in (ledger.model, *ledger.children.values()):
        for field in model.shown_fields():
            if field.sensitive and (not kinds or field.kind in kinds):
                found |= {str(row[0]) for row in model.select(field).where(field.is_null(False)).tuples()}
    return found - {""}


@pytest.mark.parametrize("audience", ["superior", "public"])
@pytest.mark.parametrize("key", LEDGERS)
def test_nothing_sensitive_leaves_the_office(
    year: Operations, tmp_path: Path, key: str, audience: str
) -> None:
    ledger = year.file.catalogue.ledger(key)
    hidden = secrets(ledger)
    for suffix in (".xlsx", ".csv"):
        target = tmp_path / f"出{suffix}"
        out(year, key, target, audience=audience)
        text = all_text(target)
        assert not ID_NUMBER.search(text)
        assert not {value for value in hidden if value in text}
        # And what it hides is not overwritten when the sheet comes back.
        assert {row.state for row in plan(year.file, ledger, read(target)).rows} == {"same"}
    if audience == "public":
        fields = [f for m in (ledger.model, *ledger.children.values()) for f in m.shown_fields()]
        inside = [f for f in fields if f.sensitive or f.internal]
        closed = {f.label for f in inside} - {f.label for f in fields if f not in inside}
        headings = {str(cell) for page in read(tmp_path / "出.xlsx").pages for cell in page.rows[0]}
        assert not headings & (closed | {"备注", "经办人", "不列入的原因"})


SHIELDING = [key for key in LEDGERS if "protected" in load_catalogue().ledger(key).model._meta.fields]


@pytest.mark.parametrize("audience", ["superior", "public"])
@pytest.mark.parametrize("key", SHIELDING)
def test_who_is_shielded_is_named_to_nobody_outside(
    sample: Operations, tmp_path: Path, key: str, audience: str
) -> None:
    ledger: Any = sample.file.catalogue.ledger(key)
    row = ledger.model.select().where(ledger.model.deleted_at.is_null()).order_by(ledger.model.id).get()
    children = children_of(ledger, row)
    row.protected, row.remark = True, "孩子住在外婆家"
    sample.save(ledger, row, children)
    said = {
        str(value)
        for one in (row, *(child for rows in children.values() for child in rows))
        for f in one.shown_fields()
        if f.kind in ("person_name", "text", "long_text", "id_number", "phone")
        and (value := one.__data__.get(f.name))
    }
    target = tmp_path / "出.xlsx"
    number = ledger.model.number.format(row.number)
    out(sample, key, target, audience=audience)
    mine = [cells for page in read(target).pages for cells in page.rows if str(cells[0]) == number]
    assert mine
    assert not {str(cell) for cells in mine for cell in cells} & said
    # Stars are not a name: importing the sheet leaves the stored value unchanged.
    out(sample, key, target.with_suffix(".csv"), audience=audience)
    for sheet in (target, target.with_suffix(".csv")):
        assert {r.state for r in plan(sample.file, ledger, read(sheet)).rows} == {"same"}
    out(sample, key, target)
    told = {str(cell) for page in read(target).pages for cells in page.rows for cell in cells}
    assert "孩子住在外婆家" in told


def test_the_public_does_not_read_which_person_was_inspected(sample: Operations, tmp_path: Path) -> None:
    ledger: Any = sample.file.catalogue.ledger("inspection")
    row = ledger.model.select().order_by(ledger.model.id).get()
    row.object_kind, row.object_name = "个人", "某某人"
    sample.save(ledger, row, children_of(ledger, row))
    for audience, named in (("public", False), ("superior", True), ("internal", True)):
        out(sample, "inspection", tmp_path / "出.xlsx", audience=audience)
        assert ("某某人" in all_text(tmp_path / "出.xlsx")) is named


def test_the_public_never_learns_who_quarrelled(year: Operations, tmp_path: Path) -> None:
    out(year, "dispute", tmp_path / "出.xlsx", audience="public")
    text = all_text(tmp_path / "出.xlsx")
    parties = year.file.catalogue.ledger("dispute").child_model("parties")
    names = {row[0] for row in parties.select(parties.name).tuples()}
    mediators = year.file.catalogue.ledger("dispute").child_model("mediators")
    names -= {row[0] for row in mediators.select(mediators.name).tuples()}
    assert names
    assert not [name for name in names if name in text]
    row = table(tmp_path / "出.xlsx")[0]
    assert {"编号", "受理日期", "村（社区）", "纠纷类型", "结果", "调解员"} <= set(row)
    assert not {"简要情况", "当事人", "协议内容", "发生地点"} & set(row)


def test_a_superior_gets_names_with_masked_numbers(year: Operations, tmp_path: Path) -> None:
    out(year, "volunteer", tmp_path / "内.xlsx")
    out(year, "volunteer", tmp_path / "上.xlsx", audience="superior")
    full, masked = table(tmp_path / "内.xlsx")[0], table(tmp_path / "上.xlsx")[0]
    number = full["身份证号"]
    assert ID_NUMBER.fullmatch(number)
    assert masked["身份证号"] == f"{number[:6]}********{number[-4:]}"
    assert masked["姓名"] == full["姓名"]


def test_a_visitor_stays_unknown_to_a_superior(year: Operations, tmp_path: Path) -> None:
    out(year, "visit", tmp_path / "上.xlsx", audience="superior")
    assert {row["来访人"][1:] for row in table(tmp_path / "上.xlsx") if row["来访人"]} == {"**"}


def test_numbers_inside_free_text_are_masked_too(sample: Operations, tmp_path: Path) -> None:
    ledger = sample.file.catalogue.ledger("village")
    village: Any = Village.select().where(Village.name == "东河村").get()
    village.remark = "联系人身份证 11010519491231002X，手机 13912345678"
    sample.save(ledger, village)
    only = View(uids=(village.uid,))
    out(sample, "village", tmp_path / "上.xlsx", view=only, audience="superior")
    assert table(tmp_path / "上.xlsx")[0]["备注"] == "联系人身份证 110105********002X，手机 139****5678"
    out(sample, "village", tmp_path / "内.xlsx", view=only)
    assert table(tmp_path / "内.xlsx")[0]["备注"] == village.remark
    # Importing the sheet never replaces numbers by stars.
    assert [r.state for r in plan(sample.file, ledger, read(tmp_path / "上.xlsx")).rows] == ["same"]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_numbers_inside_the_text_of_child_rows_are_masked_too(
    sample: Operations, tmp_path: Path, suffix: str
) -> None:
    ledger = sample.file.catalogue.ledger("dispute")
    row: Any = ledger.model.select().where(ledger.model.deleted_at.is_null()).order_by(ledger.model.id).get()
    kept = children_of(ledger, row)
    session = ledger.child_model("sessions")(held_on=row.accepted_on, content="来电 13912345678 同意调解")
    sample.save(ledger, row, {**kept, "sessions": [session]})
    target = tmp_path / f"上{suffix}"
    out(sample, "dispute", target, view=View(uids=(row.uid,)), audience="superior")
    assert "139****5678" in all_text(target)
    assert "13912345678" not in all_text(target)
    assert [r.state for r in plan(sample.file, ledger, read(target)).rows] == ["same"]


# -- cells ---------------------------------------------------------------------------------


def test_dates_are_dates_and_money_is_a_number_in_yuan(year: Operations, tmp_path: Path) -> None:
    out(year, "dispute", tmp_path / "出.xlsx", view=View(filters=(Condition("amount", "filled"),)))
    row = table(tmp_path / "出.xlsx")[0]
    kept: Any = year.file.catalogue.ledger("dispute").model
    record = kept.get(kept.number == kept.number.parse(row["编号"]))
    assert row["受理日期"] == record.accepted_on
    assert isinstance(row["受理日期"], dt.date)
    assert row["涉及金额（元）"] == record.amount / 100
    assert row["村（社区）"] == record.village.name
    assert row["纠纷类型"] == record.kind.label
    assert row["重大疑难"] == "否"


def test_numbers_stay_text_with_every_digit(year: Operations, tmp_path: Path) -> None:
    out(year, "person", tmp_path / "出.xlsx")
    for row in table(tmp_path / "出.xlsx")[:5]:
        assert ID_NUMBER.fullmatch(row["身份证号"])
        assert row["电话"].startswith("0355-")
        assert isinstance(row["编号"], str)


def test_columns_stand_in_the_order_of_the_sections(year: Operations, tmp_path: Path) -> None:
    out(year, "dispute", tmp_path / "出.xlsx")
    headings = [str(cell) for cell in read(tmp_path / "出.xlsx").pages[0].rows[0]]
    assert headings[:5] == ["编号", "受理日期", "村（社区）", "纠纷类型", "受理方式"]
    assert headings[-1] == "备注"
    assert headings.index("当事人") < headings.index("调解员") < headings.index("结果")
    assert len(set(headings)) == len(headings)


def test_child_rows_are_one_cell_and_a_page_of_their_own(year: Operations, tmp_path: Path) -> None:
    out(year, "dispute", tmp_path / "出.xlsx")
    assert [page.title for page in read(tmp_path / "出.xlsx").pages] == [
        "纠纷",
        "当事人",
        "调解员",
        "调解记录",
        "三色变更",
    ]
    first = table(tmp_path / "出.xlsx")[0]
    assert re.fullmatch(r"甲方 \w+(；乙方 \w+)+", first["当事人"])
    below = [row for row in table(tmp_path / "出.xlsx", "当事人") if row["编号"] == first["编号"]]
    assert "；".join(f"{row['方']} {row['姓名或单位']}" for row in below) == first["当事人"]
    assert ID_NUMBER.fullmatch(below[0]["身份证号"])


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_rare_names_survive(year: Operations, tmp_path: Path, suffix: str) -> None:
    out(year, "person", tmp_path / f"出{suffix}")
    names = {row["姓名"] for row in table(tmp_path / f"出{suffix}")}
    assert {"李䶮", "张𠮷祥", "任𰻝", "欧阳静", "阿依古丽·吐尔逊"} <= names


def test_only_the_rows_in_view(year: Operations, tmp_path: Path) -> None:
    count = out(year, "dispute", tmp_path / "出.xlsx", view=View(2022))
    rows = table(tmp_path / "出.xlsx")
    assert len(rows) == count
    assert {row["受理日期"].year for row in rows} == {2022}


# -- formulas -----------------------------------------------------------------------------------------------

NASTY = ("=1+1", "+86", "-5", "@SUM(A1)", "'=1", "＝1+1", '=HYPERLINK("http://x","点我")')


def test_text_that_looks_like_a_formula_stays_text(operations: Operations, tmp_path: Path) -> None:
    ledger = operations.file.catalogue.ledger("village")
    for place, text in enumerate(NASTY):
        operations.save(ledger, Village(name=f"村{'甲乙丙丁戊己庚辛'[place]}", remark=text))
    kept = [row.remark for row in Village.select().order_by(Village.number)]
    for suffix in (".xlsx", ".csv"):
        target = tmp_path / f"出{suffix}"
        out(operations, "village", target, view=View(sort="number"))
        assert [row["备注"] for row in table(target)] == kept
        assert {row.state for row in plan(operations.file, ledger, read(target)).rows} == {"same"}
    with io.StringIO((tmp_path / "出.csv").read_text("utf-8-sig"), newline="") as text_file:
        for line in csv.DictReader(text_file):
            assert line["备注"][:1] not in "=+-@＝"


def test_csv_opens_in_chinese_programs(year: Operations, tmp_path: Path) -> None:
    out(year, "village", tmp_path / "出.csv")
    assert (tmp_path / "出.csv").read_bytes().startswith(b"\xef\xbb\xbf")


# -- the file itself ----------------------------------------------------------------------------------------


def test_an_old_file_is_replaced_only_by_a_whole_new_one(year: Operations, tmp_path: Path) -> None:
    target = tmp_path / "出.xlsx"
    target.write_text("旧的")

    def stop(done: int, _total: int, _what: str) -> None:
        if done:
            raise OperationRefused("已取消")

    for words in ({"cancel": lambda: True}, {"progress": stop}):
        with pytest.raises(KnownError, match="已取消"):
            out(year, "person", target, **words)
        assert target.read_text() == "旧的"
    assert out(year, "person", target) == len(table(target))
    assert {path.name for path in tmp_path.iterdir() if "出" in path.name} == {"出.xlsx"}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("没有/出.xlsx", "不存在"),
        ("出.docx", "请以 .xlsx 或 .csv 结尾"),
        ("台账.db", "请以 .xlsx 或 .csv 结尾"),
        ("夹.xlsx", "是文件夹"),
        ("文件/出.xlsx", "不存在"),
        ("开着.xlsx", "正在表格软件里打开着"),
        ("也开着.csv", "正在表格软件里打开着"),
    ],
)
def test_a_place_that_cannot_be_written_is_one_sentence(
    year: Operations, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "夹.xlsx").mkdir()
    (tmp_path / "文件").write_text("不是文件夹")
    for held, mark in (("开着.xlsx", "~$开着.xlsx"), ("也开着.csv", ".~lock.也开着.csv#")):
        (tmp_path / held).write_text("旧的")
        (tmp_path / mark).write_text("赵敏")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(FileProblem) as caught:
        out(year, "village", tmp_path / name)
    assert said in caught.value.sentence
    assert sorted(tmp_path.rglob("*")) == before


def test_an_empty_ledger_gives_a_sheet_with_its_heading(operations: Operations, tmp_path: Path) -> None:
    assert out(operations, "person", tmp_path / "出.xlsx") == 0
    assert table(tmp_path / "出.xlsx") == []
    assert read(tmp_path / "出.xlsx").pages[0].rows[0][1] == "姓名"


def test_what_is_in_the_trash_stays_there(sample: Operations, tmp_path: Path) -> None:
    ledger = sample.file.catalogue.ledger("dispute")
    record: Any = ledger.model.select().where(query.live(ledger.model)).get()
    sample.trash(ledger, [record])
    out(sample, "dispute", tmp_path / "出.xlsx")
    assert record.caption not in {row["编号"] for row in table(tmp_path / "出.xlsx")}
    assert record.caption not in {row["编号"] for row in table(tmp_path / "出.xlsx", "当事人")}
    out(sample, "dispute", tmp_path / "回收站.xlsx", view=View(trash=True))
    assert record.caption in {row["编号"] for row in table(tmp_path / "回收站.xlsx", "当事人")}


def test_several_rows_of_a_kind_stand_in_one_cell(operations: Operations, tmp_path: Path) -> None:
    ledger = operations.file.catalogue.ledger("person")
    roles = ledger.child_model("roles")
    person = Person(name="李明山")
    operations.save(ledger, person, {"roles": [roles(role="网格员", post="长" * 40) for _ in range(5)]})
    out(operations, "person", tmp_path / "出.xlsx")
    assert table(tmp_path / "出.xlsx")[0]["身份"] == "；".join(["网格员"] * 5)
    assert len(table(tmp_path / "出.xlsx", "身份")) == 5
