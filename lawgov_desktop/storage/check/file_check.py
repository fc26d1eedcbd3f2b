"""The check of a file: SQLite's own check, history triggers, search index, numbers, attachments, and the rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import apsw

from lawgov_desktop.records.finding import Finding
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.text.file_names import visible
from lawgov_desktop.records.time import workdays
from lawgov_desktop.storage.check.row_check import broken_links, facts_of, name_of, record_of, row_findings
from lawgov_desktop.storage.engine.identifiers import quote_name
from lawgov_desktop.storage.engine.raw_reader import faults
from lawgov_desktop.storage.engine.sqlite_errors import StorageErrors
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import foreign_objects, history, numbering, row_digests, search_index

_RESTORE = "请到“备份恢复”恢复最近一次核验过的备份。"
_SHOWN = 10
#: Tables of the program itself, as a finding names them.
_HOUSE = {"term": "用语", "setting": "设置", "attachment": "佐证", "holiday": "节假日"}


def check_file(file: OfficeFile) -> list[Finding]:
    """All findings, those of the file first, then those of the rows. Reads every page of the file.

    The pages are checked in a thread of their own, since SQLite needs no lock of Python for that.
    """
    with ThreadPoolExecutor(1, "pages") as pages:
        structure = pages.submit(_structure, file)
        try:
            rows = list(_contents(file))
        except StorageErrors:
            damage, readable = structure.result()
            if not damage:
                raise
            return damage
        damage, readable = structure.result()
    # The rows of a damaged file are not named. An index that does not fit leaves the rows readable.
    return [*damage, *rows] if readable else damage


def _contents(file: OfficeFile) -> Iterator[Finding]:
    yield from broken_links(file)
    for part in (_rotten, _triggers, _foreign, _search, _attachments, _holidays):
        yield from part(file)
    for ledger in file.catalogue.ledgers.values():
        yield from _numbers(file, ledger)
    facts = facts_of(file)
    for ledger in file.catalogue.ledgers.values():
        yield from row_findings(file, ledger, facts)


def _structure(file: OfficeFile) -> tuple[list[Finding], bool]:
    """What SQLite reports about the pages, and whether those of the tables are sound."""
    with file.db.connection_context():
        try:
            messages = [
                str(row[0]) for row in file.db.execute_sql(f"PRAGMA integrity_check({_SHOWN})").fetchall()
            ]
            readable = messages == ["ok"] or not faults(file.db.connection())
        except StorageErrors as error:
            if not isinstance(error.__cause__ or error, apsw.CorruptError | apsw.NotADBError):
                raise
            messages, readable = [str(error)], False
    wrong = [text for text in messages if text != "ok"]
    return [Finding("error", "", "", f"文件结构有损坏（{text}）。{_RESTORE}") for text in wrong], readable


def _rotten(file: OfficeFile) -> Iterator[Finding]:
    """Rows and operations whose content is not as it was written: the disk changed it."""
    for found in row_digests.rotten(file.db.connection()):
        if found.table == "blob":
            # _attachments names the row it belongs to.
            continue
        if found.table == row_digests.OPERATION:
            text = f"第 {found.row_id} 次操作的修改记录和写入时不一样，可能是硬盘坏了。{_RESTORE}"
            yield Finding("error", "", "", text)
            continue
        yield _rotten_row(file, found)


def _rotten_row(file: OfficeFile, found: row_digests.RottenRow) -> Finding:
    models = {model._meta.table_name: model for model in file.catalogue.models()}
    model = models.get(found.table)
    row = None if model is None or found.gone else model.get_or_none(model.id == found.row_id)
    record = None if row is None else record_of(row)
    ledger = None if model is None else file.catalogue.ledger_of(model)
    if record is None or ledger is None:
        name = ledger.title if ledger is not None else _HOUSE.get(found.table, found.table)
        what = "不见了，历史里没有人删除过它" if found.gone else "的内容和保存时不一样"
        text = f"{name}里的一行（{found.row_id}）{what}，可能是硬盘坏了。{_RESTORE}"
        return Finding("error", ledger.key if ledger is not None else "", "", text)
    text = f"{name_of(ledger, record)}的内容和保存时不一样，可能是硬盘坏了。请和以前的备份核对，改好再保存。"
    return Finding("error", ledger.key, record.uid, text)


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
