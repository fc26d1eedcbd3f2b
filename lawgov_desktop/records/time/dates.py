"""Parsing and writing days, months and times of day, as clerks type them and as documents print them."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.text.cleaning import half_width

_WORDS = {"今天": 0, "今日": 0, "昨天": -1, "昨日": -1, "前天": -2, "明天": 1}
_PATTERNS = (
    re.compile(r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)"),
    re.compile(r"(?P<y>\d{4})[-./年](?P<m>\d{1,2})[-./月](?P<d>\d{1,2})日?"),
    re.compile(r"(?P<y>\d\d)[-./年](?P<m>\d{1,2})[-./月](?P<d>\d{1,2})日?"),
    re.compile(r"(?P<m>\d{1,2})[-./月](?P<d>\d{1,2})[日号]?"),
    re.compile(r"(?P<m>\d\d)(?P<d>\d\d)"),
)

#: Year of a day typed without one (3.5): the working year, set when a file is opened or another year chosen.
_working = {"year": dt.date.today().year}


def set_working_year(year: int) -> None:
    """Set the year of days typed without one."""
    _working["year"] = year


def parse_day(text: str) -> dt.date | None:
    """The day of typed text, None for an empty one. Raises InputProblem."""
    text = re.sub(r"\s+00:00(:00)?(\.0+)?$", "", half_width(text))
    text = _in_digits(text)
    if not text:
        return None
    if text in _WORDS:
        return dt.date.today() + dt.timedelta(days=_WORDS[text])
    for pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match and not re.fullmatch(r"(19|20)\d\d", text):
            parts = {k: int(v) for k, v in match.groupdict().items()}
            return _real_day(parts.get("y", _working["year"]), parts["m"], parts["d"])
    if re.fullmatch(r"(19|20)\d\d年?|((19|20)\d\d[-./年])?\d{1,2}月", text):
        raise InputProblem("请写到哪一天，如 2023-04-12 或 4.12")
    raise InputProblem("看不懂这个日期，请写成 2023-04-12 或 4.12")


def parse_month(text: str) -> dt.date | None:
    """The first day of a month written without a day (2023-03, 202303, 3月, 3); None for any other text."""
    text = _in_digits(text)
    match = re.fullmatch(r"(?:(\d{4})[-./年])?(\d{1,2})月?", text) or re.fullmatch(r"(\d{4})(\d\d)", text)
    if not match:
        return None
    return _real_day(int(match[1] or _working["year"]), int(match[2]), 1)


def parse_clock(text: str, label: str = "时间") -> str | None:
    """The time of day of 930, 9:30, 9点半 or 下午3点 as HH:MM; None for an empty text. Raises InputProblem."""
    text = half_width(text).replace(" ", "")
    if not text:
        return None
    match = re.fullmatch(
        r"(?P<half>上午|下午|晚上|中午)?(?P<h>\d{1,2})(?:[:.点时](?:(?P<m>\d{1,2})分?|(?P<half_hour>半))?(?::\d\d)?|(?P<mm>\d\d))?",
        text,
    )
    if not match:
        raise InputProblem(f"{label}看不懂，请写成 9:30 的样子")
    hour = int(match["h"]) + (12 if match["half"] in ("下午", "晚上") and int(match["h"]) < 12 else 0)
    minute = 30 if match["half_hour"] else int(match["m"] or match["mm"] or 0)
    if hour > 23 or minute > 59:
        raise InputProblem(f"没有 {hour} 点 {minute} 分，请核对{label}")
    return f"{hour:02d}:{minute:02d}"


def _real_day(year: int, month: int, day: int) -> dt.date:
    if year < 100:
        year += 2000 if year < 70 else 1900
    if not 1 <= month <= 12:
        raise InputProblem(f"没有 {month} 月，请核对")
    if not 1900 <= year <= 2100:
        raise InputProblem(f"年份 {year} 不对，请核对")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise InputProblem(f"{month} 月只有 {last} 天，请核对")
    return dt.date(year, month, day)


def after_months(day: dt.date, months: int) -> dt.date:
    """The same day `months` later, or the last day of that month when it has no such day (民法典 Art. 202)."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return dt.date(day.year + year, month + 1, min(day.day, last))


_DIGITS = "〇一二三四五六七八九"
_HAN_NUMBER = re.compile(r"[〇零○一二三四五六七八九十]+(?=[年月日号])")


def _in_digits(text: str) -> str:
    return _HAN_NUMBER.sub(lambda match: _arabic(match[0]), half_width(text).replace(" ", ""))


def _arabic(han: str) -> str:
    """The number written in Han digits in official documents: 二〇二三 is 2023, 十 is 10; other text is unchanged."""
    plain = han.replace("零", "〇").replace("○", "〇")
    if "十" not in plain:
        return "".join(str(_DIGITS.index(c)) for c in plain)
    match = re.fullmatch("([一二三四五六七八九]?)十([一二三四五六七八九]?)", plain)
    return f"{_DIGITS.index(match[1] or '一')}{_DIGITS.index(match[2] or '〇')}" if match else han


def in_han(number: int) -> str:
    """A number from 0 to 99 as a Han ordinal: 一, 十, 二十三."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones or not tens else "")


def in_han_digits(day: dt.date) -> str:
    """二〇二三年十二月四日, with 〇 and never 零."""
    year = "".join(_DIGITS[int(c)] for c in str(day.year))
    return f"{year}年{in_han(day.month)}月{in_han(day.day)}日"


def in_arabic(day: dt.date) -> str:
    """2023年12月4日, no leading zeros (GB/T 9704 7.3.5)."""
    return f"{day.year}年{day.month}月{day.day}日"
