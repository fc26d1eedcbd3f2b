"""Fields of text: one line, several lines, and words fixed by law."""

from __future__ import annotations

from typing import Any

import peewee as pw

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.fields.field import LedgerField
from lawgov_desktop.records.text.cleaning import clean_block, clean_line

#: Characters that half a record pane shows in full beside label and chevron.
HALF_PANE = 10


class Text(LedgerField, pw.CharField):
    """One line of text of at most `max_length` characters; a CHECK in the schema enforces it too."""

    def __init__(self, label: str, max_length: int = 100, **kwargs: Any) -> None:
        super().__init__(label, max_length=max_length, **kwargs)

    def clean(self, text: str) -> str:
        """The text cleaned before its length is checked."""
        return clean_line(text)

    def parse(self, text: str) -> str | None:
        value = self.clean(text)
        if len(value) > self.max_length:
            raise InputProblem(f"{self.short}最多 {self.max_length} 个字，现在有 {len(value)} 个，请缩短")
        return value or None


class LongText(LedgerField, pw.TextField):
    """Text of several lines, at most `max_length` characters."""

    kind = "long_text"
    width = 20.0

    def __init__(self, label: str, max_length: int = 4000, **kwargs: Any) -> None:
        self.max_length = max_length
        super().__init__(label, **kwargs)

    def parse(self, text: str) -> str | None:
        value = clean_block(text)
        if len(value) > self.max_length:
            raise InputProblem(f"{self.short}最多 {self.max_length} 个字，现在有 {len(value)} 个，请缩短")
        return value or None


class Choice(Text):
    """Words fixed by law, stored as Chinese text so that history and plain SQL stay readable."""

    kind = "choice"

    def __init__(self, label: str, words: tuple[str, ...], **kwargs: Any) -> None:
        kwargs.setdefault("wide", max(map(len, words)) > HALF_PANE)
        super().__init__(label, max_length=40, choices=[(w, w) for w in words], **kwargs)
        self.words = words

    @property
    def least_width(self) -> float:
        """Width in em: the longest word plus three for the chevron."""
        return max(map(len, self.words)) + 3.0

    def parse(self, text: str) -> str | None:
        value = clean_line(text)
        if not value:
            return None
        if value in self.words:
            return value
        near = [w for w in self.words if value in w]
        if len(near) == 1:
            return near[0]
        raise InputProblem(f"{self.short}没有“{value}”这一项，请选：{'、'.join(self.words)}")
