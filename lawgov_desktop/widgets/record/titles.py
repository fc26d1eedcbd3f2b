"""The title of a record and the line below it, from the paths the ledger declares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lawgov_desktop.records.ledger import Ledger, backrefs, resolve

Children = Mapping[str, Sequence[Any]]


def title_of(ledger: Ledger, record: Any) -> str:
    """纠纷 2023-017; a new one is 新建纠纷."""
    if record.id is None:
        return f"新建{ledger.title}"
    return f"{ledger.title} {ledger.model.number.format(record.number)}".rstrip()


def subtitle_of(ledger: Ledger, record: Any, children: Children) -> str:
    """东河村 · 李明山与王秀英 · 邻里."""
    texts = [_text(ledger, record, children, path) for path in ledger.subtitle]
    return " · ".join(t for t in texts if t)


def _text(ledger: Ledger, record: Any, children: Children, path: str) -> str:
    steps = resolve(ledger.model, path)
    head = path.split(".")[0]
    if head in backrefs(ledger.model):
        return together([_shown(steps[-1], getattr(row, steps[-1].name)) for row in children.get(head, ())])
    row = record
    for step in steps[:-1]:
        row = getattr(row, step.name, None)
        if row is None:
            return ""
    return _shown(steps[-1], getattr(row, steps[-1].name))


def _shown(field: Any, value: Any) -> str:
    if value is None:
        return ""
    return str(field.mask(value)) if hasattr(field, "mask") else str(value)


def together(names: Sequence[str]) -> str:
    """甲与乙; three or more 甲 等 3 人."""
    names = [n for n in names if n]
    return "与".join(names) if len(names) <= 2 else f"{names[0]} 等 {len(names)} 人"
