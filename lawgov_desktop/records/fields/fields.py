"""The field classes: a peewee field declares label, hint, parsing, formatting and masking in one place."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

import peewee as pw

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.text.cleaning import clean_block, clean_line, half_width
from lawgov_desktop.records.time import dates

#: Characters that half a record pane shows in full beside label and chevron.
HALF_PANE = 10


class LedgerField:
    """The base of every field: parses typed text, formats and masks values, beyond what peewee does."""

    kind = "text"
    #: Minimum width in em of the screen's text font, for the form and the list.
    width = 9.0

    verbose_name: str | None
    help_text: str | None
    null: bool
    name: str
    default: Any
    column_name: str

    if TYPE_CHECKING:
        # A field is its value on a row and an expression on the model: Any covers both.
        def __get__(self, instance: object, owner: object) -> Any: ...
        def __set__(self, instance: object, value: Any) -> None: ...

    def __init__(
        self,
        label: str,
        *args: Any,
        short: str = "",
        hint: str | None = None,
        unit: str = "",
        required: bool = False,
        sensitive: bool = False,
        internal: bool = False,
        wide: bool = False,
        **kwargs: Any,
    ) -> None:
        self.short = short or label
        #: Whether the form gives it a row of its own, because its values do not fit into half a pane.
        self.wide = wide
        self.unit = unit
        #: Whether the clerk must fill it in. The column may allow NULL, so that a file edited outside still opens.
        self.required = required
        #: 敏感: masked at rest, masked in lists for a superior, left out of public ones (个人信息保护法 Art. 28, 51).
        self.sensitive = sensitive
        #: 内部: read in full by the office and its superiors, left out of public sheets (why somebody left).
        self.internal = internal
        kwargs.setdefault("null", not required)
        super().__init__(*args, verbose_name=label, help_text=hint, **kwargs)  # type: ignore[call-arg]

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        """A new field that shares the attributes of this one; they are never changed.

        Every record class copies the inherited columns; deep copies of their attributes took a tenth of the start.
        """
        copy = type(self).__new__(type(self))
        copy.__dict__.update(self.__dict__)
        return copy

    @property
    def label(self) -> str:
        """The full Chinese term."""
        return self.verbose_name or self.name

    def parse(self, text: str) -> Any:
        """The value of typed text, None for an empty one. Raises InputProblem."""
        return clean_line(text) or None

    def format(self, value: Any) -> str:
        """The value as text, as a clerk types and reads it; "" for None."""
        return "" if value is None else str(value)

    def mask(self, value: Any) -> str:
        """The value as shown when it is not being edited: the middle of a sensitive value is masked."""
        return self.format(value)

    def blank(self, value: Any) -> bool:
        """Whether the value counts as empty."""
        return value is None or value == ""


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


class Date(LedgerField, pw.DateField):
    """A day, stored as ISO text; typed as 20230412, 2023.4.12, 4-12 or 今天."""

    kind = "date"
    width = 8.5

    def __init__(self, label: str, *, future: bool = False, **kwargs: Any) -> None:
        #: Whether a day after today is allowed: for the end of a term, not for the day of an event.
        self.future = future
        super().__init__(label, **kwargs)

    def parse(self, text: str) -> dt.date | None:
        value = dates.parse_day(text)
        if value and not self.future and value > dt.date.today():
            raise InputProblem(f"{self.short}是将来的日子（{value}），{self._meant(value)}")
        return value

    @staticmethod
    def _meant(day: dt.date) -> str:
        """The hint for a day in the future: in January, days of December are typed. The year is never guessed."""
        year, exists = day.year - 1, (day.month, day.day) != (2, 29)
        if not exists or day.replace(year=year) > dt.date.today():
            return "请核对"
        return f"{year} 年的请写 {day.replace(year=year)}"

    def format(self, value: Any) -> str:
        return "" if value is None else str(value)[:10]


class Month(Date):
    """A calendar month, stored as its first day; typed as 2023-03, 2023年3月, 3月, 3 or any day of it."""

    width = 6.5

    def parse(self, text: str) -> dt.date | None:
        day = dates.parse_month(text) or super().parse(text)
        return day.replace(day=1) if day else None

    def format(self, value: Any) -> str:
        return "" if value is None else str(value)[:7]


class Clock(Text):
    """A time of day as HH:MM; typed as 930, 9:30, 9点半 or 下午3点."""

    kind = "clock"
    width = 4.5

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, max_length=5, **kwargs)

    def parse(self, text: str) -> str | None:
        return dates.parse_clock(text, self.short)


class Year(LedgerField, pw.IntegerField):
    """A calendar year such as 2023."""

    kind = "year"
    width = 5.0

    def parse(self, text: str) -> int | None:
        text = half_width(text).removesuffix("年").strip()
        if not text:
            return None
        if not re.fullmatch(r"(19|20)\d\d", text):
            raise InputProblem(f"{self.short}请写四位年份，如 2023")
        return int(text)


class Count(LedgerField, pw.IntegerField):
    """A whole number, not negative, with its unit (人、次、户…)."""

    kind = "count"
    width = 6.0

    def __init__(self, label: str, *, most: int = 100_000_000, **kwargs: Any) -> None:
        self.most = most
        super().__init__(label, **kwargs)

    def parse(self, text: str) -> int | None:
        text = half_width(text).replace(",", "").replace(" ", "")
        if self.unit:
            text = text.removesuffix(self.unit)
        if not text:
            return None
        if not re.fullmatch(r"\d{1,12}(\.0+)?", text):
            raise InputProblem(f"{self.short}请写整数，如 12")
        value = int(text.split(".")[0])
        if value > self.most:
            raise InputProblem(f"{self.short}不会超过 {self.most}，请核对")
        return value


class Money(LedgerField, pw.BigIntegerField):
    """An amount of yuan, stored in fen as an integer so that sums are exact."""

    kind = "money"
    width = 8.0

    def __init__(self, label: str, **kwargs: Any) -> None:
        kwargs.setdefault("unit", "元")
        super().__init__(label, **kwargs)

    def parse(self, text: str) -> int | None:
        text = half_width(text).replace(",", "").replace(" ", "").strip("¥￥").removesuffix("元")
        if not text:
            return None
        times = 1
        if text.endswith("万"):
            text, times = text[:-1], 10_000
        match = re.fullmatch(r"(\d{1,12})(?:\.(\d{1,6}))?", text)
        if not match:
            raise InputProblem(f"{self.short}请写数字，如 3200 或 3200.50")
        decimals = (match[2] or "").ljust(6, "0")
        micro = (int(match[1]) * 1_000_000 + int(decimals)) * times
        if micro % 10_000:
            raise InputProblem(f"{self.short}最多写到分（两位小数）")
        return micro // 10_000

    def format(self, value: Any) -> str:
        return "" if value is None else f"{int(value) // 100:,}.{int(value) % 100:02d}"


class Flag(LedgerField, pw.BooleanField):
    """Yes or no (是 / 否), never empty."""

    kind = "flag"
    width = 4.0

    def __init__(self, label: str, *, default: bool = False, **kwargs: Any) -> None:
        kwargs.setdefault("null", False)
        super().__init__(label, default=default, **kwargs)

    def parse(self, text: str) -> bool:
        word = half_width(text).lower()
        if word in {"是", "有", "对", "√", "✓", "1", "y", "yes", "true"}:
            return True
        if word in {"", "否", "无", "没有", "×", "0", "n", "no", "false"}:
            return False
        raise InputProblem(f"{self.short}请写“是”或“否”")

    def format(self, value: Any) -> str:
        return "是" if value else "否"

    def blank(self, value: Any) -> bool:
        return value is None


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


class RecordNumber(LedgerField, pw.IntegerField):
    """编号 as one sortable integer: year × 1,000,000 + serial; a register without years has the serial alone."""

    kind = "number"
    width = 6.0
    YEAR = 1_000_000

    def parse(self, text: str) -> int | None:
        text = half_width(text)
        if not text:
            return None
        match = re.fullmatch(r"(?:((?:19|20)\d\d)\s*-\s*)?(\d{1,6})", text)
        if not match:
            raise InputProblem("编号请写成 2023-017 的样子")
        return int(match[1] or 0) * self.YEAR + int(match[2])

    def format(self, value: Any) -> str:
        if value is None:
            return ""
        year, serial = divmod(int(value), self.YEAR)
        return f"{year}-{serial:03d}" if year else f"{serial:03d}"
