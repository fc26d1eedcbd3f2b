"""The check of a file: SQLite's own check, history triggers, search index, numbers, attachments, and the rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import apsw

from lawgov_desktop.records.finding import Finding
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.text.file_names import visible
from lawgov_desktop.records.time import workdays
from lawgov_desktop.storage.check.row_check import broken_links, row_findings
from lawgov_desktop.storage.engine.identifiers import quote_name
from lawgov_desktop.storage.engine.sqlite_errors import StorageErrors
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import foreign_objects, history, numbering, search_index

_RESTORE = "请到“备份恢复”恢复最近一次核验过的备份。"
_SHOWN = 10


def check_file(file: OfficeFile) -> list[Finding]:
    """All findings, those of the file first, then those of the rows. Reads every page of the file."""
    damage = list(_structure(file))
    if damage:
        # The rows of a damaged file are not checked.
        return damage
    return [
        *broken_links(file),
        *_triggers(file),
        *_foreign(file),
        *_search(file),
        *_attachments(file),
        *_holidays(file),
        *(finding for ledger in file.catalogue.ledgers.values() for finding in _numbers(file, ledger)),
        *(finding for ledger in file.catalogue.ledgers.values() for finding in row_findings(file, ledger)),
    ]


def _structure(file: OfficeFile) -> Iterator[Finding]:
    try:
        faults = [str(row[0]) for row in file.db.execute_sql(f"PRAGMA integrity_check({_SHOWN})").fetchall()]
    except StorageErrors as error:
        if not isinstance(error.__cause__ or error, apsw.CorruptError | apsw.NotADBError):
            raise
        faults = [str(error)]
    for text in faults:
        if text != "ok":
            yield Finding("error", "", "", f"文件结构有损坏（{text}）。{_RESTORE}")


def _triggers(file: OfficeFile) -> Iterator[Finding]:
    triggers = dict(
        file.db.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    )
    wrong = []
    for table in history.tables(file.catalogue):
        columns = tuple(
            row[1] for row in file.db.execute_sql(f"PRAGMA table_info({quote_name(table)})").fetchall()
        )
        wrong += [
            name for name, sql in history.trigger_sql(table, columns).items() if triggers.get(name) != sql
        ]
    if wrong:
        names = "、".join(wrong[:3])
        text = f"有 {len(wrong)} 处留痕设置被别的工具改动（{names}等），那以后的改动可能没有记录。正常打开一次会补上。"
        yield Finding("warning", "", "", text)


def _foreign(file: OfficeFile) -> Iterator[Finding]:
    """Findings for tables, triggers and views that another tool added; nothing is read from them."""
    tables = file.db.execute_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
    for name in sorted(foreign_objects.foreign_tables(tables, file.catalogue)):
        text = (
            f"文件里有别的工具加的表“{visible(name)}”，程序不用它，备份时一起带上。不需要就请让加它的人删去。"
        )
        yield Finding("note", "", "", text)
    code = foreign_objects.foreign_code(
        file.db.execute_sql(foreign_objects.CODE_SQL).fetchall(), file.catalogue
    )
    if code:
        yield Finding("error", "", "", foreign_objects.refusal(code))


def _search(file: OfficeFile) -> Iterator[Finding]:
    db = file.db
    known = search_index.known_operation(db)
    missing = 0
    for ledger in file.catalogue.ledgers.values():
        table = ledger.model._meta.table_name
        sql = (
            f"SELECT count(*) FROM {quote_name(table)} t WHERE NOT EXISTS "
            f"(SELECT 1 FROM search_row s WHERE s.table_name = ? AND s.row_id = t.id)"
        )
        missing += int(db.execute_sql(sql, (table,)).fetchone()[0])
    if missing or known < history.last_operation(db):
        what = f"有 {missing} 行还没有编进搜索，现在搜不到" if missing else "别的工具改过内容，搜索还没有跟上"
        yield Finding("warning", "", "", f"{what}。正常打开一次会补上。")


def _attachments(file: OfficeFile) -> Iterator[Finding]:
    db = file.db
    for digest, name in db.execute_sql(
        "SELECT b.sha256, (SELECT name FROM attachment a WHERE a.sha256 = b.sha256) FROM blob b"
    ).fetchall():
        if name is None:
            yield Finding("note", "", "", "有一份佐证的内容没有哪一行在用，清空回收站时会清掉。")
            continue
        content = db.execute_sql("SELECT content FROM blob WHERE sha256 = ?", (digest,)).fetchone()[0]
        if hashlib.sha256(content).hexdigest() != digest:
            yield Finding(
                "error", "", "", f"佐证“{visible(name)}”的内容已经损坏，与存入时不一样。请从备份里找回。"
            )
    owners = " UNION ALL ".join(
        f"SELECT uid FROM {quote_name(m._meta.table_name)}" for m in file.catalogue.models()
    )
    sql = f"SELECT uid, name FROM attachment WHERE deleted_at IS NULL AND owner_uid NOT IN ({owners})"
    for uid, name in db.execute_sql(sql).fetchall():
        yield Finding("warning", "", uid, f"佐证“{visible(name)}”所在的那一行已经没有了。")


def _holidays(file: OfficeFile) -> Iterator[Finding]:
    """A finding for each year without holidays: time limits in working days then count weekends only."""
    year = file.year
    if not workdays.known(year):
        text = f"{year} 年的节假日还没有填，按工作日算的期限会算早。放假通知公布后，请在设置的“节假日”里填。"
        yield Finding("warning", "", "", text)


def _numbers(file: OfficeFile, ledger: Ledger) -> Iterator[Finding]:
    gaps = numbering.gaps(file.db, ledger)
    if gaps:
        numbers = "、".join(ledger.model.number.format(number) for number in gaps[:_SHOWN])
        more = f" 等 {len(gaps)} 个" if len(gaps) > _SHOWN else ""
        text = f"{ledger.title}编号 {numbers}{more} 没有行在用（清空过回收站，或被别的工具删除），不会再发给别的行。"
        yield Finding("note", ledger.key, "", text)
