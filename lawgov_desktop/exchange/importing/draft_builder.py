"""Building a record from one row of a sheet: values, links, child rows, and the problems of its cells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.exchange.cells import joined
from lawgov_desktop.exchange.columns import identity_links
from lawgov_desktop.exchange.importing.cell_parser import is_empty, repeats, says_the_same, shown, value_of
from lawgov_desktop.exchange.importing.child_rows import ChildDraft, from_cell, from_sides, merge
from lawgov_desktop.exchange.importing.draft import CellProblem, Draft
from lawgov_desktop.exchange.importing.headings import Meaning
from lawgov_desktop.exchange.importing.reader import RawCell
from lawgov_desktop.exchange.importing.references import ReferenceResolver
from lawgov_desktop.exchange.importing.sheet_layout import Layout, RawRow
from lawgov_desktop.exchange.linked_rows import LinkedRows
from lawgov_desktop.records.ledger import Ledger
from lawgov_desktop.records.record import ChildRecord, Record
from lawgov_desktop.storage.read.listing import caption_field
from lawgov_desktop.storage.write.validation import check


class DraftBuilder:
    """Builds drafts: of a new record, or of the changes to an existing one."""

    def __init__(
        self, ledger: Ledger, layout: Layout, links: LinkedRows, references: ReferenceResolver
    ) -> None:
        self._ledger = ledger
        self._layout = layout
        self._links = links
        self._references = references
        self._identity = identity_links(ledger.model)
        self._titles = {section.child: section.title for section in ledger.sections if section.child}

    def draft(
        self,
        raw: RawRow,
        existing: Record | None = None,
        children: Mapping[str, list[ChildRecord]] | None = None,
    ) -> Draft:
        """The draft of a row: a new record, or `existing`, changed in place, with its child rows."""
        rows = {key: list((children or {}).get(key, ())) for key in self._ledger.children}
        draft = Draft(raw, existing if existing is not None else self._ledger.model(), rows)
        beside: dict[str, Any] = {}
        for index, meaning in self._in_order(raw):
            cell, heading = raw.cells[index], self._layout.head.names[index]
            if meaning.kind == "through":
                self._through(draft, beside, meaning, cell, heading)
            elif self._is_identity(meaning.field):
                self._person(draft, meaning.field, cell, beside, heading)
            else:
                cell = f"{shown(meaning.field, cell)}万" if meaning.ten_thousands else cell
                self._own(draft, meaning.field, cell, heading)
        self._children(draft)
        return draft

    def _in_order(self, raw: RawRow) -> list[tuple[int, Meaning]]:
        """The record's columns in order: the village before what depends on it, the person after their details."""
        columns = [(index, self._layout.meaning(index)) for index in raw.cells]
        own = [(index, m) for index, m in columns if m is not None and m.kind in ("own", "through")]
        return sorted(own, key=lambda pair: (self._is_identity(pair[1].field), _depends(pair[1])))

    def finish(self, draft: Draft) -> None:
        """Normalise the record and collect the problems of its rules."""
        record = draft.record
        record.normalise(draft.children)
        draft.children = {key: [r for r in rows if not r.empty] for key, rows in draft.children.items()}
        for rows in draft.children.values():
            for row in rows:
                row.normalise(record)
        known = {problem.field for problem in draft.problems}
        for rule_problem in check(self._ledger, record, draft.children):
            if rule_problem.field not in known or rule_problem.child:
                model: Any = (
                    self._ledger.child_model(rule_problem.child) if rule_problem.child else self._ledger.model
                )
                where = (
                    f"{self._titles[rule_problem.child]}第 {rule_problem.position + 1} 行："
                    if rule_problem.child
                    else ""
                )
                self._problem(
                    draft,
                    self._heading(model, rule_problem.field, rule_problem.child),
                    where + rule_problem.sentence,
                    rule_problem.field,
                )
        if not draft.problems:
            draft.notes += [rule_problem.sentence for rule_problem in record.warnings(draft.children)]

    def _heading(self, model: Any, name: str, child: str) -> str:
        if not child:
            for index, meaning in self._layout.head.meanings.items():
                if meaning.kind == "own" and meaning.field.name == name:
                    return self._layout.head.names[index]
        return str(model.field(name).label) if name in model._meta.fields else ""

    def _problem(self, draft: Draft, heading: str, sentence: str, name: str = "") -> None:
        draft.problems.append(CellProblem(draft.raw.line, heading, sentence, name))

    def _is_identity(self, field: Any) -> bool:
        return any(field is link for link in self._identity)

    # -- the record's own cells -------------------------------------------------------------------------

    def _own(self, draft: Draft, field: Any, cell: RawCell, heading: str) -> None:
        if field.name == "number" or is_empty(field, cell):
            return
        try:
            change = self._set(draft.record, field, cell)
        except InputProblem as problem:
            self._problem(draft, heading, problem.sentence, field.name)
            change = "?"
        self._count(draft, field, change)

    def _count(self, draft: Draft, field: Any, change: str) -> None:
        if field.kind != "flag":
            draft.compared += 1
            draft.differing += bool(change)
        if change and draft.record.id is not None:
            draft.changes.append(change)

    def _set(self, row: Any, field: Any, cell: RawCell) -> str:
        """Set one field from a cell unless it is equal already. Returns the change as 电话：旧 → 新."""
        old = row.__data__.get(field.name)
        if row.id is not None and says_the_same(field, old, cell, self._links):
            return ""
        value = value_of(field, cell)
        if value is None:
            return ""
        if field.kind == "term":
            value = self._references.word(field, value)
        elif field.kind == "link":
            # Compare keys first: following a required link that is unset raises.
            has_village = field.name != "village" and row.__data__.get("village") is not None
            village = row.village if has_village else None
            value = self._references.named(field, value, village)
        was = self._shown(field, old)
        setattr(row, field.name, value)
        if row.__data__.get(field.name) == old:
            return ""
        return f"{field.label}：{was or '空'} → {value if field.kind in ('term', 'link') else field.format(value)}"

    def _shown(self, field: Any, value: Any) -> str:
        return (
            self._links.caption(field, value) if field.kind in ("term", "link") else str(field.format(value))
        )

    # -- the person a row is about ----------------------------------------------------------------------

    def _through(
        self, draft: Draft, beside: dict[str, Any], meaning: Meaning, cell: RawCell, heading: str
    ) -> None:
        """What the sheet holds about the person: used to find or register them, never to change the register."""
        field = meaning.field
        if is_empty(field, cell):
            return
        target = self._links.row(meaning.link.rel_model, draft.record.__data__.get(meaning.link.name))
        if target is not None and says_the_same(field, target.__data__.get(field.name), cell, self._links):
            return
        try:
            value = value_of(field, cell)
            if field.kind == "link":
                value = self._references.named(field, value)
            beside[field.name] = value
        except InputProblem as problem:
            self._problem(draft, heading, problem.sentence, field.name)

    def _person(self, draft: Draft, link: Any, cell: RawCell, beside: dict[str, Any], heading: str) -> None:
        if is_empty(link, cell):
            return
        old = draft.record.__data__.get(link.name)
        caption_path = caption_field(link.rel_model)
        for name in link.rel_model.duplicate_key:
            if (
                name != caption_path
                and name in draft.record._meta.fields
                and name not in beside
                and draft.record.__data__.get(name) is not None
            ):
                beside[name] = getattr(draft.record, name)
        target = self._links.row(link.rel_model, old)
        try:
            if target is None or not says_the_same(link, old, cell, self._links):
                name = shown(link, cell)
                clean = (
                    name if re.fullmatch(r"[\d-]+", name) else link.rel_model.field(caption_path).parse(name)
                )
                target = self._references.person(link, clean, beside)
                setattr(draft.record, link.name, target)
        except InputProblem as problem:
            self._problem(draft, heading, problem.sentence, link.name)
            return
        changed = draft.record.__data__.get(link.name) != old
        self._count(draft, link, f"{link.label}：→ {target}" if changed else "")
        if target.id > 0:
            self._compare_person(draft, link, target, beside)

    def _compare_person(self, draft: Draft, link: Any, target: Any, beside: dict[str, Any]) -> None:
        for name, value in beside.items():
            stored = target.__data__.get(name)
            field = link.rel_model.field(name)
            if field.kind == "link" or value == stored:
                continue
            if field.kind == "id_number" and stored is not None:
                self._problem(draft, field.label, f"与人员登记里{target}的{field.label}不同，请核对", name)
            else:
                draft.notes.append(f"{field.label}与人员登记里的不同，没有改动人员登记")

    # -- child rows -------------------------------------------------------------------------------------

    def _children(self, draft: Draft) -> None:
        cells: dict[str, list[tuple[int, Meaning, RawCell]]] = {}
        for index, cell in draft.raw.cells.items():
            meaning = self._layout.meaning(index)
            if meaning is not None and meaning.kind in ("joined", "side"):
                cells.setdefault(meaning.child, []).append((index, meaning, cell))
        for key, model in self._ledger.children.items():
            try:
                drafts = self._child_drafts(draft, key, model, cells.get(key, []))
            except InputProblem as problem:
                index = cells[key][0][0]
                self._problem(draft, self._layout.head.names[index], problem.sentence)
                continue
            if drafts:
                self._merge(draft, key, model, drafts)

    def _child_drafts(
        self, draft: Draft, key: str, model: type[ChildRecord], cells: list[tuple[int, Meaning, RawCell]]
    ) -> list[ChildDraft]:
        """Child rows from their own page when the file has one, else from the row's cells."""
        if key in self._layout.child_heads:
            page, head = self._layout.child_heads[key]
            return [
                ChildDraft(
                    {
                        m.field.name: row.cells[p]
                        for p, m in head.meanings.items()
                        if p in row.cells and _is_field(m)
                    },
                    f"“{page.title}”第 {row.line} 行：",
                    {},
                )
                for row in draft.raw.below.get(key, ())
            ]
        drafts = []
        for index, meaning, cell in cells:
            text = str(cell).strip()
            if meaning.kind == "joined" and not repeats(
                text, joined(model, draft.children[key], self._links)
            ):
                heading = self._layout.head.names[index]
                drafts += from_cell(model, self._titles[key], heading, text, self._references.labels)
        beside = [(self._layout.head.names[p], m, cell) for p, m, cell in cells if m.kind == "side"]
        return drafts + (from_sides(model, beside) if beside else [])

    def _merge(self, draft: Draft, key: str, model: type[ChildRecord], drafts: list[ChildDraft]) -> None:
        def fill(row: Any, below: ChildDraft) -> list[str]:
            changes = []
            for name, cell in below.cells.items():
                field = model.field(name)
                try:
                    change = "" if is_empty(field, cell) else self._set(row, field, cell)
                except InputProblem as problem:
                    heading = below.headings.get(name, self._titles[key])
                    self._problem(draft, heading, below.where + problem.sentence, name)
                    continue
                changes += [change] if change else []
            return changes

        rows, changes = merge(model, draft.children[key], drafts, self._links, fill)
        draft.children[key] = rows
        if draft.record.id is not None:
            draft.changes += changes


def _depends(meaning: Meaning) -> bool:
    return bool(meaning.field.kind == "link" and meaning.field.name != "village")


def _is_field(meaning: Meaning) -> bool:
    return meaning.kind == "own" and meaning.field.name != "number"
