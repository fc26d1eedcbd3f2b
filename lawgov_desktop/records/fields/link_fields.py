"""Fields that point to a row: links to registers, terms of a vocabulary, colours."""

from __future__ import annotations

from typing import Any

import peewee as pw

from lawgov_desktop.records.fields.field import LedgerField


class Link(LedgerField, pw.ForeignKeyField):
    """A link to a row of another register; Operations.trash() refuses to delete a row that is linked to."""

    kind = "link"

    def __init__(self, label: str, model: Any, **kwargs: Any) -> None:
        kwargs.setdefault("on_delete", "RESTRICT")
        super().__init__(label, model, **kwargs)

    def parse(self, text: str) -> Any:
        raise NotImplementedError("links are resolved against their options, see records.fields.options")

    def format(self, value: Any) -> str:
        return "" if value is None else str(value)


class Word(Link):
    """A term: a word of one of the office's vocabularies; renaming the term changes it in every row."""

    kind = "term"

    def __init__(self, label: str, vocabulary: str, **kwargs: Any) -> None:
        from lawgov_desktop.records.term import Term

        self.vocabulary = vocabulary
        kwargs.setdefault("backref", "+")
        super().__init__(label, Term, **kwargs)


class Colour(Word):
    """A 红黄绿 mark, a term of a colour vocabulary; shown by shape, character and colour together.

    Counties define the colours differently, so the office edits the terms of each scale and their meaning.
    """

    width = 6.0
