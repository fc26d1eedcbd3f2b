"""The one door for writing: named operations, one IMMEDIATE transaction each, and a notice of what changed."""

from __future__ import annotations

import dataclasses
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import peewee as pw

from lawgov_desktop.errors import EditConflict, FileLocked, OperationRefused
from lawgov_desktop.records.batch import BatchRow
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, FieldProblem, Record, Row, is_blank, trash_stamp
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import history, numbering, search_dependents, search_index
from lawgov_desktop.storage.tables.references import referring, trashed_link
from lawgov_desktop.storage.write import attachments


class ValidationError(OperationRefused):
    """A record breaks rules: `problems` says which fields and what to do; nothing was written."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("；".join(p.sentence for p in self.problems))


@dataclass
class Change:
    """What an operation changed, for open lists to redraw."""

    operation: int
    name: str
    tables: set[str] = dataclasses.field(default_factory=set)


#: Refusals that are read out before they are only counted.
_NAMED = 3
Children = dict[str, list[ChildRecord]]


class Operations:
    """Every write of the program goes through here, one named operation at a time."""

    def __init__(self, file: OfficeFile) -> None:
        self.file = file
        self._listeners: list[Callable[[Change], None]] = []
        self._under_way = threading.local()

    def listen(self, listener: Callable[[Change], None]) -> None:
        """Call `listener` after every operation, in the thread that made it."""
        self._listeners.append(listener)

    @contextmanager
    def operation(self, name: str) -> Iterator[Change]:
        """One transaction called `name` in the history (登记调解案件); all of it is kept or nothing.

        Inside another operation it is a part of that one, and told with it. Raises FileLocked when the file is
        only read, FileProblem for a full disk and the like.
        """
        with self._transaction(name) as change:
            yield change
        self._tell(change)

    @contextmanager
    def _transaction(self, name: str) -> Iterator[Change]:
        outer: Change | None = getattr(self._under_way, "change", None)
        if outer is not None:
            with self.file.db.atomic():
                yield outer
            return
        if self.file.read_only:
            raise FileLocked("现在是只读打开，不能保存。请等对方关闭文件后重新打开。")
        db = self.file.db
        with storage_errors(self.file.path), db.atomic("IMMEDIATE"):
            # Before ours counts as known: what another tool changed while the file was open.
            search_index.index_outside_changes(db, self.file.catalogue)
            db.execute_sql("INSERT INTO operation (name, operator) VALUES (?, ?)", (name, self.file.operator))
            number = int(db.connection().last_insert_rowid())
            db.execute_sql("UPDATE context SET operation = ? WHERE id = 1", (number,))
            change = self._under_way.change = Change(number, name)
            try:
                yield change
            finally:
                self._under_way.change = None
            # Reset inside the transaction: no other tool ever sees an operation under way.
            db.execute_sql("UPDATE context SET operation = NULL WHERE id = 1")
            search_dependents.reindex_dependents(db, self.file.catalogue, number - 1)
            search_index.mark_current(db)

    def _tell(self, change: Change) -> None:
        """Tell every listener, also after one has failed: the operation is kept, whatever a page makes of it."""
        if getattr(self._under_way, "change", None) is not None:
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
        """Check and keep a record with its child rows (those not given any more go to the trash).

        Raises ValidationError with the problems of the fields, EditConflict when the row moved on since it was read.
        """
        rows = {key: [r for r in given if not r.empty] for key, given in (children or {}).items()}
        record.normalise(rows)
        for given in rows.values():
            for row in given:
                row.normalise(record)
        found = list(check(ledger, record, rows))
        if found:
            raise ValidationError(found)
        new = record.id is None
        every = [record, *(row for given in rows.values() for row in given)]
        with (
            restored_on_error(every),
            self._transaction(name or f"{'登记' if new else '修改'}{ledger.title}") as change,
        ):
            self.put(change, ledger, record, rows)
        # Told outside: what fails in a page must not make a row that is kept look new.
        self._tell(change)
        return change

    def put(self, change: Change, ledger: Ledger, record: Record, children: Children) -> None:
        """Write a checked record inside an operation under way (import and samples write many in one).

        Raises ValidationError when something it points at has gone to the trash.
        """
        _refuse_trashed_links(record, children)
        if record.id is None:
            numbering.number_record(self.file.db, ledger, record)
            settings = self.file.settings.all()
            record.allot(
                lambda field, setting, year: numbering.next_number(record, field, setting, settings, year),
                settings,
            )
        _write(record)
        change.tables.add(ledger.key)
        for key, rows in children.items():
            _write_children(ledger, record, key, rows)
            change.tables.add(ledger.children[key].__name__.lower())
        search_index.index_row(self.file.db, ledger, record)

    def save_all(self, ledger: Ledger, drafts: Sequence[BatchRow], name: str) -> Change:
        """Check and keep many new records in one operation called `name`, that one Ctrl+Z takes back.

        Raises OperationRefused naming the first that cannot be kept and what to do; then none is.
        """
        for draft in drafts:
            draft.record.normalise(draft.children)
            for row in (row for rows in draft.children.values() for row in rows):
                row.normalise(draft.record)
        wrong = [(draft, found) for draft in drafts for found in check(ledger, draft.record, draft.children)]
        if wrong:
            raise OperationRefused(_none_kept(wrong))
        with self.operation(name) as change:
            for draft in drafts:
                try:
                    self.put(change, ledger, draft.record, draft.children)
                except ValidationError as fault:
                    raise OperationRefused(
                        _none_kept([(draft, found) for found in fault.problems])
                    ) from fault
        return change

    def trash(self, ledger: Ledger, records: Sequence[Record]) -> Change:
        """Move records with their child rows to the trash. Raises OperationRefused naming who still refers to one."""
        with self.operation(f"删除{ledger.title}") as change:
            stamp = trash_stamp()
            for record in records:
                users = referring(self.file.catalogue, record)
                if users:
                    raise OperationRefused(
                        f"{record.caption}还被{'、'.join(users)}用着，不能删除。请先改那几行。"
                    )
                here = (ledger.model.id == record.id) & ledger.model.deleted_at.is_null()
                if not ledger.model.update(deleted_at=stamp).where(here).execute():
                    # In the trash already: a new stamp would part it from its child rows.
                    continue
                for child in ledger.children.values():
                    parent = child._meta.fields[child.parent_name()]
                    child.update(deleted_at=stamp).where(
                        (parent == record.id) & child.deleted_at.is_null()
                    ).execute()
            change.tables.add(ledger.key)
        return change

    def restore(self, ledger: Ledger, records: Sequence[Record]) -> Change:
        """Bring records back from the trash with the child rows that went with them.

        Raises OperationRefused when one is gone, takes the place of another, or points at something still in the trash.
        """
        with self.operation(f"恢复{ledger.title}") as change:
            for record in records:
                stamp = _present(ledger, record).deleted_at
                try:
                    ledger.model.update(deleted_at=None).where(ledger.model.id == record.id).execute()
                except pw.IntegrityError as error:
                    raise OperationRefused(
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
        """Empty trashed records for good, with their history (个人信息保护法 Art. 47). The number stays used."""
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
                attachments.purge_of(db, uids)
                search_index.unindex_row(db, ledger.model._meta.table_name, record.id)
                try:
                    ledger.model.delete().where(ledger.model.id == record.id).execute()
                except pw.IntegrityError as error:
                    raise OperationRefused(
                        f"回收站里还有行用着{record.caption}，不能清空。请先清空那几行。"
                    ) from error
                db.execute_sql(f"DELETE FROM change WHERE uid IN ({', '.join('?' * len(uids))})", uids)
            change.tables.add(ledger.key)
        return change

    def configure(self, values: dict[str, str]) -> Change:
        """Keep settings that change paper or numbers."""
        with self.operation("修改设置") as change:
            self.file.settings.write(values)
            change.tables.add("setting")
        return change


@contextmanager
def restored_on_error(rows: Sequence[Row]) -> Iterator[None]:
    """Give rows back what they were when the transaction fails, so that the clerk can just save again."""
    kept = [(row, dict(row.__data__), dict(row.__rel__)) for row in rows]
    try:
        yield
    except BaseException:
        for row, data, linked in kept:
            row.__data__ = data
            row.__rel__ = linked
        raise


def _none_kept(wrong: Sequence[tuple[BatchRow, FieldProblem]]) -> str:
    """The first refusals with whom they are about, the rest counted."""
    told = dict.fromkeys(f"{draft.record.caption}：{found.sentence}" for draft, found in wrong)
    more = f"等 {len(told)} 处" if len(told) > _NAMED else ""
    return f"{'；'.join(list(told)[:_NAMED])}{more}。一行也没有登记，请改好再来。"


def _present(ledger: Ledger, record: Record) -> Record:
    """The row as the file has it now: a list may have read it long ago. Raises OperationRefused when it is gone."""
    found: Record | None = ledger.model.get_or_none(ledger.model.id == record.id)
    if found is None:
        raise OperationRefused("这一行已经清空，不在文件里了。请刷新列表再看。")
    return found


def _refuse_trashed_links(record: Record, children: Children) -> None:
    if record.deleted_at is not None:
        return
    places: list[tuple[Row, str, int]] = [(record, "", -1)]
    places += [(row, key, place) for key, rows in children.items() for place, row in enumerate(rows)]
    for row, key, place in places:
        found = trashed_link(row)
        if found is not None:
            name, caption = found
            raise ValidationError(
                [FieldProblem(name, f"“{caption}”在回收站里，请先恢复它，或另选一个", key, place)]
            )


def _refuse_pointing_at_trash(ledger: Ledger, record: Record) -> None:
    rows: list[Row] = [_present(ledger, record)]
    for child in ledger.children.values():
        parent = child._meta.fields[child.parent_name()]
        rows.extend(child.select().where((parent == record.id) & child.deleted_at.is_null()))
    for row in rows:
        found = trashed_link(row)
        if found is not None:
            raise OperationRefused(f"{record.caption}用到的“{found[1]}”也在回收站里。请先恢复它。")


def check(ledger: Ledger, record: Record, children: Children) -> Iterator[FieldProblem]:
    """Everything that forbids saving: required fields, the record's rules, the child rows' rules."""
    for field in record.shown_fields():
        if field.required and is_blank(record, field):
            yield FieldProblem(field.name, f"请填写{field.short}")
    yield from record.problems(children)
    for key, rows in children.items():
        for place, row in enumerate(rows):
            for field in row.shown_fields():
                if field.required and field.name != row.parent_name() and is_blank(row, field):
                    yield FieldProblem(field.name, f"请填写{field.short}", key, place)
            for found in row.problems(record):
                yield FieldProblem(found.field, found.sentence, key, place)


def _write(row: Row) -> None:
    """Insert a new row, or update an old one only if it is still the revision that was read."""
    model = type(row)
    data = {
        name: row.__data__.get(name)
        for name in model._meta.fields
        if name not in ("id", "rev", "updated_at", "created_at")
    }
    for name in numbering.never_again(model):
        if numbering.used_before(row, name, data[name]):
            raise ValidationError(
                [FieldProblem(name, f"{model.field(name).short}“{data[name]}”以前发过，不能再用，请换一个")]
            )
    try:
        if row.id is None:
            row.save(force_insert=True)
        else:
            done = model.update(data).where((model.id == row.id) & (model.rev == row.rev)).execute()
            if not done:
                raise EditConflict(
                    "这一行刚被别处改过，没有覆盖它。您填的还在这里：请先抄下要改的，再按“放弃修改”看新的内容。"
                )
    except pw.IntegrityError as error:
        raise _clash(model, error) from error
    fresh = model.select(model.rev, model.updated_at).where(model.id == row.id).tuples().get()
    row.rev, row.updated_at = fresh


def _clash(model: type[Row], error: Exception) -> OperationRefused:
    """Name the field whose value is already taken, missing, or not what its column takes."""
    kind, _, said = str(error).rpartition("failed: ")
    for field in model.shown_fields():
        if "CHECK" in kind and re.search(rf"\b{field.column_name}\b", said):
            return ValidationError([FieldProblem(field.name, f"{field.short}太长，或写法不对，请核对")])
        if re.search(rf"\b{model._meta.table_name}\.{field.column_name}\b", said):
            if "NOT NULL" in kind:
                return ValidationError([FieldProblem(field.name, f"请填写{field.short}")])
            return ValidationError(
                [FieldProblem(field.name, f"{field.short}已经有同样的一行（可能在回收站里），请核对")]
            )
    return OperationRefused("这一行与已有的内容冲突，没有保存。请核对编号、名称和日期。")


def _write_children(ledger: Ledger, record: Record, key: str, rows: Sequence[ChildRecord]) -> None:
    model = ledger.children[key]
    parent = model._meta.fields[model.parent_name()]
    kept = []
    for place, row in enumerate(rows):
        setattr(row, parent.name, record)
        row.position = place
        _write(row)
        kept.append(row.id)
    gone = (parent == record.id) & model.deleted_at.is_null() & model.id.not_in(kept)
    model.update(deleted_at=trash_stamp()).where(gone).execute()


def last_change(file: OfficeFile, record: Row) -> tuple[str, str, str] | None:
    """(operation, operator, time) of a record's newest change; the badge says 外部修改 when it was not ours."""
    return history.last_touch(file.db, record.uid)
