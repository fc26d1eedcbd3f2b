"""Operations: every write of the program, each a named entry of the history and one IMMEDIATE transaction."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import peewee as pw

from lawgov_desktop.errors import FileLocked, OperationRefused
from lawgov_desktop.records.batch import BatchRow
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import FieldProblem, Record, Row, trash_stamp
from lawgov_desktop.storage.engine.sqlite_errors import StorageErrors, explain, storage_errors
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import (
    attachment_rows,
    foreign_objects,
    numbering,
    row_digests,
    search_dependents,
    search_index,
    search_sync,
)
from lawgov_desktop.storage.tables.references import referring, trashed_link
from lawgov_desktop.storage.write.row_writer import restored_on_error, write_children, write_row
from lawgov_desktop.storage.write.validation import Children, ValidationError, check, refuse_trashed_links


@dataclass
class Change:
    """What an operation changed. Open lists redraw when `tables` holds their ledger's key."""

    operation: int
    name: str
    tables: set[str] = dataclasses.field(default_factory=set)


#: Refused rows named in one sentence; the rest are counted.
_NAMED = 3


class Operations:
    """The only way to write: saves, trash, restore, purge and settings, each as one operation."""

    def __init__(self, file: OfficeFile) -> None:
        self.file = file
        self._listeners: list[Callable[[Change], None]] = []
        self._running = threading.local()
        self._foreign_code = foreign_objects.ForeignCodeCheck()

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` after every committed operation, in the thread that committed it."""
        self._listeners.append(listener)

    @contextmanager
    def operation(self, name: str) -> Iterator[Change]:
        """One transaction with the name the history shows (登记调解案件); it commits as a whole or not at all.

        Inside another operation it becomes a part of that one. Listeners are called after the outermost commit.
        Raises FileLocked when the file is open read-only, FileProblem for a full disk and other storage errors.
        """
        with self._transaction(name) as change:
            yield change
        self._notify(change)

    @contextmanager
    def _transaction(self, name: str) -> Iterator[Change]:
        outer: Change | None = getattr(self._running, "change", None)
        if outer is not None:
            with self.file.db.atomic():
                yield outer
            return
        if self.file.read_only:
            raise FileLocked("现在是只读打开，不能保存。请等对方关闭文件后重新打开。")
        db = self.file.db
        with storage_errors(self.file.path), self._told_when_lost(), db.atomic("IMMEDIATE"):
            self.file.judge_identity()
            self._foreign_code.refuse(db.connection(), self.file.catalogue)
            # Another program may have written while the file was open: index its changes before ours.
            search_sync.index_outside_changes(db, self.file.catalogue)
            db.execute_sql("INSERT INTO operation (name, operator) VALUES (?, ?)", (name, self.file.operator))
            number = int(db.connection().last_insert_rowid())
            db.execute_sql("UPDATE context SET operation = ? WHERE id = 1", (number,))
            change = self._running.change = Change(number, name)
            try:
                yield change
            finally:
                self._running.change = None
            # Reset inside the transaction, so that another program's edit is never attributed to this operation.
            db.execute_sql("UPDATE context SET operation = NULL WHERE id = 1")
            search_dependents.reindex_dependents(db, self.file.catalogue, number - 1)
            search_index.mark_current(db)
            row_digests.bring_up_to_date(db)

    @contextmanager
    def _told_when_lost(self) -> Iterator[None]:
        """Name the true cause of a storage error: the file was overwritten by another program."""
        try:
            yield
        except StorageErrors:
            self.file.judge_identity()
            raise

    def _notify(self, change: Change) -> None:
        """Call every listener; the first exception is raised after all were called. The commit stands either way."""
        if getattr(self._running, "change", None) is not None:
            return
        faults = []
        for listener in self._listeners:
            try:
                listener(change)
            except Exception as fault:
                faults.append(fault)
        if faults:
            raise faults[0]

    def save(
        self, ledger: Ledger, record: Record, children: Children | None = None, *, name: str = ""
    ) -> Change:
        """Check and save a record with its child rows; existing child rows that are not given go to the trash.

        Raises ValidationError with the problems of the fields, EditConflict when the row changed since it was read.
        """
        rows = {key: [r for r in given if not r.empty] for key, given in (children or {}).items()}
        record.normalise(rows)
        for given in rows.values():
            for row in given:
                row.normalise(record)
        problems = list(check(ledger, record, rows, self.file.rule_context()))
        if problems:
            raise ValidationError(problems)
        new = record.id is None
        every = [record, *(row for given in rows.values() for row in given)]
        with (
            restored_on_error(every),
            self._transaction(name or f"{'登记' if new else '修改'}{ledger.title}") as change,
        ):
            self.put(change, ledger, record, rows)
        # Notify after commit: a listener's exception must not reset the saved row's id.
        self._notify(change)
        return change

    def put(self, change: Change, ledger: Ledger, record: Record, children: Children) -> None:
        """Write a checked record inside a running operation (import and the sample year write many in one).

        Raises ValidationError when it links to a row in the trash.
        """
        refuse_trashed_links(record, children)
        if record.id is None:
            numbering.number_record(self.file.db, ledger, record)
            settings = self.file.settings.all()
            record.allot(
                lambda field, setting, year: numbering.next_number(record, field, setting, settings, year),
                settings,
            )
        write_row(record)
        change.tables.add(ledger.key)
        for key, rows in children.items():
            write_children(ledger, record, key, rows)
            change.tables.add(ledger.children[key].__name__.lower())
        search_index.index_row(self.file.db, ledger, record)

    def save_all(self, ledger: Ledger, drafts: Sequence[BatchRow], name: str) -> Change:
        """Check and save many new records in one operation called `name`, which one Ctrl+Z undoes.

        Raises OperationRefused naming the first records that cannot be saved; then none is saved.
        """
        for draft in drafts:
            draft.record.normalise(draft.children)
            for row in (row for rows in draft.children.values() for row in rows):
                row.normalise(draft.record)
        context = self.file.rule_context()
        problems = [
            (draft, problem)
            for draft in drafts
            for problem in check(ledger, draft.record, draft.children, context)
        ]
        if problems:
            raise OperationRefused(_none_saved(problems))
        with self.operation(name) as change:
            for draft in drafts:
                try:
                    self.put(change, ledger, draft.record, draft.children)
                except ValidationError as error:
                    raise OperationRefused(_none_saved([(draft, p) for p in error.problems])) from error
        return change

    def trash(self, ledger: Ledger, records: Sequence[Record]) -> Change:
        """Move records with their child rows to the trash. Raises OperationRefused naming who refers to one."""
        with self.operation(f"删除{ledger.title}") as change:
            stamp = trash_stamp()
            for record in records:
                users = referring(self.file.catalogue, record)
                if users:
                    raise OperationRefused(
                        f"{record.caption}还被{'、'.join(users)}用着，不能删除。请先改那几行。"
                    )
                live = (ledger.model.id == record.id) & ledger.model.deleted_at.is_null()
                if not ledger.model.update(deleted_at=stamp).where(live).execute():
                    # Already in the trash: a new stamp would differ from that of its child rows.
                    continue
                for child in ledger.children.values():
                    parent = child._meta.fields[child.parent_name()]
                    child.update(deleted_at=stamp).where(
                        (parent == record.id) & child.deleted_at.is_null()
                    ).execute()
            change.tables.add(ledger.key)
        return change

    def restore(self, ledger: Ledger, records: Sequence[Record]) -> Change:
        """Restore records from the trash with the child rows that were trashed with them.

        Raises OperationRefused when a record was purged, breaks a unique key, or links to a row still in the trash.
        """
        with self.operation(f"恢复{ledger.title}") as change:
            for record in records:
                stamp = _present(ledger, record).deleted_at
                try:
                    ledger.model.update(deleted_at=None).where(ledger.model.id == record.id).execute()
                except pw.IntegrityError as error:
                    raise explain(error) or OperationRefused(
                        f"已经另有一行与{record.caption}相同，不能恢复。请先改或删除那一行。"
                    ) from error
                for child in ledger.children.values():
                    parent = child._meta.fields[child.parent_name()]
                    child.update(deleted_at=None).where(
                        (parent == record.id) & (child.deleted_at == stamp)
                    ).execute()
                _refuse_pointing_at_trash(ledger, record)
            change.tables.add(ledger.key)
        return change

    def purge(self, ledger: Ledger, records: Sequence[Record]) -> Change:
        """Delete trashed records with their history (个人信息保护法 Art. 47). Their numbers are never issued again."""
        db = self.file.db
        with self.operation(f"清空回收站：{ledger.title}") as change:
            for record in records:
                if _present(ledger, record).deleted_at is None:
                    raise OperationRefused(f"{record.caption}还没有删除，不能清空。")
                uids = [record.uid]
                for child in ledger.children.values():
                    parent = child._meta.fields[child.parent_name()]
                    uids += [row.uid for row in child.select(child.uid).where(parent == record.id)]
                    child.delete().where(parent == record.id).execute()
                numbering.keep_used(record)
                attachment_rows.purge_of(db, uids)
                search_index.unindex_row(db, ledger.model._meta.table_name, record.id)
                try:
                    ledger.model.delete().where(ledger.model.id == record.id).execute()
                except pw.IntegrityError as error:
                    raise explain(error) or OperationRefused(
                        f"回收站里还有行用着{record.caption}，不能清空。请先清空那几行。"
                    ) from error
                row_digests.purge_history(db, uids)
                marks = ", ".join("?" * len(uids))
                db.execute_sql(f"DELETE FROM print_log WHERE subject_uid IN ({marks})", uids)
            change.tables.add(ledger.key)
        return change

    def configure(self, values: dict[str, str]) -> Change:
        """Write settings that change paper or numbers; their changes are in the history."""
        with self.operation("修改设置") as change:
            self.file.settings.write(values)
            change.tables.add("setting")
        return change


def _none_saved(problems: Sequence[tuple[BatchRow, FieldProblem]]) -> str:
    """A sentence with the first _NAMED problems and their records, and the number of all."""
    sentences = dict.fromkeys(f"{draft.record.caption}：{problem.sentence}" for draft, problem in problems)
    more = f"等 {len(sentences)} 处" if len(sentences) > _NAMED else ""
    return f"{'；'.join(list(sentences)[:_NAMED])}{more}。一行也没有登记，请改好再来。"


def _present(ledger: Ledger, record: Record) -> Record:
    """The row as the file holds it now, not as a list read it. Raises OperationRefused when it was purged."""
    current: Record | None = ledger.model.get_or_none(ledger.model.id == record.id)
    if current is None:
        raise OperationRefused("这一行已经清空，不在文件里了。请刷新列表再看。")
    return current


def _refuse_pointing_at_trash(ledger: Ledger, record: Record) -> None:
    """Raise OperationRefused when a restored record or a child row of it links to a row in the trash."""
    rows: list[Row] = [_present(ledger, record)]
    for child in ledger.children.values():
        parent = child._meta.fields[child.parent_name()]
        rows.extend(child.select().where((parent == record.id) & child.deleted_at.is_null()))
    for row in rows:
        link = trashed_link(row)
        if link is not None:
            raise OperationRefused(f"{record.caption}用到的“{link[1]}”也在回收站里。请先恢复它。")
