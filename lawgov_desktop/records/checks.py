"""Checks that the rules of several ledgers share: order of days, one row per person, document and licence numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from lawgov_desktop.records.record import FieldProblem

#: 文号 (党政机关公文处理工作条例 Art. 9, GB/T 9704 7.2.5): 下政发〔2023〕5号.
_DOCUMENT_NUMBER = re.compile(r".*\S〔(\d{4})〕[1-9]\d*号")
#: Digits of a lawyer's licence number (律师执业证号).
_LICENCE_DIGITS = 17


def check_order(record: Any, first: str, *later: str, called: str = "") -> Iterator[FieldProblem]:
    """A problem for each of the fields `later` whose value lies before the field `first`.

    The fields hold days, or times of one day. `called` names the first field in the sentence; without it the field's
    short label is used.
    """
    yield from _later(record, getattr(record, first), later, called or type(record).field(first).short)


def check_order_in_parent(
    row: Any, parent: Any, first: str, *later: str, called: str = ""
) -> Iterator[FieldProblem]:
    """A problem for each of the fields `later` of a child row whose value lies before the parent's field `first`.

    A parent without that field, or with none filled in, forbids nothing.
    """
    start = getattr(parent, first, None)
    if start:
        yield from _later(row, start, later, called or type(parent).field(first).short)


def _later(record: Any, start: Any, later: Sequence[str], called: str) -> Iterator[FieldProblem]:
    for name in later:
        day = getattr(record, name)
        if start and day and day < start:
            yield FieldProblem(name, f"早于{called} {start}，请核对")


def check_no_person_twice(rows: Sequence[Any], child: str, link: str = "person") -> Iterator[FieldProblem]:
    """A problem for each child row whose `link` names a person that a row above it names already."""
    seen: set[Any] = set()
    for position, row in enumerate(rows):
        person = row.__data__.get(link)
        if person is None:
            continue
        if person in seen:
            name = getattr(row, link).caption
            yield FieldProblem(link, f"{name}上面已有一行，请去掉一行", child, position)
        seen.add(person)


def check_document_number(
    record: Any, name: str = "document_number", *, of: str = ""
) -> Iterator[FieldProblem]:
    """A warning for the field `name` whose text is no document number, or whose year is not that of the day `of`."""
    value, day = getattr(record, name), getattr(record, of) if of else None
    if not value:
        return
    match = _DOCUMENT_NUMBER.fullmatch(value)
    label = type(record).field(name).short
    if match is None:
        yield FieldProblem(name, f"{label}一般写成“下政发〔2023〕5号”，年份用六角括号，请核对")
    elif day is not None and int(match[1]) != day.year:
        other = type(record).field(of).short
        yield FieldProblem(name, f"{label}的年份 {match[1]} 与{other} {day} 不是同一年，请核对")


def check_lawyer_licence(record: Any, name: str = "licence_number") -> Iterator[FieldProblem]:
    """A warning for the field `name` whose text is no licence number of a lawyer."""
    value = getattr(record, name)
    if value and not re.fullmatch(rf"\d{{{_LICENCE_DIGITS}}}", value):
        yield FieldProblem(name, f"律师执业证号一般是 {_LICENCE_DIGITS} 位数字，现在有 {len(value)} 位")
