"""Terms (用语): the words an office chooses, in one table; renaming changes every row, retiring deletes none."""

from __future__ import annotations

import datetime as dt
import uuid
from typing import Any

import peewee as pw

from lawgov_desktop.records.proxy import database


class Term(pw.Model):
    """One term of one vocabulary; figures use its `code`, people read its `label`."""

    uid = pw.CharField(max_length=32, default=lambda: uuid.uuid4().hex, unique=True)
    vocabulary = pw.CharField(max_length=40)
    code = pw.CharField(max_length=40)
    label = pw.CharField(max_length=60)
    statistic_code = pw.CharField(max_length=40, default="")
    #: The office's definition of the term (what a colour stands for, what a kind includes), shown beside it.
    note = pw.CharField(max_length=200, default="")
    position = pw.IntegerField(default=0)
    retired_at = pw.DateField(null=True)
    rev = pw.IntegerField(default=1)
    updated_at = pw.CharField(default=lambda: dt.datetime.now().isoformat(" ", "milliseconds"))

    class Meta:
        """A code is unique in its vocabulary and is never changed."""

        database = database
        table_name = "term"
        indexes = ((("vocabulary", "code"), True),)

    @classmethod
    def field(cls, name: str) -> Any:
        """The field called `name`; KeyError when there is none."""
        return cls._meta.fields[name]

    def __str__(self) -> str:
        return str(self.label)
