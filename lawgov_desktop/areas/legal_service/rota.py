"""排值班表: turns of duty for a span of days, the lawyers taking turns in the order they are named."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from itertools import cycle
from typing import Any

from lawgov_desktop.areas.legal_service.duty import SESSIONS, WHOLE_DAY, DutySlot, clash, weekday
from lawgov_desktop.errors import InputProblem
from lawgov_desktop.records.batch import Batch, BatchField, BatchRow
from lawgov_desktop.records.fields import Choice, Clock, Date, Flag, PersonName, Text
from lawgov_desktop.records.text.cleaning import half_width
from lawgov_desktop.records.time import workdays

_DAYS = "一二三四五六日"
_NAMES = re.compile(r"[、，,；;\n]+")
#: Longest span of a rota in days: a longer one is a typing error.
_MOST_DAYS = 366
_ONE = dt.timedelta(days=1)


class Weekdays(Text):
    """星期几: 三, 周一、周四, 星期2, 一至五; stored as 周一、周四."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, 40, **kwargs)

    def parse(self, text: str) -> str | None:
        text = re.sub(r"星期|礼拜|周", "", half_width(text)).replace("天", "日").replace(" ", "")
        text = re.sub(r"[1-7]", lambda match: _DAYS[int(match[0]) - 1], text)
        span = re.fullmatch(rf"([{_DAYS}])[至到\-—~]([{_DAYS}])", text)
        if span and _DAYS.index(span[1]) < _DAYS.index(span[2]):
            text = _DAYS[_DAYS.index(span[1]) : _DAYS.index(span[2]) + 1]
        days = re.sub(r"[、，,;；和]", "", text)
        if set(days) - set(_DAYS):
            raise InputProblem(f"{self.short}看不懂，请写成 周三 或 周一、周四")
        return "、".join(f"周{day}" for day in _DAYS if day in days) or None


