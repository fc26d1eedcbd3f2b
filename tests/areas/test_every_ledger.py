"""Every ledger of every area is listed, searched, exported, imported, printed, trashed and restored."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import apsw
import pytest

from lawgov_desktop.areas import catalogue as load_catalogue
from lawgov_desktop.errors import InputProblem, OperationRefused
from lawgov_desktop.exchange.exporting.export import export
from lawgov_desktop.exchange.importing.plan import plan
from lawgov_desktop.exchange.importing.reader import read
from lawgov_desktop.records.catalogue import Catalogue
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.time.period import Period
from lawgov_desktop.storage.read.listing import Listing, View, children_of
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.write.operations import Operations
from lawgov_desktop.storage.write.undo import Undo
from lawgov_desktop.storage.write.validation import check
from lawgov_desktop.summary.compute import figure_result, figure_rows, reduce_rows

KEYS = list(load_catalogue().ledgers)
YEAR = Period.of_year(2023)
#: Technical words that may not appear in a sentence for the clerk.
_TECHNICAL = ("非法", "无效", "错误", "None", "Error", "!", "！")
_BAD = {
    "date": ("2023-02-30", "明年春天", "2023-13-01"),
    "year": ("二三年", "23", "20233"),
    "count": ("十二", "-3", "1.5", "12a"),
    "money": ("三百", "1.234", "-5"),
    "id_number": ("123", "11010519491231002Y", "110105194912310021", "11010519491332002X"),
    "phone": ("电话没有", "138000", "138123456789"),
    "credit_code": ("9111", "911100006000373412"),
    "clock": ("25:00", "早上", "9:75"),
    "flag": ("也许",),
    "choice": ("不在名单里的词",),
    "person_name": ("名" * 61,),
    "text": ("字" * 5000,),
    "long_text": ("字" * 20_000,),
    "document_number": ("号" * 100,),
}


def _rows(ledger: Ledger, count: int = 3) -> list[Any]:
    model: Any = ledger.model
    return list(model.select().where(model.deleted_at.is_null()).order_by(model.id.desc()).limit(count))


@pytest.mark.parametrize("key", KEYS)
def test_it_says_what_it_is_for_and_has_rows(year: Operations, key: str) -> None:
    ledger = year.file.catalogue.ledger(key)
    assert 20 <= len(ledger.purpose) <= 90, "one or two plain sentences"
    assert Listing(year.file.db, ledger).count(View(2023)) >= 1
    assert len(ledger.columns) <= 8


@pytest.mark.parametrize("key", KEYS)
def test_every_field_is_reached_once_on_the_page(catalogue: Catalogue, key: str) -> None:
    ledger = catalogue.ledger(key)
    shown = [name for section in ledger.sections for name in section.fields]
    assert len(shown) == len(set(shown))
    # The program allots the number and shows it above the form.
    assert {field.name for field in ledger.model.shown_fields()} - {"number"} == set(shown)
    # A longer label does not fit beside its field and needs a short form.
    assert [
        field.label for field in ledger.model.shown_fields() if min(len(field.label), len(field.short)) > 5
    ] == []
    for section in ledger.sections:
        assert section.fields or section.child
        if section.child:
            usual, rest = ledger.child_fields(section)
            child_fields = {
                child_field.name for child_field in ledger.child_model(section.child).shown_fields()
            }
            assert child_fields - {*usual, *rest} <= {
                "position",
                ledger.child_model(section.child).parent_name(),
            }


@pytest.mark.parametrize("key", KEYS)
def test_it_is_listed_in_three_questions(year: Operations, key: str) -> None:
    ledger, statements = year.file.catalogue.ledger(key), []
    listing, view = Listing(year.file.db, ledger), View(2023)
    connection: apsw.Connection = year.file.db.connection()
    connection.set_exec_trace(lambda _c, sql, _b: bool(statements.append(sql)) or True)
    try:
        rows = listing.rows(listing.ids(view, 200))
    finally:
        connection.set_exec_trace(None)
    assert rows
    assert len(statements) <= 3


@pytest.mark.parametrize("key", KEYS)
def test_bad_text_is_refused_in_one_plain_sentence(year: Operations, key: str) -> None:
    ledger = year.file.catalogue.ledger(key)
    count = 0
    for model in (ledger.model, *ledger.children.values()):
        for field in model.shown_fields():
            for text in _BAD.get(field.kind, ()):
                with pytest.raises(InputProblem) as refused:
                    pytest.fail(f"{field.name} took {text!r} as {field.parse(text)!r}")
                sentence = refused.value.sentence
                assert "\n" not in sentence
                assert len(sentence) < 400
                assert not [
                    word for word in _TECHNICAL if word in sentence.replace(text, "").partition("，请选")[0]
                ]
                count += 1
    assert count


@pytest.mark.parametrize("key", KEYS)
def test_what_a_field_shows_is_read_back_as_the_same(year: Operations, key: str) -> None:
    ledger = year.file.catalogue.ledger(key)
    for row in _rows(ledger, 20):
        for field in ledger.model.shown_fields():
            if field.kind not in ("link", "term", "number"):
                value = getattr(row, field.name)
                if value not in (None, ""):
                    assert field.parse(field.format(value)) == value, field.name


@pytest.mark.parametrize("key", KEYS)
def test_rows_of_the_sample_keep_their_own_rules(year: Operations, key: str) -> None:
    ledger = year.file.catalogue.ledger(key)
    context = year.file.rule_context()
    for row in _rows(ledger, 10):
        children = children_of(ledger, row)
        assert [problem.sentence for problem in check(ledger, row, children, context)] == []
        for warning in row.warnings(children, context):
            assert ledger.model.field(warning.field)
            assert warning.sentence


@pytest.mark.parametrize("key", KEYS)
def test_it_is_found_by_what_stands_in_it(year: Operations, key: str) -> None:
    ledger = year.file.catalogue.ledger(key)
    listing = Listing(year.file.db, ledger)
    row = _rows(ledger, 1)[0]
    number = ledger.model.number.format(row.number)
    assert row.id in listing.ids(View(text=number))


@pytest.mark.parametrize("key", KEYS)
def test_figures_are_their_rows(year: Operations, key: str) -> None:
    file = year.file
    for figure in file.catalogue.figures.values():
        if figure.ledger == key:
            assert (
                reduce_rows(figure, figure_rows(file, figure, YEAR))
                == figure_result(file, figure, YEAR).value
            )
            assert figure.rule


@pytest.mark.parametrize("key", KEYS)
def test_what_was_exported_comes_in_again_unchanged(year: Operations, key: str, tmp_path: Path) -> None:
    ledger, sheet = year.file.catalogue.ledger(key), tmp_path / "表.xlsx"
    export(year.file, ledger, sheet, view=View(2023))
    import_plan = plan(year.file, ledger, read(sheet))
    states = {row.state for row in import_plan.rows}
    assert import_plan.rows
    assert states == {"same"}, import_plan.sentence


def _live(model: Any, test: Any) -> bool:
    return bool(model.select().where(test & model.deleted_at.is_null()).exists())


@pytest.mark.parametrize("key", KEYS)
def test_it_is_saved_trashed_restored_and_remembered(sample: Operations, key: str) -> None:
    ledger, file = sample.file.catalogue.ledger(key), sample.file
    links_to_model = set(ledger.model._meta.backrefs)
    child_models = set(ledger.children.values())
    links = [link for link in links_to_model if link.model not in child_models]
    rows = _rows(ledger, 40)
    unused = [
        candidate for candidate in rows if not any(_live(link.model, link == candidate.id) for link in links)
    ]
    if not unused:
        # Every row of this register is in use, so none can be trashed.
        with pytest.raises(OperationRefused, match="用着，不能删除"):
            sample.trash(ledger, rows[:1])
        return
    row = unused[0]
    row.remark = "抽查时补记"
    children = children_of(ledger, row)
    sample.save(ledger, row, children)
    listing = Listing(file.db, ledger)
    count = listing.count(View())
    sample.trash(ledger, [row])
    assert listing.count(View()) == count - 1
    assert row.id in listing.ids(View(trash=True))
    undo = Undo(file, sample)
    sample.restore(ledger, [ledger.model.get_by_id(row.id)])
    assert listing.count(View()) == count
    restored = ledger.model.get_by_id(row.id)
    assert restored.remark == "抽查时补记"
    assert {name: len(child_rows) for name, child_rows in children_of(ledger, restored).items()} == {
        name: len(child_rows) for name, child_rows in children.items()
    }
    changes = {(change.name, change.operator) for change in history.changes_of(file.db, [row.uid])}
    assert {
        (f"修改{ledger.title}", "赵敏"),
        (f"删除{ledger.title}", "赵敏"),
        (f"恢复{ledger.title}", "赵敏"),
    } <= changes
    undo.undo()
    assert listing.count(View()) == count - 1
