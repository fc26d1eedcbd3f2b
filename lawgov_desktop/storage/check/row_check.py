"""The check of the rows: broken links, links into the trash, broken rules, differing years, outside edits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import peewee as pw

from lawgov_desktop.records.fields import RecordNumber
from lawgov_desktop.records.finding import Finding
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, FieldProblem, Record, Row
from lawgov_desktop.records.rule_context import RuleContext
from lawgov_desktop.records.time.period import Event
from lawgov_desktop.storage.check.row_reader import RowReader, blocks
from lawgov_desktop.storage.engine.identifiers import quote_name
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import history
from lawgov_desktop.storage.write.validation import Children, check

_BLOCK = 500
#: Rows without a number that are named one by one.
_NAMED = 20


def name_of(ledger: Ledger, record: Record) -> str:
    """The name of a row in a finding: 纠纷 2023-017."""
    return f"{ledger.title} {ledger.model.number.format(record.number) or record.caption}"


def broken_links(file: OfficeFile) -> Iterator[Finding]:
    """Findings for rows that link to a row that does not exist; only another program can cause them."""
    models = {model._meta.table_name: model for model in file.catalogue.models()}
    for table, row_id, target, _key in file.db.execute_sql("PRAGMA foreign_key_check").fetchall():
        name, key, uid = table, "", ""
        if table in models:
            row = models[table].get_by_id(row_id)
            ledger = file.catalogue.ledger_of(models[table])
            record = record_of(row)
            uid = row.uid
            if ledger is not None and record is not None:
                name, key, uid = name_of(ledger, record), ledger.key, record.uid
        text = f"{name} 指向的一行（{target}）已经不存在，可能被别的工具删除。请重新选择，或从备份恢复。"
        yield Finding("error", key, uid, text)


def record_of(row: Row) -> Record | None:
    """The record a row belongs to: itself, or the parent of a child row; None when that is gone."""
    if isinstance(row, ChildRecord):
        parent = row._meta.fields[row.parent_name()]
        record = parent.rel_model.get_or_none(parent.rel_model.id == row.__data__[parent.name])
        return record if isinstance(record, Record) else None
    return row if isinstance(row, Record) else None


@dataclass(frozen=True)
class FileFacts:
    """What is read once for the rows of all ledgers."""

    #: The tables that have rows in the trash: only links to them need a look at every row.
    trash: frozenset[str]
    #: {uid: time} of the rows whose newest change was made by another program.
    outside: dict[str, str]


def facts_of(file: OfficeFile) -> FileFacts:
    """Read the facts of a file."""
    tables = [
        model._meta.table_name for model in file.catalogue.models() if "deleted_at" in model._meta.fields
    ]
    sql = "SELECT 1 FROM {} WHERE deleted_at IS NOT NULL LIMIT 1"
    trash = frozenset(t for t in tables if file.db.execute_sql(sql.format(quote_name(t))).fetchone())
    sql = (
        "SELECT c.uid, o.at FROM change c JOIN operation o ON o.id = c.operation WHERE o.name = ? "
        "AND NOT EXISTS (SELECT 1 FROM change d WHERE d.uid = c.uid AND d.operation > c.operation)"
    )
    outside = {uid: str(at)[:16] for uid, at in file.db.execute_sql(sql, (history.OUTSIDE,)).fetchall()}
    return FileFacts(trash, outside)


def row_findings(file: OfficeFile, ledger: Ledger, facts: FileFacts) -> Iterator[Finding]:
    """The findings for the live rows of one ledger."""
    yield from _into_the_trash(ledger, facts.trash)
    yield from _unnumbered(file, ledger)
    context = file.rule_context()
    for record, children in _records(file, ledger):

        def found(severity: Any, text: str, record: Record = record) -> Finding:
            return Finding(severity, ledger.key, record.uid, f"{name_of(ledger, record)}：{text}")

        for problem in _problems(ledger, record, children, context):
            yield found("warning", problem.sentence)
        year = record.number // RecordNumber.YEAR if record.number else 0
        if isinstance(ledger.time, Event) and year and year != ledger.time.year_of(record):
            yield found(
                "note", f"编号是 {year} 年的，日期在 {ledger.time.year_of(record)} 年，按日期计入年度。"
            )
        if record.uid in facts.outside:
            yield found("note", f"{facts.outside[record.uid]} 被别的程序改过（外部修改），请核对。")


def _unnumbered(file: OfficeFile, ledger: Ledger) -> Iterator[Finding]:
    """Findings for rows without a number; one for all of them when another tool added many."""
    without = ledger.model.number.is_null() & ledger.model.deleted_at.is_null()
    count = ledger.model.select().where(without).count()
    why = "还没有编号，可能是别的工具添加的。正常打开一次会补上。"
    if count > _NAMED:
        yield Finding("warning", ledger.key, "", f"{ledger.title}有 {count:,} 行{why}")
        return
    for record in ledger.model.select().where(without).order_by(ledger.model.id):
        yield Finding("warning", ledger.key, record.uid, f"{name_of(ledger, record)}：{why}")


def _problems(ledger: Ledger, record: Record, children: Children, context: RuleContext) -> list[FieldProblem]:
    try:
        return list(check(ledger, record, children, context))
    except pw.DoesNotExist:
        # The rule read a broken link, which has a finding of its own.
        return []


def _records(file: OfficeFile, ledger: Ledger) -> Iterator[tuple[Record, Children]]:
    """Live records with their live child rows, in blocks, so that a large ledger needs few queries."""
    readers = {key: RowReader(file.db, child) for key, child in ledger.children.items()}
    parents = {key: child._meta.fields[child.parent_name()] for key, child in ledger.children.items()}
    for block in blocks(RowReader(file.db, ledger.model), _BLOCK):
        ids = [record.id for record in block]
        children: dict[str, dict[int, list[ChildRecord]]] = {}
        for key, reader in readers.items():
            rows_by_parent = children[key] = {}
            for row in reader.children(parents[key].column_name, ids):
                rows_by_parent.setdefault(row.__data__[parents[key].name], []).append(row)
        for record in block:
            yield record, {key: rows.get(record.id, []) for key, rows in children.items()}


def _into_the_trash(ledger: Ledger, trash: frozenset[str]) -> Iterator[Finding]:
    """Findings for live rows that link to a row in the trash; only another program can cause them."""
    for model in (ledger.model, *ledger.children.values()):
        for field in model._meta.sorted_fields:
            if not isinstance(field, pw.ForeignKeyField) or field.rel_model._meta.table_name not in trash:
                continue
            target = field.rel_model.alias()
            rows = (
                model.select().join(target, on=(target.id == field))
                .where(model.deleted_at.is_null() & target.deleted_at.is_null(False))
            )  # fmt: skip
            for row in rows:
                record = record_of(row)
                if record is not None:
                    text = f"{name_of(ledger, record)}：{field.label}选的那一行已经在回收站里。请恢复它，或另选一行。"
                    yield Finding("warning", ledger.key, record.uid, text)
