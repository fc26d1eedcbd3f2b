"""节假日: days off and worked weekend days, in a table the office can edit."""

from __future__ import annotations

import datetime as dt
import uuid

import peewee as pw

from lawgov_desktop.records.proxy import database

OFF, WORKED = "休", "班"


class Holiday(pw.Model):
    """A day that differs from its weekday: a weekday off (休) or a weekend day worked (班)."""

    uid = pw.CharField(max_length=32, default=lambda: uuid.uuid4().hex, unique=True)
    day = pw.DateField(unique=True)
    kind = pw.CharField(max_length=1)
    name = pw.CharField(max_length=40, default="")
    rev = pw.IntegerField(default=1)
    updated_at = pw.CharField(default=lambda: dt.datetime.now().isoformat(" ", "milliseconds"))

    class Meta:
        """One row per day."""

        database = database
        table_name = "holiday"
