"""Thresholds the office sets (days, hours, how many villages), where a rule of a record asks for them."""

from __future__ import annotations

from typing import Any

import peewee as pw

from lawgov_desktop.records.binding import database
from lawgov_desktop.records.settings import SETTINGS


class KeptSetting(pw.Model):
    """One line of the settings table, as far as a rule reads it; writing goes through the door."""

    key = pw.CharField(unique=True)
    value = pw.CharField()

    class Meta:
        """The house's own table."""

        database = database
        table_name = "setting"


def text(key: str) -> str:
    """The kept text of a setting or its default. Raises KeyError for an undeclared one."""
    default = SETTINGS[key].default
    model: Any = KeptSetting
    kept = model.get_or_none(model.key == key)
    return default if kept is None else str(kept.value).strip()


def number(key: str) -> int:
    """The whole number a setting holds; its default where somebody wrote something else."""
    kept = text(key)
    return int(kept) if kept.isascii() and kept.isdigit() else int(SETTINGS[key].default)
