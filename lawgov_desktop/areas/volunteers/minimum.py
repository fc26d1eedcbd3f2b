"""每村至少几名: the villages with fewer volunteers in post than the office's own minimum."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import peewee as pw

from lawgov_desktop.areas.township.village import ADMINISTRATIVE, Village
from lawgov_desktop.areas.volunteers.volunteer import Volunteer
from lawgov_desktop.areas.volunteers.volunteer_rules import IN_POST
from lawgov_desktop.storage.engine.sqlite_errors import storage_errors
from lawgov_desktop.storage.office_file import OfficeFile

_SETTING = "volunteers_per_village"
#: Most villages named in the sentence; further ones are only counted.
_NAMED = 2


def least(file: OfficeFile) -> int:
    """每村法律明白人至少, as set by the office; 0 where the setting is no number, which switches the rule off."""
    text = file.settings[_SETTING].strip()
    return int(text) if text.isascii() and text.isdigit() else 0


def short_villages(file: OfficeFile) -> list[tuple[Any, int]]:
    """(village, volunteers in post) of the administrative villages in force today with too few volunteers.

    Empty while the file has no volunteer in post: such an office does not use the ledger.
    """
    counted = pw.fn.COUNT(Volunteer.id)
    in_post = Volunteer.deleted_at.is_null() & (Volunteer.status == IN_POST)
    with storage_errors():
        count_of = dict(
            Volunteer.select(Volunteer.village, counted).where(in_post).group_by(Volunteer.village).tuples()
        )
        if not count_of:
            return []
        live = Village.deleted_at.is_null() & Village.valid_to.is_null() & (Village.kind == ADMINISTRATIVE)
        villages = list(Village.select().where(live).order_by(Village.number))
    wanted = least(file)
    return [
        (village, count_of.get(village.id, 0)) for village in villages if count_of.get(village.id, 0) < wanted
    ]


def sentence(villages: Sequence[tuple[Any, int]], wanted: int) -> str:
    """东河村 2 名、柳沟村没有，每村至少 3 名; empty when no village is short."""
    if not villages:
        return ""
    named = "、".join(
        f"{village.name}{f' {count} 名' if count else '没有'}" for village, count in villages[:_NAMED]
    )
    more = f"等 {len(villages)} 个村" if len(villages) > _NAMED else ""
    return f"{named}{more}，每村至少 {wanted} 名在岗"
