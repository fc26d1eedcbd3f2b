"""用语 in 设置: the words an office chooses. They are renamed for all rows, retired but never deleted, and added."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu

from lawgov_desktop.errors import InputProblem, KnownError
from lawgov_desktop.records.fields import Word
from lawgov_desktop.records.term import Term
from lawgov_desktop.records.text.cleaning import clean_line
from lawgov_desktop.shell.services.context import AppContext
from lawgov_desktop.widgets.controls.buttons import Button
from lawgov_desktop.widgets.controls.layout import Card, CardTitle
from lawgov_desktop.widgets.controls.line_edit import LineEdit
from lawgov_desktop.widgets.controls.text_table import TextCell, TextHeading, TextTable
from lawgov_desktop.widgets.style import theme


def vocabularies(context: AppContext) -> dict[str, str]:
    """Each vocabulary with the title of its ledger and of the first field that uses it: 纠纷 · 纠纷类型."""
    titles: dict[str, str] = {}
    for ledger in context.file.catalogue.ledgers.values():
        for model in (ledger.model, *ledger.children.values()):
            for field in model.shown_fields():
                if isinstance(field, Word):
                    titles.setdefault(field.vocabulary, f"{ledger.title} · {field.label}")
    return titles


class VocabularyCard(Card):
    """The words of one vocabulary, and the buttons that change the chosen word."""

    def __init__(self, context: AppContext) -> None:
        super().__init__()
        self._context = context
        self._titles = vocabularies(context)
        self.vocabulary = next(iter(self._titles), "")
        self.terms: list[Any] = []
        title = CardTitle("用语", "改名后，以前各行都跟着改；停用的不再出现在选择里，以前的行照旧")
        self.box.addWidget(title)
        self.which = Button("", "plain", name="vocabulary")
        self.which.clicked.connect(self._choose_vocabulary)
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        row.addWidget(self.which)
        row.addStretch(1)
        self.box.addLayout(row)
        self.table = TextTable(
            "terms.table",
            (
                TextHeading("用语", 12),
                TextHeading("含义"),
                TextHeading("上级统计口径", 9),
                TextHeading("状态", 5),
            ),
        )
        self.table.setMinimumHeight(theme.px(12))
        self.table.chosen.connect(lambda _row: self._show_chosen())
        self.box.addWidget(self.table)
        self.line = LineEdit()
        self.line.setObjectName("term.label")
        self.line.setAccessibleName("用语")
        self.line.setPlaceholderText("新的用语")
        self.rename = Button("改名", "plain", name="rename")
        self.retire = Button("停用", "plain", name="retire")
        self.add = Button("添加", "plain", icon="plus", name="add_term")
        self.note = self._add_line("term.note", "含义", "这个词在本镇指什么，如红色怎么办")
        self.code = self._add_line("term.code", "上级统计口径", "上级报表里的代码或叫法")
        self.keep = Button("记下含义和口径", "plain", name="keep_term")
        self.up = Button("上移", "plain", name="term_up")
        self.down = Button("下移", "plain", name="term_down")
        self._add_row(
            self.line, ((self.rename, self._rename), (self.retire, self._retire), (self.add, self._add))
        )
        self._add_row(self.note, ((self.up, lambda: self._move(-1)), (self.down, lambda: self._move(1))))
        self._add_row(self.code, ((self.keep, self._save_note),))
        self._problem = theme.label("", "small", "red")
        self._problem.hide()
        self.box.addWidget(self._problem)
        if not self._titles:
            self.hide()
        self.refresh()

    def _add_line(self, name: str, title: str, hint: str) -> LineEdit:
        line = LineEdit()
        line.setObjectName(name)
        line.setAccessibleName(title)
        line.setPlaceholderText(f"{title}：{hint}")
        return line

    def _add_row(self, line: LineEdit, actions: Any) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme.px(0.6))
        row.addWidget(line, 1)
        for button, action in actions:
            button.clicked.connect(lambda _=False, action=action: self._try(action))
            row.addWidget(button)
        self.box.addLayout(row)

    def refresh(self) -> None:
        """Read the words of the vocabulary again; the chosen word stays chosen."""
        chosen_id = self.chosen.id if self.chosen is not None else 0
        self.which.setText(f"{self._titles.get(self.vocabulary, '')} ▾")
        query = Term.select().where(Term.vocabulary == self.vocabulary).order_by(Term.position, Term.id)
        self.terms = list(query)
        rows = [
            [
                TextCell(str(t.label), "ink2" if t.retired_at else "ink"),
                TextCell(str(t.note), "ink2"),
                TextCell(str(t.statistic_code), "ink2"),
                TextCell("停用" if t.retired_at else "", "ink2"),
            ]
            for t in self.terms
        ]
        self.table.show_rows(rows, next((i for i, t in enumerate(self.terms) if t.id == chosen_id), -1))
        self._show_chosen()

    @property
    def chosen(self) -> Any:
        """The chosen word, None when there is none."""
        return self.terms[self.table.current] if 0 <= self.table.current < len(self.terms) else None

    def _show_chosen(self) -> None:
        term, writable = self.chosen, not self._context.file.read_only
        self.rename.setEnabled(term is not None and writable)
        self.retire.setEnabled(term is not None and writable)
        self.add.setEnabled(writable)
        index = self.table.current
        for button, end in ((self.up, 0), (self.down, len(self.terms) - 1)):
            button.setEnabled(term is not None and writable and index != end)
        self.keep.setEnabled(term is not None and writable)
        self.note.setText(str(term.note) if term is not None else "")
        self.code.setText(str(term.statistic_code) if term is not None else "")
        self.retire.setText("恢复使用" if term is not None and term.retired_at else "停用")
        if term is not None:
            self.line.setText(str(term.label))

    def _choose_vocabulary(self) -> None:
        menu = QMenu(self)
        for key, title in self._titles.items():
            action = menu.addAction(title)
            action.triggered.connect(lambda _=False, key=key: self.show_vocabulary(key))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.which.mapToGlobal(self.which.rect().bottomLeft()))

    def show_vocabulary(self, key: str) -> None:
        """Show another vocabulary."""
        self.vocabulary = key
        self.table.current = -1
        self.line.clear()
        self.refresh()

    # -- changing -----------------------------------------------------------------------------------------

    def _try(self, work: Any) -> None:
        self._problem.hide()
        try:
            work()
        except KnownError as error:
            self._problem.setText(error.sentence)
            self._problem.show()

    def _parse_label(self, ignored: Any = None) -> str:
        text = clean_line(self.line.text())
        if not text:
            raise InputProblem("请先写用语")
        if len(text) > 60:
            raise InputProblem("用语最多 60 个字，请缩短")
        if any(str(t.label) == text and t is not ignored for t in self.terms):
            raise InputProblem(f"已经有“{text}”了，请换个写法，或把停用的恢复使用")
        return text

    def _rename(self) -> None:
        term = self.chosen
        text = self._parse_label(term)
        with self._context.operations.operation(f"用语改名：{text}") as change:
            Term.update(label=text).where(Term.id == term.id).execute()
            change.tables.add("term")

    def _save_note(self) -> None:
        """Save the meaning of the word in this town, and its code in the statistics of the superior office."""
        term, note, code = self.chosen, clean_line(self.note.text()), clean_line(self.code.text())
        if len(note) > 200 or len(code) > 40:
            raise InputProblem("含义最多 200 个字，统计口径最多 40 个字，请缩短")
        with self._context.operations.operation(f"用语含义：{term.label}") as change:
            Term.update(note=note, statistic_code=code).where(Term.id == term.id).execute()
            change.tables.add("term")

    def _move(self, step: int) -> None:
        """Swap the word with its neighbour. Option lists show words in this order."""
        index = self.table.current
        order = [t.id for t in self.terms]
        order[index], order[index + step] = order[index + step], order[index]
        with self._context.operations.operation(f"用语排序：{self.terms[index].label}") as change:
            for position, term_id in enumerate(order):
                Term.update(position=position).where(
                    (Term.id == term_id) & (Term.position != position)
                ).execute()
            change.tables.add("term")

    def _retire(self) -> None:
        term = self.chosen
        day = None if term.retired_at else dt.date.today()
        with self._context.operations.operation(f"{'停用' if day else '恢复'}用语：{term.label}") as change:
            Term.update(retired_at=day).where(Term.id == term.id).execute()
            change.tables.add("term")

    def _add(self) -> None:
        text = self._parse_label()
        used_codes = {str(t.code) for t in self.terms}
        code = next(c for n in range(1, 10_000) if (c := f"own{n}") not in used_codes)
        position = max((int(t.position) for t in self.terms), default=-1) + 1
        with self._context.operations.operation(f"添加用语：{text}") as change:
            Term.create(vocabulary=self.vocabulary, code=code, label=text, position=position)
            change.tables.add("term")
        self.line.clear()
