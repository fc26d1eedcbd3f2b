"""Fields of numbers: counts, money, yes or no, and the record's own number."""

from __future__ import annotations

import re
from typing import Any

import peewee as pw

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.fields.field import LedgerField
from lawgov_desktop.records.text.cleaning import half_width


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
