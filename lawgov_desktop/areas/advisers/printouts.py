"""村法律顾问一览表: the roster for the wall of every village hall, as of one day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from lawgov_desktop.areas.advisers.appointment import AdviserAppointment
from lawgov_desktop.areas.township.village import ADMINISTRATIVE, Village
from lawgov_desktop.errors import PaperProblem
from lawgov_desktop.printing.fonts import office_fonts
from lawgov_desktop.records.printed import PrintedRow, PrintResult
from lawgov_desktop.records.time.dates import in_arabic
from lawgov_desktop.records.time.period import Period, Register
from lawgov_desktop.storage.engine.dialect import among
from lawgov_desktop.storage.office_file import OfficeFile
from lawgov_desktop.storage.tables import query

if TYPE_CHECKING:
    from lawgov_desktop.printing.fonts.missing_choices import MissingChoices
    from lawgov_desktop.printing.fonts.unprintable import OnMissing

#: Smallest height of a line in mm; lower lines go to a second sheet.
_CLOSEST = 5.4
#: Heading, width in mm, alignment, and whether the text is never broken.
_COLUMNS = (
    ("序号", 9, "centre", True),
    ("村（社区）", 27, "left", False),
    ("法律顾问", 20, "left", False),
    ("性别", 10, "centre", True),
    ("执业机构", 46, "left", False),
    ("执业证号", 32, "left", True),
    ("联系电话", 28, "left", True),
    ("聘任起止", 40, "left", True),
    ("每月服务", 25, "left", False),
    ("村联系人", 24, "left", False),
)
#: Columns of names, broken only between two names.
_NAMES = ("村（社区）", "法律顾问", "村联系人")


def _month(day: Any) -> str:
    return str(day)[:7].replace("-", ".") if day else ""


def _licence(number: str | None) -> str:
    """The licence number with its middle hidden: the roster hangs in public."""
    return "" if not number else number if len(number) < 10 else number[:5] + "*" * 8 + number[-2:]


def _in_force(period: Period, ids: Sequence[int] | None) -> list[Any]:
    """Appointments on the roster's day (or those chosen), by village number; communities behind the villages."""
    model = AdviserAppointment
    condition = (
        model.id.in_(among(ids))
        if ids is not None
        else query.in_force(model, "from_day", "to_day", period, as_of=True)
    )
    rows = model.select(model, Village).join(Village).where(condition & model.deleted_at.is_null())
    return sorted(
        rows, key=lambda row: (row.village.kind != ADMINISTRATIVE, row.village.number or 0, row.from_day)
    )


def count_appointments(_file: OfficeFile, period: Period) -> int:
    """How many appointments are in force on the roster's day."""
    return len(_in_force(period, None))


def _total(rows: Sequence[Any], period: Period, *, whole: bool) -> str:
    """24 个村，8 名法律顾问，一村一名全覆盖; 全覆盖 only when no village lacks an adviser.

    The total of chosen rows (not `whole`) says nothing about the other villages.
    """
    time = Register("valid_from", "valid_to")
    in_force = query.within(Village, time, period, as_of=True)
    villages = {
        v.id
        for v in Village.select().where(in_force & query.live(Village) & (Village.kind == ADMINISTRATIVE))
    }
    covered = {row.village_id for row in rows} & villages
    advisers = {(row.name, row.firm) for row in rows}
    others = len({row.village_id for row in rows} - villages)
    words = f"{len(covered)} 个村{f'、{others} 个社区' if others else ''}，{len(advisers)} 名法律顾问"
    if not whole:
        return words
    if covered == villages:
        return f"{words}，一村一名全覆盖"
    return f"{words}，全镇 {len(villages)} 个村，还缺 {len(villages - covered)} 个村"


def _cells(index: int, row: Any) -> list[str]:
    return [
        str(index),
        row.village.name,
        row.name,
        row.sex or "",
        row.firm or "",
        _licence(row.licence_number),
        row.phone or "",
        f"{_month(row.from_day)}—{_month(row.to_day)}",
        row.service_time or "",
        row.village_contact or "",
    ]


def _look(count: int) -> Any:
    """Line height and font size: two or three lines more than a page holds are set closer, not on a second sheet."""
    from dataclasses import replace

    from lawgov_desktop.printing.sheets.register import ROSTER

    room = ROSTER.bottom - ROSTER.top - ROSTER.header
    close = room / (count + 1)
    return replace(ROSTER, row=min(ROSTER.row, close)) if close >= _CLOSEST else ROSTER


@office_fonts.as_set
def roster(
    file: OfficeFile,
    ids: Sequence[int] | None,
    period: Period,
    on_missing: OnMissing | MissingChoices = "stop",
    first: int | None = None,
) -> PrintResult:
    """A4 landscape: one line per appointment in force on the cut-off day, with totals and the phones to call.

    It is one or two sheets, so `first` is not used. Raises PaperProblem when nobody is appointed, or before page 1 when
    a name cannot be printed in full.
    """
    from lawgov_desktop.printing.fonts.missing_choices import choices_for, named_rows, notes_of
    from lawgov_desktop.printing.sheets.table import Table
    from lawgov_desktop.printing.sheets.table_columns import PrintColumn
    from lawgov_desktop.printing.sheets.table_printer import draw_table

    rows = _in_force(period, ids)
    if not rows:
        raise PaperProblem(f"{in_arabic(period.as_of)}没有在聘的村法律顾问。请先在“村法律顾问”里登记聘任。")
    settings = file.settings.all()
    phones = [
        f"司法所 {settings['office_phone']}" if settings["office_phone"] else "",
        f"监督电话 {settings['supervision_phone']}" if settings["supervision_phone"] else "",
        "法律服务热线 12348",
    ]
    day = period.as_of
    table = Table(
        f"{settings['town']}村（社区）法律顾问一览表",
        tuple(
            PrintColumn(title, width, align, whole=whole, names=title in _NAMES)  # type: ignore[arg-type]
            for title, width, align, whole in _COLUMNS
        ),
        [_cells(index, row) for index, row in enumerate(rows, 1)],
        left_note=f"填报单位：{settings['office']}",
        right_note=f"截至 {day.year} 年 {day.month} 月 {day.day} 日",
        totals=_total(rows, period, whole=ids is None),
        footer="　　".join(phone for phone in phones if phone),
        author=settings["office"] or settings["town"],
        look=_look(len(rows)),
    )
    labels = [f"{row.village.name} {row.name}" for row in rows]
    with named_rows(labels):
        job = draw_table(table, on_missing=choices_for(file.db, on_missing, [row.uid for row in rows]))
    printed = tuple(
        PrintedRow(row.uid, label, pages)
        for row, label, pages in zip(rows, labels, job.row_pages, strict=True)
        if pages
    )
    return PrintResult("roster", job.pdf, printed, notes_of(job.missing, job.skipped, labels))