class LawyerNames(Text):
    """Names in the order of their turns, separated by 、; a lawyer need not be in the register of people."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        super().__init__(label, 400, **kwargs)

    def parse(self, text: str) -> str | None:
        one = PersonName(self.short)
        names = [name for part in _NAMES.split(text) if (name := one.parse(part))]
        twice = {name for name in names if names.count(name) > 1}
        if twice:
            raise InputProblem(f"{self.short}里{min(twice)}写了两次，请留一次")
        return super().parse("、".join(names))


ROTA = Batch(
    "duty_rota",
    "排值班表",
    "dutyslot",
    "lawgov_desktop.areas.legal_service.rota:make",
    fields=(
        BatchField("from_day", Date("从", required=True, future=True)),
        BatchField("to_day", Date("到", required=True, future=True)),
        BatchField(
            "weekdays", Weekdays("星期", required=True, hint="如 周三，或 周一、周四"), default="周三"
        ),
        BatchField("lawyers", LawyerNames("律师", required=True, hint="按轮值次序写，用顿号隔开")),
        BatchField("session", Choice("时段", SESSIONS, required=True), default=WHOLE_DAY),
        BatchField("from_time", Clock("开始时间")),
        BatchField("to_time", Clock("结束时间")),
        BatchField("leader", PersonName("带班干部")),
        BatchField("place", Text("地点", 60)),
        BatchField("skip_days_off", Flag("休息日不排", default=True), default=True),
    ),
    note="在这些天里按次序轮流排班。休息日和律师已经有班的那天跳过；执业机构和电话照各人上次值班的填。",
    begin="lawgov_desktop.areas.legal_service.rota:begin",
)


def begin(year: int) -> dict[str, Any]:
    """Defaults that continue the last rota: the day after it to the end of that year, its lawyers and its place."""
    slot = DutySlot
    live = slot.select().where(slot.deleted_at.is_null() & (slot.duty_on < dt.date(year + 1, 1, 1)))
    last = list(live.order_by(slot.duty_on.desc(), slot.id.desc()).limit(20))
    first = dt.date(year, 1, 1)
    if last and last[0].duty_on >= first and last[0].duty_on < dt.date(year, 12, 31):
        first = last[0].duty_on + _ONE
    values: dict[str, Any] = {"from_day": first, "to_day": dt.date(year, 12, 31)}
    if last:
        values |= {"lawyers": "、".join(_in_turn(last)), "leader": last[0].leader, "place": last[0].place}
        values |= {"session": last[0].session, "weekdays": f"周{_DAYS[last[0].duty_on.weekday()]}"}
    return {name: value for name, value in values.items() if value}


def _in_turn(last: list[Any]) -> list[str]:
    """The lawyers of the last turns, newest first in `last`; the lawyer whose last turn is longest ago comes first."""
    return list(reversed(dict.fromkeys(slot.lawyer for slot in last)))


def make(answers: Mapping[str, Any], year: int, settings: Mapping[str, str]) -> list[BatchRow]:
    """One draft a turn. Raises InputProblem when the days or the lawyers are invalid."""
    days = list(_days(answers))
    names = [name for name in _NAMES.split(answers.get("lawyers") or "") if name]
    if not names:
        raise InputProblem("请写值班的律师，几个人用顿号隔开")
    if not days:
        raise InputProblem("这段时间里没有选中的星期几，请核对起止日期")
    sessions_of, known = _saved_sessions(days), _last_slots(names)
    turns, drafts = cycle(names), []
    for day in days:
        off = bool(answers.get("skip_days_off")) and not workdays.is_workday(day)
        # A day off uses up no turn.
        name = "" if off else next(turns)
        slot = _slot(day, name, answers, known.get(name))
        mine = sessions_of.get((day, name), ())
        why = "休息日" if off else "已经排了班" if any(clash(slot.session, one) for one in mine) else ""
        drafts.append(BatchRow(slot, shown=(str(day), weekday(day), name or "—"), skipped=why))
    if answers.get("skip_days_off"):
        _note_unknown_years(drafts)
    return drafts


def _note_unknown_years(drafts: list[BatchRow]) -> None:
    """A note for a year without holidays in the file: only weekends are days off."""
    years = {draft.record.duty_on.year for draft in drafts}
    unknown = {year for year in years if not workdays.known(year)}
    for draft in drafts:
        if draft.record.duty_on.year in unknown:
            draft.note = (
                f"{draft.record.duty_on.year} 年的节假日还没有填，只跳过了周六周日。"
                "公布后请在“设置”的节假日里填，再排。"
            )


def _days(answers: Mapping[str, Any]) -> Iterator[dt.date]:
    first, last = answers.get("from_day"), answers.get("to_day")
    chosen = {
        _DAYS.index(word.removeprefix("周")) for word in (answers.get("weekdays") or "").split("、") if word
    }
    if first is None or last is None or not chosen:
        raise InputProblem("请写从哪天到哪天、星期几值班")
    if last < first:
        raise InputProblem(f"结束的日子早于 {first}，请核对")
    if (last - first).days >= _MOST_DAYS:
        raise InputProblem("一次最多排一年，请把起止日期写近一些")
    while first <= last:
        if first.weekday() in chosen:
            yield first
        first += _ONE


def _slot(day: dt.date, name: str, answers: Mapping[str, Any], last: Any) -> DutySlot:
    plain = {key: answers.get(key) or None for key in ("from_time", "to_time", "leader", "place")}
    slot = DutySlot(duty_on=day, session=answers.get("session") or WHOLE_DAY, lawyer=name or None, **plain)
    if last is not None:
        slot.firm, slot.phone = last.firm, last.phone
    return slot


def _saved_sessions(days: list[dt.date]) -> dict[tuple[dt.date, str], list[str]]:
    """Saved sessions by day and lawyer."""
    slot = DutySlot
    rows = slot.select(slot.duty_on, slot.lawyer, slot.session).where(
        slot.duty_on.between(days[0], days[-1]) & slot.deleted_at.is_null()
    )
    sessions: dict[tuple[dt.date, str], list[str]] = {}
    for row in rows:
        sessions.setdefault((row.duty_on, row.lawyer), []).append(row.session)
    return sessions


def _last_slots(names: list[str]) -> dict[str, Any]:
    """The newest slot of each lawyer, by name, for the firm and the telephone."""
    slot = DutySlot
    rows = (
        slot.select()
        .where(slot.lawyer.in_(names) & slot.deleted_at.is_null())
        .order_by(slot.duty_on, slot.id)
    )
    return {row.lawyer: row for row in rows}
