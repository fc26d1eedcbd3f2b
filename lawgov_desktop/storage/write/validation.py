"""What forbids saving a record: required fields, the rules of the record and its child rows, links into the trash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lawgov_desktop.errors import OperationRefused
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, FieldProblem, Record, Row, is_blank
from lawgov_desktop.storage.tables.references import trashed_link

Children = dict[str, list[ChildRecord]]


class ValidationError(OperationRefused):
    """A record breaks rules; nothing was written. `problems` names the fields and says what to do."""

    def __init__(self, problems: Sequence[FieldProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__("；".join(p.sentence for p in self.problems))


def check(ledger: Ledger, record: Record, children: Children) -> Iterator[FieldProblem]:
    """Every problem that forbids saving: empty required fields, the record's rules, the child rows' rules."""
    for field in record.shown_fields():
        if field.required and is_blank(record, field):
            yield FieldProblem(field.name, f"请填写{field.short}")
    yield from record.problems(children)
    for key, rows in children.items():
        for position, row in enumerate(rows):
            for field in row.shown_fields():
                if field.required and field.name != row.parent_name() and is_blank(row, field):
                    yield FieldProblem(field.name, f"请填写{field.short}", key, position)
            for problem in row.problems(record):
                yield FieldProblem(problem.field, problem.sentence, key, position)


def refuse_trashed_links(record: Record, children: Children) -> None:
    """Raise ValidationError when the record or a child row links to a row in the trash."""
    if record.deleted_at is not None:
        return
    written: list[tuple[Row, str, int]] = [(record, "", -1)]
    written += [(row, key, position) for key, rows in children.items() for position, row in enumerate(rows)]
    for row, key, position in written:
        link = trashed_link(row)
        if link is not None:
            name, caption = link
            raise ValidationError(
                [FieldProblem(name, f"“{caption}”在回收站里，请先恢复它，或另选一个", key, position)]
            )
