"""Batches of appointments: one lawyer for many villages, and the renewal of terms that end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.areas.township.village import Village
from lawgov_desktop.errors import InputProblem, OperationRefused
from lawgov_desktop.records.batch import Batch, BatchField, BatchRow
from lawgov_desktop.records.fields import Date, DocumentNumber, Link, PersonName, Phone, Text

_HERE = "lawgov_desktop.areas.advisers.batches"
#: Fields a renewed appointment copies from the old one.
_KEPT = (
    "person", "name", "sex", "profession", "firm", "licence_number", "phone", "service_time", "service_place",
    "village_contact", "contact_phone", "chat_group", "office_contact", "supervision_phone",
)  # fmt: skip
BATCHES = (
    Batch(
        "appoint_advisers",
        "一人聘到多个村",
        "adviserappointment",
        f"{_HERE}:appoint",
        fields=(
            BatchField("villages", Link("村（社区）", Village, backref="+", required=True), many=True),
            BatchField("name", PersonName("顾问姓名", required=True)),
            BatchField("firm", Text("执业机构", 60, required=True)),
            BatchField("phone", Phone("联系电话", public=True)),
            BatchField("contract_number", DocumentNumber("聘书（协议）号")),
            BatchField("from_day", Date("聘任开始", required=True, future=True)),
            BatchField("to_day", Date("聘任结束", future=True)),
        ),
        note="给每个勾上的村登记一行聘任；这段时间已有顾问的村不登记。",
    ),
    Batch(
        "renew_advisers",
        "到期的续聘一年",
        "adviserappointment",
        f"{_HERE}:renew",
        fields=(BatchField("contract_number", DocumentNumber("新的聘书（协议）号")),),
        note="今年到期的聘任，从到期的第二天起各续一年，顾问和服务安排照旧。",
    ),
)


def appoint(answers: Mapping[str, Any], year: int, settings: Mapping[str, str]) -> list[BatchRow]:
    """One appointment a village. Raises InputProblem when no village, name or day is given."""
    villages = answers.get("villages") or []
    if not villages:
        raise InputProblem("请先勾选村")
    values = {
        name: answers.get(name) for name in ("name", "firm", "phone", "contract_number", "from_day", "to_day")
    }
    if not values["name"] or not values["firm"] or not values["from_day"]:
        raise InputProblem("请填写顾问姓名、执业机构和聘任开始")
    if values["to_day"] and values["to_day"] < values["from_day"]:
        raise InputProblem("聘任结束早于开始，请核对")
    return [_draft(AdviserAppointment(village=village, **values)) for village in villages]


def renew(answers: Mapping[str, Any], year: int, settings: Mapping[str, str]) -> list[BatchRow]:
    """One draft, a year longer, for every appointment that ends in `year`. Raises OperationRefused when none does."""
    table = AdviserAppointment
    ending = list(
        table.select()
        .where(table.deleted_at.is_null() & table.to_day.between(dt.date(year, 1, 1), dt.date(year, 12, 31)))
        .order_by(table.number)
    )
    if not ending:
        raise OperationRefused(f"{year} 年没有到期的聘任。")
    drafts = []
    for old in ending:
        start = old.to_day + dt.timedelta(days=1)
        copied_values = {name: getattr(old, name) for name in _KEPT}
        end = _a_year_later(start) - dt.timedelta(days=1)
        drafts.append(
            _draft(
                table(
                    village=old.village_id,
                    contract_number=answers.get("contract_number"),
                    from_day=start,
                    to_day=end,
                    **copied_values,
                )
            )
        )
    return drafts


def _a_year_later(day: dt.date) -> dt.date:
    """The same day of the next year; of a leap day the first of March, so that the term ends with February."""
    leap = (day.month, day.day) == (2, 29)
    return dt.date(day.year + 1, 3, 1) if leap else day.replace(year=day.year + 1)


def _draft(record: AdviserAppointment) -> BatchRow:
    wrong = next((p.sentence for p in record.problems({}) if p.field == "from_day"), "")
    shown = (record.village.name, record.name, f"{record.from_day} 至 {record.to_day or '另定'}")
    return BatchRow(record, {}, shown, "这段时间已有顾问" if wrong else "")
