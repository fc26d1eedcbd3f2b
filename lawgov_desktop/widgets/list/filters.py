"""The filters of a list: the chosen values of each path, as conditions and as words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lawgov_desktop.records.fields.options import Option
from lawgov_desktop.records.figures.figure import Condition
from lawgov_desktop.records.ledger import Column, Ledger, resolve
from lawgov_desktop.storage.read.choices import Options

#: The option for rows with an empty field; it excludes the other values.
MISSING = Option(None, "没有填")
_YES_NO = (Option(True, "是"), Option(False, "否"))


@dataclass(frozen=True)
class Filter:
    """One path of a ledger with the values it can be filtered by."""

    path: str
    title: str
    options: tuple[Option, ...]

    def words(self, values: Sequence[Any]) -> str:
        """The chosen values as read on the chip: 村：东河村、柳沟村."""
        labels = {o.value: o.label for o in self.options}
        return f"{self.title}：{'、'.join(labels.get(v, '…') for v in values)}"

    def condition(self, values: Sequence[Any]) -> Condition:
        """The chosen values as one condition."""
        if None in values:
            return Condition(self.path, "empty")
        return Condition(self.path, "in", tuple(values))


def filters_of(ledger: Ledger, options: Options) -> list[Filter]:
    """The filters a ledger declares, with the values each offers now."""
    filters = []
    for path in ledger.filters:
        leaf: Any = resolve(ledger.model, path)[-1]
        kind = getattr(leaf, "kind", "")
        offered = _YES_NO if kind == "flag" else tuple(options(leaf)) if kind else ()
        if offered and kind != "flag" and "." not in path and not leaf.required:
            offered = (*offered, MISSING)
        if offered:
            filters.append(Filter(path, _title(ledger, path, leaf), offered))
    return filters


def _title(ledger: Ledger, path: str, leaf: Any) -> str:
    own: dict[str, Column] = {c.path: c for c in ledger.columns}
    column = own.get(path) or own.get(f"{path}.name") or own.get(f"{path}.label")
    return column.title if column and column.title else str(leaf.short)
